"""讲话要点: the headings of the first two levels, word for word, with the counts announced."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from toolkit.documents.blocks import Block, Heading, Paragraph, Run, run
from toolkit.documents.places import Places
from toolkit.documents.wording import joined
from toolkit.model import Announcement, Speech
from toolkit.zh.numerals import to_han

DEPTH = 2
"""How deep the outline goes: parts and points."""


def extent(speech: Speech) -> str:
    """How long the outline is: 3个部分、17个要点, or 12个要点; empty where there is none."""
    parts, points = (sum(section.level == level for section in speech.sections) for level in (1, 2))
    if not points:
        return f"{parts}个要点" if parts else ""
    return f"{parts}个部分、{points}个要点"


def outline(speech: Speech, places: Places) -> Iterator[Block]:
    """Part by part its heading, its points, and what was announced there.

    The headings keep their own numbers, so a part that has points is named 第一部分 and so on:
    its 二、 must not be taken for one of the brief.
    """
    shown = [section for section in speech.sections if section.level <= DEPTH]
    opening = "标题照录如下，序号为原文序号。" if shown else "原文没有层次标题。"
    yield Paragraph(run(opening))
    announced = _announcements(speech, places)
    yield from map(_announcement, announced.get(None, []))
    nested = any(section.level > 1 for section in shown)
    number = count(1)
    for section in shown:
        heading = joined(section.heading)
        if nested and section.level == 1:
            yield Heading(2, f"第{to_han(next(number))}部分　{heading}")
        else:
            yield Paragraph(run(heading))
        yield from map(_announcement, announced.get(section.id, []))


def _announcements(speech: Speech, places: Places) -> dict[str | None, list[Announcement]]:
    found: dict[str | None, list[Announcement]] = {}
    for announcement in speech.announcements:
        if not places.in_boilerplate(announcement.span):
            place = places.within(announcement.section, DEPTH)
            found.setdefault(place.id if place else None, []).append(announcement)
    return found


def _announcement(announcement: Announcement) -> Block:
    text, told, found = joined(announcement.text), announcement.count, announcement.found
    if found == told:
        verdict = f"实列{found}点，数目相符"
    elif found:
        verdict = f"实列{found}点，请核对"
    else:
        verdict = "之后没有逐点列出"
    return Paragraph((Run(f"（原文预告“{text}”共{told}点，{verdict}。）", "mark"),))
