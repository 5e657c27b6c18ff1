"""Tasks (工作任务): the sentences that ask for something, with who, by when and how much."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from toolkit.model import Deadline, Grade, Meta, Section, Sentence, Span, Target, Task, Unit
from toolkit.parse.cells import find_due, list_units
from toolkit.parse.deadlines import Reference, find_deadlines
from toolkit.parse.meta import document_year
from toolkit.parse.stated import find_stated
from toolkit.parse.tables import TableRow
from toolkit.parse.targets import find_targets
from toolkit.parse.units import Convention, find_convention, find_units
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
    *,
    grades: Sequence[Grade | None],
    rows: Sequence[TableRow],
    meta: Meta,
) -> tuple[Task, ...]:
    """The tasks of a document, in order, with ids that show their place.

    `grades` gives the grade of each sentence that is a task, None for the others; `rows` are the
    rows of its tables of tasks. A task without a unit or a deadline of its own inherits those
    stated for its section or for one above.
    """
    makers = _Makers(
        source,
        Reference(today=_day(meta), year=document_year(source, sentences, meta)),
        find_convention(source),
    )
    stated = find_stated(source, sections, sentences, makers.convention, makers.reference)
    rows_of: dict[int, list[TableRow]] = {}
    for row in rows:
        rows_of.setdefault(row.task.draft, []).append(row)
    tasks: list[Task] = []
    spoken: list[int] = []
    for index, (sentence, grade) in enumerate(zip(sentences, grades, strict=True)):
        tasks += [makers.of_row(sentence, row) for row in rows_of.get(index, ())]
        if grade is not None:
            spoken.append(len(tasks))
            tasks.append(makers.of_sentence(sentence, grade))
    for place, task in zip(spoken, stated.completed([tasks[n] for n in spoken]), strict=True):
        tasks[place] = task
    return _numbered(tasks)


class _Makers(NamedTuple):
    """What every task of one document is made with; ids are given at the end."""

    source: SourceText
    reference: Reference
    convention: Convention | None

    def of_sentence(self, sentence: Sentence, grade: Grade) -> Task:
        """The task a sentence sets."""
        start, end = sentence.span.start, sentence.span.end
        units = find_units(self.source, start, end, self.convention)
        deadlines = find_deadlines(self.source, start, end, self.reference)
        targets = find_targets(self.source, start, end)
        return self._task(
            sentence, sentence.span, units, deadlines, _grade(grade, units, deadlines, targets)
        )

    def of_row(self, sentence: Sentence, row: TableRow) -> Task:
        """The task a row of a table sets, its units and deadlines from their own cells."""
        units = tuple(
            unit
            for role, cell in row.units
            for unit in list_units(self.source, cell.start, cell.end, role)
        )
        deadlines = tuple(
            deadline
            for cell in row.due
            for deadline in find_due(self.source, cell.start, cell.end, self.reference)
        )
        span = Span(start=row.task.start, end=row.task.end)
        return replace(self._task(sentence, span, units, deadlines, "required"), rule="table.row")

    def _task(
        self,
        sentence: Sentence,
        span: Span,
        units: tuple[Unit, ...],
        deadlines: tuple[Deadline, ...],
        grade: Grade,
    ) -> Task:
        return Task(
            id="",
            fingerprint=fingerprint(self.source.shadow, span.start, span.end),
            section=sentence.section,
            sentence=sentence.id,
            text=self.source.text[span.start : span.end],
            span=span,
            grade=grade,
            units=units,
            deadlines=deadlines,
            targets=find_targets(self.source, span.start, span.end),
            rule=sentence.rule,
        )


def _numbered(tasks: list[Task]) -> tuple[Task, ...]:
    """The tasks with their ids, and with fingerprints made unique."""
    numbers: Counter[str] = Counter()
    prints: Counter[str] = Counter()
    numbered = []
    for task in tasks:
        place = task.section or "0"
        numbers[place] += 1
        prints[task.fingerprint] += 1
        count = prints[task.fingerprint]
        numbered.append(
            replace(
                task,
                id=f"{place}-{numbers[place]:02d}",
                fingerprint=task.fingerprint if count == 1 else f"{task.fingerprint}-{count}",
            )
        )
    return tuple(numbered)


def _day(meta: Meta) -> dt.date | None:
    """The day of the meeting or document; None where it is unknown or not a whole date."""
    if meta.date is None:
        return None
    try:
        return dt.date.fromisoformat(meta.date.value)
    except ValueError:
        return None


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
