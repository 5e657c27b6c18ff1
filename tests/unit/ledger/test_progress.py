"""Events add up to one state, in whatever order they come."""

from __future__ import annotations

import random
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import reported, typegen
from tests.support.draft import Draft, unit
from toolkit import schema
from toolkit.codec import from_json, to_json
from toolkit.ledger import progress
from toolkit.ledger.progress import NOTHING, Event, EventSource, State, fold, present, strangers
from toolkit.model import UnitRole


@pytest.mark.parametrize(("cls", "name"), [(Event, "Event"), (EventSource, "EventSource")])
def test_the_types_are_those_of_the_schema(cls: Any, name: str) -> None:
    """Same fields in the same order, each with the annotation the schema makes."""
    properties = schema.load("progress")["$defs"][name]["properties"]
    assert [field.name for field in fields(cls)] == list(properties)
    for field in fields(cls):
        assert field.type == typegen.python_type(properties[field.name]), field.name


def test_the_statuses_are_those_of_the_schema_and_of_the_ledger() -> None:
    """One vocabulary: what people choose in the ledger is what events say."""
    known = schema.labels("Status", "progress")
    assert known == schema.labels("Status", "ledger")
    assert tuple(known) == progress.Status.__args__  # type: ignore[attr-defined]


def test_an_event_survives_json() -> None:
    """What is exchanged is valid by the schema and comes back equal."""
    events = reported.events()
    data = {"schema_version": "1.0", "events": to_json(events)}
    assert schema.validate("progress", data) == ()
    assert tuple(from_json(Event, each) for each in data["events"]) == events


def test_the_latest_word_on_each_field_counts() -> None:
    """A later report that does not mention a field leaves it as it was."""
    state = present(reported.speech(), reported.events())["1-01"]
    assert state == State(
        status="in_progress",
        percent=40,
        text="缺苗。",
        revised_deadline="2023-06-05",
        date="2023-05-25",
        units=("市林业局",),
    )


def test_a_task_nobody_reported_on_is_not_started() -> None:
    """Every task of the speech has a state."""
    states = present(reported.speech(), reported.events())
    assert set(states) == {task.id for task in reported.speech().tasks}
    assert states["1-02"] == NOTHING
    assert NOTHING.status == "not_started"


def test_a_return_reopens_a_finished_task() -> None:
    """退办: the status of the last event counts, though the percent of before stays."""
    done = reported.event("1-01", 1, "2023-05-01", status="done", percent=100)
    returned = reported.event("1-01", 2, "2023-05-02", status="returned")
    (state,) = fold([done, returned]).values()
    assert (state.status, state.percent) == ("returned", 100)


def test_progress_follows_the_fingerprint_not_the_number() -> None:
    """A task that is renumbered when the speech is parsed again keeps its progress."""
    moved = reported.event("1-04", 1, "2023-05-01", status="done")
    renumbered = Event(**{**{f.name: getattr(moved, f.name) for f in fields(Event)}, "task": "9"})
    assert present(reported.speech(), [renumbered])["1-04"].status == "done"


def test_events_of_unknown_tasks_are_told_and_change_nothing() -> None:
    """Progress of another speech is neither used nor lost."""
    stranger = reported.event("7-07", 1, "2023-05-01", status="done")
    assert strangers(reported.speech(), [stranger, *reported.events()]) == (stranger,)
    assert present(reported.speech(), [stranger]) == present(reported.speech(), [])


@given(st.randoms(use_true_random=False))
def test_order_and_repeats_do_not_matter(chance: random.Random) -> None:
    """However files are read, even twice, the state is the same."""
    mixed = [*reported.events(), *reported.events()[:3]]
    chance.shuffle(mixed)
    assert fold(mixed) == fold(reported.events())


def test_a_task_of_several_units_is_finished_when_all_of_them_have() -> None:
    """One lead speaks for the others; of several equals each must; the office has the last word."""

    def reached(*said: tuple[str | None, str], roles: tuple[UnitRole, ...]) -> str:
        draft = Draft("各单位要加固围挡。")
        names = ("市林业局", "市水务局")
        units = tuple(unit(name, role) for name, role in zip(names, roles, strict=True))
        draft.task("1-01", "各单位要加固围挡。", units=units)
        events = [
            reported.event("1-01", number, f"2023-05-{number:02d}", unit=who, status=status)
            for number, (who, status) in enumerate(said, 1)
        ]
        return present(draft.speech(), events)["1-01"].status

    one, other, office = ("市林业局", "done"), ("市水务局", "done"), (None, "closed")
    equals: tuple[UnitRole, ...] = ("responsible", "responsible")
    assert reached(one, roles=equals) == "in_progress"
    assert reached(one, other, roles=equals) == "done"
    assert reached(one, office, roles=equals) == "closed"
    assert reached(office, one, roles=equals) == "done"
    assert reached(("市水务局", "in_progress"), one, roles=equals) == "in_progress"
    assert reached(one, roles=("lead", "support")) == "done"


def test_of_one_day_the_word_of_the_lead_counts_before_that_of_a_helper() -> None:
    """However they were numbered; that of the office before all, a later day before every one."""
    draft = Draft("市住建局牵头、市财政局配合，抓好落实。")
    roles: tuple[tuple[str, UnitRole], ...] = (("市住建局", "lead"), ("市财政局", "support"))
    draft.task("1-01", draft.text, units=tuple(unit(name, role) for name, role in roles))

    def told(seq: int, who: str | None, text: str, day: str = "2023-05-10") -> Event:
        return reported.event("1-01", seq, day, unit=who, text=text)

    lead, helper = told(1, "市住建局", "开工。"), told(2, "市财政局", "拨款。")
    assert present(draft.speech(), (lead, helper))["1-01"].text == "开工。"
    office = told(0, None, "已核实。")
    assert present(draft.speech(), (office, lead, helper))["1-01"].text == "已核实。"
    later = told(0, "市财政局", "全部拨付。", "2023-05-11")
    assert present(draft.speech(), (office, lead, helper, later))["1-01"].text == "全部拨付。"


def test_the_share_of_one_unit_is_not_that_of_the_task() -> None:
    """推进中 beside 100% would say that all of it is done."""
    draft = Draft("市住建局、市水务局要抓好落实。")
    draft.task("1-01", draft.text, units=(unit("市住建局"), unit("市水务局")))
    done = reported.event("1-01", 1, "2023-05-10", unit="市住建局", status="done", percent=100)
    state = present(draft.speech(), (done,))["1-01"]
    assert (state.status, state.percent) == ("in_progress", None)
