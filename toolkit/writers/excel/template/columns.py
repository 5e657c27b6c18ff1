"""The columns of an office's sheet: each with its own entry, and how wide they are."""

from __future__ import annotations

from copy import copy
from typing import Any

from openpyxl.utils import get_column_letter

from toolkit.writers.excel.grid import PIXELS

_WIDTH = 8.43
"""What a column without a width has."""

_LATIN = frozenset({"Calibri", "Arial", "Times New Roman", "Cambria"})
"""Standard fonts whose digits are 7 pixels wide at the usual sizes; Chinese ones have 8."""


def ungroup(sheet: Any, last: int) -> None:
    """Give each column up to the `last` its own entry.

    A file has one entry for neighbours of the same width, which openpyxl keeps under the first.
    """
    for letter, entry in list(sheet.column_dimensions.items()):
        low, high = entry.min, entry.max
        if not low or not high or low == high:
            continue
        del sheet.column_dimensions[letter]
        for number in range(low, min(high, last) + 1):
            _put(sheet, entry, number, number)
        if high > last:
            _put(sheet, entry, max(low, last + 1), high)


def width(sheet: Any, first: int, last: int) -> float:
    """Half-width characters of the body size that columns from `first` to `last` take together."""
    book = sheet.parent
    digit = 7 if book._fonts[0].name in _LATIN else 8  # noqa: SLF001 - no public way
    return sum(_width(sheet, number) for number in range(first, last + 1)) * digit / PIXELS


def _width(sheet: Any, number: int) -> float:
    entry = sheet.column_dimensions.get(get_column_letter(number))
    if entry is not None and entry.hidden:
        return 0.0
    found = entry.width if entry is not None else sheet.sheet_format.defaultColWidth
    return float(found or _WIDTH)


def _put(sheet: Any, entry: Any, low: int, high: int) -> None:
    single = copy(entry)
    single.index, single.min, single.max = get_column_letter(low), low, high
    sheet.column_dimensions[single.index] = single
