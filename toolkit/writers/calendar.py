"""The dated and recurring tasks as to-dos of a calendar (RFC 5545, iCalendar).

Thunderbird, Apple Reminders, Nextcloud and others import the file; importing it again replaces
the to-dos, as their UIDs are made of the tasks' fingerprints.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeGuard

from toolkit.findings import Outcome
from toolkit.ledger.columns import Content
from toolkit.ledger.layout import Layout
from toolkit.ledger.presets import DEFAULT, named
from toolkit.ledger.rows import Row, calendar_day, iterate
from toolkit.ledger.summary import chinese, heading
from toolkit.model import Speech
from toolkit.writers.plaintext import encoded
from toolkit.zh.dates import CHINA

_DOMAIN = "taizhang"
_MORNING = dt.time(9)
"""When an office reads the reminder of an earlier date, in Chinese time."""

_UNDATED = "19700101T000000Z"
"""Time stamp of to-dos from a document without a date; the clock would make other bytes."""

_STATUSES = {
    "not_started": "NEEDS-ACTION",
    "done": "COMPLETED",
    "closed": "COMPLETED",
    "cancelled": "CANCELLED",
}
_ENDED = frozenset({"COMPLETED", "CANCELLED"})
_OCTETS = 75
_SUMMARY = 60
_SEARCHED = 366
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def write(speech: Speech, *, layout: Layout | None = None) -> Outcome[bytes]:
    """One VTODO for each task with a date or a recurrence, in the order of the tasks.

    A dated one is due on its last date; it reminds as many days before as count as due soon, and
    so many days before each earlier date (阶段时限). A recurring one begins on the first such day
    from the date of the document on; without that date its rule stands in the description only.
    Tasks, not points, whatever the layout says. Where its columns are filled with what was
    reported, the to-dos say so: status, share, and the revised day in place of all others.
    """
    layout = layout or Layout()
    known = _Known(layout)
    day = calendar_day(speech.meta.date.value) if speech.meta.date else None
    seen: Counter[str] = Counter()
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{_DOMAIN}//{_DOMAIN}//ZH"]
    lines.append(f"X-WR-CALNAME:{_text(heading(speech, named(DEFAULT)))}")
    for row in map(known.revised, iterate(speech)):
        rule = next((d.recurrence for d in row.task.deadlines if d.recurrence), None)
        recurring = any(d.type == "recurring" for d in row.task.deadlines)
        if not isinstance(row.due, dt.date) and not recurring:
            continue
        seen[row.task.fingerprint] += 1
        lines += _todo(row, day, rule, seen[row.task.fingerprint], known)
    lines.append("END:VCALENDAR")
    return encoded("".join(f"{folded}\r\n" for line in lines for folded in _folded(line)))


class _Known:
    """What has been reported on a task, as far as the columns of the layout are filled."""

    def __init__(self, layout: Layout) -> None:
        columns = layout.columns.columns if layout.columns else ()
        self._columns = {each.key: each for each in columns}
        self._slugs = {word: slug for slug, word in layout.settings.statuses.items()}
        self.warning_days = layout.settings.warning_days

    def _value(self, key: str, row: Row) -> Content:
        return self._columns[key].value(row) if key in self._columns else None

    def revised(self, row: Row) -> Row:
        """The row with the revised day, if there is one, as its only one."""
        day = self._value("revised_deadline", row)
        return replace(row, due=day, stages=(day,), due_marked=False) if _is_day(day) else row

    def status(self, row: Row) -> str:
        """The status in the words of RFC 5545 (3.8.1.11)."""
        slug = self._slugs.get(str(self._value("status", row) or ""), "not_started")
        return _STATUSES.get(slug, "IN-PROCESS")

    def percent(self, row: Row) -> int | None:
        """The share that is done, 0 to 100; all of it where the task is finished."""
        if self.status(row) == "COMPLETED":
            return 100
        found = self._value("percent", row)
        return found if isinstance(found, int) else None


def _is_day(found: Content) -> TypeGuard[dt.date]:
    return isinstance(found, dt.date)


def _todo(
    row: Row, day: dt.date | None, rule: str | None, number: int, known: _Known
) -> Iterator[str]:
    copy = f"-{number}" if number > 1 else ""
    yield "BEGIN:VTODO"
    yield f"UID:{row.task.fingerprint}{copy}@{_DOMAIN}"
    yield f"DTSTAMP:{day:%Y%m%d}T000000Z" if day else f"DTSTAMP:{_UNDATED}"
    yield f"SUMMARY:{_text(_summary(row))}"
    yield f"DESCRIPTION:{_text(_description(row))}"
    if row.part:
        yield f"CATEGORIES:{_text(row.part)}"
    status, percent = known.status(row), known.percent(row)
    yield f"STATUS:{status}"
    if percent is not None:
        yield f"PERCENT-COMPLETE:{percent}"
    if isinstance(row.due, dt.date):
        yield f"DUE;VALUE=DATE:{_day(row.due)}"
        if status not in _ENDED:
            yield from _alarms(row, known.warning_days)
    elif rule and day and (first := _first(rule, day)):
        yield f"DTSTART;VALUE=DATE:{_day(first)}"
        yield "DURATION:P1D"
        yield f"RRULE:{rule}"
    yield "END:VTODO"


def _alarms(row: Row, warning_days: int) -> Iterator[str]:
    yield from _alarm(f"RELATED=END:-P{warning_days}D", _summary(row))
    for stage in row.stages[:-1]:
        moment = dt.datetime.combine(stage - dt.timedelta(warning_days), _MORNING, CHINA)
        words = f"{_summary(row)}（阶段时限：{chinese(stage)}）"
        yield from _alarm(f"VALUE=DATE-TIME:{moment.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}", words)


def _alarm(trigger: str, words: str) -> Iterator[str]:
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{_text(words)}"
    yield f"TRIGGER;{trigger}"
    yield "END:VALARM"


def _summary(row: Row) -> str:
    text = " ".join(row.text.split())
    return f"{row.id} {text if len(text) <= _SUMMARY else f'{text[:_SUMMARY]}……'}"


def _description(row: Row) -> str:
    due = chinese(row.due) if isinstance(row.due, dt.date) else row.due
    facts = (
        ("牵头单位", row.lead),
        ("责任单位", row.responsible),
        ("配合单位", row.support),
        ("完成时限", row.deadline),
        ("阶段时限", "、".join(map(chinese, row.stages[:-1]))),
        ("截止日期", f"{due}{'（推断）' if row.due_marked else ''}"),
        ("原文位置", row.place),
    )
    return "\n".join([row.text, *(f"{name}：{value}" for name, value in facts if value)])


def _first(rule: str, day: dt.date) -> dt.date | None:
    """The first day from `day` on that the rule names; None for a rule that names no day soon."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    for later in range(_SEARCHED):
        each = day + dt.timedelta(days=later)
        if _matches(parts, each):
            return each
    return None


def _matches(parts: dict[str, str], day: dt.date) -> bool:
    last = (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
    negative = day.day - last.day - 1
    named = (
        ("BYMONTH", {str(day.month)}),
        ("BYMONTHDAY", {str(day.day), str(negative)}),
        ("BYDAY", {_WEEKDAYS[day.weekday()]}),
    )
    return all(key not in parts or found & set(parts[key].split(",")) for key, found in named)


def _day(day: dt.date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _text(text: str) -> str:
    """A TEXT value: backslash, semicolon, comma and line breaks escaped."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n")):
        text = text.replace(plain, escaped)
    return text.replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The content line in pieces of at most 75 octets; each but the first begins with a blank."""
    piece, taken = "", 0
    for character in line:
        size = len(character.encode("utf-8", "surrogatepass"))
        if taken + size > _OCTETS:
            yield piece
            piece, taken = " ", 1
        piece, taken = piece + character, taken + size
    yield piece
