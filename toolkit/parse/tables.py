"""Tables of tasks pasted as text (任务分解表): a header of known columns, then rows of cells.

Cells stand side by side between tabs, bars or wide gaps, or one below the other, a line each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.parse.frame import Verdict
from toolkit.parse.numbering import marker_at
from toolkit.parse.sentences import Draft
from toolkit.parse.table_columns import column_of
from toolkit.parse.table_rows import (
    UNIT_COLUMNS,
    Cell,
    Column,
    TableRow,
    is_signature,
    task_rows,
)

__all__ = [
    "TABLE_CELL",
    "UNIT_COLUMNS",
    "Cell",
    "Column",
    "TableRow",
    "Tables",
    "column_of",
    "find_tables",
    "header_of",
]

TABLE_CELL = Verdict("table", "frame.table_cell")

_GAP = re.compile(r"[ \u3000]*(?:\t|\|+)[ \u3000]*|[ \u3000]{2,}")
_BLANKS = re.compile(r"[ \u3000]+")
"""Gaps of a single blank, trusted where every cell of the header is a known column."""
_RULER = re.compile(r"[-|: ]+$")
_NUMBER = re.compile(r"\d{1,4}[.、]?$")
_HEADER_LONGEST = 96
_CELL_LONGEST = 400


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
        rows = list(
            _side_by_side(text, shadow, drafts, frame, after, columns, gap)
            if gap
            else _stacked(shadow, drafts, frame, after, columns)
        )
        tables.rows.extend(task_rows(text, rows, columns))
        last = rows[-1][-1].draft if rows else after - 1
        tables.drafts.update(
            place
            for place in range(index, last + 1)
            if place < after or not _is_part(text, shadow, drafts[place])
        )
        index = last + 1
    if tables.rows:
        tables.drafts.update(
            place
            for place, draft in enumerate(drafts)
            if frame[place] is None and is_signature(text[draft.start : draft.end])
        )
    return tables


def _is_part(text: str, shadow: str, draft: Draft) -> bool:
    """Whether a line across a table is the heading of a part: 二、民生实事."""
    return "\t" not in text[draft.start : draft.end] and (
        marker_at(shadow, draft.start, draft.end, line_start=True) is not None
    )


def _header(
    text: str, shadow: str, drafts: list[Draft], frame: list[Verdict | None], index: int
) -> tuple[list[Column], int, re.Pattern[str] | None] | None:
    """The columns of a header that begins at a line, the line after it, and what parts its cells.

    Nothing parts cells that stand one below the other.
    """
    if not _is_line(drafts[index], frame[index]):
        return None
    if len(_cells(text, drafts, index)) >= 3:
        after = index + 1
        second = after < len(drafts) and _is_line(drafts[after], frame[after])
        found = header_of(_said(text, drafts, index), _said(text, drafts, after) if second else ())
        if found is None or not _is_certain(text, drafts, index, found[0]):
            return None
        columns, lines = found
        return [column or "other" for column in columns], index + lines, _GAP
    between = _named_between_blanks(text, shadow, drafts[index])
    if between:
        return between, index + 1, _BLANKS
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


def header_of(
    first: Sequence[str], second: Sequence[str] = ()
) -> tuple[list[Column | None], int] | None:
    """What the columns below a line of these cells hold, and of how many lines the header is.

    None where it is no header. It is one of two lines where the second says more: 牵头单位 and
    配合单位 below 责任分工, with nothing new below the others.
    """
    top = [column_of(words) for words in first]
    low = [column_of(words) for words in second]
    begun = sum(column is not None for column in top) >= 2
    if begun and len(low) >= len(top) and _says_more(top, low, second):
        joined = [below or above for above, below in zip(top, low, strict=False)] + low[len(top) :]
        if _is_complete(joined):
            return joined, 2
    return (top, 1) if _is_complete(top) else None


def _says_more(
    top: Sequence[Column | None], low: Sequence[Column | None], second: Sequence[str]
) -> bool:
    """Whether a line goes on with a header: it names columns, and is no row of the table."""
    if all(column in (None, "other", "number") for column in low):
        return False
    return all(
        above in (None, "other") or below is not None or not words.strip()
        for above, below, words in zip(top, low, second, strict=False)
    )


def _is_certain(
    text: str, drafts: list[Draft], index: int, columns: Sequence[Column | None]
) -> bool:
    """Between tabs cells are certain, so that most columns may have names nobody knows."""
    cells = _cells(text, drafts, index)
    tabs = text.count("\t", cells[0].start, cells[-1].end)
    named = sum(column is not None for column in columns)
    return tabs == len(cells) - 1 or named * 4 >= len(cells) * 3


def _named_between_blanks(text: str, shadow: str, draft: Draft) -> list[Column] | None:
    """The columns of a header whose cells a single blank parts, every one of them known."""
    if draft.end - draft.start > _HEADER_LONGEST:
        return None
    columns = [_column(shadow, cell) for cell in _cells(text, [draft], 0, _BLANKS)]
    named = [column for column in columns if column is not None]
    known = len(named) == len(columns) >= 3 and named[0] == "number"
    return named if known and _is_complete(named) else None


def _said(text: str, drafts: list[Draft], index: int) -> list[str]:
    """The words of the cells of a line, of the empty ones at its end too."""
    cells = _cells(text, drafts, index)
    rest = text[cells[-1].end :].partition("\n")[0]
    return [text[cell.start : cell.end] for cell in cells] + [""] * rest.count("\t")


def _is_complete(columns: Sequence[Column | None]) -> bool:
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
        if _is_complete([_column(shadow, cell) for cell in cells]):
            return  # the header of the next table
        if gap is _BLANKS:
            if len(cells) != len(columns) or not _NUMBER.match(shadow, *cells[0][:2]):
                return
            yield cells
        elif len(cells) >= min(3, len(columns)) or "\t" in text[cells[0].start : cells[-1].end]:
            yield cells
        elif not any("\t" in _words(text, draft) for draft in drafts[index + 1 : index + 4]):
            return  # otherwise lines across the table, such as the names of groups of rows


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
