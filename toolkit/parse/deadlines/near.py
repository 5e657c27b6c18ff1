"""Rules for days near at hand and bare days with an order: 今日18时前, 明天就办, 4月25日提交."""

from __future__ import annotations

import re

from toolkit.parse.deadlines.fragments import (
    BEFORE,
    COUNT,
    DAY,
    DUE,
    GAP,
    HOUR,
    MONTH,
    QUOTE,
    WEEKDAY_NOTE,
    YEAR,
)
from toolkit.parse.deadlines.reckon import dated, number, year_at
from toolkit.parse.deadlines.rule import Place, Reading, Rule, compiled
from toolkit.zh import dates

_AHEAD = {"今": 0, "明": 1, "后": 2, "次": None}
_NEAR = r"(?P<near>今[日天晚夜]|明[日天早晚]|后[日天]|次日)"
_EMBLEM = r"(?:[的好新创造得为向着丽煌赢过离]|走向|面向|奔向)$"
"""In front of 明天 where it means the future: 美好的明天."""
_BY_ORDER = (
    r"(?:之前|以前|如期|按期|准时|就|都|要|应|须|得|必须|务必|一律|全部|全面|统一|一并|正式|再|先|负责|给我|把){0,3}"
    r"(?:@ordered@(?![的了过率量前后时期]|情况|进度|时间|日期|以来)|给我[^，。；]|把[^，。；]{2,20}[^，。；的])"
)
_URGED = r"(?:力争|争取|确保|务必|必保|保证)[^，。；]{0,8}$"
_OPENING = frozenset(("", "，", "；", "：", "、", "。", "要", "须", "用", "必"))
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


def _two_days(_match: re.Match[str], place: Place) -> Reading:
    today = place.reference.today
    return Reading("date", dates.later(today, days=1) if today else None, inferred=True)


def _festival(match: re.Match[str], place: Place) -> Reading | None:
    if not compiled(_URGED).search(place.before(match.start(), 12)):
        return None
    year, _ = year_at(match, place)
    day = dates.festival(match["f"], year) if year else None
    today = place.reference.today
    if day and today and day < today:
        day = dates.festival(match["f"], today.year + 1)
    return Reading("date", day, inferred=True)


def _spell(match: re.Match[str], place: Place) -> Reading | None:
    before = place.before(match.start(), 2)
    if before[-1:] not in _OPENING or before in {"仅用", "只用"}:
        return None
    return Reading("relative")


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
        near_miss="今天前来参会的同志要把今天以前的老账清掉。",
        triggers=("near",),
        needs=("前|内|止",),
        reach=24,
        pattern=rf"{_NEAR}{HOUR}(?:{BEFORE}(?![来往的])|(?:之|以)?内(?![部容]))",
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
        needs=("月", "日|号", "前"),
        reach=40,
        pattern=rf"(?:{YEAR})?{MONTH}{GAP}{DAY}(?P<event>[^，。；：、的\d]{{2,9}}?)(?:[之以])?前(?![后期述列])",
        resolve=_day_event,
    ),
    Rule(
        name="day_due",
        label="几月几日报送、提交：取当日",
        example="奖惩办法【4月25号】提交常委会。",
        near_miss="会议于9月29日上午召开，3月25日提交的方案已经批了。",
        triggers=("year", "month"),
        needs=("月", "日|号"),
        reach=16,
        pattern=rf"(?:{YEAR})?{MONTH}{GAP}{DAY}{WEEKDAY_NOTE}{HOUR}(?={_BY_ORDER})",
        resolve=_bare_day,
    ),
    Rule(
        name="two_days",
        label="今明两天：取明天",
        example="危险区群众【今明两天】完成转移。",
        near_miss="今明两天我县将有大到暴雨。",
        triggers=("near",),
        begins=("今明",),
        pattern=rf"今明两?[天日](?:(?:之|以)?内|(?={_BY_ORDER}))",
        resolve=_two_days,
    ),
    Rule(
        name="festival_due",
        label="力争某个节日通车：取节日当天",
        example="力争主线【国庆节】通车。",
        near_miss="国庆节开展慰问活动。",
        triggers=("festival",),
        begins=tuple("“‘元春除清劳端中国教重五六七八十"),
        pattern=rf"{QUOTE}(?P<f>元旦|春节|清明|五一|端午|中秋|国庆|七一|八一|十一){QUOTE}节?(?:假?期?期间)?{DUE}",
        resolve=_festival,
    ),
    Rule(
        name="spell",
        label="几天、几个月完成：分句开头只写时长",
        example="【三天】拿出方案，【一个月】完成整改。",
        near_miss="前三天完成了排查，三天会期要用好。",
        triggers=("within",),
        pattern=(
            rf"{COUNT}{GAP}(?:个工作日|个月|天|周|个?星期|个?小时)(?:时间)?"
            r"(?=(?:就|要|必须|全部|全面)?(?:拿出|完成|办结|整改|清零|到位|见成效|见效|交账|销号|建成|报送|收尾)"
            r"(?![的了过率量])|把[^，。；了]{2,24}[^，。；的了](?:[，。；]|$))"
        ),
        resolve=_spell,
    ),
)
