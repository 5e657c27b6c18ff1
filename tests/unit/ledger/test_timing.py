"""Lights, days and 序时差 of a task on a given day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.support import reported
from tests.support.draft import deadline
from toolkit.ledger import timing
from toolkit.ledger.progress import NOTHING, State
from toolkit.ledger.settings import standard
from toolkit.model import Task

DAY = dt.date(2023, 5, 20)


def task(name: str = "1-01") -> Task:
    """A task due on 20 May, or another one."""
    return next(each for each in reported.speech().tasks if each.id == name)


@pytest.mark.parametrize(
    ("days", "light"), [(-8, "not_started"), (-7, "due_soon"), (0, "due_soon"), (1, "overdue")]
)
def test_the_light_changes_with_the_day(days: int, light: str) -> None:
    """The day itself is still in time; the warning begins seven days before."""
    as_of = DAY + dt.timedelta(days)
    assert timing.light(task(), NOTHING, as_of, standard().warning_days) == light
    assert timing.days_left(task(), NOTHING, as_of) == -days


@pytest.mark.parametrize(
    ("status", "light"),
    [
        ("done", "done"),
        ("closed", "done"),
        ("cancelled", "none"),
        ("in_progress", "overdue"),
        ("returned", "overdue"),
        ("standing", "overdue"),
    ],
)
def test_finished_and_dropped_tasks_are_never_overdue(status: str, light: str) -> None:
    """As in the ledger: 已完成 and 已销号 are done, 终止 shows no light."""
    state = State(status=status)  # type: ignore[arg-type]
    assert timing.light(task(), state, DAY + dt.timedelta(30), 7) == light


def test_an_extension_moves_the_day_and_keeps_the_planned_one() -> None:
    """延期: the revised day counts for the light, the original is still known."""
    state = State(status="in_progress", revised_deadline="2023-06-05")
    assert timing.due(task(), state) == dt.date(2023, 6, 5)
    assert timing.planned(task()) == DAY
    assert timing.light(task(), state, dt.date(2023, 5, 22), 7) == "on_track"


def test_a_task_without_a_day_is_never_late() -> None:
    """Standing tasks and open dates have no days left to count."""
    assert timing.days_left(task("2-05"), NOTHING, DAY) is None
    assert timing.light(task("2-05"), State(status="standing"), DAY, 7) == "on_track"


FIRST, LAST = dt.date(2023, 6, 30), dt.date(2023, 12, 31)


def staged() -> Task:
    """A plan by the end of June, all of it by the end of the year."""
    days = (deadline("年底", date=LAST.isoformat()), deadline("6月底", date=FIRST.isoformat()))
    return replace(task(), deadlines=days)


@pytest.mark.parametrize(
    ("status", "as_of", "day", "light"),
    [
        ("not_started", "2023-06-01", FIRST, "not_started"),
        ("not_started", "2023-06-24", FIRST, "due_soon"),
        ("not_started", "2023-07-01", FIRST, "overdue"),
        ("in_progress", "2023-06-24", FIRST, "due_soon"),
        ("in_progress", "2023-07-01", LAST, "on_track"),
        ("in_progress", "2023-12-25", LAST, "due_soon"),
        ("in_progress", "2024-01-01", LAST, "overdue"),
        ("done", "2024-01-01", LAST, "done"),
    ],
)
def test_each_of_several_days_warns(status: str, as_of: str, day: dt.date, light: str) -> None:
    """阶段时限: the first one while nothing has begun, then the next, at last the last one."""
    state, today = State(status=status), dt.date.fromisoformat(as_of)  # type: ignore[arg-type]
    assert timing.coming(staged(), state, today) == day
    assert timing.light(staged(), state, today, 7) == light
    assert timing.due(staged(), state) == LAST


def test_a_revised_day_takes_the_place_of_all_stages() -> None:
    """延期: one day was agreed on."""
    state = State(status="in_progress", revised_deadline="2024-03-31")
    assert timing.coming(staged(), state, dt.date(2023, 6, 24)) == dt.date(2024, 3, 31)


@pytest.mark.parametrize(
    ("as_of", "share"),
    [("2023-01-01", 0), ("2023-03-02", 0), ("2023-03-12", 50), ("2024-01-01", 100)],
)
def test_expected_progress_is_the_share_of_the_time(as_of: str, share: float) -> None:
    """序时进度: 0 before the start, 100 after the end, even in between."""
    start, end = dt.date(2023, 3, 2), dt.date(2023, 3, 22)
    assert timing.expected(start, end, dt.date.fromisoformat(as_of)) == share


@pytest.mark.parametrize(("start", "end"), [(None, DAY), (DAY, None), (DAY, DAY)])
def test_without_two_days_nothing_is_expected(start: dt.date | None, end: dt.date | None) -> None:
    """Nothing is invented where a day is not known."""
    assert timing.expected(start, end, DAY) is None
    assert timing.gap(State(percent=10), start, end, DAY) is None


def test_the_gap_is_reported_less_expected_progress() -> None:
    """序时差 in percentage points; a finished task has done all, an unreported one has no gap."""
    start, end, as_of = dt.date(2023, 3, 2), dt.date(2023, 3, 22), dt.date(2023, 3, 12)
    assert timing.gap(State(percent=20), start, end, as_of) == -30
    assert timing.gap(State(status="done"), start, end, as_of) == 50
    assert timing.gap(NOTHING, start, end, as_of) is None
