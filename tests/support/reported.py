"""A speech of our own making whose tasks have been reported on, for documents about progress.

On `AS_OF` two tasks are overdue, one of them in spite of an extension, one falls due within a week,
one lags behind, and two units have said nothing.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.support.draft import Draft, deadline, unit, value
from toolkit.documents.matter import Matter
from toolkit.ledger.progress import Event, EventSource, present
from toolkit.model import Speech

AS_OF = dt.date(2023, 6, 10)
TEXT = """在全市绿化工作会议上的讲话
一、抓紧补植
市林业局牵头、市财政局配合，5月20日前补植行道树。
市公园中心5月底前完成苗木验收。
市城管局6月15日前清理枯枝。
市水务局9月底前铺设灌溉管线。
二、管好用好
市林业局3月底前建立养护台账。
市教育局4月底前建成校园苗圃。
市交通局要撤并旧苗圃。
各区常年坚持巡护。
要尽快研究古树名木保护办法。
大家要爱绿护绿。
"""
_TASKS: tuple[tuple[str, str, tuple[Any, ...], str | None], ...] = (
    (
        "1-01",
        "市林业局牵头、市财政局配合，5月20日前补植行道树。",
        ("市林业局", "市财政局"),
        "05-20",
    ),
    ("1-02", "市公园中心5月底前完成苗木验收。", ("市公园中心",), "05-31"),
    ("1-03", "市城管局6月15日前清理枯枝。", ("市城管局",), "06-15"),
    ("1-04", "市水务局9月底前铺设灌溉管线。", ("市水务局",), "09-30"),
    ("2-01", "市林业局3月底前建立养护台账。", ("市林业局",), "03-31"),
    ("2-02", "市教育局4月底前建成校园苗圃。", ("市教育局",), "04-30"),
    ("2-03", "市交通局要撤并旧苗圃。", ("市交通局",), None),
    ("2-04", "各区常年坚持巡护。", ("各区",), None),
    ("2-05", "要尽快研究古树名木保护办法。", (), None),
)


def speech() -> Speech:
    """The speech, of 1 March 2023."""
    draft = Draft(TEXT, name="绿化讲话.txt")
    draft.meta = {"title": value("在全市绿化工作会议上的讲话"), "date": value("2023-03-01")}
    for line in TEXT.splitlines():
        draft.sentence(line, "task")
    draft.section("1", "一、抓紧补植")
    draft.section("2", "二、管好用好")
    for name, words, units, day in _TASKS:
        roles = ("lead", "support") if len(units) > 1 else ("responsible",)
        draft.task(
            name,
            words,
            units=tuple(unit(each, role) for each, role in zip(units, roles, strict=False)),  # type: ignore[arg-type]
            deadlines=(deadline(words[:4], date=f"2023-{day}"),) if day else (),
        )
    draft.task("2-06", "大家要爱绿护绿。", grade="borderline")
    return draft.speech()


def event(task: str, seq: int, date: str, **told: Any) -> Event:
    """An event about a task of the speech; what is not told is None."""
    names = [name for name, *_ in _TASKS]
    said = dict.fromkeys(
        (
            *("unit", "status", "percent", "text", "problem", "next_step", "evidence"),
            *("revised_deadline", "reporter"),
        )
    )
    source = EventSource(file="反馈.xlsx", sheet="反馈表", row=seq, sha256=None)
    return Event(
        task=task,
        fingerprint=f"{names.index(task) + 1:016x}" if task in names else "f" * 16,
        seq=seq,
        date=date,
        source=source,
        **{**said, **told},
    )


def events() -> tuple[Event, ...]:
    """What the units reported up to `AS_OF`."""
    return (
        event("1-01", 1, "2023-05-10", unit="市林业局", status="in_progress", percent=40),
        event(
            "1-01", 2, "2023-05-25", unit="市林业局", revised_deadline="2023-06-05", text="缺苗。"
        ),
        event("1-04", 3, "2023-05-25", unit="市水务局", status="in_progress", percent=20),
        event("2-01", 4, "2023-04-01", unit="市林业局", status="done", percent=100),
        event("2-02", 5, "2023-05-04", unit="市教育局", status="done"),
        event("2-02", 6, "2023-05-06", status="closed", evidence="验收单"),
        event("2-03", 7, "2023-05-06", unit="市交通局", status="cancelled"),
        event("2-04", 8, "2023-05-06", unit="各区", status="standing"),
    )


def matter(**changes: Any) -> Matter:
    """All of it, as a document gets it."""
    given = {"speech": speech(), "states": present(speech(), events()), "as_of": AS_OF}
    return Matter(**{**given, **changes})
