"""Old and foreign office files: through LibreOffice, or a message that says what to install."""

from __future__ import annotations

import hashlib
import io
import shutil
import struct
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

import toolkit
from tests.support import copies, tools
from tests.support.officefiles import zipped
from tests.support.olefiles import ole
from toolkit.errors import MissingPackage
from toolkit.readers import office
from toolkit.readers.office import libreoffice
from toolkit.readers.office.compound import Broken, Compound
from toolkit.source import SourceText

RTF = rb"{\rtf1\ansi\uc0 \u21516\u24535\u20204\u-230 \par }"
WORD = struct.pack("<HHHHHBB", 0xA5EC, 0xC1, 0, 0, 0, 0, 0)
LOCKED_WORD = struct.pack("<HHHHHBB", 0xA5EC, 0xC1, 0, 0, 0, 0, 0x01)
EXCEL = struct.pack("<HH4sHH", 0x0809, 4, b"\0\6\5\0", 0x0042, 0)
LOCKED_EXCEL = struct.pack("<HH4sHH", 0x0809, 4, b"\0\6\5\0", 0x002F, 0)
MANIFEST = (
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry '
    'm:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>'
)
LOCKED_ODT = zipped(
    {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": b"\x8f\x01\xff",
        "META-INF/manifest.xml": MANIFEST,
    }
)
CUT_ODT = b"PK\3\4" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.textPK"


def test_without_libreoffice_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 5, and a way that needs nothing installed."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(libreoffice, "_PLACES", ())
    with pytest.raises(MissingPackage, match=r"讲话\.doc 需要 LibreOffice.*另存为 \.docx"):
        office.read(ole({"WordDocument": WORD}), "讲话.doc")


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        (ole({"EncryptedPackage": b""}), "SRC033", "有密码保护"),
        (ole({"1Table": b"", "WordDocument": LOCKED_WORD}), "SRC033", "有密码保护"),
        (ole({"Workbook": LOCKED_EXCEL}), "SRC033", "有密码保护"),
        (LOCKED_ODT, "SRC033", "有密码保护"),
        (ole({"WordDocument": WORD})[:4000], "SRC031", "文件不完整"),
        (ole({"WordDocument": WORD})[:200], "SRC031", "文件不完整"),
        (CUT_ODT, "SRC031", "压缩包不完整"),
        (ole({"PowerPoint Document": b""}), "SRC003", "旧版 Office 或 WPS 文档"),
        (b"text", "SRC003", "纯文本"),
    ],
)
def test_what_cannot_be_read_is_refused_at_once(
    data: bytes, code: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Locked, cut and other programs' files need no LibreOffice to be refused."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    outcome = office.read(data, "讲话.doc")
    assert outcome.value is None
    assert [each.code for each in outcome.findings] == [code]
    assert message in outcome.findings[0].message


@pytest.mark.parametrize(
    ("streams", "suffix", "target"),
    [
        ({"WordDocument": WORD}, "doc", "docx"),
        ({"Workbook": EXCEL}, "xls", "xlsx"),
        ({"Book": EXCEL}, "xls", "xlsx"),
    ],
)
def test_the_stream_at_the_top_tells_the_program(
    streams: dict[str, bytes], suffix: str, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the file is called: a .wps of WPS is a .doc, an .et is an .xls."""
    asked: list[tuple[str, ...]] = []

    def convert(_: bytes, *kind: str) -> str:
        asked.append(kind)
        return "refused"

    monkeypatch.setattr(libreoffice, "program", lambda _: "soffice")
    monkeypatch.setattr(libreoffice, "convert", convert)
    office.read(ole(streams), "讲话.wps")
    assert asked == [(suffix, target, "soffice", "")]


@given(place=st.integers(0, 3000), byte=st.integers(0, 255))
def test_one_wrong_byte_in_an_old_file_raises_nothing(place: int, byte: int) -> None:
    """Chains may then run in circles or lead out of the file."""
    data = bytearray(ole({"1Table": b"", "WordDocument": WORD}))
    data[place] = byte
    try:
        assert Compound(bytes(data)).head("WordDocument", 2) in (b"", WORD[:2], bytes([byte, 0xA5]))
    except Broken:
        return


def test_a_program_that_makes_nothing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may fail or hang; after the time limit it is ended."""
    tools.require("sh", "sleep")
    for script, reason in (("exit 1", "无法打开"), ("sleep 600", "秒仍未打开")):
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setattr(libreoffice, "program", lambda _, path=str(program): path)
        monkeypatch.setattr(libreoffice, "SECONDS", 1)
        outcome = office.read(RTF, "讲话.rtf")
        assert outcome.value is None
        assert [each.code for each in outcome.findings] == ["SRC031"]
        assert reason in outcome.findings[0].message


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


def test_what_libreoffice_does_not_know_is_not_read_as_text() -> None:
    """XML that only looks like a document would otherwise come back with its brackets."""
    tools.require("soffice")
    spaces = ("http://schemas.microsoft.com/office/word/2003/wordml", "http://schemas.uof.org/")
    for space in spaces:
        data = f'<?xml version="1.0"?><x xmlns:x="{space}">其他数据</x>'.encode()
        outcome = office.read(data, "讲话.xml")
        assert outcome.value is None
        assert outcome.findings[0].severity == "error"


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
