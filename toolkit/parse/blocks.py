"""Lines of the source as blocks: paragraphs, with page numbers and site chrome told apart.

Hard-wrapped lines (PDF, e-mail, narrow HTML) are joined for reading; spans stay those of the
source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from toolkit.parse.lexicon import alternation, first_characters, words
from toolkit.parse.numbering import at_line_start
from toolkit.source import SourceText, fold

Kind: TypeAlias = Literal["text", "chrome", "page", "row"]

_LINE = re.compile(r"[^ \n][^\n]*")
_PAGE = re.compile(
    r"(?:[-—·]{1,2} ?\d{1,4} ?[-—·]{1,2}|第 ?\d{1,4} ?页(?:[ ，/]*共 ?\d{1,4} ?页)?"
    r"|（第\d{1,3}/\d{1,3}页）|\d{1,4} ?/ ?\d{1,4})$"
)
_ENDED = frozenset("。！？：；”）】》…!?")
_GAP = re.compile("[ |：]+")
_HEADING = re.compile(r"heading([1-9])(?:/|$)")
_SHORT_CHROME = 60
_ONE_LINE_LEAST = 300
_CUT = re.compile(r" |(?<=同志们)[：！](?! )|(?<=各位代表)[：！](?! )")
_WRAP_LEAST = 15
RESPONSIBILITY = re.compile(
    r"[（【]?(?:(?:牵头|责任|配合|主办|协办|承办|落实|参加|参与|主责|协同|主要责任|协同配合|整改"
    r"|督办|督查|包联)(?:责任)?"
    r"(?:单位|部门|领导|人)|(?:完成|办理|办结|整改|落实|报送|反馈|工作|督办|督查|交办)(?:时限|时间|期限|节点)"
    r"|时限|期限|时间节点|进度要求|完成日期)[】]?："
)
"""责任单位： or 完成时限： at the beginning of a line of its own."""


class Block(NamedTuple):
    """A stretch of the text without outer blanks: one line, or several that were one paragraph.

    `heading` is the level of a line that its file has in a heading style, 0 for all others.
    """

    start: int
    end: int
    kind: Kind
    lines: int = 1
    heading: int = 0


def split_blocks(source: SourceText) -> list[Block]:
    """The blocks of the text, in order; blank lines belong to none."""
    shadow = source.shadow
    lines = [_trimmed(shadow, found.start(), found.end()) for found in _LINE.finditer(shadow)]
    if _is_one_line(lines):
        lines = [part for line in lines for part in _parts(shadow, *line)]
    blocks = [Block(start, end, _kind(shadow, start, end)) for start, end in lines]
    blocks = _mark_headings(source, _set_apart(source, _mark_rows(source.text, blocks)))
    blocks = _close_tail(shadow, blocks)
    return _join_wrapped(shadow, blocks)


def _trimmed(shadow: str, start: int, end: int) -> tuple[int, int]:
    while end > start and shadow[end - 1] == " ":
        end -= 1
    return start, end


def _is_one_line(lines: list[tuple[int, int]]) -> bool:
    """Whether a whole document was pasted as one line."""
    return len(lines) <= 3 and any(end - start >= _ONE_LINE_LEAST for start, end in lines)


def _parts(shadow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines a one-line document once had: cut at the blanks that replaced its line breaks.

    A blank counts behind a mark, before a marker, behind a heading (a marker and a short run
    without a full stop), and everywhere before the first full stop; a greeting is a line of its
    own.
    """
    part = start
    for found in _CUT.finditer(shadow, start, end):
        place = found.start() + 1 if found.group() != " " else found.start()
        if found.group() == " " and not _is_break(shadow, part, found.start(), end):
            continue
        if place > part:
            yield _trimmed(shadow, part, place)
        part = found.end()
    if part < end:
        yield _trimmed(shadow, part, end)


def _is_break(shadow: str, part: int, blank: int, end: int) -> bool:
    if shadow[blank - 1] in _ENDED or blank + 1 >= end:
        return True
    if at_line_start(shadow, blank + 1, end):
        return True
    if "。" in shadow[part:blank]:
        return False
    return blank - part <= _SHORT_CHROME and (
        at_line_start(shadow, part, blank) or "。" not in shadow[:blank]
    )


def _kind(shadow: str, start: int, end: int) -> Kind:
    length = end - start
    if length <= 16 and _PAGE.match(shadow, start, end):
        return "page"
    if is_chrome(shadow, start, end):
        return "chrome"
    return "text"


def _mark_rows(text: str, blocks: list[Block]) -> list[Block]:
    """Neighbouring lines of three cells or more between tabs are rows, whole in themselves."""
    rows = [
        block.kind == "text" and text.count("\t", block.start, block.end) >= 2 for block in blocks
    ]
    near = [
        is_row and any(rows[max(0, n - 1) : n] + rows[n + 1 : n + 2])
        for n, is_row in enumerate(rows)
    ]
    return [
        block._replace(kind="row") if is_row else block
        for block, is_row in zip(blocks, near, strict=True)
    ]


def _set_apart(source: SourceText, blocks: list[Block]) -> list[Block]:
    """Lines that the reader found in headers and footers are no part of the text."""
    margins = {o.span.start for o in source.origins if o.kind in ("header", "footer")}
    return [block._replace(kind="chrome") if block.start in margins else block for block in blocks]


def _mark_headings(source: SourceText, blocks: list[Block]) -> list[Block]:
    """Lines in a heading style, unless they are whole paragraphs in the wrong style."""
    levels = {
        origin.span.start: int(found[1])
        for origin in source.origins
        if origin.path and (found := _HEADING.match(origin.path))
    }
    return [
        block._replace(heading=levels[block.start])
        if block.start in levels and _is_heading(source.shadow, block)
        else block
        for block in blocks
    ]


def _is_heading(shadow: str, block: Block) -> bool:
    short = block.end - block.start <= _SHORT_CHROME
    return block.kind == "text" and short and "。" not in shadow[block.start : block.end - 1]


def is_chrome(shadow: str, start: int, end: int) -> bool:
    """Whether a stretch is site chrome (网页残留) by its own words."""
    if end - start <= 8 and shadow[start:end] in _exact():
        return True
    brief = end - start <= _SHORT_CHROME and "。" not in shadow[start:end]
    if brief and (
        _chrome_start().match(shadow, start, end) or _chrome_short().search(shadow, start, end)
    ):
        return True
    if _chrome_anywhere().search(shadow, start, end):
        return True
    return _is_breadcrumb(shadow, start, end) or _is_menu(shadow, start, end)


def _is_breadcrumb(shadow: str, start: int, end: int) -> bool:
    """首页 > 公文范文 > 讲话: at least two separators and nothing of a sentence."""
    if end - start > 120:
        return False
    found = shadow.count(">", start, end) + shadow.count("»", start, end)
    return found >= 2 and "。" not in shadow[start:end]


def _is_menu(shadow: str, start: int, end: int) -> bool:
    """首页  政务公开  政务服务: words side by side, at least two of them chrome by themselves."""
    if end - start > 120 or " " not in shadow[start:end]:
        return False
    entries = [entry for entry in _GAP.split(shadow[start:end]) if entry]
    known = sum(entry in _exact() for entry in entries)
    return len(entries) >= 3 and known * (4 if "  " in shadow[start:end] else 2) >= len(entries)


def _close_tail(shadow: str, blocks: list[Block]) -> list[Block]:
    """Everything after a line such as 猜你喜欢 is chrome, where it is the smaller part."""
    total = sum(block.end - block.start for block in blocks)
    rest = total
    for index, block in enumerate(blocks):
        if (
            rest * 5 <= total * 2
            and block.end - block.start <= _SHORT_CHROME
            and _chrome_tail().match(shadow, block.start, block.end)
        ):
            return blocks[:index] + [each._replace(kind="chrome") for each in blocks[index:]]
        rest -= block.end - block.start
    return blocks


def _join_wrapped(shadow: str, blocks: list[Block]) -> list[Block]:
    """Lines that one paragraph was broken into become one block, page numbers inside it."""
    width = _wrap_width(blocks)
    joined: list[Block] = []
    for index, block in enumerate(blocks):
        last = joined[-1] if joined else None
        if last is None or last.kind != "text":
            joined.append(block)
        elif block.kind == "page" and index + 1 < len(blocks):
            after = blocks[index + 1]
            if after.kind == "text" and _continues(shadow, last, after, width):
                joined[-1] = last._replace(end=block.end)
            else:
                joined.append(block)
        elif block.kind == "text" and _continues(shadow, last, block, width):
            joined[-1] = Block(last.start, block.end, "text", last.lines + 1)
        else:
            joined.append(block)
    return joined


def _continues(shadow: str, before: Block, after: Block, width: int) -> bool:
    """Whether the line `after` carries on the unfinished paragraph `before`."""
    if before.heading or after.heading:
        return False
    if shadow[after.start] in "，。、；：）”":
        return True
    last = shadow[before.end - 1]
    if last in _ENDED or at_line_start(shadow, after.start, after.end):
        return False
    if RESPONSIBILITY.match(shadow, after.start, after.end):
        return False
    if last in "，、" and before.end - before.start >= _WRAP_LEAST:
        return True
    if not width or _indented(shadow, after.start):
        return False
    line_start = shadow.rfind("\n", 0, before.end) + 1
    if "    " in shadow[before.start : before.end]:
        return False
    return before.end - line_start >= width - 3


def _indented(shadow: str, start: int) -> bool:
    return start >= 2 and shadow[start - 2 : start] == "  "


def _wrap_width(blocks: list[Block]) -> int:
    """The width in characters at which the lines of the text were broken; 0 where they were not."""
    lengths = Counter(
        block.end - block.start for block in blocks if block.end - block.start >= _WRAP_LEAST
    )
    total = sum(lengths.values())
    if total < 6:
        return 0
    width = max(lengths, key=lambda length: (_near(lengths, length), length))
    longer = sum(count for length, count in lengths.items() if length > width + 3)
    full = _near(lengths, width)
    return width if full * 2 >= total and longer * 10 <= total else 0


def _near(lengths: Counter[int], width: int) -> int:
    return sum(lengths[length] for length in range(width - 3, width + 2))


@cache
def _exact() -> frozenset[str]:
    return frozenset(map(fold, words("blocks", "exact")))


@cache
def _chrome_start() -> re.Pattern[str]:
    return re.compile(alternation(map(fold, words("blocks", "start"))))


@cache
def _chrome_short() -> re.Pattern[str]:
    return re.compile(alternation(map(fold, words("blocks", "short"))))


@cache
def _chrome_tail() -> re.Pattern[str]:
    return re.compile(f"[【■●◆▲ ]?{alternation(words('blocks', 'tail'))}")


@cache
def _chrome_anywhere() -> re.Pattern[str]:
    entries = tuple(map(fold, words("blocks", "anywhere")))
    return re.compile(f"(?={first_characters(entries)}){alternation(entries)}")
