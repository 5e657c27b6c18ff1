"""The default workbook of the sample speech, and ways to look into a ledger sheet."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import openpyxl

from tests.support.waterworks import TEXT, speech
from toolkit.findings import Outcome
from toolkit.model import Sentence, Span, Speech
from toolkit.writers.excel.ledger_sheet import HEADER_ROW


def whole() -> Speech:
    """The sample with every line a sentence, and each task in its own."""
    plain = speech()
    sentences, tasks = [], {task.span.start: task for task in plain.tasks}
    start = 0
    for number, line in enumerate(TEXT.splitlines(), 1):
        span = Span(start=start, end=start + len(line))
        role: Any = "task" if start in tasks else "boilerplate" if number == 1 else "background"
        name = f"S{number:04}"
        sentences.append(Sentence(id=name, section=None, role=role, span=span, rule="test"))
        if start in tasks:
            tasks[start] = replace(tasks[start], sentence=name)
        start = span.end + 1
    return replace(plain, sentences=tuple(sentences), tasks=tuple(tasks.values()))


def book_of(outcome: Outcome[bytes]) -> Any:
    """The workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(outcome.value))


def column(sheet: Any, header: str) -> str:
    """The letter of the column with that header."""
    found = [cell.column_letter for cell in sheet[HEADER_ROW] if cell.value == header]
    assert len(found) == 1, header
    return str(found[0])


def values(sheet: Any, header: str) -> list[Any]:
    """What a column of the ledger holds, from top to bottom."""
    return [cell.value for cell in sheet[column(sheet, header)][HEADER_ROW:]]
