"""Signatures: the kind of a file is told from its content, whatever it is called."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import officefiles
from toolkit.readers.signatures import LABELS, kind

OPC = b"http://schemas.microsoft.com/office"
ODF = b"application/vnd.oasis.opendocument"


def zipped(*members: str) -> bytes:
    """A zip file with these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for member in members:
            archive.writestr(member, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 20, "ole"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (zipped("[Content_Types].xml", "word/document.xml"), "docx"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (zipped("OFD.xml", "Doc_0/Document.xml"), "ofd"),
        (zipped("a.txt"), "zip"),
        (b"\n<!DOCTYPE html>\n<html>", "html"),
        (b'<?xml version="1.0"?>\n<HTML lang="zh">', "html"),
        (b'{\n  "schema_version": "1.0"', "speech"),
        (b'\xef\xbb\xbf{"schema_version": "1.0"', "speech"),
        ('\ufeff{"schema_version": "1.0"'.encode("utf-16-le"), "speech"),
        ("{今天}讲三点意见".encode(), "text"),
        ("同志们：".encode(), "text"),
        (b"<p>a</p>", "html"),
        ("<要点>".encode(), "text"),
        (b"<!-- saved -->\n<div><p>a</p></div>", "html"),
        (b"From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; b=x", "mhtml"),
        (b'<?xml?><w:w xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">', "wordml"),
        (b'<?xml?><p:package xmlns:p="' + OPC + b'/2006/xmlPackage">', "flatopc"),
        (
            b'<?xml?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "spreadsheetml",
        ),
        (b'<?xml?><office:document office:mimetype="' + ODF + b'.text">', "fodt"),
        (b'<?xml?><office:document office:mimetype="' + ODF + b'.spreadsheet">', "fods"),
        (b'<uof:UOF xmlns:uof="http://schemas.uof.org/cn/2003/uof">', "uof"),
        (b'<uof:UOF xmlns:uof="http://schemas.uof.org/" m="vnd.uof.spreadsheet">', "uos"),
        (b'<?xml version="1.0"?><!-- Word.Document --><html><p>a</p></html>', "html"),
        (b'<?xml version="1.0"?><data/>', "xml"),
        (zipped("mimetype", "content.xml"), "zip"),
        (zipped("xl/workbook.xml", "xl/embeddings/word/document.xml"), "xlsx"),
        (b"", "text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_content_tells_the_kind(data: bytes, expected: str) -> None:
    """A signature, the members of a zip, or the beginning of the text decide."""
    assert kind(data) == expected


def test_an_opendocument_package_says_what_it_is() -> None:
    """Wherever its media type stands and however it is packed; templates and parts are texts."""
    for form, slug in (("text", "odt"), ("text-template", "odt"), ("spreadsheet", "ods")):
        media_type = f"application/vnd.oasis.opendocument.{form}"
        first = officefiles.zipped({"mimetype": media_type, "content.xml": "<x/>"})
        assert kind(first) == slug
        assert kind(officefiles.zipped({"content.xml": "<x/>", "mimetype": media_type})) == slug
        stored = zipped_as_is("mimetype", media_type)
        assert kind(stored[:100]) == slug


def zipped_as_is(member: str, content: str) -> bytes:
    """A zip file of one member that is not compressed, as OpenDocument begins."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(member, content)
    return buffer.getvalue()


def test_a_json_name_makes_other_json_a_would_be_speech() -> None:
    """Of a broken or foreign .json the message has to speak, instead of parsing its braces."""
    assert kind(b'{"name": "taizhang"}', "package.JSON") == "speech"
    assert kind(b"[1, 2]", "x.json") == "speech"
    assert kind(b'{"name": "taizhang"}', "x.txt") == "text"
    assert kind("同志们：".encode(), "x.json") == "text"


def test_only_the_name_tells_markdown_from_text() -> None:
    """Unless the content is something else."""
    assert kind("# 讲话".encode(), "讲话.md") == "markdown"
    assert kind("# 讲话".encode(), "讲话.txt") == "text"
    assert kind(b"%PDF-1.7", "x.md") == "pdf"


@given(data=st.binary(max_size=100))
def test_any_bytes_have_a_kind_with_a_chinese_label(data: bytes) -> None:
    """Nothing raises, and every kind can be named to the user."""
    assert kind(data) in LABELS
