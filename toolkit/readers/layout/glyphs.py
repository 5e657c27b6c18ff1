"""Glyphs into visual rows, cells and columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple


class Glyph(NamedTuple):
    """Some characters set in one go, mostly a single one, with their box and size."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


class Rule(NamedTuple):
    """A line drawn on a page, as its box."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class Page:
    """A page: its 1-based number, its extent and what is set and drawn on it in any order."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)


@dataclass(slots=True)
class Row:
    """A visual line, or the part of one that lies in a column."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    page: int
    column: int = 0
    is_high: bool = False
    """Whether it lies in the upper half of its page."""
    cells: tuple[str, ...] = ()
    """The cells, where it is a row of a table drawn with lines."""

    @property
    def is_ruled(self) -> bool:
        """Whether it is a row of a table drawn with lines."""
        return bool(self.cells)

    @property
    def place(self) -> str:
        """Left, top, right and bottom, rounded."""
        return f"{self.left:.0f},{self.top:.0f},{self.right:.0f},{self.bottom:.0f}"


class Rows(NamedTuple):
    """The rows of a page in reading order, and the number of its columns."""

    rows: list[Row]
    columns: int


# In sizes of the glyphs: a blank between words, a blank that people set, a gap between cells.
_LATIN_GAP = 0.2
_WIDE_GAP = 0.8
_CELL_GAP = 2.2
_GUTTER = 0.8
# Two dashes can be one glyph, both characters with its box.
_LIGATURES = frozenset("—―─…⋯·.-")
_COLUMN_ROWS = 8
_COLUMN_FULL = 0.7


def rows_of(page: Page) -> Rows:
    """The rows of a page in reading order: first the left column, then the right one."""
    groups = [pieces_of(line) for line in visual_lines(page.glyphs)]
    gutter = gutter_of(groups, page)
    if gutter is None:
        return Rows([_row(segments, page, 0) for segments in groups], 1)
    return Rows(_in_columns(groups, gutter, page), 2)


def plain_rows(page: Page, glyphs: list[Glyph]) -> list[Row]:
    """The rows that some glyphs of a page make, from top to bottom."""
    return [_row(pieces_of(line), page, 0) for line in visual_lines(glyphs)]


def _without_doubles(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs without those set twice at one place to look bold."""
    seen: set[tuple[str, int, int]] = set()
    kept = []
    for glyph in glyphs:
        unit = max(glyph.size * 0.25, 0.01)
        key = (glyph.text, round(glyph.left / unit), round(glyph.top / unit))
        if key not in seen or glyph.text.isspace() or glyph.text in _LIGATURES:
            kept.append(glyph)
        seen.add(key)
    return kept


def visual_lines(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs whose middles lie within each other's height, from top to bottom.

    Those set twice at one place are there once.
    """
    lines: list[list[Glyph]] = []
    middle = height = 0.0
    for glyph in sorted(
        _without_doubles(glyphs), key=lambda each: (each.top + each.bottom, each.left)
    ):
        at, tall = (glyph.top + glyph.bottom) / 2, glyph.bottom - glyph.top
        if lines and abs(at - middle) <= max(height, tall) * 0.45:
            lines[-1].append(glyph)
            if tall > height:
                middle, height = at, tall
        else:
            lines.append([glyph])
            middle, height = at, tall
    ordered = (sorted(line, key=lambda each: each.left) for line in lines)
    return [line for line in ordered if any(not glyph.text.isspace() for glyph in line)]


def pieces_of(line: list[Glyph], gap: float = _CELL_GAP) -> list[list[Glyph]]:
    """A visual line cut at its wide gaps, in sizes; blanks at the borders are dropped."""
    segments: list[list[Glyph]] = []
    right = 0.0
    for glyph in line:
        if glyph.text.isspace():
            if segments:
                segments[-1].append(glyph)
            continue
        if not segments or glyph.left - right > glyph.size * gap:
            segments.append([])
        segments[-1].append(glyph)
        right = glyph.right
    for segment in segments:
        while segment[-1].text.isspace():
            segment.pop()
    return segments


def gutter_of(groups: list[list[list[Glyph]]], page: Page) -> float | None:
    """The middle of the gap between two columns of running text; None for one column."""
    boxes = [(s[0].left, s[-1].right) for group in groups for s in _halves(group, page)]
    if len(boxes) < 2 * _COLUMN_ROWS:
        return None
    left, right = min(b[0] for b in boxes), max(b[1] for b in boxes)
    centre, span = (left + right) / 2, right - left
    before = [b for b in boxes if b[1] <= centre]
    after = [b for b in boxes if b[0] >= centre]
    full = span / 2 * _COLUMN_FULL
    wide = [sum(b[1] - b[0] >= full for b in side) for side in (before, after)]
    if min(wide) < _COLUMN_ROWS or min(wide) * 2 < min(len(before), len(after)):
        return None
    return centre if len(before) + len(after) >= len(boxes) * 0.7 else None


def _halves(group: list[list[Glyph]], page: Page) -> list[list[Glyph]]:
    """The segments of a line, also cut at a narrower gap near the middle of the page."""
    parts: list[list[Glyph]] = []
    for segment in group:
        start = 0
        for index in range(1, len(segment)):
            before, after = segment[index - 1], segment[index]
            middle = (before.right + after.left) / 2
            near = abs(middle - page.width / 2) < page.width * 0.08
            if near and after.left - before.right > after.size * _GUTTER:
                parts.append(segment[start:index])
                start = index
        parts.append(segment[start:])
    return parts


def _in_columns(groups: list[list[list[Glyph]]], gutter: float, page: Page) -> list[Row]:
    """Rows column by column; a line across both, such as a title, ends the columns above it."""
    rows: list[Row] = []
    columns: tuple[list[Row], list[Row]] = ([], [])
    for group in groups:
        sides: tuple[list[list[Glyph]], list[list[Glyph]]] = ([], [])
        crossing = False
        for segment in _halves(group, page):
            if segment[-1].right <= gutter:
                sides[0].append(segment)
            elif segment[0].left >= gutter:
                sides[1].append(segment)
            else:
                crossing = True
        if crossing:
            rows += [*columns[0], *columns[1], _row(group, page, 0)]
            columns = ([], [])
            continue
        for number, side in enumerate(sides, 1):
            if side:
                columns[number - 1].append(_row(side, page, number))
    return [*rows, *columns[0], *columns[1]]


def _row(segments: list[list[Glyph]], page: Page, column: int) -> Row:
    """One row; three segments or more are cells between tabs, fewer are words between blanks."""
    mark = "\t" if len(segments) >= 3 else "  "
    glyphs = [glyph for segment in segments for glyph in segment]
    top, bottom = min(g.top for g in glyphs), max(g.bottom for g in glyphs)
    return Row(
        text=mark.join(map(words_of, segments)),
        left=glyphs[0].left,
        top=top,
        right=max(glyph.right for glyph in glyphs),
        bottom=bottom,
        size=median(glyph.size for glyph in glyphs),
        page=page.number,
        column=column,
        is_high=(top + bottom) / 2 < page.height / 2,
    )


def words_of(glyphs: list[Glyph]) -> str:
    """The text of glyphs in a row, with a blank where there is a gap."""
    text = ""
    last: Glyph | None = None
    for glyph in glyphs:
        if last is not None and text and not glyph.text.isspace() and text[-1] != " ":
            gap = (glyph.left - last.right) / max(glyph.size, 0.01)
            latin = text[-1].isascii() and glyph.text[0].isascii()
            if gap > (_LATIN_GAP if latin and text[-1].isalpha() else _WIDE_GAP):
                text += " "
        text += " " if glyph.text.isspace() else glyph.text
        last = glyph
    return text
