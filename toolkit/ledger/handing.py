"""One form for each unit (反馈表): which tasks are whose, in which part, under which name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from toolkit.ledger.filled import column_of
from toolkit.ledger.form import OWN, ROLE_HEADER, UNIT_MARK
from toolkit.ledger.presets import Preset
from toolkit.ledger.rows import PENDING
from toolkit.ledger.unitbook import stated
from toolkit.model import Sentence, Span, Speech, Task, UnitRole

ROLES: dict[UnitRole, str] = {"lead": "牵头", "responsible": "责任", "support": "配合"}
"""What a form calls the part of its unit in a task."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The tasks of one unit, by the words of the parts it has in them; `unit` None for 待明确."""

    unit: str | None
    tasks: tuple[Task, ...]
    parts: dict[str, str]

    @property
    def name(self) -> str:
        """The unit, or 待明确."""
        return self.unit or PENDING


def shares(tasks: Iterable[Task]) -> tuple[Share, ...]:
    """The tasks by unit, units in the order of their first task, what nobody has last.

    A unit that is merely suggested is nobody yet. Ids are those of the whole ledger.
    """
    found: dict[str, dict[str, tuple[Task, list[str]]]] = {}
    nobody: dict[str, tuple[Task, list[str]]] = {}
    for task in tasks:
        for unit in stated(task):
            _, parts = found.setdefault(unit.name, {}).setdefault(task.id, (task, []))
            if (part := ROLES[unit.role]) not in parts:
                parts.append(part)
        if not stated(task):
            nobody[task.id] = (task, [])
    return tuple(_share(*each) for each in (*found.items(), *([(None, nobody)] if nobody else ())))


def form(preset: Preset, share: Share) -> Preset:
    """The preset as the form of that unit: its name in title and record, its part in each row."""
    columns = list(preset.columns)
    if share.unit:
        place = 1 + max(n for n, column in enumerate(columns) if column.key in {"id", "text"})
        columns.insert(place, column_of(ROLE_HEADER, share.parts, width=10, centered=True))
    return replace(
        preset,
        name=f"{preset.name}{UNIT_MARK}{share.unit}" if share.unit else preset.name,
        caption=f"{preset.caption}（{share.name}）",
        columns=tuple(columns),
        printed=(*preset.printed, f"{OWN}{ROLE_HEADER}"),
        extract=True,
    )


def extract(speech: Speech, share: Share) -> Speech:
    """The speech with the tasks of the share alone; its findings are for the office.

    Of its sentences only those are left that the tasks rest on, since a unit is told what it has
    to do and not the whole of what was said. Tasks name their units as `speech` does: a group
    stays a group in the cell of a form.
    """
    wanted = {task.id for task in share.tasks}
    tasks = tuple(task for task in speech.tasks if task.id in wanted)
    return replace(speech, tasks=tasks, sentences=_rested_on(speech, tasks), findings=())


def _rested_on(speech: Speech, tasks: tuple[Task, ...]) -> tuple[Sentence, ...]:
    """The sentences of the tasks, and those that name their units and deadlines elsewhere."""
    own = {task.sentence for task in tasks}
    spans = [unit.span for task in tasks for unit in task.units]
    spans += [deadline.span for task in tasks for deadline in task.deadlines]
    starts = sorted(span.start for span in spans if span is not None)

    def named(span: Span) -> bool:
        place = bisect_left(starts, span.start)
        return place < len(starts) and starts[place] < span.end

    return tuple(each for each in speech.sentences if each.id in own or named(each.span))


def _share(unit: str | None, tasks: dict[str, tuple[Task, list[str]]]) -> Share:
    return Share(
        unit=unit,
        tasks=tuple(task for task, _ in tasks.values()),
        parts={id_: "、".join(parts) for id_, (_, parts) in tasks.items()},
    )
