"""What the brief says is still open, and where."""

from __future__ import annotations

import dataclasses

import pytest

from tests.support import waterworks
from tests.support.composed import part, tables, text
from tests.support.draft import Draft, deadline, unit
from toolkit.codes import finding
from toolkit.documents.blocks import Document
from toolkit.documents.brief import compose


@pytest.fixture
def document() -> Document:
    """The brief of the waterworks speech."""
    return compose(waterworks.speech())


def test_tasks_without_unit_are_named_by_their_number_in_the_list(document: Document) -> None:
    """The reader finds them in the table above."""
    assert tables(document)["所在部分|任务数|未写明|清单序号"] == [
        ["二、突出重点，保障夏季供水", "3", "1", "3"],
        ["第三，严格督查，压实XX责任", "2", "1", "5"],
    ]


def test_long_runs_of_numbers_are_given_as_ranges() -> None:
    """Thirty tasks without unit are 1—30, not thirty numbers."""
    draft = Draft("一、甲乙\n" + "".join(f"办第{n}件事。\n" for n in range(1, 31)))
    draft.section("1", "一、甲乙")
    for n in range(1, 31):
        draft.task(f"1-{n:02}", f"办第{n}件事。", units=(unit("各区"),) if n == 4 else ())
    assert tables(compose(draft.speech()))["所在部分|任务数|未写明|清单序号"] == [
        ["一、甲乙", "30", "29", "1—3、5—30"]
    ]


def test_open_deadlines_are_listed_with_words_place_and_question(document: Document) -> None:
    """Vague words and dates that hang on an event are asked for, never invented."""
    assert tables(document)["清单序号|任务编号|原文位置|原文说法|需要明确"] == [
        ["2", "2-1-02", "第10行", "尽快", "没有具体日期，请定完成日期"],
        ["3", "2-2-01", "第12行", "雨季结束后", "以“雨季结束”起算，其日期没有写明，请定日期"],
    ]


def test_a_date_without_year_is_asked_for() -> None:
    """Where no year can be known, the brief says so."""
    draft = Draft("6月底前完成。")
    draft.task("01", "6月底前完成。", deadlines=(deadline("6月底前"),))
    assert "没有年份，也无日期可依，请补明" in text(compose(draft.speech()))


def test_borderline_sentences_are_left_to_judgement(document: Document) -> None:
    """They are not in the list of tasks, but none of them is lost."""
    assert tables(document)["任务编号|原文位置|原文"] == [
        ["2-2-02", "第13行", "各区要把供水放在心上。"]
    ]


def test_findings_about_the_text_are_listed_with_their_place(document: Document) -> None:
    """Those on web chrome, on reading, or counted elsewhere in the brief are not repeated."""
    assert tables(document)["序号|原文位置|问题|建议"] == [
        ["1", "第14行", "“XX”像是被遮盖或替换的文字", "请对照原稿补全后再下发。"]
    ]


def test_equal_findings_share_a_row() -> None:
    """The same masked word in several places is one point to check."""
    draft = Draft("请XX区办理。\n也请XX区报送。\n")
    second = draft.text.rindex("XX")
    first = draft.span("XX")
    draft.findings = [
        finding("SRC010", span=first, text="XX"),
        finding("SRC010", span=dataclasses.replace(first, start=second, end=second + 2), text="XX"),
    ]
    rows = tables(compose(draft.speech()))["序号|原文位置|问题|建议"]
    assert [row[1] for row in rows] == ["第1、2行"]


def test_several_units_without_lead_are_one_line() -> None:
    """They are counted and named by their number in the list."""
    draft = Draft("甲局、乙局办理。\n丙局、丁局办理。\n")
    for name, words in (("01", "甲局、乙局办理。"), ("02", "丙局、丁局办理。")):
        draft.task(name, words, units=(unit(words[:2]), unit(words[3:5])))
        draft.findings.append(finding("TSK006", subject=name, task=name, count=2))
    assert "列了几个责任单位而没有写明牵头的2项：清单第1、2项。" in text(compose(draft.speech()))


def test_nothing_open_is_said_in_one_line() -> None:
    """The part never stands empty."""
    draft = Draft("各区6月30日前完成。")
    draft.task(
        "01",
        draft.text,
        units=(unit("各区"),),
        deadlines=(deadline("6月30日前", date="2023-06-30"),),
    )
    assert part(compose(draft.speech()), "三、待明确事项")[0] == "没有需要明确的事项。"


def test_a_vague_word_beside_a_date_is_listed_too() -> None:
    """The task has its day, but 尽快 next to it still asks for one."""
    draft = Draft("尽快动手，2023年6月底前完成。")
    dated = deadline("2023年6月底前", date="2023-06-30")
    draft.task(
        "01", draft.text, units=(unit("各区"),), deadlines=(deadline("尽快", "vague"), dated)
    )
    document = compose(draft.speech())
    assert "1项任务中，时限明确的1项。" in text(document)
    assert [row[3] for row in tables(document)["清单序号|任务编号|原文位置|原文说法|需要明确"]] == [
        "尽快"
    ]
