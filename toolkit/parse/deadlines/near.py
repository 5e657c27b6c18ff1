"""Rules for days near at hand and bare days with an order: 今日18时前, 明天上午报送, 4月25日提交."""

from __future__ import annotations

import re

from toolkit.parse.deadlines.fragments import BEFORE, DAY, GAP, HOUR, MONTH, WEEKDAY_NOTE, YEAR
from toolkit.parse.deadlines.reckon import dated, number
from toolkit.parse.deadlines.rule import Place, Reading, Rule, compiled
from toolkit.zh import dates

_AHEAD = {"今": 0, "明": 1, "后": 2, "次": None}
_NEAR = r"(?P<near>今[日天晚夜]|明[日天早晚]|后[日天]|次日)"
_EMBLEM = r"(?:[的好新创造得为向着丽煌赢过离]|走向|面向|奔向)$"
"""In front of 明天 where it means the future: 美好的明天."""
_BY_ORDER = (
    r"(?:之前|以前|就|都|要|应|须|得|必须|务必|一律|全部|全面|统一|一并|正式|再|先|负责|给我|把){0,3}"
    r"(?:@hand_in@(?![的了过率量]|情况|进度|时间|日期|以来)|给我[^，。；]|把[^，。；]{2,20}[^，。；的])"
)
_LATER_EVENT = r"(?:@season@|@before happening outset@)(?:来临|到来|开始|结束)?$"


def _near(match: re.Match[str], place: Place) -> Reading | None:
    days = _AHEAD[match["near"][0]]
    today = place.reference.today
    if days is None:
        return Reading("relative", anchor="次日")
    if place.before(match.start(), 1) == "大" and match["near"][0] == "后":
        start, days = match.start() - 1, 3
    else:
        start = match.start()
    day = dates.later(today, days=days) if today else None
    return Reading("date", day, inferred=True, start=start)


def _near_due(match: re.Match[str], place: Place) -> Reading | None:
    word = match["near"]
    if word == "次日" or (word[0] == "今" and not match["now"]):
        return None
    if compiled(_EMBLEM).search(place.before(match.start(), 2)):
        return None
    return _near(match, place)


def _bare_day(match: re.Match[str], place: Place) -> Reading | None:
    month, day = number(match["m"]), number(match["d"])
    found = dated(match, place, lambda year: dates.of(year, month, day))
    today = place.reference.today
    if found is None or (found.date and today and found.date < today):
        return None
    return found


def _day_event(match: re.Match[str], place: Place) -> Reading | None:
    if not compiled(_LATER_EVENT).search(match["event"]):
        return None
    month, day = number(match["m"]), number(match["d"])
    return dated(match, place, lambda year: dates.of(year, month, day))


RULES = (
    Rule(
        name="near_day",
        label="今日、今晚、明天几时前：按本件日期推算；次日只记原话",
        example="各防汛责任人【今日18时前】返回岗位。",
        near_miss="今天前来参会的都是一线同志。",
        triggers=("near",),
        needs=("前内止",),
        pattern=rf"{_NEAR}{HOUR}(?:的?{BEFORE}(?![来往])|(?:之|以)?内(?![部容]))",
        resolve=_near,
    ),
    Rule(
        name="near_day_due",
        label="明天、后天就办：后面是要求",
        example="公厕【明天】就给我打开。",
        near_miss="孩子们的明天要靠大家托起。",
        triggers=("near",),
        pattern=rf"{_NEAR}{HOUR}(?:(?=(?P<now>就[要得给把]|必须|务必))|(?={_BY_ORDER}))",
        resolve=_near_due,
    ),
    Rule(
        name="day_event",
        label="几月几日某事之前：取当日",
        example="确保【11月15日供暖季开始前】全线通水。",
        near_miss="3月15日之后的发言稿都要前后对照。",
        triggers=("year", "month"),
        needs=("月", "日号", "前"),
        pattern=rf"(?:{YEAR})?{MONTH}{GAP}{DAY}(?P<event>[^，。；：、的\d]{{2,9}}?)(?:[之以])?前(?![后期述列])",
        resolve=_day_event,
    ),
    Rule(
        name="day_due",
        label="几月几日报送、提交：取当日",
        example="奖惩办法【3月25号】提交常委会。",
        near_miss="会议于9月29日上午召开，4月25日提交的方案已经批了。",
        triggers=("year", "month"),
        needs=("月", "日号"),
        pattern=rf"(?:{YEAR})?{MONTH}{GAP}{DAY}{WEEKDAY_NOTE}{HOUR}(?={_BY_ORDER})",
        resolve=_bare_day,
    ),
)
