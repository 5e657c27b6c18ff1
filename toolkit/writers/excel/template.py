"""An office's own workbook (模板): our rows under its headers, its styles kept."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import Any

import openpyxl
from openpyxl.cell.cell import MergedCell
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange

from toolkit.codes import finding
from toolkit.errors import UsageProblem
from toolkit.findings import Outcome
from toolkit.ledger import digests, headers
from toolkit.ledger.columns import BY_KEY, DATE_FORMAT, Column, Content
from toolkit.ledger.filled import Filled
from toolkit.ledger.form import KNOWN, OWN, Typed
from toolkit.ledger.layout import Layout
from toolkit.ledger.presets import Preset
from toolkit.ledger.rows import PENDING, Row, calendar_day
from toolkit.model import Speech
from toolkit.writers.excel import record_sheet
from toolkit.writers.excel.grid import Tally, height
from toolkit.writers.ooxml import repack

_SEARCHED = 30
"""Rows of a sheet among which its header is looked for."""

_LEAST_HEIGHT = 20.0
_WIDTH = 8.43
"""What a column without a width has."""


@dataclass(frozen=True, slots=True)
class _Header:
    """The header of the table: its sheet, first and last row, keys of the columns, other names.

    `columns` are all that there are, by their keys.
    """

    sheet: Any
    top: int
    row: int
    keys: dict[int, str]
    others: tuple[str, ...]
    columns: Mapping[str, Column]

    @property
    def first(self) -> int:
        """The first row below it, whose styles all rows get."""
        return self.row + 1


def fill(speech: Speech, template: bytes, layout: Layout) -> Outcome[bytes]:
    """The office's workbook with the rows of the ledger below its header, and the hidden record.

    The header is the row that has most names of columns, in whatever words. Rows of samples below
    it are replaced; what stands below them, such as lines for signatures, moves down. OUT005 names
    the headers that nothing was found for; OUT001 and OUT002 are as for other workbooks.
    Raises UsageProblem where the file cannot be opened or no sheet has a header with the task.
    """
    book = _opened(template)
    header = _header(book, _columns(layout))
    entries = tuple(layout.entries(speech))
    _make_room(header, len(entries))
    tally = Tally()
    for number, row in enumerate(entries):
        _write(header, header.first + number, number + 1, row, tally)
    if "id" not in header.keys.values():
        _hide(header, entries, BY_KEY["id"])
    if KNOWN in header.columns:
        _hide(header, entries, header.columns[KNOWN])
    record = record_sheet.lines(
        speech,
        _preset(header),
        entries,
        layout.rows,
        shown=lambda column, row: _value(column.key, row, header),
        around=_around(book, header, len(entries)),
    )
    _record(book, record, tally)
    date = speech.meta.date
    saved = io.BytesIO()
    book.save(saved)
    data = repack(saved.getvalue(), date=calendar_day(date.value) if date else None)
    found = list(tally.findings(speech.source.text))
    if header.others:
        names = "、".join(header.others)
        found.append(finding("OUT005", count=len(header.others), names=names))
    return Outcome(data, tuple(found))


def _around(book: Any, header: _Header, count: int) -> Iterator[str]:
    """The hashes of what stands outside of the table: titles, notes, other sheets."""
    for sheet in book.worksheets:
        rows = range(header.first, header.first + count) if sheet is header.sheet else range(0)
        for line in sheet.iter_rows():
            for cell in line:
                if cell.row not in rows and isinstance(cell.value, str | int | float | dt.date):
                    yield digests.of(_words(cell.value))


def _words(value: str | float | dt.date) -> str:
    """A value as it is read back."""
    if isinstance(value, dt.datetime):
        value = value.date()
    if not isinstance(value, str | dt.date):
        value = float(value)
    return Typed(sheet="", cell="", value=value).words


def _preset(header: _Header) -> Preset:
    """The columns of the office, as far as they are ours, under its headers."""
    columns = [
        replace(header.columns[key], header=str(header.sheet.cell(header.top, place).value))
        for place, key in header.keys.items()
        if key in header.columns
    ]
    if "id" not in header.keys.values():
        columns.append(replace(BY_KEY["id"], hidden_if="always"))
    if KNOWN in header.columns:
        columns.append(header.columns[KNOWN])
    return Preset(
        name="模板",
        sheet=header.sheet.title,
        caption="",
        columns=tuple(columns),
        last_printed=columns[-1].key,
        printed=(),
    )


def _record(book: Any, lines: Iterator[tuple[str, ...]], tally: Tally) -> None:
    if record_sheet.NAME in book.sheetnames:
        book.remove(book[record_sheet.NAME])
    sheet = book.create_sheet(record_sheet.NAME)
    for number, line in enumerate(lines, 1):
        for column, value in enumerate(line, 1):
            cell = sheet.cell(number, column, tally.clean(value, record_sheet.NAME))
            cell.data_type = "s"
    sheet.sheet_state = "veryHidden"


def _opened(template: bytes) -> Any:
    try:
        return openpyxl.load_workbook(io.BytesIO(template))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        message = f"模板打不开：{error}。请用 Excel 或 WPS 另存为 .xlsx 后再试。"
        raise UsageProblem(message) from error


def _columns(layout: Layout) -> dict[str, Column]:
    """All columns by their keys, those of the layout with what they are filled with."""
    own = layout.columns.columns if layout.columns else ()
    return BY_KEY | {column.key: column for column in own}


def _header(book: Any, columns: Mapping[str, Column]) -> _Header:
    """The best header of all sheets; of equal ones the first."""
    best: _Header | None = None
    for sheet in book.worksheets:
        for row in range(1, min(sheet.max_row, _SEARCHED) + 1):
            found = _read_header(sheet, row, columns)
            if "text" in found.keys.values() and (best is None or len(found.keys) > len(best.keys)):
                best = found
    if best is None:
        names = "任务内容、工作任务、事项"
        message = f"模板中没有找到表头：应有一行含“{names}”之类的栏目名称。请检查模板。"
        raise UsageProblem(message)
    return best


def _read_header(sheet: Any, row: int, columns: Mapping[str, Column]) -> _Header:
    """The header that begins in that row; cells merged downwards make it two rows or more.

    In a header of two rows 责任分工 above 牵头单位 and 配合单位 says nothing of its own.
    """
    areas = [area for area in sheet.merged_cells.ranges if area.min_row == row]
    last = max((area.max_row for area in areas if area.max_row > row), default=row)
    groups = {area.min_col for area in areas if area.max_col > area.min_col and last > row}
    keys: dict[int, str] = {}
    others: list[str] = []
    for line in range(row, last + 1):
        for cell in sheet[line]:
            if not isinstance(cell.value, str) or not cell.value.strip():
                continue
            words = " ".join(cell.value.split())
            own = f"{OWN}{words}"
            key = own if own in columns else headers.key_of(cell.value)
            if key and key not in keys.values() and cell.column not in keys:
                keys[cell.column] = key
            elif line > row or cell.column not in groups:
                others.append(words)
    return _Header(sheet, row, last, keys, tuple(others), columns)


def _make_room(header: _Header, count: int) -> None:
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


def _is_foot(header: _Header, row: int) -> bool:
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


def _write(header: _Header, place: int, number: int, row: Row, tally: Tally) -> None:
    sheet, texts = header.sheet, []
    for model in sheet[header.first]:
        if isinstance(model, MergedCell):
            continue
        cell = sheet.cell(place, model.column)
        dated = is_date_format(model.number_format)
        cell._style = copy(model._style)  # noqa: SLF001 - openpyxl has no other way to copy a style
        key = header.keys.get(model.column)
        value = number if key == headers.NUMBER else _value(key, row, header)
        if value is None:
            continue
        if isinstance(value, str):
            cell.value = tally.clean(value, f"“{sheet.title}”{cell.coordinate}")
            cell.data_type = "s"
            width = sheet.column_dimensions[model.column_letter].width or _WIDTH
            texts.append((value, width, model.font.size or 11))
            continue
        share = key == "percent" and "%" in model.number_format and isinstance(value, int)
        cell.value = value / 100 if share else value  # type: ignore[operator]  # an int here
        if isinstance(value, dt.date) and not dated:
            cell.number_format = DATE_FORMAT
    least = sheet.row_dimensions[header.first].height if number > 1 else None
    sheet.row_dimensions[place].height = height(texts, least or _LEAST_HEIGHT)


def _value(key: str | None, row: Row, header: _Header) -> Content:
    keys, column = header.keys.values(), header.columns.get(key or "")
    if isinstance(column, Filled) and row.id in column.contents:
        return column.value(row)
    if key == "lead" and "responsible" not in keys and row.lead in {"", PENDING}:
        return row.responsible or row.lead
    if key == "responsible" and "lead" not in keys:
        return _everybody(row)
    return column.value(row) if column else None


def _everybody(row: Row) -> str:
    """All units in one cell, for a table that has one column for them."""
    lead = "" if row.lead in {"", PENDING} else f"{row.lead}（牵头）"
    support = f"{row.support}（配合）" if row.support else ""
    others = "" if row.responsible == PENDING else row.responsible
    return "、".join(filter(None, (lead, others, support))) or PENDING


def _hide(header: _Header, entries: Sequence[Row], column: Column) -> None:
    """A hidden column to the right of the office's table, which has no such column."""
    sheet, place = header.sheet, header.sheet.max_column + 1
    sheet.cell(header.top, place, column.header)
    for number, row in enumerate(entries, header.first):
        if content := column.value(row):
            sheet.cell(number, place, content).data_type = "s"
    sheet.column_dimensions[get_column_letter(place)].hidden = True
