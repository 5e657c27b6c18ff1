"""What may be done in the ledger sheet: locks, sorting, validation, lights and their legend."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from tests.support.ledgers import book_of, column, whole
from tests.support.ooxml import parts
from toolkit.ledger.presets import named
from toolkit.schema import labels
from toolkit.writers.excel import write
from toolkit.writers.excel.ledger_sheet import FIRST_ROW, HEADER_ROW


@pytest.fixture(scope="module")
def book() -> Any:
    """The default workbook of the sample."""
    return book_of(write(whole()))


def test_source_cells_are_locked_and_feedback_cells_open(book: Any) -> None:
    """Every sheet is protected without a password; only what people fill in can be typed."""
    sheet = book["台账"]
    open_headers = {each.header for each in named("督办台账").columns if each.editable}
    for row in sheet.iter_rows(min_row=FIRST_ROW):
        for cell in row:
            header = sheet.cell(HEADER_ROW, cell.column).value
            assert cell.protection.locked == (header not in open_headers), header
    for each in book:
        assert each.protection.sheet
        assert each.protection.password is None
        assert each.protection.hashValue is None


def test_the_table_can_be_sorted_in_spite_of_the_protection() -> None:
    """Excel sorts no locked cells unless their area may be changed, so the whole table may."""
    sheet = parts(write(whole()).value)["xl/worksheets/sheet1.xml"].decode()
    last = HEADER_ROW + len(whole().tasks)
    area = f"A{FIRST_ROW}:{get_column_letter(len(named('督办台账').columns))}{last}"
    assert f'<protectedRange sqref="{area}" name="任务行"/>' in sheet
    order = ("</sheetData>", "<sheetProtection", "<protectedRanges", "<autoFilter", "<mergeCells")
    assert sorted(order, key=sheet.index) == list(order)


def test_excel_does_not_mark_ids_as_doubtful() -> None:
    """1-01 looks like a date with two digits of the year; no green corners for that."""
    for name in ("sheet1", "sheet2", "sheet4"):
        sheet = parts(write(whole()).value)[f"xl/worksheets/{name}.xml"].decode()
        assert sheet.count('twoDigitTextYear="1" numberStoredAsText="1"/></ignoredErrors>') == 1


def test_typing_over_the_source_is_refused(book: Any) -> None:
    """Validation refuses it where the protection cannot; open units may be filled in."""
    sheet = book["台账"]
    rules = [rule for rule in sheet.data_validations.dataValidation if rule.type == "custom"]
    assert all(rule.showErrorMessage and "照录原文" in rule.error for rule in rules)
    areas = {str(area) for rule in rules for area in rule.sqref.ranges}
    for each in named("督办台账").columns:
        letter = column(sheet, each.header)
        refused = f"{letter}{FIRST_ROW}:{letter}{sheet.max_row}" in areas
        assert refused == (not each.editable and each.key not in {"lead", "responsible", "support"})


def test_people_can_add_tasks_of_their_own(book: Any) -> None:
    """Rows may be inserted, and in a row whose id is none of ours the source may be typed."""
    sheet = book["台账"]
    assert sheet.protection.insertRows is False
    rules = {r.formula1: str(r.sqref) for r in sheet.data_validations.dataValidation}
    assert rules["FALSE"] == f"A{FIRST_ROW}:A{sheet.max_row}"
    assert f"E{FIRST_ROW}:E{sheet.max_row}" in rules[f"ISNA(MATCH($A{FIRST_ROW},任务编号表,0))"]
    name, _, area = book.defined_names["任务编号表"].attr_text.partition("!")
    ids = [cell.value for row in book[name.strip("'")][area.replace("$", "")] for cell in row]
    assert ids == [task.id for task in whole().tasks]


def test_lost_words_are_seen(book: Any) -> None:
    """A task without words, or words without an id, stand out."""
    sheet = book["台账"]
    rules = {
        str(area.sqref): area.rules[0].formula[0]
        for area in sheet.conditional_formatting
        if len(area.rules) == 1
    }
    name, words = column(sheet, "任务编号"), column(sheet, "任务内容")
    first, last = FIRST_ROW, sheet.max_row
    assert rules == {
        f"{words}{first}:{words}{last}": f'AND(${name}{first}<>"",${words}{first}="")',
        f"{name}{first}:{name}{last}": f'AND(${name}{first}="",${words}{first}<>"")',
    }


def test_protection_allows_filtering_sorting_and_resizing(book: Any) -> None:
    """What does not change the words is allowed."""
    protection = book["台账"].protection
    for action in ("autoFilter", "sort", "formatColumns", "formatRows"):
        assert getattr(protection, action) is False
    for action in ("deleteRows", "deleteColumns", "insertColumns"):
        assert getattr(protection, action) is True


def test_feedback_is_validated(book: Any) -> None:
    """A list of statuses, whole shares of 0 to 100, days; each with a Chinese error."""
    sheet = book["台账"]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    last = sheet.max_row

    def rule(header: str) -> Any:
        return rules[f"{column(sheet, header)}{FIRST_ROW}:{column(sheet, header)}{last}"]

    assert rule("状态").formula1 == '"未启动,推进中,已完成,已销号,退办,长期坚持,终止"'
    share = rule("完成比例")
    assert (share.type, share.formula1, share.formula2) == ("whole", "0", "100")
    for header in ("延期后时限", "销号日期"):
        assert rule(header).type == "date"
        assert rule(header).errorTitle == header
    assert all(each.showErrorMessage and each.error for each in rules.values())


def test_the_light_is_a_formula_with_a_colour_for_each_word(book: Any) -> None:
    """Computed from date, extension, status and today; no value of today is stored."""
    sheet = book["台账"]
    letter = column(sheet, "亮灯")
    for row in range(FIRST_ROW, sheet.max_row + 1):
        assert sheet[f"{letter}{row}"].data_type == "f"
        assert f"{column(sheet, '状态')}{row}" in sheet[f"{letter}{row}"].value
        assert "TODAY()" in sheet[f"{letter}{row}"].value
    computed = openpyxl.load_workbook(io.BytesIO(write(whole()).value), data_only=True)
    assert computed["台账"][f"{letter}{FIRST_ROW}"].value is None
    rules = [
        rule
        for area in sheet.conditional_formatting
        for rule in area.rules
        if str(area.sqref).startswith(letter)
    ]
    words = labels("Light", "ledger").values()
    assert [rule.formula for rule in rules] == [[f'${letter}{FIRST_ROW}="{w}"'] for w in words]
    assert len({rule.dxf.fill.bgColor.rgb for rule in rules}) == len(rules)


def test_the_warning_days_can_be_changed(book: Any) -> None:
    """The lights look at one open cell of 填表说明."""
    sheet, cell = book.defined_names["临期天数"].attr_text.split("!")
    days = book[sheet.strip("'")][cell.replace("$", "")]
    assert days.value == 7
    assert not days.protection.locked
    assert "临期天数" in book["台账"][f"{column(book['台账'], '亮灯')}{FIRST_ROW}"].value


def test_the_legend_has_every_word_and_every_column(book: Any) -> None:
    """On the ledger itself and, with colours, in 填表说明."""
    legend = "".join(str(cell.value) for cell in book["台账"][3])
    guide = {row[0].value: row[0] for row in book["填表说明"].iter_rows()}
    for word in labels("Light", "ledger").values():
        assert word in legend
        assert guide[word].fill.fgColor.rgb is not None
    for each in named("督办台账").columns:
        assert each.header in guide
