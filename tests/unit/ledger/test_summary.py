"""The words above a ledger."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.support.draft import Draft, value
from tests.support.waterworks import speech
from toolkit.ledger.presets import named
from toolkit.ledger.rows import rows
from toolkit.ledger.summary import chinese, document_date, heading, overview
from toolkit.model import Speech


def entitled(title: str | None, name: str = "防汛讲话.txt") -> Speech:
    """A speech with that title."""
    draft = Draft("同志们：", name=name)
    draft.meta = {"title": value(title) if title else None}
    return draft.speech()


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("在防汛会上的讲话", "《在防汛会上的讲话》任务台账"),
        ("印发《防汛方案》的通知", "印发《防汛方案》的通知任务台账"),
        ("在防汛会上\n的讲话", "《在防汛会上 的讲话》任务台账"),
        (None, "《防汛讲话》任务台账"),
    ],
)
def test_the_title_names_document_and_table(title: str | None, expected: str) -> None:
    """Title marks are not nested; without a title the file's name stands in."""
    assert heading(entitled(title), named("督办台账")) == expected


def test_a_name_without_ending_stands_whole() -> None:
    """Standard input has no file name ending."""
    assert heading(entitled(None, "标准输入"), named("分解表")) == "《标准输入》任务分解表"


def test_the_overview_counts_what_is_open() -> None:
    """Counts of parts, points, tasks, open leads, open dates and findings."""
    words = overview(speech(), rows(speech()))
    assert "来源：供水讲话.txt" in words
    assert "日期：2023年5月6日（填写）" in words
    assert "部分 3 个，要点 4 个，任务 6 项" in words
    assert "牵头单位待明确 3 项" in words
    assert "截止日期待明确 4 项" in words
    assert "问题提示 4 条" in words


def test_a_missing_date_is_said_to_be_missing() -> None:
    """Nothing is invented."""
    assert document_date(entitled("讲话")) == ""
    assert "日期：未注明" in overview(entitled("讲话"), ())


def test_an_incomplete_date_stands_as_it_is() -> None:
    """2023-05 is no day and is not made one."""
    draft = Draft("同志们：")
    draft.meta = {"date": value("2023-05")}
    assert document_date(draft.speech()) == "2023-05"


def test_dates_have_no_leading_zeros() -> None:
    """GB/T 9704—2012, 7.3.5.4."""
    assert chinese(dt.date(2023, 5, 6)) == "2023年5月6日"


def test_a_ledger_of_points_counts_its_open_rows_as_points() -> None:
    """Tasks are counted as tasks, rows as what they are."""
    words = overview(speech(), rows(speech(), by="point"))
    assert f"任务 {len(speech().tasks)} 项" in words
    assert "个要点" in words.partition("牵头单位")[2]
