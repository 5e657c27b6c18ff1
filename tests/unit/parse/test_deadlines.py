"""Deadlines of a task sentence: every rule, the guards, the reference, and any text whatever."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model import Deadline
from toolkit.parse.deadlines import RULES, Reference, Rule, find_deadlines
from toolkit.source import SourceText

WEDNESDAY = Reference(today=dt.date(2022, 4, 20))
NOTHING = Reference()
_MARKED = re.compile(r"【(.*?)】", re.DOTALL)


def deadlines_in(text: str, reference: Reference = WEDNESDAY) -> tuple[Deadline, ...]:
    """The deadlines of a text that is one sentence."""
    return find_deadlines(SourceText(text), 0, len(text), reference)


def plain(example: str) -> str:
    """An example without its marks."""
    return example.replace("【", "").replace("】", "")


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in RULES])
def test_rule_finds_its_example(rule: Rule) -> None:
    """A rule finds in its example what stands in 【】, with exactly these words."""
    found = deadlines_in(plain(rule.example))
    assert [each.text for each in found] == _MARKED.findall(rule.example)
    assert f"deadlines.{rule.name}" in {each.rule for each in found}


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in RULES])
def test_rule_passes_over_its_near_miss(rule: Rule) -> None:
    """The near miss of a rule holds no deadline for any rule."""
    assert deadlines_in(rule.near_miss) == ()


def test_rules_have_names_of_their_own_and_chinese_labels() -> None:
    """A rule is told by its name; its label is Chinese."""
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(re.search(r"[\u4e00-\u9fff]", rule.label) for rule in RULES)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("【4月22日(星期五)前】报送", "2022-04-22"),
        ("请在【4月22日17:00前】反馈", "2022-04-22"),
        ("【二〇二二年十月底前】完成", "2022-10-31"),
        ("【四月三十日前】完成", "2022-04-30"),
        ("确保【今年年底前】建成", "2022-12-31"),
        ("【明年3月底前】投用", "2023-03-31"),
        ("【2024年2月底前】投用", "2024-02-29"),
        ("【下个月10日前】完成", "2022-05-10"),
        ("【本周内】拿出方案", "2022-04-24"),
        ("【下周一前】拿出方案", "2022-04-25"),
        ("【到2025年底前】建成", "2025-12-31"),
        ("【“十四五”期间】新建学校", "2025-12-31"),
        ("【春节前】付清工资", "2023-01-21"),
        ("在【‘5·1’前】报送", "2022-04-30"),
        ("【中秋节前】完成", "2022-09-09"),
        ("【6月上旬前】开工", "2022-06-10"),
        ("【三季度末】完成", "2022-09-30"),
        ("【2022年内】完成", "2022-12-31"),
        ("【2022-04-30前】上报", "2022-04-30"),
        ("请于【9 月 30 日前】报送", "2022-09-30"),
        ("【６\n月底前】完成", "2022-06-30"),
        ("于【25日前】上报", "2022-04-25"),
        ("【10月前】出台", "2022-09-30"),
        ("力争【2030年前】实现达峰", "2029-12-31"),
        ("【即日起至6月30日】开展检查", "2022-06-30"),
        ("【11月1日至次年】", None),
        ("【12月1日至1月31日】集中整治", "2023-01-31"),
    ],
)
def test_last_allowed_day(text: str, day: str | None) -> None:
    """A date is the last day on which the task is still in time."""
    found = deadlines_in(plain(text))
    if day is None:
        assert found == ()
    else:
        assert [(each.text, each.date) for each in found] == [(_MARKED.findall(text)[0], day)]


@pytest.mark.parametrize(
    ("text", "recurrence"),
    [
        ("每月28日下班前报送", "FREQ=MONTHLY;BYMONTHDAY=28"),
        ("每月底报送", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("每季度末月25日前报送", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25"),
        ("每季度首月5日前报送", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5"),
        ("每年12月底前报告", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"),
        ("每年年底前报告", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"),
        ("每周五前报送", "FREQ=WEEKLY;BYDAY=FR"),
        ("每两周调度一次", "FREQ=WEEKLY;INTERVAL=2"),
        ("每半月调度一次", "FREQ=MONTHLY;BYMONTHDAY=15,-1"),
        ("每两个季度评估一次", "FREQ=MONTHLY;INTERVAL=6"),
        ("每日报告", "FREQ=DAILY"),
        ("次月5日前报送", "FREQ=MONTHLY;BYMONTHDAY=5"),
        ("每学期开展一次检查", None),
        ("每月X号前报送", None),
    ],
)
def test_recurrence_is_an_rrule(text: str, recurrence: str | None) -> None:
    """What comes round again is written as RFC 5545 has it; None where the words leave it open."""
    (found,) = deadlines_in(text)
    assert (found.type, found.recurrence, found.date) == ("recurring", recurrence, None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("会后7日内报送", "2022-04-27"),
        ("会议结束后一周内报送", "2022-04-27"),
        ("在本意见印发之日起30日内制定细则", "2022-05-20"),
        ("会后两个月内报送", "2022-06-20"),
        ("会后10个工作日内报送", None),
        ("收到通知后5日内回复", None),
        ("三日内答复", None),
        ("24小时内上报", None),
    ],
)
def test_relative_is_counted_only_from_the_meeting_or_the_document(
    text: str, day: str | None
) -> None:
    """Days count from this meeting or this document; working days and other events stay open."""
    (found,) = deadlines_in(text)
    assert (found.type, found.date) == ("relative", day)
    assert found.certainty == ("inferred" if day else "explicit")


def test_anchor_is_the_words_of_the_event() -> None:
    """What a deadline hangs on is quoted, without the doer and without 在."""
    (found,) = deadlines_in("各部门在接到举报后24小时内核实。")
    assert (found.text, found.anchor) == ("接到举报后24小时内", "接到举报")
    (found,) = deadlines_in("市水利局要在主汛期来临前完成加固。")
    assert (found.type, found.text, found.anchor) == ("event", "主汛期来临前", "主汛期来临")


def test_festival_after_has_no_date() -> None:
    """节后 names no day: nothing is invented."""
    (found,) = deadlines_in("“五一”节后要复查。")
    assert (found.type, found.date, found.anchor) == ("event", None, "五一")


def test_several_deadlines_come_in_order_of_place() -> None:
    """All deadlines of a sentence, each with its own span."""
    text = "分别在3月、6月底报送，年底前总结，平时要立即上报。"
    found = deadlines_in(text, Reference(today=dt.date(2022, 1, 5)))
    assert [each.text for each in found] == ["3月", "6月底", "年底前", "立即"]
    assert [each.date for each in found] == ["2022-03-31", "2022-06-30", "2022-12-31", None]


def test_span_is_absolute_and_text_is_unfolded() -> None:
    """Offsets count from the start of the source; the words keep their width."""
    source = SourceText("前言。各县在６月底前完成。后记：年底前。")
    (found,) = find_deadlines(source, 3, 13, WEDNESDAY)
    assert found.span is not None
    assert source.quote(found.span) == found.text == "６月底前"


def test_year_comes_from_the_words_the_sentence_or_the_reference() -> None:
    """Certainty says whether the year was written; without any year there is no date."""
    written, carried = deadlines_in("2025年4月底前完成路基，9月底前完成路面。")
    assert (written.date, written.certainty) == ("2025-04-30", "explicit")
    assert (carried.date, carried.certainty) == ("2025-09-30", "inferred")
    (unknown,) = deadlines_in("9月底前完成。", NOTHING)
    assert (unknown.type, unknown.date, unknown.certainty) == ("date", None, "inferred")
    (planned,) = deadlines_in("9月底前完成。", Reference(year=2019))
    assert (planned.date, planned.certainty) == ("2019-09-30", "inferred")


def test_plan_year_holds_over_the_day_of_the_document() -> None:
    """A plan for 2025 issued in December 2024 means 2025 by 年底."""
    reference = Reference(today=dt.date(2024, 12, 20), year=2025)
    assert [each.date for each in deadlines_in("年底前完成，3月底前启动。", reference)] == [
        "2025-12-31",
        "2025-03-31",
    ]


def test_month_long_past_means_the_next_year() -> None:
    """In December 1月10日前 is next January; a month just past stays, for the checks to report."""
    december = Reference(today=dt.date(2024, 12, 10))
    assert [each.date for each in deadlines_in("1月10日前报送。", december)] == ["2025-01-10"]
    assert [each.date for each in deadlines_in("11月底前报送。", december)] == ["2024-11-30"]


@pytest.mark.parametrize(
    "text",
    [
        "会议于9月29日上午召开",
        "落实2023年6月出台的办法",
        "1—5月完成投资80亿元",
        "上半年完成投资增长8%，形势很好",
        "办理时限控制在3个工作日以内",
        "实施国企改革三年行动",
        "国办发〔2019〕3号要求",
        "贯彻《关于2025年前实现目标的意见》精神",
        "编制“十三五”规划",
        "不是周五前，而是越细越好",
        "今年要抓好三件事",
        "2022年，全市要争先进位",
        "要持续推进、及时上报、按期完成",
        "坚持“第一时间”理念",
        "弘扬“马上就办、真抓实干”的作风",
        "近年来发展迅速",
        "由2010年的5亿元增加到2015年的15亿元",
        "连续三年内零事故",
        "养老金每月提高100元",
        "每年都有新变化",
        "日前召开的会议",
        "三天前的暴雨",
        "上年1月31日前的报表已公开",
        "对截至3月底仍未开工的项目约谈",
        "对6月底仍未整改的通报",
        "15分钟生活圈",
        "第二轮土地承包到期后再延长30年",
        "落实好定期谈话等制度",
        "提前谋划，超前部署，往前赶",
        "推进灾后重建",
        "三年内不得申报",
        "打造1小时以内交通圈",
        "不要等到年底前才动手",
        "自本通知印发之日起，原办法同时废止",
        "经专家论证后实施",
        "疫情发生以来的经验",
    ],
)
def test_what_is_no_deadline(text: str) -> None:
    """Past dates, figures, durations, titles, names, negation and frames are no deadlines."""
    assert deadlines_in(text) == ()


_PIECES = st.sampled_from(
    [
        *"每前后月日年底内末一二三十3“”《》，。 \n自到经在",
        "2022年",
        "之日起",
        "季度",
        "会后",
        "尽快",
    ]
)


@given(st.lists(st.one_of(_PIECES, st.characters()), max_size=60).map("".join))
def test_any_text_gives_ordered_spans_without_overlap(text: str) -> None:
    """Whatever the text: spans lie in the stretch, in order, apart, and quote their words."""
    source, position = SourceText(text), 0
    for found in find_deadlines(source, 0, len(text), WEDNESDAY):
        assert found.span is not None
        assert position <= found.span.start < found.span.end <= len(text)
        assert found.text == source.quote(found.span)
        position = found.span.end


@given(st.lists(_PIECES, max_size=40).map("".join), st.integers(0, 5))
def test_what_stands_around_the_stretch_does_not_matter(text: str, width: int) -> None:
    """A stretch gives the same deadlines wherever it stands in the source."""
    alone = find_deadlines(SourceText(text), 0, len(text), WEDNESDAY)
    moved = SourceText("月" * width + text + "底前" * width)
    shifted = find_deadlines(moved, width, width + len(text), WEDNESDAY)
    assert [each.text for each in shifted] == [each.text for each in alone]


@pytest.mark.parametrize(
    "unit",
    [
        "每",
        "前",
        "后",
        "月",
        "9",
        "自",
        "到",
        "1月1日至",
        "每年",
        "3日内",
        "之前",
        "会后",
        "《6月底前",
    ],
)
def test_hostile_text_is_read_to_the_end(unit: str) -> None:
    """Tens of thousands of triggers in one sentence neither raise nor run away."""
    text = unit * 10_000 + "，年底前完成"
    assert deadlines_in(text[-40_000:])[-1:] != () or unit == "《6月底前"
