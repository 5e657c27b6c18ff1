"""Which body of the book a task belongs to by its duty keywords (职责关键词): a suggestion only."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from toolkit.ledger.unitbook.book import BookUnit, UnitBook
from toolkit.ledger.unitbook.names import key

SHORTEST = 2
"""Characters of a keyword; shorter ones stand in too many words."""


class Suggestion(NamedTuple):
    """The body, and the keywords that speak for it."""

    unit: BookUnit
    words: tuple[str, ...]


class _Rank(NamedTuple):
    """How much speaks for a body: characters and number of keywords, in the task, then above."""

    in_text: int
    words_in_text: int
    in_heading: int
    words_in_heading: int


class Duties:
    """The keywords of one book, ready to be looked for."""

    def __init__(self, book: UnitBook) -> None:
        self.units = book.units
        self._owners: dict[str, list[tuple[int, str]]] = {}
        for number, unit in enumerate(book.units):
            for word in unit.duties:
                if len(word) >= SHORTEST and (form := key(word)):
                    self._owners.setdefault(form, []).append((number, word))

    def suggest(self, text: str, heading: str) -> Suggestion | None:
        """The one body whose keywords stand in the task, or else in the heading right above it.

        More characters of keywords go before fewer, then more keywords before fewer; what stands
        in the heading only decides between bodies that are equal in the text. None where no keyword
        occurs, where two bodies are equally good, or where the heading says more for another body.
        """
        told, above = self._found(key(text)), self._found(key(heading))
        ranked: list[tuple[_Rank, int]] = []
        for number in {**told, **above}:
            here, there = told.get(number, ()), above.get(number, ())
            rank = _Rank(_size(here), len(here), _size(there), len(there))
            ranked.append((rank, number))
        if not ranked:
            return None
        best = max(rank for rank, _ in ranked)
        winners = [number for rank, number in ranked if rank == best]
        doubtful = any(rank.in_heading > max(best.in_text, best.in_heading) for rank, _ in ranked)
        if len(winners) > 1 or doubtful:
            return None
        (winner,) = winners
        return Suggestion(self.units[winner], told.get(winner) or above[winner])

    def _found(self, words: str) -> dict[int, tuple[str, ...]]:
        """The keywords in the words by the number of their body, in the order of the book.

        Those that are part of another one of the same body are left out: 防汛 of 防汛抗旱.
        """
        found: dict[int, dict[str, str]] = {}
        for form, owners in self._owners.items():
            if form in words:
                for number, word in owners:
                    found.setdefault(number, {})[form] = word
        return {number: _longest(forms) for number, forms in found.items()}


@lru_cache(maxsize=4)
def duties(book: UnitBook) -> Duties:
    """The keywords of a book."""
    return Duties(book)


def _longest(forms: dict[str, str]) -> tuple[str, ...]:
    return tuple(
        word for form, word in forms.items() if not any(form in other != form for other in forms)
    )


def _size(words: tuple[str, ...]) -> int:
    return sum(map(len, words))
