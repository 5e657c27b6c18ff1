"""The very hidden sheet: what reading the ledger back needs, whatever people did to the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openpyxl.worksheet.worksheet import Worksheet

from toolkit.ledger.presets import Preset
from toolkit.ledger.rows import Row
from toolkit.model import Speech
from toolkit.writers.excel.book import Book
from toolkit.writers.excel.grid import Grid
from toolkit.writers.excel.styles import NOTE

NAME = "_taizhang"
FIELDS = ("id", "fingerprint", "sentence", "start", "end")
"""Headers of the table of tasks, which stands below the facts and one empty row."""


def add(book: Book, speech: Speech, preset: Preset, rows: Sequence[Row]) -> Worksheet:
    """The sheet: facts as name and value, then one line for each task."""
    facts = (
        ("schema_version", speech.schema_version),
        ("tool_version", speech.tool.version),
        ("rules_sha256", speech.tool.rules_sha256),
        ("source_name", speech.source.name),
        ("source_sha256", speech.source.sha256),
        ("preset", preset.name),
        ("columns", " ".join(preset.keys)),
        ("headers", " ".join(column.header for column in preset.columns)),
    )
    note = book.style(NOTE)

    def lines(grid: Grid) -> Iterator[str]:
        for name, value in facts:
            yield grid.line([(name, note), (value, note)])
        yield grid.line([])
        yield grid.line([(field, note) for field in FIELDS])
        for row in rows:
            task = row.task
            places = (str(task.span.start), str(task.span.end))
            values = (task.id, task.fingerprint, task.sentence, *places)
            yield grid.line([(value, note) for value in values])

    sheet = book.add(NAME, (18, 24, 12, 10, 10), len(facts) + 2 + len(rows), lines)
    sheet.sheet_state = "veryHidden"
    return sheet
