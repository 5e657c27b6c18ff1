"""Headings without a number: lines of their own, run-in leads (要加快…。), labels (…方面。)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from toolkit.parse.blocks import Block
from toolkit.parse.frame import Verdict
from toolkit.parse.matched import find_matched, opening_alike, share_a_word
from toolkit.parse.named import find_named
from toolkit.parse.numbering import marker_at
from toolkit.parse.patterns import LazyPattern
from toolkit.parse.sentences import Draft
from toolkit.parse.verbs import opens_with_verb

_ASPECT = LazyPattern(
    r"(?!在|从|对|就|以|等|这|各|同时|其他?方面|一|另一|双|多)[^，。：；、！？\n]{2,12}(?:、[^，。：；、！？\n]{2,8})?方面(?=[。：，])"
)
_WANT = LazyPattern(r"(?:还|也)?要[^，。；：！？、]{4,18}。")
_LEAD = LazyPattern(r"[^，。；：！？、]{3,24}。")
_LINE = LazyPattern(r"[^。；：，！？]{2,45}$")
_NO_LEAD = LazyPattern(
    r"(?:我们?|他们?|你们?|它|这|那|大家|同志|今年|去年|当前|目前|现在|同时|因此|但|如果|谢谢|各地|各级|会议)"
    r"|[^。]*(?:[了吗呢吧啊的]。|是(?!非)|(?<![所国公私拥持现特享])有(?![效力序机望限关])|已经|下同)"
)
_AIM = LazyPattern(
    r"以[^，。；：]{4,30}为(?:总?抓手|目标|导向|重点|引领|核心|主线|契机|支撑|载体|依托|龙头|突破口|牵引)，"
    r"[^，。；：\d]{4,30}。",
    needs="以",
)
_PAIR = LazyPattern(r"[^，。；：！？、“”\d]{4,10}，[^，。；：！？、“”\d]{4,10}。")
_REACH = 3
_SIBLINGS = 4
_TWO_LONGEST = 12
_LEAD_LONGEST = 16
_BODY_LEAST = 20
_NOUN_LEAD_LONGEST = 14
_NOUN_BODY_LEAST, _SURE_BODY_LEAST = 20, 16
_ALIKE_LONGEST = 50
_FIGURE = re.compile(r"\d")

Lead = tuple[str, int]


def find_leads(
    shadow: str, blocks: list[Block], drafts: list[Draft], frame: list[Verdict | None]
) -> dict[int, Lead]:
    """The sentences that may be headings without a number: index → (key, end of the heading).

    The key is `line` for a line of its own, `lead` for run-in headings, `inner` for those below
    other run-in headings.
    """
    leads: dict[int, Lead] = {}
    stretches: list[list[int]] = [[]]
    for index, draft in enumerate(drafts):
        verdict = frame[index]
        if verdict is not None:
            if verdict.role == "greeting":
                stretches.append([])
            continue
        if draft.first and _is_numbered(shadow, draft):
            stretches.append([] if draft.last else [index])
        elif draft.first and draft.last and _is_line(shadow, blocks, drafts, frame, index):
            leads[index] = ("line", draft.end)
            stretches.append([])
        else:
            stretches[-1].append(index)
    found = [_leads_of_stretch(shadow, drafts, stretch) for stretch in stretches]
    for stretch in _odd_ones(shadow, drafts, stretches, found):
        found[stretch] = {}
    for each in found:
        leads |= each
    return leads | {n: ("lead", end) for n, end in find_named(shadow, drafts).items()}


def _odd_ones(
    shadow: str, drafts: list[Draft], stretches: list[list[int]], found: list[dict[int, Lead]]
) -> list[int]:
    """The one numbered paragraph of many in which short sentences look like headings.

    Its short sentences are measures of mixed length, as those of its siblings are.
    """
    paragraphs = [
        number
        for number, stretch in enumerate(stretches)
        if stretch
        and _is_numbered(shadow, drafts[stretch[0]])
        and drafts[stretch[0]].block == drafts[stretch[-1]].block
    ]
    having = [number for number in paragraphs if found[number]]
    return having if len(having) == 1 and len(paragraphs) > _SIBLINGS else []


def _is_numbered(shadow: str, draft: Draft) -> bool:
    marker = marker_at(shadow, draft.start, draft.end, line_start=True)
    return marker is not None and marker.style not in {"sequence", "aspect"}


def _is_line(
    shadow: str, blocks: list[Block], drafts: list[Draft], frame: list[Verdict | None], index: int
) -> bool:
    """A short line without a closing mark that stands above text."""
    draft = drafts[index]
    if index + 1 >= len(drafts) or draft.end - draft.start > 45:
        return False
    if not _LINE.match(shadow, draft.start, draft.end) or blocks[draft.block].lines > 1:
        return False
    after = drafts[index + 1]
    verdict = frame[index + 1]
    if verdict is not None and verdict.role != "greeting":
        return False
    body = blocks[after.block]
    if not _has_han(shadow, draft) or not _is_balanced(shadow, draft):
        return False
    marker = marker_at(shadow, after.start, after.end, line_start=True)
    if marker is not None:
        return marker.number in {1, None}
    return body.end - body.start > 45 or shadow[body.end - 1] in "。；："


def _has_han(shadow: str, draft: Draft) -> bool:
    han = sum("一" <= c <= "龥" for c in shadow[draft.start : draft.end])
    return han * 2 >= draft.end - draft.start


def _is_balanced(shadow: str, draft: Draft) -> bool:
    """A line with half of a pair of brackets is a torn piece, not a heading."""
    line = shadow[draft.start : draft.end]
    return line.count("（") == line.count("）") and line.count("《") == line.count("》")


def _leads_of_stretch(shadow: str, drafts: list[Draft], stretch: list[int]) -> dict[int, Lead]:
    """The run-in headings among the sentences between two numbered headings."""
    found: dict[int, Lead] = {}
    found |= _parallel(_labels(shadow, drafts, stretch))
    found |= _parallel(_wants(shadow, drafts, stretch))
    paragraphs = [index for index in stretch if drafts[index].first]
    aimed = _aimed(shadow, drafts, paragraphs)
    alike = _alike(shadow, drafts, paragraphs) or aimed
    if alike:
        found |= _parallel({index: drafts[index].end - 1 for index in alike})
    else:
        heads = _paragraph_leads(shadow, drafts, paragraphs)
        if len(heads) < 2:
            heads = {n: drafts[n].end - 1 for n in find_matched(shadow, drafts, paragraphs)}
        found |= _parallel(heads)
    if alike or len(paragraphs) <= 1:
        for _, group in groupby(stretch, key=lambda index: drafts[index].block):
            inner = _inner_leads(shadow, drafts, list(group), paired=bool(alike), aimed=bool(aimed))
            found |= _parallel(inner, "inner" if alike else "lead")
    return found


def _parallel(leads: dict[int, int], key: str = "lead") -> dict[int, Lead]:
    """Run-in headings come in parallel: one alone is a sentence like any other."""
    if len(leads) < 2:
        return {}
    return {index: (key, end) for index, end in leads.items()}


def _labels(shadow: str, drafts: list[Draft], stretch: Iterable[int]) -> dict[int, int]:
    """Labels that end in 方面, before a full stop or a comma (文旅产业方面。)."""
    found = {}
    for index in stretch:
        draft = drafts[index]
        match = _ASPECT.match(shadow, draft.start, draft.end)
        if match:
            found[index] = match.end()
    return found


def _wants(shadow: str, drafts: list[Draft], stretch: list[int]) -> dict[int, int]:
    """要加快项目建设进度。 as the lead of the sentences after it."""
    hits = [
        index
        for index in stretch
        if _WANT.fullmatch(shadow, drafts[index].start, drafts[index].end)
    ]
    chosen = {}
    for index in hits:
        draft = drafts[index]
        follows = index + 1 in stretch and index + 1 not in hits
        if follows and not draft.last:
            chosen[index] = draft.end - 1
    return chosen


def _paragraph_leads(shadow: str, drafts: list[Draft], paragraphs: list[int]) -> dict[int, int]:
    """全力推进污染防治。 as the short first sentence of most paragraphs in a row."""
    hits = [index for index in paragraphs if _is_lead(shadow, drafts, index)]
    if len(hits) * 2 < len(paragraphs):
        return {}
    return {index: drafts[index].end - 1 for index in hits}


def _alike(shadow: str, drafts: list[Draft], paragraphs: list[int]) -> list[int]:
    """Paragraphs whose first sentences open with the same words (这五年，…)."""
    openings: dict[str, list[int]] = {}
    for index in paragraphs:
        draft = drafts[index]
        short = draft.end - draft.start <= _ALIKE_LONGEST and shadow[draft.end - 1] == "。"
        if short and not draft.last and not _FIGURE.search(shadow, draft.start, draft.end):
            openings.setdefault(shadow[draft.start : draft.start + 3], []).append(index)
    alike = max(openings.values(), key=len, default=[])
    return alike if len(alike) >= 3 else []


def _aimed(shadow: str, drafts: list[Draft], paragraphs: list[int]) -> list[int]:
    """Paragraphs that open with an aim and a field: 以柑橘产业为抓手，着力建设果业强县."""
    found = [
        index
        for index in paragraphs
        if not drafts[index].last and _AIM.fullmatch(shadow, drafts[index].start, drafts[index].end)
    ]
    return found if len(found) >= 2 and len(found) * 2 >= len(paragraphs) else []


def _inner_leads(
    shadow: str, drafts: list[Draft], block: list[int], *, paired: bool, aimed: bool
) -> dict[int, int]:
    """Short sentences inside one paragraph, each the lead of those behind it.

    They open with a verb, or with the same word, or are three at least; the first stands near the
    start, the nearer the fewer they are.
    """
    first = block[0]
    block = [n for n in block if not _is_numbered(shadow, drafts[n])]
    hits = _apart([n for n in block if _is_inner_lead(shadow, drafts, n)])
    least = _SURE_BODY_LEAST if paired else _NOUN_BODY_LEAST
    nouns = _apart([n for n in block if _is_noun_lead(shadow, drafts, n, least)])
    if len(nouns) >= 3 and len(nouns) > len(hits):
        pairs = [n for n in block if paired and _is_noun_pair(shadow, drafts, n)]
        hits = _apart(sorted({*nouns, *pairs}))
    same = _apart(opening_alike(shadow, drafts, block))
    if len(same) > len(hits):
        hits = same
    reach = min(max(len(hits) - 1, 1), _REACH)
    if aimed:
        reach = len(block) if len(hits) > 2 else _REACH * 2
    if len(hits) < 2 or hits[0] > first + reach or len(block) < len(hits) * 2:
        return {}
    if len(hits) == 2 and len(block) > _TWO_LONGEST:
        return {}
    return {index: drafts[index].end - 1 for index in hits}


def _apart(indexes: list[int]) -> list[int]:
    """Those with a sentence of their own behind them."""
    known = set(indexes)
    return [index for index in indexes if index + 1 not in known]


def _is_noun_pair(shadow: str, drafts: list[Draft], index: int) -> bool:
    """投资总量稳步增长，投资质量稳步提升。 among leads of one clause."""
    draft = drafts[index]
    if draft.last or not _PAIR.fullmatch(shadow, draft.start, draft.end):
        return False
    if not share_a_word(*shadow[draft.start : draft.end - 1].split("，")):
        return False
    body = drafts[index + 1]
    return body.end - body.start >= _NOUN_BODY_LEAST and not _NO_LEAD.match(
        shadow, draft.start, draft.end
    )


def _is_noun_lead(shadow: str, drafts: list[Draft], index: int, least: int) -> bool:
    """现代服务业不断壮大。 as one of several leads of one paragraph, each with its sentences."""
    draft = drafts[index]
    if draft.end - draft.start > _NOUN_LEAD_LONGEST or not _is_lead(shadow, drafts, index):
        return False
    body = drafts[index + 1]
    return body.end - body.start >= least


def _is_inner_lead(shadow: str, drafts: list[Draft], index: int) -> bool:
    draft = drafts[index]
    if (
        draft.end - draft.start > _LEAD_LONGEST
        or "“" in shadow[draft.start : draft.end]
        or not _is_lead(shadow, drafts, index)
    ):
        return False
    body = drafts[index + 1]
    return body.end - body.start >= _BODY_LEAST and opens_with_verb(shadow, draft.start, draft.end)


def _is_lead(shadow: str, drafts: list[Draft], index: int) -> bool:
    draft = drafts[index]
    if draft.last or not _LEAD.fullmatch(shadow, draft.start, draft.end):
        return False
    if _FIGURE.search(shadow, draft.start, draft.end):
        return False
    return not _NO_LEAD.match(shadow, draft.start, draft.end)
