"""Units and deadlines stated once for several tasks: in a heading, or on a line of their own.

责任单位：市教育局 and 完成时限：6月底前 behind a point speak for that point; behind the last of
several points that have no such line, for all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar

from toolkit.model import Deadline, Section, Sentence, Span, Task, Unit, UnitRole
from toolkit.parse.deadlines import Reference, find_deadlines
from toolkit.parse.frame import RESPONSIBILITY_LINE
from toolkit.parse.units import Convention, find_units
from toolkit.parse.units.lists import split
from toolkit.source import SourceText
from toolkit.zh import dates

T = TypeVar("T", Unit, Deadline)
Parents: TypeAlias = dict[str, str | None]

_DUE_LABEL = re.compile(r"(?:完成|办理|办结|整改)?(?:时限|时间|期限|日期)：")


@dataclass(frozen=True, slots=True)
class Stated:
    """What is stated for sections, by section id."""

    units: dict[str, tuple[Unit, ...]]
    deadlines: dict[str, tuple[Deadline, ...]]
    parents: Parents

    def completed(self, task: Task) -> Task:
        """The task, with what it lacks inherited from its section or one above.

        Of the units it takes those of a role that none of its own has.
        """
        roles = {unit.role for unit in task.units}
        stated = _inherited(task.section, self.units, self.parents)
        units = (*task.units, *(unit for unit in stated if unit.role not in roles))
        deadlines = task.deadlines or _inherited(task.section, self.deadlines, self.parents)
        return replace(task, units=units, deadlines=deadlines)


def find_stated(
    source: SourceText,
    sections: tuple[Section, ...],
    sentences: tuple[Sentence, ...],
    convention: Convention | None,
    reference: Reference,
) -> Stated:
    """All that headings and lines of responsibility state, marked as inherited."""
    units: dict[str, tuple[Unit, ...]] = {}
    deadlines: dict[str, tuple[Deadline, ...]] = {}
    lined = {each.section for each in sentences if each.rule == RESPONSIBILITY_LINE}
    for sentence in sentences:
        place = sentence.section
        if place is None:
            continue
        start, end = sentence.span.start, sentence.span.end
        if sentence.rule == RESPONSIBILITY_LINE:
            place = _scope(place, sections, lined)
            if _DUE_LABEL.search(source.shadow, start, end):
                due = find_deadlines(source, start, end, reference)
                deadlines[place] = (*deadlines.get(place, ()), *map(_as_inherited, due))
        elif sentence.role == "heading":
            due = _bracketed_due(source, start, end, reference)
            deadlines[place] = (*deadlines.get(place, ()), *map(_as_inherited, due))
        else:
            continue
        found = find_units(source, start, end, convention)
        if found:
            units[place] = (*units.get(place, ()), *map(_as_inherited, found))
    return Stated(units, deadlines, {section.id: section.parent for section in sections})


def _bracketed_due(
    source: SourceText, start: int, end: int, reference: Reference
) -> tuple[Deadline, ...]:
    """The deadlines in a bracket of a heading: （一）动员阶段（即日起至3月31日）."""
    opening = source.shadow.find("（", start + 1, end)
    if opening < 0:
        return ()
    return find_deadlines(source, opening, end, reference)


def _as_inherited(value: T) -> T:
    return replace(value, certainty="inherited")


def find_due(
    source: SourceText, start: int, end: int, reference: Reference
) -> tuple[Deadline, ...]:
    """The deadlines in a cell of a table; there a day with nothing around it is a last day."""
    found = find_deadlines(source, start, end, reference)
    if found:
        return found
    day = dates.parse(source.shadow[start:end].strip(), reference.base)
    if day is None:
        return ()
    written = source.text[start:end]
    return (
        Deadline(
            text=written,
            type="date",
            date=day.isoformat(),
            recurrence=None,
            anchor=None,
            span=Span(start=start, end=end),
            certainty="explicit" if str(day.year) in source.shadow[start:end] else "inferred",
            rule="deadlines.table_cell",
        ),
    )


def list_units(source: SourceText, start: int, end: int, role: UnitRole) -> tuple[Unit, ...]:
    """The bodies a cell of a table lists."""
    return tuple(
        Unit(
            text=source.text[piece.start : piece.end],
            name=source.text[piece.start : piece.end],
            role=role,
            certainty="explicit",
            span=Span(start=piece.start, end=piece.end),
            rule="unit.table_cell",
        )
        for piece in split(source.shadow, start, end)
        if piece.end > piece.start
    )


def _scope(section: str, sections: tuple[Section, ...], lined: set[str | None]) -> str:
    """The section a line of responsibility speaks for.

    Behind the last of several points, the others without such a line, it speaks for all of them.
    """
    children: dict[str | None, list[str]] = {}
    parents: dict[str, str | None] = {}
    for each in sections:
        children.setdefault(each.parent, []).append(each.id)
        parents[each.id] = each.parent
    while (parent := parents[section]) is not None:
        siblings = children[parent]
        others = siblings[:-1]
        alone = not any(_is_within(line, other) for other in others for line in lined)
        if not others or section != siblings[-1] or not alone:
            break
        section = parent
    return section


def _is_within(section: str | None, outer: str) -> bool:
    return section is not None and (section == outer or section.startswith(f"{outer}-"))


def _inherited(
    section: str | None, stated: dict[str, tuple[T, ...]], parents: Parents
) -> tuple[T, ...]:
    while section is not None:
        if section in stated:
            return stated[section]
        section = parents[section]
    return ()
