"""A docx taken apart: its parts as text, its styles, its words in order."""

from __future__ import annotations

import io
import re
import zipfile

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def part(data: bytes, name: str) -> str:
    """A part of the archive as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def style(data: bytes, name: str) -> str:
    """The XML of a style, by id."""
    found = re.search(
        rf'<w:style [^>]*w:styleId="{name}".*?</w:style>', part(data, "word/styles.xml")
    )
    assert found, name
    return found[0]


def lines(data: bytes) -> list[str]:
    """The words of every paragraph as python-docx reads them, those in tables included."""
    body = docx.Document(io.BytesIO(data)).element.body
    words = [Paragraph(each, None).text for each in body.iter(qn("w:p"))]  # type: ignore[arg-type]
    return [text.replace("\n", "") for text in words if text]
