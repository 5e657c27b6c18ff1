"""统计: counts by light, status, part, unit and month due, as formulas over the ledger."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.writers.excel import charts, styles
from toolkit.writers.excel.book import Book, on_paper
from toolkit.writers.excel.charts import Chart
from toolkit.writers.excel.counting import ABOVE, ROW, Counter, Line, Table
from toolkit.writers.excel.grid import Cell, Content, Formula, Grid, height, letter
from toolkit.writers.excel.ledger_sheet import LedgerSheet

NAME = "统计"
_FIRST_ROW = 3
_WIDTHS = (24.0, *(7.5,) * 6, 1.5, *(9.25,) * 6, 2.0, 16.0)
_CHART_COLUMN, _LAST_PRINTED = "I", "N"
_SHORT_COLUMN = 16
"""Short names of long headings for the charts, beyond the printed columns."""

_SHORT = 12
_LINE = 20.0
_PAGE = 445.0
"""What fits on a page below the title, in points."""

_NOTE = "各数由公式按台账现状计算，填报后自动更新；到期日期有延期的按延期后的日期。"

_NUMBER = replace(styles.CENTERED, number_format="0")
_SHARE = replace(styles.CENTERED, number_format="0.0%")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A table, the number of its first row, that of its title, and the heights of its lines."""

    table: Table
    row: int
    heights: tuple[float, ...]

    @property
    def first(self) -> int:
        """The first row of its lines, below title and header."""
        return self.row + 2

    @property
    def last(self) -> int:
        """Its last line."""
        return self.row + 1 + len(self.heights)

    @property
    def size(self) -> float:
        """The height in points of the table, or of the chart beside it, and the gap below."""
        table = self.table
        bars = len(table.lines) - table.totals if table.long or table.many else 0
        return max(charts.height(bars) + _LINE, sum(self.heights) + 2 * _LINE) + _LINE

    @property
    def end(self) -> int:
        """The row where the next table may begin."""
        spare = self.size - sum(self.heights) - 2 * _LINE
        return self.last + 1 + math.ceil(spare / _LINE)


def add(book: Book, ledger: LedgerSheet) -> Worksheet:
    """The sheet with its charts; an empty ledger has nothing to count."""
    placed = _placed(Counter(ledger).tables()) if ledger.rows else []
    looks = (styles.TITLE, styles.NOTE, styles.SUBHEAD, styles.HEAD, styles.TEXT, _NUMBER, _SHARE)
    title, note, subhead, head, words, number, share = map(book.style, looks)
    length = placed[-1].end - 1 if placed else _FIRST_ROW - 1

    def lines(grid: Grid) -> Iterator[str]:
        yield grid.line([(NAME, title)], 40)
        yield grid.line([(_NOTE if placed else "台账中没有任务。", note)], _LINE)
        for each in placed:
            while grid.row < each.row - 1:
                yield grid.line([], _LINE)
            yield grid.line([(each.table.title, subhead)], _LINE)
            yield grid.line([(header, head) for header in each.table.headers], _LINE)
            for (name, formulas), size in zip(each.table.lines, each.heights, strict=True):
                kinds = (
                    share if header.endswith(("率", "比")) else number
                    for header in each.table.headers[1:]
                )
                cells: list[Cell] = [(name, words)]
                made = _made(formulas, each.first, grid.row + 1)
                cells += zip(made, kinds, strict=True)
                if each.table.long:
                    cells += _short_name(name, len(cells), note)
                yield grid.line(cells, size)
        while placed and grid.row < length:
            yield grid.line([], _LINE)

    sheet = book.add(NAME, _WIDTHS, length, lines)
    sheet.merged_cells.add(f"A1:{_LAST_PRINTED}1")
    _draw(sheet, placed, ledger)
    _break_pages(sheet, placed)
    on_paper(sheet, last_column=_LAST_PRINTED, last_row=length, header_row=1)
    return sheet


def _made(formulas: Sequence[str], first: int, row: int) -> Iterator[Formula]:
    """The formulas of a row with the addresses they ask for."""
    for column, formula in enumerate(formulas, 2):
        above = f"{letter(column)}{first}:{letter(column)}{row - 1}"
        yield Formula(formula.replace(ROW, str(row)).replace(ABOVE, above))


def _placed(tables: Sequence[Table]) -> list[_Placed]:
    found, row = [], _FIRST_ROW
    for table in tables:
        for piece in _pieces(table):
            found.append(_Placed(piece, row, tuple(map(_size, piece.lines))))
            row = found[-1].end
    return found


def _size(line: Line) -> float:
    return height([(line[0], _WIDTHS[0], styles.BODY)], _LINE)


def _pieces(table: Table) -> Iterator[Table]:
    """The table, or as many of about one length as fit on a page each, with header and chart."""
    if not (table.long or table.many):
        yield table
        return
    room, whole = _PAGE - 2 * _LINE, sum(map(_size, table.lines))
    each = whole / math.ceil(whole / room)
    lines: list[Line] = []
    taken, title = 0.0, table.title
    for line in table.lines:
        if lines and (taken >= each or taken + _size(line) > room):
            yield replace(table, title=title, lines=lines)
            lines, taken, title = [], 0.0, f"{table.title}（续）"
        lines.append(line)
        taken += _size(line)
    yield replace(table, title=title, lines=lines)


def _break_pages(sheet: Worksheet, placed: Sequence[_Placed]) -> None:
    """A table and its chart stay on one page where they fit."""
    taken = 0.0
    for each in placed:
        if taken and taken + each.size - _LINE > _PAGE:
            sheet.row_breaks.append(Break(id=each.row - 1))
            taken = 0.0
        taken += each.size


def _short_name(name: str, taken: int, style: int) -> list[Cell]:
    short: Content = name if len(name) <= _SHORT else f"{name[:_SHORT]}…"
    return [(None, 0)] * (_SHORT_COLUMN - 1 - taken) + [(short, style)]


def _draw(sheet: Worksheet, placed: Sequence[_Placed], ledger: LedgerSheet) -> None:
    """One chart beside the tables for each, one below the other."""
    lamps = [lamp.fill for lamp in ledger.settings.lights.values()]
    for each in placed:
        table = each.table
        chart = Chart(
            title=table.title.partition("、")[2].partition("（")[0],
            first=each.first,
            last=each.last - table.totals,
            header=each.first - 1,
            names=_SHORT_COLUMN if table.long else 1,
            values=table.drawn,
            colors=lamps if table.light else (),
            lying=table.long or table.many,
        )
        charts.draw(sheet, chart, f"{_CHART_COLUMN}{each.row + 1}")
