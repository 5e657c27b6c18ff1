"""A project as it stands (现状): speeches with the tasks people added, and what was reported."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from toolkit.ledger import former, record
from toolkit.ledger.added import with_added
from toolkit.ledger.progress import Event
from toolkit.ledger.record import Note, Record
from toolkit.ledger.tasks import Tasks
from toolkit.ledger.unitbook import UnitBook
from toolkit.model import Deadline, Speech
from toolkit.parse.deadlines import Reference, find_deadlines
from toolkit.source import SourceText
from toolkit.store import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """What a project knows: speeches by name, records about the tasks as they are now.

    `links` lead from former fingerprints to present ones, `former` gives the words they had.
    """

    speeches: tuple[tuple[str, Speech], ...]
    records: tuple[Record, ...]
    book: UnitBook
    links: dict[str, str]
    former: dict[str, str]

    @property
    def events(self) -> tuple[Event, ...]:
        """The reports, the earliest first."""
        return record.events(self.records)

    @property
    def notes(self) -> tuple[Note, ...]:
        """Everything else that was typed, the earliest first."""
        return record.notes(self.records)

    @property
    def fingerprints(self) -> set[str]:
        """Those of all tasks."""
        return {task.fingerprint for _, speech in self.speeches for task in speech.tasks}

    @property
    def tasks(self) -> Tasks:
        """The tasks, for workbooks that come back."""
        speeches = (speech for _, speech in self.speeches)
        return Tasks(speeches, self.book, links=self.links, former=self.former)


def current(project: Project, *, until: dt.date | None = None) -> Current:
    """The project as it stands, or by what was reported up to a day."""
    kept = project.speeches()
    speeches = [each.speech for each in kept]
    book = UnitBook(schema_version="1.0", units=project.units())
    told = project.records()
    notes = record.notes(told)
    known = {task.fingerprint for speech in speeches for task in speech.tasks}
    links = former.successors(notes, known)
    if until:
        told = tuple(each for each in told if each.date <= until.isoformat())
    told = tuple(former.followed(told, links))
    whole = with_added(speeches, record.notes(told), book=book, reading=_deadlines)
    return Current(
        speeches=tuple(zip((each.name for each in kept), whole, strict=True)),
        records=told,
        book=book,
        links=links,
        former=former.words(notes),
    )


def _deadlines(words: str, day: str) -> tuple[Deadline, ...]:
    """The deadlines that people meant when they wrote this on that day."""
    source = SourceText(words)
    reference = Reference(dt.date.fromisoformat(day))
    return find_deadlines(source, 0, len(words), reference)
