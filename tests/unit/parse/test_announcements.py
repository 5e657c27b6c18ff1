"""Announced counts against what is listed: every rule, and what announces nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model import Announcement
from toolkit.parse.announcements import RULES, find_announcements
from toolkit.parse.announcements.lists import Rule
from toolkit.parse.pipeline import parse
from toolkit.source import SourceText


def announcements_in(text: str) -> tuple[Announcement, ...]:
    """The announcements of a speech, over the outline the parser makes of it."""
    return parse(SourceText(f"同志们：\n{text}")).announcements


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in RULES])
def test_rule_finds_its_example(rule: Rule) -> None:
    """A rule finds in its example what stands in 【】."""
    text = rule.example.replace("【", "").replace("】", "")
    assert [each.text for each in announcements_in(text)] == re.findall("【(.*?)】", rule.example)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in RULES])
def test_rule_passes_over_its_near_miss(rule: Rule) -> None:
    """The near miss of a rule announces nothing."""
    assert announcements_in(rule.near_miss) == ()


def test_points_left_out_are_counted_as_they_are() -> None:
    """Ten announced and nine listed is what the checks report."""
    points = "".join(f"{n}要抓好第{n}件事。各村要落实到人。\n" for n in "一二三四五六七八九")
    (found,) = announcements_in(f"一、抓实工作\n这里强调抓好十个方面的工作。\n{points}")
    assert (found.text, found.count, found.found) == ("十个方面的工作", 10, 9)


def test_announcement_names_the_section_it_stands_in() -> None:
    """The section is that of the heading or of the body the phrase stands in."""
    text = "一、认清形势\n雨多。\n二、抓好两项重点任务\n（一）排查\n查。\n（二）备料\n备。\n"
    speech = parse(SourceText(text))
    (found,) = speech.announcements
    assert found.section == speech.sections[1].id


def test_list_that_starts_anew_belongs_to_something_else() -> None:
    """A list ends where the numbers start again."""
    text = (
        "下面，我讲两点意见。\n一、修路要快\n先修村口。\n二、架桥要稳\n再架新桥。\n"
        "附：分工\n一、县交通局\n负责修路。\n二、县水利局\n负责架桥。\n"
    )
    assert [(each.count, each.found) for each in announcements_in(text)][:1] == [(2, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "要增强“四个意识”，坚定“四个自信”，做到“两个维护”。",
        "全年要办好30件实事，建成5个公园。",
        "要统筹规划、建设、管理三大环节。",
        "第三个方面的工作要加快。",
        "这三点意见要落实好。",
        "大家提了三点建议，都很好。",
    ],
)
def test_what_announces_nothing(text: str) -> None:
    """Slogans, quantities, summings-up and references back announce no list."""
    assert (
        announcements_in(f"一、提高站位\n{text}各乡镇要抓好落实。\n二、抓好落实\n要落实到人。")
        == ()
    )


@given(
    st.lists(
        st.sampled_from(
            [
                "讲三点意见。",
                "一、修路\n",
                "（一）架桥\n",
                "两个方面",
                "“三个通道”",
                "“绿色通道”",
                "一是快，",
                "二是好；",
                "四张“名片”",
                "\n",
                "各县要抓好落实。",
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_any_text_gives_spans_that_quote_their_words(text: str) -> None:
    """Whatever the text: announcements stand in order and quote their words."""
    speech = parse(SourceText(text))
    again = find_announcements(SourceText(text), speech.sections, speech.sentences)
    assert again == speech.announcements
    starts = [each.span.start for each in again]
    assert starts == sorted(starts)
    assert all(text[each.span.start : each.span.end] == each.text for each in again)
