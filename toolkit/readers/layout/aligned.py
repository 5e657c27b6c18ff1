"""Tables without lines, told by their columns: which cells stand in which row.

Only numbered tables of three columns or more in which some cell runs over several lines are taken;
any other page stays as it is.
"""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from toolkit.readers.layout.glyphs import (
    Glyph,
    Page,
    Row,
    gutter_of,
    pieces_of,
    visual_lines,
    words_of,
)
from toolkit.readers.layout.ruled import text_of
from toolkit.readers.layout.wrapping import (
    Columns,
    Line,
    Part,
    rest_of_row,
    rows_by_middles,
    rows_by_tops,
)
from toolkit.readers.tables import one_line
from toolkit.zh.numerals import parse

_NUMBER = re.compile(r"[（(]?(\d{1,3}|[一二三四五六七八九十]{1,3})[)）.．、]?$")
_LEAST_COLUMNS = 3
_LEAST_FILLED = 2
# Lines that may stand above or below a table that runs over pages: running heads, page numbers.
_HEAD = 3
_FOOT = 2
# In sizes of the glyphs: the least gap between two columns, how far numbers may be out of line,
# how far two lines of a table may be apart.
_GAP = 0.5
_OUT_OF_LINE = 1.0
_APART = 4.0

_Pieces = list[list[Glyph]]
"""A visual line, cut wherever there may be the border of a column."""


class Aligned(NamedTuple):
    """The lines of each row of a table, the header as well, and its columns."""

    rows: list[list[Line]]
    columns: Columns
    has_header: bool = False
    by_tops: bool = True
    """Whether the numbers stand on the first lines of their rows."""


def take_aligned(
    page: Page, before: Aligned | None = None
) -> tuple[Page, list[list[Row]], Aligned | None]:
    """The page without the glyphs in such tables, and the rows of each table from the top.

    `before` is the table at the end of the page before. The last of the results is the one at the
    end of this page.
    """
    visual = visual_lines(page.glyphs)
    lines = [pieces_of(line, _GAP) for line in visual]
    sequences = _sequences(lines)
    if not (sequences or before):
        return page, [], None
    if gutter_of([pieces_of(line) for line in visual], page) is not None:
        return page, [], None
    found = [_rest(lines, before)] if before else []
    found += [_table(lines, numbered) for numbered in sequences]
    taken: set[int] = set()
    tables, ended = [], None
    for start, table in found:
        used = range(start, start + sum(map(len, table.rows)))
        if used and taken.isdisjoint(used):
            taken.update(used)
            tables.append([_row(row, table.columns, page) for row in table.rows])
            ended = table if table.by_tops and used.stop + _FOOT >= len(lines) else None
    rest = [glyph for n, line in enumerate(visual) if n not in taken for glyph in line]
    left = Page(page.number, page.width, page.height, rest, page.rules) if tables else page
    return left, tables, ended


def _rest(lines: list[_Pieces], before: Aligned) -> tuple[int, Aligned]:
    """What follows at the top of a page of the table on the page before; none where that is unsure.

    It is the header again, the rest of a row that was cut, and rows numbered on from there.
    """
    borders, size = before.columns
    nothing = Aligned([], before.columns)
    start = next((n for n in range(min(_HEAD, len(lines))) if _is_kept(lines[n], borders)), None)
    if start is None:
        return 0, nothing
    end = start + 1
    while end < len(lines) and _keeps(lines[end], lines[end - 1], borders, size):
        end += 1
    columns = Columns(_widened(borders, lines[start:end]), size)
    placed = [_placed(pieces, columns) for pieces in lines[start:end]]
    again = before.has_header and _texts(placed[0]) == _texts(before.rows[0][0])
    header = [[placed.pop(0)]] if again else []
    first = next((n for n, line in enumerate(placed) if 0 in line), len(placed))
    carried = rest_of_row(before.rows[-1], placed[:first], columns)
    if not carried:
        return start, nothing
    rows = []
    if len(carried) == first and _continues(before, placed[first:]):
        rows = rows_by_tops(placed[first:], columns, is_known=True) or []
    return start, Aligned([*header, carried, *rows], columns, has_header=again)


def _continues(before: Aligned, lines: list[Line]) -> bool:
    """Whether the numbers in the first column go on from those before."""
    numbers = [line[0] for line in (before.rows[-1][0], *lines) if 0 in line]
    values = [_value(number.text) for number in numbers]
    return len(values) > 1 and all(
        one is not None and other == one + 1 for one, other in pairwise(values)
    )


def _texts(line: Line) -> dict[int, str]:
    return {column: part.text for column, part in line.items()}


def _sequences(lines: list[_Pieces]) -> list[list[int]]:
    """The lines that begin with numbers rising by one below each other, two at least."""
    sequences: list[list[int]] = []
    last: tuple[int, Glyph] | None = None
    for index, pieces in enumerate(lines):
        value = _number(pieces[0])
        if value is None:
            continue
        first = pieces[0][0]
        if last and value == last[0] + 1 and _is_in_line(last[1], first):
            sequences[-1].append(index)
        else:
            sequences.append([index])
        last = value, first
    return [sequence for sequence in sequences if len(sequence) > 1]


def _number(piece: list[Glyph]) -> int | None:
    return _value(words_of(piece))


def _value(text: str) -> int | None:
    found = _NUMBER.match(text)
    return parse(found.group(1)) if found else None


def _is_in_line(above: Glyph, below: Glyph) -> bool:
    return abs(above.left - below.left) <= above.size * _OUT_OF_LINE


def _table(lines: list[_Pieces], numbered: list[int]) -> tuple[int, Aligned]:
    """The first line of the table with these numbers and its rows; none if it cannot be made out.

    The lines of the rows follow one another.
    """
    first, last = numbered[0], numbered[-1]
    core = lines[first : last + 1]
    size = median(glyph.size for pieces in core for piece in pieces for glyph in piece)
    borders = _borders(core, size)
    if len(borders) < _LEAST_COLUMNS or not _is_numbers_alone(core, borders[0]):
        return first, Aligned([], Columns(borders, size))
    start, end = _extent(lines, first, last, borders, size)
    columns = Columns(_widened(borders, lines[start:end]), size)
    placed = [_placed(pieces, columns) for pieces in lines[start:end]]
    header = [[placed.pop(0)]] if start < first and 0 in placed[0] else []
    topped = rows_by_tops(placed, columns)
    rows = topped or rows_by_middles(placed, columns) or []
    if not _are_columns(columns, header or rows, 1 if header else _LEAST_FILLED):
        rows = []
    whole = [*header, *rows] if rows else []
    return start, Aligned(whole, columns, has_header=bool(header), by_tops=bool(topped))


def _are_columns(columns: Columns, rows: list[list[Line]], least: int) -> bool:
    """Whether each column is filled in so many rows: letters set wide may look like columns."""
    return all(
        sum(any(column in line for line in row) for row in rows) >= least
        for column in range(len(columns.borders))
    )


def _is_numbers_alone(lines: list[_Pieces], border: tuple[float, float]) -> bool:
    """Whether nothing but numbers stands in the first column."""
    return all(
        _number(piece) is not None
        for pieces in lines
        for piece in pieces
        if piece[0].left <= border[1]
    )


def _borders(lines: list[_Pieces], size: float) -> list[tuple[float, float]]:
    """The columns: what is left when the gaps that run through all the lines are cut out."""
    borders: list[tuple[float, float]] = []
    for left, right in sorted((p[0].left, _right(p)) for pieces in lines for p in pieces):
        if borders and left - borders[-1][1] < size * _GAP:
            borders[-1] = borders[-1][0], max(right, borders[-1][1])
        else:
            borders.append((left, right))
    return borders


def _right(piece: list[Glyph]) -> float:
    return max(glyph.right for glyph in piece)


def _extent(
    lines: list[_Pieces], first: int, last: int, borders: list[tuple[float, float]], size: float
) -> tuple[int, int]:
    """The lines that keep to the columns: up to a header, down to anything below the numbers."""
    start, end = first, last + 1
    while start and _keeps(lines[start - 1], lines[start], borders, size):
        start -= 1
        if _column(lines[start][0], borders) == 0:
            break
    while end < len(lines) and _keeps(lines[end], lines[end - 1], borders, size):
        if _column(lines[end][0], borders) == 0:
            break
        end += 1
    return start, end


def _keeps(
    pieces: _Pieces, beside: _Pieces, borders: list[tuple[float, float]], size: float
) -> bool:
    """Whether each piece of a line stands in one column, and the line near the one beside it."""
    near = abs(pieces[0][0].top - beside[0][0].top) <= size * _APART
    return near and _is_kept(pieces, borders)


def _is_kept(pieces: _Pieces, borders: list[tuple[float, float]]) -> bool:
    return all(_column(piece, borders) is not None for piece in pieces)


def _column(piece: list[Glyph], borders: list[tuple[float, float]]) -> int | None:
    """The column in which a piece stands; None where it stands in none or in several."""
    left, right = piece[0].left, _right(piece)
    over = [n for n, border in enumerate(borders) if left < border[1] and right > border[0]]
    return over[0] if len(over) == 1 else None


def _widened(borders: list[tuple[float, float]], lines: list[_Pieces]) -> list[tuple[float, float]]:
    wide = list(borders)
    for pieces in lines:
        for piece in pieces:
            column = _column(piece, borders)
            if column is not None:
                left, right = wide[column]
                wide[column] = min(left, piece[0].left), max(right, _right(piece))
    return wide


def _placed(pieces: _Pieces, columns: Columns) -> Line:
    """The line with its pieces in their columns."""
    content: dict[int, list[Glyph]] = {}
    for piece in pieces:
        column = _column(piece, columns.borders)
        if column is not None:
            content.setdefault(column, []).extend(piece)
    return {
        column: Part(
            words_of(glyphs),
            glyphs[0].left,
            min(glyph.top for glyph in glyphs),
            _right(glyphs),
            max(glyph.bottom for glyph in glyphs),
        )
        for column, glyphs in content.items()
    }


def _row(lines: list[Line], columns: Columns, page: Page) -> Row:
    cells = tuple(
        one_line([line[column].text for line in lines if column in line], wrapped=True)
        for column in range(len(columns.borders))
    )
    parts = [part for line in lines for part in line.values()]
    top, bottom = min(part.top for part in parts), max(part.bottom for part in parts)
    return Row(
        text=text_of(cells),
        left=min(part.left for part in parts),
        top=top,
        right=max(part.right for part in parts),
        bottom=bottom,
        size=columns.size,
        page=page.number,
        is_high=(top + bottom) / 2 < page.height / 2,
        cells=cells,
    )
