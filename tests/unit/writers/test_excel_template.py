"""An office's own workbook as template: its headers, its styles, its lines below the table."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise
from typing import Any

import openpyxl
import pytest
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from tests.support.draft import Draft
from tests.support.waterworks import speech
from toolkit.errors import UsageProblem
from toolkit.findings import Outcome
from toolkit.ledger.columns import DATE_FORMAT
from toolkit.ledger.layout import Layout
from toolkit.model import Speech
from toolkit.writers.excel import write
from toolkit.writers.excel.record_sheet import SEPARATOR

HEADERS = (
    "序号",
    "类别",
    "重点工作\n任务",
    "包片干部",
    "牵头单位",
    "配合单位",
    "截止日期",
    "进展情况",
)
FIRST = 4


def office_book(headers: tuple[str, ...] = HEADERS) -> Any:
    """A workbook with a title, a header, a sample in 仿宋, and a line for signatures."""
    book = openpyxl.Workbook()
    book.worksheets[0].title = "说明"
    sheet = book.create_sheet("2024年")
    sheet["A1"] = "某局重点工作台账"
    sheet.merge_cells("A1:H1")
    for column, header in enumerate(headers, 1):
        sheet.cell(3, column, header).fill = PatternFill("solid", fgColor="FFDDAA")
        sample = sheet.cell(FIRST, column, "样例")
        sample.font = Font(name="仿宋", size=12)
    sheet["A6"] = "填表人："
    sheet.merge_cells("A6:H6")
    sheet.row_dimensions[6].height = 33
    sheet.auto_filter.ref = "A3:H4"
    sheet.print_area = "A1:H6"
    rule = DataValidation(type="list", formula1='"甲,乙"')
    rule.add("D4:D4")
    sheet.add_data_validation(rule)
    color = Rule(type="expression", formula=['$D4="甲"'])
    sheet.conditional_formatting.add("D4:D4", color)
    return book


def data(book: Any) -> bytes:
    """The workbook as a file."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def filled(book: Any, speech: Speech, **layout: Any) -> tuple[Any, Outcome[bytes]]:
    """The filled workbook and the outcome."""
    outcome = write(speech, layout=Layout(template=data(book), **layout))
    return openpyxl.load_workbook(io.BytesIO(outcome.value)), outcome


def test_rows_stand_under_the_headers_of_the_office() -> None:
    """By the meaning of each header; what nobody knows stays empty; numbers run."""
    sheet = filled(office_book(), speech())[0]["2024年"]
    tasks = speech().tasks
    found = [[cell.value for cell in row[:8]] for row in sheet.iter_rows(min_row=FIRST)]
    assert [line[0] for line in found[: len(tasks)]] == [1, 2, 3, 4, 5, 6]
    assert [line[2] for line in found[: len(tasks)]] == [task.text for task in tasks]
    assert [line[3] for line in found[: len(tasks)]] == [None] * len(tasks)
    assert found[0][4:6] == ["市水务局", "市财政局"]
    assert found[1][6] == "待明确"
    assert sheet.cell(FIRST, 7).number_format == DATE_FORMAT


def test_the_styles_of_the_office_are_kept() -> None:
    """All rows look like the first one below the header; title and header are untouched."""
    sheet = filled(office_book(), speech())[0]["2024年"]
    for row in sheet.iter_rows(min_row=FIRST, max_row=FIRST + 5, max_col=8):
        assert {(cell.font.name, cell.font.size) for cell in row} == {("仿宋", 12)}
    assert sheet["A1"].value == "某局重点工作台账"
    assert sheet["C3"].fill.fgColor.rgb == "00FFDDAA"


def test_what_stands_below_moves_down() -> None:
    """The line for signatures follows the last row, merged and as high as before."""
    sheet = filled(office_book(), speech())[0]["2024年"]
    last = FIRST + len(speech().tasks)
    assert sheet[f"A{last}"].value == "填表人："
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A1:H1", f"A{last}:H{last}"}
    assert sheet.row_dimensions[last].height == 33


def test_columns_of_the_same_width_stay_as_wide_as_they_were() -> None:
    """A file has one entry for them all; no two of ours may name the same column."""
    book = office_book()
    entry = book["2024年"].column_dimensions["C"]
    entry.width, entry.min, entry.max = 31, 3, 16_384
    outcome = filled(book, speech())[1]
    archive = zipfile.ZipFile(io.BytesIO(outcome.value))
    entries = re.findall(r"<col [^>]*>", archive.read("xl/worksheets/sheet2.xml").decode())
    places = [
        tuple(int(re.findall(rf'\b{name}="(\d+)"', entry)[0]) for name in ("min", "max", "width"))
        for entry in entries
    ]
    assert all(high < low for (_, high, _), (low, _, _) in pairwise(places))
    assert (places[0][0], places[-1][1]) == (3, 16_384)
    assert {width for _, _, width in places} == {31}


def test_each_row_is_as_high_as_its_own_words_need() -> None:
    """At least as high as the sample; a long first task does not stretch the others."""
    draft = Draft("各区要加固围挡，市水务局要检查泵站。" * 30 + "各区要清沟。")
    for number, words in (("01", draft.text[:-6]), ("02", "各区要清沟。")):
        draft.task(number, words)
    book = office_book()
    book["2024年"].row_dimensions[FIRST].height = 25
    for letter in "ABCDEFGH":
        book["2024年"].column_dimensions[letter].width = 20
    sheet = filled(book, draft.speech())[0]["2024年"]
    assert sheet.row_dimensions[FIRST].height > 200
    assert sheet.row_dimensions[FIRST + 1].height == 25


def test_cells_merged_across_in_the_sample_are_so_in_every_row() -> None:
    """And their words have the room of all their columns."""
    book = office_book((*HEADERS[:3], "", *HEADERS[3:]))
    sheet = book["2024年"]
    for row in (3, FIRST):
        sheet.merge_cells(start_row=row, end_row=row, start_column=3, end_column=4)
    for letter in "ABCDEFGHI":
        sheet.column_dimensions[letter].width = 15 if letter in "CD" else 60
    found = filled(book, speech())[0]["2024年"]
    rows = range(FIRST, FIRST + len(speech().tasks))
    assert {f"C{row}:D{row}" for row in rows} <= {str(area) for area in found.merged_cells.ranges}
    assert max(found.row_dimensions[row].height for row in rows) == 57.2  # three lines, not six


def test_filter_print_area_rules_and_colours_reach_all_rows() -> None:
    """What held for the sample holds for every row."""
    sheet = filled(office_book(), speech())[0]["2024年"]
    last = FIRST + len(speech().tasks) - 1
    assert sheet.auto_filter.ref == f"A3:H{last}"
    assert sheet.print_area == f"'2024年'!$A$1:$H${last + 1}"
    assert [str(rule.sqref) for rule in sheet.data_validations.dataValidation] == [f"D4:D{last}"]
    assert [str(area.sqref) for area in sheet.conditional_formatting] == [f"D4:D{last}"]


def test_fewer_tasks_than_samples_leave_no_sample() -> None:
    """The samples go, the line below moves up."""
    book = office_book()
    for row in (5,):
        for column in range(1, 9):
            book["2024年"].cell(row, column, "样例")
    draft = Draft("各区要加固围挡。")
    draft.task("01", draft.text)
    sheet = filled(book, draft.speech())[0]["2024年"]
    words = [cell.value for row in sheet.iter_rows(min_row=FIRST) for cell in row]
    assert "样例" not in words
    assert sheet["A5"].value == "填表人："


def test_the_ledger_can_be_read_back() -> None:
    """A hidden column has the ids, the very hidden sheet what belongs to them."""
    book = filled(office_book(), speech())[0]
    sheet = book["2024年"]
    assert sheet.column_dimensions["I"].hidden
    ids = [sheet.cell(row, 9).value for row in range(FIRST, FIRST + 6)]
    assert ids == [task.id for task in speech().tasks]
    record = book["_taizhang"]
    assert record.sheet_state == "veryHidden"
    facts = {row[0].value: row[1].value for row in record.iter_rows()}
    assert facts["source_sha256"] == speech().source.sha256
    assert facts["columns"].split(SEPARATOR) == [
        "part",
        "text",
        "lead",
        "support",
        "due",
        "progress",
        "id",
    ]


def test_a_single_column_for_units_has_all_of_them() -> None:
    """Nobody is lost because the office has fewer columns."""
    one = filled(office_book(("任务", "责任单位")), speech())[0]["2024年"]
    assert one.cell(FIRST, 2).value == "市水务局（牵头）、市财政局（配合）"
    assert one.cell(FIRST + 2, 2).value == "待明确"
    lead = filled(office_book(("任务", "牵头单位")), speech())[0]["2024年"]
    assert lead.cell(FIRST + 1, 2).value == "市住房城乡建设局"


def test_points_go_into_templates_too() -> None:
    """One row for each point."""
    sheet = filled(office_book(), speech(), rows="point")[0]["2024年"]
    assert sheet[f"A{FIRST + 3}"].value == "填表人："
    assert sheet[f"C{FIRST + 1}"].value.startswith("1. ")


def test_unknown_headers_are_told() -> None:
    """OUT005 names them."""
    outcome = filled(office_book(), speech())[1]
    assert [(each.code, each.data["names"]) for each in outcome.findings] == [
        ("OUT005", "包片干部")
    ]


def test_a_header_may_have_two_rows() -> None:
    """责任分工 above 牵头单位 and 配合单位, the other headers merged downwards."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "2024年"
    sheet.append(["序号", "工作任务", "责任分工", None])
    sheet.append([None, None, "牵头单位", "配合单位"])
    for area in ("A1:A2", "B1:B2", "C1:D1"):
        sheet.merge_cells(area)
    found, outcome = filled(book, speech())
    assert [cell.value for cell in found["2024年"][3]][:4] == [
        *(1, speech().tasks[0].text, "市水务局", "市财政局")
    ]
    assert outcome.findings == ()


def test_formula_looking_texts_stay_text() -> None:
    """A task that begins with = is no formula."""
    draft = Draft("=1+1 要核对。")
    draft.task("01", draft.text)
    sheet = filled(office_book(), draft.speech())[0]["2024年"]
    assert sheet.cell(FIRST, 3).data_type == "s"


def test_a_filled_ledger_is_a_template_again() -> None:
    """The old rows are replaced, and there is still one record."""
    first = filled(office_book(), speech())[1].value
    draft = Draft("各区要加固围挡。")
    draft.task("01", draft.text)
    again = openpyxl.load_workbook(
        io.BytesIO(write(draft.speech(), layout=Layout(template=first)).value)
    )
    assert again.sheetnames.count("_taizhang") == 1
    words = [cell.value for row in again["2024年"].iter_rows(min_row=FIRST) for cell in row]
    assert draft.text in words
    assert speech().tasks[0].text not in words


def test_the_same_template_gives_the_same_bytes() -> None:
    """No time of saving gets in."""
    book = data(office_book())
    layout = Layout(template=book)
    assert write(speech(), layout=layout).value == write(speech(), layout=layout).value


@pytest.mark.parametrize("template", [b"", b"PK\x03\x04", b"not a workbook"], ids=range(3))
def test_what_is_no_workbook_is_refused(template: bytes) -> None:
    """The message says what to do."""
    with pytest.raises(UsageProblem, match=r"另存为 \.xlsx"):
        write(speech(), layout=Layout(template=template))


def test_a_workbook_without_header_is_refused() -> None:
    """Nothing is written into a table that is none."""
    with pytest.raises(UsageProblem, match="没有找到表头"):
        filled(office_book(("甲", "乙")), speech())
