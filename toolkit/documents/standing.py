"""How the tasks stand, counted: by part, by unit, who is behind and who is silent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from toolkit.documents.matter import Matter, owners
from toolkit.documents.places import label
from toolkit.ledger.progress import FINISHED
from toolkit.ledger.rows import PENDING
from toolkit.ledger.shares import percent
from toolkit.ledger.timing import due, gap
from toolkit.model import Task

LAG = 10
"""Percentage points below 序时进度 from which a task counts as lagging."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of a group of tasks; finished, going, idle and other add up to tasks."""

    tasks: int
    finished: int
    going: int
    idle: int
    other: int
    overdue: int

    @property
    def counts(self) -> tuple[int, ...]:
        """The counts in the order of the table."""
        return (self.tasks, self.finished, self.going, self.idle, self.other, self.overdue)

    @property
    def rate(self) -> str:
        """完成率, the finished tasks in percent of all, to one decimal (half up)."""
        if not self.tasks:
            return "0%"
        tenths = (2000 * self.finished + self.tasks) // (2 * self.tasks)
        return percent(Fraction(tenths, 10))


def tally(matter: Matter, tasks: Iterable[Task]) -> Tally:
    """The counts of these tasks."""
    members = tuple(tasks)
    reached = [matter.state(task).status for task in members]
    finished = sum(status in FINISHED for status in reached)
    going, idle = reached.count("in_progress"), reached.count("not_started")
    return Tally(
        tasks=len(members),
        finished=finished,
        going=going,
        idle=idle,
        other=len(members) - finished - going - idle,
        overdue=sum(matter.light(task) == "overdue" for task in members),
    )


def by_part(matter: Matter) -> dict[str, Tally]:
    """The counts of each part by its heading, in the order of the list."""
    groups = matter.places.by_part(matter.tasks)
    named: dict[str, list[Task]] = {}
    for part, tasks in groups.items():
        named.setdefault(label(part), []).extend(tasks)
    return {name: tally(matter, tasks) for name, tasks in named.items()}


def by_unit(matter: Matter) -> dict[str, Tally]:
    """The counts of each lead or responsible unit, the one with most tasks first.

    A task with several counts for each of them; those with none stand last, under 待明确.
    """
    found: dict[str, list[Task]] = {}
    for task in matter.tasks:
        for unit in owners(task) or (PENDING,):
            found.setdefault(unit, []).append(task)
    ranked = sorted(found, key=lambda unit: (unit == PENDING, -len(found[unit])))
    return {unit: tally(matter, found[unit]) for unit in ranked}


def behind(matter: Matter) -> tuple[tuple[Task, float], ...]:
    """The tasks not yet due that lag by more than LAG points, with their gap, the worst first."""
    if matter.as_of is None:
        return ()
    found = []
    for task in matter.tasks:
        state = matter.state(task)
        share = gap(state, matter.begun, due(task, state), matter.as_of)
        running = matter.light(task) in {"not_started", "on_track", "due_soon"}
        if running and share is not None and share < -LAG:
            found.append((task, share))
    return tuple(sorted(found, key=lambda each: (each[1], matter.number[each[0].id])))


def silent(matter: Matter) -> tuple[str, ...]:
    """The lead or responsible units of unfinished tasks that never reported on any task."""
    heard = {unit for state in matter.states.values() for unit in state.units}
    waiting = [
        unit
        for task in matter.tasks
        if matter.light(task) not in {"done", "none"}
        for unit in owners(task)
    ]
    return tuple(unit for unit in dict.fromkeys(waiting) if unit not in heard)
