"""Tables of tasks pasted as text (任务分解表): a header of known columns, then rows of cells.

Cells stand side by side between tabs, bars or wide gaps, or one below the other, a line each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from toolkit.model import UnitRole
from toolkit.parse.frame import Verdict
from toolkit.parse.lexicon import lists
from toolkit.parse.sentences import Draft
from toolkit.source import fold

Column: TypeAlias = Literal["number", "task", "lead", "responsible", "support", "due", "other"]

TABLE_CELL = Verdict("table", "frame.table_cell")

_GAP = re.compile(r"[ \u3000]*(?:\t|\|+)[ \u3000]*|[ \u3000]{2,}")
_BLANKS = re.compile(r"[ \u3000]+")
"""Gaps of a single blank, trusted where every cell of the header is a known column."""
_RULER = re.compile(r"[-|: ]+$")
_BLANK = re.compile(r"[ \n\u3000\xa0]+")
_NUMBER = re.compile(r"\d{1,4}[.、]?$")
_NOTE = re.compile("（[^（）]*）$")
_NOTHING = re.compile(r"[ \u3000]*(?:待明确|待定|无|[-—－/／、]*)[ \u3000]*\Z")
_HEADER_LONGEST = 24
_CELL_LONGEST = 400
UNIT_COLUMNS: tuple[UnitRole, ...] = ("lead", "responsible", "support")


class Cell(NamedTuple):
    """The words of one cell, and the sentence they stand in."""

    start: int
    end: int
    draft: int


class TableRow(NamedTuple):
    """A row that sets a task: the cell that says what, those that say who, those that say when."""

    task: Cell
    units: tuple[tuple[UnitRole, Cell], ...]
    due: tuple[Cell, ...]


class Tables(NamedTuple):
    """The rows of all tables in order, and the sentences that are cells."""

    rows: list[TableRow]
    drafts: set[int]


def find_tables(text: str, shadow: str, drafts: list[Draft], frame: list[Verdict | None]) -> Tables:
    """All tables of tasks among the lines of the text."""
    tables = Tables([], set())
    index = 0
    while index < len(drafts):
        header = _header(text, shadow, drafts, frame, index)
        if header is None:
            index += 1
            continue
        columns, after, gap = header
        used = list(range(index, after))
        rows = (
            _side_by_side(text, shadow, drafts, frame, after, columns, gap)
            if gap
            else _stacked(shadow, drafts, frame, after, columns)
        )
        for row in rows:
            used += range(used[-1] + 1, row[-1].draft + 1)
            made = _row(text, row, columns)
            if made is not None:
                tables.rows.append(made)
        tables.drafts.update(used)
        index = used[-1] + 1
    return tables


def _header(
    text: str, shadow: str, drafts: list[Draft], frame: list[Verdict | None], index: int
) -> tuple[list[Column], int, re.Pattern[str] | None] | None:
    """The columns of a header that begins at a line, the line after it, and what parts its cells.

    Nothing parts cells that stand one below the other.
    """
    if not _is_line(drafts[index], frame[index]):
        return None
    if len(_cells(text, drafts, index)) >= 3:
        columns = _named(text, shadow, drafts, index)
        after = index + 1
        if columns and after < len(drafts) and _is_line(drafts[after], frame[after]):
            # A header of two rows: 牵头单位 and 配合单位 below 责任单位.
            below = _named(text, shadow, drafts, after)
            if below and len(below) >= len(columns):
                columns, after = below, after + 1
        return (columns, after, _GAP) if columns else None
    columns = _named_between_blanks(text, shadow, drafts[index])
    if columns:
        return columns, index + 1, _BLANKS
    stacked: list[Column] = []
    position = index
    while position < len(drafts) and _is_line(drafts[position], frame[position]):
        draft = drafts[position]
        column = _column(shadow, Cell(draft.start, draft.end, position))
        if column is None:
            break
        stacked.append(column)
        position += 1
    if len(stacked) >= 3 and _is_complete(stacked):
        return stacked, position, None
    return None


def _named(text: str, shadow: str, drafts: list[Draft], index: int) -> list[Column] | None:
    """The columns of a line that is a header of cells side by side.

    Between tabs cells are certain, so that most columns may have names nobody knows.
    """
    cells = _cells(text, drafts, index)
    columns = [_column(shadow, cell) for cell in cells]
    named = [column for column in columns if column is not None]
    certain = text.count("\t", cells[0].start, cells[-1].end) == len(cells) - 1
    if not _is_complete(named) or not (certain or len(named) * 4 >= len(cells) * 3):
        return None
    return [column or "other" for column in columns]


def _named_between_blanks(text: str, shadow: str, draft: Draft) -> list[Column] | None:
    """The columns of a header whose cells a single blank parts, every one of them known."""
    if draft.end - draft.start > _HEADER_LONGEST * 4:
        return None
    columns = [_column(shadow, cell) for cell in _cells(text, [draft], 0, _BLANKS)]
    named = [column for column in columns if column is not None]
    known = len(named) == len(columns) >= 3 and named[0] == "number"
    return named if known and _is_complete(named) else None


def _is_complete(columns: list[Column]) -> bool:
    return "task" in columns and any(name in columns for name in (*UNIT_COLUMNS, "due"))


def _is_line(draft: Draft, verdict: Verdict | None) -> bool:
    free = verdict is None or verdict.role in {"table", "meta", "title"}
    return free and draft.first and draft.last


def _cells(text: str, drafts: list[Draft], index: int, gap: re.Pattern[str] = _GAP) -> list[Cell]:
    draft = drafts[index]
    start, end = draft.start, draft.end
    while start < end and text[start] in "| \t":
        start += 1
    while end > start and text[end - 1] in "| \t":
        end -= 1
    while start and text[start - 1] == "\t":  # empty cells before the first words
        start -= 1
    cells, position = [], start
    for blank in gap.finditer(text, start, end):
        cells.append(Cell(position, blank.start(), index))
        position = blank.end()
    return [*cells, Cell(position, end, index)]


def _column(shadow: str, cell: Cell) -> Column | None:
    return column_of(shadow[cell.start : cell.end])


def column_of(header: str) -> Column | None:
    """What a column of this name holds; a note in brackets behind the name does not matter."""
    if len(header) > _HEADER_LONGEST:
        return None
    name = _BLANK.sub("", fold(header))
    return _columns().get(name) or _columns().get(_NOTE.sub("", name))


def _side_by_side(
    text: str,
    shadow: str,
    drafts: list[Draft],
    frame: list[Verdict | None],
    start: int,
    columns: list[Column],
    gap: re.Pattern[str],
) -> Iterator[list[Cell]]:
    for index in range(start, len(drafts)):
        if _RULER.match(shadow, drafts[index].start, drafts[index].end):
            continue
        if not _is_line(drafts[index], frame[index]):
            return
        cells = _cells(text, drafts, index, gap)
        if gap is _BLANKS:
            if len(cells) != len(columns) or not _NUMBER.match(shadow, *cells[0][:2]):
                return
            yield cells
        elif len(cells) >= min(3, len(columns)) or "\t" in text[cells[0].start : cells[-1].end]:
            yield cells
        elif index + 1 == len(drafts) or "\t" not in _words(text, drafts[index + 1]):
            return  # otherwise a line across the table, such as the name of a group of rows


def _words(text: str, draft: Draft) -> str:
    return text[draft.start : draft.end]


def _stacked(
    shadow: str,
    drafts: list[Draft],
    frame: list[Verdict | None],
    start: int,
    columns: list[Column],
) -> Iterator[list[Cell]]:
    """Rows of as many lines as there are columns; a number column tells where each row begins."""
    numbered = columns[0] == "number"
    row: list[Cell] = []
    expected = 1
    for index in range(start, len(drafts)):
        draft = drafts[index]
        is_cell = _is_line(draft, frame[index]) and draft.end - draft.start <= _CELL_LONGEST
        begins = bool(_NUMBER.match(shadow, draft.start, draft.end))
        if numbered and is_cell and begins:
            begins = int(shadow[draft.start : draft.end].rstrip(".、")) == expected
            if begins and len(row) >= 2:
                yield row
                row = []
            expected += begins
        elif len(row) >= len(columns) or (numbered and not row):
            if row:
                yield row
            if numbered or not is_cell:
                return
            row = []
        if not is_cell:
            return
        row.append(Cell(draft.start, draft.end, index))
    if len(row) >= len(columns):
        yield row


def _row(text: str, cells: list[Cell], columns: list[Column]) -> TableRow | None:
    """The cells by their columns; a row that lacks its last cells keeps the first ones.

    A cell that says that there is nothing, such as 待明确 or a dash, is empty.
    """
    every = zip(columns, cells, strict=False)
    named = [(column, cell) for column, cell in every if not _NOTHING.match(text, *cell[:2])]
    task = next((cell for column, cell in named if column == "task"), None)
    if task is None or task.end <= task.start:
        return None
    return TableRow(
        task,
        tuple((role, cell) for column, cell in named for role in UNIT_COLUMNS if column == role),
        tuple(cell for column, cell in named if column == "due"),
    )


@cache
def _columns() -> dict[str, Column]:
    known: dict[str, Column] = {}
    kinds: tuple[Column, ...] = ("number", "task", "lead", "responsible", "support", "due", "other")
    for kind in kinds:
        for name in lists("tables")[kind]:
            known.setdefault(name, kind)
    return known
