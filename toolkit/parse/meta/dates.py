"""How the date of a document is found: in subtitle, label, signature, head line or opening.

Every finder takes the head of a document and yields what it finds, best first; `rules` names
and orders them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from toolkit.parse.lexicon import alternation, words
from toolkit.parse.meta import persons
from toolkit.parse.meta.finders import Hit, first_date, is_minutes, is_spoken, labelled
from toolkit.parse.meta.head import Head
from toolkit.parse.meta.lines import DATE, body_end
from toolkit.parse.patterns import LazyPattern
from toolkit.zh import dates

_TIME = frozenset({"时间", "日期"})
_PAGE_LABELS = _TIME | {"发布时间", "发布日期", "更新时间", "公开日期"}
_DATE_LABELS = frozenset(
    {"会议时间", "召开时间", "开会时间", "讲话时间", "报告时间", "成文日期", "生成日期", "印发日期"}
)
_MINUTES_LABELS = frozenset({"地点", "会议地点", "主持", "主持人", "出席", "参加人员", "参会人员"})
_COPIED_LABELS = frozenset(
    (
        "来源",
        "信息来源",
        "文章来源",
        "稿件来源",
        "作者",
        "编辑",
        "浏览",
        "浏览次数",
        "点击",
        "点击数",
    )
)
_HOUR = (
    r"(?: ?(?:上午|下午|中午|晚上?)(?: ?\d{1,2}[时点：](?:\d{1,2}分?|半)?)?"
    r"| ?\d{1,2}[时点](?:\d{1,2}分|半)?)?"
)
_DAY_HELD = LazyPattern(f"(?:{DATE.pattern}){_HOUR}")
_REMARK = LazyPattern(
    r"(?:[，；、（） ]|根据|未经|已经|经|按照?|据|本人|讲话人|领导|会议|讲话|现场|录音|录像|记录"
    r"|速记|整理|审[阅核定]|稿|节选|摘要|有删节|印发)+"
)
_MEETING = LazyPattern(
    r"(?P<date>(?P<month>\d{1,2})月(?P<day>\d{1,2})日)[^。]{0,60}?(?:召开|举行|召集|主持)"
)


def date_of_subtitle(known: Head) -> Iterator[Hit]:
    """The date of ——2024年3月5日在全县…会议上."""
    for line in known.subtitles:
        yield from first_date(line)


def date_of_label(known: Head) -> Iterator[Hit]:
    """The date behind 会议时间, 成文日期 and the like."""
    for label in labelled(known, _DATE_LABELS):
        yield from first_date(label.body)


def date_of_minutes(known: Head) -> Iterator[Hit]:
    """The date behind 时间, where the head is that of minutes."""
    if not any(label.name in _MINUTES_LABELS for label in known.labels):
        return
    for label in labelled(known, _TIME):
        yield from first_date(label.body)


def date_of_speech(known: Head) -> Iterator[Hit]:
    """The date behind 时间, written out, above a speech that no page has dated by the clock."""
    page = any(label.name in _COPIED_LABELS | (_PAGE_LABELS - _TIME) for label in known.labels)
    if page or not is_spoken(known):
        return
    for label in labelled(known, _TIME):
        found = _DAY_HELD.fullmatch(label.body.text)
        if found and found["year"]:
            yield from first_date(label.body)


def date_of_signature(known: Head) -> Iterator[Hit]:
    """The date of the signature (成文日期)."""
    for line in known.signatures:
        yield from first_date(line)


def date_of_line(known: Head) -> Iterator[Hit]:
    """A line of the head with the date and nothing else but a person, a room or a remark."""
    for line in known.notes:
        found = _DAY_HELD.search(line.text)
        if found is None:
            continue
        before, behind = line.text[: found.start()].strip("（ "), line.text[found.end() :]
        rest = (before + behind).strip("（） ，")
        in_room = not before and _place_alone().fullmatch(behind)
        if not rest or in_room or persons.alone(rest) or _REMARK.fullmatch(rest):
            yield from first_date(line)


def date_of_masthead(known: Head) -> Iterator[Hit]:
    """A line of the head that names bodies and, at its end, the date, as a serial has it."""
    for line in known.notes:
        found = DATE.search(line.text)
        if found is None or found.end() < len(line.text):
            continue
        names = line.text[: found.start()].split()
        if names and all("：" not in name and body_end().search(name) for name in names):
            yield from first_date(line)


def date_of_opening(known: Head) -> Iterator[Hit]:
    """The date minutes begin with."""
    if not is_minutes(known):
        return
    for line in known.openings:
        found = DATE.match(line.text)
        if found and re.search(r"召开|举行|召集|主持", line.text):
            yield from first_date(line)


def date_of_meeting(known: Head) -> Iterator[Hit]:
    """The day and month minutes begin with, in the year of their masthead or the one before."""
    if not is_minutes(known):
        return
    issued = next(date_of_masthead(known), None)
    for line in known.openings if issued else ():
        found = _MEETING.match(line.text)
        if issued is None or issued.value is None or found is None:
            continue
        year, month, day = int(issued.value[:4]), int(found["month"]), int(found["day"])
        held = dates.of(year, month, day)
        if held and held.isoformat() > issued.value:
            held = dates.of(year - 1, month, day)
        if held:
            yield Hit(line.start, line.start + found.end("date"), held.isoformat(), "inferred")


def date_of_page(known: Head) -> Iterator[Hit]:
    """The date of an official page, for want of another."""
    if not known.official:
        return
    for label in labelled(known, _PAGE_LABELS):
        yield from first_date(label.body, "inferred")


@cache
def _place_alone() -> re.Pattern[str]:
    """·县会议中心）, 于县政府礼堂: a room behind the date, and nothing else."""
    rooms = alternation(words("meta", "room"))
    return re.compile(rf"[ ，·]{{0,4}}[于在]?[^，。；：·]{{0,24}}{rooms}[） ]*")
