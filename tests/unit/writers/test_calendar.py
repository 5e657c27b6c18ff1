"""The to-dos as a calendar program reads them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from icalendar import Calendar, vRecur

from tests.support.draft import Draft, deadline, unit, value
from tests.support.waterworks import speech
from toolkit.ledger.layout import Layout
from toolkit.ledger.settings import standard
from toolkit.model import Deadline, Speech
from toolkit.writers.calendar import write


def todos(speech: Speech, layout: Layout | None = None) -> list[Any]:
    """The to-dos, parsed by the rules of RFC 5545."""
    calendar = Calendar.from_ical(write(speech, layout=layout).value)
    assert not calendar.errors
    return list(calendar.walk("VTODO"))


def recurring(words: str, rule: str | None) -> Deadline:
    """A deadline that comes round again."""
    return replace(deadline(words, "recurring"), recurrence=rule)


def one(day: str | None, *deadlines: Deadline, words: str = "各区要报送进度。") -> Speech:
    """A speech of that day with one task."""
    draft = Draft(words)
    draft.meta = {"date": value(day) if day else None}
    draft.task("1-01", words, units=(unit("各区"),), deadlines=deadlines)
    return draft.speech()


def test_dated_and_recurring_tasks_become_todos() -> None:
    """Others, vague or without deadline, do not."""
    assert [str(todo["SUMMARY"]).split()[0] for todo in todos(speech())] == ["2-1-01", "3-01"]


def test_a_dated_task_is_due_on_its_last_day() -> None:
    """The whole task is due when its last step is."""
    days = (deadline("6月底", date="2024-06-30"), deadline("8月1日", date="2024-08-01"))
    todo = todos(one("2024-05-06", *days))[0]
    assert todo["DUE"].dt == dt.date(2024, 8, 1)
    assert "DTSTART" not in todo


def test_it_reminds_as_many_days_before_as_count_as_due_soon() -> None:
    """The office decides how many."""
    day = deadline("6月底", date="2024-06-30")
    settings = replace(standard(), warning_days=10)
    todo = todos(one("2024-05-06", day), Layout(settings=settings))[0]
    alarm = todo.walk("VALARM")[0]
    assert alarm["TRIGGER"].dt == dt.timedelta(days=-10)
    assert alarm["TRIGGER"].params["RELATED"] == "END"


def test_it_reminds_before_each_earlier_day_too() -> None:
    """At nine in China, as many days before; the description names the stage."""
    days = (deadline("8月1日", date="2024-08-01"), deadline("6月底", date="2024-06-30"))
    todo = todos(one("2024-05-06", *days))[0]
    last, stage = todo.walk("VALARM")
    assert last["TRIGGER"].dt == dt.timedelta(days=-7)
    assert stage["TRIGGER"].dt == dt.datetime(2024, 6, 23, 1, tzinfo=dt.UTC)
    assert "2024年6月30日" in stage["DESCRIPTION"]
    assert "阶段时限：2024年6月30日" in todo["DESCRIPTION"]


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=25", "2024-05-25"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "2024-05-31"),
        ("FREQ=MONTHLY;BYMONTHDAY=10,20,-1", "2024-05-10"),
        ("FREQ=WEEKLY;BYDAY=FR", "2024-05-10"),
        ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", "2024-06-30"),
        ("FREQ=MONTHLY;INTERVAL=3", "2024-05-06"),
        ("FREQ=DAILY", "2024-05-06"),
    ],
    ids=range(7),
)
def test_a_recurring_task_begins_on_the_first_such_day(rule: str, first: str) -> None:
    """Counted from the date of the document; RFC 5545 wants the start to obey the rule."""
    todo = todos(one("2024-05-06", recurring("定期", rule)))[0]
    assert todo["DTSTART"].dt == dt.date.fromisoformat(first)
    assert todo["RRULE"] == vRecur.from_ical(rule)


@pytest.mark.parametrize(
    ("day", "rule"),
    [(None, "FREQ=DAILY"), ("2024-05-06", None), ("2024-05-06", "BYMONTHDAY=31;BYMONTH=2")],
)
def test_a_rule_that_cannot_be_placed_stands_in_words(day: str | None, rule: str | None) -> None:
    """Without a date to begin with nothing is invented; the to-do is there all the same."""
    todo = todos(one(day, recurring("定期", rule)))[0]
    assert "RRULE" not in todo
    assert "完成时限：定期" in todo["DESCRIPTION"]


def test_the_time_stamp_is_the_date_of_the_document() -> None:
    """Never that of the clock."""
    day = deadline("6月底", date="2024-06-30")
    stamp = todos(one("2024-05-06", day))[0]["DTSTAMP"].dt
    assert stamp == dt.datetime(2024, 5, 6, tzinfo=dt.UTC)
    assert todos(one(None, day))[0]["DTSTAMP"].dt.year == 1970


def test_the_uid_is_the_fingerprint() -> None:
    """Importing again replaces; equal tasks are told apart."""
    day = deadline("6月底", date="2024-06-30")
    plain = one("2024-05-06", day)
    task = replace(plain.tasks[0], fingerprint="ab" * 8)
    found = todos(replace(plain, tasks=(task, replace(task, id="1-02"))))
    assert [str(todo["UID"]) for todo in found] == [
        "abababababababab@taizhang",
        "abababababababab-2@taizhang",
    ]


def test_the_description_has_text_units_and_place() -> None:
    """Marks of certainty included."""
    description = str(todos(speech())[0]["DESCRIPTION"])
    assert description.startswith(speech().tasks[0].text)
    for words in ("牵头单位：市水务局", "截止日期：2023年6月30日（推断）", "原文位置：第9行"):
        assert words in description


def test_the_calendar_is_named_after_the_document() -> None:
    """Programs show the name in their list."""
    calendar = Calendar.from_ical(write(speech()).value)
    assert calendar["X-WR-CALNAME"] == "《在全市供水保障工作推进会上的讲话》任务台账"


def test_lines_are_folded_between_characters() -> None:
    """At most 75 octets, CRLF, and every piece is whole UTF-8."""
    words = "各区要“查、改”；一、二，三\\n" * 30 + "𠮷🏃"
    data = write(one("2024-05-06", deadline("6月底", date="2024-06-30"), words=words)).value
    pieces = data.split(b"\r\n")
    assert max(map(len, pieces)) <= 75
    assert all(piece.decode() is not None for piece in pieces)
    assert str(Calendar.from_ical(data).walk("VTODO")[0]["DESCRIPTION"]).startswith(words)


def test_a_break_in_the_words_cannot_begin_a_line() -> None:
    """Nothing in a text becomes calendar data."""
    words = "要查。\nEND:VTODO\r\nBEGIN:VEVENT"
    found = todos(one("2024-05-06", deadline("6月底", date="2024-06-30"), words=words))
    assert len(found) == 1


def test_the_same_speech_gives_the_same_bytes() -> None:
    """Today and tomorrow."""
    assert write(speech()).value == write(speech()).value
