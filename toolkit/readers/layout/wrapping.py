"""Which lines of text make a row of a table without ruled lines, and what bears that out.

A cell that runs over several lines shows it: all its lines but the last are full, one begins below
the other, and rows may be further apart than the lines in them. Nothing of this is taken for
granted; where the evidence is not there, no rows are made.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

# What is not broken: a Latin word or a number; a character and the marks that never begin a line.
_TOKEN = re.compile(r"[!-~]*")
_MARKED = re.compile(r".[，。、；：）》”！？％]*")
# In sizes of the glyphs: how far a full line may stay short, for a token not broken also more; how
# near the next column begins after a full line; how exactly lines stand below each other.
_SHORT = 2.1
_LATIN = 0.6
_PADDING = 2.6
_BELOW = 0.4
# As a share of the width of a column: how far a full line of a narrow one may stay short.
_SHORT_SHARE = 0.5
# In sizes and in distances of the lines of a cell: how far apart they may be, and how far rows are.
_APART = 2.2
_AS_NEAR = 1.12
_FURTHER = 1.25
_MOSTLY = 0.6
_LEAST_FULL = 2


class Part(NamedTuple):
    """The words of one line in one column, and their box."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half way between top and bottom."""
        return (self.top + self.bottom) / 2


Line = dict[int, Part]
"""The parts of a line by column, only those there are."""


class Columns(NamedTuple):
    """The borders of the columns as far as they are filled, and the size of the glyphs."""

    borders: list[tuple[float, float]]
    size: float

    def is_full(self, column: int, part: Part, after: Part) -> bool:
        """Whether a part reaches so far that the word after it had to go to the next line."""
        left, right = self.borders[column]
        latin, marked = _TOKEN.match(after.text), _MARKED.match(after.text)
        room = _SHORT + (latin.end() * _LATIN if latin and latin.end() else 0)
        room += marked.end() - 1 if marked else 0
        return right - part.right <= min(room * self.size, (right - left) * _SHORT_SHARE)

    def is_short(self, column: int, part: Part) -> bool:
        """Whether a part leaves more room than a full one may, whatever the next word."""
        left, right = self.borders[column]
        return right - part.right > min(_SHORT * self.size, (right - left) * _SHORT_SHARE)

    def is_below(self, part: Part, after: Part) -> bool:
        """Whether two parts are flush at the left, or at the right, or have the same centre."""
        near = self.size * _BELOW
        left, right = after.left - part.left, after.right - part.right
        return min(abs(left), abs(right), abs(left + right) / 2) <= near

    def reaches_next(self, column: int) -> bool:
        """Whether the next column begins where a full cell ends, but for the padding."""
        if column + 1 >= len(self.borders):
            return False
        return self.borders[column + 1][0] - self.borders[column][1] <= self.size * _PADDING


class _Break(NamedTuple):
    """Two lines of one cell below each other."""

    column: int
    before: Part
    after: Part
    is_last: bool


def rows_by_tops(
    lines: list[Line], columns: Columns, *, is_known: bool = False
) -> list[list[Line]] | None:
    """Rows whose numbers stand on their first lines, if the lines bear that out.

    What follows the last row is left out as soon as it may be something else. `is_known` says that
    the table has been made out before: rows of single lines are rows then.
    """
    if 0 not in lines[0]:
        return None
    rows: list[list[Line]] = []
    for line in lines:
        if 0 in line:
            rows.append([line])
        else:
            rows[-1].append(line)
    whole = rows[:-1]
    certain = _certain(rows[-1], columns, _pitch(whole))
    below = rows[-1][len(certain) :]
    if below and len(below[0]) > 1:
        return None  # rows without a number, of which there may be more
    rows[-1] = certain
    begun = all(set(line) <= set(row[0]) for row in rows for line in row)
    return rows if begun and _is_borne_out(rows, columns, is_known=is_known) else None


def rest_of_row(row: list[Line], lines: list[Line], columns: Columns) -> list[Line]:
    """The first of these lines, on the next page, as far as they must carry on a row cut there."""
    if not lines or not set(lines[0]) <= set(row[-1]):
        return []
    for column, part in lines[0].items():
        above = row[-1][column]
        if not columns.is_full(column, above, part) or not columns.is_below(above, part):
            return []
    return _certain(lines, columns, _pitch([row]))


def rows_by_middles(lines: list[Line], columns: Columns) -> list[list[Line]] | None:
    """Rows whose numbers stand half way down, as all their cells do, if the lines bear that out."""
    near = columns.size * _BELOW
    rows: list[list[Line]] = []
    left = lines
    for number in [line[0] for line in lines if 0 in line]:
        if not left:
            return None
        end = 2 * number.middle - _middle(left[0])
        row = [line for line in left if _middle(line) <= end + near]
        if not row or abs(_middle(row[-1]) - end) > near:
            return None
        rows.append(row)
        left = left[len(row) :]
        for cell in _cells(row):
            if abs(cell[0].middle + cell[-1].middle - 2 * number.middle) > 2 * near:
                return None
    return rows if _is_borne_out(rows, columns) else None


def _middle(line: Line) -> float:
    return next(iter(line.values())).middle


def _cells(row: list[Line]) -> list[list[Part]]:
    """The parts of each cell of a row, from top to bottom."""
    return [
        [line[column] for line in row if column in line]
        for column in sorted({column for line in row for column in line})
    ]


def _breaks(rows: list[list[Line]]) -> list[_Break]:
    found = []
    for row in rows:
        columns = sorted({column for line in row for column in line})
        for column, cell in zip(columns, _cells(row), strict=True):
            pairs = list(pairwise(cell))
            found += [
                _Break(column, *pair, is_last=n + 1 == len(pairs)) for n, pair in enumerate(pairs)
            ]
    return found


def _pitch(rows: list[list[Line]]) -> float | None:
    """The distance of the lines of a cell; None where no cell has several."""
    return min((each.after.middle - each.before.middle for each in _breaks(rows)), default=None)


def _certain(row: list[Line], columns: Columns, pitch: float | None) -> list[Line]:
    """The first lines of the last row, as far as each must carry on a full one just above it."""
    kept = row[:1]
    for line in row[1:]:
        for column, part in line.items():
            above = kept[-1].get(column)
            if above is None or not columns.is_full(column, above, part):
                return kept
            apart = part.middle - above.middle
            flush = abs(part.left - above.left) <= columns.size * _BELOW
            flush = flush or (len(line) > 1 and columns.is_below(above, part))
            if not flush or apart > (pitch * _AS_NEAR if pitch else columns.size * _APART):
                return kept
        kept.append(line)
    return kept


def _is_borne_out(rows: list[list[Line]], columns: Columns, *, is_known: bool = False) -> bool:
    """Whether some cells run over several lines, and everything speaks for it."""
    breaks, pitch = _breaks(rows), _pitch(rows)
    if pitch is None:
        return is_known
    if not 0 < pitch <= columns.size * _APART:
        return False
    if not all(columns.is_below(each.before, each.after) for each in breaks):
        return False
    if any(each.after.middle - each.before.middle > pitch * _AS_NEAR for each in breaks):
        return False
    full = [columns.is_full(each.column, each.before, each.after) for each in breaks]
    if _are_apart(rows, pitch):
        return sum(full) >= len(full) * _MOSTLY
    return all(full) and (is_known or _is_broken_by_width(breaks, columns))


def _are_apart(rows: list[list[Line]], pitch: float) -> bool:
    """Whether rows are further apart than the lines in them."""
    return all(
        _middle(after[0]) - _middle(before[-1]) >= pitch * _FURTHER
        for before, after in pairwise(rows)
    )


def _is_broken_by_width(breaks: list[_Break], columns: Columns) -> bool:
    """Whether the width of the columns broke the lines, and not words of chance the same length.

    Some cells end short, in each column that has several such cells, or it is text running past
    the rows; and most lines stand in columns filled more than once, or up to the next column.
    """
    ends = [each for each in breaks if each.is_last]
    short = {each.column for each in ends if columns.is_short(each.column, each.after)}
    several = {column for column, n in Counter(each.column for each in ends).items() if n > 1}
    if not short or several - short:
        return False
    counts = Counter(each.column for each in breaks)
    sure = sum(
        count
        for column, count in counts.items()
        if count >= _LEAST_FULL or columns.reaches_next(column)
    )
    return sure * 2 >= len(breaks)
