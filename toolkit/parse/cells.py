"""What the cells of a row of a table say: who (牵头、责任、配合单位) and by when.

A cell stands alone, so that more is a unit or a deadline here than in running text: a bare name, a
day with nothing around it, 9月.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.model import Deadline, DeadlineType, Span, Unit, UnitRole
from toolkit.parse.deadlines import Reference, find_deadlines
from toolkit.parse.units.lists import split
from toolkit.source import SourceText
from toolkit.zh import dates

_MONTH = re.compile(r"(?:(?P<year>20\d\d)[年./-]?)?(?P<month>0?[1-9]|1[0-2])(?P<mark>月份?)?$")
_DAY = re.compile(r"(?P<month>0?[1-9]|1[0-2])[./-](?P<day>[0-3]?\d)$")

# 牵头：县经开区 配合：县住建局 within one cell, and 县商务局牵头，县发改局配合.
_LABEL = re.compile(
    r"(?P<lead>(?:总?牵头|主办|主责)(?:单位|部门)?)[：:]"
    r"|(?P<support>(?:配合|协办|协同|参与|协助)(?:单位|部门)?)[：:]"
    r"|(?P<responsible>(?:责任|承办|落实|负责|实施)(?:单位|部门)?)[：:]"
)
_CLAUSE = re.compile(r"[^，；。]+")
_ENDING = re.compile(
    r"(?P<lead>(?:总?牵头|主办)(?:负责|落实|实施)?)$"
    r"|(?P<support>(?:等)?(?:参与|参加|配合|协助|协办)(?:负责|落实|实施|做好)?)$"
    r"|(?P<responsible>(?:具体)?(?:负责|落实|实施))$"
)


class _Part(NamedTuple):
    """A stretch of a cell that names units of one role."""

    role: UnitRole
    start: int
    end: int


def list_units(source: SourceText, start: int, end: int, role: UnitRole) -> tuple[Unit, ...]:
    """The bodies a cell of a table lists, of the role of its column or of one that it says."""
    return tuple(
        Unit(
            text=source.text[piece.start : piece.end],
            name=source.text[piece.start : piece.end],
            role=part.role,
            certainty="explicit",
            span=Span(start=piece.start, end=piece.end),
            rule="unit.table_cell",
        )
        for part in _parts(source.shadow, start, end, role)
        for piece in split(source.shadow, part.start, part.end)
        if piece.end > piece.start
    )


def _parts(shadow: str, start: int, end: int, role: UnitRole) -> Iterator[_Part]:
    labels = list(_LABEL.finditer(shadow, start, end))
    first = labels[0].start() if labels else end
    yield from _clauses(shadow, start, first, role)
    starts = [*(label.start() for label in labels[1:]), end]
    for label, until in zip(labels, starts, strict=False):
        yield from _clauses(shadow, label.end(), until, _role(label, role))


def _clauses(shadow: str, start: int, end: int, role: UnitRole) -> Iterator[_Part]:
    """The clauses; where one says of which role its units are, those before it go their own way."""
    clauses = list(_CLAUSE.finditer(shadow, start, end))
    if not any(_ENDING.search(clause.group()) for clause in clauses):
        yield _Part(role, start, end)
        return
    for clause in clauses:
        ending = _ENDING.search(shadow, clause.start(), clause.end())
        if ending is None:
            yield _Part(role, clause.start(), clause.end())
        elif ending.start() > clause.start():
            yield _Part(_role(ending, role), clause.start(), ending.start())


def _role(found: re.Match[str], role: UnitRole) -> UnitRole:
    if found["lead"]:
        return "lead"
    if found["support"]:
        return "support"
    return role if role == "lead" else "responsible"


def find_due(
    source: SourceText, start: int, end: int, reference: Reference
) -> tuple[Deadline, ...]:
    """The deadlines in a cell; a day or a month with nothing around it is the last one.

    What is no deadline that can be reckoned stays as it is written, so that it is not lost.
    """
    # What is past in running text is history; in a cell it is overdue.
    anytime = Reference(year=reference.base)
    found = find_deadlines(source, start, end, reference) or find_deadlines(
        source, start, end, anytime
    )
    if found:
        return found
    words = source.shadow[start:end]
    left = start + len(words) - len(words.lstrip())
    right = end - (len(words) - len(words.rstrip()))
    words = source.shadow[left:right]
    day = dates.parse(words, reference.base) or _last_day(words, reference.base)
    certain = day is None or str(day.year) in words
    kind: DeadlineType = "vague" if day is None else "date"
    return (
        Deadline(
            text=source.text[left:right],
            type=kind,
            date=None if day is None else day.isoformat(),
            recurrence=None,
            anchor=None,
            span=Span(start=left, end=right),
            certainty="explicit" if certain else "inferred",
            rule="deadlines.table_cell",
        ),
    )


def _last_day(words: str, year: int | None) -> dt.date | None:
    """The last day of 2025/9 or 9月, the day of 6.30; None for anything else."""
    month = _MONTH.match(words)
    if month and (month["year"] or (month["mark"] and year is not None)):
        within = int(month["year"]) if month["year"] else year or 0
        return dates.month_end(within, int(month["month"]))
    day = _DAY.match(words)
    if day and year is not None:
        return dates.of(year, int(day["month"]), int(day["day"]))
    return None
