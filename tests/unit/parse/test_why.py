"""Why a sentence is a task: the account names place, rule, unit, deadline and figure."""

from __future__ import annotations

import datetime as dt

import pytest

from toolkit.errors import UsageProblem
from toolkit.parse.pipeline import parse
from toolkit.parse.why import rule_label, why
from toolkit.source import SourceText

SPEECH = parse(
    SourceText(
        "一、抓好整改\n县水利局要在6月底前加固堤防30公里。\n二、抓好值守\n各村要昼夜巡查。\n"
    ),
    date=dt.date(2024, 5, 8),
)


def test_the_account_leads_back_to_the_source() -> None:
    """Line, heading, rule, unit, deadline and figure stand in it."""
    account = why(SPEECH, "1-01")
    assert "第 2 行第 1 字" in account
    assert "层次：一、抓好整改" in account
    assert "县水利局" in account
    assert "“6月底前”→ 2024-06-30" in account
    assert "30公里" in account


def test_what_is_missing_is_said() -> None:
    """A task without a deadline says so."""
    assert "完成时限：原文没有写明" in why(SPEECH, "2-01")


def test_an_unknown_task_is_refused_in_chinese() -> None:
    """The message names the id and where ids are found."""
    with pytest.raises(UsageProblem, match="没有编号为“7-07”的任务"):
        why(SPEECH, "7-07")


def test_every_rule_in_a_speech_has_a_chinese_label() -> None:
    """No account falls back to the name of a rule."""
    rules = {task.rule for task in SPEECH.tasks}
    rules |= {unit.rule for task in SPEECH.tasks for unit in task.units}
    rules |= {deadline.rule for task in SPEECH.tasks for deadline in task.deadlines}
    rules |= {target.rule for task in SPEECH.tasks for target in task.targets}
    assert all(rule_label(rule) != rule for rule in rules)
