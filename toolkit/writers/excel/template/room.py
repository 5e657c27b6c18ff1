"""Room for the rows of the ledger in an office's own sheet: samples go, what is below moves."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import Any

from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange

from toolkit.writers.excel.grid import PIXELS
from toolkit.writers.excel.template.header import Header

_LEAST_HEIGHT = 20.0
_WIDTH = 8.43
"""What a column without a width has."""

_LATIN = frozenset({"Calibri", "Arial", "Times New Roman", "Cambria"})
"""Standard fonts whose digits are 7 pixels wide at the usual sizes; Chinese ones have 8."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How a row of the office's table is built, as its first sample is, or else its header.

    `spans` has the last column of each cell merged across by its first column, `widths` how many
    half-width characters of the body size each cell takes, `least` the least height in points.
    """

    least: float
    spans: dict[int, int]
    widths: dict[int, float]


def frame(header: Header) -> Frame:
    """The frame of the rows, before they are changed."""
    sheet = header.sheet
    found, digit = _spans(header), _digit(sheet.parent)
    widths = {
        column: sum(_width(sheet, n) for n in range(column, found.get(column, column) + 1))
        for column in range(1, sheet.max_column + 1)
    }
    height = sheet.row_dimensions[header.first].height
    return Frame(
        least=height if height and header.first <= sheet.max_row else _LEAST_HEIGHT,
        spans=found,
        widths={column: width * digit / PIXELS for column, width in widths.items()},
    )


def _width(sheet: Any, number: int) -> float:
    letter = get_column_letter(number)
    entry = sheet.column_dimensions.get(letter)
    if entry is not None and entry.hidden:
        return 0.0
    width = entry.width if entry is not None else sheet.sheet_format.defaultColWidth
    return float(width or _WIDTH)


def _digit(book: Any) -> int:
    """Pixels of a digit of the standard font, in which the file counts widths."""
    return 7 if book._fonts[0].name in _LATIN else 8  # noqa: SLF001 - no public way


def _spans(header: Header) -> dict[int, int]:
    rows = (header.first, header.row) if _has_sample(header) else (header.row,)
    for row in rows:
        found = {
            area.min_col: area.max_col
            for area in header.sheet.merged_cells.ranges
            if area.min_row <= row <= area.max_row and area.max_col > area.min_col
        }
        if found or row == header.first:
            return found
    return {}


def _has_sample(header: Header) -> bool:
    """Whether the row below the header is framed like a row of the table."""
    cells = [header.sheet.cell(header.first, column) for column in header.keys]
    return any(cell.border.left.style or cell.border.bottom.style for cell in cells)


def make(header: Header, count: int) -> None:
    """Remove the samples and move what stands below them, so that the rows just fit."""
    sheet, first = header.sheet, header.first
    bottom = sheet.max_row
    foot = next((r for r in range(first, bottom + 1) if _is_foot(header, r)), bottom + 1)
    for area in list(sheet.merged_cells.ranges):
        if first <= area.min_row < foot:
            sheet.unmerge_cells(area.coord)
    for row in range(first, foot):
        for cell in sheet[row]:
            cell.value = None
    shift = first + max(count, 1) - foot
    if foot <= bottom and shift:
        _move(sheet, foot, bottom, shift)
    last = first + max(count, 1) - 1
    _stretch(sheet, first, last)


def _is_foot(header: Header, row: int) -> bool:
    """A row with words, but not those of a sample, which fills most of the columns."""
    cells = [cell for cell in header.sheet[row] if cell.value not in {None, ""}]
    numbered = header.sheet.cell(row, min(header.keys)).value
    if not cells or isinstance(numbered, int | float):
        return False
    return len([cell for cell in cells if cell.column in header.keys]) * 2 <= len(header.keys)


def _move(sheet: Any, foot: int, bottom: int, shift: int) -> None:
    areas = [area for area in sheet.merged_cells.ranges if area.min_row >= foot]
    for area in areas:
        sheet.unmerge_cells(area.coord)
    heights = {row: sheet.row_dimensions[row].height for row in range(foot, bottom + 1)}
    last = get_column_letter(sheet.max_column)
    sheet.move_range(f"A{foot}:{last}{bottom}", rows=shift, translate=True)
    for area in areas:
        area.shift(row_shift=shift)
        sheet.merge_cells(area.coord)
    for row in heights:
        sheet.row_dimensions[row].height = None
    for row, size in heights.items():
        sheet.row_dimensions[row + shift].height = size


def _stretch(sheet: Any, first: int, last: int) -> None:
    """Filter, print area, validations and colours reach over all rows."""
    if sheet.auto_filter.ref:
        area = CellRange(sheet.auto_filter.ref)
        area.max_row = max(last, area.min_row)
        sheet.auto_filter.ref = area.coord
    for rule in sheet.data_validations.dataValidation:
        rule.sqref = _stretched(rule.sqref, first, last)
    old, sheet.conditional_formatting = sheet.conditional_formatting, ConditionalFormattingList()
    for area in old:
        for rule in area.rules:
            sheet.conditional_formatting.add(str(_stretched(area.sqref, first, last)), rule)
    if sheet.print_area:
        area = CellRange(sheet.print_area.rpartition("!")[2].replace("$", "").split(",")[0])
        area.max_row = max(sheet.max_row, last)
        sheet.print_area = area.coord


def _stretched(areas: Any, first: int, last: int) -> MultiCellRange:
    ranges = []
    for each in areas.ranges:
        area = CellRange(each.coord)
        if area.min_row <= first <= area.max_row:
            area.max_row = max(last, area.min_row)
        ranges.append(area)
    return MultiCellRange(ranges)


def ungroup(sheet: Any, last: int) -> None:
    """Give each column up to the `last` its own entry.

    A file has one entry for neighbours of the same width, which openpyxl keeps under the first.
    """
    for letter, entry in list(sheet.column_dimensions.items()):
        low, high = entry.min, entry.max
        if not low or not high or low == high:
            continue
        del sheet.column_dimensions[letter]
        for number in range(low, min(high, last) + 1):
            _put(sheet, entry, number, number)
        if high > last:
            _put(sheet, entry, max(low, last + 1), high)


def _put(sheet: Any, entry: Any, low: int, high: int) -> None:
    single = copy(entry)
    single.index, single.min, single.max = get_column_letter(low), low, high
    sheet.column_dimensions[single.index] = single
