"""Tables drawn with lines: which glyphs stand in which cell.

Cells are what the lines enclose; a missing line between two of them makes them one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from toolkit.readers.layout.glyphs import Glyph, Page, Row, Rule, plain_rows
from toolkit.readers.tables import one_line

RULE_LIMIT = 4000
_NEAR = 0.004
_LEAST_LENGTH = 0.01
_NUMBER = re.compile(r"\d{1,4}[.、]?$")


class _Line(NamedTuple):
    """A line along one axis: where it lies across it, where it begins and ends along it."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class _Table:
    """The lines of one table and the borders they make."""

    across: list[_Line] = field(default_factory=list)
    down: list[_Line] = field(default_factory=list)
    ys: list[float] = field(default_factory=list)
    xs: list[float] = field(default_factory=list)


def take_tables(page: Page) -> tuple[Page, list[list[Row]]]:
    """The page without the glyphs in its tables, and the rows of each table from the top."""
    near = max(page.width, page.height) * _NEAR
    if not page.rules or len(page.rules) > RULE_LIMIT:
        return page, []
    rest = page.glyphs
    tables = []
    for table in _tables(page, near):
        inside = [glyph for glyph in rest if _is_inside(glyph, table)]
        if all(glyph.text.isspace() for glyph in inside):
            continue
        kept = {id(glyph) for glyph in inside}
        rest = [glyph for glyph in rest if id(glyph) not in kept]
        tables.append(_rows(table, inside, page, near))
    left = Page(page.number, page.width, page.height, rest)
    return left, sorted(tables, key=lambda rows: rows[0].top)


def _tables(page: Page, near: float) -> list[_Table]:
    """Lines that touch each other, where they enclose two rows and two columns at least."""
    least = max(page.width, page.height) * _LEAST_LENGTH
    across = [_Line((r.top + r.bottom) / 2, r.left, r.right) for r in page.rules if _is_flat(r)]
    down = [_Line((r.left + r.right) / 2, r.top, r.bottom) for r in page.rules if not _is_flat(r)]
    across = _joined([line for line in across if line.end - line.start >= least], near)
    down = _joined([line for line in down if line.end - line.start >= least], near)
    tables = []
    left = set(range(len(down)))
    unused = set(range(len(across)))
    while left:
        table = _Table()
        queue = [(False, min(left))]
        left.discard(queue[0][1])
        while queue:
            is_across, index = queue.pop()
            line = across[index] if is_across else down[index]
            (table.across if is_across else table.down).append(line)
            others, pool = (down, left) if is_across else (across, unused)
            touching = [n for n in pool if _touch(line, others[n], near)]
            pool.difference_update(touching)
            queue += [(not is_across, n) for n in touching]
        table.ys = _borders(table.across, near)
        table.xs = _borders(table.down, near)
        if len(table.ys) >= 3 and len(table.xs) >= 3:
            tables.append(table)
    return tables


def _is_flat(rule: Rule) -> bool:
    return rule.right - rule.left >= rule.bottom - rule.top


def _joined(lines: list[_Line], near: float) -> list[_Line]:
    """Lines drawn piece by piece as one."""
    joined: list[_Line] = []
    for line in sorted(lines, key=lambda each: (round(each.at / near), each.start)):
        last = joined[-1] if joined else None
        if last and abs(last.at - line.at) <= near and line.start <= last.end + 2 * near:
            joined[-1] = _Line(last.at, last.start, max(last.end, line.end))
        else:
            joined.append(line)
    return joined


def _touch(one: _Line, other: _Line, near: float) -> bool:
    along = other.start - near <= one.at <= other.end + near
    return along and one.start - near <= other.at <= one.end + near


def _borders(lines: list[_Line], near: float) -> list[float]:
    borders: list[float] = []
    for at in sorted(line.at for line in lines):
        if not borders or at - borders[-1] > 2 * near:
            borders.append(at)
    return borders


def _is_inside(glyph: Glyph, table: _Table) -> bool:
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    return table.xs[0] < x < table.xs[-1] and table.ys[0] < y < table.ys[-1]


def _rows(table: _Table, glyphs: list[Glyph], page: Page, near: float) -> list[Row]:
    owners = _owners(table, near)
    content: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        row = bisect_right(table.ys, (glyph.top + glyph.bottom) / 2) - 1
        column = bisect_right(table.xs, (glyph.left + glyph.right) / 2) - 1
        content.setdefault(owners[row, column], []).append(glyph)
    words = {
        owner: one_line([row.text for row in plain_rows(page, inside)], wrapped=True)
        for owner, inside in content.items()
    }
    size = sum(glyph.size for glyph in glyphs) / len(glyphs)
    rows = []
    for row in range(len(table.ys) - 1):
        cells = _cells(row, len(table.xs) - 1, owners, words)
        if any(cells):
            rows.append(_row(tuple(cells), table, row, page, size))
    return rows


def _cells(
    row: int,
    columns: int,
    owners: dict[tuple[int, int], tuple[int, int]],
    words: dict[tuple[int, int], str],
) -> list[str]:
    """The words of a row; a cell over several columns speaks in the first of them."""
    cells = []
    for column in range(columns):
        owner = owners[row, column]
        again = column and owners[row, column - 1] == owner
        cells.append("" if again else words.get(owner, ""))
    return cells


def text_of(cells: tuple[str, ...]) -> str:
    """The line of a row: cells between tabs, or a single one as it is."""
    several = sum(bool(cell) for cell in cells) > 1
    return "\t".join(cells) if several else "".join(cells)


def carried_on(row: Row, after: Row) -> Row | None:
    """A numbered row with what stands below it on the next page; None where that is a new row."""
    same = len(row.cells) == len(after.cells) > 1
    if not same or after.cells[0] or not _NUMBER.match(row.cells[0]):
        return None
    cells = tuple(
        one_line([before, below], wrapped=True)
        for before, below in zip(row.cells, after.cells, strict=True)
    )
    return replace(row, cells=cells, text=text_of(cells))


def _row(cells: tuple[str, ...], table: _Table, row: int, page: Page, size: float) -> Row:
    top, bottom = table.ys[row], table.ys[row + 1]
    return Row(
        text=text_of(cells),
        left=table.xs[0],
        top=top,
        right=table.xs[-1],
        bottom=bottom,
        size=size,
        page=page.number,
        is_high=(top + bottom) / 2 < page.height / 2,
        cells=cells,
    )


def _owners(table: _Table, near: float) -> dict[tuple[int, int], tuple[int, int]]:
    """For each place of the table the first place of the cell it belongs to."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(table.ys) - 1):
        middle = (table.ys[row] + table.ys[row + 1]) / 2
        for column in range(len(table.xs) - 1):
            centre = (table.xs[column] + table.xs[column + 1]) / 2
            if column and not _has_line(table.down, table.xs[column], middle, near):
                owners[row, column] = owners[row, column - 1]
            elif row and not _has_line(table.across, table.ys[row], centre, near):
                owners[row, column] = owners[row - 1, column]
            else:
                owners[row, column] = (row, column)
    return owners


def _has_line(lines: list[_Line], at: float, place: float, near: float) -> bool:
    return any(
        abs(line.at - at) <= 2 * near and line.start - near <= place <= line.end + near
        for line in lines
    )
