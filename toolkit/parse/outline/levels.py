"""The walk through the candidates that gives each section its level."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.parse.blocks import Block
from toolkit.parse.frame import ANNEX_LINE, Verdict
from toolkit.parse.outline.candidates import Candidate
from toolkit.parse.outline.headings import Heading, HeadingReader
from toolkit.parse.sentences import Draft

_RANK: dict[str, int] = {
    "document": 0,
    "chapter": 1,
    "han": 2,
    "han_paren": 3,
    "arabic": 4,
    "arabic_paren": 5,
    "circled": 6,
}
_RUN_IN = frozenset({"is", "must", "sequence", "aspect", "lead", "inner", "bullet"})
_LEADS = frozenset({"lead", "inner"})
_LIST_ONLY = frozenset({"sequence", "aspect"})


@dataclass(slots=True)
class Level:
    """One open level of the outline while the document is walked through."""

    keys: set[str]
    section: int
    last: int | None
    block: int
    at_block_start: bool
    closes_at: int | None = None


def open_keys(stack: list[Level]) -> frozenset[str]:
    """The kinds of markers in use on the open levels."""
    return frozenset(key for level in stack for key in level.keys)


class Walk:
    """One pass over the candidates with the stack of open levels."""

    def __init__(
        self,
        shadow: str,
        blocks: list[Block],
        drafts: list[Draft],
        frame: list[Verdict | None],
        candidates: list[Candidate],
    ) -> None:
        self.shadow = shadow
        self.blocks = blocks
        self.drafts = drafts
        self.frame = frame
        self.candidates = candidates
        self.reader = HeadingReader(shadow, drafts, frame, candidates)
        self.stack: list[Level] = []
        self.headings: list[Heading] = []
        self.closings: dict[int, int] = {}
        self.seen: set[str] = set()
        self.passed = 0

    def run(self) -> list[Heading]:
        """The sections in order; where a list ends before its parent goes on is in `closings`."""
        for position, candidate in enumerate(self.candidates):
            self._close_passed(candidate)
            depth = self._depth(position, candidate)
            if depth is not None:
                self._open(candidate, depth)
        for level in self.stack:
            if level.closes_at is not None:
                self.closings[level.section] = level.closes_at
        return self.headings

    def _close_passed(self, candidate: Candidate) -> None:
        """Close lists that ended with their sentence, and bullets whose paragraph is over."""
        start = self.drafts[candidate.draft].start
        block = self.drafts[candidate.draft].block
        self._close_addressed(candidate)
        while self.stack:
            top = self.stack[-1]
            if top.closes_at is not None and start >= top.closes_at:
                self.closings[top.section] = top.closes_at
                self.stack.pop()
            elif "bullet" in top.keys and self._bullets_over(top, candidate, block):
                self.closings[top.section] = self.blocks[top.block].end
                self.stack.pop()
            else:
                return

    def _close_addressed(self, candidate: Candidate) -> None:
        """各位代表！ within a report ends the points and leads above it, not the chapter."""
        for index in range(self.passed, candidate.draft):
            verdict = self.frame[index]
            if verdict is not None and verdict.role == "greeting":
                while self.stack and self.stack[-1].keys <= _RUN_IN:
                    top = self.stack.pop()
                    self.closings[top.section] = self.drafts[index].start
        self.passed = candidate.draft

    def _bullets_over(self, top: Level, candidate: Candidate, block: int) -> bool:
        """A paragraph without a marker between a bullet and the next candidate ends the bullets."""
        if candidate.key == "bullet" or block <= top.block + 1:
            return (
                candidate.key not in {"bullet", "lead", "inner"}
                and block == top.block + 1
                and not (self.drafts[candidate.draft].first)
            )
        return True

    def _depth(self, position: int, candidate: Candidate) -> int | None:
        """The index in the stack the candidate takes, None if it opens no section."""
        known = self._known_depth(candidate)
        number = candidate.marker.number if candidate.marker else None
        if candidate.marker is None:
            return self._depth_of_lead(candidate, known)
        if not self._is_evident(position, candidate, known):
            return None
        if known is not None:
            if number == 1 and self._is_nested_restart(position, candidate, known):
                return len(self.stack)
            return known
        mixed = self._mixed_depth(candidate)
        return mixed if mixed is not None else self._new_depth(candidate)

    def _known_depth(self, candidate: Candidate) -> int | None:
        for depth in range(len(self.stack) - 1, -1, -1):
            if candidate.key in self.stack[depth].keys:
                return depth
        return None

    def _depth_of_lead(self, candidate: Candidate, known: int | None) -> int:
        if known is not None:
            return known
        if candidate.key == "line" and self._after_annex(candidate.draft):
            return 0
        return len(self.stack)

    def _after_annex(self, index: int) -> bool:
        verdict = self.frame[index - 1] if index else None
        return verdict is not None and verdict.rule == ANNEX_LINE

    def _mixed_depth(self, candidate: Candidate) -> int | None:
        """第三 after 一、二、: a style not seen before carries on the count of an open level."""
        marker, draft = candidate.marker, self.drafts[candidate.draft]
        if marker is None or marker.number is None or marker.number < 2 or not draft.first:
            return None
        if candidate.key in self.seen:
            return None
        rank = _RANK.get(candidate.key, len(_RANK))
        for depth, level in enumerate(self.stack):
            outranked = any(_RANK.get(key, 0) > rank for key in level.keys)
            if level.at_block_start and level.last == marker.number - 1 and not outranked:
                return depth
        return None

    def _new_depth(self, candidate: Candidate) -> int:
        """Below the innermost open section, but above numbering systems that rank lower.

        A section under a number of its own is never part of a run-in heading without one.
        """
        rank = _RANK.get(candidate.key)
        if rank is None:
            return len(self.stack)
        above_leads = rank <= _RANK["han_paren"] and self.drafts[candidate.draft].first
        for depth, level in enumerate(self.stack):
            if above_leads and level.keys <= _LEADS:
                return depth
            ranks = [_RANK[key] for key in level.keys if key in _RANK]
            if ranks and min(ranks) > rank:
                return depth
        return len(self.stack)

    def _is_nested_restart(self, position: int, candidate: Candidate, known: int) -> bool:
        """Whether a list that starts again at one is nested in the list of the same style.

        It is when the outer list goes on afterwards with its own next number.
        """
        outer = self.stack[known].last
        if outer is None:
            return False
        expected = 1
        for index in range(position, len(self.candidates)):
            later = self.candidates[index]
            if later.key != candidate.key:
                if self._ranks_above(later, known):
                    return False
                continue
            number = later.marker.number if later.marker else None
            if number == expected:
                expected += 1
            else:
                return number == outer + 1 and expected > 2
        return False

    def _ranks_above(self, candidate: Candidate, depth: int) -> bool:
        found = self._known_depth(candidate)
        return found is not None and found < depth

    def _is_evident(self, position: int, candidate: Candidate, known: int | None) -> bool:
        """Whether a marker is part of a list, not a chance numeral."""
        marker, draft = candidate.marker, self.drafts[candidate.draft]
        if marker is None or marker.number is None:
            return True if draft.first or candidate.key != "sequence" else known is not None
        if draft.point:
            return True
        last = self.stack[known].last if known is not None else None
        if last is not None and marker.number == last + 1:
            return True
        if candidate.key in _LIST_ONLY or not draft.first:
            return marker.number == 1 and self._has_next(position, candidate)
        if candidate.key == "arabic":
            return self._arabic_fits(position, candidate, last)
        return True

    def _arabic_fits(self, position: int, candidate: Candidate, last: int | None) -> bool:
        marker, draft = candidate.marker, self.drafts[candidate.draft]
        if marker is None or marker.number is None:
            return False
        if marker.number == 1:
            return True
        if last is not None and last < marker.number <= last + 3:
            return True
        below_heading = position > 0 and self.candidates[position - 1].draft == candidate.draft - 1
        ended = draft.block == 0 or below_heading or self._ended(draft.block - 1)
        return ended and (
            last == marker.number or self._has_next(position, candidate) or last is not None
        )

    def _ended(self, block: int) -> bool:
        return self.shadow[self.blocks[block].end - 1] in "。！？；：）”"

    def _has_next(self, position: int, candidate: Candidate) -> bool:
        """Whether the next number of the same style follows before the enclosing level goes on."""
        number = candidate.marker.number if candidate.marker else None
        if number is None:
            return False
        for index in range(position + 1, len(self.candidates)):
            later = self.candidates[index]
            if later.key == candidate.key:
                found = later.marker.number if later.marker else None
                return found == number + 1 or (found is None and number in {1, 2, 3})
            depth = self._known_depth(later)
            if depth is not None and later.marker is not None and self.drafts[later.draft].first:
                return False
        return False

    def _open(self, candidate: Candidate, depth: int) -> None:
        draft = self.drafts[candidate.draft]
        marker = candidate.marker
        keys = (
            set(self.stack[depth].keys)
            if depth < len(self.stack)
            and (candidate.key in self.stack[depth].keys or self._mixed_depth(candidate) == depth)
            else set()
        )
        del self.stack[depth:]
        parent = self.stack[-1].section if self.stack else None
        self.seen.add(candidate.key)
        end, whole = self.reader.extent(candidate, open_keys(self.stack))
        self.headings.append(
            Heading(candidate.draft, parent, depth + 1, marker, draft.start, end, whole)
        )
        self.stack.append(
            Level(
                keys=keys | {candidate.key},
                section=len(self.headings) - 1,
                last=marker.number if marker else None,
                block=draft.block,
                at_block_start=draft.first,
                closes_at=draft.host_end if draft.point else None,
            )
        )
