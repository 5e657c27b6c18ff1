"""Tasks: units and deadlines a supervision office has to clear up."""

from __future__ import annotations

import pytest

from tests.support.speeches import of_tasks
from toolkit.checks import check


def reported(lines: str, date: str = "2024-03-05") -> list[str]:
    """Code and message of the task findings about some tasks."""
    found = [each for each in check(of_tasks(lines, date)) if each.code.startswith("TSK")]
    return [f"{each.code} {each.message}" for each in found]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("抓好备汛工作。\n抓好防火工作。", "TSK001 层次之外有 2 项任务没有写明责任单位"),
        ("备汛。 牵头=甲局 牵头=乙局", "TSK002 任务 01 有 2 个牵头单位：甲局、乙局"),
        ("备汛。 负责=甲局 date:6月底前=", "TSK003 时限“6月底前”没有年份，文中也没有日期可依"),
        (
            "备汛。 负责=甲局 date:2月底前=2024-02-29",
            "TSK004 时限“2月底前”（2024-02-29）早于文件日期 2024-03-05",
        ),
        ("备汛。 负责=甲局 vague:尽快=", "TSK005 时限“尽快”没有具体日期"),
        ("备汛。 负责=甲局 负责=乙局", "TSK006 任务 01 有 2 个责任单位，没有写明牵头"),
        ("？要增强责任感。", "TSK007 “？要增强责任感。”是否列为任务有疑问"),
        (
            "备汛。 负责=甲局 event:验收后=",
            "TSK008 时限“验收后”不能由原文算出日期（起算：验收后）",
        ),
        (
            "抓好防汛备汛工作。 负责=甲局\n抓好防汛、备汛工作！ 负责=甲局",
            "TSK009 任务 02 与 01 文字相同",
        ),
    ],
)
def test_what_must_be_cleared_up(lines: str, expected: str) -> None:
    """One finding for each thing, in Chinese, with the words it is about."""
    assert reported(lines) == [expected]


@pytest.mark.parametrize(
    "lines",
    [
        "备汛。 牵头=甲局 配合=乙局 配合=丙局",
        "备汛。 牵头=甲局 牵头=甲局",
        "备汛。 负责=各乡镇 负责=各部门",
        "备汛。 负责=甲局 负责=各乡镇",
        "备汛。 负责=甲局 date:2024年6月底前=2024-06-30",
        "备汛。 负责=甲局 date:X月X日前=",
        "备汛。 负责=甲局 standing:长期= immediate:立即=",
        "备汛。 负责=甲局\n备汛。 负责=乙局",
    ],
)
def test_what_is_in_order(lines: str) -> None:
    """One lead, groups, resolved and standing deadlines; too few words prove no repetition."""
    assert reported(lines) == []


def test_groups_of_units_need_no_lead_but_named_ones_do() -> None:
    """Of units and groups only the named units count."""
    assert reported("备汛。 负责=甲局 负责=乙局 负责=各乡镇") == [
        "TSK006 任务 01 有 2 个责任单位，没有写明牵头"
    ]


def test_findings_point_at_their_task() -> None:
    """Without a place of its own the finding stands at the task, and names it as subject."""
    speech = of_tasks("备汛。 负责=甲局\n防火。 牵头=甲局 牵头=乙局")
    (found,) = [each for each in check(speech) if each.code == "TSK002"]
    assert (found.span, found.subject) == (speech.tasks[1].span, "02")
