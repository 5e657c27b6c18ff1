"""Files that refer to others, read here without LibreOffice: what they refer to stays untouched."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

import toolkit
from tests.support.hostile import CANARY, Trap
from tests.support.officefiles import docx, paragraph, zipped
from tests.support.workbooks import ledger
from toolkit.source import SourceText

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def trap(tmp_path: Path, socket_enabled: None) -> Iterator[Trap]:  # noqa: ARG001 - allows sockets
    """A canary, a listener and a marker that must stay untouched."""
    made = Trap.set(tmp_path)
    with made.listener:
        yield made


def repacked(data: bytes, members: dict[str, str | bytes]) -> bytes:
    """A package with further or other members."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        old = {path: package.read(path) for path in package.namelist()}
    return zipped({**old, **members})


def word(trap: Trap) -> bytes:
    """A template on a server, a field that includes a file, a program of macros."""

    def field(code: str) -> str:
        return (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>'
            f'{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            '<w:r><w:t>存档时的文字</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    codes = (f'INCLUDETEXT "{trap.canary}"', f'INCLUDEPICTURE "{trap.address}"', "DDEAUTO x y")
    body = paragraph("同志们：") + "".join(paragraph(field(code)) for code in codes)
    template = (
        f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="t" Target="{trap.address}" '
        f'Type="{_OFFICE}/attachedTemplate" TargetMode="External"/></Relationships>'
    )
    return repacked(
        docx(body),
        {
            "word/_rels/settings.xml.rels": template,
            "word/settings.xml": "<w:settings/>",
            "word/vbaProject.bin": b"\xd0\xcf\x11\xe0Sub AutoOpen()",
        },
    )


def workbook(trap: Trap) -> bytes:
    """Formulas that would ask a server, a file, a program, with the values that were saved."""
    book = openpyxl.load_workbook(io.BytesIO(ledger()))
    sheet = book.worksheets[0]
    sheet["B9"] = f'=WEBSERVICE("{trap.address}")'
    sheet["C9"] = f"='{trap.canary.parent}/[canary.txt]Sheet1'!A1"
    sheet["D9"] = f"=soffice|'{trap.canary}'!A1"
    sheet["B10"] = "存档时的文字"
    sheet["B4"].hyperlink = trap.file
    buffer = io.BytesIO()
    book.save(buffer)
    return repacked(buffer.getvalue(), {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0Sub Auto_Open()"})


def page(trap: Trap) -> bytes:
    """Everything a browser would load."""
    loads = "".join(
        f'<img src="{each}"><iframe src="{each}"></iframe><script src="{each}"></script>'
        f'<object data="{each}"></object><link rel="stylesheet" href="{each}">'
        for each in (trap.address, trap.file)
    )
    return (
        f'<html><head><base href="{trap.address}"><meta charset="utf-8"><meta http-equiv="refresh" '
        f'content="0;url={trap.address}"></head><body><p>同志们：</p>{loads}<p>存档时的文字</p>'
        "</body></html>"
    ).encode()


def archived_page(trap: Trap) -> bytes:
    """The same in a web archive, whose parts say that they lie elsewhere."""
    head = (
        "From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        f"Content-Type: message/external-body; access-type=URL; URL={trap.address}\r\n\r\n\r\n--x"
        f"\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: {trap.file}\r\n\r\n"
    )
    return head.encode() + page(trap) + b"\r\n--x--\r\n"


FILES: dict[str, Callable[[Trap], bytes]] = {
    "讲话.docm": word,
    "台账.xlsm": workbook,
    "讲话.html": page,
    "讲话.mht": archived_page,
}


@pytest.mark.parametrize("name", FILES)
def test_what_a_file_refers_to_stays_untouched(name: str, trap: Trap) -> None:
    """The text that was saved is read; no other file is opened and nobody is called."""
    source = toolkit.read(FILES[name](trap), name=name).value
    assert isinstance(source, SourceText)
    assert "存档时的文字" in source.text
    assert CANARY not in source.text
    assert not trap.was_called()


def test_a_package_inside_a_package_stays_packed() -> None:
    """However deep they are nested, and whatever they would unpack to."""
    inner = zipped({"x.xml": b" " * 2**20})
    for _ in range(50):
        inner = zipped({"word/embeddings/inner.docx": inner})
    data = repacked(docx(paragraph("同志们：")), {"word/embeddings/inner.docx": inner})
    source = toolkit.read(data, name="讲话.docx").value
    assert isinstance(source, SourceText)
    assert source.text == "同志们：\n"


@pytest.mark.parametrize("member", ["xl/worksheets/sheet1.xml", "xl/worksheets/evil.bin"])
def test_a_bomb_in_a_workbook_is_refused_whatever_the_member_is_called(member: str) -> None:
    """Another member may say that it is a sheet."""
    bomb = repacked(ledger(), {member: b" " * (65 * 2**20)})
    outcome = toolkit.read(bomb, name="台账.xlsx")
    assert outcome.value is None
    assert [each.code for each in outcome.findings] == ["SRC030", "SRC032"]
    laughs = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><x>&b;</x>"
    outcome = toolkit.read(repacked(ledger(), {member: laughs}), name="台账.xlsx")
    assert [each.code for each in outcome.findings] == ["SRC030", "SRC031"]
    assert "文档类型声明" in outcome.findings[1].message
