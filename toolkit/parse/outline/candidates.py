"""The sentences that may open a section: those with a marker, and headings without a number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.parse.blocks import Block
from toolkit.parse.frame import Verdict
from toolkit.parse.leads import find_leads
from toolkit.parse.numbering import Marker, glued_marker_at, marker_at
from toolkit.parse.sentences import Draft


class Candidate(NamedTuple):
    """A sentence that may open a section."""

    draft: int
    marker: Marker | None
    key: str
    lead_end: int


def find_candidates(
    shadow: str, blocks: list[Block], drafts: list[Draft], frame: list[Verdict | None]
) -> Iterator[Candidate]:
    """The candidates among the body sentences, in order."""
    leads = find_leads(shadow, blocks, drafts, frame)
    han_seen = arabic_seen = 0
    for index, draft in enumerate(drafts):
        if frame[index] is not None:
            continue
        marker = marker_at(shadow, draft.start, draft.end, line_start=draft.first)
        if marker is None and draft.first:
            glued = glued_marker_at(shadow, draft.start, draft.end)
            expected = han_seen if glued and glued.style == "han" else arabic_seen
            if (
                glued
                and glued.number == expected + 1
                and (expected or _glued_list(shadow, drafts, index, glued))
            ):
                marker = glued
        if marker is not None:
            if marker.style == "han":
                han_seen = marker.number or 0
            elif marker.style == "arabic":
                arabic_seen = marker.number or 0
            yield Candidate(index, marker, marker.style, marker.end)
        elif draft.first and draft.last and (level := blocks[draft.block].heading):
            yield Candidate(index, None, f"style{level}", draft.end)
        elif index in leads:
            key, end = leads[index]
            yield Candidate(index, None, key, end)


def _glued_list(shadow: str, drafts: list[Draft], index: int, glued: Marker) -> bool:
    """Whether a numeral one glued to its heading is followed by a number two at a line start."""
    for later in range(index + 1, len(drafts)):
        draft = drafts[later]
        if not draft.first:
            continue
        marker = marker_at(shadow, draft.start, draft.end, line_start=True) or glued_marker_at(
            shadow, draft.start, draft.end
        )
        if marker is not None and marker.style == glued.style:
            return marker.number == 2
    return False
