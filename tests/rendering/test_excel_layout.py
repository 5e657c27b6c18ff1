"""The workbook as LibreOffice prints it: no cut text, no ###, no page too wide."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support import rendering, samples
from tests.support.tools import require
from toolkit import api
from toolkit.ledger.layout import Layout
from toolkit.model import Speech
from toolkit.writers.excel import write

LAYOUTS = {
    "issue": ("分解表", Layout()),
    "work": ("督办台账", Layout()),
    "report": ("反馈表", Layout()),
    "points": ("督办台账", Layout(rows="point")),
}
SHEETS = 3
"""The ledger, 打印版 and 原文对照 all show every task."""


@pytest.fixture(scope="module")
def speech() -> Speech:
    """A sample with long tasks and long headings."""
    return api.parse(samples.sources()[0])


@pytest.fixture(scope="module")
def printed(speech: Speech, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What stands on paper in each layout, in the order it is drawn."""
    require("soffice", "pdftotext")
    folder = tmp_path_factory.mktemp("print")
    paths = []
    for name, (preset, layout) in LAYOUTS.items():
        paths.append(folder / f"{name}.xlsx")
        paths[-1].write_bytes(write(speech, preset=preset, layout=layout).value)
    pdfs = rendering.to_pdf(*paths, folder=folder)
    return {path.stem: rendering.drawn(pdf) for path, pdf in zip(paths, pdfs, strict=True)}


def bare(text: str) -> str:
    """The text without blanks and breaks."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_task_is_printed_whole(name: str, printed: dict[str, str], speech: Speech) -> None:
    """LibreOffice leaves out lines that do not fit into a row; here all are there."""
    paper = bare(printed[name])
    cut = [task.id for task in speech.tasks if paper.count(bare(task.text)) < SHEETS]
    assert cut == []


@pytest.mark.parametrize("name", LAYOUTS)
def test_no_number_or_date_is_too_wide(name: str, printed: dict[str, str]) -> None:
    """Which a spreadsheet would show as ###."""
    assert "##" not in printed[name]


@pytest.mark.parametrize("name", LAYOUTS)
def test_pages_are_numbered(name: str, printed: dict[str, str]) -> None:
    """第 x 页 共 y 页 on every page, and y is their number."""
    pages = printed[name].count("\f")
    numbers = re.findall(r"第(\d+)页共(\d+)页", bare(printed[name].replace("\f", "\n")))
    assert [int(number) for number, _ in numbers] == list(range(1, pages + 1))
    assert {int(count) for _, count in numbers} == {pages}


def test_a_cut_row_would_be_noticed(tmp_path: Path) -> None:
    """The means of this test work: a row too low for its words loses some of them."""
    require("soffice", "pdftotext")
    import openpyxl  # noqa: PLC0415 - after the skip
    from openpyxl.styles import Alignment  # noqa: PLC0415

    book = openpyxl.Workbook()
    cell = book.worksheets[0]["A1"]
    cell.value, cell.alignment = "各区要加固围挡。" * 20, Alignment(wrap_text=True)
    book.worksheets[0].row_dimensions[1].height = 30
    book.save(tmp_path / "low.xlsx")
    (pdf,) = rendering.to_pdf(tmp_path / "low.xlsx", folder=tmp_path)
    assert bare(rendering.drawn(pdf)).count("围挡") < 20
