"""Every check reports its example and leaves its near miss alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from tests.support import speeches
from toolkit.checks import announcements, check, damage, numbering, spans, tasks
from toolkit.checks.marks import Mark
from toolkit.checks.rule import Rule
from toolkit.model import Announcement, Finding, Member, Span, Speech, Term

BROKEN = ("SPN001", "SPN002", "SPN003", "SPN004", "SPN005")


def _announced(notation: str) -> Speech:
    """三点意见 3 2: announced three, found two; “三返” 3 返工 返岗: an abbreviation."""
    words, count, *rest = notation.split(" ")
    text = words + "".join(rest)
    speech = speeches.of_roles(text)
    span = Span(start=0, end=len(words))
    if words.startswith("“"):
        places = [text.index(each) for each in rest]
        members = tuple(
            Member(text=each, span=Span(start=place, end=place + len(each)))
            for each, place in zip(rest, places, strict=True)
        )
        term = Term(text=words, kind="abbreviation", count=int(count), members=members, span=span)
        return replace(speech, terms=(term,))
    announced = Announcement(
        text=words, count=int(count), found=int(rest[0]), section=None, span=span
    )
    return replace(speech, announcements=(announced,))


ROOMS: tuple[tuple[tuple[Rule, ...], Callable[[str], Speech]], ...] = (
    (numbering.RULES, speeches.of_outline),
    (announcements.RULES, _announced),
    (damage.RULES, speeches.of_roles),
    (tasks.RULES, speeches.of_tasks),
)


OUTLINED = {"SRC019": speeches.of_outline}
"""Rules of a room whose examples are outlines all the same."""


def _cases() -> Iterator[object]:
    for rules, build in ROOMS:
        for rule in rules:
            yield pytest.param(rule, OUTLINED.get(rule.name, build), id=rule.name)


def codes(speech: Speech) -> list[str]:
    """The codes of the findings about a speech."""
    return [finding.code for finding in check(speech)]


@pytest.mark.parametrize(("rule", "build"), list(_cases()))
def test_example_is_reported_and_near_miss_is_not(
    rule: Rule, build: Callable[[str], Speech]
) -> None:
    """The name of a rule is the code it reports."""
    assert rule.name in codes(build(rule.example))
    assert rule.name not in codes(build(rule.near_miss))


@pytest.mark.parametrize("mark", [pytest.param(mark, id=mark.name) for mark in damage.MARKS])
def test_every_mark_of_damage_is_seen(mark: Mark) -> None:
    """Each kind of damage is found in its example, once, and not in its near miss."""
    assert codes(speeches.of_roles(mark.example)).count(mark.code) == 1
    assert mark.code not in codes(speeches.of_roles(mark.near_miss))


def _damaged(code: str, speech: Speech) -> Speech:
    """The speech with the one fault that the code is about."""
    first, second, *rest = speech.sentences
    if code == "SPN001":
        return replace(speech, tasks=(replace(speech.tasks[0], text="别的话"), *speech.tasks[1:]))
    if code == "SPN002":
        return replace(speech, sentences=(second, first, *rest))
    if code == "SPN003":
        return replace(speech, sentences=(first, *rest), tasks=(speech.tasks[0],))
    if code == "SPN004":
        one, two, *others = speech.sections
        wide = replace(two, span=Span(start=two.span.start, end=one.span.end + 1))
        return replace(speech, sections=(one, wide, *others))
    return replace(speech, tasks=(replace(speech.tasks[0], section="9-9"), *speech.tasks[1:]))


@pytest.mark.parametrize("code", BROKEN)
def test_broken_invariants_are_reported(code: str) -> None:
    """A speech edited by hand is told what is wrong with it; the intact one has no such finding."""
    outlined = speeches.of_outline("一、甲｜正文\n  （一）乙｜正文\n二、丙｜正文")
    tasked = speeches.of_tasks("抓好备汛工作。\n抓好防火工作。")
    intact = outlined if code == "SPN004" else tasked
    assert not set(codes(intact)) & set(BROKEN)
    assert code in codes(_damaged(code, intact))


def test_spans_outside_the_text_never_raise() -> None:
    """A span that points nowhere is reported without a place."""
    intact = speeches.of_tasks("抓好备汛工作。")
    lost = replace(intact.tasks[0], span=Span(start=500, end=900))
    found = check(replace(intact, tasks=(lost,)))
    assert [finding.span for finding in found if finding.code == "SPN001"] == [None]


def test_rules_are_named_after_codes() -> None:
    """Each code of the checks has exactly one rule."""
    names = [rule.name for rules, _ in ROOMS for rule in rules]
    names += [rule.name for rule in spans.RULES]
    assert len(names) == len(set(names))


def test_findings_stand_in_the_order_of_the_text() -> None:
    """What concerns the whole comes first, then place after place."""
    speech = speeches.of_outline("一、甲｜XX市要抓好，，落实。\n三、乙｜国发20225号。")
    places = [each.span.start if each.span else -1 for each in check(speech)]
    assert places == sorted(places)
    assert len(places) >= 4


def test_many_findings_of_one_kind_are_summed_up() -> None:
    """After fifty of a kind one finding says how many more there are."""
    found = [
        each for each in check(speeches.of_roles("XX市要抓好落实。" * 80)) if each.code == "SRC010"
    ]
    assert len(found) == 51
    assert _last(found).message == "同类问题另有 30 处，不再逐一列出"
    assert _last(found).data == {"more": "30"}


def _last(findings: list[Finding]) -> Finding:
    return max(findings, key=lambda each: each.span.start if each.span else -1)
