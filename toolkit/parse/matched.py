"""Run-in headings told by being cast alike: 隐患排查必须动真碰硬, 重点行业必须严防死守."""

from __future__ import annotations

from toolkit.parse.patterns import LazyPattern
from toolkit.parse.sentences import Draft

_SHAPE = LazyPattern(r"[^，。；：！？、“”（）\d]{3,16}(?:，[^，。；：！？、“”（）\d]{3,16})?。")
_NO_LEAD = LazyPattern(
    r"(?:我们?|他们?|你们?|它|这|那|大家|同志|今年|去年|当前|目前|现在|同时|因此|但|如果|谢谢|各|会议)"
    r"|[^。]*(?:[了吗呢吧啊的]。|已经|下同)"
)
_OPENER = LazyPattern(r"[^，。；：！？“”（）\d]{5,24}。")
_LEAST = 3
_SPREAD = 1
_COMMON = 2


def find_matched(shadow: str, drafts: list[Draft], paragraphs: list[int]) -> list[int]:
    """The first sentences of three paragraphs or more in a row that are cast alike.

    Each is of one clause or of two, each clause as long as its counterpart, and they share a word
    at the same place (必须, ……政府).
    """
    best: list[int] = []
    run: list[int] = []
    for index in [*paragraphs, -1]:
        if index >= 0 and _may_lead(shadow, drafts[index]):
            if run and not _matches(shadow, drafts[run[0]], drafts[index]):
                best, run = max(best, run, key=len), []
            run.append(index)
        else:
            best, run = max(best, run, key=len), []
    return best if len(best) >= _LEAST else []


def opening_alike(shadow: str, drafts: list[Draft], block: list[int]) -> list[int]:
    """The short sentences of a paragraph that open with the same two characters, three at least.

    继续推进棚户区改造工程。 继续完善城市基础设施。 继续加快城乡一体化。
    """
    openings: dict[str, list[int]] = {}
    for index in block[1:]:
        draft = drafts[index]
        if not draft.last and _OPENER.fullmatch(shadow, draft.start, draft.end):
            openings.setdefault(shadow[draft.start : draft.start + 2], []).append(index)
    best = max(openings.values(), key=len, default=[])
    return best if len(best) >= _LEAST else []


def _may_lead(shadow: str, draft: Draft) -> bool:
    if draft.last or not _SHAPE.fullmatch(shadow, draft.start, draft.end):
        return False
    return not _NO_LEAD.match(shadow, draft.start, draft.end)


def _matches(shadow: str, one: Draft, other: Draft) -> bool:
    ours, theirs = (shadow[each.start : each.end - 1].split("，") for each in (one, other))
    if len(ours) != len(theirs):
        return False
    pairs = list(zip(ours, theirs, strict=True))
    if any(abs(len(a) - len(b)) > _SPREAD for a, b in pairs):
        return False
    return any(share_a_word(a, b) for a, b in pairs)


def share_a_word(one: str, other: str) -> bool:
    """Whether both have the same two characters at the same place from either end."""
    return any(
        one[n : n + _COMMON] == other[n : n + _COMMON]
        or one[len(one) - n - _COMMON : len(one) - n]
        == other[len(other) - n - _COMMON : len(other) - n]
        for n in range(min(len(one), len(other)) - _COMMON + 1)
    )
