"""How much words are like others (相似程度), for a great many of them at once."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from toolkit.ledger.digests import plain

ALIKE = 0.6
"""Share of equal characters from which two texts are taken for one task that was rewritten."""

_NEAREST = 50
"""Texts that are looked at for one; those behind have fewer characters in common with it."""


def likeness(one: str, other: str) -> float:
    """Share of equal characters in two texts, 0 to 1; 0 for any that is below `ALIKE`."""
    return Texts([one]).ratio(0, other)


class Texts:
    """Texts that others are compared with.

    Which characters two texts have in common says how like they can be at most; only where that
    is enough, their order is looked at, which takes a thousand times longer.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = [plain(each) for each in texts]
        self._places: dict[tuple[str, int], list[int]] = {}
        for place, text in enumerate(self._texts):
            for character in _counted(text):
                self._places.setdefault(character, []).append(place)
        self._matcher = SequenceMatcher[str](autojunk=False)
        self._second: str | None = None

    def highest(self, words: str) -> float:
        """The likeness of the text that is most like these words."""
        highest = 0.0
        for bound, place in self.bounds(words):
            if bound <= highest:
                break
            highest = max(highest, self.ratio(place, words))
        return highest

    def pairs(self, others: Iterable[str]) -> Iterator[tuple[int, int]]:
        """The places of texts and of others that are alike, each once, the most alike first."""
        given = tuple(others)
        heap = [
            (-bound, place, other, False)
            for other, words in enumerate(given)
            for bound, place in self.bounds(words)
        ]
        heapq.heapify(heap)
        taken: set[tuple[bool, int]] = set()
        while heap:
            _, place, other, is_exact = heapq.heappop(heap)
            if (True, place) in taken or (False, other) in taken:
                continue
            if is_exact:
                taken |= {(True, place), (False, other)}
                yield place, other
            elif ratio := self.ratio(place, given[other]):
                heapq.heappush(heap, (-ratio, place, other, True))

    def bounds(self, words: str) -> list[tuple[float, int]]:
        """What the likeness of a text can be at most, and its place, where that is enough."""
        text = plain(words)
        common: Counter[int] = Counter()
        for character in _counted(text):
            common.update(self._places.get(character, ()))
        found = (
            (2 * count / (len(text) + len(self._texts[place])), place)
            for place, count in common.items()
        )
        enough = (each for each in found if each[0] >= ALIKE)
        return heapq.nsmallest(_NEAREST, enough, key=lambda each: (-each[0], each[1]))

    def ratio(self, place: int, words: str) -> float:
        """The likeness of one of the texts; 0 for any that is below `ALIKE`."""
        if words != self._second:
            self._matcher.set_seq2(plain(words))
            self._second = words
        self._matcher.set_seq1(self._texts[place])
        if self._matcher.real_quick_ratio() < ALIKE or self._matcher.quick_ratio() < ALIKE:
            return 0.0
        ratio = self._matcher.ratio()
        return ratio if ratio >= ALIKE else 0.0


def _counted(text: str) -> Iterator[tuple[str, int]]:
    """The characters, each with how often it came before."""
    seen: Counter[str] = Counter()
    for character in text:
        yield character, seen[character]
        seen[character] += 1
