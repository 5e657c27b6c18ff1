"""Members of a number abbreviation: the list in front of it, in brackets or after a colon.

Every rule takes a list only where it cannot be misread: in front and after a colon exactly as many
as announced; in brackets and after 即 also another number, which the checks then report.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from toolkit.model import Member, Span
from toolkit.parse.lexicon import alternation, words
from toolkit.parse.patterns import LazyPattern
from toolkit.source import SourceText

_WINDOW = 90
_MEMBER = 18
_SPREAD = 4
_JOIN = re.compile(r"、|(?:以及|[和及与])(?![平谐睦善])")
_TAIL = LazyPattern(
    r"(?:(?:等|这|共|的|为代表的|为重点的|为内容的|等方面的?|一共|合计|，?做到|，?实现)+|（(?:以下)?(?:简称|统称|合称|即))$"
)
_JOINERS = frozenset("、和与及")
_QUANTITY = LazyPattern(r"\d|^[一二三四五六七八九十百]+$")
_CLAUSE = LazyPattern(r"[。；：！？\n“”（）]")
_BRACKET = LazyPattern(
    r"[^，。；：（）]{0,6}（(?:即|指|包括|分别是|分别为)?：?(?P<list>[^（）\n]{3,160})）",
    needs="（",
)
_AFTER = LazyPattern(
    r"[^，。；：（）]{0,8}(?:(?P<open>：|——)|，?(?:即|也就是|就是|是指|分别是|分别为|包括))(?P<list>[^。：\n（）]{3,200})",
    needs="： —— 即 是 包括 分别",
)
_ENUMERATED = LazyPattern(r"[一二三四五六七八九]是|[一二三四五六七八九]要", needs="是 要")
_BY_COMMA = re.compile(r"[，、；]")

Ranges = list[tuple[int, int]]


class Rule(NamedTuple):
    """One place where the members of an abbreviation may stand."""

    name: str
    label: str
    find: Callable[[str, Span, Span, int], Ranges]
    example: str
    gives: tuple[str, ...]
    near_miss: str


def find_members(source: SourceText, term: Span, sentence: Span, count: int) -> tuple[Member, ...]:
    """The members of the abbreviation at `term`, in its sentence; none if not spelled out."""
    for rule in RULES:
        ranges = [
            _trim(source.shadow, *each) for each in rule.find(source.shadow, term, sentence, count)
        ]
        if ranges and all(0 < end - start <= _MEMBER for start, end in ranges):
            return tuple(
                Member(text=source.text[start:end], span=Span(start=start, end=end))
                for start, end in ranges
            )
    return ()


def _in_brackets(shadow: str, term: Span, sentence: Span, _: int) -> Ranges:
    """“四早”（早发现、早报告、早隔离、早治疗）: whatever the number."""
    found = _BRACKET.match(shadow, term.end, sentence.end)
    ranges = _split(shadow, *found.span("list"), _BY_COMMA) if found else []
    return ranges if len(ranges) > 1 else []


def _behind(shadow: str, term: Span, sentence: Span, count: int) -> Ranges:
    """“两个服务”意识，即服务基层、服务群众; after a colon only as many as announced."""
    found = _AFTER.match(shadow, term.end, sentence.end)
    if found is None or _ENUMERATED.search(found["list"]):
        return []
    for pattern in (_JOIN, _BY_COMMA):
        ranges = _split(shadow, *found.span("list"), pattern)
        if len(ranges) == count:
            return ranges
    clause_end = shadow.find("，", *found.span("list"))
    end = clause_end if clause_end > 0 else found.end("list")
    ranges = _split(shadow, found.start("list"), end, _JOIN)
    close = len(ranges) == count or (not found["open"] and abs(len(ranges) - count) == 1)
    return ranges if len(ranges) > 1 and close else []


def _in_front(shadow: str, term: Span, sentence: Span, count: int) -> Ranges:
    """属地、部门、单位、个人“四方责任”: exactly as many, joined by 、 or, the last, by 和."""
    start, end = _clause_before(shadow, term, sentence)
    if shadow[end - 1 : end] in _JOINERS or shadow[start - 1 : start] == "”":
        return []  # the term is itself a member of that list
    ranges = _split(shadow, max(start, shadow.rfind("，", start, end) + 1), end, _JOIN)
    if len(ranges) != count:
        return []
    ranges = _without_lead(shadow, ranges, cut="、" in shadow[ranges[0][1] : ranges[1][0]])
    return [] if any(_is_no_member(shadow[a:b]) for a, b in ranges) else ranges


def _is_no_member(text: str) -> bool:
    """A verb of the sentence, a numeral or a quantity is no member."""
    return bool(_lead().fullmatch(text) or _QUANTITY.search(text))


def _alike_in_front(shadow: str, term: Span, sentence: Span, count: int) -> Ranges:
    """认识到位，人员到位，措施到位“三个到位”: clauses that end as the abbreviation does."""
    noun = re.sub(r"[“”\"‘’]", "", shadow[term.start : term.end])[-2:]
    start, end = _clause_before(shadow, term, sentence)
    ranges = _split(shadow, start, end, _BY_COMMA)[-count:]
    if len(ranges) < count or not all(shadow[a:b].endswith(noun) for a, b in ranges):
        return []
    return _without_lead(shadow, ranges)


def _clause_before(shadow: str, term: Span, sentence: Span) -> tuple[int, int]:
    """The clause that ends where the term, or the bracket it stands in, begins."""
    start = max(sentence.start, term.start - _WINDOW)
    tail = _TAIL.search(shadow[start : term.start])
    end = start + tail.start() if tail else term.start
    if end > start and shadow[end - 1] == "，":
        end -= 1
    breaks = [found.end() for found in _CLAUSE.finditer(shadow, start, end)]
    return (breaks[-1] if breaks else start), end


def _split(shadow: str, start: int, end: int, separator: re.Pattern[str]) -> Ranges:
    places = [found.span() for found in separator.finditer(shadow, start, end)]
    starts = [start, *(stop for _, stop in places)]
    ends = [*(begin for begin, _ in places), end]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if shadow[a:b].strip()]


def _without_lead(shadow: str, ranges: Ranges, *, cut: bool = True) -> Ranges:
    """The ranges with the verb before the first member left out; none where they are not alike.

    Where the others are equally long (`cut` allowing), the first is as long as they are, if what
    is cut off ends with such a verb or all end with the same character.
    """
    start, end = ranges[0]
    lead = _lead().match(shadow, start, end)
    start = lead.end() if lead and lead.end() < end else start
    sizes = {b - a for a, b in ranges[1:]}
    size = min(sizes)
    if cut and len(sizes) == 1 and end - start > size:
        alike = len({shadow[b - 1] for _, b in ranges}) == 1
        if alike or _lead_end().search(shadow, start, end - size):
            start = end - size
    spread = max(end - start, *sizes) - min(end - start, *sizes)
    return [(start, end), *ranges[1:]] if spread <= (_SPREAD if cut else 0) else []


def _trim(shadow: str, start: int, end: int) -> tuple[int, int]:
    while start < end and shadow[start] in ' \n“"':
        start += 1
    while end > start and shadow[end - 1] in ' \n”"等，；':
        end -= 1
    return start, end


@cache
def _lead_end() -> re.Pattern[str]:
    return re.compile(f"{alternation(words('terms', 'lead'))}$")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(f"{alternation(words('terms', 'lead'))}+")


RULES: tuple[Rule, ...] = (
    Rule(
        "terms.members_bracket", "缩略语后面括号里的列举", _in_brackets,
        "落实“三早”（早发现、早报告、早治疗）要求。", ("早发现", "早报告", "早治疗"),
        "落实“三早”要求（重点场所除外）。",
    ),
    Rule(
        "terms.members_front", "紧靠在缩略语前面、个数相符的列举", _in_front,
        "压实属地、部门、单位、个人“四方责任”。", ("属地", "部门", "单位", "个人"),
        "属地和部门要压实“四方责任”。",
    ),
    Rule(
        "terms.members_alike", "前面几个小句与缩略语结尾相同", _alike_in_front,
        "认识到位，人员到位，措施到位，做到“三个到位”。", ("认识到位", "人员到位", "措施到位"),
        "认识到位，才能做到“三个到位”。",
    ),
    Rule(
        "terms.members_behind", "“即”或冒号后面的列举", _behind,
        "增强“两个服务”意识，即服务基层、服务群众。", ("服务基层", "服务群众"),
        "增强“两个服务”意识，改进作风、转变职能。",
    ),
)  # fmt: skip
