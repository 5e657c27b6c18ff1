"""What follows from a date: 逾期, 临期 and 序时差 of a task on a given day. Never stored.

The rule of the lights is that of `toolkit.ledger.light`, which words it as a formula.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from toolkit.ledger.progress import FINISHED, State
from toolkit.ledger.rows import calendar_day
from toolkit.model import Task

Light: TypeAlias = Literal["not_started", "on_track", "due_soon", "overdue", "done", "none"]

"""Statuses of a task that needs no more work."""


def planned(task: Task) -> dt.date | None:
    """The day the text asks for; the last of several, since the whole is due when its end is."""
    return max(filter(None, (calendar_day(each.date) for each in task.deadlines)), default=None)


def due(task: Task, state: State) -> dt.date | None:
    """The day that counts: the revised one after an extension, or else the planned one."""
    return calendar_day(state.revised_deadline) or planned(task)


def light(task: Task, state: State, as_of: dt.date, warning_days: int) -> Light:
    """The traffic light of the task on that day."""
    if state.status in FINISHED:
        return "done"
    if state.status == "cancelled":
        return "none"
    left = days_left(task, state, as_of)
    if left is not None and left < 0:
        return "overdue"
    if left is not None and left <= warning_days:
        return "due_soon"
    return "not_started" if state.status == "not_started" else "on_track"


def days_left(task: Task, state: State, as_of: dt.date) -> int | None:
    """Days to the day that counts, negative past it; None where there is no such day."""
    day = due(task, state)
    return None if day is None else (day - as_of).days


def expected(start: dt.date | None, end: dt.date | None, as_of: dt.date) -> float | None:
    """序时进度: the share of the time from start to end that is over, 0 to 100.

    None where either day is not known or the end is not after the start.
    """
    if start is None or end is None or end <= start:
        return None
    return 100 * min(max((as_of - start).days / (end - start).days, 0.0), 1.0)


def gap(state: State, start: dt.date | None, end: dt.date | None, as_of: dt.date) -> float | None:
    """序时差: reported less expected progress in percentage points; negative is behind.

    None where either is not known.
    """
    reported = 100.0 if state.status in FINISHED else state.percent
    share = expected(start, end, as_of)
    return None if reported is None or share is None else reported - share
