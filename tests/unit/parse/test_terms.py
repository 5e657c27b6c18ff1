"""Quoted policies and slogans, cited documents, number abbreviations and their members."""

from __future__ import annotations

import pytest

from toolkit.model import Span, Term
from toolkit.parse import members, terms
from toolkit.parse.terms import find_terms
from toolkit.source import SourceText


def terms_in(text: str) -> tuple[Term, ...]:
    """The terms of a text that is one sentence."""
    return find_terms(SourceText(text), [Span(start=0, end=len(text))])


def members_in(text: str) -> tuple[str, ...]:
    """The members of the first abbreviation of a text."""
    found = [term for term in terms_in(text) if term.kind == "abbreviation"]
    return tuple(member.text for member in found[0].members)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in terms.RULES])
def test_example_of_rule_is_found(rule: terms.Rule) -> None:
    """Each kind of term is found in its example and not in its near miss."""
    assert [term.text for term in terms_in(rule.example)] == [rule.gives]
    assert terms_in(rule.near_miss) == ()


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in members.RULES])
def test_members_of_rule_are_found(rule: members.Rule) -> None:
    """Each place of members gives them in its example and none in its near miss."""
    assert members_in(rule.example) == rule.gives
    assert members_in(rule.near_miss) == ()


def test_every_term_stands_where_it_says() -> None:
    """Text and span of a term and of its members agree."""
    text = "压实属地、部门、单位、个人“四方责任”，落实《备汛方案》要求。"
    for term in terms_in(text):
        assert term.text == text[term.span.start : term.span.end]
        for member in term.members:
            assert member.text == text[member.span.start : member.span.end]


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("坚持“外防输入、内防反弹”总策略。", "policy", None),
        ("落实“放管服”改革。", "policy", None),
        ("坚持“走出去”和引进来相结合。", "slogan", None),
        ("落实“四早”要求。", "abbreviation", 4),
        ("建设「五大基地」。", "abbreviation", 5),
        ("实施“十大工程”。", "abbreviation", 10),
        ("压减“三公”经费。", "abbreviation", 3),
        ("推进“双随机”监管。", "abbreviation", 2),
        ("共建“一带一路”。", "slogan", None),
        ("落实国家《备汛条例》。", "document", None),
    ],
)
def test_kinds_and_counts(text: str, kind: str, count: int | None) -> None:
    """A number makes an abbreviation, a word such as 总策略 a policy, anything else is a slogan."""
    (term,) = terms_in(text)
    assert (term.kind, term.count) == (kind, count)


@pytest.mark.parametrize(
    "text",
    [
        "“十四五”规划开局良好。",
        "“五一”节前完成。",
        "热线“12345”要畅通。",
        "他说：“今天下雨。明天也下雨。”",
        "这里有“没有写完的引号，后面照常。",
        "用三个月完成。",
        "第三个到位的是水利局。",
    ],
)
def test_what_is_no_term(text: str) -> None:
    """Periods, holidays, numbers, direct speech, open quotes and quantities are no terms."""
    assert terms_in(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在现场做到足不出户、医学观察、服务保障三到位。", ("足不出户", "医学观察", "服务保障")),
        (
            "推行公示制度、记录制度、审核制度（以下统称“三项制度”）。",
            ("公示制度", "记录制度", "审核制度"),
        ),
        ("有序做好“三返”（返工、返岗）。", ("返工", "返岗")),
        ("抓好夏收、夏种和夏管“三夏”工作。", ("夏收", "夏种", "夏管")),
        (
            "认识到位,人员到位,措施到位,工作到位“四个到位”。",
            ("认识到位", "人员到位", "措施到位", "工作到位"),
        ),
        ("实施“三大工程”：强基、提质、增效。", ("强基", "提质", "增效")),
    ],
)
def test_members_wherever_they_stand(text: str, expected: tuple[str, ...]) -> None:
    """In front, in front of a bracket, in brackets, with 和, by commas, after a colon."""
    assert members_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "围绕就业、教育、医疗和住房，落实“四早”要求。",
        "实施“三大工程”：一是强基，二是提质。",
        "推动农业、农村发展，坚持“三项制度”。",
        "落实“四个一”“五个一”模式。",
    ],
)
def test_lists_that_are_no_members(text: str) -> None:
    """A list that is cut off by a comma, an enumeration and a neighbouring term are no members."""
    assert members_in(text) == ()


def test_each_term_is_listed_once() -> None:
    """Of several mentions the one that is spelled out is kept."""
    text = "落实“四早”要求。重申“四早”（早发现、早报告、早隔离、早治疗）。"
    (term,) = terms_in(text)
    assert len(term.members) == 4
    assert term.span.start == text.rindex("“四早”")


def test_only_the_given_sentences_are_read() -> None:
    """Quotes in site chrome are no terms."""
    text = "猜你喜欢“四早”"
    assert find_terms(SourceText(text), []) == ()


def test_unclosed_quotes_do_not_reach_over_sentences() -> None:
    """An open quote in one sentence cannot swallow the next."""
    text = '坚持"没有关上。\n落实"四早"要求。'
    source = SourceText(text)
    spans = [Span(start=0, end=8), Span(start=9, end=len(text))]
    assert [term.text for term in find_terms(source, spans)] == ['"四早"']


@pytest.mark.parametrize("shape", ["“", "《", "《a", "“一、", '"a', "三个", "、“三早”", "“三早”（"])
def test_hostile_text_is_read_in_bounded_steps(shape: str) -> None:
    """Repeated openings end in an answer; patterns are bounded, so no shape can blow up."""
    text = shape * 20_000
    assert all(term.text for term in terms_in(text))
