"""Calendar arithmetic of official documents: ends of periods, plan years, festivals, written dates.

Pure functions over stored tables; no clock and no locale.
"""

from __future__ import annotations

import re
from datetime import date, timedelta, timezone

from toolkit.zh import numerals

CHINA = timezone(timedelta(hours=8))
"""China standard time, in which the days of offices begin and end."""

FIRST_YEAR = 2000
LAST_YEAR = 2050
"""The years for which movable festivals are stored."""

# Month and day of 正月初一, 五月初五, 八月十五 and 九月初九, one entry for each year from 2000 to
# 2050, as the Purple Mountain Observatory's calendar has them (two independent programs agree).
_NEW_YEAR = (
    "0205 0124 0212 0201 0122 0209 0129 0218 0207 0126 0214 0203 0123 0210 0131 0219 0208 "
    "0128 0216 0205 0125 0212 0201 0122 0210 0129 0217 0206 0126 0213 0203 0123 0211 0131 "
    "0219 0208 0128 0215 0204 0124 0212 0201 0122 0210 0130 0217 0206 0126 0214 0202 0123"
)
_DRAGON_BOAT = (
    "0606 0625 0615 0604 0622 0611 0531 0619 0608 0528 0616 0606 0623 0612 0602 0620 0609 "
    "0530 0618 0607 0625 0614 0603 0622 0610 0531 0619 0609 0528 0616 0605 0624 0612 0601 "
    "0620 0610 0530 0618 0607 0527 0614 0603 0622 0611 0531 0619 0608 0529 0615 0604 0623"
)
_MID_AUTUMN = (
    "0912 1001 0921 0911 0928 0918 1006 0925 0914 1003 0922 0912 0930 0919 0908 0927 0915 "
    "1004 0924 0913 1001 0921 0910 0929 0917 1006 0925 0915 1003 0922 0912 1001 0919 0908 "
    "0927 0916 1004 0924 0913 1002 0920 0910 0928 0917 1005 0925 0915 1004 0922 0911 0930"
)
_DOUBLE_NINTH = (
    "1006 1025 1014 1004 1022 1011 1030 1019 1007 1026 1016 1005 1023 1013 1002 1021 1009 "
    "1028 1017 1007 1025 1014 1004 1023 1011 1029 1018 1008 1026 1016 1005 1024 1012 1001 "
    "1020 1009 1027 1017 1007 1026 1014 1003 1022 1011 1029 1018 1008 1027 1016 1005 1024"
)
_TOMB_SWEEPING = "455545554455445544554455445544554455445544454445444"
"""The day of April on which 清明 falls, one digit for each year from 2000 to 2050."""

# First day of the festival: either (table, days added) or (month, day).
_MOVABLE = {
    "春节": (_NEW_YEAR, 0),
    "除夕": (_NEW_YEAR, -1),
    "元宵": (_NEW_YEAR, 14),
    "端午": (_DRAGON_BOAT, 0),
    "中秋": (_MID_AUTUMN, 0),
    "重阳": (_DOUBLE_NINTH, 0),
}
_FIXED = {
    "元旦": (1, 1),
    "三八": (3, 8),
    "妇女节": (3, 8),
    "五一": (5, 1),
    "劳动节": (5, 1),
    "五四": (5, 4),
    "青年节": (5, 4),
    "六一": (6, 1),
    "儿童节": (6, 1),
    "七一": (7, 1),
    "建党节": (7, 1),
    "八一": (8, 1),
    "建军节": (8, 1),
    "教师节": (9, 10),
    "十一": (10, 1),
    "国庆": (10, 1),
}
_DOTTED = r"(\d{1,2})[·.](\d{1,2})"

FESTIVALS = ("清明", *_MOVABLE, *_FIXED)
"""The festivals whose day is known, by their shortest name."""

_YEAR = r"(?P<y>\d{4}|[〇○零一二三四五六七八九]{4})"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_WRITTEN = rf"(?:{_YEAR} ?年 ?)?(?P<m>{_NUMBER}) ?月 ?(?P<d>{_NUMBER}) ?[日号]"
_NUMERIC = r"(?P<y>\d{4}) ?(?P<mark>[./-]) ?(?P<m>\d{1,2}) ?(?P=mark) ?(?P<d>\d{1,2})"
_COMPACT = r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)"
_WEEKDAY = r" ?[（(] ?(?:星期|周|礼拜)[一二三四五六日天] ?[)）]"


def of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none (31 June, year 0)."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def month_end(year: int, month: int) -> date:
    """The last day of a month (月底)."""
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(1)


def quarter_end(year: int, quarter: int) -> date:
    """The last day of a quarter (季度末), 1 to 4."""
    return month_end(year, quarter * 3)


def half_end(year: int, half: int) -> date:
    """The last day of 上半年 (1) or 下半年 (2)."""
    return month_end(year, half * 6)


def year_end(year: int) -> date:
    """The last day of a year (年底)."""
    return date(year, 12, 31)


def ten_days_end(year: int, month: int, part: str) -> date:
    """The last day of a third of a month: 上 the 10th, 中 the 20th, 下 the month's last."""
    if part == "下":
        return month_end(year, month)
    return date(year, month, {"上": 10, "中": 20}[part])


def month_after(day: date, months: int = 1) -> tuple[int, int]:
    """Year and month so many months after the day's."""
    count = day.year * 12 + day.month - 1 + months
    return count // 12, count % 12 + 1


def later(day: date, *, days: int = 0, months: int = 0) -> date:
    """The day so many months and days later; the 31st becomes the last day of a shorter month.

    Raises OverflowError where the calendar of `datetime.date` ends.
    """
    if months:
        year, month = month_after(day, months)
        if year > date.max.year:
            raise OverflowError(year)
        day = min(date(year, month, 1) + timedelta(day.day - 1), month_end(year, month))
    return day + timedelta(days)


def weekday(day: date, number: int, weeks: int = 0) -> date:
    """A weekday (1 Monday to 7 Sunday) of the day's own week or so many weeks later.

    The week begins on Monday (GB/T 7408).
    """
    return day + timedelta(number - day.isoweekday() + 7 * weeks)


def plan_years(number: int) -> tuple[int, int] | None:
    """First and last year of a five-year plan: 14 (“十四五”) gives 2021 and 2025; None if unknown.

    The first plan ran 1953–1957, the second 1958–1962; from the third (1966) on they adjoin.
    """
    if number < 1:
        return None
    first = 1953 + 5 * (number - 1) if number <= 2 else 1966 + 5 * (number - 3)
    return first, first + 4


def festival(name: str, year: int) -> date | None:
    """The first day of a festival: 五一, 5·1, 国庆 or 春节.

    None for an unknown name, and for a movable festival outside the stored years.
    """
    if dotted := re.fullmatch(_DOTTED, name):
        return of(year, int(dotted[1]), int(dotted[2]))
    if name in _FIXED:
        return of(year, *_FIXED[name])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    place = year - FIRST_YEAR
    if name == "清明":
        return date(year, 4, int(_TOMB_SWEEPING[place]))
    if name not in _MOVABLE:
        return None
    table, shift = _MOVABLE[name]
    entry = table[place * 5 : place * 5 + 4]
    return date(year, int(entry[:2]), int(entry[2:])) + timedelta(shift)


def parse(text: str, year: int | None = None) -> date | None:
    """The day written as the whole of `text`, in folded or unfolded form; None if it is none.

    Reads 2022年4月20日, 二〇二二年四月二十日, 4月20日（星期五） (with the year given), 2022.4.20,
    2022-04-20, 2022/4/20 and 20220420.
    """
    text = text.strip()
    for pattern in (_WRITTEN, _NUMERIC, _COMPACT):
        if found := re.match(pattern, text):
            break
    else:
        return None
    rest = text[found.end() :]
    if rest and not re.fullmatch(_WEEKDAY, rest):
        return None
    written = numerals.parse(found["y"]) if found["y"] else year
    month, day = numerals.parse(found["m"]), numerals.parse(found["d"])
    if written is None or month is None or day is None:
        return None
    return of(written, month, day)
