"""What a project remembers (登记): reports as events, other entries as notes, ledgers handed on.

A record is known by a hash of what it says, not by where it was read: the same report read twice,
from a copy or after another save, is one record. The order of records follows from their content,
so it does not matter in which order files were read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from toolkit.codec import to_json
from toolkit.ledger.progress import Event, EventSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """附记: what was typed about a task in a column that no field of an event holds."""

    task: str
    fingerprint: str
    date: str
    unit: str | None
    column: str
    text: str
    source: EventSource | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """登记: an event or a note; `moment` is when its file was saved (UTC), None if not known."""

    moment: str | None
    event: Event | None = None
    note: Note | None = None

    @property
    def id(self) -> str:
        """SHA-256 of what it says about a task, which is known by its fingerprint.

        Without number, moment and place of reading, and without the task's id, which may change.
        """
        body = self.body
        said = {key: body[key] for key in body if key not in {"seq", "source", "task"}}
        text = json.dumps([self.kind, said], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def kind(self) -> str:
        """Either event or note."""
        return "event" if self.event else "note"

    @property
    def body(self) -> dict[str, Any]:
        """The event or the note as JSON data."""
        found: dict[str, Any] = to_json(self.event or self.note)
        return found

    @property
    def date(self) -> str:
        """The day to which it belongs, as ISO 8601."""
        return str(self.body["date"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """往来台账: a workbook that was issued or came back, by the SHA-256 of its bytes."""

    sha256: str
    name: str
    direction: str
    unit: str | None
    date: str | None


def in_order(records: Iterable[Record]) -> tuple[Record, ...]:
    """What was said, each once and numbered, the earliest first: by day, time of saving, content.

    What a unit says again later the same day is said then, so that a correction can be taken back.
    """
    latest: dict[str, Record] = {}
    for record in _sorted(records):
        latest[record.id] = record
    return _numbered(_sorted(latest.values()))


def every(records: Iterable[Record]) -> tuple[Record, ...]:
    """All records with their repeats at other moments, numbered, the earliest first."""
    return _numbered(_sorted({(each.id, each.moment): each for each in records}.values()))


def events(records: Iterable[Record]) -> tuple[Event, ...]:
    """The events among the records, the earliest first."""
    return tuple(record.event for record in in_order(records) if record.event)


def notes(records: Iterable[Record]) -> tuple[Note, ...]:
    """The notes among the records, the earliest first."""
    return tuple(record.note for record in in_order(records) if record.note)


def _sorted(records: Iterable[Record]) -> list[Record]:
    keyed = [((each.date, each.moment or "", each.id), each) for each in records]
    return [record for _, record in sorted(keyed, key=lambda pair: pair[0])]


def _numbered(records: Iterable[Record]) -> tuple[Record, ...]:
    number = 0
    found: list[Record] = []
    for record in records:
        if record.event:
            number += 1
            found.append(replace(record, event=replace(record.event, seq=number)))
        else:
            found.append(record)
    return tuple(found)
