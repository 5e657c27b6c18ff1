"""A speech as the checks read it: folded text, sentences by place, sections by parent."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import islice

from toolkit.findings import Finding
from toolkit.model import Section, Sentence, Span, Speech
from toolkit.source import SourceText

MOST = 50
"""How many findings of one kind are listed one by one."""

_PROSE, _PROSE_BLANKS = 15, 3
_PROSE_ENDS = frozenset("。！；？，：）”")
_FRAME = frozenset({"title", "meta", "greeting", "opening", "closing", "signature", "table"})


class Reading:
    """A speech and what several checks need to know about it."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self.source = SourceText.of(speech.source)
        self._prose: dict[str, bool] = {}

    @property
    def text(self) -> str:
        """The text of the source."""
        return self.source.text

    @property
    def shadow(self) -> str:
        """The folded text of the source."""
        return self.source.shadow

    @cached_property
    def sections(self) -> dict[str, Section]:
        """The sections by id."""
        return {section.id: section for section in self.speech.sections}

    @cached_property
    def children(self) -> dict[str | None, list[Section]]:
        """The sections under each section, and at the top under None, in order."""
        found: dict[str | None, list[Section]] = defaultdict(list)
        for section in self.speech.sections:
            found[section.parent].append(section)
        return found

    @cached_property
    def ordered(self) -> list[Sentence]:
        """The sentences by place."""
        return sorted(self.speech.sentences, key=lambda sentence: sentence.span.start)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.ordered]

    def sentence_at(self, place: int) -> Sentence | None:
        """The sentence that holds a place of the text."""
        index = bisect_right(self._starts, place) - 1
        if index >= 0 and place < self.ordered[index].span.end:
            return self.ordered[index]
        return None

    def sentences_in(self, start: int, end: int) -> Iterator[Sentence]:
        """The sentences that begin in a range of the text."""
        index = bisect_right(self._starts, start - 1)
        while index < len(self.ordered) and self._starts[index] < end:
            yield self.ordered[index]
            index += 1

    def is_content(self, place: int) -> bool:
        """Whether a place of the text belongs to the document, not to the page around it."""
        sentence = self.sentence_at(place)
        return sentence is not None and sentence.role != "boilerplate"

    def is_prose(self, sentence: Sentence) -> bool:
        """Whether a sentence is running text of the body with few blanks, no column or padding."""
        known = self._prose.get(sentence.id)
        if known is None:
            start, end = sentence.span.start, sentence.span.end
            known = (
                is_body(sentence)
                and end - start >= _PROSE
                and self.shadow[end - 1 : end] in _PROSE_ENDS
                and self.shadow.count(" ", start, end) <= _PROSE_BLANKS
            )
            self._prose[sentence.id] = known
        return known

    @cached_property
    def marker_ends(self) -> frozenset[int]:
        """Where the markers of the sections end."""
        return frozenset(
            section.heading_span.start + len(section.marker) for section in self.speech.sections
        )

    def placed(self, finding: Finding) -> Finding:
        """The finding, without a place where its place is outside the text."""
        place = finding.span
        if place is None or 0 <= place.start <= place.end <= len(self.text):
            return finding
        return replace(finding, span=None)

    @staticmethod
    def limited(findings: Iterable[Finding]) -> Iterator[Finding]:
        """The first `MOST` findings of one rule, and one that says how many more there are."""
        rest = iter(findings)
        yield from islice(rest, MOST)
        first = next(rest, None)
        if first:
            more = 1 + sum(1 for _ in rest)
            message = f"同类问题另有 {more} 处，不再逐一列出"
            yield replace(first, message=message, subject=None, data={"more": str(more)})


def is_body(sentence: Sentence) -> bool:
    """Whether a sentence is running text of the body, where every blank in a word is an oddity."""
    return sentence.role not in _FRAME and sentence.role != "boilerplate"


def span(start: int, end: int) -> Span:
    """A span from two offsets."""
    return Span(start=start, end=end)
