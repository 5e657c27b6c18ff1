"""Rules for deadlines that name a day: 4月20日前, 2022.4.20前, 下周一前, 春节前."""

from __future__ import annotations

import re
from datetime import date, timedelta

from toolkit.parse.deadlines.fragments import (
    BEFORE,
    DAY,
    DAY_NUMBER,
    GAP,
    HOUR,
    MONTH,
    MONTH_NUMBER,
    NEAR_MONTH,
    QUOTE,
    SPAN_MARK,
    WEEKDAY_NOTE,
    YEAR,
    YEAR_NUMBER,
)
from toolkit.parse.deadlines.reckon import (
    coming_weekday,
    dated,
    near_month,
    number,
    written_year,
    year_at,
)
from toolkit.parse.deadlines.rule import Place, Reading, Rule, compiled
from toolkit.zh import dates

_LABELLED = (
    r"(?:时限|期限|节点|进度|截止|不[晚迟]于|最[晚迟]于?|(?:完成|办结|整改|反馈|报送|上报|截止|报名|验收|交付|竣工"
    r"|投产|达产|结束|要求)(?:时间|日期))(?:要求|安排|为|是|到|至|在|于|：|（)*$"
)
_WEEKDAYS = {c: n for n, c in enumerate("一二三四五六日", 1)} | {"天": 7, "末": 7}
_FESTIVAL = (
    "元旦|春节|除夕|元宵|清明|五[一·]一?|劳动节|端午|中秋|国庆|六一|七一|八一|十一|三八|五四"
    "|教师节|重阳|(?:5|6|7|8|10)[·.]1"
)
_FESTIVAL_WORDS = (
    "元旦|春节|除夕|元宵|清明|五一|五·|劳动节|端午|中秋|国庆|六一|七一|八一|十一|三八|五四"
    "|教师节|重阳|·1|.1|两节|双节"
)
"""What one of the festivals holds, for a quick look."""


def _day(match: re.Match[str], place: Place) -> Reading | None:
    month, day = number(match["m"]), number(match["d"])
    return dated(match, place, lambda year: dates.of(year, month, day))


def _labelled_day(match: re.Match[str], place: Place) -> Reading | None:
    if not compiled(_LABELLED).search(place.before(match.start(), 14)):
        return None
    if match["d"]:
        return _day(match, place)
    month = number(match["m"])
    return dated(match, place, lambda year: dates.month_end(year, month))


def _numeric(match: re.Match[str], place: Place) -> Reading | None:
    if not match["before"] and not compiled(_LABELLED).search(place.before(match.start(), 14)):
        return None
    day = dates.parse(match["date"])
    return Reading("date", day) if day else None


def _range(match: re.Match[str], place: Place) -> Reading | None:
    month, day = number(match["m2"] or match["m"]), number(match["d2"])
    if (number(match["m"]), number(match["d"]), month, day) == (1, 1, 12, 31):
        return None  # the term of a policy, no time for a task
    last = number(match["y2"]) if match["y2"] else None
    if last is not None:
        ending = dates.of(last, month, day)
        return Reading("date", ending) if ending else None
    turn = 1 if month < number(match["m"]) else 0
    return dated(match, place, lambda year: dates.of(year + turn, month, day))


def _masked(_match: re.Match[str], _place: Place) -> Reading:
    return Reading("date", inferred=True)


def _day_of_month(match: re.Match[str], place: Place) -> Reading | None:
    day = number(match["d"])
    if match["rm"] is None and place.before(match.start(), 1) not in {
        "",
        "于",
        "在",
        "须",
        "要",
        "，",
        "；",
        "：",
        "请",
    }:
        return None
    if match["rm"] == "次":
        return Reading("recurring", recurrence=f"FREQ=MONTHLY;BYMONTHDAY={day}")
    reference = place.reference
    month = near_month(match["rm"] or "本", reference)
    if month is None or reference.today is None:
        return Reading("date", inferred=True)
    if match["rm"] is None and day < reference.today.day:
        month = dates.month_after(reference.today)
    found = dates.of(*month, day)
    return Reading("date", found, inferred=True) if found else None


def _week(match: re.Match[str], place: Place) -> Reading | None:
    day = match["wd"]
    if day is None and not match["within"]:
        return None
    number_of_day = _WEEKDAYS[day] if day else 7
    found = coming_weekday(match["w"] or "", number_of_day, place.reference)
    return Reading("date", found, inferred=True)


def _festival_name(text: str) -> str:
    return text if text[0].isdigit() else text.replace("·", "")


def _festival_before(match: re.Match[str], place: Place) -> Reading | None:
    name = _festival_name(match["f"])
    if name in {"两节", "双节"}:
        return Reading("event", anchor=name)
    year, _ = year_at(match, place)
    if year is None:
        return Reading("date", inferred=True)
    found = dates.festival(name, year)
    today = place.reference.today
    own = written_year(match, place)
    if own is None and found is not None and today is not None and found <= today:
        found = dates.festival(name, year + 1)
    if found is None:
        return Reading("event", anchor=match["f"])
    return Reading("date", found - timedelta(1), inferred=own is None or own[1])


def _festival_after(match: re.Match[str], _place: Place) -> Reading:
    return Reading("event", anchor=match["f"])


def _until(match: re.Match[str], place: Place) -> Reading | None:
    month, day = number(match["m"]), number(match["d"]) if match["d"] else 0

    def last(year: int) -> date | None:
        return dates.of(year, month, day) if day else dates.month_end(year, month)

    return dated(match, place, last)


RULES = (
    Rule(
        name="until_day",
        label="从即日起到某日：取最后一天",
        example="各乡镇【即日起至3月31日】开展拉网式排查。",
        near_miss="本办法自3月31日起施行。",
        triggers=("since",),
        begins=("即日",),
        needs=("月",),
        pattern=rf"即日起?{SPAN_MARK}(?:{YEAR})?{MONTH}(?:{GAP}{DAY}|底)?{WEEKDAY_NOTE}(?:{BEFORE})?",
        resolve=_until,
    ),
    Rule(
        name="day_range",
        label="几月几日至几月几日：取最后一天",
        example="【4月1日至6月20日】集中开展整治。",
        near_miss="1—5月全市完成投资80亿元。",
        triggers=("year", "month"),
        needs=("月", "日|号", "至|到|—|-|～"),
        pattern=(
            rf"(?:{YEAR})?{MONTH}{GAP}{DAY}{WEEKDAY_NOTE}{SPAN_MARK}"
            rf"(?:(?P<y2>{YEAR_NUMBER})年)?(?:(?P<m2>{MONTH_NUMBER}){GAP}月)?"
            rf"(?P<d2>{DAY_NUMBER}){GAP}[日号]{WEEKDAY_NOTE}(?:{BEFORE})?"
        ),
        resolve=_range,
    ),
    Rule(
        name="day",
        label="几月几日前：取当日",
        example="各单位于【4月20日（星期三）前】报送方案。",
        near_miss="会议于9月29日上午召开。",
        triggers=("year", "month"),
        needs=("月", "日|号", "前|止"),
        pattern=rf"(?:{YEAR})?{MONTH}{GAP}{DAY}{WEEKDAY_NOTE}{HOUR}{GAP}{BEFORE}",
        resolve=_day,
    ),
    Rule(
        name="numeric_day",
        label="用点、横线或斜线写的日期",
        example="整改结果【2022.4.20前】反馈。",
        near_miss="执行GB/T 9704—2012标准。",
        triggers=("year",),
        begins=("20",),
        needs=(".|/|-",),
        pattern=rf"(?P<date>20\d\d[./-]\d{{1,2}}[./-]\d{{1,2}}){WEEKDAY_NOTE}{HOUR}日?(?P<before>{BEFORE})?",
        resolve=_numeric,
    ),
    Rule(
        name="labelled_day",
        label="“完成时限：”一类栏目后面的日期",
        example="完成时限：【2022年6月】。",
        near_miss="会议时间定在哪天另行通知，2022年6月的账要结清。",
        triggers=("year", "month"),
        needs=("月",),
        led_by="限|节点|进度|截止|晚|迟|时间|日期",
        pattern=rf"(?:{YEAR})?{MONTH}(?:{GAP}{DAY}{WEEKDAY_NOTE}{HOUR})?(?![\d底末上中下前])",
        resolve=_labelled_day,
    ),
    Rule(
        name="masked_day",
        label="日期被隐去：X月X日前",
        example="各单位于【X月X日前】上报。",
        near_miss="XX同志X月X日作了讲话。",
        triggers=("masked",),
        pattern=rf"(?:[X×x*\d]{{2,4}}年)?[X×x*]{{1,2}}月(?:底|末|(?:[X×x*\d]{{1,2}}[日号])){BEFORE}",
        resolve=_masked,
    ),
    Rule(
        name="day_of_month",
        label="本月、下月几日前，或只写几日前；次月几日前为每月",
        example="请于【本月25日前】反馈意见。",
        near_miss="近日前往基层调研的同志要写出报告。",
        triggers=("month", "day", "within"),
        needs=("日|号", "前|止"),
        pattern=rf"(?:{NEAR_MONTH}的?)?{DAY}{HOUR}{BEFORE}",
        resolve=_day_of_month,
    ),
    Rule(
        name="week",
        label="本周内、周五前、下周一前",
        example="请各单位【下周一前】报名单。",
        near_miss="下周的会议安排另行通知。",
        triggers=("week",),
        pattern=(
            rf"(?P<w>[本这下])?个?(?:周|星期|礼拜){GAP}(?P<wd>[一二三四五六日天末])?"
            rf"{HOUR}(?:(?P<within>(?:之|以)?内)|{BEFORE}"
            r"|(?<=[一二三四五六日天末班午])(?=@deliver ordered@))"
        ),
        resolve=_week,
    ),
    Rule(
        name="festival_before",
        label="节日前：取节日前一天",
        example="【“五一”前】完成景区安全检查。",
        near_miss="春节前后是用工高峰。",
        triggers=("festival", "year"),
        needs=(_FESTIVAL_WORDS, "前|止"),
        pattern=(
            rf"(?:{YEAR}的?)?{QUOTE}(?P<f>{_FESTIVAL}|两节|双节){QUOTE}(?:国际劳动)?节?"
            rf"(?:假期|小?长假)?(?:来临|到来)?{BEFORE}"
        ),
        resolve=_festival_before,
    ),
    Rule(
        name="festival_after",
        label="节后：只记事由，不推定日期",
        example="【“五一”节后】各组要到现场复查。",
        near_miss="“五一”节前后客流较大。",
        triggers=("festival", "year"),
        needs=(_FESTIVAL_WORDS, "后"),
        pattern=(
            rf"(?:{YEAR}的?)?{QUOTE}(?P<f>{_FESTIVAL}|两节|双节){QUOTE}(?:国际劳动)?节?"
            r"(?:假期|小?长假)?(?:过|结束)?(?:之|以)?后(?![期续]|[\d一二三两几][^，。；]{1,4}内)"
        ),
        resolve=_festival_after,
    ),
)
