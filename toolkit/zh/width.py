"""Display width of text in cells: a Han character takes two (Unicode UAX #11).

Ambiguous characters such as “”—… count two, as Chinese fonts draw them.
"""

from __future__ import annotations

from unicodedata import combining, east_asian_width

_WIDE = frozenset("WFA")


def cells(text: str) -> int:
    """How many half-width cells the text takes on one line."""
    if text.isascii():
        return len(text)
    return sum(_of(c) for c in text)


def _of(c: str) -> int:
    if combining(c):
        return 0
    return 2 if east_asian_width(c) in _WIDE else 1


def lines(text: str, width: int) -> int:
    """How many lines the text takes when wrapped at `width` cells; each line break starts one."""
    return sum(max(1, -(-cells(line) // max(width, 1))) for line in text.split("\n"))
