"""Progress (进展): what people report about tasks, as events, and the state they add up to.

The types are those of `schemas/progress.schema.json`. Nothing that follows from a date is stored;
see `toolkit.ledger.timing` for 逾期, 临期 and 序时差.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Literal, TypeAlias

from toolkit.codec import to_json
from toolkit.model import Speech, Task

Status: TypeAlias = Literal[
    "not_started", "in_progress", "done", "closed", "returned", "standing", "cancelled"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSource:
    """记录来源: where an event was read."""

    file: str
    sheet: str | None
    row: int | None
    sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """进展事件: one report about one task; None says nothing about that field."""

    task: str
    fingerprint: str
    seq: int
    date: str
    unit: str | None
    status: Status | None
    percent: float | None
    text: str | None
    problem: str | None
    next_step: str | None
    evidence: str | None
    revised_deadline: str | None
    reporter: str | None
    source: EventSource | None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """进展状态: what is known about a task after all its events; the latest word on each field.

    `date` is the day of the last report and `units` are those that have reported, in the order of
    their first report. A task nobody has reported on is not_started.
    """

    status: Status = "not_started"
    percent: float | None = None
    text: str | None = None
    problem: str | None = None
    next_step: str | None = None
    evidence: str | None = None
    revised_deadline: str | None = None
    date: str | None = None
    units: tuple[str, ...] = ()


FINISHED: frozenset[Status] = frozenset({"done", "closed"})
"""Statuses of a task on which nothing more is to be done."""

NOTHING = State()
"""The state of a task without events."""

_FOLDED = ("status", "percent", "text", "problem", "next_step", "evidence", "revised_deadline")


def fold(events: Iterable[Event]) -> dict[str, State]:
    """The state of every task that has events, by fingerprint.

    The order of the events does not matter, and an event given twice counts once: they are told by
    day, then number, then content.
    """
    states: dict[str, State] = {}
    for event in in_order(events):
        states[event.fingerprint] = after(states.get(event.fingerprint, NOTHING), event)
    return states


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events without repeats, the earliest first."""
    return tuple(sorted(dict.fromkeys(events), key=_place))


def after(state: State, event: Event) -> State:
    """The state once the event is known; what the event leaves open stays as it was."""
    told = {name: given for name in _FOLDED if (given := getattr(event, name)) is not None}
    units = tuple(dict.fromkeys((*state.units, *([event.unit] if event.unit else ()))))
    return replace(state, **told, date=event.date, units=units)


def present(speech: Speech, events: Iterable[Event]) -> dict[str, State]:
    """The state of every task of the speech by task id; progress follows its fingerprint.

    A task that several units answer for is 推进中 until each of them has finished, or the office
    itself has said that the task is. Of reports of one day the word of the office counts before
    that of the lead, the lead's before that of another who answers for it, all before the others'.
    """
    told = in_order(events)
    weights = {task.fingerprint: _weights(task) for task in speech.tasks}
    states: dict[str, State] = {}
    for event in sorted(told, key=lambda each: (each.date, _weight(each, weights))):
        states[event.fingerprint] = after(states.get(event.fingerprint, NOTHING), event)
    said = _words_of_units(told)
    return {
        task.id: _joint(task, states.get(task.fingerprint, NOTHING), said.get(task.fingerprint, {}))
        for task in speech.tasks
    }


def _weights(task: Task) -> dict[str, int]:
    """How much the word of each unit weighs: named ones more than members of groups."""
    ranks = {"lead": 4, "responsible": 2, "support": 0}
    weights: dict[str, int] = {}
    for unit in task.units:
        weight = ranks[unit.role] + (unit.certainty == "explicit")
        weights[unit.name] = max(weight, weights.get(unit.name, 0))
    return weights


def _weight(event: Event, weights: Mapping[str, Mapping[str, int]]) -> int:
    if event.unit is None:
        return 6
    return weights.get(event.fingerprint, {}).get(event.unit, 0)


def _words_of_units(events: Iterable[Event]) -> dict[str, dict[str | None, Status]]:
    """The last status that each unit, or the office (None), gave to each task."""
    said: dict[str, dict[str | None, Status]] = {}
    for event in events:
        if event.status:
            told = said.setdefault(event.fingerprint, {})
            told[event.unit] = event.status
    return said


def _joint(task: Task, state: State, said: dict[str | None, Status]) -> State:
    if state.status not in FINISHED or said.get(None) in FINISHED:
        return state
    owners = {unit.name for unit in task.units if unit.role == "lead"} or {
        unit.name for unit in task.units if unit.role == "responsible"
    }
    waiting = any(said.get(name) not in FINISHED for name in owners)
    if len(owners) < 2 or not waiting:
        return state
    share = None if state.percent == 100 else state.percent  # that of one unit, not of the task
    return replace(state, status="in_progress", percent=share)


def strangers(speech: Speech, events: Iterable[Event]) -> tuple[Event, ...]:
    """The events whose task is not in the speech, the earliest first."""
    known = {task.fingerprint for task in speech.tasks}
    return tuple(event for event in in_order(events) if event.fingerprint not in known)


def _place(event: Event) -> tuple[str, int, str]:
    content = {field.name: to_json(getattr(event, field.name)) for field in fields(event)}
    return event.date, event.seq, json.dumps(content, sort_keys=True)
