"""Room for the rows of the ledger in an office's own sheet: samples go, what is below moves."""

from __future__ import annotations

from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import RowDimension

from toolkit.writers.excel.template import follow
from toolkit.writers.excel.template.body import Body
from toolkit.writers.excel.template.header import Header
from toolkit.writers.excel.template.references import Shift


def make(header: Header, body: Body, count: int) -> None:
    """Remove the samples and move what stands below them, so that `count` rows just fit.

    Whatever refers to the rows, in this sheet or others, refers to all of the new ones.
    """
    sheet = header.sheet
    shift = Shift(sheet.title, body.first, body.end, body.first + max(count, 1) - 1)
    bottom = sheet.max_row
    _clear(header, body)
    _move(sheet, shift, bottom)
    _trim(sheet, shift, bottom)
    _show(sheet, shift)
    follow.everything(sheet, shift)


def _clear(header: Header, body: Body) -> None:
    """Samples say nothing any more; what stands beside the table stays."""
    sheet = header.sheet
    for area in list(sheet.merged_cells.ranges):
        inside = body.first <= area.max_row and area.min_row < body.end
        if inside and area.min_col <= header.width[-1] and area.max_col >= header.width[0]:
            sheet.unmerge_cells(area.coord)
    for row in range(body.first, body.end):
        for column in header.width:
            cell = sheet.cell(row, column)
            cell.value = cell.comment = cell.hyperlink = None


def _move(sheet: Any, shift: Shift, bottom: int) -> None:
    if shift.end > bottom or not shift.by:
        return
    areas = [area for area in sheet.merged_cells.ranges if area.min_row >= shift.end]
    for area in areas:
        sheet.unmerge_cells(area.coord)
    last = get_column_letter(sheet.max_column)
    sheet.move_range(f"A{shift.end}:{last}{bottom}", rows=shift.by)
    for area in areas:
        area.shift(row_shift=shift.by)
        sheet.merge_cells(area.coord)
    known = {
        row: sheet.row_dimensions.pop(row)
        for row in sorted(sheet.row_dimensions)
        if row >= shift.end
    }
    for row, entry in known.items():
        entry.index = row + shift.by
        sheet.row_dimensions[row + shift.by] = entry


def _trim(sheet: Any, shift: Shift, bottom: int) -> None:
    """Rows prepared for more entries than there are leave no empty frames behind."""
    last = max(bottom + shift.by, shift.last) if shift.end <= bottom else shift.last
    if last >= bottom:
        return
    for place in [place for place in sheet._cells if place[0] > last]:  # noqa: SLF001
        del sheet._cells[place]  # noqa: SLF001 - a deleted row would move what stands beside
    for row in [row for row in sheet.row_dimensions if row > last]:
        del sheet.row_dimensions[row]


def _show(sheet: Any, shift: Shift) -> None:
    """New rows are seen, whatever a filter had hidden of the samples."""
    for row in range(shift.first, shift.last + 1):
        entry: RowDimension = sheet.row_dimensions[row]
        entry.hidden, entry.outlineLevel, entry.collapsed = False, 0, False
