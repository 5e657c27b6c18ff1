"""The very hidden sheet: what reading the ledger back needs, whatever people did to the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.ledger import digests
from toolkit.ledger.columns import Column, Content
from toolkit.ledger.presets import Preset
from toolkit.ledger.rows import By, Row
from toolkit.model import Speech
from toolkit.writers.excel.book import Book
from toolkit.writers.excel.grid import Grid
from toolkit.writers.excel.ledger_rules import IDS_NAME
from toolkit.writers.excel.styles import NOTE

NAME = "_taizhang"
FIELDS = ("id", "fingerprint", "sentence", "start", "end", "row", "cells")
"""Headers of the table of tasks, which stands below the facts and one empty row.

`row` is the id of the ledger row that shows the task: its own, or that of its point. `cells` are
the hashes of what that row shows, beside its first task.
"""

Shown: TypeAlias = Callable[[Column, Row], Content]
"""What a row shows in a column."""

SEPARATOR = "\n"
"""Stands between the keys, and between the headers, of the columns; ods files lose tabs."""


def lines(
    speech: Speech,
    preset: Preset,
    rows: Sequence[Row],
    by: By,
    *,
    shown: Shown = lambda column, row: column.value(row),
    around: Iterable[str] = (),
) -> Iterator[tuple[str, ...]]:
    """The lines of the sheet: facts as name and value, then one line for each task.

    `around` are the hashes of words outside of the table, in an office's own workbook.
    """
    yield "schema_version", speech.schema_version
    yield "tool_version", speech.tool.version
    yield "rules_sha256", speech.tool.rules_sha256
    yield "source_name", speech.source.name
    yield "source_sha256", speech.source.sha256
    yield "preset", preset.name
    yield "rows", by
    yield "columns", SEPARATOR.join(" ".join(key.split()) for key in preset.keys)
    yield "headers", SEPARATOR.join(" ".join(column.header.split()) for column in preset.columns)
    if hashes := " ".join(sorted(set(around))):
        yield "around", hashes
    yield ()
    yield FIELDS
    for row in rows:
        cells = digests.line(preset.columns, (shown(column, row) for column in preset.columns))
        for task in row.tasks:
            places = (str(task.span.start), str(task.span.end))
            yield task.id, task.fingerprint, task.sentence, *places, row.id, cells
            cells = ""


_HEAD = 11
"""Lines above those of the tasks."""


def add(book: Book, speech: Speech, preset: Preset, rows: Sequence[Row], by: By) -> Worksheet:
    """The sheet in a workbook of ours."""
    note = book.style(NOTE)

    def made(grid: Grid) -> Iterator[str]:
        for line in lines(speech, preset, rows, by):
            yield grid.line([(value, note) for value in line])

    count = sum(len(row.tasks) for row in rows)
    sheet = book.add(NAME, (18, 24, 12, 10, 10, 12, 60), _HEAD + count, made)
    sheet.sheet_state = "veryHidden"
    if count:
        area = f"'{NAME}'!$F${_HEAD + 1}:$F${_HEAD + count}"
        book.workbook.defined_names[IDS_NAME] = DefinedName(IDS_NAME, attr_text=area, hidden=True)
    return sheet
