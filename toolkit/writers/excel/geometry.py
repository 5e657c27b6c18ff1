"""How much fits on a sheet of paper: which columns are printed, and how wide the words may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.ledger.columns import Column
from toolkit.ledger.presets import Preset
from toolkit.ledger.rows import Row
from toolkit.writers.excel import styles
from toolkit.writers.excel.grid import HIGHEST_ROW, height

ROOM = 144.0
"""Column units between the margins of A4 landscape at full size."""

LEAST_PRINTED = 9.0
"""No printed character is smaller, in points."""

NARROWEST = 0.75
"""Share of `ROOM` that is certain: a column unit is the width of a digit, and where the standard
font is missing, as on many Linux desktops, a program takes one with wider digits."""

PRINTED = 12.0
"""Font size of the sheet for paper, in points; at `NARROWEST` it is still `LEAST_PRINTED`."""


_WIDEST, _STEP = 100.0, 10.0
_UNITS = frozenset({"lead", "responsible", "support"})
"""Columns that may name all members of a group."""

_LONGEST = 20
"""So many of the longest texts decide on the width."""


def points(column: Column) -> float:
    """The font size of a column."""
    return styles.SMALL if column.small else styles.BODY


def hidden(preset: Preset, rows: Sequence[Row]) -> frozenset[str]:
    """The keys of the columns that tell nothing in a ledger of these rows."""
    return frozenset(column.key for column in preset.columns if column.hidden(rows))


def fitted(preset: Preset, rows: Sequence[Row], unseen: frozenset[str]) -> tuple[Column, ...]:
    """The columns of the preset, words and units as wide as the longest of them needs."""
    wide = (_UNITS | {"text"}) - unseen
    return tuple(
        widened(column, rows) if column.key in wide else column for column in preset.columns
    )


def on_paper(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Column, ...]:
    """The columns for the sheet for paper, which cuts long words of a task, but no units."""
    return tuple(widened(each, rows, PRINTED) if each.key in _UNITS else each for each in columns)


def widened(column: Column, rows: Sequence[Row], size: float | None = None) -> Column:
    """The column so wide that no row is as high as a row can be, beyond which words are cut."""
    said = (str(column.value(row) or "") for row in rows)
    longest = sorted(said, key=len, reverse=True)[:_LONGEST]
    width = column.width
    while width < _WIDEST and _tallest(longest, width, size or points(column)) >= HIGHEST_ROW:
        width += _STEP
    return replace(column, width=width)


def room(size: float) -> float:
    """How many column units may be printed side by side so that this size stays readable."""
    return ROOM * NARROWEST * size / LEAST_PRINTED


def last_printed(
    columns: Sequence[Column], unseen: frozenset[str], wanted: str, size: float | None = None
) -> str:
    """The last column that fits on one page width without becoming too small to read.

    It is the `wanted` one or one before it; the words of the task are always printed. `size` is
    the font size of all columns, if it is not their own.
    """
    keys = [column.key for column in columns]
    must = keys.index("text") if "text" in keys else 0
    taken, smallest, last = 0.0, size or styles.BODY, keys[0]
    for index, column in enumerate(columns):
        if column.key not in unseen:
            taken, smallest = taken + column.width, min(smallest, size or points(column))
            if taken > room(smallest) and index > must:
                break
            last = column.key
        if column.key == wanted:
            break
    return last


def widths(
    columns: Sequence[Column], unseen: frozenset[str], last: str, size: float | None = None
) -> dict[str, float]:
    """The width of each column; the words of the task take what the others leave of the page."""
    keys = [column.key for column in columns]
    printed = [each for each in columns[: keys.index(last) + 1] if each.key not in unseen]
    found = {column.key: column.width for column in columns}
    smallest = size or min((points(column) for column in printed), default=styles.BODY)
    spare = room(smallest) - sum(column.width for column in printed)
    if spare > 0 and any(column.key == "text" for column in printed):
        found["text"] += spare
    return found


def _tallest(texts: Sequence[str], width: float, size: float) -> float:
    return height(((text, width, size) for text in texts), 0)
