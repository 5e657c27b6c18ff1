"""An office's own workbook (模板): our rows under its headers, its styles kept."""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import openpyxl
from openpyxl.cell.cell import MergedCell
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils import get_column_letter

from toolkit.codes import finding
from toolkit.errors import UsageProblem
from toolkit.findings import Finding, Outcome
from toolkit.ledger import digests, headers
from toolkit.ledger.columns import BY_KEY, DATE_FORMAT, Column, Content
from toolkit.ledger.filled import Filled
from toolkit.ledger.form import KNOWN, Typed
from toolkit.ledger.layout import Layout
from toolkit.ledger.presets import Preset
from toolkit.ledger.rows import PENDING, Row, calendar_day
from toolkit.model import Speech
from toolkit.writers.excel import record_sheet
from toolkit.writers.excel.grid import Tally
from toolkit.writers.excel.template import body, columns, frame, lost, room
from toolkit.writers.excel.template.frame import Frame
from toolkit.writers.excel.template.header import Header, find, text
from toolkit.writers.ooxml import repack

_HIDDEN = 2
"""Columns that may be put behind the table, where nobody sees them."""


def fill(speech: Speech, template: bytes, layout: Layout) -> Outcome[bytes]:
    """The office's workbook with the rows of the ledger below its header, and the hidden record.

    The header is the row that has most names of columns, in whatever words. Rows of samples below
    it are replaced; what stands below them, such as totals and lines for signatures, moves down,
    and formulas go along. OUT005 names the headers that nothing was found for, OUT008 the sheet
    that was chosen of several, OUT009 what the file loses; OUT001 and OUT002 are as for other
    workbooks.
    Raises UsageProblem where the file cannot be opened or no sheet has a header with the task.
    """
    book = _opened(template)
    header = find(book, _columns(layout))
    entries = tuple(layout.entries(speech))
    columns.ungroup(header.sheet, header.width[-1] + _HIDDEN)
    table = body.read(header)
    model = frame.frame(header, table)
    room.make(header, table, len(entries))
    tally = Tally()
    for number, row in enumerate(entries):
        place = table.first + number
        frame.dress(header, model, place)
        frame.shape(header, model, place, _write(header, model, place, number + 1, row, tally))
    frame.group(header, model, table.first, table.first + len(entries) - 1)
    if "id" not in header.keys.values():
        _hide(header, table.first, entries, BY_KEY["id"])
    if KNOWN in header.columns:
        _hide(header, table.first, entries, header.columns[KNOWN])
    record = record_sheet.lines(
        speech,
        _preset(header),
        entries,
        layout.rows,
        shown=lambda column, row: _value(column.key, row, header),
        around=_around(book, header, range(table.first, table.first + len(entries))),
    )
    _record(book, record, tally)
    date = speech.meta.date
    saved = io.BytesIO()
    book.save(saved)
    data = repack(saved.getvalue(), date=calendar_day(date.value) if date else None)
    return Outcome(data, (*tally.findings(speech.source.text), *_told(header, model, template)))


def _told(header: Header, model: Frame, template: bytes) -> Iterator[Finding]:
    """OUT005 for unknown headers, OUT008 for a choice of sheets, OUT009 for what got lost."""
    empty = [
        header.names[column]
        for column in header.others
        if not (column in model.models and model.models[column].formula)
    ]
    if empty:
        yield finding("OUT005", count=len(empty), names="、".join(empty))
    if header.rivals:
        yield finding("OUT008", sheet=header.sheet.title, others="、".join(header.rivals))
    if kinds := lost.kinds(template):
        yield finding("OUT009", what="、".join(kinds))


def _around(book: Any, header: Header, body: range) -> Iterator[str]:
    """The hashes of what stands outside of the table: titles, notes, other sheets."""
    for sheet in book.worksheets:
        rows = body if sheet is header.sheet else range(0)
        for line in sheet.iter_rows():
            for cell in line:
                value = text(cell) or cell.value
                if cell.row not in rows and isinstance(value, str | int | float | dt.date):
                    yield digests.of(_words(value))


def _words(value: str | float | dt.date) -> str:
    """A value as it is read back."""
    if isinstance(value, dt.datetime):
        value = value.date()
    if not isinstance(value, str | dt.date):
        value = float(value)
    return Typed(sheet="", cell="", value=value).words


def _preset(header: Header) -> Preset:
    """The columns of the office, as far as they are ours, under its headers."""
    columns = [
        replace(header.columns[key], header=header.names[place])
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
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is lost is told in Chinese, see `lost`
            book = openpyxl.load_workbook(io.BytesIO(template), rich_text=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        message = "模板打不开，不是完整的 xlsx 工作簿。请用 Excel 或 WPS 另存为 .xlsx 后再试。"
        raise UsageProblem(message) from error
    book.template = False  # a file of type xltx becomes a plain workbook
    return book


def _columns(layout: Layout) -> dict[str, Column]:
    """All columns by their keys, those of the layout with what they are filled with."""
    own = layout.columns.columns if layout.columns else ()
    return BY_KEY | {column.key: column for column in own}


def _write(
    header: Header, model: Frame, place: int, number: int, row: Row, tally: Tally
) -> list[tuple[int, str, float]]:
    """Fill a row; its texts come back with their columns and font sizes."""
    sheet, texts = header.sheet, []
    for column, key in header.keys.items():
        value = number if key == headers.NUMBER else _value(key, row, header)
        cell = sheet.cell(place, column)
        if value is None or isinstance(cell, MergedCell):
            continue
        if isinstance(value, str):
            cell.value = tally.clean(value, f"“{sheet.title}”{cell.coordinate}")
            cell.data_type = "s"
            texts.append((column, value, model.models[column].points))
            continue
        share = key == "percent" and "%" in cell.number_format and isinstance(value, int)
        cell.value = value / 100 if share else value  # type: ignore[operator]  # an int here
        if isinstance(value, dt.date) and not is_date_format(model.models[column].number_format):
            cell.number_format = DATE_FORMAT
    return texts


def _value(key: str | None, row: Row, header: Header) -> Content:
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


def _hide(header: Header, first: int, entries: Sequence[Row], column: Column) -> None:
    """A hidden column to the right of the office's table, which has no such column."""
    sheet, place = header.sheet, header.width[-1] + 1
    rows = range(header.top, first + len(entries))
    while not all(_is_free(sheet, row, place) for row in rows):
        place += 1
    sheet.cell(header.top, place, column.header)
    for number, row in enumerate(entries, first):
        if content := column.value(row):
            sheet.cell(number, place, content).data_type = "s"
    sheet.column_dimensions[get_column_letter(place)].hidden = True


def _is_free(sheet: Any, row: int, column: int) -> bool:
    cell = sheet._cells.get((row, column))  # noqa: SLF001 - asking for a cell would make it
    return cell is None or (cell.value is None and not isinstance(cell, MergedCell))
