"""Tasks (工作任务): the sentences that ask for something, with who, by when and how much."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from dataclasses import replace
from typing import NamedTuple

from toolkit.model import Deadline, Grade, Meta, Section, Sentence, Target, Task, Unit
from toolkit.parse.deadlines import Reference, find_deadlines
from toolkit.parse.meta import document_year
from toolkit.parse.targets import find_targets
from toolkit.parse.units import Convention, find_convention, find_units, is_responsibility_note
from toolkit.source import SourceText

_NOT_WORD = re.compile(r"[\W_]+")


def fingerprint(shadow: str, start: int, end: int) -> str:
    """The first 16 hex digits of the SHA-256 of the folded words, marks and blanks left out."""
    folded = _NOT_WORD.sub("", shadow[start:end])
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def find_tasks(
    source: SourceText,
    sections: tuple[Section, ...],
    sentences: tuple[Sentence, ...],
    grades: list[Grade | None],
    meta: Meta,
) -> tuple[Task, ...]:
    """The tasks of a document, in order, with ids that show their place.

    `grades` gives the grade of each sentence that is a task, None for the others. A task without a
    unit of its own inherits the units stated for its section or for one above.
    """
    makers = _Makers(
        source,
        Reference(today=_day(meta), year=document_year(source, sentences, meta)),
        find_convention(source),
    )
    stated = _stated_units(source, sections, sentences, makers.convention)
    parents = {section.id: section.parent for section in sections}
    numbers: Counter[str] = Counter()
    prints: Counter[str] = Counter()
    tasks = []
    for sentence, grade in zip(sentences, grades, strict=True):
        if grade is None:
            continue
        place = sentence.section or "0"
        numbers[place] += 1
        task = makers.task(sentence, f"{place}-{numbers[place]:02d}", grade)
        if not task.units and stated:
            task = replace(task, units=_inherited(sentence.section, stated, parents))
        prints[task.fingerprint] += 1
        if prints[task.fingerprint] > 1:
            task = replace(task, fingerprint=f"{task.fingerprint}-{prints[task.fingerprint]}")
        tasks.append(task)
    return tuple(tasks)


class _Makers(NamedTuple):
    """What every task of one document is made with."""

    source: SourceText
    reference: Reference
    convention: Convention | None

    def task(self, sentence: Sentence, identifier: str, grade: Grade) -> Task:
        start, end = sentence.span.start, sentence.span.end
        units = find_units(self.source, start, end, self.convention)
        deadlines = find_deadlines(self.source, start, end, self.reference)
        targets = find_targets(self.source, start, end)
        return Task(
            id=identifier,
            fingerprint=fingerprint(self.source.shadow, start, end),
            section=sentence.section,
            sentence=sentence.id,
            text=self.source.text[start:end],
            span=sentence.span,
            grade=_grade(grade, units, deadlines, targets),
            units=units,
            deadlines=deadlines,
            targets=targets,
            rule=sentence.rule,
        )


def _day(meta: Meta) -> dt.date | None:
    """The day of the meeting or document; None where it is unknown or not a whole date."""
    if meta.date is None:
        return None
    try:
        return dt.date.fromisoformat(meta.date.value)
    except ValueError:
        return None


def _stated_units(
    source: SourceText,
    sections: tuple[Section, ...],
    sentences: tuple[Sentence, ...],
    convention: Convention | None,
) -> dict[str, tuple[Unit, ...]]:
    """The units that headings and lines of responsibility (责任单位：…) state for their section."""
    stated: dict[str, tuple[Unit, ...]] = {}
    lined = {
        sentence.section
        for sentence in sentences
        if sentence.section is not None and _is_line(source, sentence)
    }
    for sentence in sentences:
        if sentence.section is None or sentence.role == "task":
            continue
        is_line = sentence.section in lined and _is_line(source, sentence)
        if is_line or sentence.role == "heading":
            span = sentence.span
            units = find_units(source, span.start, span.end, convention)
            place = _scope(sentence.section, sections, lined) if is_line else sentence.section
            if units:
                stated[place] = (*stated.get(place, ()), *units)
    return stated


def _is_line(source: SourceText, sentence: Sentence) -> bool:
    span = sentence.span
    return sentence.role != "task" and is_responsibility_note(source, span.start, span.end)


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
        alone = not any(
            line is not None and (line == other or line.startswith(f"{other}-"))
            for other in others
            for line in lined
        )
        if not others or section != siblings[-1] or not alone:
            break
        section = parent
    return section


def _inherited(
    section: str | None, stated: dict[str, tuple[Unit, ...]], parents: dict[str, str | None]
) -> tuple[Unit, ...]:
    while section is not None:
        if section in stated:
            return tuple(replace(unit, certainty="inherited") for unit in stated[section])
        section = parents[section]
    return ()


def _grade(
    grade: Grade,
    units: tuple[Unit, ...],
    deadlines: tuple[Deadline, ...],
    targets: tuple[Target, ...],
) -> Grade:
    """A sentence that names a doer or a day is a plain demand; one that names a figure a goal."""
    if units or any(deadline.date or deadline.recurrence for deadline in deadlines):
        return "required"
    return "goal" if grade == "borderline" and targets else grade
