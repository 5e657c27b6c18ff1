"""Groups (各县区, 各部门) replaced by their members, for ledgers and extracts that ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from toolkit.ledger.unitbook.book import UnitBook
from toolkit.ledger.unitbook.names import Directory, directory
from toolkit.model import Speech, Task, Unit

RULE = "unitbook.group"


def expanded(speech: Speech, book: UnitBook) -> Speech:
    """The speech with every group that the book knows replaced by its members, in their order.

    A member keeps the words, the place and the role of its group and is marked as inferred; one
    that the task names besides is not told again. What the book does not know stays.
    """
    named = directory(book)
    tasks = tuple(replace(task, units=tuple(_units(task, named))) for task in speech.tasks)
    return replace(speech, tasks=tasks)


def _units(task: Task, named: Directory) -> Iterator[Unit]:
    told = {unit.name for unit in task.units}
    for unit in task.units:
        members = () if named.find(unit.name) else named.members(unit.text)
        if not members:
            yield unit
        for member in members:
            if member.name not in told:
                told.add(member.name)
                yield replace(unit, name=member.name, certainty="inferred", rule=RULE)
