"""Two versions compared: every task of either stands in exactly one group."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

import toolkit
from tests.support import reported, speeches
from toolkit.ledger.difference import Difference, compare
from toolkit.model import Speech
from toolkit.parse.pipeline import parse
from toolkit.source import SourceText

OLD = """在绿化工作会议上的讲话
一、抓紧补植
由市林业局牵头，在6月底前补植行道树。
市公园中心要完成苗木验收。
市教育局要建成校园苗圃。
二、管好用好
市水务局要铺设灌溉管线。
"""
NEW = """在绿化工作会议上的讲话
一、抓紧补植
由市林业局牵头，在7月底前补植行道树。
市水务局要铺设灌溉管线。
二、管好用好
市公园中心要完成苗木验收。
市城管局要清理枯枝。
"""


def of(text: str) -> Speech:
    """The speech of a text."""
    return parse(SourceText(text))


def ids(found: Difference) -> list[str]:
    """The ids of the new version in all groups that have one."""
    changes = (*found.changed, *found.moved, *found.same)
    return sorted([row.id for row in found.added] + [change.after.id for change in changes])


def test_tasks_that_came_went_moved_or_changed_are_told_apart() -> None:
    """Each is matched by its words, and the columns that differ are named."""
    found = compare(of(OLD), of(NEW))
    assert [row.text for row in found.added] == ["市城管局要清理枯枝。"]
    assert [row.text for row in found.removed] == ["市教育局要建成校园苗圃。"]
    assert [change.keys for change in found.changed] == [("text", "deadline")]
    assert [change.after.text for change in found.moved] == [
        "市水务局要铺设灌溉管线。",
        "市公园中心要完成苗木验收。",
    ]
    assert found.same == ()


def test_the_same_version_has_no_difference() -> None:
    """All tasks are the same, none is anything else."""
    found = compare(of(OLD), of(OLD))
    assert (found.added, found.removed, found.changed, found.moved) == ((), (), (), ())
    assert len(found.same) == len(of(OLD).tasks)


def test_a_unit_that_changed_is_told_though_the_words_are_the_same() -> None:
    """As after another unit book."""
    old = speeches.of_tasks("抓好备汛工作。 牵头=甲局")
    (task,) = old.tasks
    new = replace(old, tasks=(replace(task, units=(replace(task.units[0], name="乙局"),)),))
    assert [change.keys for change in compare(old, new).changed] == [("lead",)]


def test_the_library_takes_any_source() -> None:
    """Texts, speeches, and what was read."""
    assert toolkit.diff(OLD, of(NEW)).added == compare(of(OLD), of(NEW)).added
    assert toolkit.diff(reported.speech(), reported.speech()).changed == ()


lines = st.lists(
    st.sampled_from(
        ("一、抓紧补植", "二、管好用好", "市林业局要补植行道树。", "市林业局要补植行道树800棵。",
         "市水务局要铺设管线。", "要建立养护台账。", "各区要加强巡护。")
    ),
    max_size=9,
)  # fmt: skip


@given(lines, lines)
def test_every_task_is_in_exactly_one_group(old: list[str], new: list[str]) -> None:
    """Nothing is lost in between, in either direction."""
    one, other = of("\n".join(old) or "无"), of("\n".join(new) or "无")
    found = compare(one, other)
    assert ids(found) == sorted(task.id for task in other.tasks)
    changes = (*found.changed, *found.moved, *found.same)
    before = [row.id for row in found.removed] + [change.before.id for change in changes]
    assert sorted(before) == sorted(task.id for task in one.tasks)
    back = compare(other, one)
    assert len(back.added) == len(found.removed)
    assert len(back.same) == len(found.same)
