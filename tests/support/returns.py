"""Forms as they were issued, filled in and mistreated the way people do it."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.support import reported
from toolkit.ledger.layout import Layout
from toolkit.writers import excel

HEADER_ROW = 4
FIRST_ROW = 5


@cache
def issued(preset: str = "反馈表") -> bytes:
    """The ledger of the speech of `reported`, as it is handed out."""
    return excel.write(reported.speech(), preset=preset, layout=Layout()).value


class Sheet:
    """The first sheet of a workbook, its cells by row and header."""

    def __init__(self, data: bytes) -> None:
        self.book: Workbook = load_workbook(io.BytesIO(data))
        self.sheet: Worksheet = self.book.worksheets[0]
        self.columns = {
            str(cell.value): cell.column for cell in self.sheet[HEADER_ROW] if cell.value
        }

    def fill(self, task: str, **words: Any) -> Sheet:
        """Type into the row of a task, by header."""
        for header, value in words.items():
            self.sheet.cell(self.row(task), self.columns[header]).value = value
        return self

    def row(self, task: str) -> int:
        """The row of a task, by its id."""
        ids = self.columns["任务编号"]
        rows = range(FIRST_ROW, self.sheet.max_row + 1)
        return next(n for n in rows if self.sheet.cell(n, ids).value == task)

    def sign(self, **words: str) -> Sheet:
        """Write behind the labels of the signature."""
        for row in self.sheet.iter_rows(min_row=FIRST_ROW):
            for cell in row:
                for label, word in words.items():
                    if isinstance(cell.value, str) and cell.value.startswith(label):
                        cell.value = f"{cell.value}{word}"
        return self

    def saved(self) -> bytes:
        """The bytes of the workbook."""
        stream = io.BytesIO()
        self.book.save(stream)
        return stream.getvalue()


def sheet(preset: str = "反馈表") -> Sheet:
    """A fresh form."""
    return Sheet(issued(preset))
