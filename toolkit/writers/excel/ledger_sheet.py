"""The sheet people work in: one flat table with a row for each task or point."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.ledger import light
from toolkit.ledger.columns import MARKED_DATE_FORMAT, Column
from toolkit.ledger.presets import Preset
from toolkit.ledger.rows import PENDING, Row
from toolkit.ledger.settings import Settings
from toolkit.writers.excel import geometry, ledger_rules, signing, styles, top
from toolkit.writers.excel.book import Book, as_table, on_paper
from toolkit.writers.excel.geometry import points
from toolkit.writers.excel.grid import (
    HIGHEST_ROW,
    Cell,
    Content,
    Formula,
    Grid,
    Link,
    height,
)
from toolkit.writers.excel.styles import Look
from toolkit.writers.excel.top import Top

HEADER_ROW = top.LINES + 1
FIRST_ROW = HEADER_ROW + 1

WARNING_DAYS_NAME = "临期天数"
"""Defined name of the cell with the warning days."""

TABLE_RANGE = "任务行"
"""Name of the area that may be changed in spite of the protection, so that it can be sorted."""

_HEADER_HEIGHT = 34.0
MOST_FOUND = 5_000
"""Rows up to which formulas look for the row of a task."""

Links: TypeAlias = Callable[[str, str], Link | Formula]
_LEAST_HEIGHT = 36.0


class LedgerSheet:
    """Writes the rows of one preset; `sentence_cells` says where each sentence stands.

    The sheet is protected and the cells of the source are locked, but Excel refuses to sort an
    area with locked cells unless people may change it: so the table is such an area, without a
    password, and validation refuses what is typed over the source. What is pasted or deleted there
    in spite of that shows when the ledger is read back.
    """

    def __init__(
        self,
        book: Book,
        preset: Preset,
        settings: Settings,
        rows: Sequence[Row],
        sentence_cells: dict[str, str],
    ) -> None:
        self.book = book
        self.preset = preset
        self.settings = settings
        self.rows = rows
        self.sentence_cells = sentence_cells
        self.last_row = HEADER_ROW + len(rows)
        self.hidden = geometry.hidden(preset, rows)
        self.columns = preset.columns
        fit = geometry.fit(preset.columns, rows, preset.last_printed, unseen=self.hidden)
        self.widths, self.last_printed, self.left = fit.widths, fit.last, fit.left
        self._letter = {c.key: get_column_letter(n) for n, c in enumerate(self.columns, 1)}
        self._styles = {column.key: self._variants(column) for column in self.columns}

    def add(self, title: str, summary: str) -> Worksheet:
        """The sheet under its title line and a line that sums it up."""
        looks = [styles.OPEN_HEAD if column.editable else styles.HEAD for column in self.columns]
        heads = [self.book.style(look) for look in looks]
        printed = self._printed()
        over = Top(self.book, printed[-1][0], sum(width for _, width in printed))
        signs = signing.Lines(self.book, printed) if self.preset.signed else None
        seen = [column for column in self.columns if column.key not in self.hidden]

        def lines(grid: Grid) -> Iterator[str]:
            yield from over.lines(grid, title, summary, top.on_screen(self.settings, seen))
            headers = [column.header for column in self.columns]
            yield grid.line(zip(headers, heads, strict=True), self._header_height())
            for row in self.rows:
                yield self._line(grid, row)
            if self.rows:
                last = self._letter[self.columns[-1].key]
                grid.allow(f"A{FIRST_ROW}:{last}{self.last_row}", TABLE_RANGE)
                grid.quiet(f"A{FIRST_ROW}:{last}{self.last_row}")
            if signs:
                yield from signs.lines(grid)
                for area in signs.areas(grid.row):
                    grid.merge(area)

        length = self.last_row + (signing.HEIGHT if signs else 0)
        widths = [self.widths[column.key] for column in self.columns]
        sheet = self.book.add(self.preset.sheet, widths, length, lines)
        self._arrange(sheet, length)
        return sheet

    def areas(self) -> dict[str, str]:
        """Where the rows of each column stand, such as E5:E51; empty for an empty ledger."""
        if not self.rows:
            return {}
        return {
            key: f"{letter}{FIRST_ROW}:{letter}{self.last_row}"
            for key, letter in self._letter.items()
        }

    def links(self) -> Links:
        """What leads from a task's id to the row that shows it, under given words.

        A formula finds the row wherever it was sorted to. Very long ledgers have fixed links.
        """
        places = {
            task.id: number for number, row in enumerate(self.rows, FIRST_ROW) for task in row.tasks
        }
        sheet, column = f"'{self.preset.sheet}'!", self._letter.get("text", "A")
        ids = self._letter.get("id") if len(self.rows) <= MOST_FOUND else None

        def link(task: str, words: str) -> Link | Formula:
            number = places[task]
            if not ids:
                return Link(words, f"{sheet}{column}{number}")
            area = f"{sheet}${ids}$1:${ids}${self.last_row}"
            found = f'MATCH("{self.rows[number - FIRST_ROW].id}",{area},0)'
            return Formula(f'HYPERLINK("#{sheet}{column}"&{found},"{words}")', words)

        return link

    def _line(self, grid: Grid, row: Row) -> str:
        values = [column.value(row) for column in self.columns]
        size = height(
            (
                (value, self.widths[column.key], points(column))
                for column, value in zip(self.columns, values, strict=True)
                if isinstance(value, str)
            ),
            _LEAST_HEIGHT,
        )
        number = grid.row + 1
        cells = [
            self._cell(column, value, row, number, crowded=size >= HIGHEST_ROW)
            for column, value in zip(self.columns, values, strict=True)
        ]
        return grid.line(cells, size, fixed=size >= HIGHEST_ROW)

    def _cell(
        self,
        column: Column,
        value: str | int | dt.date | None,
        row: Row,
        number: int,
        *,
        crowded: bool,
    ) -> Cell:
        variants = self._styles[column.key]
        content: Content = value
        if column.kind == "light":
            content = Formula(self._light(number, row))
        elif column.kind == "link" and row.task.sentence in self.sentence_cells:
            place = self.sentence_cells[row.task.sentence]
            content = Formula(f'HYPERLINK("#{place}","{row.place}")', row.place)  # sorts with it
        if value == PENDING and column.pending:
            return content, variants["pending"]
        if row.due_marked and "marked" in variants:
            return content, variants["marked"]
        return content, variants["crowded" if crowded else "plain"]

    def _light(self, number: int, row: Row) -> str:
        def cell(key: str) -> str:
            return f"{self._letter[key]}{number}" if key in self._letter else light.ABSENT

        return light.formula(
            self.settings,
            status=cell("status"),
            due=cell("due"),
            revised=cell("revised_deadline"),
            warning_days=WARNING_DAYS_NAME,
            stages=row.stages,
        )

    def _variants(self, column: Column) -> dict[str, int]:
        look = Look(
            points=points(column),
            horizontal="center" if column.centered else "left",
            number_format=column.number_format,
            locked=not column.editable,
            fill=styles.OPEN_FILL if column.editable else None,
        )
        if column.kind == "link":
            look = replace(styles.LINK, points=points(column))
        variants = {"plain": look, "crowded": look}
        if column.kind == "prose":
            variants["crowded"] = replace(look, vertical="top")
        if column.pending:
            variants["pending"] = replace(
                look, points=styles.BODY, color=styles.PENDING, number_format="@"
            )
        if column.kind == "date" and not column.editable:
            variants["marked"] = replace(look, number_format=MARKED_DATE_FORMAT)
        return {name: self.book.style(variant) for name, variant in variants.items()}

    def _arrange(self, sheet: Worksheet, length: int) -> None:
        last = self._letter[self.last_printed]
        for key in self.hidden:
            sheet.column_dimensions[self._letter[key]].hidden = True
        frozen = self.preset.place("text") or 1
        as_table(sheet, header_row=HEADER_ROW, last_row=self.last_row, frozen_columns=frozen)
        on_paper(sheet, last_column=last, last_row=length, header_row=HEADER_ROW)
        sheet.protection.insertRows = False  # which allows it: people add tasks of their own
        if self.rows:
            ledger_rules.validate(sheet, self.columns, self.areas())
            ledger_rules.paint(sheet, self.settings, self.areas())

    def _printed(self) -> list[tuple[str, float]]:
        """Letters and widths of the columns that are printed."""
        keys = self.preset.keys
        printed = keys[: keys.index(self.last_printed) + 1]
        return [(self._letter[k], self.widths[k]) for k in printed if k not in self.hidden]

    def _header_height(self) -> float:
        """Headers of narrow columns have several lines."""
        return height(
            ((c.header, self.widths[c.key], styles.HEAD.points) for c in self.columns),
            _HEADER_HEIGHT,
        )
