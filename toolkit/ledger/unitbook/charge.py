"""Who is in charge of a task by the book: the leader (分管领导) and the contact (联系人)."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.ledger.unitbook.book import BookUnit, UnitBook
from toolkit.ledger.unitbook.names import directory
from toolkit.model import Task, Unit

FIRST_LEADS = "unit.bracket_first_leads"
"""Rule of a unit that leads because the document says that the first of a list does."""


_MOST = 12
"""Contacts that a cell can list and somebody will still read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """What a ledger prints: 陈立 and 王敏 0999-8880001; empty where the book does not say.

    Each of several leaders stands on a line of its own, and each of several contacts too, after
    the first short name of its body.
    `suggested` says that they belong to a suggested body and need its mark.
    """

    leader: str
    contact: str
    suggested: bool


def in_charge(task: Task, book: UnitBook) -> Charge:
    """Leader and contact of those that answer for the task."""
    owners = answering(task)
    named = directory(book)
    found: dict[str, BookUnit] = {}
    for owner in owners:
        units = named.find(owner.name)
        if len(units) == 1:
            found.setdefault(units[0].name, units[0])
    leaders = dict.fromkeys(unit.leader for unit in found.values() if unit.leader)
    return Charge(
        leader="\n".join(leaders),
        contact=_contacts(tuple(found.values())),
        suggested=any(owner.certainty == "suggested" for owner in owners),
    )


def answering(task: Task) -> tuple[Unit, ...]:
    """The units that answer for a task: those that lead, or else the responsible ones."""
    leads = tuple(unit for unit in task.units if unit.role == "lead")
    first = tuple(unit for unit in task.units if unit.rule == FIRST_LEADS)
    return leads or first or tuple(unit for unit in task.units if unit.role == "responsible")


def _contacts(units: tuple[BookUnit, ...]) -> str:
    told = [
        (
            next(iter(unit.short_names), unit.name),
            " ".join(filter(None, (unit.contact, unit.phone))),
        )
        for unit in units
    ]
    told = [(name, words) for name, words in told if words]
    if len(told) > _MOST:
        return f"共{len(units)}个单位，联系人见单位手册"
    if len(units) == 1:
        return "".join(words for _, words in told)
    return "\n".join(f"{name}：{words}" for name, words in told)
