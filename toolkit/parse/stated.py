"""Units and deadlines stated once for several tasks: in a heading, or on a line of their own.

责任单位：市教育局 and 完成时限：6月底前 behind a point speak for that point; behind the last of
several points that have no such line, for all of them. A note in brackets behind the full stop of
a paragraph, ……。（市教育局负责）, speaks for all its sentences back to the note before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias, TypeVar

from toolkit.model import Deadline, Section, Sentence, Span, Task, Unit
from toolkit.parse.deadlines import Reference, find_deadlines
from toolkit.parse.frame import RESPONSIBILITY_LINE
from toolkit.parse.patterns import LazyPattern
from toolkit.parse.units import Convention, find_units
from toolkit.source import SourceText

T = TypeVar("T", Unit, Deadline)
Parents: TypeAlias = dict[str, str | None]

_CLOSING_NOTE = LazyPattern(r"。（[^\n]*）。?$", needs="。（")
_DUE_LABEL = LazyPattern(r"(?:完成|办理|办结|整改)?(?:时限|时间|期限|日期)：", needs="：")


class Stated(NamedTuple):
    """What is stated for sections and for single tasks, by section id and by sentence id."""

    units: dict[str, tuple[Unit, ...]]
    deadlines: dict[str, tuple[Deadline, ...]]
    parents: Parents
    lined: frozenset[Span | None]
    """Where the units stand that lines of responsibility name, not headings."""
    noted: dict[str, tuple[Unit, ...]]
    """The units of the note that closes the paragraph of a sentence, by its id."""

    def completed(self, tasks: Sequence[Task]) -> list[Task]:
        """The tasks, each with what it lacks inherited from its section or one above.

        A task without units takes those of the note behind its paragraph. Of other units it takes
        those of a role that none of its own has, and those of a line of responsibility that no
        task under the line names: nobody there may be lost. A last day it takes even beside a time
        of its own that names no day (每季度).
        """
        tasks = [
            task if task.units else replace(task, units=self.noted.get(task.sentence, ()))
            for task in tasks
        ]
        named: dict[str, set[str]] = {}
        for task in tasks:
            at = _place_of(task, self.units, self.parents)
            if at is not None:
                named.setdefault(at, set()).update(unit.name for unit in task.units)
        lost = {
            unit.span
            for at, names in named.items()
            for unit in self.units[at]
            if unit.span in self.lined and not _is_named(unit.name, names)
        }
        return [self._completed(task, lost) for task in tasks]

    def _completed(self, task: Task, lost: set[Span | None]) -> Task:
        at = _place_of(task, self.units, self.parents)
        roles = {unit.role for unit in task.units}
        units = [
            unit
            for unit in (self.units[at] if at is not None else ())
            if unit.role not in roles or unit.span in lost
        ]
        at = _place_of(task, self.deadlines, self.parents)
        is_open = not any(each.date or each.type == "standing" for each in task.deadlines)
        deadlines = [
            each
            for each in (self.deadlines[at] if at is not None and is_open else ())
            if each.date or not task.deadlines
        ]
        return replace(task, units=(*task.units, *units), deadlines=(*task.deadlines, *deadlines))


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
    lined: set[Span | None] = set()
    places = _places(source.shadow, sections, sentences)
    for sentence in sentences:
        start, end = sentence.span.start, sentence.span.end
        due: tuple[Deadline, ...] = ()
        if sentence.rule == RESPONSIBILITY_LINE:
            if _DUE_LABEL.search(source.shadow, start, end):
                due = find_deadlines(source, start, end, reference)
        elif sentence.role == "heading":
            due = _bracketed_due(source, start, end, reference)
        else:
            continue
        found = find_units(source, start, end, convention)
        if sentence.rule == RESPONSIBILITY_LINE:
            lined.update(unit.span for unit in found)
        for place in places.get(sentence.id, ()):
            if due:
                deadlines[place] = (*deadlines.get(place, ()), *map(_as_inherited, due))
            if found:
                units[place] = (*units.get(place, ()), *map(_as_inherited, found))
    parents = {section.id: section.parent for section in sections}
    noted = _noted(source, sentences, convention)
    return Stated(units, deadlines, parents, frozenset(lined), noted)


def _noted(
    source: SourceText, sentences: tuple[Sentence, ...], convention: Convention | None
) -> dict[str, tuple[Unit, ...]]:
    """The units of notes behind a full stop, for the tasks before them in their paragraph."""
    found: dict[str, tuple[Unit, ...]] = {}
    before: list[str] = []
    last = 0
    for sentence in sentences:
        start, end = sentence.span.start, sentence.span.end
        if source.shadow.find("\n", last, start) >= 0:
            before = []
        last = end
        if sentence.role != "task":
            continue
        note = _CLOSING_NOTE.search(source.shadow, start, end)
        if note is None:
            before.append(sentence.id)
            continue
        units = find_units(source, note.start() + 1, end, convention)
        found |= dict.fromkeys(before, tuple(map(_as_inherited, units)))
        before = []
    return found


def _places(
    shadow: str, sections: tuple[Section, ...], sentences: tuple[Sentence, ...]
) -> dict[str, tuple[str, ...]]:
    """For each heading and line of responsibility, by sentence id, what it speaks for.

    That is a section; where tasks of one section have lines of their own, or there is no section,
    it is the tasks before the line, by the ids of their sentences.
    """
    places: dict[str, tuple[str, ...]] = {}
    runs: dict[str | None, list[_Run]] = {}
    for sentence in sentences:
        section = sentence.section
        if sentence.role == "heading" and section is not None:
            places[sentence.id] = (section,)
        elif sentence.rule == RESPONSIBILITY_LINE:
            runs.setdefault(section, [_Run([], [])])[-1].lines.append(sentence)
        elif sentence.role == "task":
            of_section = runs.setdefault(section, [_Run([], [])])
            if of_section[-1].lines:
                of_section.append(_Run([], []))
            of_section[-1].tasks.append(sentence)
    lined = {section for section, found in runs.items() if any(run.lines for run in found)}
    for section, found in runs.items():
        shared = section is not None and sum(bool(run.lines) for run in found) == 1
        for run in found:
            speaks_for = (
                (_scope(section, sections, lined),)
                if section is not None and shared
                else run.speaks_for(shadow, whole=section is not None)
            )
            places.update((line.id, speaks_for) for line in run.lines)
    return places


class _Run(NamedTuple):
    """Tasks one after the other, and the lines of responsibility behind the last of them."""

    tasks: list[Sentence]
    lines: list[Sentence]

    def speaks_for(self, shadow: str, *, whole: bool) -> tuple[str, ...]:
        """The tasks the lines speak for: all, or those of the last paragraph."""
        if whole or not self.tasks:
            return tuple(task.id for task in self.tasks)
        start = shadow.rfind("\n", 0, self.tasks[-1].span.start) + 1
        return tuple(task.id for task in self.tasks if task.span.start >= start)


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


def _place_of(task: Task, stated: dict[str, tuple[T, ...]], parents: Parents) -> str | None:
    """Where what is stated for a task stands: under its sentence, its section or one above."""
    if task.sentence in stated:
        return task.sentence
    section = task.section
    while section is not None and section not in stated:
        section = parents[section]
    return section


def _is_named(name: str, names: set[str]) -> bool:
    """Whether a body is among the names, be it by a longer or shorter one: 局机关党委, 机关党委."""
    return any(name.endswith(each) or each.endswith(name) for each in names)
