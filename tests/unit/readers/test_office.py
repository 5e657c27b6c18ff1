"""Old and foreign office files: through LibreOffice, or a message that says what to install."""

from __future__ import annotations

import hashlib
import io
import shutil
from pathlib import Path

import pytest
from docx import Document

import toolkit
from tests.support import copies, tools
from toolkit.errors import MissingPackage
from toolkit.readers import office
from toolkit.source import SourceText

RTF = rb"{\rtf1\ansi\uc0 \u21516\u24535\u20204\u-230 \par }"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def ole(stream: str) -> bytes:
    """The beginning of an OLE file with a stream of this name."""
    return OLE + b"\0" * 500 + stream.encode("utf-16-le")


def test_without_libreoffice_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 5, and a way that needs nothing installed."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(office, "_PLACES", ())
    with pytest.raises(MissingPackage, match=r"讲话\.doc 需要 LibreOffice.*另存为 \.docx"):
        office.read(ole("WordDocument"), "讲话.doc")


@pytest.mark.parametrize(
    ("data", "code"),
    [(ole("EncryptedPackage"), "SRC033"), (ole("PowerPoint"), "SRC003"), (b"text", "SRC003")],
)
def test_what_is_none_of_these_is_refused_at_once(data: bytes, code: str) -> None:
    """Locked files and other programs' files need no LibreOffice to be refused."""
    outcome = office.read(data, "讲话.doc")
    assert outcome.value is None
    assert [each.code for each in outcome.findings] == [code]


def test_a_program_that_makes_nothing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may fail or hang; after the time limit it is ended."""
    tools.require("sh", "sleep")
    for script in ("exit 1", "sleep 600"):
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setattr(office, "_program", lambda _, path=str(program): path)
        monkeypatch.setattr(office, "SECONDS", 1)
        outcome = office.read(RTF, "讲话.rtf")
        assert outcome.value is None
        assert [each.code for each in outcome.findings] == ["SRC031"]


def test_rtf_is_read_with_the_name_and_hash_of_the_original() -> None:
    """What LibreOffice made in between leaves no trace."""
    tools.require("soffice")
    source = office.read(RTF, "讲话.doc").value
    assert isinstance(source, SourceText)
    assert source.text == "同志们：\n"
    assert (source.name, source.media_type) == ("讲话.doc", "application/rtf")
    assert source.sha256 == hashlib.sha256(RTF).hexdigest()


def test_word_xml_is_read_too(tmp_path: Path) -> None:
    """Word 2003 saves XML that looks like text; it is none."""
    tools.require("soffice")
    data = (
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument '
        b'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r><w:t>'
        + "同志们：".encode()
        + b"</w:t></w:r></w:p></w:body></w:wordDocument>"
    )
    path = tmp_path / "讲话.doc"
    path.write_bytes(data)
    source = toolkit.read(path).value
    assert isinstance(source, SourceText)
    assert source.text == "同志们：\n"


def test_tables_of_old_documents_stay_tables(tmp_path: Path) -> None:
    """A .doc goes through the reader of Word documents."""
    tools.require("soffice")
    document = Document()
    table = document.add_table(0, 3)
    for words in (("序号", "工作任务", "责任单位"), ("1", "排查隐患", "县水利局")):
        for cell, text in zip(table.add_row().cells, words, strict=True):
            cell.text = text
    document.add_paragraph("说明")
    buffer = io.BytesIO()
    document.save(buffer)
    data = copies.converted(buffer.getvalue(), "docx", "doc", tmp_path)
    source = office.read(data, "讲话.doc").value
    assert isinstance(source, SourceText)
    assert "1\t排查隐患\t县水利局" in source.text.splitlines()
