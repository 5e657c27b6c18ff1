"""Several speeches make one ledger in which nothing is lost and the same task is linked."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import toolkit
from tests.support import invariants, returns, speeches
from toolkit import codec, schema
from toolkit.checks import check
from toolkit.errors import UsageProblem
from toolkit.ledger.merging import merged
from toolkit.model import Speech
from toolkit.parse.pipeline import parse
from toolkit.source import SourceText

FIRST = """在绿化工作会议上的讲话
2024年3月1日
一、抓紧补植
由市林业局牵头，在6月底前补植行道树。
市公园中心要完成苗木验收。
"""
SECOND = """在城建工作会议上的讲话
2024年3月5日
一、抓好绿化
由市林业局牵头，在6月底前补植行道树。
二、抓好道路
市住建局要修补破损路面。
"""
SAME = "由市林业局牵头，在6月底前补植行道树。"


def of(text: str, name: str = "讲话.txt") -> Speech:
    """The speech of a text."""
    return parse(SourceText(text, name=name))


def test_the_whole_is_a_speech_like_any_other() -> None:
    """All invariants hold, the schema accepts it, the checks find no broken place."""
    whole = merged([of(FIRST, "甲.txt"), of(SECOND, "乙.txt")]).speech
    invariants.hold(whole)
    assert schema.validate("speech", codec.to_json(whole)) == ()
    assert not [finding for finding in check(whole) if finding.code.startswith("SPN")]
    assert whole.source.text == FIRST + SECOND
    assert len(whole.tasks) == len(of(FIRST).tasks) + len(of(SECOND).tasks)


def test_the_same_task_is_linked_and_named_with_its_speech() -> None:
    """By fingerprint, both ways; others have no links."""
    found = merged([of(FIRST, "甲.txt"), of(SECOND, "乙.txt")])
    same = [task.id for task in found.speech.tasks if task.text == SAME]
    assert found.links == {same[0]: (same[1],), same[1]: (same[0],)}
    assert [found.sources[id_] for id_ in same] == ["甲.txt", "乙.txt"]
    assert found.conflicts == ()


def test_the_stricter_day_is_shown_and_the_conflict_told() -> None:
    """The same words a year later mean another day; both rows show the earlier one."""
    later = SECOND.replace("2024年3月5日", "2025年3月5日")
    found = merged([of(FIRST), of(later)])
    assert set(found.due.values()) == {dt.date(2024, 6, 30)}
    assert len(found.due) == 2


def test_what_the_speeches_do_not_agree_on_is_a_finding() -> None:
    """LDG019 names both tasks, the column and both words."""
    one = speeches.of_tasks("抓好备汛工作。 牵头=甲局 date:6月底前=2024-06-30")
    other = speeches.of_tasks("抓好备汛工作。 牵头=乙局 date:5月底前=2024-05-31")
    outcome = toolkit.merge([one, other])
    messages = [finding.message for finding in outcome.findings if finding.code == "LDG019"]
    assert len(messages) == 2
    assert any("牵头单位不同：“甲局（承上）”和“乙局（承上）”" in message for message in messages)
    assert any("完成时限不同：“6月底前”和“5月底前”" in message for message in messages)


def test_the_ledger_shows_source_links_and_day() -> None:
    """One row a task, numbered by speech."""
    sheet = returns.Sheet(toolkit.merge([of(FIRST, "甲.txt"), of(SECOND, "乙.txt")]).value)
    row = sheet.row("1.1-01")
    shown = {
        header: sheet.sheet.cell(row, column).value for header, column in sheet.columns.items()
    }
    assert shown["来源讲话"] == "甲.txt"
    assert shown["相同任务"] == "2.1-01（乙.txt）"
    assert shown["截止日期"] == dt.datetime(2024, 6, 30)  # noqa: DTZ001 - cells know no zones
    assert sheet.sheet["A1"].value == "《在绿化工作会议上的讲话》等2篇任务台账"


def test_one_speech_is_no_merger() -> None:
    """The message says what to type instead."""
    with pytest.raises(UsageProblem, match="taizhang convert"):
        toolkit.merge([FIRST])


lines = st.lists(
    st.sampled_from(
        (
            *("讲话", "一、抓紧补植", "（一）树木", "市林业局要补植行道树。", "各区要加强巡护。"),
            *("第一，要抓好三件事。", "6月底前完成。", "", "谢谢大家！"),
        )
    ),
    max_size=8,
).map("\n".join)


@given(st.lists(lines.filter(str.strip), min_size=1, max_size=4))
def test_merging_keeps_every_invariant(texts: list[str]) -> None:
    """Whatever the speeches are, the whole is a speech and has all their tasks."""
    every = [of(text) for text in texts]
    whole = merged(every).speech
    invariants.hold(whole)
    assert [task.text for task in whole.tasks] == [
        task.text for speech in every for task in speech.tasks
    ]
