"""Rows into paragraphs: where a line was only broken because it was full."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from toolkit.readers.layout.glyphs import Page, Row

_MARKER = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、是要]|第[一二三四五六七八九十]{1,3}[，、章条部]"
    r"|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|\d{1,2}[.．、](?!\d)|[①-⑳])"
)
_ENDS = frozenset("。！？：；”）!?")
# What is never broken: a number with its unit, a Latin word.
_TOKEN = re.compile(r"[!-~]*")
_NEVER_FIRST = frozenset("，。、；：）》”！？％%")
# In sizes of the glyphs: how far a full line may stay short, how far a first line is moved in.
_SHORT = 2.1
_LATIN = 0.6
_RUNNING = 8
_FIRST_LINE = 4.5
_INDENT = 0.8
_SIZES = 0.12
_PITCH = 1.35


@dataclass(slots=True)
class Paragraph:
    """The rows of one paragraph, in order."""

    rows: list[Row]


@dataclass(slots=True)
class _Column:
    """The borders of a column of text and the usual distance of its rows."""

    left: float
    right: float
    pitch: float


def paragraphs_of(pages: list[Page], rows: list[list[Row]]) -> list[Paragraph]:
    """The paragraphs of all pages, also those that run over the end of a page or column."""
    columns: dict[tuple[int, int], _Column] = {}
    every = [row for each in rows for row in each]
    free = [row for row in every if not row.is_ruled]
    if not free:
        return [Paragraph([row]) for row in every]
    whole = _borders(free)
    for page, each in zip(pages, rows, strict=True):
        for number in {row.column for row in each}:
            own = [row for row in each if row.column == number and not row.is_ruled]
            columns[page.number, number] = _borders(own) if len(own) >= 6 else whole
            if own and len(own) < 6 and number:
                columns[page.number, number] = _borders(own)
    paragraphs: list[Paragraph] = []
    for row in every:
        last = paragraphs[-1].rows[-1] if paragraphs else None
        if last is not None and _continues(
            last, row, columns[last.page, last.column], columns[row.page, row.column]
        ):
            paragraphs[-1].rows.append(row)
        else:
            paragraphs.append(Paragraph([row]))
    return paragraphs


def _borders(rows: list[Row]) -> _Column:
    size = median(row.size for row in rows)
    wide = max(row.right - row.left for row in rows) * 0.6
    body = [row for row in rows if row.right - row.left >= wide]
    lefts = Counter(round(row.left / size * 2) for row in body)
    most = min(lefts, key=lambda step: (-_near(lefts, step), step))
    left = median(row.left for row in body if abs(row.left / size * 2 - most) <= 1)
    # Where first lines are the commoner ones, the border is further left.
    further = [row.left for row in body if row.left < left - size * _INDENT]
    if len(further) * 5 >= len(body):
        left = median(further)
    # Marks at the end may hang over the border.
    whole = [row for row in body if row.text[-1] not in _NEVER_FIRST] or body
    right = sorted(row.right for row in whole)[int(len(whole) * 0.9)]
    gaps = [
        after.top - before.top
        for before, after in pairwise(rows)
        if before.page == after.page and 0 < after.top - before.top < size * 6
    ]
    return _Column(left, right, median(gaps) if gaps else size * 1.8)


def _near(lefts: Counter[int], step: int) -> int:
    return lefts[step - 1] + lefts[step] + lefts[step + 1]


def _is_running(row: Row, column: _Column) -> bool:
    """Whether a row is one of running text: long, and at most moved in as first lines are."""
    long = row.right - row.left >= row.size * _RUNNING
    return long and row.left <= column.left + row.size * _FIRST_LINE


def _continues(last: Row, row: Row, before: _Column, after: _Column) -> bool:
    """Whether a row carries on the paragraph of the one before it."""
    if last.is_ruled or row.is_ruled or "\t" in last.text or "\t" in row.text:
        return False
    if abs(row.size - last.size) > last.size * _SIZES:
        return False
    if row.page == last.page and row.column == last.column:
        apart = row.top - last.top
        if apart > before.pitch * _PITCH or apart <= 0:
            return False
    if row.text[0] in _NEVER_FIRST:
        return True
    token = _TOKEN.match(row.text)
    room = _SHORT + _LATIN * (len(token.group()) if token else 0)
    if last.right < before.right - last.size * room or not _is_running(last, before):
        return False
    if row.left > after.left + row.size * _INDENT:
        return False
    return not (last.text[-1] in _ENDS and _MARKER.match(row.text))
