"""The facts of a document, read from lines that already carry their roles."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.support.annotated import document
from toolkit.model import Meta, Value
from toolkit.parse.meta import document_year, find_meta
from toolkit.parse.meta.head import read_head
from toolkit.parse.meta.lines import tidy
from toolkit.parse.meta.rules import RULES, Rule

EVERY_RULE = [pytest.param(rule, id=rule.name) for rule in RULES]


def meta_of(annotated: str, date: dt.date | None = None) -> Meta:
    """The facts of a document written down with its roles."""
    return find_meta(*document(annotated), date)


def year_of(annotated: str) -> int | None:
    """The year of the plan of a document written down with its roles."""
    source, sentences = document(annotated)
    return document_year(source, sentences, find_meta(source, sentences))


def value(found: Value | None) -> str | None:
    """The value of a fact, None where it is not known."""
    return found.value if found else None


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_example_of_rule_gives_its_value(rule: Rule) -> None:
    """Each rule finds in its own example what it says it finds."""
    source, sentences = document(rule.example)
    hits = list(rule.find(read_head(source, sentences)))
    assert hits
    first = hits[0]
    words = source.text[first.start : first.end]
    assert (first.value or tidy(words, source.shadow[first.start : first.end])) == rule.gives


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_near_miss_of_rule_gives_nothing(rule: Rule) -> None:
    """Each rule leaves its near miss alone."""
    source, sentences = document(rule.near_miss)
    assert list(rule.find(read_head(source, sentences))) == []


def test_names_of_rules_are_unique() -> None:
    """A value cites one rule, so no two rules share a name."""
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_value_stands_where_it_says() -> None:
    """The text of a fact is the text of its span, padding and line breaks included."""
    source, sentences = document(
        "title 政 府 工 作 报 告\n"
        "meta ——2024年3月5日在县第十届人民代表大会第二次会议上\n"
        "meta 县人民政府县长　　俞　悦\ngreeting 各位代表："
    )
    meta = find_meta(source, sentences)
    found = [meta.title, meta.doc_type, meta.date, meta.occasion, meta.speaker, meta.speaker_post]
    assert all(each is not None for each in found)
    for each in found:
        assert each is not None
        assert each.span is not None
        assert each.text == source.text[each.span.start : each.span.end]
    assert value(meta.title) == "政府工作报告"
    assert value(meta.speaker) == "俞悦"


def test_nothing_is_invented() -> None:
    """A text that states no fact has none."""
    meta = meta_of("task 各部门要抓好落实。")
    assert [getattr(meta, key) for key in ("title", "date", "speaker", "issuer")] == [None] * 4
    assert meta.recipients == ()


def test_entered_date_wins() -> None:
    """The date given by the user is marked as entered and has no place in the text."""
    meta = meta_of("signature 县人民政府\nsignature 2024年3月5日", dt.date(2024, 3, 8))
    assert meta.date == Value(
        text=None, value="2024-03-08", span=None, certainty="entered", rule="option.date"
    )


@pytest.mark.parametrize(
    "line",
    ["20XX年3月5日", "2024年X月X日", "201x年3月5日", "2024年13月5日", "2024年2月30日", "2024年3月"],
)
def test_masked_or_impossible_dates_are_none(line: str) -> None:
    """A masked date, a day that does not exist and a month alone are no dates."""
    assert meta_of(f"title 工作报告\nmeta （{line}）\nsignature {line}").date is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2024年3月5日", "2024-03-05"),
        ("２０２４年３月５日", "2024-03-05"),
        ("2024 年 3 月 5 日", "2024-03-05"),
        ("二○二四年十二月三十一日", "2024-12-31"),
        ("二〇二四年十月二十日", "2024-10-20"),
        ("2024.3.5", "2024-03-05"),
        ("2024/03/05", "2024-03-05"),
    ],
)
def test_dates_are_read_in_all_their_forms(line: str, expected: str) -> None:
    """Chinese and Arabic digits, full width, padded, with points or strokes."""
    assert value(meta_of(f"title 工作报告\nmeta {line}").date) == expected


def test_page_date_of_a_copy_site_is_no_speech_date() -> None:
    """The time a collection of model texts shows is when the page was made, not the speech."""
    meta = meta_of(
        "boilerplate 首页 > 公文范文 > 讲话\nmeta 时间：2023-05-04 17:30:32\n"
        "title 在推进会上的讲话\ngreeting 同志们："
    )
    assert meta.date is None


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        (
            "各市、县、自治县人民政府，省政府各部门、各直属单位：",
            ["各市、县、自治县人民政府", "省政府各部门", "各直属单位"],
        ),
        ("各旗市区人民政府、各部门：", ["各旗市区人民政府", "各部门"]),
        ("各县（市、区）人民政府，市直各单位：", ["各县（市、区）人民政府", "市直各单位"]),
        ("市发改委、财政局、卫健委：", ["市发改委", "财政局", "卫健委"]),
        (
            "各乡镇人民政府、街道办事处，县直各单位：",
            ["各乡镇人民政府", "街道办事处", "县直各单位"],
        ),
        ("水利部：", ["水利部"]),
    ],
)
def test_recipients_are_split(line: str, bodies: list[str]) -> None:
    """A list of recipients becomes its bodies; parts that share a last word stay together."""
    meta = meta_of(f"title 关于备汛的通知\nmeta {line}")
    assert [each.value for each in meta.recipients] == bodies


@pytest.mark.parametrize("line", ["各位代表：", "会议指出：", "现将有关情况报告如下："])
def test_other_lines_with_a_colon_are_no_recipients(line: str) -> None:
    """A form of address and a lead-in name no bodies."""
    assert meta_of(f"title 关于备汛的通知\nmeta {line}").recipients == ()


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("在全县大会上的讲话提纲", "speech"),
        ("在全县大会上的讲话（根据录音整理）", "speech"),
        ("县政府第3次常务会议纪要", "minutes"),
        ("2024年政府工作报告", "report"),
        ("关于印发备汛方案的通知", "notice"),
        ("关于加快发展的指导意见", "opinion"),
        ("2024年重点工作任务", "plan"),
        ("关于表彰先进的决定", "decision"),
        ("关于同意建立联席会议制度的批复", "reply"),
        ("关于办理情况的函", "letter"),
        ("县政府工作规则", "other"),
    ],
)
def test_kind_of_document_comes_from_the_title(title: str, slug: str) -> None:
    """The last word of the title names the kind."""
    meta = meta_of(f"title {title}")
    assert value(meta.doc_type) == slug
    assert meta.doc_type is not None
    assert meta.doc_type.certainty == "explicit"


def test_kind_of_document_from_address_is_inferred() -> None:
    """Without a title the form of address tells, and the value says that it is inferred."""
    meta = meta_of("greeting 同志们：\ntask 各单位要抓好落实。")
    assert meta.doc_type is not None
    assert (meta.doc_type.value, meta.doc_type.certainty) == ("speech", "inferred")


def test_title_is_taken_once() -> None:
    """A page that repeats the title has one title; titles of annexes are none of its."""
    meta = meta_of(
        "title 关于备汛工作的通知\ntitle 关于备汛工作的通知\nmeta 各乡镇：\n"
        "task 抓好落实。\ntitle 备汛工作分工表"
    )
    assert value(meta.title) == "关于备汛工作的通知"


def test_subtitle_and_speaker_in_the_title_line() -> None:
    """政府工作报告——某日在某会上 某职务 某人 in one line is told apart."""
    meta = meta_of("title 政府工作报告——2024年3月5日在县人民代表大会第二次会议上县长 李明")
    assert value(meta.title) == "政府工作报告"
    assert value(meta.date) == "2024-03-05"
    assert value(meta.occasion) == "县人民代表大会第二次会议"
    assert value(meta.speaker) == "李明"
    assert value(meta.speaker_post) == "县长"


def test_site_suffix_of_a_title_is_left_out() -> None:
    """What a collection of model texts adds to a title is no part of it."""
    assert value(meta_of("title 在推进会上的讲话【优秀范文】").title) == "在推进会上的讲话"


def test_masked_speaker_is_kept_as_written() -> None:
    """A masked name is what the text says; nobody guesses."""
    meta = meta_of("title XX同志在全县大会上的讲话")
    assert value(meta.speaker) == "XX"


def test_attendance_keeps_names_apart() -> None:
    """Padded names are closed up, names stay apart, the next line carries the list on."""
    meta = meta_of(
        "title 县政府常务会议纪要\nmeta 出　席：王红　张　强\nmeta 陈　刚\n"
        "meta 会议研究了备汛工作。\nmeta 记录：周敏"
    )
    assert [each.value for each in meta.attendance] == ["出席：王红 张强 陈刚", "记录：周敏"]
    assert meta.speaker is None


def test_values_keep_the_characters_of_the_source() -> None:
    """Rules read the folded text; what they find is given as written."""
    meta = meta_of("title 在全縣大會上的講話\nmeta 青政發[2024]3號\nmeta 縣長　李　明")
    assert value(meta.title) == "在全縣大會上的講話"
    assert value(meta.document_number) == "青政發[2024]3號"
    assert value(meta.speaker_post) == "縣長"


@pytest.mark.parametrize(
    ("annotated", "year"),
    [
        ("title 政府工作报告\nmeta （2024年1月5日）\nheading 二、2024年工作安排", 2024),
        ("heading 一、2023年工作回顾\nheading 二、2024年总体要求和主要目标", 2024),
        ("title 2024年重点工作任务", 2024),
        ("title 在大会上的讲话\nsignature 2024年3月5日", 2024),
        ("title 2023年推进会上的讲话", 2023),
        ("heading 一、2023年工作回顾", 2024),
        ("heading 一、2021—2025年工作思路", None),
        ("title 20XX年工作要点", None),
    ],
)
def test_year_of_the_plan(annotated: str, year: int | None) -> None:
    """Deadlines without a year belong to the year the plan is for."""
    assert year_of(annotated) == year
