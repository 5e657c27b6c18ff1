"""Ledgers of other offices (xlsx) as source: the header row is found, the rows become tasks.

The rows are given as lines between tabs with their header, as the parser reads tables; columns are
known by their names and synonyms in `parse/words/tables.toml`.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.codes import finding
from toolkit.findings import Finding, Outcome
from toolkit.model import Speech
from toolkit.parse.tables import column_of
from toolkit.readers.archive import Archive, Unusable
from toolkit.readers.lines import Lines
from toolkit.readers.tables import Cell, Grid
from toolkit.source import SourceText

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CELL_LIMIT = 1_000_000
HEADER_WITHIN = 20
"""Rows at the top of a sheet among which the header is looked for."""

_LABELS = {
    "number": "序号",
    "task": "任务",
    "lead": "牵头单位",
    "responsible": "责任单位",
    "support": "配合单位",
    "due": "完成时限",
}
_NEEDED = frozenset({"lead", "responsible", "support", "due"})
_WHOLE = re.compile(r"-?\d+\.0+$")


class _Sheet(NamedTuple):
    """A sheet as a table, with the 1-based row of its header and what its columns are.

    `content` is what its tasks say, or all its words where there is no header: a sheet that says
    nothing new is the same ledger laid out for paper.
    """

    number: int
    title: str
    grid: Grid
    header: int | None
    columns: dict[str, str]
    content: frozenset[str]


def read(data: bytes, name: str) -> Outcome[SourceText | Speech | None]:
    """The rows of a workbook; None, with an SRC error, where it is damaged or locked.

    Where any sheet has the header of a ledger, only such sheets are read; otherwise all are, as
    text.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - on use

    try:
        Archive(data, name).vet()
        workbook = load_workbook(io.BytesIO(data), data_only=True)
        sheets, hidden = _sheets(workbook, name)
    except Unusable as error:
        return Outcome(None, (error.problem,))
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError, AttributeError,
            IndexError, SyntaxError):  # fmt: skip
        return Outcome(None, (finding("SRC031", name=name, reason="不是完整的工作簿"),))
    lines = Lines()
    findings: list[Finding] = []
    ledgers = [sheet for sheet in sheets if sheet.header is not None]
    told: set[str] = set()
    skipped = 0
    for sheet in sheets:
        if (ledgers and sheet.header is None) or sheet.content <= told:
            skipped += bool(sheet.content)
            continue
        told |= sheet.content
        sheet.grid.tell(lines, "sheet", sheet.number)
        findings += _report(sheet)
    for what, count in (("隐藏的工作表", hidden), ("不是台账或内容重复的工作表", skipped)):
        if count:
            findings.append(finding("SRC039", count=count, what=what))
    return lines.source(data, name, MEDIA_TYPE, findings)


def _sheets(workbook: Any, name: str) -> tuple[list[_Sheet], int]:
    """The visible sheets, and how many are hidden."""
    sheets, hidden, left = [], 0, CELL_LIMIT
    for number, sheet in enumerate(workbook.worksheets, 1):
        if sheet.sheet_state != "visible":
            hidden += 1
            continue
        left -= sheet.max_row * sheet.max_column
        if left < 0:
            raise Unusable(finding("SRC032", name=name, reason=f"超过 {CELL_LIMIT:,} 个单元格"))
        sheets.append(_sheet(number, sheet))
    return sheets, hidden


def _sheet(number: int, sheet: Worksheet) -> _Sheet:
    rows = [[_shown(cell) for cell in row] for row in sheet.iter_rows()]
    header, columns = _header(rows)
    below = _merged(sheet)
    grid = Grid()
    for row, cells in enumerate(rows):
        grid.row()
        for column, words in enumerate(cells):
            above = (row, column) in below and (header is None or row >= header)
            if words or above:
                grid.cell(Cell([words], column, above=above))
    tasks = None if header is None else _task_column(rows[header - 1])
    content = frozenset(
        words
        for cells in rows[header or 0 :]
        for words in (cells if tasks is None else cells[tasks : tasks + 1])
        if words
    )
    return _Sheet(number, sheet.title, grid, header, columns, content)


def _task_column(header: list[str]) -> int:
    return next(n for n, words in enumerate(header) if column_of(words) == "task")


def _merged(sheet: Worksheet) -> set[tuple[int, int]]:
    """The 0-based cells that continue a merged cell above them."""
    below = set()
    for area in sheet.merged_cells.ranges:
        for row in range(area.min_row + 1, min(area.max_row, sheet.max_row) + 1):
            below.add((row - 1, area.min_col - 1))
    return below


def _header(rows: list[list[str]]) -> tuple[int | None, dict[str, str]]:
    """The 1-based row of the header and the names of its known columns."""
    for number, cells in enumerate(rows[:HEADER_WITHIN], 1):
        found: dict[str, str] = {}
        for words in cells:
            kind = column_of(words)
            if kind in _LABELS:
                found.setdefault(kind, " ".join(words.split()))
        if "task" in found and _NEEDED & set(found):
            return number, found
    return None, {}


def _report(sheet: _Sheet) -> Iterator[Finding]:
    if sheet.header is None:
        if sheet.content:
            yield finding("SRC042", sheet=sheet.title)
        return
    pairs = "，".join(f"{name}→{_LABELS[kind]}" for kind, name in sheet.columns.items())
    yield finding("SRC043", sheet=sheet.title, row=sheet.header, columns=pairs)


def _shown(cell: Any) -> str:
    """The value of a cell as people see it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dt.datetime | dt.date):
        return _day(value, cell.number_format or "")
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    if isinstance(value, int | float):
        if "%" in (cell.number_format or ""):
            return f"{round(value * 100, 2):g}%"
        text = f"{value:.10g}" if isinstance(value, float) else str(value)
        return _WHOLE.sub(lambda found: found.group().partition(".")[0], text)
    return str(value).strip()


def _day(value: dt.datetime | dt.date, form: str) -> str:
    """A date in Chinese; where its format shows no day, without one."""
    if "d" in _bare(form).lower():
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.year}年{value.month}月"


@cache
def _bare(form: str) -> str:
    """A number format without its quoted words and conditions."""
    return re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", form)
