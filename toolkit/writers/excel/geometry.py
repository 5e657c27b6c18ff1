"""How much fits on a sheet of paper: which columns are printed, and how wide they are.

Widths are counted in half-width characters of the body size (五号), which are `PIXELS` wide.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.ledger.columns import Column
from toolkit.ledger.presets import Preset
from toolkit.ledger.rows import Row
from toolkit.writers.excel import styles
from toolkit.writers.excel.grid import HIGHEST_ROW, height
from toolkit.zh.width import cells

ROOM = 144.0
"""Characters between the margins of A4 landscape at full size."""

NARROWEST = 0.85
"""Share of `ROOM` that is certain. A file counts digits of the standard font 宋体, 8 pixels each;
where that is missing, as on many Linux desktops, a program takes a font whose digits have 9.3."""

READABLE = 9.0
"""Size in points of the smallest printed characters where columns give way (小五)."""

LEAST_PRINTED = 7.5
"""No printed character is smaller, in points (六号)."""

PRINTED = 12.0
"""Font size of the sheet for paper, in points, before the page is fitted to its width."""

_TEXT = 34.0
"""So narrow the words of the task get before the page is printed smaller."""

_LEAST = {"part": 11.0, "point": 11.0, "targets": 10.0, "text": 28.0}
"""So narrow columns get where it cannot be printed any smaller."""

_WIDEST, _STEP = 100.0, 10.0
_UNITS = frozenset({"lead", "responsible", "support"})
"""Columns that may name all members of a group."""

WORDS = _UNITS | {"text"}
"""Columns that grow rather than cut their words."""

_SHORT, _PADDING = 8, 1.0
"""Half-width characters of a header that has one line, and what its cell keeps free."""

_LONGEST_DATE = 15
"""Half-width characters of 2024年12月31日*; Excel shows #### for a date that does not fit."""

_LONGEST = 20
"""So many of the longest texts decide on the width."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The widths of all columns by key; `last` is the last that is printed, `left` those after."""

    widths: dict[str, float]
    last: str
    left: tuple[str, ...] = ()


def points(column: Column) -> float:
    """The font size of a column."""
    return styles.SMALL if column.small else styles.BODY


def hidden(preset: Preset, rows: Sequence[Row]) -> frozenset[str]:
    """The keys of the columns that tell nothing in a ledger of these rows."""
    return frozenset(column.key for column in preset.columns if column.hidden(rows))


def fit(
    columns: Sequence[Column],
    rows: Sequence[Row],
    wanted: str,
    *,
    unseen: frozenset[str] = frozenset(),
    size: float | None = None,
    growing: frozenset[str] = WORDS,
) -> Fit:
    """The columns up to the `wanted` one on one page width, those `unseen` left out.

    The words of the task take what the others leave. Where room is short, they give way first,
    then the page is printed smaller, down to `LEAST_PRINTED`, then headings give way, and at last
    columns are `left` off, the last ones first, but never the words of the task. Columns that are
    `growing` are wide enough for their longest words. `size` is the font size of all columns, if
    it is not their own.
    """

    def needed(column: Column, least: dict[str, float]) -> float:
        width = min(column.width, least.get(column.key, column.width))
        width = max(width, _head(column.header, size or styles.HEAD.points))
        if column.kind == "date":
            width = max(width, _LONGEST_DATE * (size or points(column)) / styles.BODY + _PADDING)
        grows = column.key in growing and column.key not in unseen
        return _width(column, rows, width, size or points(column)) if grows else width

    keys = [column.key for column in columns]
    seen = [column for column in columns if column.key not in unseen]
    own, narrow, narrowest = (
        {column.key: needed(column, least) for column in columns}
        for least in ({}, {"text": _TEXT}, _LEAST)
    )
    printed = [column for column in seen if keys.index(column.key) <= keys.index(wanted)]
    left: list[str] = []
    while len(printed) > 1 and printed[-1].key != "text":
        smallest = size or min(map(points, printed))
        if sum(narrowest[column.key] for column in printed) <= room(smallest, LEAST_PRINTED):
            break
        left.insert(0, printed.pop().header)
    smallest = size or min(map(points, printed))
    taken = {column.key: own[column.key] for column in printed}
    taken = _given_way(taken, narrow, room(smallest))
    taken = _given_way(taken, narrowest, room(smallest, LEAST_PRINTED))
    if "text" in taken:
        taken["text"] += max(0.0, room(smallest) - sum(taken.values()))
    return Fit(own | taken, printed[-1].key, tuple(left))


def room(size: float, least: float = READABLE) -> float:
    """How many characters of width may be printed side by side so that the size stays readable.

    `least` is what it may shrink to on paper.
    """
    return ROOM * NARROWEST * size / least


def _given_way(own: dict[str, float], least: dict[str, float], room: float) -> dict[str, float]:
    """The widths after each column has given its share of what is too much, as far as it can."""
    missing = max(0.0, sum(own.values()) - room)
    spare = {key: max(0.0, width - least[key]) for key, width in own.items()}
    share = min(1.0, missing / total) if (total := sum(spare.values())) else 0.0
    return {key: width - spare[key] * share for key, width in own.items()}


def _head(header: str, size: float) -> float:
    """The width of a short header in one line; long ones are read in several."""
    return min(cells(header), _SHORT) * size / styles.BODY + _PADDING


def _width(column: Column, rows: Sequence[Row], width: float, size: float) -> float:
    """So wide that no row is as high as a row can be, beyond which words are cut.

    Words too long for the widest column are cut anyway, which makes no room for the others.
    """
    longest = heapq.nlargest(_LONGEST, (str(column.value(row) or "") for row in rows), key=len)
    wider = width
    while wider < _WIDEST and _tallest(longest, wider, size) >= HIGHEST_ROW:
        wider += _STEP
    return wider if _tallest(longest, wider, size) < HIGHEST_ROW else width


def _tallest(texts: Sequence[str], width: float, size: float) -> float:
    return height(((text, width, size) for text in texts), 0)
