"""填报单位（盖章）、填报人、审核人、填报日期: the lines under a form that is sent back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from openpyxl.utils import column_index_from_string

from toolkit.writers.excel import styles
from toolkit.writers.excel.book import Book
from toolkit.writers.excel.grid import Grid

HEIGHT = 2
"""Rows the lines take: an empty one, and one that is filled in."""

LABELS = ("填报单位（盖章）：", "填报人：", "审核人：", "填报日期：")
_SHARES = (0.4, 0.6, 0.8)
"""Where the second to fourth begin, as shares of the width."""

_LOOK = replace(styles.NOTE, points=12, locked=False, vertical="bottom")


class Lines:
    """The lines over columns given as letters and widths; each label is an open cell."""

    def __init__(self, book: Book, columns: Sequence[tuple[str, float]]) -> None:
        self._style = book.style(_LOOK)
        self._groups = _groups(columns)

    def lines(self, grid: Grid) -> Iterator[str]:
        """The rows: what is typed stands behind the colon, in the cell of the label."""
        yield grid.line([], 12)
        firsts = [column_index_from_string(group[0]) for group in self._groups]
        cells = dict(zip(firsts, self._labels(), strict=True))
        last = column_index_from_string(self._groups[-1][-1])
        yield grid.line([(cells.get(n), self._style) for n in range(1, last + 1)], 36)

    def _labels(self) -> list[str]:
        """One for each group; a narrow table has several in its last cell."""
        count = len(self._groups)
        return [*LABELS[: count - 1], "　　　　".join(LABELS[count - 1 :])]

    def areas(self, row: int) -> list[str]:
        """The areas to merge, if the filled line is that row."""
        return [f"{g[0]}{row}:{g[-1]}{row}" for g in self._groups if len(g) > 1]


def _groups(columns: Sequence[tuple[str, float]]) -> list[list[str]]:
    """The columns in as many groups as there are labels, by their share of the width."""
    total, taken = sum(width for _, width in columns), 0.0
    groups: list[list[str]] = [[]]
    for letter, width in columns:
        if groups[-1] and len(groups) <= len(_SHARES) and taken >= total * _SHARES[len(groups) - 1]:
            groups.append([])
        groups[-1].append(letter)
        taken += width
    return groups
