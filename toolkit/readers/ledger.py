"""Ledgers of other offices (xlsx, csv) as source: the header is found, the rows become tasks.

The rows are given as lines between tabs with their header, as the parser reads tables; columns are
known by their names and synonyms in `parse/words/tables.toml`.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.codes import finding
from toolkit.findings import Finding, Outcome
from toolkit.model import Speech
from toolkit.parse.tables import Column, header_of
from toolkit.readers import encodings, plain
from toolkit.readers.archive import Archive, Unusable
from toolkit.readers.cell_values import as_day, shown
from toolkit.readers.lines import Lines
from toolkit.readers.returned.cells import cells as in_file
from toolkit.readers.tables import Cell, Grid
from toolkit.source import SourceText

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CELL_LIMIT = 1_000_000
HEADER_WITHIN = 20
"""Rows at the top of a sheet among which the header is looked for."""

_LEGEND = re.compile(r"亮灯：|(?:白底)?各栏照录原文")
"""Begins the line that explains a ledger of ours, which nobody said."""

_LABELS: dict[Column | None, str] = {
    "number": "序号",
    "task": "任务",
    "lead": "牵头单位",
    "responsible": "责任单位",
    "support": "配合单位",
    "due": "完成时限",
}
_TELLING: tuple[Column, ...] = ("task", "lead", "responsible", "support")
_NAMES_SHOWN = 8
_NO_VALUE = re.compile(rb"<c\b[^>]*><f\b[^>]*(?:/>|>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>")


class _Header(NamedTuple):
    """The 1-based row of a header, how many rows it has, and what its columns are."""

    row: int
    rows: int
    columns: list[Column | None]
    names: list[str]

    def places(self, kind: Column) -> list[int]:
        """The columns of a kind."""
        return [place for place, column in enumerate(self.columns) if column == kind]


class _Sheet(NamedTuple):
    """A sheet as a table.

    `content` are its tasks and units, or all its words where there is no header: a sheet that says
    nothing new is the same ledger laid out for paper.
    """

    number: int
    title: str
    grid: Grid
    header: _Header | None
    content: frozenset[str]
    hidden: tuple[Finding, ...] = ()


def read(data: bytes, name: str) -> Outcome[SourceText | Speech | None]:
    """The rows of a workbook; None, with an SRC error, where it is damaged or locked.

    Where any sheet has the header of a ledger, only such sheets are read; otherwise all are, as
    text.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - on use

    try:
        archive = Archive(data, name)
        archive.vet()
        workbook = load_workbook(io.BytesIO(data), data_only=True)
        sheets, hidden = _sheets(workbook, name)
        unknown = _formulas_without_value(Archive(data, name))
    except Unusable as error:
        return Outcome(None, (error.problem,))
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError, AttributeError,
            IndexError, SyntaxError):  # fmt: skip
        return Outcome(None, (finding("SRC031", name=name, reason="不是完整的工作簿"),))
    lines = Lines()
    findings: list[Finding] = []
    ledgers = [sheet for sheet in sheets if sheet.header is not None]
    told: set[str] = set()
    skipped: list[str] = []
    for sheet in sheets:
        if (ledgers and sheet.header is None) or sheet.content <= told:
            skipped += [sheet.title] * bool(sheet.content)
            continue
        told |= sheet.content
        sheet.grid.tell(lines, "sheet", sheet.number)
        findings += (*_report(sheet), *sheet.hidden)
    findings += _not_read("隐藏的工作表", hidden)
    findings += _not_read("不是台账或内容重复的工作表", skipped)
    if unknown:
        findings.append(finding("SRC039", count=unknown, what="没有存值的公式"))
    return lines.source(data, name, MEDIA_TYPE, findings)


def read_csv(data: bytes, name: str) -> Outcome[SourceText | Speech | None]:
    """The rows of a file of values between commas, tabs or semicolons."""
    if len(data) > plain.LIMIT:
        return Outcome(None, (plain.too_large(name, plain.size(len(data)), plain.LIMIT),))
    decoded = encodings.decode(data)
    if not isinstance(decoded, encodings.Decoded):
        return plain.read(data, name)  # type: ignore[return-value]  # says why it is no text
    first = decoded.text.partition("\n")[0]
    mark = max("\t,;", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(decoded.text, newline=""), delimiter=mark))
    except csv.Error:
        return Outcome(None, (finding("SRC031", name=name, reason="引号不成对或一格过长"),))
    lines = Lines()
    sheet = _sheet(1, name, [[words.strip() for words in row] for row in rows], set())
    sheet.grid.tell(lines, "table", 1)
    findings = (*plain.encoding(decoded.encoding), *_report(sheet))
    return lines.source(data, name, "text/csv", findings, decoded.encoding)


def _sheets(workbook: Any, name: str) -> tuple[list[_Sheet], list[str]]:
    """The visible sheets, and the names of those that are hidden."""
    sheets, hidden, left = [], [], CELL_LIMIT
    for number, sheet in enumerate(workbook.worksheets, 1):
        if sheet.sheet_state != "visible":
            hidden.append(sheet.title)
            continue
        height, width = _extent(sheet)
        left -= height * width
        if left < 0:
            raise Unusable(finding("SRC032", name=name, reason=f"超过 {CELL_LIMIT:,} 个单元格"))
        every = sheet.iter_rows(max_row=height, max_col=width) if height else ()
        rows = [[shown(cell) for cell in row] for row in every]
        made = _sheet(number, sheet.title, rows, _merged(sheet, height))
        sheets.append(made._replace(hidden=tuple(_hidden(sheet, rows))))
    return sheets, hidden


def _extent(sheet: Worksheet) -> tuple[int, int]:
    """The last row and column with words; people colour whole rows and columns."""
    filled = [place for place, cell in in_file(sheet).items() if cell.value is not None]
    return max((row for row, _ in filled), default=0), max((at for _, at in filled), default=0)


def _sheet(number: int, title: str, rows: list[list[str]], below: set[tuple[int, int]]) -> _Sheet:
    """The sheet of these rows, of which some cells continue a merged cell above them."""
    filled = _filled(rows, below)
    header = _header(filled)
    start = header.row - 1 if header else 0
    body = start + header.rows if header else 0
    due = header.places("due") if header else []
    grid = Grid()
    for row, cells in enumerate(rows):
        grid.row()
        for column, words in enumerate(cells):
            if row < start and _LEGEND.match(words):
                continue
            above = (row, column) in below and row >= start
            said = as_day(words) if row >= body and column in due else words
            if said or above:
                grid.cell(Cell([said], column, above=above))
    telling = [place for kind in _TELLING for place in header.places(kind)] if header else None
    content = frozenset(
        words
        for cells in filled[body:]
        for column, words in enumerate(cells)
        if words and (telling is None or column in telling)
    )
    return _Sheet(number, title, grid, header, content)


def _filled(rows: list[list[str]], below: set[tuple[int, int]]) -> list[list[str]]:
    """The rows with the words of merged cells in all rows that they cover."""
    filled: list[list[str]] = []
    for row, cells in enumerate(rows):
        filled.append(
            [
                filled[row - 1][column] if (row, column) in below else words
                for column, words in enumerate(cells)
            ]
        )
    return filled


def _merged(sheet: Worksheet, height: int) -> set[tuple[int, int]]:
    """The 0-based cells that continue a merged cell above them."""
    below = set()
    for area in sheet.merged_cells.ranges:
        for row in range(area.min_row + 1, min(area.max_row, height) + 1):
            below.add((row - 1, area.min_col - 1))
    return below


def _header(rows: list[list[str]]) -> _Header | None:
    """The first header of a ledger near the top."""
    for number, cells in enumerate(rows[:HEADER_WITHIN]):
        second = rows[number + 1] if number + 1 < len(rows) else []
        found = header_of(cells, second)
        if found is not None:
            columns, lines = found
            low = second if lines == 2 else [""] * len(cells)
            names = [below or above for above, below in zip(cells, low, strict=False)]
            return _Header(number + 1, lines, columns, [" ".join(each.split()) for each in names])
    return None


def _hidden(sheet: Worksheet, rows: list[list[str]]) -> Iterator[Finding]:
    """SRC047 for rows and columns that have words and cannot be seen."""
    lines = [
        number
        for number, cells in enumerate(rows, 1)
        if any(cells) and number in sheet.row_dimensions and sheet.row_dimensions[number].hidden
    ]
    columns = [
        letter
        for letter, column in sheet.column_dimensions.items()
        if column.hidden and any(any(row[slice((column.min or 1) - 1, column.max)]) for row in rows)
    ]
    for what, places in (("行", [str(line) for line in lines]), ("列", columns)):
        if places:
            yield finding("SRC047", sheet=sheet.title, places=_listed(places), what=what)


def _report(sheet: _Sheet) -> Iterator[Finding]:
    if sheet.header is None:
        if sheet.content:
            yield finding("SRC042", sheet=sheet.title)
        return
    known: list[str] = []
    others: list[str] = []
    for column, name in zip(sheet.header.columns, sheet.header.names, strict=False):
        if column in _LABELS and name:
            known.append(f"{name}→{_LABELS[column]}")
        elif name:
            others.append(name)
    if others:
        known.append(f"其余照录（{_listed(others)}）")
    pairs = "，".join(known)
    yield finding("SRC043", sheet=sheet.title, row=sheet.header.row, columns=pairs)


def _not_read(what: str, titles: Sequence[str]) -> Iterator[Finding]:
    if titles:
        yield finding("SRC039", count=len(titles), what=f"{what}（{_listed(titles)}）")


def _listed(names: Iterable[str]) -> str:
    every = list(names)
    words = "、".join(every[:_NAMES_SHOWN])
    return words if len(every) <= _NAMES_SHOWN else f"{words}等"


def _formulas_without_value(archive: Archive) -> int:
    """How many cells hold a formula that no program has computed yet."""
    return sum(
        len(_NO_VALUE.findall(archive.read(path)))
        for path in archive.names()
        if path.startswith("xl/worksheets/") and path.endswith(".xml")
    )
