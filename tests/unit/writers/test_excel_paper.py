"""What is made for paper: the print sheet, its merged cells, and the lines of signature."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.dimensions import ColumnDimension

from tests.support.draft import Draft, unit
from tests.support.waterworks import HEADINGS, speech
from toolkit.ledger.columns import BY_KEY, COLUMNS
from toolkit.ledger.layout import Layout
from toolkit.ledger.presets import PRESETS, Preset, named
from toolkit.ledger.rows import rows
from toolkit.model import Speech
from toolkit.writers import excel
from toolkit.writers.excel import geometry, write
from toolkit.writers.excel.book import DIGIT
from toolkit.writers.excel.grid import HIGHEST_ROW, PIXELS
from toolkit.writers.excel.print_sheet import HEADER_ROW

every_preset = pytest.mark.parametrize("preset", PRESETS, ids=["issue", "work", "report"])


def printed(speech: Speech, preset: str = "督办台账") -> Any:
    """The print sheet as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(write(speech, preset=preset).value))["打印版"]


def areas(sheet: Any) -> set[str]:
    """The merged areas."""
    return {str(area) for area in sheet.merged_cells.ranges}


def test_parts_are_bands_and_points_are_merged() -> None:
    """A part spans the table, a point its tasks; the tasks keep their order."""
    sheet = printed(speech())
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADER_ROW + 1)]
    assert [line[0] for line in lines] == [
        HEADINGS[3],
        *("2-1-01", "2-1-02", "2-2-01", "2-2-02"),
        HEADINGS[6],
        *("3-01", "3-02"),
    ]
    assert [line[1] for line in lines] == [
        *(None, HEADINGS[4], None, HEADINGS[5], None, None, None, None)
    ]
    last = sheet.cell(HEADER_ROW, sheet.max_column).column_letter
    assert areas(sheet) >= {f"A1:{last}1", f"A5:{last}5", f"A10:{last}10", "B6:B7", "B8:B9"}


@every_preset
def test_every_task_is_printed_word_for_word(preset: Preset) -> None:
    """Under the headers of the preset."""
    sheet = printed(speech(), preset.name)
    texts = [cell.value for row in sheet.iter_rows() for cell in row]
    for task in speech().tasks:
        assert task.text in texts
        assert task.id in texts
    headers = [cell.value for cell in sheet[HEADER_ROW]]
    assert set(headers) <= {BY_KEY[key].header for key in preset.printed}


def certain(columns: Iterable[ColumnDimension]) -> float:
    """The share of its size at which they are printed where columns come out widest."""
    width = sum(each.width * DIGIT / PIXELS for each in columns)
    return min(1, geometry.ROOM * geometry.NARROWEST / width)


@every_preset
def test_paper_is_a4_landscape_and_nothing_is_too_small(preset: Preset) -> None:
    """One page wide, no character under 9 points, even where columns come out a sixth wider."""
    sheet = printed(speech(), preset.name)
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.page_setup.fitToWidth == 1
    cells = [cell for row in sheet.iter_rows(min_row=HEADER_ROW) for cell in row if cell.value]
    sizes = {cell.font.size for cell in cells}
    assert round(certain(sheet.column_dimensions.values()) * min(sizes), 6) >= 9


@every_preset
@pytest.mark.parametrize("all_columns", [True, False], ids=["all", "usual"])
def test_every_preset_is_printed_whole(preset: Preset, *, all_columns: bool) -> None:
    """All it has to print, down to 六号 where every column is there, else 小五 or nearly so."""
    unseen = frozenset() if all_columns else frozenset({"detail", "grade", "targets", "support"})
    fit = geometry.fit(preset.columns, (), preset.last_printed, unseen=unseen)
    assert (fit.last, fit.left) == (preset.last_printed, ())
    keys = preset.keys[: preset.keys.index(fit.last) + 1]
    columns = [each for each in preset.columns if each.key in keys and each.key not in unseen]
    smallest = min(geometry.points(column) for column in columns)
    scale = geometry.ROOM * geometry.NARROWEST / sum(fit.widths[each.key] for each in columns)
    assert round(min(1, scale) * smallest, 6) >= (7.5 if all_columns else 8)


@pytest.mark.parametrize("name", ["督办台账", "反馈表"])
@pytest.mark.parametrize("sheet", [0, 1], ids=["screen", "paper"])
def test_the_light_is_printed_with_its_legend(name: str, sheet: int) -> None:
    """A legend over a table without lights would explain nothing."""
    book: Any = openpyxl.load_workbook(io.BytesIO(write(speech(), preset=name).value))
    found = book.worksheets[sheet]
    headers = {cell.value: cell.column_letter for cell in found[HEADER_ROW]}
    last = found.print_area.rpartition(":")[2].replace("$", "").rstrip("0123456789")
    assert headers["亮灯"] <= last
    assert "■" in found["A3"].value
    assert {headers["亮灯"]} <= {
        str(area.sqref).partition(":")[0].rstrip("0123456789")
        for area in found.conditional_formatting
    }


def test_lines_above_the_table_are_not_cut() -> None:
    """Title, summary and legend are wrapped over the width of the page."""
    name = "在全市防汛抗旱暨安全生产和森林防灭火工作推进会议上的讲话及补充要求" * 3
    found = speech().meta.title
    assert found
    title = replace(found, value=name)
    long = replace(speech(), meta=replace(speech().meta, title=title))
    sheet: Any = openpyxl.load_workbook(io.BytesIO(write(long).value))["台账"]
    for row in (1, 2, 3):
        assert f"A{row}:M{row}" in areas(sheet)
        assert sheet.cell(row, 1).alignment.wrap_text
    assert sheet.row_dimensions[1].height > 60


def test_columns_that_do_not_fit_are_named() -> None:
    """Nothing is left off the page silently."""
    columns = tuple(replace(each, width=30.0) for each in COLUMNS)
    own = replace(named("督办台账"), columns=columns, printed=tuple(each.key for each in columns))
    outcome = write(speech(), layout=Layout(columns=own))
    told = [found.message for found in outcome.findings if found.code == "OUT006"]
    assert len(told) == 2
    assert all("亮灯" in message for message in told)


@pytest.mark.parametrize("name", ["统计", "原文对照", "问题提示", "填表说明"])
def test_every_other_sheet_can_be_read_on_paper(name: str) -> None:
    """Their printed columns fit on the page too."""
    sheet = openpyxl.load_workbook(io.BytesIO(write(speech()).value))[name]
    _, _, last = sheet.print_area.rpartition(":")
    columns = [
        sheet.column_dimensions[get_column_letter(n)]
        for n in range(1, column_index_from_string(last.replace("$", "").rstrip("0123456789")) + 1)
    ]
    assert certain([column for column in columns if not column.hidden]) * 10.5 >= 9


def test_due_dates_are_printed_where_there_are_any() -> None:
    """With their year, which the words of a deadline seldom have; 待明确 alone takes no room."""
    assert "截止日期" in [cell.value for cell in printed(speech())[HEADER_ROW]]
    undated = replace(speech(), tasks=tuple(replace(task, deadlines=()) for task in speech().tasks))
    assert "截止日期" not in [cell.value for cell in printed(undated)[HEADER_ROW]]


def test_a_date_always_fits_into_its_column() -> None:
    """On screen and on paper, however narrow an office wants it: Excel would show ####."""
    wanted = tuple(replace(BY_KEY[key], width=6.0) for key in ("id", "text", "due"))
    own = replace(
        named("督办台账"), columns=wanted, printed=("id", "text", "due"), last_printed="due"
    )
    data = write(speech(), layout=Layout(columns=own)).value
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet, points in ((book["台账"], 9.5), (book["打印版"], 12.0)):
        letter = next(cell.column_letter for cell in sheet[HEADER_ROW] if cell.value == "截止日期")
        pixels = sheet.column_dimensions[letter].width * DIGIT - 5
        assert pixels >= len("2024年12月31日*".encode("gbk")) * points * 96 / 72 / 2


def test_a_ledger_too_long_to_return_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anybody fills it in."""
    monkeypatch.setattr(excel, "MOST_RETURNED", 5)
    (told,) = write(speech()).findings
    assert told.code == "OUT007"
    assert "有 6 行" in told.message


def test_a_narrow_table_fills_the_page() -> None:
    """The words of the task take what the other columns leave."""
    columns = tuple(BY_KEY[key] for key in ("id", "text", "deadline"))
    widths = geometry.fit(columns, (), "deadline").widths
    assert sum(widths.values()) == geometry.room(10.5)
    wide = geometry.fit(columns, (), "deadline", size=geometry.PRINTED).widths
    assert sum(wide.values()) == geometry.room(geometry.PRINTED)


def test_long_words_get_a_wider_column() -> None:
    """Up to the height a row can have, no word is cut."""
    draft = Draft("各区要加固围挡。" * 120)
    draft.task("01", draft.text)
    entries = rows(draft.speech())
    preset = named("督办台账")
    assert geometry.fit(preset.columns, entries, "light").widths["text"] > BY_KEY["text"].width
    sheet = openpyxl.load_workbook(io.BytesIO(write(draft.speech()).value))["台账"]
    assert sheet.row_dimensions[5].height < 409


def test_words_beyond_the_highest_row_go_on_in_the_next() -> None:
    """Nothing is cut; the other cells of the task are merged."""
    draft = Draft("各区要加固围挡，市水务局要检查泵站。" * 200)
    draft.section("1", "各区要加固围挡")
    draft.task("1-01", draft.text)
    sheet = printed(draft.speech())
    letter = next(cell.column_letter for cell in sheet[HEADER_ROW] if cell.value == "任务内容")
    pieces = [cell.value for cell in sheet[letter][HEADER_ROW + 1 :]]
    assert len(pieces) > 2
    assert "".join(pieces) == draft.text
    assert all(piece.endswith(("，", "。")) for piece in pieces)
    assert f"A{HEADER_ROW + 2}:A{sheet.max_row}" in areas(sheet)


def test_what_is_typed_in_the_ledger_shows_on_paper() -> None:
    """By a formula that finds the task's row wherever it was sorted to."""
    sheet = printed(speech())
    headers = [cell.value for cell in sheet[HEADER_ROW]]
    cell = sheet.cell(HEADER_ROW + 2, headers.index("状态") + 1)
    found = "INDEX('台账'!$N$5:$N$10,MATCH(\"2-1-01\",'台账'!$A$5:$A$10,0))"
    assert cell.value == f'=IF({found}="","",{found})'


@pytest.mark.parametrize("sheet", ["反馈表", "打印版"])
def test_the_report_form_has_lines_to_sign(sheet: str) -> None:
    """Below the table, in open cells, after an empty row."""
    book = openpyxl.load_workbook(io.BytesIO(write(speech(), preset="反馈表").value))
    last = book[sheet][book[sheet].max_row]
    filled = [cell for cell in last if cell.value]
    labels = ["填报单位（盖章）：", "填报人：", "审核人：", "填报日期："]
    assert [cell.value for cell in filled] == labels
    assert not any(cell.protection.locked for cell in filled)
    assert not any(cell.value for cell in book[sheet][book[sheet].max_row - 1])


@pytest.mark.parametrize("preset", ["督办台账", "分解表"], ids=["work", "issue"])
def test_other_ledgers_are_not_signed(preset: str) -> None:
    """Only what is sent back is signed."""
    texts = [str(cell.value) for row in printed(speech(), preset).iter_rows() for cell in row]
    assert not any("盖章" in text for text in texts)


def test_a_speech_without_parts_has_no_bands() -> None:
    """One row for each task and nothing between."""
    draft = Draft("各区要加固围挡。市水务局要检查泵站。")
    draft.task("01", "各区要加固围挡。")
    draft.task("02", "市水务局要检查泵站。")
    sheet = printed(draft.speech())
    assert [cell.value for cell in sheet["A"][HEADER_ROW:]] == ["01", "02"]
    assert sheet.max_row == HEADER_ROW + 2


def test_an_empty_ledger_prints_its_header() -> None:
    """No tasks, no rows, no merged cells but those above."""
    sheet = printed(replace(speech(), tasks=()))
    assert sheet.max_row == HEADER_ROW
    assert len(areas(sheet)) == 3


def test_a_group_spelled_out_is_shown_whole() -> None:
    """Its column grows, on screen and on paper, where no row could be high enough."""
    draft = Draft("各部门要抓好落实。")
    members = tuple(unit(f"云岭市第{number:02d}分局某某管理办公室") for number in range(40))
    draft.task("1-01", "各部门要抓好落实。", units=members)
    book = openpyxl.load_workbook(io.BytesIO(write(draft.speech()).value))
    for sheet, row in ((book["台账"], 5), (book["打印版"], HEADER_ROW + 1)):
        assert (sheet.row_dimensions[row].height or 0) < HIGHEST_ROW
        assert "完成时限" in {cell.value for line in sheet.iter_rows(max_row=4) for cell in line}
