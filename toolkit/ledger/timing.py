"""What follows from a date: 逾期, 临期 and 序时差 of a task on a given day. Never stored.

The rule of the lights is that of `toolkit.ledger.light`, which words it as a formula.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from toolkit.ledger.progress import FINISHED, State
from toolkit.ledger.rows import calendar_day, stages
from toolkit.model import Task

Light: TypeAlias = Literal["not_started", "on_track", "due_soon", "overdue", "done", "none"]


def planned(task: Task) -> dt.date | None:
    """The day the text asks for; the last of several, since the whole is due when its end is."""
    return max(stages(task), default=None)


def due(task: Task, state: State) -> dt.date | None:
    """The day the whole is due: the revised one after an extension, or else the planned one."""
    return calendar_day(state.revised_deadline) or planned(task)


def coming(task: Task, state: State, as_of: dt.date) -> dt.date | None:
    """The day that counts for the light.

    Of several days in the text (阶段时限) it is the first one while nothing has begun, then the
    next one, at last the last one. A revised day takes the place of them all.
    """
    revised, days = calendar_day(state.revised_deadline), stages(task)
    if revised or not days:
        return revised
    if state.status == "not_started":
        return days[0]
    return next((day for day in days if day >= as_of), days[-1])


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
    day = coming(task, state, as_of)
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
