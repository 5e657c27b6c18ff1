"""The unit book (单位手册) applied to a speech: full names, and suggestions for nameless tasks.

What the speech says stays as it says it: `Unit.text`, places, roles and rules are untouched, only
`Unit.name` becomes the full name. A suggestion is a unit with the certainty "suggested" and without
a place, and stands only in tasks that name no unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from toolkit.codes import finding
from toolkit.findings import Finding, Outcome
from toolkit.ledger.unitbook.book import BookUnit, UnitBook
from toolkit.ledger.unitbook.charge import Charge, in_charge
from toolkit.ledger.unitbook.duties import Duties, duties
from toolkit.ledger.unitbook.groups import expanded
from toolkit.ledger.unitbook.names import Directory, directory
from toolkit.model import Section, Speech, Task, Unit

__all__ = ["BookUnit", "Charge", "UnitBook", "apply", "expanded", "in_charge", "stated"]

SUGGESTED = "unitbook.duty"

_BETWEEN = re.compile("[\\s、，和与及以]*")
_NOBODY = re.compile("有关|相关|其他|其它|上述|各?(?:责任|牵头|配合|承办|主办)")


def apply(speech: Speech, book: UnitBook) -> Outcome[Speech]:
    """The speech with the names of the book, and what of its units the book does not settle.

    Findings: UNT011 a name that may mean several bodies, UNT012 one that the book does not have,
    each at its first place, and UNT013 a suggestion. Applying the same book again changes nothing;
    suggestions of another book are taken back.
    """
    reader = _Application(speech, directory(book), duties(book))
    tasks = tuple(map(reader.task, speech.tasks))
    return Outcome(replace(speech, tasks=tasks), tuple(reader.findings.values()))


def stated(task: Task) -> tuple[Unit, ...]:
    """The units of the task that are not merely suggested."""
    return tuple(unit for unit in task.units if unit.certainty != "suggested")


class _Application:
    """One book applied to one speech; the findings by what they are about, first place first."""

    def __init__(self, speech: Speech, named: Directory, known: Duties) -> None:
        self.text = speech.source.text
        self.sections: dict[str | None, Section] = {each.id: each for each in speech.sections}
        self.named = named
        self.known = known
        self.findings: dict[tuple[str, str], Finding] = {}

    def task(self, task: Task) -> Task:
        """The task with full names, or with a suggestion where it names no unit at all."""
        units = stated(task)
        return replace(task, units=tuple(self._full(units)) if units else self._suggested(task))

    def _full(self, units: tuple[Unit, ...]) -> Iterator[Unit]:
        before: Unit | None = None
        beside: BookUnit | None = None
        for unit in units:
            if unit.certainty == "entered":
                yield unit
                continue
            found = self.named.find(unit.text)
            if len(found) > 1 and beside and before and self._listed(before, unit):
                found = tuple(each for each in found if each.parent == beside.parent) or found
            before, beside = unit, found[0] if len(found) == 1 else None
            if beside:
                yield replace(unit, name=beside.name)
                continue
            self._unsettled(unit, found)
            yield replace(unit, name=unit.text.replace("\n", ""))

    def _listed(self, before: Unit, unit: Unit) -> bool:
        """Whether the unit stands next to the other in a list: 青禾县教育局、财政局."""
        if before.span is None or unit.span is None or unit.span.start < before.span.end:
            return False
        return _BETWEEN.fullmatch(self.text, before.span.end, unit.span.start) is not None

    def _unsettled(self, unit: Unit, found: tuple[BookUnit, ...]) -> None:
        if found:
            names = "、".join(each.name for each in found)
            self._tell(unit.text, finding("UNT011", span=unit.span, text=unit.text, units=names))
        elif not self.named.members(unit.text) and not _NOBODY.match(unit.text):
            self._tell(unit.text, finding("UNT012", span=unit.span, text=unit.text))

    def _suggested(self, task: Task) -> tuple[Unit, ...]:
        section = self.sections.get(task.section)
        found = self.known.suggest(task.text, section.heading if section else "")
        if found is None:
            return ()
        name, words, place = found.unit.name, "、".join(found.words), task.span
        self._tell(
            task.id,
            finding("UNT013", span=place, subject=task.id, task=task.id, unit=name, words=words),
        )
        return (
            Unit(
                text=name,
                name=name,
                role="responsible",
                certainty="suggested",
                span=None,
                rule=SUGGESTED,
            ),
        )

    def _tell(self, about: str, told: Finding) -> None:
        self.findings.setdefault((told.code, about), told)
