"""Display width of text in cells: a Han character takes two (Unicode UAX #11).

Ambiguous characters such as “”—… count two, as Chinese fonts draw them.
"""

from __future__ import annotations

from unicodedata import category, east_asian_width

_WIDE = frozenset("WFA")
_NONE = frozenset({"Mn", "Me", "Cf", "Cc"})
"""Combining marks, joiners and selectors, direction marks and control characters."""


def cells(text: str) -> int:
    """How many half-width cells the text takes on one line; marks of no width take none."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(_of(c) for c in text)


def _of(c: str) -> int:
    if category(c) in _NONE:
        return 0
    return 2 if east_asian_width(c) in _WIDE else 1


def lines(text: str, width: int) -> int:
    """How many lines the text takes when wrapped at `width` cells; each line break starts one.

    A wide character that does not fit in the last cell goes to the next line.
    """
    width = max(width, 1)
    return sum(_wrapped(line, width) for line in text.split("\n"))


def _wrapped(line: str, width: int) -> int:
    taken = cells(line)
    if taken <= width:
        return 1
    if line.isascii():
        return -(-taken // width)
    count, used = 1, 0
    for c in line:
        cell = _of(c)
        if used and used + cell > width:
            count, used = count + 1, 0
        used += cell
    return count
