"""Ledger rows (台账条目): one for each task, or each point, as words and dates ready to print.

Only what the text states outright is printed bare; every other value carries its mark.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal, TypeAlias

from toolkit.ledger.points import gathered
from toolkit.ledger.unitbook import UnitBook, expanded, in_charge, stated
from toolkit.ledger.unitbook.charge import FIRST_LEADS
from toolkit.model import Certainty, Deadline, Section, Speech, Task, UnitRole
from toolkit.schema import labels
from toolkit.source import SourceText

By: TypeAlias = Literal["task", "point"]
"""What one row stands for."""

PENDING = "待明确"
"""Stands where the text names no unit or no date and somebody has to decide."""

MARKS: dict[Certainty, str] = {
    "explicit": "",
    "inherited": "（承上）",
    "inferred": "（推断）",
    "suggested": "（建议）",
    "entered": "（填写）",
}
"""What follows a value that the text does not state outright."""

ADDED = "added"
"""Rule of a task, a unit or a deadline that people wrote into the ledger themselves."""

_UNDATED = frozenset({"recurring", "immediate", "standing"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One ledger row; fields are printable, `due` is a date where the text fixes one.

    `stages` are all its dates in order, of which `due` is the last.
    `task` is what the row shows; `tasks` are those of the speech that it stands for, which is
    `task` itself, or all tasks of a point. `leader` and `contact` are empty without a unit book.
    """

    task: Task
    tasks: tuple[Task, ...]
    part: str
    point: str
    detail: str
    line: int
    grade: str
    targets: str
    lead: str
    responsible: str
    support: str
    deadline: str
    due: dt.date | str
    due_marked: bool
    stages: tuple[dt.date, ...]
    deadline_type: str
    leader: str = ""
    contact: str = ""

    @property
    def id(self) -> str:
        """The id of the task, or of the point (任务编号)."""
        return self.task.id

    @property
    def text(self) -> str:
        """The task in the exact words of the source, or those of a point by number (任务内容)."""
        return self.task.text

    @property
    def place(self) -> str:
        """Where it stands in the source, in words: 第12行; 人工增加 where it does not."""
        return f"第{self.line}行" if self.task.rule != ADDED else "人工增加"


def rows(
    speech: Speech, *, by: By = "task", units: UnitBook | None = None, expand: bool = False
) -> tuple[Row, ...]:
    """All rows of the ledger, in the order of the tasks."""
    return tuple(iterate(speech, by=by, units=units, expand=expand))


def iterate(
    speech: Speech, *, by: By = "task", units: UnitBook | None = None, expand: bool = False
) -> Iterator[Row]:
    """The rows one by one, for ledgers too long to hold twice.

    The unit book says who is in charge, and with `expand` who the members of the groups are.
    """
    if units is not None and expand:
        speech = expanded(speech, units)
    source = SourceText.of(speech.source)
    sections = {section.id: section for section in speech.sections}
    pairs = gathered(speech) if by == "point" else ((task, (task,)) for task in speech.tasks)
    for task, tasks in pairs:
        headings = _headings(task.section, sections)
        line = source.locate(tasks[0].span.start)[0]
        yield replace(_charged(_row(task, headings, line), units), tasks=tasks)


def marked(words: str, certainty: Certainty) -> str:
    """The words and the mark of how they are known: a suggested 市应急局 gives 市应急局（建议）."""
    return words + MARKS[certainty]


def calendar_day(text: str | None) -> dt.date | None:
    """The day of an ISO 8601 date, None where there is none or it is no whole date."""
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return None


def stages(task: Task) -> tuple[dt.date, ...]:
    """The days that the text of a task names, each once, the earliest first (阶段时限)."""
    return tuple(sorted(set(filter(None, (calendar_day(each.date) for each in task.deadlines)))))


def _row(task: Task, headings: tuple[str, ...], line: int) -> Row:
    last = _last_dated(task.deadlines)
    return Row(
        task=task,
        tasks=(task,),
        part=headings[0] if headings else "",
        point=headings[1] if len(headings) > 1 else "",
        detail="／".join(headings[2:]),
        line=line,
        grade=labels("Grade")[task.grade],
        targets=_joined("；", (target.text for target in task.targets)),
        lead=_units(task, "lead") or _first_of_list(task) or _pending_lead(task),
        responsible=_units(task, "responsible") or _pending_responsible(task),
        support=_units(task, "support"),
        deadline=_joined("；", map(_deadline_words, task.deadlines)) or PENDING,
        due=calendar_day(last.date if last else None) or _pending_date(task),
        due_marked=last is not None and last.certainty != "explicit",
        stages=stages(task),
        deadline_type=_joined("、", map(_deadline_type, task.deadlines)),
    )


def _charged(row: Row, units: UnitBook | None) -> Row:
    """The row with leader and contact, marked where they are those of a suggested unit."""
    if units is None:
        return row
    charge = in_charge(row.task, units)
    certainty: Certainty = "suggested" if charge.suggested else "explicit"
    leader = marked(charge.leader, certainty) if charge.leader else ""
    contact = marked(charge.contact, certainty) if charge.contact else ""
    return replace(row, leader=leader, contact=contact)


def _headings(section: str | None, sections: dict[str, Section]) -> tuple[str, ...]:
    chain: list[str] = []
    seen: set[str] = set()
    while section in sections and section not in seen:
        seen.add(section)
        chain.append(sections[section].heading)
        section = sections[section].parent
    return tuple(reversed(chain))


def _joined(mark: str, words: Iterable[str]) -> str:
    return mark.join(dict.fromkeys(words))


def _units(task: Task, role: UnitRole) -> str:
    """The names of that role; one mark behind several names in a row for which it holds."""
    names: dict[str, Certainty] = {}
    for unit in task.units:
        if unit.role == role:
            names.setdefault(unit.name, unit.certainty)
    runs = (
        _run(tuple(run), certainty)
        for certainty, run in groupby(names, key=lambda name: names[name])
    )
    return "、".join(runs)


def _run(names: tuple[str, ...], certainty: Certainty) -> str:
    mark = MARKS[certainty]
    words = "、".join(names)
    return f"{words}（均为{mark[1:]}" if len(names) > 1 and mark else words + mark


def _first_of_list(task: Task) -> str:
    """The unit that leads because the document says that the first of each list does."""
    return _joined("、", (unit.name for unit in task.units if unit.rule == FIRST_LEADS))


def _pending_lead(task: Task) -> str:
    """A single responsible unit leads by nature; none, several or a suggested one leave it open."""
    responsible = {unit.name for unit in stated(task) if unit.role == "responsible"}
    return "" if len(responsible) == 1 else PENDING


def _pending_responsible(task: Task) -> str:
    return "" if any(unit.role == "lead" for unit in task.units) else PENDING


def _last_dated(deadlines: tuple[Deadline, ...]) -> Deadline | None:
    """The latest of several dates: the whole task is due when its last step is."""
    dated = [deadline for deadline in deadlines if calendar_day(deadline.date)]
    return max(dated, key=lambda deadline: deadline.date or "", default=None)


def _pending_date(task: Task) -> str:
    """Standing, recurring and immediate demands need no calendar day."""
    types = {deadline.type for deadline in task.deadlines}
    return "" if types & _UNDATED and types <= _UNDATED else PENDING


def _deadline_words(deadline: Deadline) -> str:
    """Words that stand in the text are explicit even where their date was inferred."""
    stands_there = deadline.span is not None and deadline.certainty == "inferred"
    return deadline.text if stands_there else marked(deadline.text, deadline.certainty)


def _deadline_type(deadline: Deadline) -> str:
    return marked(labels("DeadlineType")[deadline.type], deadline.certainty)
