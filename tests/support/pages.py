"""The pages of a docx as LibreOffice lays them out, line by line, in millimetres."""

from __future__ import annotations

import html
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tests.support import tools
from tests.support.rendering import to_pdf

_LINE = re.compile(
    r'<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</line>', re.DOTALL
)
_WORD = re.compile(r"<word [^>]*>(.*?)</word>")
_MM = 72 / 25.4


class Line(NamedTuple):
    """A line and its edges in mm from the upper left corner of the page."""

    words: str
    left: float
    top: float
    right: float
    bottom: float


class Page:
    """The lines of a page, from pdftotext -bbox-layout."""

    def __init__(self, layout: str) -> None:
        self.lines = [
            Line(html.unescape("".join(_WORD.findall(words))), *(float(e) / _MM for e in edges))
            for *edges, words in _LINE.findall(layout)
        ]
        self.words = [line.words for line in self.lines]

    @property
    def number(self) -> Line:
        """The page number, the lowest line."""
        return max(self.lines, key=lambda line: line.top)

    def line(self, beginning: str) -> Line:
        """The first line that begins with these words."""
        return next(line for line in self.lines if line.words.startswith(beginning))


def require_layout() -> None:
    """Return if documents can be laid out here; otherwise skip, or fail where all are required."""
    tools.require("soffice", "pdftotext", "fc-list")
    fonts = subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=True)
    if not fonts.stdout:
        tools.missing("没有中文字体，此项测试需要：apt-get install fonts-noto-cjk")


def laid_out(documents: Mapping[str, bytes], folder: Path) -> dict[str, list[Page]]:
    """The pages of each docx by its name, in one start of LibreOffice."""
    require_layout()
    for name, data in documents.items():
        (folder / f"{name}.docx").write_bytes(data)
    pdfs = to_pdf(*(folder / f"{name}.docx" for name in documents), folder=folder)
    return {name: _pages(pdf) for name, pdf in zip(documents, pdfs, strict=True)}


def _pages(pdf: Path) -> list[Page]:
    layout = subprocess.run(
        ["pdftotext", "-bbox-layout", str(pdf), "-"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    return [Page(each) for each in layout.split("<page ")[1:]]
