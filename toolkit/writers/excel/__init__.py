"""The ledger as an Excel workbook (xlsx)."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.codes import finding
from toolkit.findings import Finding, Outcome
from toolkit.ledger import presets
from toolkit.ledger.layout import Layout
from toolkit.ledger.rows import calendar_day
from toolkit.ledger.summary import heading, overview
from toolkit.model import Speech
from toolkit.writers.excel import (
    finding_sheet,
    guide_sheet,
    record_sheet,
    sentence_sheet,
    statistics_sheet,
    template,
)
from toolkit.writers.excel.book import Book
from toolkit.writers.excel.ledger_sheet import LedgerSheet
from toolkit.writers.excel.print_sheet import NAME, PrintSheet

__all__ = ["write"]

MOST_RETURNED = 20_000
"""Rows of a workbook that is certainly read when it comes back; see `readers.archive`."""


def write(
    speech: Speech, *, preset: str = presets.DEFAULT, layout: Layout | None = None
) -> Outcome[bytes]:
    """The workbook of a preset, the same bytes for the same speech on any day and machine.

    Its sheets are the ledger, 打印版, 统计, 原文对照, 问题提示, 填表说明 and a very hidden one for
    reading back. Findings are OUT001 where control characters had to be removed, OUT002 where a
    text was longer than a cell can hold, OUT006 where a page takes fewer columns than there are
    to print, OUT007 where the workbook is too long to be read back. With a template the workbook
    is the office's own; see `template.fill`. Raises UsageProblem if there is no such preset or the
    template is of no use.
    """
    layout = layout or Layout()
    if layout.template is not None:
        return template.fill(speech, layout.template, layout)
    chosen = layout.preset(preset)
    entries = tuple(layout.entries(speech))
    book = Book()
    sentence_cells = sentence_sheet.cells_of_sentences(speech)
    title, summary = heading(speech, chosen), overview(speech, entries, extract=chosen.extract)
    ledger = LedgerSheet(book, chosen, layout.settings, entries, sentence_cells)
    ledger.add(title, summary)
    paper = PrintSheet(book, ledger)
    paper.add(title, summary)
    statistics_sheet.add(book, ledger)
    sentence_sheet.add(book, speech, ledger.links(), extract=chosen.extract)
    finding_sheet.add(book, speech, sentence_cells)
    guide_sheet.add(book, speech, chosen, entries, layout.settings)
    record_sheet.add(book, speech, chosen, entries, layout.rows)
    book.describe(title, schema_version=speech.schema_version, source_sha256=speech.source.sha256)
    date = speech.meta.date
    data = book.finished(calendar_day(date.value) if date else None)
    found = book.tally.findings(speech.source.text)
    return Outcome(data, (*found, *_limits(ledger, paper)))


def _limits(ledger: LedgerSheet, paper: PrintSheet) -> Iterator[Finding]:
    """OUT006 where a sheet has more columns than a page takes, OUT007 where there are many rows."""
    headers = {column.key: column.header for column in ledger.columns}
    for sheet, left, last in (
        (ledger.preset.sheet, ledger.left, ledger.last_printed),
        (NAME, paper.left, paper.columns[-1].key),
    ):
        if left:
            yield finding("OUT006", sheet=sheet, last=headers[last], names="、".join(left))
    if len(ledger.rows) > MOST_RETURNED:
        yield finding("OUT007", count=f"{len(ledger.rows):,}", limit=f"{MOST_RETURNED:,}")
