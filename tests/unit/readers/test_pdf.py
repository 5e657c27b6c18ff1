"""The reader of PDFs: the text layer, and what is said where there is none."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from hypothesis import given
from hypothesis import strategies as st

from tests.support import copies, tools
from tests.support.pdffiles import pdf
from tests.support.recognition import none
from tests.support.tools import require_package
from toolkit import registry
from toolkit.errors import MissingPackage
from toolkit.parse.pipeline import parse
from toolkit.readers import recognition
from toolkit.readers.pdf import read
from toolkit.source import SourceText


@pytest.fixture(autouse=True)
def _pypdfium2() -> None:
    require_package("pypdfium2", install="pip install 'taizhang[pdf]'")


def source_of(data: bytes) -> SourceText:
    """The text of a PDF that can be read."""
    value = read(data, "讲话.pdf").value
    assert isinstance(value, SourceText), read(data, "讲话.pdf").findings
    return value


def test_rows_are_in_order_of_the_page_with_page_and_box() -> None:
    """The order of drawing does not matter."""
    third = "BT /F 9 Tf 72 700 Td (Third) Tj ET"
    source = source_of(pdf("BT /F 12 Tf 72 600 Td (Second) Tj 0 100 Td (First row) Tj ET", third))
    assert source.text == "First row\nSecond\nThird\n"
    assert [(each.kind, each.number) for each in source.origins] == [("page", n) for n in (1, 1, 2)]
    left, top, right, bottom = map(int, (source.origins[0].path or "").split(","))
    assert left == 72
    assert 120 < top < bottom < 150
    assert right > left


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_are_read_as_people_see_them(turn: int) -> None:
    """Rows of text on a page that is shown turned are still rows once it is turned back."""
    along = {90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}[turn]
    places = {
        90: ((100, 100), (150, 100)),
        180: ((500, 700), (500, 650)),
        270: ((400, 700), (350, 700)),
    }
    first, second = places[turn] if turn != 180 else (places[180][1], places[180][0])
    content = "".join(
        f"BT /F 12 Tf {along} {x} {y} Tm ({words}) Tj ET "
        for words, (x, y) in zip(("Upper", "Lower"), (first, second), strict=True)
    )
    assert source_of(pdf(content, turn=turn)).text == "Upper\nLower\n"


def test_a_pdf_of_images_alone_goes_to_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the message names it."""
    monkeypatch.setattr(recognition, "start", none)
    with pytest.raises(MissingPackage, match="ocr"):
        read(pdf("0 0 100 100 re f"), "讲话.pdf")


def test_without_the_extra_the_line_to_type_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The core install reads no PDF, and says what does."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MissingPackage, match=r"pip install 'taizhang\[pdf\]'"):
        registry.reader("pdf").read(pdf("BT ET"), "讲话.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.7\nnonsense" * 50, b""])
def test_damaged_files_are_src031(data: bytes) -> None:
    """The message says so, and nothing is read."""
    outcome = read(data, "讲话.pdf")
    assert outcome.value is None
    assert [each.code for each in outcome.findings] == ["SRC031"]


@pytest.mark.parametrize("number", ["01", "03", "05"])
def test_a_document_printed_to_pdf_comes_back_line_for_line(number: str, tmp_path: Path) -> None:
    """Wrapped rows become paragraphs again, whatever marks and numbers stand at their ends."""
    tools.require("soffice")
    (sample,) = (tools.ROOT / "samples").glob(f"{number}-*.txt")
    text = sample.read_text(encoding="utf-8")
    data = copies.converted(copies.as_docx(text), "docx", "pdf", tmp_path)
    assert bare(source_of(data).text) == bare(text)


TASK = "建成标准厂房{}万平方米，逐月报送进度，年底前全部投入使用，确保企业拎包入住。" * 2


def printed_ledger(folder: Path, rows: int, style: str | None) -> tuple[SourceText, list[str]]:
    """A ledger of so many rows printed to PDF, as it is read, and its tasks."""
    tools.require("soffice")
    document = Document()
    document.add_paragraph("青禾县重点工作任务分解表")
    table = document.add_table(0, 4, style=style)
    tasks = [TASK.format(n, n) for n in range(1, rows + 1)]
    cells = [
        (str(n), task, "县经济开发区管委会", "2024年12月底前") for n, task in enumerate(tasks, 1)
    ]
    for words in (("序号", "工作任务", "牵头单位", "完成时限"), *cells):
        for cell, text in zip(table.add_row().cells, words, strict=True):
            cell.text = text
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - no API
    buffer = io.BytesIO()
    document.save(buffer)
    return source_of(copies.converted(buffer.getvalue(), "docx", "pdf", folder)), tasks


def test_a_ledger_printed_to_pdf_gives_its_tasks(tmp_path: Path) -> None:
    """Cells of several rows, over the end of pages, under a header that is repeated."""
    source, tasks = printed_ledger(tmp_path, 20, "Table Grid")
    assert len({each.number for each in source.origins}) > 1, "多于一页才算数"
    found = parse(source).tasks
    assert [each.text for each in found] == tasks
    assert {unit.name for each in found for unit in each.units} == {"县经济开发区管委会"}


def test_a_ledger_without_lines_gives_its_tasks(tmp_path: Path) -> None:
    """The columns and the wrapping of the cells tell its rows."""
    source, tasks = printed_ledger(tmp_path, 3, None)
    found = parse(source).tasks
    assert [each.text for each in found] == tasks
    assert {unit.name for each in found for unit in each.units} == {"县经济开发区管委会"}


def bare(text: str) -> list[str]:
    """The lines without blanks."""
    return ["".join(line.split()) for line in text.splitlines() if line.strip()]


@given(place=st.integers(0, 2000), byte=st.integers(0, 255))
def test_one_wrong_byte_gives_text_or_an_error(place: int, byte: int) -> None:
    """Nothing raises but the message about the extra for scans."""
    data = bytearray(pdf("BT /F 12 Tf 72 600 Td (Text) Tj ET"))
    data[place % len(data)] = byte
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recognition, "start", none)
        try:
            outcome = read(bytes(data), "讲话.pdf")
        except MissingPackage:
            return
    errors = [each for each in outcome.findings if each.severity == "error"]
    assert (outcome.value is None) == bool(errors)
