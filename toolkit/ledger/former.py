"""Tasks whose sentence was rewritten (原文变化): what was reported about the old words follows.

When a new version of a speech comes, a note on the rewritten task names the fingerprint and the
words it had before. Nothing else is stored: the log stays as it was written, and every reader of it
goes through `followed`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from toolkit.ledger.added import BESIDE, UNDER
from toolkit.ledger.difference import Change, compare
from toolkit.ledger.digests import plain
from toolkit.ledger.likeness import likeness
from toolkit.ledger.record import Note, Record
from toolkit.model import Speech

FORMER = "former"
"""Column of the note: the old fingerprint, a space, and the old words."""

HEADER = "原文变化"
SURE = 0.75
"""Likeness of the words from which reports follow by themselves; below, somebody has to look."""


def rewritten(old: Speech, new: Speech) -> tuple[Change, ...]:
    """The tasks whose words changed so little that they are certainly the same tasks."""
    return tuple(
        each
        for each in compare(old, new).changed
        if each.before.task.fingerprint != each.after.task.fingerprint
        and likeness(each.before.text, each.after.text) >= SURE
    )


def note(change: Change, date: str) -> Note:
    """What is kept about a rewritten task."""
    before, after = change.before.task, change.after.task
    return Note(
        task=after.id,
        fingerprint=after.fingerprint,
        date=date,
        unit=None,
        column=FORMER,
        text=f"{before.fingerprint} {before.text}",
        source=None,
    )


def successors(notes: Iterable[Note], known: Iterable[str]) -> dict[str, str]:
    """The present fingerprint for each former one; `known` are those in speeches now.

    A former one that stands in a speech again is itself.
    """
    later: dict[str, list[str]] = {}
    for told in notes:
        if told.column == FORMER:
            later.setdefault(told.text.partition(" ")[0], []).append(told.fingerprint)
    present = frozenset(known)
    found = {name: _last(name, later, present) for name in later if name not in present}
    return {name: last for name, last in found.items() if last}


def _last(name: str, later: Mapping[str, list[str]], present: frozenset[str]) -> str | None:
    """The nearest present one that came of it, however often it was rewritten, also back again."""
    seen, row = {name}, [name]
    while row:
        row = [each for name in row for each in reversed(later.get(name, ()))]
        for each in row:
            if each in present:
                return each
        row = [each for each in dict.fromkeys(row) if each not in seen]
        seen.update(row)
    return None


def words(notes: Iterable[Note]) -> dict[str, str]:
    """The words that belonged to each former fingerprint."""
    told = (note.text.partition(" ") for note in notes if note.column == FORMER)
    return {name: text for name, _, text in told}


def changes(notes: Iterable[Note], speech: Speech) -> dict[str, str]:
    """What rewritten tasks said before, by the ids of tasks, for a column of the ledger."""
    tasks = {task.fingerprint: task for task in speech.tasks}
    lines: dict[str, list[str]] = {}
    for each in notes:
        task = tasks.get(each.fingerprint)
        if task is None or each.column != FORMER:
            continue
        text = each.text.partition(" ")[2]
        if plain(text) != plain(task.text):
            lines.setdefault(task.id, []).append(f"原为：{text}")
    return {id_: "\n".join(dict.fromkeys(each)) for id_, each in lines.items()}


def followed(records: Iterable[Record], links: Mapping[str, str]) -> Iterator[Record]:
    """The records as if they had been made about the present tasks."""
    for record in records:
        yield _followed(record, links)


def _followed(record: Record, links: Mapping[str, str]) -> Record:
    if record.event:
        now = links.get(record.event.fingerprint)
        return replace(record, event=replace(record.event, fingerprint=now)) if now else record
    told = record.note
    if told is None:
        return record
    text = told.text
    if told.column == UNDER:
        anchor, mark, number = text.partition(".")
        text = f"{links.get(anchor, anchor)}{mark}{number}"
    elif told.column == BESIDE:
        text = " ".join(links.get(each, each) for each in text.split())
    fingerprint = links.get(told.fingerprint, told.fingerprint)
    return replace(record, note=replace(told, fingerprint=fingerprint, text=text))
