"""How the rows of an office's table look: as its first sample does, or else after its header."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.formula.translate import Translator, TranslatorError
from openpyxl.styles import Alignment, Font, PatternFill

from toolkit.writers.excel.grid import HIGHEST_ROW, height
from toolkit.writers.excel.template import columns
from toolkit.writers.excel.template.body import Body, grouped, spans
from toolkit.writers.excel.template.header import Header

_LEAST_HEIGHT = 20.0
_PAGE = 330.0
"""Height in points beyond which a merged heading stands at the top, where its first page shows."""

_LEFT = frozenset({"text", "progress", "problem", "next_step", "targets", "remark"})


@dataclass(frozen=True, slots=True)
class Model:
    """A cell of the model row: its style, and the formula that goes on in every row."""

    style: Any
    number_format: str
    points: float
    formula: str | None
    place: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The models of all columns; `spans` has the last column of cells merged across by their first.

    `widths` are in half-width characters of the body size, `least` is the least height in points,
    `grouped` are the columns in which equal headings are merged downwards.
    """

    least: float
    spans: dict[int, int]
    widths: dict[int, float]
    models: dict[int, Model]
    grouped: tuple[int, ...]


def frame(header: Header, body: Body) -> Frame:
    """The frame of the rows, taken before they are changed."""
    sheet, found = header.sheet, spans(header, body)
    row = body.model or header.row
    models = {
        column: _model(header, row, column, plain=body.model is None)
        for column in range(1, max(sheet.max_column, header.width[-1]) + 1)
        if body.model is not None or column in header.width
    }
    size = sheet.row_dimensions[row].height if body.model else None
    widths = {n: columns.width(sheet, n, found.get(n, n)) for n in models}
    return Frame(size or _LEAST_HEIGHT, found, widths, models, grouped(header, body))


def _model(header: Header, row: int, column: int, *, plain: bool) -> Model:
    cell = header.sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        cell = header.sheet.cell(header.row, column)
    formula = cell.value if cell.data_type == "f" and isinstance(cell.value, str) else None
    if plain:
        return _after_header(header, column)
    style = copy(cell._style)  # noqa: SLF001 - openpyxl has no other way to copy a style
    return Model(style, cell.number_format, cell.font.size or 11, formula, cell.coordinate)


def _after_header(header: Header, column: int) -> Model:
    """The style of a row where the office has left none: the header's frame, plain type."""
    sheet = header.sheet
    head, cell = sheet.cell(header.row, column), sheet.cell(sheet.max_row + 1, column)
    left = header.keys.get(column) in _LEFT
    cell.border, cell.fill = copy(head.border), PatternFill()
    cell.font = Font(name=head.font.name, size=head.font.size)
    cell.alignment = Alignment(
        horizontal="left" if left else "center", vertical="center", wrap_text=True
    )
    style = copy(cell._style)  # noqa: SLF001
    del sheet._cells[cell.row, cell.column]  # noqa: SLF001 - it was only to make the style
    return Model(style, "General", head.font.size or 11, None, cell.coordinate)


def dress(header: Header, frame: Frame, row: int) -> None:
    """Give the cells of a row their styles, and the formulas of columns that nothing is put in."""
    for column, model in frame.models.items():
        cell = header.sheet.cell(row, column)
        if isinstance(cell, MergedCell) or (column not in header.width and cell.value is not None):
            continue
        cell._style = copy(model.style)  # noqa: SLF001
        if model.formula and column in header.width:
            try:
                cell.value = Translator(model.formula, model.place).translate_formula(
                    cell.coordinate
                )
            except TranslatorError:
                continue


def shape(header: Header, frame: Frame, row: int, texts: Iterable[tuple[int, str, float]]) -> None:
    """Merge the cells of a row as in the model, and make it high enough for its words."""
    sheet = header.sheet
    for low, high in frame.spans.items():
        sheet.merge_cells(start_row=row, end_row=row, start_column=low, end_column=high)
    rooms = []
    for column, text, size in texts:
        cell = sheet.cell(row, column)
        if not cell.alignment.wrap_text:
            _set_alignment(cell, wrap_text=True)
        if column not in frame.grouped:
            rooms.append((text, frame.widths[column], size))
    sheet.row_dimensions[row].height = round(height(rooms, frame.least), 2)


def _set_alignment(cell: Any, **changes: Any) -> None:
    alignment = copy(cell.alignment)
    for name, value in changes.items():
        setattr(alignment, name, value)
    cell.alignment = alignment


def group(header: Header, frame: Frame, first: int, last: int) -> None:
    """Merge equal headings downwards where the office does, in rows high enough for them."""
    sheet = header.sheet
    for column in frame.grouped:
        rows = range(first, last + 1)
        for words, run in groupby(rows, key=lambda row: sheet.cell(row, column).value):
            members = list(run)
            if not words:
                continue
            size = frame.models[column].points
            needed = height([(str(words), frame.widths[column], size)], 0)
            missing = needed - sum(sheet.row_dimensions[row].height for row in members)
            if missing > 0:
                entry = sheet.row_dimensions[members[-1]]
                entry.height = min(HIGHEST_ROW, entry.height + missing)
            if sum(sheet.row_dimensions[row].height for row in members) > _PAGE:
                _set_alignment(sheet.cell(members[0], column), vertical="top")
            if len(members) > 1:
                sheet.merge_cells(
                    start_row=members[0], end_row=members[-1],
                    start_column=column, end_column=column,
                )  # fmt: skip
