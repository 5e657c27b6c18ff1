"""Workbooks of offices as they are: totals, notes, prepared rows, formulas, several sheets."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Border, Color, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table

from tests.support.waterworks import speech
from toolkit.findings import Outcome
from toolkit.ledger.layout import Layout
from toolkit.writers.excel import write

HEADERS = ("序号", "工作任务", "牵头单位", "配合单位", "完成时限", "经费", "备注")
LINE = Side(style="thin")
FRAME = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
TEXTS = [task.text for task in speech().tasks]
COUNT = len(TEXTS)


def office(*rows: tuple[Any, ...], framed: int = 2) -> Any:
    """A workbook with a header in row 2 and these rows below, so many of them framed."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "台账"
    sheet["A1"] = "某局重点工作台账"
    for number, row in enumerate((HEADERS, *rows), 2):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value
            if number < 3 + framed:
                sheet.cell(number, column).border = FRAME
    return book


SAMPLE = (1, "示例", "市应急局", "", "年底", 20, "")
PREPARED = (None,) * len(HEADERS)


def filled(book: Any) -> tuple[Any, Outcome[bytes]]:
    """The filled workbook and the outcome."""
    stream = io.BytesIO()
    book.save(stream)
    outcome = write(speech(), layout=Layout(template=stream.getvalue()))
    return openpyxl.load_workbook(io.BytesIO(outcome.value), rich_text=True), outcome


def tasks(sheet: Any, first: int = 3, column: int = 2) -> list[Any]:
    """What stands in the column of tasks, from the first row on."""
    return [sheet.cell(row, column).value for row in range(first, first + COUNT)]


def below(sheet: Any, first: int = 3) -> list[Any]:
    """The first words of the rows below the tasks."""
    return [sheet.cell(row, 1).value for row in range(first + COUNT, sheet.max_row + 1)]


@pytest.mark.parametrize(
    "last",
    ["合计", "备注：1.本表按月更新。", "填报人：张某", "分管领导：", "注：略", "单位负责人签字："],
)
def test_what_stands_below_the_table_is_no_sample(last: str) -> None:
    """However many of its cells are filled in."""
    book = office(SAMPLE, SAMPLE, (last, "甲", "乙", "丙", "丁", 40, "戊"))
    sheet = filled(book)[0]["台账"]
    assert tasks(sheet) == TEXTS
    assert below(sheet) == [last]
    assert sheet.cell(3 + COUNT, 7).value == "戊"


@pytest.mark.parametrize("number", ["1", "01", "=ROW()-2", "（1）", 1])
def test_prepared_rows_are_filled_whatever_their_numbers_are(number: Any) -> None:
    """They are samples, and all rows look like them."""
    book = office(*[(number, *PREPARED[1:])] * 20, ("注：略",), framed=20)
    sheet = filled(book)[0]["台账"]
    assert tasks(sheet) == TEXTS
    assert below(sheet) == ["注：略"]
    assert all(sheet.cell(3 + n, 2).border.left.style == "thin" for n in range(COUNT))


def test_a_note_right_below_the_header_is_no_model() -> None:
    """Its merged cells would swallow the tasks; rows are framed like the header then."""
    book = office(("注：每月25日前报送。",), framed=0)
    book["台账"].merge_cells("A3:G3")
    sheet = filled(book)[0]["台账"]
    assert tasks(sheet) == TEXTS
    assert sheet["B3"].border.left.style == "thin"
    assert sheet["B3"].alignment.wrap_text
    assert f"A{3 + COUNT}:G{3 + COUNT}" in {str(area) for area in sheet.merged_cells.ranges}


def test_totals_and_names_reach_over_all_rows() -> None:
    """In the table, on other sheets and in defined names."""
    book = office(SAMPLE, SAMPLE, ("合计", None, None, None, None, "=SUM(F3:F4)"))
    other = book.create_sheet("汇总")
    other["A1"], other["A2"] = "=COUNTA(台账!$B$3:$B$4)", "=台账!F5"
    book.defined_names["经费栏"] = DefinedName("经费栏", attr_text="台账!$F$3:$F$4")
    found = filled(book)[0]
    last = 2 + COUNT
    assert found["台账"].cell(last + 1, 6).value == f"=SUM(F3:F{last})"
    assert found["汇总"]["A1"].value == f"=COUNTA(台账!$B$3:$B${last})"
    assert found["汇总"]["A2"].value == f"=台账!F{last + 1}"
    assert found.defined_names["经费栏"].attr_text == f"台账!$F$3:$F${last}"


def test_formulas_of_the_office_go_on_in_every_row() -> None:
    """In columns that nothing else is put in, which are not told as empty then."""
    book = office((*SAMPLE[:5], "=LEN(B3)", ""), SAMPLE)
    found, outcome = filled(book)
    values = [found["台账"].cell(3 + n, 6).value for n in range(COUNT)]
    assert values == [f"=LEN(B{3 + n})" for n in range(COUNT)]
    assert outcome.findings == ()


def test_fewer_tasks_than_prepared_rows_leave_no_empty_frames() -> None:
    """The signature follows the last task, and nothing follows the signature."""
    book = office(*[PREPARED] * 40, ("填报人：",), framed=40)
    sheet = filled(book)[0]["台账"]
    assert (tasks(sheet), below(sheet)) == (TEXTS, ["填报人："])
    assert sheet.max_row == 3 + COUNT


def test_a_table_object_and_its_filter_grow_and_hide_nothing() -> None:
    """Rows that a filter had hidden among the samples are tasks now."""
    book = office(SAMPLE, SAMPLE)
    sheet = book["台账"]
    sheet.add_table(Table(displayName="任务表", ref="A2:G4"))
    sheet.row_dimensions[4].hidden = True
    found = filled(book)[0]["台账"]
    assert found.tables["任务表"].ref == f"A2:G{2 + COUNT}"
    assert not any(found.row_dimensions[row].hidden for row in range(3, 3 + COUNT))


def test_headings_merged_downwards_are_merged_again() -> None:
    """Equal ones in a run, as the office does."""
    book = office(*[("防汛", 1, "示例", "", "", "", "")] * 3, framed=3)
    sheet = book["台账"]
    for column, words in enumerate(("类别", "序号", "工作任务", "牵头单位"), 1):
        sheet.cell(2, column).value = words
    sheet.merge_cells("A3:A5")
    found = filled(book)[0]["台账"]
    assert tasks(found, column=3) == TEXTS
    areas = {str(area) for area in found.merged_cells.ranges}
    assert any(area.startswith("A3:A") for area in areas)
    assert not any(area.startswith("B") for area in areas)


def test_a_second_line_of_names_belongs_to_the_header() -> None:
    """Merged over it or not; names of groups are no columns."""
    book = office(("", "", "牵头", "配合"), SAMPLE)
    for column, words in enumerate(("序号", "工作任务", "责任单位", None, "完成时限"), 1):
        book["台账"].cell(2, column).value = words
    sheet = filled(book)[0]["台账"]
    assert tasks(sheet, first=4) == TEXTS
    assert (sheet["C4"].value, sheet["D4"].value) == ("市水务局", "市财政局")


def test_a_line_that_numbers_the_columns_stays() -> None:
    """甲 乙 1 2 3 below the header."""
    book = office(("甲", "乙", 1, 2, 3, 4, 5), SAMPLE)
    sheet = filled(book)[0]["台账"]
    assert [cell.value for cell in sheet[3]][:4] == ["甲", "乙", 1, 2]
    assert tasks(sheet, first=4) == TEXTS


def test_the_sheet_that_is_open_is_filled_and_hidden_ones_are_not() -> None:
    """Of several alike; which one is told."""
    book = office(SAMPLE)
    old, new = book["台账"], book.copy_worksheet(book["台账"])
    new.title, old.title = "6月", "5月"
    hidden = book.copy_worksheet(old)
    hidden.title, hidden.sheet_state = "2023年", "hidden"
    book.active = new
    found, outcome = filled(book)
    assert tasks(found["6月"]) == TEXTS
    assert (found["5月"]["B3"].value, found["2023年"]["B3"].value) == ("示例", "示例")
    (told,) = (each for each in outcome.findings if each.code == "OUT008")
    assert "“6月”" in told.message
    assert "5月" in told.message


def test_words_of_several_fonts_are_kept() -> None:
    """The red part of a note stays red."""
    book = office(SAMPLE, SAMPLE)
    red = TextBlock(InlineFont(color=Color(rgb="00FF0000")), "逾期通报")
    book["台账"]["A5"] = CellRichText("注：每月25日前报送，", red)
    note = filled(book)[0]["台账"].cell(3 + COUNT, 1).value
    assert isinstance(note, CellRichText)
    assert str(note) == "注：每月25日前报送，逾期通报"


def test_a_cell_at_the_edge_of_the_sheet_does_no_harm() -> None:
    """The hidden column stands right of the table, not of the last cell."""
    book = office(SAMPLE)
    book["台账"]["XFD1"] = " "
    sheet = filled(book)[0]["台账"]
    assert sheet["H2"].value == "任务编号"
    assert sheet.column_dimensions["H"].hidden
