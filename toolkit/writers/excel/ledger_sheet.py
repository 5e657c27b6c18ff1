"""The sheet people work in: one flat table with a row for each task."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.ledger import light
from toolkit.ledger.columns import MARKED_DATE_FORMAT, Between, Choice, Column
from toolkit.ledger.presets import Preset
from toolkit.ledger.rows import PENDING, Row
from toolkit.writers.excel import styles
from toolkit.writers.excel.book import Book, as_table, on_paper
from toolkit.writers.excel.grid import (
    HIGHEST_ROW,
    Cell,
    Content,
    Formula,
    Grid,
    Link,
    Runs,
    height,
    serial,
)
from toolkit.writers.excel.styles import Look

HEADER_ROW = 4
FIRST_ROW = HEADER_ROW + 1

WARNING_DAYS_NAME = "临期天数"
"""Defined name of the cell with the warning days."""

_LEGEND = (
    "｜　白底各栏为原文和自动计算，已锁定；浅黄底各栏供填写　"
    "｜　带 * 和括注的不是原文写明的，见“填表说明”"
)
_HEADER_HEIGHT = 34.0
_LEAST_HEIGHT = 36.0


class LedgerSheet:
    """Writes the rows of one preset; `sentence_cells` says where each sentence stands."""

    def __init__(
        self, book: Book, preset: Preset, rows: Sequence[Row], sentence_cells: dict[str, str]
    ) -> None:
        self.book = book
        self.preset = preset
        self.rows = rows
        self.sentence_cells = sentence_cells
        self.columns = preset.columns
        self.last_row = HEADER_ROW + len(rows)
        self._letter = {c.key: get_column_letter(n) for n, c in enumerate(self.columns, 1)}
        self._styles = {column.key: self._variants(column) for column in self.columns}

    def add(self, title: str, summary: str) -> Worksheet:
        """The sheet under its title line and a line that sums it up."""
        widths = [column.width for column in self.columns]
        looks = [styles.OPEN_HEAD if column.editable else styles.HEAD for column in self.columns]
        heads = [self.book.style(look) for look in looks]
        tops = [self.book.style(look) for look in (styles.TITLE, styles.NOTE)]

        def lines(grid: Grid) -> Iterator[str]:
            yield grid.line([(title, tops[0])], self._title_height(title))
            yield grid.line([(summary, tops[1])], 20)
            yield grid.line([(self._legend(), tops[1])], 20)
            headers = [column.header for column in self.columns]
            yield grid.line(zip(headers, heads, strict=True), _HEADER_HEIGHT)
            for row in self.rows:
                yield self._line(grid, row)

        sheet = self.book.add(self.preset.sheet, widths, self.last_row, lines)
        self._arrange(sheet)
        return sheet

    def _line(self, grid: Grid, row: Row) -> str:
        values = [column.value(row) for column in self.columns]
        size = height(
            (
                (value, column.width, _points(column))
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
            content = Formula(self._light(number))
        elif column.kind == "link" and row.task.sentence in self.sentence_cells:
            content = Link(row.place, self.sentence_cells[row.task.sentence])
        if value == PENDING and column.pending:
            return content, variants["pending"]
        if row.due_marked and "marked" in variants:
            return content, variants["marked"]
        return content, variants["crowded" if crowded else "plain"]

    def _light(self, number: int) -> str:
        return light.formula(
            status=f"{self._letter['status']}{number}",
            due=f"{self._letter['due']}{number}",
            revised=f"{self._letter['revised_deadline']}{number}",
            warning_days=WARNING_DAYS_NAME,
        )

    def _variants(self, column: Column) -> dict[str, int]:
        look = Look(
            points=_points(column),
            horizontal="center" if column.centered else "left",
            number_format=column.number_format,
            locked=not column.editable,
            fill=styles.OPEN_FILL if column.editable else None,
        )
        if column.kind == "link":
            look = replace(styles.LINK, points=_points(column))
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

    def _arrange(self, sheet: Worksheet) -> None:
        last = self._letter[self.preset.last_printed]
        sheet.merged_cells.add(f"A1:{last}1")
        for column in self.columns:
            if column.hidden(self.rows):
                sheet.column_dimensions[self._letter[column.key]].hidden = True
        frozen = [column.key for column in self.columns].index("text") + 1
        as_table(sheet, header_row=HEADER_ROW, last_row=self.last_row, frozen_columns=frozen)
        on_paper(sheet, last_column=last, last_row=self.last_row, header_row=HEADER_ROW)
        if self.rows:
            self._validate(sheet)
            self._paint(sheet)

    def _validate(self, sheet: Worksheet) -> None:
        for column in self.columns:
            if column.validation is not None:
                rule = _validation(column.header, column.validation)
                rule.add(self._range(column.key))
                sheet.add_data_validation(rule)

    def _paint(self, sheet: Worksheet) -> None:
        """Colours of the light, beside which the word always stands."""
        if "light" not in self._letter:
            return
        for slug, word in light.LIGHTS.items():
            formula = f'${self._letter["light"]}{FIRST_ROW}="{word}"'
            rule = Rule(type="expression", dxf=styles.light_look(slug), formula=[formula])
            sheet.conditional_formatting.add(self._range("light"), rule)

    def _range(self, key: str) -> str:
        return f"{self._letter[key]}{FIRST_ROW}:{self._letter[key]}{self.last_row}"

    def _title_height(self, title: str) -> float:
        keys = [column.key for column in self.columns]
        printed = self.columns[: keys.index(self.preset.last_printed) + 1]
        room = sum(column.width for column in printed if not column.hidden(self.rows))
        return height([(title, room, styles.TITLE.points)], 40)

    def _legend(self) -> Runs | str:
        if "light" not in self._letter:
            return "各栏照录原文，已锁定；带 * 和括注的不是原文写明的，见“填表说明”。"
        lights = [
            (f"■ {word}　", styles.LIGHT_COLORS[slug][1]) for slug, word in light.LIGHTS.items()
        ]
        return Runs((("亮灯：", None), *lights, (_LEGEND, None)), styles.BODY_FONT, styles.BODY)


def _points(column: Column) -> float:
    return styles.SMALL if column.small else styles.BODY


def _validation(header: str, wanted: Choice | Between) -> DataValidation:
    if isinstance(wanted, Choice):
        rule = DataValidation(type="list", formula1=f'"{",".join(wanted.words)}"')
    elif isinstance(wanted.low, dt.date):
        rule = DataValidation(type="date", operator="between")
    else:
        rule = DataValidation(type="whole", operator="between")
    if isinstance(wanted, Between):
        rule.formula1, rule.formula2 = str(_number(wanted.low)), str(_number(wanted.high))
    rule.allow_blank = True
    rule.showErrorMessage = True
    rule.errorTitle, rule.error = header, wanted.prompt
    return rule


def _number(bound: int | dt.date) -> int:
    return serial(bound) if isinstance(bound, dt.date) else bound
