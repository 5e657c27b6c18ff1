"""Headings into sections: where each ends, its id, and which sentence stands in which."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from toolkit.model import Section, Span, Style
from toolkit.parse.frame import ANNEX_LINE, ANNEX_TITLE, RESPONSIBILITY_LINE, Verdict
from toolkit.parse.outline.headings import Heading
from toolkit.parse.sentences import Draft

_ANNEX_RULES = frozenset({ANNEX_LINE, ANNEX_TITLE})


class Outline(NamedTuple):
    """The sections in order, and the innermost section of each sentence.

    `headings` tells of each opening sentence whether it is nothing but the heading; `content` where
    its words begin behind the marker.
    """

    sections: tuple[Section, ...]
    of_draft: list[int | None]
    headings: dict[int, bool]
    content: dict[int, int]


def set_ends(
    drafts: list[Draft],
    frame: list[Verdict | None],
    headings: list[Heading],
    closings: dict[int, int],
) -> None:
    """A section ends before the next heading of its level or above, or before an annex."""
    following = _body_end(drafts, frame)
    annexes = [
        draft.start
        for draft, verdict in zip(drafts, frame, strict=True)
        if verdict is not None and verdict.rule in _ANNEX_RULES
    ]
    ends_by_level: list[int] = []
    for index in range(len(headings) - 1, -1, -1):
        heading = headings[index]
        del ends_by_level[heading.level :]
        while len(ends_by_level) < heading.level:
            ends_by_level.append(ends_by_level[-1] if ends_by_level else following)
        before = ends_by_level[heading.level - 1]
        annex = next(iter(annexes[bisect_right(annexes, heading.start) :]), before)
        heading.end = min(before, annex, closings.get(index, before))
        for level in range(heading.level - 1, len(ends_by_level)):
            ends_by_level[level] = heading.start
    for heading in headings:
        if heading.parent is not None:
            heading.end = min(heading.end, headings[heading.parent].end)


def _body_end(drafts: list[Draft], frame: list[Verdict | None]) -> int:
    for index in range(len(drafts) - 1, -1, -1):
        if frame[index] is None or not _is_outside(frame[index]):
            return drafts[index].end
    return 0


def finish(
    text: str, drafts: list[Draft], frame: list[Verdict | None], headings: list[Heading]
) -> Outline:
    """The outline, once every heading knows its end."""
    ids: list[str] = []
    counts: dict[int | None, int] = {}
    sections: list[Section] = []
    for heading in headings:
        counts[heading.parent] = count = counts.get(heading.parent, 0) + 1
        parent = ids[heading.parent] if heading.parent is not None else None
        ids.append(f"{parent}-{count}" if parent else str(count))
        sections.append(_section(text, heading, ids[-1], parent))
    of_draft = _assign(drafts, frame, headings)
    return Outline(
        sections=tuple(sections),
        of_draft=of_draft,
        headings={heading.draft: heading.whole for heading in headings},
        content={
            heading.draft: heading.marker.end for heading in headings if heading.marker is not None
        },
    )


def _section(text: str, heading: Heading, identifier: str, parent: str | None) -> Section:
    marker = heading.marker
    style: Style = marker.style if marker else "unnumbered"
    return Section(
        id=identifier,
        parent=parent,
        level=heading.level,
        marker=text[marker.start : marker.end].rstrip() if marker else "",
        number=marker.number if marker else None,
        style=style,
        heading=text[heading.start : heading.heading_end],
        heading_span=Span(start=heading.start, end=heading.heading_end),
        span=Span(start=heading.start, end=max(heading.end, heading.heading_end)),
    )


def _is_outside(verdict: Verdict | None) -> bool:
    if verdict is None or verdict.rule == RESPONSIBILITY_LINE:
        return False
    return verdict.role in {"title", "boilerplate", "signature", "meta"}


def _assign(
    drafts: list[Draft], frame: list[Verdict | None], headings: list[Heading]
) -> list[int | None]:
    """The innermost section of each sentence; None for the frame and what stands outside."""
    assigned: list[int | None] = []
    open_: list[int] = []
    position = 0
    for index, draft in enumerate(drafts):
        while open_ and draft.start >= headings[open_[-1]].end:
            open_.pop()
        if position < len(headings) and headings[position].draft == index:
            parent = headings[position].parent
            while open_ and open_[-1] != parent:
                open_.pop()
            open_.append(position)
            position += 1
        assigned.append(open_[-1] if open_ and not _is_outside(frame[index]) else None)
    return assigned
