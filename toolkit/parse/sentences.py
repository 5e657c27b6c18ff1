"""Blocks into sentences, and lists inside one sentence (一是…；二是…) into their points.

A sentence ends at 。！？ with closing quotes, and with a bracketed note such as （市财政局负责）
that directly follows; it never runs over the end of a block (GB/T 15834—2011).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from toolkit.parse.blocks import Block
from toolkit.parse.numbering import Marker, marker_at
from toolkit.parse.patterns import LazyPattern

_END = re.compile(r"[。！？]+[”’）】]*")
_NUMERAL_ONLY = LazyPattern(r"（ ?(?:[一二三四五六七八九十]{1,3}|\d{1,2}) ?）", needs="（")
_BEGIN = r"(?=[一二三四五六七八九十（①-⑳\d第])"
_POINT = re.compile(rf"(?<=[；：，。、] ){_BEGIN}|(?<=[；：，。、]){_BEGIN}")
_NOTE_LIMIT = 400
_LIST_STYLES = frozenset(
    {"is", "must", "han_paren", "arabic_paren", "circled", "arabic", "ordinal"}
)
_WEAK_COMMA = frozenset({"arabic", "han_paren", "arabic_paren"})


class Draft(NamedTuple):
    """A sentence, or a point of a list inside one, on its way through the passes.

    `block` is the index of its block; `point` is true for the points of a list inside a sentence;
    `host_end` is the end of the whole sentence.
    """

    start: int
    end: int
    block: int
    first: bool
    last: bool
    point: bool
    host_end: int


def split_sentences(shadow: str, blocks: list[Block]) -> list[Draft]:
    """All sentences of all blocks, in order; a block that is no text is one sentence."""
    drafts: list[Draft] = []
    for index, block in enumerate(blocks):
        if block.kind != "text":
            drafts.append(
                Draft(block.start, block.end, index, True, True, False, block.end)  # noqa: FBT003 - fields
            )
            continue
        bounds = _bounds(shadow, block)
        for start, end in bounds:
            first, last = start == block.start, end == block.end
            drafts += _points(shadow, Draft(start, end, index, first, last, False, end))  # noqa: FBT003
    return drafts


def _bounds(shadow: str, block: Block) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    position = block.start
    while position < block.end:
        found = _END.search(shadow, position, block.end)
        end = _with_note(shadow, found.end(), block.end) if found else block.end
        if end > position:
            bounds.append((position, end))
        position = end
        while position < block.end and shadow[position] in " \n":
            position += 1
    return bounds


def _with_note(shadow: str, end: int, limit: int) -> int:
    """The end of the sentence including a bracketed note that directly follows."""
    if end >= limit or shadow[end] != "（" or _NUMERAL_ONLY.match(shadow, end, limit):
        return end
    depth = 0
    for position in range(end, min(limit, end + _NOTE_LIMIT)):
        c = shadow[position]
        if c == "（":
            depth += 1
        elif c == "）":
            depth -= 1
            if depth == 0:
                close = position + 1
                return close + 1 if close < limit and shadow[close] == "。" else close
        elif c == "\n":
            break
    return end


def _points(shadow: str, sentence: Draft) -> list[Draft]:
    starts = _point_starts(shadow, sentence.start, sentence.end)
    if not starts:
        return [sentence]
    bounds = sorted({sentence.start, *starts})
    drafts = []
    for start, after in zip(bounds, [*bounds[1:], sentence.end], strict=True):
        end = after
        while shadow[end - 1] in " \n":
            end -= 1
        drafts.append(
            sentence._replace(
                start=start,
                end=end,
                first=sentence.first and start == sentence.start,
                last=sentence.last and after == sentence.end,
                point=start in starts,
            )
        )
    return drafts


def _point_starts(shadow: str, start: int, end: int) -> set[int]:
    """Where the points of a list inside one sentence begin: numbers 1, 2, … of one style."""
    runs: dict[str, list[Marker]] = {}
    head = marker_at(shadow, start, end, line_start=True)
    if head is not None and head.style in _LIST_STYLES:
        runs[head.style] = [head]
    for found in _POINT.finditer(shadow, start, end):
        marker = marker_at(shadow, found.end(), end, line_start=False)
        if marker is None or marker.style not in _LIST_STYLES or marker.number is None:
            continue
        if marker.style in _WEAK_COMMA and shadow[marker.start - 1] in "，、":
            continue
        run = runs.setdefault(marker.style, [])
        if marker.number == (run[-1].number or 0) + 1 if run else marker.number == 1:
            run.append(marker)
    return {marker.start for run in runs.values() if len(run) >= 2 for marker in run}
