"""One task for each point (要点) of a speech, its own tasks being numbered measures in it.

Many offices issue ledgers this way: the row is the point, the cell lists what is to be done.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from toolkit.model import Deadline, Grade, Section, Speech, Target, Task, Unit

_POINT_LEVEL = 2
_GRADES: tuple[Grade, ...] = ("required", "goal", "borderline")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a task belongs: the part and the point, as far as there are any."""

    part: str | None
    point: str | None


def gathered(speech: Speech) -> Iterator[tuple[Task, tuple[Task, ...]]]:
    """Each point as one task, with the tasks of the speech it stands for, in their order.

    What a part demands before its points is the first measure of its first point. A part without
    points is a row itself; a task outside of all sections stays alone.
    """
    groups: dict[str, list[Task]] = {}
    places = _places(speech)
    first = _first_points(speech, places)
    for task in speech.tasks:
        place = places.get(task.section or "", _Place(None, None))
        point = place.point or first.get(place.part or "", place.part)
        groups.setdefault(point or task.id, []).append(task)
    for name, tasks in groups.items():
        section = name if name in places else tasks[0].section
        yield _as_one(name, section, tuple(tasks)), tuple(tasks)


def _places(speech: Speech) -> dict[str, _Place]:
    sections = {section.id: section for section in speech.sections}
    return {name: _place(section, sections) for name, section in sections.items()}


def _place(section: Section, sections: dict[str, Section]) -> _Place:
    chain = [section.id]
    while (parent := sections[chain[-1]].parent) in sections and parent not in chain:
        chain.append(parent)
    chain.reverse()
    return _Place(chain[0], chain[1] if len(chain) >= _POINT_LEVEL else None)


def _first_points(speech: Speech, places: dict[str, _Place]) -> dict[str, str]:
    """The first point of each part that has a task at all."""
    first: dict[str, str] = {}
    for task in speech.tasks:
        place = places.get(task.section or "")
        if place and place.part and place.point:
            first.setdefault(place.part, place.point)
    return first


def _as_one(name: str, section: str | None, tasks: tuple[Task, ...]) -> Task:
    if len(tasks) == 1:
        return replace(tasks[0], id=name, section=section)
    digest = hashlib.sha256("\n".join(task.fingerprint for task in tasks).encode())
    return replace(
        tasks[0],
        id=name,
        fingerprint=digest.hexdigest()[:16],
        section=section,
        text="\n".join(f"{number}. {task.text}" for number, task in enumerate(tasks, 1)),
        grade=min((task.grade for task in tasks), key=_GRADES.index),
        units=_units(tasks),
        deadlines=_deadlines(tasks),
        targets=_targets(tasks),
    )


def _units(tasks: tuple[Task, ...]) -> tuple[Unit, ...]:
    return tuple(unit for task in tasks for unit in task.units)


def _deadlines(tasks: tuple[Task, ...]) -> tuple[Deadline, ...]:
    """All of them, each with the number of its measure unless it holds for all."""
    shared = len({tuple(deadline.text for deadline in task.deadlines) for task in tasks}) == 1
    return tuple(
        deadline if shared else replace(deadline, text=f"{number}. {deadline.text}")
        for number, task in enumerate(tasks, 1)
        for deadline in task.deadlines
    )


def _targets(tasks: tuple[Task, ...]) -> tuple[Target, ...]:
    return tuple(target for task in tasks for target in task.targets)
