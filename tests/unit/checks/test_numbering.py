"""Numbering: what is reported about an outline, and which outlines are in order."""

from __future__ import annotations

import pytest

from tests.support.speeches import of_outline
from toolkit.checks import check


def reported(outline: str) -> list[str]:
    """Code and message of the numbering findings about an outline."""
    found = [each for each in check(of_outline(outline)) if each.code.startswith("NUM")]
    return [f"{each.code} {each.message}" for each in found if each.code != "NUM007"]


@pytest.mark.parametrize(
    ("outline", "expected"),
    [
        ("一、甲\n二、乙\n四、丁", ["NUM001 序数不连续：二之后是四"]),
        ("一、甲\n  （一）乙\n  （三）丙\n二、丁", ["NUM001 序数不连续：（一）之后是（三）"]),
        ("一、甲\n一、乙", ["NUM002 序数重复：一出现两次"]),
        ("一、甲\n二、乙\n一、丙", ["NUM003 序数倒退：二之后是一"]),
        ("一、甲\n二、乙\n三、丙\n二、丁\n三、戊", ["NUM003 序数倒退：三之后是二"]),
        ("1.甲\n  （一）乙", ["NUM004 层次跳级：1之下直接是（一）"]),
        ("一、甲\n  1.乙\n二、丙\n  （一）丁", ["NUM004 层次跳级：一之下直接是1"]),
        ("一、甲\n二、乙\n第三，丙\n四、丁", ["NUM005 序数样式不一致：二之后是第三"]),
        ("一是甲\n二要乙\n三要丙", ["NUM005 序数样式不一致：一是之后是二要"]),
        ("五要甲\n六要乙", ["NUM006 列举从五要开始，前面的几点缺失"]),
        ("一、甲\n二、乙\n三丙", ["NUM008 序数“三”后缺少标点"]),
    ],
)
def test_faults_of_numbering(outline: str, expected: list[str]) -> None:
    """Each fault once, with the markers it is about."""
    assert reported(outline) == expected


@pytest.mark.parametrize(
    "outline",
    [
        "一、甲\n  （一）乙\n    1.丙\n      （1）丁\n二、戊",
        "一、甲\n  1.乙\n  2.丙\n二、丁",
        "一、甲\n  一是乙\n  二是丙\n  一是丁\n  二是戊\n二、己",
        "首先，甲\n第二，乙\n第三，丙",
        "首先，甲\n其次，乙\n最后，丙",
        "一、甲\n  （一）乙\n  （二）丙\n二、丁\n  （三）戊",
        "1.甲\n2.乙\n  一要丙\n  二要丁\n3.戊",
        "一、甲\n  一要乙\n  二要丙\n二、丁\n  一要戊",
        "一、甲\n二、乙\n附表\n一、丙\n二、丁",
    ],
)
def test_outlines_in_order(outline: str) -> None:
    """Nesting, two levels, spoken lists that start again, numbers that run on, annexes."""
    assert reported(outline) == []


def test_a_finding_points_at_the_marker() -> None:
    """The place of a numbering finding is the marker as written, without blanks behind it."""
    speech = of_outline("一、甲\n二、乙\n四、丁")
    (found,) = [each for each in check(speech) if each.code == "NUM001"]
    assert found.span is not None
    assert speech.source.text[found.span.start : found.span.end] == "四、"
    assert found.subject == speech.sections[2].id


def test_empty_heading_among_full_ones() -> None:
    """A heading without text is reported where its neighbours have text; a bare list is not."""
    some = check(of_outline("一、抓排查｜要查水库。\n二、抓整改\n三、抓演练｜要组织演练。"))
    assert [each.data for each in some if each.code == "NUM007"] == [{"heading": "二、抓整改"}]
    bare = check(of_outline("一、抓排查\n二、抓整改\n三、抓演练"))
    assert [each for each in bare if each.code == "NUM007"] == []


def test_level_jump_is_reported_once_a_kind() -> None:
    """A document that numbers that way throughout is told once."""
    outline = "\n".join(f"{n}、甲\n  （1）乙\n  （2）丙" for n in "一二三四五")
    assert len(reported(outline)) == 1


def test_long_restarting_lists_are_checked_in_one_pass() -> None:
    """Ten thousand points that start again and again are no reason to stall."""
    outline = "\n".join("一、甲\n二、乙" for _ in range(5_000))
    assert len(reported(outline)) == 51
