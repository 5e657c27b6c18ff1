"""A project as a clerk works with it: forms go out, rows are put in, workbooks come back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import toolkit
from tests.support import reported, returns
from toolkit.findings import Outcome
from toolkit.ledger.progress import Event
from toolkit.projects import Collected
from toolkit.store import Project
from toolkit.store.current import current

DATE = dt.date(2023, 6, 1)
NAME = "绿化讲话.txt"
SPRING = dt.date(2023, 3, 1)


def started(folder: Path) -> Path:
    """A project with the speech as it was given."""
    toolkit.init(folder)
    toolkit.add(folder, reported.TEXT, name=NAME, date=SPRING, on=SPRING)
    return folder


def changed(folder: Path, *changes: tuple[str, str], on: dt.date = DATE) -> list[str]:
    """The codes of what is told when the speech comes again, with other words."""
    text = reported.TEXT
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    outcome = toolkit.add(folder, text, name=NAME, date=SPRING, on=on)
    return [each.code for each in outcome.findings if each.code.startswith("LDG")]


def ledger(folder: Path) -> returns.Sheet:
    """The up-to-date ledger of the only speech."""
    (outcome,) = toolkit.ledgers(folder).values()
    return returns.Sheet(outcome.value)


def form(folder: Path, unit: str, title: str = "绿化讲话") -> returns.Sheet:
    """The form of a unit."""
    return returns.Sheet(toolkit.split(folder)[f"{title}-反馈表-{unit}"].value)


def collect(folder: Path, *sheets: returns.Sheet) -> Outcome[Collected]:
    """What is new in workbooks."""
    files = {f"回{number}.xlsx": sheet.saved() for number, sheet in enumerate(sheets, 1)}
    return toolkit.collect(folder, files, date=DATE)


def insert(sheet: returns.Sheet, row: int = 6, **words: Any) -> returns.Sheet:
    """A row that somebody puts in, by default behind the first."""
    sheet.sheet.insert_rows(row)
    for header, value in words.items():
        sheet.sheet.cell(row, sheet.columns[header]).value = value
    return sheet


def copy(sheet: returns.Sheet, row: int, **words: Any) -> returns.Sheet:
    """A row that somebody copies below itself, and what is changed in it."""
    line = [cell.value for cell in sheet.sheet[row]]
    insert(sheet, row + 1)
    for column, value in enumerate(line, 1):
        sheet.sheet.cell(row + 1, column).value = value
    for header, value in words.items():
        sheet.sheet.cell(row + 1, sheet.columns[header]).value = value
    return sheet


def paste(sheet: returns.Sheet, other: returns.Sheet, title: str = "") -> returns.Sheet:
    """A whole form under what is on the sheet, or on a new sheet of that title."""
    target = sheet.book.create_sheet(title) if title else sheet.sheet
    below = 0 if title else sheet.sheet.max_row
    for line in other.sheet.iter_rows():
        for cell in line:
            if cell.value is not None:
                target.cell(cell.row + below, cell.column).value = cell.value
    return sheet


def rows(sheet: returns.Sheet, *headers: str) -> list[tuple[Any, ...]]:
    """What the rows of a ledger show under these headers."""
    places = [sheet.columns[header] for header in headers]
    return [
        tuple(line[place - 1] for place in places)
        for line in sheet.sheet.iter_rows(min_row=returns.FIRST_ROW, values_only=True)
        if line[0] and "：" not in str(line[0])
    ]


def events(folder: Path) -> tuple[Event, ...]:
    """What was reported about the tasks as they are now."""
    return current(Project.open(folder)).events


def codes(outcome: Outcome[Collected]) -> list[str]:
    """The codes of the findings, in their order."""
    return [each.code for each in outcome.findings]
