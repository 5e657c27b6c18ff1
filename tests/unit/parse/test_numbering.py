"""Markers: every numbering system with an example and a near-miss."""

from __future__ import annotations

import pytest

from toolkit.parse.numbering import RULES, MarkerRule, glued_marker_at, marker_at
from toolkit.source import fold

RULE_IDS = [rule.style for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=RULE_IDS)
def test_the_example_of_a_rule_is_its_marker(rule: MarkerRule) -> None:
    """The marker stands at the very start and has the style of the rule."""
    shadow = fold(rule.example)
    found = marker_at(shadow, 0, len(shadow), line_start=True)
    assert found is not None
    assert (found.style, found.start) == (rule.style, 0)


@pytest.mark.parametrize("rule", RULES, ids=RULE_IDS)
def test_the_near_miss_of_a_rule_is_none_of_its_markers(rule: MarkerRule) -> None:
    """What looks like the marker but is not one is left alone by its rule."""
    shadow = fold(rule.near_miss)
    found = marker_at(shadow, 0, len(shadow), line_start=True)
    assert found is None or found.style != rule.style


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十二、加强领导", 12),
        ("（二十三）强化监管", 23),
        ("１０．拓展市场", 10),
        ("⑶开展培训", 3),
        ("第三，要守住底线", 3),
        ("其二，要压实责任", 2),
        ("㈣抓好整改", 4),
    ],
)
def test_the_value_of_a_marker_is_its_number(text: str, number: int) -> None:
    """Full-width, circled and Chinese numerals all give their value."""
    shadow = fold(text)
    found = marker_at(shadow, 0, len(shadow), line_start=True)
    assert found is not None
    assert found.number == number


@pytest.mark.parametrize("text", ["——坚持统筹", "A.强化督导", "第一章 总则"])
def test_some_markers_stand_only_at_the_start_of_a_line(text: str) -> None:
    """Dashes, letters and chapters inside a line are no markers."""
    shadow = fold(text)
    assert marker_at(shadow, 0, len(shadow), line_start=True) is not None
    assert marker_at(shadow, 0, len(shadow), line_start=False) is None


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("一坚持源头治理", True),
        ("3加快前期工作", True),
        ("一是抓源头", False),
        ("3月底前完成", False),
    ],
)
def test_a_glued_numeral_has_words_that_no_number_takes(text: str, *, glued: bool) -> None:
    """一坚持 and 3加快 may be markers that lost their mark; 一是 and 3月 are not."""
    assert (glued_marker_at(text, 0, len(text)) is not None) is glued
