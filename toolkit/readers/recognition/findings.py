"""What is said of recognised words: how sure they are, and each doubtful line at its place."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.codes import finding
from toolkit.findings import Finding
from toolkit.model import Origin, Span
from toolkit.readers.recognition.page import Word
from toolkit.source import SourceText

SURE = 0.88
"""Lines recognised with less confidence (0 to 1) are told one by one."""

_LISTED = 50
_SHOWN = 20


def mean(words: list[Word]) -> int:
    """How sure the words are on average, in percent."""
    return _percent(sum(word.confidence for word in words) / len(words))


def doubts(words: list[Word], source: SourceText) -> Iterator[Finding]:
    """A finding for each doubtful line, at its place in the text, up to a bearable number."""
    doubtful = [word for word in words if word.confidence < SURE]
    for word in doubtful[:_LISTED]:
        shown = word.text if len(word.text) <= _SHOWN else f"{word.text[:_SHOWN]}…"
        yield finding(
            "SRC040",
            span=_place(word, source),
            text=shown,
            confidence=_percent(word.confidence),
        )


def _place(word: Word, source: SourceText) -> Span | None:
    """Where in the text the word is told: there, where its place on its page is that of the row."""
    for origin in source.origins:
        if origin.number == word.page and _holds(origin, word):
            start = source.text.find(word.text, origin.span.start, origin.span.end)
            if start >= 0:
                return Span(start=start, end=start + len(word.text))
    return None


def _holds(origin: Origin, word: Word) -> bool:
    left, top, right, bottom = map(float, (origin.path or "0,0,0,0").split(","))
    x, y = (word.glyph.left + word.glyph.right) / 2, (word.glyph.top + word.glyph.bottom) / 2
    return left - 1 <= x <= right + 1 and top - 1 <= y <= bottom + 1


def _percent(share: float) -> int:
    return int(share * 100)
