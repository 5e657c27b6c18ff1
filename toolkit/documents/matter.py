"""What a document is made of: the speech, the progress of its tasks, the day, the office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from toolkit.documents.blocks import Document
from toolkit.documents.office import NO_OFFICE, Office
from toolkit.documents.places import Places
from toolkit.documents.tasklist import listed, numbers
from toolkit.documents.wording import chinese_date, joined
from toolkit.ledger.progress import NOTHING, State
from toolkit.ledger.rows import calendar_day
from toolkit.ledger.settings import Settings, standard
from toolkit.ledger.timing import Light, light
from toolkit.ledger.unitbook import stated
from toolkit.model import Speech, Task


@dataclass(frozen=True, kw_only=True)
class Matter:
    """The facts of a document; `states` are by task id, `as_of` is the day it speaks of.

    Without `as_of` nothing can be overdue, and the place of the day stays empty.
    """

    speech: Speech
    states: Mapping[str, State] = field(default_factory=dict)
    as_of: dt.date | None = None
    office: Office = NO_OFFICE
    settings: Settings = field(default_factory=standard)

    @cached_property
    def places(self) -> Places:
        """The outline as an index."""
        return Places(self.speech)

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks of the list, in its order: part by part."""
        number = numbers(listed(self.speech), self.places)
        return tuple(sorted(listed(self.speech), key=lambda task: number[task.id]))

    @cached_property
    def number(self) -> dict[str, int]:
        """序号 in the list, by task id."""
        return {task.id: place for place, task in enumerate(self.tasks, 1)}

    @property
    def day(self) -> str:
        """The day in words, 2024年3月5日; empty without one."""
        return chinese_date(self.as_of.isoformat()) if self.as_of else ""

    def state(self, task: Task) -> State:
        """What is known about a task."""
        return self.states.get(task.id, NOTHING)

    def light(self, task: Task) -> Light | None:
        """The traffic light of a task on the day; None without a day."""
        if self.as_of is None:
            return None
        return light(task, self.state(task), self.as_of, self.settings.warning_days)

    def with_light(self, wanted: Light) -> tuple[Task, ...]:
        """The tasks of the list that show this light."""
        return tuple(task for task in self.tasks if self.light(task) == wanted)

    @cached_property
    def begun(self) -> dt.date | None:
        """The day of the speech, from which 序时进度 counts; None where it is not known."""
        stated = self.speech.meta.date
        return calendar_day(stated.value) if stated else None


@dataclass(frozen=True, slots=True)
class Letter:
    """One document of a kind; `unit` is whom it is for, empty where there is only one.

    `place` counts the documents that are made at once; `tasks` are those it is about, None for all.
    """

    document: Document
    unit: str = ""
    place: int = 0
    tasks: tuple[Task, ...] | None = None


Composer: TypeAlias = Callable[[Matter], tuple[Letter, ...]]


def owners(task: Task) -> tuple[str, ...]:
    """主办: the lead units, or else the responsible ones; no repeats, and no mere suggestions."""
    units = stated(task)
    leads = tuple(joined(unit.name) for unit in units if unit.role == "lead")
    others = tuple(joined(unit.name) for unit in units if unit.role == "responsible")
    return tuple(dict.fromkeys(leads or others))
