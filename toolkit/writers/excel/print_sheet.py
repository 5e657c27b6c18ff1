"""打印版: the same rows for paper, with the parts as bands and the points merged."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.ledger.columns import MARKED_DATE_FORMAT, Column
from toolkit.ledger.rows import PENDING, Row
from toolkit.writers.excel import geometry, ledger_rules, signing, styles, top
from toolkit.writers.excel.book import Book, on_paper
from toolkit.writers.excel.counting import NO_PART
from toolkit.writers.excel.geometry import PRINTED, WORDS
from toolkit.writers.excel.grid import HIGHEST_ROW, Cell, Content, Formula, Grid, height
from toolkit.writers.excel.ledger_sheet import HEADER_ROW as LEDGER_HEADER
from toolkit.writers.excel.ledger_sheet import MOST_FOUND, LedgerSheet
from toolkit.writers.excel.top import Top

NAME = "打印版"
HEADER_ROW = top.LINES + 1
_HEADER_HEIGHT = 30.0
_BAND_HEIGHT = 24.0
_LEAST_HEIGHT = 30.0
_TALLEST_MERGE = 330.0
"""A merged point is repeated after so many points of height, so that every page names it."""

_HEAD = replace(styles.HEAD, points=PRINTED)
_MERGED = replace(styles.TEXT, points=PRINTED, vertical="top")
"""At the top, where the reader of the first of several pages looks."""
_BAND = replace(styles.TEXT, font=styles.HEAD_FONT, points=PRINTED, fill="F2F4F7")


class PrintSheet:
    """Writes what `ledger` has, in the order it has now; what is typed there shows here."""

    def __init__(self, book: Book, ledger: LedgerSheet) -> None:
        self.book = book
        self.ledger = ledger
        self.rows = ledger.rows
        preset = ledger.preset
        printed = [
            column
            for column in preset.columns
            if column.key in preset.printed
            and column.key not in ledger.hidden
            and (column.kind != "date" or column.editable or _has_dates(column, self.rows))
        ]
        # Long words of a task go on in the next row, so that their column need not grow.
        fit = geometry.fit(
            printed, self.rows, printed[-1].key, size=PRINTED, growing=WORDS - {"text"}
        )
        self.left = fit.left
        self.columns = printed[: len(printed) - len(fit.left)]
        self._keys = keys = [column.key for column in self.columns]
        self.last = get_column_letter(len(self.columns))
        self.point = keys.index("point") + 1 if "point" in keys else None
        self.banded = "part" in preset.keys and any(row.part for row in self.rows)
        self.widths = [fit.widths[key] for key in keys]
        self._styles = {column.key: self._variants(column) for column in self.columns}
        self._head, self._band = book.style(_HEAD), book.style(_BAND)
        self._merged = book.style(_MERGED)

    def add(self, title: str, summary: str) -> Worksheet:
        """The sheet; it is read, not filled in, except for the lines of signature."""
        letters = [get_column_letter(n) for n in range(1, len(self.columns) + 1)]
        pairs = list(zip(letters, self.widths, strict=True))
        signs = signing.Lines(self.book, pairs) if self.ledger.preset.signed else None

        over = Top(self.book, self.last, sum(self.widths))
        settings = self.ledger.settings
        legend = top.for_paper(settings, self.columns)

        def lines(grid: Grid) -> Iterator[str]:
            yield from over.lines(grid, title, summary, legend)
            headers = [column.header for column in self.columns]
            yield grid.line(
                [(header, self._head) for header in headers],
                height(
                    ((h, w, PRINTED) for h, w in zip(headers, self.widths, strict=True)),
                    _HEADER_HEIGHT,
                ),
            )
            yield from self._body(grid)
            grid.quiet(f"A{HEADER_ROW}:{self.last}{grid.row}")
            if signs:
                yield from signs.lines(grid)
                for area in signs.areas(grid.row):
                    grid.merge(area)

        bands = _changes(self.rows) if self.banded else 0
        written = sum(len(self._pieces(row)) for row in self.rows)
        length = HEADER_ROW + written + bands + (signing.HEIGHT if signs else 0)
        sheet = self.book.add(NAME, self.widths, length, lines)
        sheet.freeze_panes = f"A{HEADER_ROW + 1}"
        on_paper(sheet, last_column=self.last, last_row=length, header_row=HEADER_ROW)
        if "light" in self._keys and self.rows:
            letter = letters[self._keys.index("light")]
            area = f"{letter}{HEADER_ROW + 1}:{letter}{length}"
            ledger_rules.paint(sheet, settings, {"light": area})
        return sheet

    def _body(self, grid: Grid) -> Iterator[str]:
        part = None
        for point, entries in self._points():
            row = entries[0][0]
            if self.banded and row.part != part:
                part = row.part
                band: list[Cell] = [(part or NO_PART, self._band)]
                band += [(None, self._band)] * (len(self.columns) - 1)
                yield grid.line(band, self._band_height(part))
                grid.merge(f"A{grid.row}:{self.last}{grid.row}")
            first = grid.row + 1
            for row, size in entries:
                number = grid.row + 1
                shown = point if number == first else None
                cells = [self._cell(c, row, shown) for c in self.columns]
                if self.point and len(entries) > 1:
                    cells[self.point - 1] = (shown, self._merged)
                yield from self._row(grid, row, cells, size, alone=len(entries) == 1)
            if self.point and len(entries) > 1:
                letter = get_column_letter(self.point)
                grid.merge(f"{letter}{first}:{letter}{grid.row}")

    def _row(
        self, grid: Grid, row: Row, cells: list[Cell], size: float, *, alone: bool
    ) -> Iterator[str]:
        """One row, or several where the words do not fit into the highest one there is."""
        pieces = self._pieces(row)
        if len(pieces) == 1:
            yield grid.line(cells, size)
            return
        first, words = grid.row + 1, self._keys.index("text")
        for number, piece in enumerate(pieces):
            line: list[Cell]
            line = [*cells] if number == 0 else [(None, style) for _, style in cells]
            line[words] = (piece, cells[words][1])
            room = (piece, self.widths[words], PRINTED)
            yield grid.line(line, height([room], _LEAST_HEIGHT))
        for place, key in enumerate(self._keys, 1):
            if key != "text" and (alone or place != self.point):
                letter = get_column_letter(place)
                grid.merge(f"{letter}{first}:{letter}{grid.row}")

    def _pieces(self, row: Row) -> list[str]:
        """The words in pieces that fit into a row each; nearly always one."""
        if "text" not in self._keys or self._height(row) < HIGHEST_ROW:
            return [row.text]
        room = self.widths[self._keys.index("text")]
        return list(_cut(row.text, lambda text: height([(text, room, PRINTED)], 0)))

    def _points(self) -> Iterator[tuple[str, list[tuple[Row, float]]]]:
        """The headings to be merged, each with its rows and their heights, never a page's worth."""
        run: list[tuple[Row, float]] = []
        for row in self.rows:
            size = self._height(row)
            fits = run and sum(each for _, each in run) + size <= _TALLEST_MERGE
            if run and not (fits and self.point and _place(row) == _place(run[0][0])):
                yield self._finished(run)
                run = []
            run.append((row, size))
        if run:
            yield self._finished(run)

    def _finished(self, run: list[tuple[Row, float]]) -> tuple[str, list[tuple[Row, float]]]:
        """The heading, which has to fit into all its rows together."""
        row, size = run[-1]
        point = "\n".join(filter(None, (row.point, row.detail)))
        if self.point:
            needed = height([(point, self.widths[self.point - 1], PRINTED)], 0)
            missing = max(0.0, needed - sum(each for _, each in run))
            run[-1] = (row, min(HIGHEST_ROW, size + missing))
        return point, run

    def _cell(self, column: Column, row: Row, point: str | None) -> Cell:
        variants = self._styles[column.key]
        value: Content = point if column.key == "point" else column.value(row)
        if column.editable or column.kind == "light":
            value = self._typed(column, row)
        if column.pending and value == PENDING:
            return value, variants["pending"]
        marked = column.kind == "date" and row.due_marked and not column.editable
        return value, variants["marked" if marked else "plain"]

    def _typed(self, column: Column, row: Row) -> Formula | None:
        """What stands in the ledger now, wherever the row was sorted to; nothing in long ones."""
        first, last = LEDGER_HEADER + 1, self.ledger.last_row
        letter, ids = map(self._letter, (column.key, "id"))
        if not ids or len(self.rows) > MOST_FOUND:
            return None
        sheet = f"'{self.ledger.preset.sheet}'!"
        place = f'MATCH("{row.id}",{sheet}${ids}${first}:${ids}${last},0)'
        found = f"INDEX({sheet}${letter}${first}:${letter}${last},{place})"
        return Formula(f'IF({found}="","",{found})')

    def _letter(self, key: str) -> str:
        place = self.ledger.preset.place(key)
        return get_column_letter(place) if place else ""

    def _height(self, row: Row) -> float:
        texts = []
        for column, width in zip(self.columns, self.widths, strict=True):
            value = column.value(row)
            if isinstance(value, str) and column.key != "point":
                texts.append((value, width, PRINTED))
        return height(texts, _LEAST_HEIGHT)

    def _band_height(self, part: str) -> float:
        return height([(part, sum(self.widths), _BAND.points)], _BAND_HEIGHT)

    def _variants(self, column: Column) -> dict[str, int]:
        look = replace(
            styles.TEXT,
            points=PRINTED,
            horizontal="center" if column.centered else "left",
            number_format="General" if column.kind == "text" else column.number_format,
        )
        variants = {"plain": look}
        if column.pending:
            variants["pending"] = replace(look, color=styles.PENDING, number_format="@")
        if column.kind == "date":
            variants["marked"] = replace(look, number_format=MARKED_DATE_FORMAT)
        return {name: self.book.style(variant) for name, variant in variants.items()}


def _has_dates(column: Column, rows: Sequence[Row]) -> bool:
    """Whether any row has a day; a column of 待明确 alone is left out on paper."""
    return any(isinstance(column.value(row), dt.date) for row in rows)


def _place(row: Row) -> tuple[str, str, str]:
    return row.part, row.point, row.detail


def _cut(text: str, measured: Callable[[str], float]) -> Iterator[str]:
    """The text in pieces of at most a page's height, cut behind a line or a mark if possible."""
    while measured(text) > _TALLEST_MERGE:
        fits = bisect_right(range(len(text)), _TALLEST_MERGE, key=lambda n: measured(text[:n])) - 1
        marks = [text.rfind(mark, fits // 2, fits) + 1 for mark in ("\n", "。", "；", "，")]
        end = next((mark for mark in marks if mark), max(fits, 1))
        yield text[:end].rstrip("\n")
        text = text[end:]
    yield text


def _changes(rows: Sequence[Row]) -> int:
    """How many times a part begins."""
    parts = [row.part for row in rows]
    return sum(index == 0 or parts[index - 1] != part for index, part in enumerate(parts))
