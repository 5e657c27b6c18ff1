"""Which list belongs to an announcement, and how many points it has: an ordered table of rules."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from toolkit.model import Section
from toolkit.parse.announcements.phrases import Phrase
from toolkit.parse.lexicon import words

_QUOTED = r"“([^“”，。；\n]{2,20})”"
_ORDINAL = r"(?:(?<=[：；，。、])|(?<=即)) ?([一二三四五六七八九十])(?:是|要)"
_ORDER = "一二三四五六七八九十"
_GAP = 120
"""How far behind its sentence the list of an announcement may begin, in characters."""
_TAIL = 4
"""Characters that may follow a phrase that closes its sentence."""
_MOST = 60
"""Longer lists are not announced by their number."""
_REACH = 1500
"""How far behind an announcement names in quotation marks are counted, in characters."""


class Outline(NamedTuple):
    """The sections with what is looked up in them."""

    sections: tuple[Section, ...]
    starts: list[int]
    children: dict[str | None, list[Section]]
    by_id: dict[str, Section]
    names: dict[str, list[int]]
    """The last two characters of each quoted name → where such names begin."""


class Rule(NamedTuple):
    """One way in which a list belongs to an announcement; gives the number found or None."""

    name: str
    label: str
    find: Callable[[str, Phrase, Outline], int | None]
    example: str
    near_miss: str


def outline_of(shadow: str, sections: tuple[Section, ...]) -> Outline:
    """The sections of a text and its quoted names, ready to be looked up."""
    ordered = tuple(sorted(sections, key=lambda section: section.heading_span.start))
    children: dict[str | None, list[Section]] = {}
    for section in ordered:
        children.setdefault(section.parent, []).append(section)
    names: dict[str, list[int]] = {}
    for name in re.finditer(_QUOTED, shadow):
        names.setdefault(name[1][-2:], []).append(name.start(1))
    by_id = {section.id: section for section in ordered}
    return Outline(ordered, [_begin(each) for each in ordered], children, by_id, names)


def _begin(section: Section) -> int:
    return section.heading_span.start


def holder(offset: int, outline: Outline) -> Section | None:
    """The innermost section that an offset lies in."""
    place = bisect_right(outline.starts, offset) - 1
    section = outline.sections[place] if place >= 0 else None
    while section is not None and max(section.span.end, section.heading_span.end) <= offset:
        section = outline.by_id.get(section.parent or "")
    return section


def _near(found: int, count: int) -> bool:
    """Whether a list may be the announced one although a point or two are missing."""
    return found >= 2 and abs(found - count) <= max(1, count // 4)


def _run(sections: list[Section]) -> int:
    """How many sections from the first on count up as one list; it ends where it starts anew."""
    length = 1
    for former, latter in pairwise(sections):
        if former.number is not None and latter.number is not None:
            if latter.number <= former.number:
                break
        elif former.style != latter.style:
            break
        length += 1
    return length


def _under_heading(shadow: str, phrase: Phrase, outline: Outline) -> int | None:
    """The children of the heading that the phrase stands in."""
    place = bisect_right(outline.starts, phrase.start) - 1
    if place < 0 or outline.sections[place].heading_span.end < phrase.end:
        return None
    points = outline.children.get(outline.sections[place].id, [])
    if not points:
        return None
    found = _run(points[:_MOST])
    quoted = shadow[phrase.start - 1 : phrase.start] == "“"
    exact = found == phrase.announced and (phrase.listed or not quoted)
    return found if exact or (phrase.listed and _near(found, phrase.announced)) else None


def _one_by_one(shadow: str, phrase: Phrase, _outline: Outline) -> int | None:
    """一件是…，一件是… behind the phrase, in its sentence and with its measure word."""
    stop = phrase.sentence.span.end
    measure = re.compile(r"[^\W\d]*?([个件项条类句层步])").match(shadow, phrase.start, phrase.end)
    if measure is None or shadow.find("一" + measure[1], phrase.end, stop) < 0:
        return None
    point = re.compile(
        rf"(?<=[：；，。、就])(?:第?[一二三四五]|[另再]一){measure[1]}，?(?:就?是|叫|要)"
    )
    found = len(point.findall(shadow, phrase.end, stop))
    return found if found == phrase.announced else None


def _is_named_after(shadow: str, first: Section, phrase: Phrase) -> bool:
    """Whether a point opens with the set phrase's own word: 三个“必须” before 一、必须……."""
    start = _begin(first) + len(first.marker)
    return shadow.startswith(phrase.noun.strip("“”"), start)


def _behind(shadow: str, phrase: Phrase, outline: Outline) -> int | None:
    """The points that begin right behind the sentence of the phrase, or within it."""
    place = bisect_left(outline.starts, phrase.end)
    if place >= len(outline.sections):
        return None
    first = outline.sections[place]
    if not phrase.listed and not (phrase.fixed and _is_named_after(shadow, first, phrase)):
        return None
    start, end = first.heading_span.start, phrase.sentence.span.end
    if start - end > _GAP or shadow.count("。", end, start) > 1 or first.number not in {1, None}:
        return None
    siblings = outline.children[first.parent]
    low = bisect_left(siblings, start, key=_begin)
    found = _run(siblings[low : low + _MOST])
    if first.style == "unnumbered" and found != phrase.announced:
        return None
    at_once = start - end <= 1 and first.style == "is" and found >= 2
    sure = found >= 2 and first.number == 1 and _is_promise(phrase)
    return found if at_once or sure or _near(found, phrase.announced) else None


def _is_promise(phrase: Phrase) -> bool:
    """Whether the phrase says what comes next, so that a list of any length is the one meant.

    下面，我讲五点意见 does, and 重点抓好八个方面工作 at the end of its sentence.
    """
    return phrase.sentence.role == "opening" or phrase.sentence.span.end - phrase.end <= _TAIL


def _names(shadow: str, phrase: Phrase, outline: Outline) -> int | None:
    """Names in quotation marks behind the phrase that end as it does: 打造“运动名片”."""
    if len(phrase.noun) < 2:
        return None
    places = outline.names.get(phrase.noun[-2:], [])
    low = bisect_right(places, phrase.end)
    high = bisect_right(places, phrase.end + _REACH)
    names = {
        shadow[start : shadow.index("”", start)] for start in places[low : min(high, low + 40)]
    }
    found = len([name for name in names if not re.match(r"[一二三四五六七八九十两\d]", name)])
    return found if found >= 2 and phrase.announced - found in {0, 1} else None


def _on_the_spot(shadow: str, phrase: Phrase, _outline: Outline) -> int | None:
    """一是…二是… behind the phrase in the same paragraph."""
    ordinals = _ordinals()
    if not phrase.listed or not ordinals.search(shadow, phrase.end, phrase.end + _GAP):
        return None
    stop = shadow.find("\n", phrase.end, phrase.end + _REACH)
    found = 0
    for ordinal in ordinals.finditer(shadow, phrase.end, phrase.end + _REACH if stop < 0 else stop):
        if _ORDER.find(ordinal[1]) == found:
            found += 1
    return found if _near(found, phrase.announced) else None


@cache
def _ordinals() -> re.Pattern[str]:
    return re.compile(_ORDINAL)


def _members(shadow: str, phrase: Phrase, _outline: Outline) -> int | None:
    """A list behind a colon whose members end like the phrase: 三个到位：责任到位、…."""
    tail = phrase.noun[-2:]
    stop = phrase.sentence.span.end
    mark = r"”?(?:：|，(?:即|就是|也就是))" if phrase.fixed else r"”?[：，](?:即|就是|做到)?"
    list_mark = re.compile(mark).match(shadow, phrase.end, stop)
    if list_mark is None or not tail:
        return None
    members = re.split(r"[、，；]|和", shadow[list_mark.end() : min(stop, phrase.end + 160)])
    is_member = _MEMBER_OF.get(tail, lambda each, tail=tail: each.endswith(tail))
    found = len([each for each in members if is_member(each.rstrip("。"))])
    if found != phrase.announced:  # “四个必查”：一查燃气、二查校车……
        found = sum(
            each.startswith(number + tail[-1])
            for number, each in zip(_ORDER, members, strict=False)
        )
    return found if found == phrase.announced else None


_MEMBER_OF: dict[str, Callable[[str], bool]] = {
    "一": lambda each: each.startswith("一"),
    "必须": lambda each: "必须" in each,
    "一律": lambda each: "一律" in each,
}
"""Set phrases whose members do not end like them: “四个一”：一本台账、一张图……."""


def _missing(shadow: str, phrase: Phrase, _outline: Outline) -> int | None:
    """讲几点意见 or 几个方面 in an opening, with nothing behind."""
    plain = phrase.noun.endswith(("意见", "方面", "要求", "方面的意见"))
    if phrase.sentence.role != "opening" or not plain:
        return None
    before = shadow[max(phrase.sentence.span.start, phrase.start - 5) : phrase.start]
    return 0 if any(verb in before for verb in words("announcements", "spoken")) else None


RULES: tuple[Rule, ...] = (
    Rule(
        "under_heading",
        "标题里的数目：数它下面的层次",
        _under_heading,
        "三、抓好【三项重点工作】\n（一）修路\n先修村口。\n（二）架桥\n再架新桥。\n（三）植树\n最后植树。",
        "三、抓好征收工作\n（一）两个片区要同时启动\n先量地。\n（二）评估要公开\n再评估。",
    ),
    Rule(
        "one_by_one",
        "同一句里的“一件是……一件是……”",
        _one_by_one,
        "请大家来，就为【两件事】，一件是修路，一件是架桥。",
        "请大家来办两件事，一件也不能拖。",
    ),
    Rule(
        "behind",
        "正文里的数目：数紧跟着的层次",
        _behind,
        "下面，我讲【两点意见】。\n一、修路要快\n先修村口。\n二、架桥要稳\n再架新桥。",
        "全年要办好十件实事。\n二、架桥要稳\n再架新桥。",
    ),
    Rule(
        "names",
        "后文带引号、词尾相同的名称",
        _names,
        "打造【两张“名片”】。办好灯会，打造“灯会名片”。种好茶园，打造“茶园名片”。",
        "增强“四个意识”，提高办事意识。",
    ),
    Rule(
        "members",
        "冒号后面词尾相同的成员",
        _members,
        "要做到【三个到位】：责任到位、措施到位、督查到位。",
        "要做到责任、措施、督查三个到位。",
    ),
    Rule(
        "on_the_spot",
        "同一段里的一是、二是",
        _on_the_spot,
        "要做好【三项工作】：一是摸清底数；二是分类处置；三是建立台账。",
        "主要基于两方面的情况作出安排。",
    ),
    Rule(
        "missing",
        "开场白里讲几点意见，后文没有列出",
        _missing,
        "下面，我讲【三点意见】。",
        "大家提了三点意见，都很好。",
    ),
)
