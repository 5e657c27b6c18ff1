"""The ledger as an Excel workbook (xlsx)."""

from __future__ import annotations

from openpyxl.utils import get_column_letter

from toolkit.findings import Outcome
from toolkit.ledger import presets
from toolkit.ledger.rows import calendar_day, rows
from toolkit.ledger.summary import heading, overview
from toolkit.model import Speech
from toolkit.writers.excel import finding_sheet, guide_sheet, record_sheet, sentence_sheet
from toolkit.writers.excel.book import Book
from toolkit.writers.excel.ledger_sheet import FIRST_ROW, LedgerSheet

__all__ = ["write"]


def write(speech: Speech, *, preset: str = presets.DEFAULT) -> Outcome[bytes]:
    """The workbook of a preset, the same bytes for the same speech on any day and machine.

    Its sheets are the ledger, 原文对照, 问题提示, 填表说明 and a very hidden one for reading back.
    Findings are OUT001 where control characters had to be removed, OUT002 where a text was longer
    than a cell can hold. Raises UsageProblem if there is no such preset.
    """
    chosen = presets.named(preset)
    entries = rows(speech)
    book = Book()
    sentence_cells = sentence_sheet.cells_of_sentences(speech)
    column = get_column_letter(chosen.keys.index("text") + 1)
    task_cells = {
        entry.id: f"'{chosen.sheet}'!{column}{number}"
        for number, entry in enumerate(entries, FIRST_ROW)
    }
    title = heading(speech, chosen)
    ledger = LedgerSheet(book, chosen, entries, sentence_cells)
    ledger.add(title, overview(speech, entries))
    sentence_sheet.add(book, speech, task_cells)
    finding_sheet.add(book, speech, sentence_cells)
    guide_sheet.add(book, speech, chosen, entries)
    record_sheet.add(book, speech, chosen, entries)
    book.describe(title, schema_version=speech.schema_version, source_sha256=speech.source.sha256)
    date = speech.meta.date
    data = book.finished(calendar_day(date.value) if date else None)
    return Outcome(data, book.tally.findings(speech.source.text))
