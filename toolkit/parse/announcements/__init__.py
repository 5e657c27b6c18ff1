"""Announced counts (数目预告): 讲三点意见, 抓好十个方面重点工作, and what is listed of them.

A phrase counts as an announcement only where a list is found for it: the points under its heading,
the points that follow its sentence, names in quotation marks that end like it, or 一是…二是… on the
spot. Only 讲几点意见 and 几个方面 in an opening are reported without a list. Fixed slogans
(四个意识) announce nothing.
"""

from __future__ import annotations

from bisect import bisect_left

from toolkit.model import Announcement, Section, Sentence, Span
from toolkit.parse.announcements.lists import RULES, Outline, Rule, holder, outline_of
from toolkit.parse.announcements.phrases import Phrase, phrases
from toolkit.source import SourceText

__all__ = ["RULES", "find_announcements"]

_OF_SET_PHRASES = frozenset({"behind", "members"})
_SILENT = frozenset({"title", "meta", "boilerplate", "signature", "greeting", "table"})


def find_announcements(
    source: SourceText, sections: tuple[Section, ...], sentences: tuple[Sentence, ...]
) -> tuple[Announcement, ...]:
    """The announced counts of a text in order of place, each with the number of points listed."""
    outline = outline_of(source.shadow, sections)
    found: list[Announcement] = []
    owned: dict[int, int] = {}
    for sentence in sentences:
        if sentence.role in _SILENT:
            continue
        for phrase in phrases(source.shadow, sentence):
            rule, number = _listed(source.shadow, phrase, outline)
            if rule is None:
                continue
            if rule.name == "behind":  # of two announcements of one list the nearer one counts
                place = bisect_left(outline.starts, phrase.end)
                if owned.get(place) == len(found) - 1:
                    found.pop()
                owned[place] = len(found)
            found.append(_announcement(source, phrase, number, outline))
    return tuple(found)


def _announcement(
    source: SourceText, phrase: Phrase, number: int, outline: Outline
) -> Announcement:
    section = holder(phrase.start, outline)
    return Announcement(
        text=source.text[phrase.start : phrase.end],
        count=phrase.announced,
        found=number,
        section=section.id if section else None,
        span=Span(start=phrase.start, end=phrase.end),
    )


def _listed(shadow: str, phrase: Phrase, outline: Outline) -> tuple[Rule | None, int]:
    for rule in RULES:
        if phrase.fixed and rule.name not in _OF_SET_PHRASES:
            continue
        number = rule.find(shadow, phrase, outline)
        if number is not None:
            return rule, number
    return None, 0
