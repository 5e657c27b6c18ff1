"""会议纪要: the meeting's outline with its demands word for word."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support import reported, waterworks
from tests.support.composed import text
from tests.support.draft import deadline, unit, value
from toolkit.documents.blocks import Heading, Paragraph, plain
from toolkit.documents.matter import Matter
from toolkit.documents.minutes import compose, title


def composed(**meta: Any) -> Any:
    """The minutes of the waterworks speech with other facts."""
    draft = waterworks.draft()
    draft.meta |= meta
    return compose(Matter(speech=draft.speech()))[0].document


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        ({}, "全市供水保障工作推进会纪要"),
        ({"occasion": None}, "《在全市供水保障工作推进会上的讲话》会议纪要"),
        ({"title": value("某市常务会议纪要")}, "某市常务会议纪要"),
        ({"title": None, "occasion": None}, "讲话会议纪要"),
    ],
)
def test_the_title_names_the_meeting(meta: dict[str, Any], expected: str) -> None:
    """A source that is minutes keeps its own title."""
    assert composed(**meta).title == expected


def test_headings_are_those_of_the_source_in_order() -> None:
    """Parts and points as headings, with their own numbers."""
    found = [(b.level, b.text) for b in composed().blocks if isinstance(b, Heading)]
    assert [words for _, words in found] == list(waterworks.HEADINGS)
    assert [level for level, _ in found] == [1, 2, 2, 1, 2, 2, 1]


def test_what_the_words_say_is_not_said_twice() -> None:
    """Units and dates of the sentence itself stand there; what is open is not made up."""
    words = [plain(b.runs) for b in composed().blocks if isinstance(b, Paragraph)]
    assert "市水务局牵头、市财政局配合，6月底前完成老旧管网改造。" in words
    assert "市住房城乡建设局要尽快排查二次供水设施。" in words
    assert "雨季结束后要复核调度方案。" in words
    assert "会后要立即传达。" in words


def test_what_follows_from_the_context_stands_in_brackets() -> None:
    """Marks stay, in brackets of another kind."""
    draft = waterworks.draft()
    draft.task(
        "3-03",
        "严格督查",
        units=(unit("市水务局", "lead", "inherited"), unit("市财政局", "support", "inherited")),
        deadlines=(deadline("6月底前", date="2023-06-30", certainty="inherited"),),
    )
    document = compose(Matter(speech=draft.speech()))[0].document
    assert (
        "严格督查。（牵头：市水务局〔承上〕，配合：市财政局〔承上〕；"
        "完成时限：6月底前〔2023年6月30日，承上〕）"
    ) in text(document).splitlines()


def test_a_heading_that_is_a_demand_is_not_printed_twice() -> None:
    """一是…… is often heading and demand at once."""
    draft = waterworks.draft()
    draft.task("3-03", "第三，严格督查，压实XX责任")
    document = compose(Matter(speech=draft.speech()))[0].document
    assert text(document).count("第三，严格督查，压实XX责任") == 1


def test_who_was_there_is_told_by_kind() -> None:
    """GB/T 9704—2012, 10.3: 出席, 请假 and 列席 have lines of their own."""
    document = composed(
        attendance=(value("出席：甲　乙"), value("列席人员：丙", "inferred"), value("各区负责人"))
    )
    words = text(document).splitlines()
    assert {"出席：甲　乙", "列席：丙（推断）", "出席情况：各区负责人"} <= set(words)


def test_demands_are_counted() -> None:
    """The number of the opening is that of the list; doubtful ones are left to judgement."""
    assert "议定事项共5项" in text(composed())
    assert "大家要爱绿护绿" not in text(compose(reported.matter())[0].document)
    assert title(reported.matter()) == "《在全市绿化工作会议上的讲话》会议纪要"
