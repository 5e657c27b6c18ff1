"""Patterns that are compiled on first use, and the quick looks that come before."""

from __future__ import annotations

import pytest

from tests.support.tools import ROOT
from toolkit.parse.deadlines import RULES
from toolkit.parse.deadlines.rule import Place, Reference, Rule, compiled
from toolkit.parse.patterns import LazyPattern
from toolkit.source import fold

METHODS = ("search", "match", "fullmatch")
SAMPLES = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").glob("*.txt"))
)


@pytest.mark.parametrize("method", METHODS)
def test_a_pattern_is_not_compiled_before_its_words_occur(method: str) -> None:
    """Without its words it finds nothing and is not compiled: this one could not be."""
    pattern = LazyPattern("牵头(", needs="牵头 主办")
    assert getattr(pattern, method)("由市水利局负责") is None
    assert list(pattern.finditer("由市水利局负责")) == []


@pytest.mark.parametrize("method", METHODS)
def test_a_pattern_with_needs_finds_what_it_finds_without(method: str) -> None:
    """The first call that compiles it already gives the match, with start and end kept."""
    lazy = LazyPattern("牵头.", needs="牵头 主办")
    found = getattr(lazy, method)("由市水利局牵头。", 5, 8)
    assert found is not None
    assert found.span() == (5, 8)
    assert lazy.match("由市水利局牵头。", 5, 7) is None


def test_words_outside_the_stretch_do_not_count() -> None:
    """Only the stretch that is searched is looked at."""
    assert LazyPattern("牵头(", needs="牵头").search("由市水利局牵头。", 0, 5) is None


def test_the_method_that_is_no_method_is_refused() -> None:
    """A slip of the pen is an AttributeError, as with a compiled pattern."""
    with pytest.raises(AttributeError):
        LazyPattern("甲").sreach("甲")  # type: ignore[operator]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_quick_look_of_a_rule_hides_no_match(rule: Rule) -> None:
    """Wherever the pattern of a rule for deadlines matches, what it needs is found before."""
    shadow = fold(rule.example.translate({ord("【"): "", ord("】"): ""}) + "\n" + SAMPLES)
    place = Place(shadow, 0, len(shadow), 0, Reference())
    pattern, label = compiled(rule.pattern), rule.led_by.partition("|")[0]
    for found in pattern.finditer(shadow):
        at = found.start()
        led = Place(shadow[: max(0, at - len(label))] + label + shadow[at:], *place[1:])
        assert rule.may_match(led if label else place, at), found[0]
