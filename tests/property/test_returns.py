"""Whatever is done to a form: collecting never raises and never loses a word that was typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl.cell import MergedCell

from tests.support import projects, reported, returns
from toolkit.findings import Outcome
from toolkit.ledger import collecting
from toolkit.ledger.added import fingerprint, with_added
from toolkit.ledger.collecting import Gathered
from toolkit.ledger.filled import filled
from toolkit.ledger.layout import Layout
from toolkit.ledger.presets import named
from toolkit.ledger.record import Note
from toolkit.ledger.settings import standard
from toolkit.ledger.tasks import Tasks
from toolkit.ledger.unitbook import UnitBook
from toolkit.model import Speech
from toolkit.readers import returned
from toolkit.writers import excel

DATE = dt.date(2023, 6, 1)
BOOK = UnitBook(schema_version="1.0", units=())
ROWS = st.integers(1, 17)
COLUMNS = st.integers(1, 20)

Damage = tuple[str, int, int, int]
damages = st.lists(
    st.tuples(
        st.sampled_from(
            (
                *(
                    "type",
                    "type",
                    "type",
                    "add",
                    "add",
                    "add",
                    "insert_row",
                    "delete_row",
                    "copy_row",
                    "reverse",
                ),
                *("insert_column", "delete_column", "swap_columns", "merge", "rename", "retitle"),
                *("hide", "blank", "number", "date", "sheet", "drop_sheet", "copy_sheet"),
            )
        ),
        ROWS,
        COLUMNS,
        st.integers(1, 6),
    ),
    max_size=12,
)


forms = st.sampled_from(("反馈表", "督办台账", "要点", "项目"))
"""What came back: a plain form or ledger, one of points, one with history and added tasks."""

speeches = st.sampled_from(("原稿", "新稿", "没有"))
"""What the project holds when it does: the speech, a version without its first tasks, or none.

In 未收 it is the speech without the tasks that people added.
"""

IDS = ("1-01.1", "1-01（2）", "1-01.1.1", "1-02.1", "新增", None, "增-01", "9-99")
WORDS = ("采购银杏苗。", "给古树挂牌。", "1-01.1 采购银杏苗。", "合计")


@cache
def project_notes() -> tuple[Note, ...]:
    """A part of the first task, a task of its own, and a remark."""
    first, words = f"{1:016x}", "采购银杏苗。"
    told = {
        fingerprint(words, first): ("under", f"{first}.1"),
        fingerprint(words, ""): ("beside", first),
    }
    notes = [projects.note("请市财政局列入预算。")]
    for name, (column, text) in told.items():
        notes.append(projects.note(words, fingerprint=name, column="text"))
        notes.append(projects.note(text, fingerprint=name, column=column))
    return tuple(each.note for each in notes if each.note)


@cache
def whole(version: str) -> Speech | None:
    """The speech as the project holds it."""
    if version == "没有":
        return None
    speech = reported.speech()
    if version == "未收":
        return speech
    if version == "新稿":
        speech = replace(speech, tasks=speech.tasks[2:])
    (found,) = with_added([speech], project_notes(), book=BOOK, reading=lambda *_: ())
    return found


@cache
def tasks(version: str) -> Tasks:
    """The tasks that the project knows when a form comes back."""
    return Tasks(filter(None, [whole(version)]))


@cache
def issued(kind: str) -> bytes:
    """A workbook that was handed out."""
    if kind == "要点":
        return excel.write(reported.speech(), layout=Layout(rows="point")).value
    if kind != "项目":
        return returns.issued(kind)
    speech = whole("原稿")
    assert speech is not None
    preset = filled(
        named("督办台账"), speech, reported.events(), project_notes(), standard(), history=True
    )
    return excel.write(speech, layout=Layout(columns=preset)).value


def put(sheet: Any, row: int, column: int, value: Any) -> None:
    """Type into a cell, unless it is covered by a merged one."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, MergedCell):
        cell.value = value


def reverse(sheet: Any, row: int, column: int, size: int) -> None:
    """Sort the rows the other way round."""
    lines = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=row)]
    for place, line in enumerate(reversed(lines), row):
        for number, value in enumerate(line, column + 1 - column):
            put(sheet, place, number, value)
    del size


def copy_row(sheet: Any, row: int, column: int, size: int) -> None:
    """Copy a row further down."""
    for cell in [*sheet[row]]:
        put(sheet, row + size + column, cell.column, cell.value)


def add(sheet: Any, row: int, column: int, size: int) -> None:
    """Put in a row with a task, numbered somehow."""
    sheet.insert_rows(row)
    headers = {cell.value: cell.column for cell in sheet[4]}
    if {"任务编号", "任务内容"} <= headers.keys():
        put(sheet, row, headers["任务编号"], IDS[column % len(IDS)])
        put(sheet, row, headers["任务内容"], WORDS[size % len(WORDS)])


def swap_columns(sheet: Any, row: int, column: int, size: int) -> None:
    """Exchange two columns from the header on."""
    for number in range(row if row < 4 else 1, sheet.max_row + 1):
        one, other = sheet.cell(number, column).value, sheet.cell(number, column + size).value
        put(sheet, number, column, other)
        put(sheet, number, column + size, one)


ACTIONS: dict[str, Callable[[Any, int, int, int], object]] = {
    "insert_row": lambda sheet, row, _, size: sheet.insert_rows(row, size),
    "delete_row": lambda sheet, row, _, size: sheet.delete_rows(row, size),
    "add": add,
    "copy_row": copy_row,
    "reverse": reverse,
    "insert_column": lambda sheet, _, column, size: sheet.insert_cols(column, size),
    "delete_column": lambda sheet, _, column, size: sheet.delete_cols(column, size % 2 + 1),
    "swap_columns": swap_columns,
    "merge": lambda sheet, row, column, size: sheet.merge_cells(
        start_row=row, end_row=row + size - 1, start_column=column, end_column=column + size % 3
    ),
    "rename": lambda sheet, row, *_: setattr(sheet, "title", f"表{row}"),
    "retitle": lambda sheet, row, column, _: put(sheet, 4, column, f"栏{row}"),
    "hide": lambda sheet, row, *_: setattr(sheet.row_dimensions[row], "hidden", True),
    "blank": lambda sheet, row, column, _: put(sheet, row, column, None),
    "number": lambda sheet, row, column, size: put(sheet, row, column, 1234500 + size),
    "date": lambda sheet, row, column, size: put(sheet, row, column, dt.date(2031, size, row)),
}


def mistreat(book: returns.Sheet, done: list[Damage]) -> None:
    """Do all of it to the form, in order."""
    for number, (what, row, column, size) in enumerate(done):
        sheets = [each for each in book.book.worksheets if each.sheet_state == "visible"]
        sheet = sheets[0]
        if what == "type":
            put(sheet, row, column, f"手写{number:03d}号。")
        elif what == "sheet":
            book.book.create_sheet(f"新{number}")["B2"] = f"手写{number:03d}号。"
        elif what == "drop_sheet" and len(book.book.worksheets) > 2:
            book.book.remove(book.book.worksheets[-1 if size % 2 else 1])
        elif what == "copy_sheet" and not sheet.merged_cells.ranges:
            book.book.copy_worksheet(sheet)
        elif what in ACTIONS:
            ACTIONS[what](sheet, row, column, size)


def words(book: returns.Sheet) -> set[str]:
    """What was typed and still stands in the workbook."""
    return {
        str(cell.value)
        for sheet in book.book.worksheets
        for line in sheet.iter_rows()
        for cell in line
        if isinstance(cell.value, str) and cell.value.startswith("手写")
    }


def gather(data: bytes, version: str) -> Outcome[Gathered]:
    """What the collection makes of a workbook."""
    reading = returned.read(data, "回.xlsx")
    assert reading.value is not None, reading.findings
    return collecting.gather(
        reading.value, tasks(version), book=BOOK, settings=standard(), date=DATE
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(damages, forms, speeches)
@example([("type", 16, 9, 1)], "反馈表", "原稿")  # a signature under a form that reports nothing
def test_no_typed_word_is_lost_whatever_is_done_to_a_form(
    done: list[Damage], kind: str, version: str
) -> None:
    """Every word that stands in the workbook is in a record or quoted in a finding."""
    book = returns.Sheet(issued(kind))
    mistreat(book, done)
    typed = words(book)
    outcome = gather(book.saved(), version)
    kept = " ".join(str(record.body) for record in outcome.value.records)
    kept += " ".join(finding.message for finding in outcome.findings)
    assert {word for word in typed if word not in kept} == set()


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(damages, forms, speeches)
@example([("add", 16, 1, 1)], "反馈表", "原稿")  # a row put in under the signature's merged cells
def test_collecting_twice_gives_the_same(done: list[Damage], kind: str, version: str) -> None:
    """From the same bytes, and from the workbook saved once more.

    The damage may leave words in cells that a merged one covers, where no office program keeps
    any; the first save takes them out.
    """
    book = returns.Sheet(issued(kind))
    mistreat(book, done)
    data = returns.Sheet(book.saved()).saved()
    first, again = gather(data, version), gather(returns.Sheet(data).saved(), version)
    assert gather(data, version) == first
    assert {record.id for record in again.value.records} == {
        record.id for record in first.value.records
    }


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(damages, st.sampled_from(("反馈表", "督办台账", "要点")))
@example([("add", 6, 16, 4), ("add", 7, 18, 1)], "反馈表")  # a part, and a part of that
def test_what_a_form_says_does_not_depend_on_what_was_collected_before(
    done: list[Damage], kind: str
) -> None:
    """So forms can be collected in any order, together or one by one."""
    book = returns.Sheet(issued(kind))
    mistreat(book, done)
    data = book.saved()
    ids = [
        {record.id for record in gather(data, version).value.records}
        for version in ("未收", "原稿")
    ]
    assert ids[0] == ids[1]
