"""The workbook as a whole: its sheets, its table, what is locked, what leads where."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string, get_column_letter

from tests.support.draft import Draft, deadline
from tests.support.ledgers import book_of, column, values, whole
from tests.support.ooxml import parts
from tests.support.waterworks import CHROME, TEXT
from toolkit.errors import UsageProblem
from toolkit.ledger.columns import DATE_FORMAT, MARKED_DATE_FORMAT, PERCENT_FORMAT
from toolkit.ledger.presets import PRESETS, named
from toolkit.model import Deadline
from toolkit.schema import labels
from toolkit.writers.excel import write
from toolkit.writers.excel.ledger_sheet import FIRST_ROW, HEADER_ROW
from toolkit.writers.excel.styles import PALE


@pytest.fixture(scope="module")
def book() -> Any:
    """The default workbook of the sample."""
    return book_of(write(whole()))


def test_the_default_workbook_has_its_sheets(book: Any) -> None:
    """Six to look at and one very hidden."""
    seen = ["台账", "打印版", "统计", "原文对照", "问题提示", "填表说明"]
    assert book.sheetnames == [*seen, "_taizhang"]
    assert [sheet.sheet_state for sheet in book] == ["visible"] * 6 + ["veryHidden"]


def test_each_task_is_one_row_of_a_flat_table(book: Any) -> None:
    """Under one header row, with a filter over all of it and nothing merged in it."""
    sheet = book["台账"]
    tasks = whole().tasks
    assert sheet.max_row == HEADER_ROW + len(tasks)
    assert values(sheet, "任务编号") == [task.id for task in tasks]
    assert values(sheet, "任务内容") == [task.text for task in tasks]
    last = sheet.cell(HEADER_ROW, sheet.max_column).column_letter
    assert sheet.auto_filter.ref == f"A{HEADER_ROW}:{last}{sheet.max_row}"
    last = column(sheet, "亮灯")
    above = {f"A{row}:{last}{row}" for row in range(1, HEADER_ROW)}
    assert {str(area) for area in sheet.merged_cells.ranges} == above


def test_the_columns_are_those_of_the_preset(book: Any) -> None:
    """Headers in the order of the declaration."""
    headers = [cell.value for cell in book["台账"][HEADER_ROW]]
    assert headers == [each.header for each in named("督办台账").columns]


def test_boilerplate_is_in_no_ledger_row(book: Any) -> None:
    """Site chrome is only in the proof, in grey."""
    sheet, proof = book["台账"], book["原文对照"]
    assert not any(CHROME in str(cell.value) for row in sheet.iter_rows() for cell in row)
    row = next(row for row in proof.iter_rows() if row[4].value == CHROME)
    assert row[2].value == labels("Role")["boilerplate"]
    assert row[4].font.color.rgb.endswith(PALE)
    assert proof["E5"].font.color is None


def test_every_sentence_stands_in_the_proof(book: Any) -> None:
    """All sentences in order, word for word, each with its role."""
    roles = labels("Role")
    rows = book["原文对照"].iter_rows(min_row=4)
    found = [(row[0].value, row[2].value, row[4].value) for row in rows]
    expected = [
        (each.id, roles[each.role], TEXT[each.span.start : each.span.end])
        for each in whole().sentences
    ]
    assert found == expected


def test_tasks_and_sentences_lead_to_each_other(book: Any) -> None:
    """A task leads to its sentence, and the sentence back to the row that has the task's id."""
    sheet, proof = book["台账"], book["原文对照"]
    letter, words = column(sheet, "原文位置"), column(sheet, "任务内容")
    for row, task in enumerate(whole().tasks, FIRST_ROW):
        link = re.fullmatch(
            r"""=HYPERLINK\("#'(.+)'!([A-Z]+\d+)","第\d+行"\)""", sheet[f"{letter}{row}"].value
        )
        assert link
        name, cell = link.groups()
        assert book[name][cell].value == task.text
        back = proof[f"F{proof[cell].row}"].value
        ids = f"'台账'!$A$1:$A${sheet.max_row}"
        found = f"""MATCH("{task.id}",{ids},0)"""
        assert back == f"""=HYPERLINK("#'台账'!{words}"&{found},"{task.id}")"""


def test_links_back_show_their_words_without_being_computed() -> None:
    """A program that computes nothing still shows which task a sentence became."""
    known = openpyxl.load_workbook(io.BytesIO(write(whole()).value), data_only=True)
    shown = [row[5].value for row in known["原文对照"].iter_rows(min_row=4) if row[5].value]
    assert shown == [task.id for task in whole().tasks]


def test_findings_stand_with_their_words(book: Any) -> None:
    """Code, severity, place, words, message and hint; the place leads to the sentence."""
    rows = list(book["问题提示"].iter_rows(min_row=4))
    assert [row[0].value for row in rows] == [finding.code for finding in whole().findings]
    masked = rows[0]
    assert [cell.value for cell in masked[1:4]] == ["警告", "第14行第11字", "XX"]
    assert masked[2].hyperlink.location == "'原文对照'!E17"
    assert [cell.value for cell in rows[2][1:4]] == ["提示", "全文", None]


def test_dates_are_dates(book: Any) -> None:
    """A real date in the official notation; one that was inferred carries a star."""
    sheet = book["台账"]
    cell = sheet[f"{column(sheet, '截止日期')}{FIRST_ROW}"]
    assert cell.value == dt.datetime(2023, 6, 30)  # noqa: DTZ001 - as openpyxl reads it
    assert cell.number_format == MARKED_DATE_FORMAT
    assert sheet[f"{column(sheet, '延期后时限')}{FIRST_ROW}"].number_format == DATE_FORMAT
    assert sheet[f"{column(sheet, '完成比例')}{FIRST_ROW}"].number_format == PERCENT_FORMAT


def test_what_is_open_says_so(book: Any) -> None:
    """A vague deadline has no invented date."""
    sheet = book["台账"]
    row = [task.id for task in whole().tasks].index("2-1-02")
    assert values(sheet, "完成时限")[row] == "尽快"
    assert values(sheet, "截止日期")[row] == "待明确"


def test_the_ledger_prints_on_a4_one_page_wide(book: Any) -> None:
    """Landscape, the header on every page, page x of y, nothing beyond what can be read."""
    sheet = book["台账"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"
    assert sheet.oddFooter.center.text == "第 &P 页　共 &N 页"
    assert sheet.print_area == f"'台账'!$A$1:${column(sheet, '亮灯')}${sheet.max_row}"


def test_header_and_task_stay_on_screen(book: Any) -> None:
    """Scrolling never takes away what a row is about."""
    sheet = book["台账"]
    beyond = column_index_from_string(column(sheet, "任务内容")) + 1
    assert sheet.freeze_panes == f"{get_column_letter(beyond)}{FIRST_ROW}"


def test_columns_without_content_are_hidden(book: Any) -> None:
    """No figures in the text: 量化指标 is hidden; different grades: 要求程度 is shown."""
    sheet = book["台账"]
    assert sheet.column_dimensions[column(sheet, "量化指标")].hidden
    assert sheet.column_dimensions[column(sheet, "细项")].hidden
    assert not sheet.column_dimensions[column(sheet, "要求程度")].hidden


def test_rows_are_as_high_as_their_words_need() -> None:
    """A task of 600 characters gets more room than a short one, and never more than Excel has."""
    heights = []
    for times in (1, 60, 6000):
        draft = Draft("各区要加固围挡。\n" * times)
        draft.task("01", draft.text)
        sheet = book_of(write(draft.speech()))["台账"]
        heights.append(sheet.row_dimensions[FIRST_ROW].height)
    assert heights[0] < heights[1] <= heights[2] == 409


def test_rows_grow_with_what_is_typed() -> None:
    """The height of a task's row is a beginning, not fixed; that of the header is fixed."""
    sheet = parts(write(whole()).value)["xl/worksheets/sheet1.xml"].decode()
    heads = re.findall(r'<row r="(\d+)"[^>]*customHeight', sheet)
    assert heads == [str(number) for number in range(1, FIRST_ROW)]
    assert sheet.count(" ht=") == HEADER_ROW + len(whole().tasks)


def test_the_hidden_sheet_holds_what_reading_back_needs(book: Any) -> None:
    """Schema version, hash of the source, preset, and id with fingerprint for each task."""
    lines = [[cell.value for cell in row] for row in book["_taizhang"].iter_rows()]
    facts = {line[0]: line[1] for line in lines}
    assert facts["schema_version"] == "1.0"
    assert facts["source_sha256"] == whole().source.sha256
    assert facts["preset"] == "督办台账"
    tasks = [(line[0], line[1], line[2]) for line in lines[-len(whole().tasks) :]]
    assert tasks == [(task.id, task.fingerprint, task.sentence) for task in whole().tasks]
    assert {prop.name for prop in book.custom_doc_props.props} == {
        "taizhang.schema_version",
        "taizhang.source_sha256",
    }


@pytest.mark.parametrize("preset", [preset.name for preset in PRESETS], ids=["i", "w", "r"])
def test_the_same_speech_gives_the_same_bytes(preset: str) -> None:
    """In every preset."""
    assert write(whole(), preset=preset).value == write(whole(), preset=preset).value


@pytest.mark.parametrize("preset", PRESETS, ids=["issue", "work", "report"])
def test_every_preset_makes_its_sheet(preset: Any) -> None:
    """Named after it, with its own columns, and links that lead there."""
    book = book_of(write(whole(), preset=preset.name))
    sheet = book[preset.sheet]
    assert [cell.value for cell in sheet[HEADER_ROW]] == [each.header for each in preset.columns]
    assert sheet["A1"].value == f"《在全市供水保障工作推进会上的讲话》{preset.caption}"
    link = next(cell for row in book["原文对照"].iter_rows(min_row=4) if (cell := row[5].value))
    assert f"#'{preset.sheet}'!{column(sheet, '任务内容')}" in link


def test_an_unknown_preset_is_refused() -> None:
    """With the names there are."""
    with pytest.raises(UsageProblem, match="分解表、督办台账、反馈表"):
        write(whole(), preset="周报")


def test_a_speech_without_anything_gives_an_empty_ledger() -> None:
    """No tasks, no sentences, no findings: all sheets, and nothing to open but headers."""
    outcome = write(Draft("").speech())
    book = book_of(outcome)
    assert outcome.findings == ()
    assert book["台账"].max_row == HEADER_ROW
    assert book["台账"].data_validations.dataValidation == []
    assert book["问题提示"]["A2"].value == "没有发现问题。"


def test_a_day_no_spreadsheet_knows_is_written_as_words() -> None:
    """Days before March 1900 have no number."""
    early: Deadline = deadline("民国前", date="1899-12-31")
    draft = Draft("各区要加固围挡。")
    draft.task("01", draft.text, deadlines=(early,))
    sheet = book_of(write(draft.speech()))["台账"]
    assert values(sheet, "截止日期") == ["1899年12月31日"]


def test_no_value_of_the_clock_is_in_the_file() -> None:
    """The properties carry the date of the document, and nothing else is dated."""
    core = parts(write(whole()).value)["docProps/core.xml"].decode()
    assert core.count("2023-05-06T00:00:00Z") == 2
