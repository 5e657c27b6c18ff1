"""The head of a document: its title lines, its facts, its recipients, and where the body begins."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.parse.blocks import Block
from toolkit.parse.frame.lines import DATE_LINE, HAS_DATE, is_meta_line, is_recipients, is_title
from toolkit.parse.frame.verdict import Verdict
from toolkit.parse.numbering import glued_marker_at, marker_at
from toolkit.parse.patterns import LazyPattern
from toolkit.parse.sentences import Draft

_HEAD_LIMIT = 60
_SENTENCE = 10
"""A line of so many characters that ends like a sentence is one, and no line of the head."""

_SUBTITLE = LazyPattern(
    r"[—-]{1,4}[^。]{4,60}$|（在[^（）]{4,60}）$|在[^。，]{4,50}(?:上|时)$", needs="— - （在 在"
)
_UNENDED = frozenset("。！？；，：、")


def body_start(
    shadow: str, blocks: list[Block], drafts: list[Draft], verdicts: list[Verdict | None]
) -> int:
    """Index of the first sentence of the body: greeting, heading below the title, paragraph."""
    titled = False
    for index, draft in enumerate(drafts):
        verdict = verdicts[index]
        if verdict is not None:
            if verdict.role == "greeting":
                return index
            continue
        if not draft.first:
            continue
        block = blocks[draft.block]
        length = block.end - block.start
        marker = marker_at(shadow, draft.start, draft.end, line_start=True)
        if marker is not None and marker.style not in {"bullet", "letter"}:
            return index
        if (block.heading and titled) or _begins_glued_list(shadow, drafts, index):
            return index
        titled = titled or not is_meta_line(shadow, draft)
        if length > _HEAD_LIMIT and not is_meta_line(shadow, draft):
            return index
        ended = shadow[block.end - 1] in "。！；" or "。" in shadow[block.start : block.end]
        if length >= _SENTENCE and ended and not is_meta_line(shadow, draft):
            return index
    return _first_plain(shadow, drafts, verdicts)


def _begins_glued_list(shadow: str, drafts: list[Draft], index: int) -> bool:
    """Whether a line is the 一坚持… of a list that goes on with 二…, without marks between."""
    first = glued_marker_at(shadow, drafts[index].start, drafts[index].end)
    if first is None or first.style != "han" or first.number != 1:
        return False
    later = (
        glued_marker_at(shadow, draft.start, draft.end)
        for draft in drafts[index + 1 :]
        if draft.first
    )
    return any(marker and marker.style == "han" and marker.number == 2 for marker in later)


def _first_plain(shadow: str, drafts: list[Draft], verdicts: list[Verdict | None]) -> int:
    """Where the body begins if nothing looks like it: behind title, facts and recipients."""
    titled = False
    for index, draft in enumerate(drafts):
        if verdicts[index] is not None or not draft.first:
            continue
        if is_meta_line(shadow, draft) or is_recipients(shadow, draft):
            continue
        if titled and not is_title(shadow, draft):
            return index
        titled = True
    return len(drafts)


def mark_head(shadow: str, drafts: list[Draft], verdicts: list[Verdict | None], body: int) -> None:
    """Give the lines before the body their roles: title, or fact of the document."""
    head = [index for index in range(body) if verdicts[index] is None]
    titles = [index for index in head if is_title(shadow, drafts[index])]
    if not titles:
        plain = [index for index in head if not is_meta_line(shadow, drafts[index])]
        titles = plain[:1]
    titles = _real_titles(verdicts, titles)
    parts = set(titles) | set(_title_parts(shadow, drafts, head, titles))
    for index in head:
        if verdicts[index] is not None:
            continue
        verdicts[index] = (
            Verdict("title", "frame.title")
            if index in parts
            else Verdict("meta", "frame.head_line")
        )
    for index in range(body, min(body + 3, len(drafts))):
        if verdicts[index] is None and is_recipients(shadow, drafts[index]):
            verdicts[index] = Verdict("meta", "frame.recipients")


def _real_titles(verdicts: list[Verdict | None], titles: list[int]) -> list[int]:
    """Of several title lines with chrome between, the last is the document's own."""
    if not titles:
        return titles
    last = titles[-1]
    chrome = [
        index
        for index in range(last)
        if (verdict := verdicts[index]) is not None and verdict.role == "boilerplate"
    ]
    if not chrome:
        return titles
    for index in titles:
        if index < chrome[-1] < last:
            verdicts[index] = Verdict("boilerplate", "frame.page_title")
    return [index for index in titles if verdicts[index] is None]


def _title_parts(
    shadow: str, drafts: list[Draft], head: list[int], titles: list[int]
) -> Iterator[int]:
    """Lines beside a title line that belong to it: its first half, its subtitle."""
    for title in titles:
        before = title - 1
        if (
            before in head
            and before not in titles
            and _is_first_half(shadow, drafts, before, title)
        ):
            yield before
        after = title + 1
        if after in head and _is_subtitle(shadow, drafts[after]):
            yield after


def _is_first_half(shadow: str, drafts: list[Draft], before: int, title: int) -> bool:
    draft = drafts[before]
    if is_meta_line(shadow, draft) or shadow[draft.end - 1] in _UNENDED:
        return False
    if HAS_DATE.search(shadow, draft.start, draft.end):
        return False
    line = shadow[draft.start : draft.end]
    if shadow[drafts[title].start] == "—":
        return True
    return "关于" in line or shadow.startswith(("关于", "在"), drafts[title].start)


def _is_subtitle(shadow: str, draft: Draft) -> bool:
    if DATE_LINE.match(shadow, draft.start, draft.end):
        return False
    return bool(_SUBTITLE.match(shadow, draft.start, draft.end))
