"""How far a heading reaches, and whether its sentence is nothing but the heading."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from toolkit.parse.frame import RESPONSIBILITY_LINE, Verdict
from toolkit.parse.numbering import Marker, marker_at
from toolkit.parse.outline.candidates import Candidate
from toolkit.parse.sentences import Draft

_WHOLE_LONGEST = 120
_SHORT_LONGEST = 45
_CLAUSE_LONGEST = 22
_SINGLE_LONGEST = 28
_SENTENCE_ENDS = "。！？；）"
_CLAUSE = re.compile("[，。；：！？]")
_CONTENT = re.compile(r"\d{1,2}[月日号]|负责|牵头|应当|由[^，。；]{2,16}(?:签发|审批|审定|批准)")
_FIGURE = re.compile(r"\d")
_TITLE_LONGEST = 24
_BRACKETED = re.compile("（[^（）]*）")
_CLAUSE_MARKS = "，；。：！？"
_OPENERS = dict(zip("（《“【", "）》”】", strict=True))


@dataclass(slots=True)
class Heading:
    """A section before its end is known."""

    draft: int
    parent: int | None
    level: int
    marker: Marker | None
    start: int
    heading_end: int
    whole: bool
    end: int = 0


class HeadingReader:
    """Reads the heading of one candidate at a time."""

    def __init__(
        self,
        shadow: str,
        drafts: list[Draft],
        frame: list[Verdict | None],
        candidates: list[Candidate],
    ) -> None:
        self.shadow = shadow
        self.drafts = drafts
        self.frame = frame
        self.by_draft = {candidate.draft: candidate for candidate in candidates}

    def extent(self, candidate: Candidate, open_keys: frozenset[str]) -> tuple[int, bool]:
        """Where the heading ends, and whether the sentence is nothing but the heading."""
        draft = self.drafts[candidate.draft]
        start = candidate.marker.end if candidate.marker else draft.start
        if candidate.marker is None:
            return candidate.lead_end, candidate.lead_end >= _stripped(
                self.shadow, start, draft.end
            )
        if not draft.point and self._is_whole(candidate, start, open_keys):
            return _stripped(self.shadow, start, draft.end), True
        return clause_end(self.shadow, start, draft.end), False

    def _is_whole(self, candidate: Candidate, start: int, open_keys: frozenset[str]) -> bool:
        """Whether a marked sentence is all heading: short, with something standing below it."""
        draft = self.drafts[candidate.draft]
        after, assigned = self._past_assignments(candidate.draft + 1)
        shape = heading_shape(self.shadow, start, draft.end)
        if shape == "note" or draft.end - start > _WHOLE_LONGEST:
            return False
        if assigned and (
            after >= len(self.drafts) or not self._opens_below(candidate, after, open_keys)
        ):
            return False
        if draft.last and self.shadow[draft.end - 1] not in _SENTENCE_ENDS:
            return draft.first
        if after >= len(self.drafts) or self.frame[after]:
            return False
        if draft.last and not draft.first:
            return False
        if after in self.by_draft:
            return shape == "short" and self._goes_deeper(candidate, after, open_keys)
        return shape == "short"

    def _past_assignments(self, index: int) -> tuple[int, bool]:
        """The next sentence that is no line of responsibility, and whether one was passed."""
        start = index
        while index < len(self.drafts):
            verdict = self.frame[index]
            if verdict is None or verdict.rule != RESPONSIBILITY_LINE:
                break
            index += 1
        return index, index > start

    def _opens_below(self, candidate: Candidate, after: int, open_keys: frozenset[str]) -> bool:
        if self.frame[after] is not None:
            return False
        return after not in self.by_draft or self._goes_deeper(candidate, after, open_keys)

    def _goes_deeper(self, here: Candidate, after: int, open_keys: frozenset[str]) -> bool:
        """Whether the sentence after a heading opens a level below it rather than its sibling."""
        there = self.by_draft[after].key
        return here.key != there and there not in open_keys


def agree(shadow: str, drafts: list[Draft], headings: list[Heading]) -> None:
    """Points of one list are headings alike: the few that differ follow the many.

    Only where a point is one sentence of a paragraph is there a choice.
    """
    groups: dict[tuple[int | None, str, int], list[Heading]] = {}
    runs: Counter[tuple[int | None, str]] = Counter()
    for heading in headings:
        marker = heading.marker
        if marker is None or marker.style == "bullet":
            continue
        runs[heading.parent, marker.style] += marker.number == 1
        run = runs[heading.parent, marker.style]
        groups.setdefault((heading.parent, marker.style, run), []).append(heading)
    for group in groups.values():
        whole = [heading for heading in group if heading.whole]
        if len(whole) * 3 > len(group):
            continue
        for heading in whole:
            draft = drafts[heading.draft]
            if _is_title(shadow, drafts, heading):
                continue
            if shadow[draft.end - 1] in _SENTENCE_ENDS and heading.marker:
                heading.whole = False
                heading.heading_end = clause_end(shadow, heading.marker.end, draft.end)


def _is_title(shadow: str, drafts: list[Draft], heading: Heading) -> bool:
    """Whether a point is one short clause with sentences of its own behind it."""
    draft = drafts[heading.draft]
    if draft.last or draft.end - draft.start > _TITLE_LONGEST:
        return False
    words = shadow[draft.start : draft.end - 1]
    after = drafts[heading.draft + 1]
    goes_on = (
        not after.point and marker_at(shadow, after.start, after.end, line_start=False) is None
    )
    return goes_on and not _FIGURE.search(words) and not _CLAUSE.search(words)


def heading_shape(shadow: str, start: int, end: int) -> str:
    """The shape of a marked sentence: `note` with a bracketed note behind it, `short`, or `long`.

    Short ones can be headings as a whole: one clause, or a few that are parallel.
    """
    noted = shadow[end - 1] == "）" or shadow.startswith("）。", end - 2)
    if noted and ("。（" in shadow[start:end] or "；（" in shadow[start:end]):
        return "note"
    if _CONTENT.search(_BRACKETED.sub("", shadow[start:end])):
        return "long"
    clauses = [clause for clause in _CLAUSE.split(shadow[start:end]) if clause.strip(" \n")]
    if end - start > _SHORT_LONGEST or len(clauses) > 3 or "；" in shadow[start:end]:
        return "long"
    bare = [_BRACKETED.sub("", clause) for clause in clauses]
    alone = len(bare) == 1 and not _FIGURE.search(bare[0])
    longest = _SINGLE_LONGEST if alone else _CLAUSE_LONGEST
    return "short" if all(len(clause) <= longest for clause in bare) else "long"


def clause_end(shadow: str, start: int, end: int) -> int:
    """The end of the first clause: before the first ，；。： outside brackets and quotes."""
    closing: list[str] = []
    for position in range(start, end):
        c = shadow[position]
        if c in _OPENERS:
            closing.append(_OPENERS[c])
        elif closing:
            if c == closing[-1]:
                closing.pop()
        elif c in _CLAUSE_MARKS:
            return position
    return _stripped(shadow, start, end)


def _stripped(shadow: str, start: int, end: int) -> int:
    while end > start and shadow[end - 1] in " \n。；：，！":
        end -= 1
    return end
