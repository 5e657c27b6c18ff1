"""A project with a speech that has been reported on, made in a folder."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.support import reported
from toolkit import codec
from toolkit.ledger.record import Note, Record
from toolkit.ledger.unitbook import BookUnit
from toolkit.model import Speech
from toolkit.store import Kept, Project

NAME = "绿化讲话"


def kept(speech: Speech, name: str = NAME) -> Kept:
    """A speech as a project keeps it."""
    text = codec.dumps(speech)
    return Kept(name=name, sha256=hashlib.sha256(text.encode()).hexdigest(), json=text)


def records() -> tuple[Record, ...]:
    """What the units reported, and a remark."""
    told = tuple(Record(moment=None, event=event) for event in reported.events())
    return (*told, note("请市财政局列入预算。"))


def note(text: str, **changes: Any) -> Record:
    """A remark about the first task."""
    event = reported.events()[0]
    made = Note(
        task=event.task,
        fingerprint=event.fingerprint,
        date=event.date,
        unit=event.unit,
        column="remark",
        text=text,
        source=event.source,
    )
    return Record(moment=None, note=replace(made, **changes))


def report(number: int, **changes: Any) -> Record:
    """One of many different reports about the first task."""
    event = replace(reported.events()[0], text=f"第{number}次反馈。", **changes)
    return Record(moment=None, event=event)


def project(folder: Path) -> Project:
    """The project with everything in it."""
    made = Project.init(folder)
    made.change(speeches=(kept(reported.speech()),), records=records())
    return made


def unit(name: str, *shorts: str, groups: tuple[str, ...] = ()) -> BookUnit:
    """A unit of the book, about which no more is known."""
    return BookUnit(
        name=name,
        short_names=shorts,
        groups=groups,
        parent=None,
        leader=None,
        contact=None,
        phone=None,
        duties=(),
    )
