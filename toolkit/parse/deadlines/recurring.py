"""Rules for what comes round again: 每月25日前, 每季度末, 每周五, 按月, 一月一通报, 定期.

The recurrence is an RFC 5545 RRULE value; the day it names is the last allowed one.
"""

from __future__ import annotations

import re

from toolkit.parse.deadlines.fragments import BEFORE, COUNT, DAY, GAP, HAN, HOUR, MONTH
from toolkit.parse.deadlines.reckon import number
from toolkit.parse.deadlines.rule import Place, Reading, Rule, compiled
from toolkit.parse.patterns import LazyPattern

_WEEKDAY = dict(
    zip("一二三四五六日天", ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU"), strict=True)
)
_TEN_DAYS = {"上": 10, "中": 20, "下": -1}
_EVERY = {
    "年": "YEARLY",
    "月": "MONTHLY",
    "周": "WEEKLY",
    "星期": "WEEKLY",
    "礼拜": "WEEKLY",
    "天": "DAILY",
    "日": "DAILY",
}
_OTHER = {
    "半年": "FREQ=MONTHLY;INTERVAL=6",
    "季度": "FREQ=MONTHLY;INTERVAL=3",
    "季": "FREQ=MONTHLY;INTERVAL=3",
    "旬": "FREQ=MONTHLY;BYMONTHDAY=10,20,-1",
    "半月": "FREQ=MONTHLY;BYMONTHDAY=15,-1",
    "半个月": "FREQ=MONTHLY;BYMONTHDAY=15,-1",
}
_RATE = LazyPattern(r"每(?:[^\W\dA-Za-z_]|公里|平方米)$|[年人]均$", needs="每 均")
_SYSTEM = (
    r"[^，。；！？\n]{0,24}(?:机制|制度|体系|办法)"
    r"|[^，。；\n]{0,12}、[^。；\n]{0,24}等(?:工作|方式)"
)
_HELD = LazyPattern(
    r"(?:落实好|健全|完善|建立|执行|实行)[^，。；]{0,6}$", needs="落实好 健全 完善 建立 执行 实行"
)
_STATED = (
    r"都(?!要|应|必须|须|得|组织|开展)"
    r"|(?:提高|增加|补助|补贴|缴纳?|收取?|降低|达|约|仅|高达|按)?\d+(?:\.\d+)?[万亿]?元"
)
_MANY = "BYMONTH=3,6,9,12"


def _of_year(match: re.Match[str], _place: Place) -> Reading:
    rule = "FREQ=YEARLY"
    if match["m"]:
        day = number(match["d"]) if match["d"] else _TEN_DAYS[match["t"] or "下"]
        rule += f";BYMONTH={number(match['m'])};BYMONTHDAY={day}"
    elif match["q"]:
        rule += f";BYMONTH={number(match['q']) * 3};BYMONTHDAY=-1"
    elif match["h"]:
        rule += f";BYMONTH={6 if match['h'] == '上' else 12};BYMONTHDAY=-1"
    else:
        rule += ";BYMONTH=12;BYMONTHDAY=31"
    return Reading("recurring", recurrence=rule)


def _of_quarter(match: re.Match[str], _place: Place) -> Reading:
    first = match["which"] in {"首", "第一个", "首个"}
    months = "BYMONTH=1,4,7,10" if first else _MANY
    day = number(match["d"]) if match["d"] else -1
    return Reading("recurring", recurrence=f"FREQ=YEARLY;{months};BYMONTHDAY={day}")


def _of_month(match: re.Match[str], _place: Place) -> Reading:
    if match["masked"]:
        return Reading("recurring")
    day = number(match["d"]) if match["d"] else _TEN_DAYS[match["t"] or "下"]
    return Reading("recurring", recurrence=f"FREQ=MONTHLY;BYMONTHDAY={day}")


def _of_week(match: re.Match[str], _place: Place) -> Reading:
    days = [match["wd"], *(day for day in match["more"] if day in _WEEKDAY)]
    return Reading(
        "recurring", recurrence=f"FREQ=WEEKLY;BYDAY={','.join(_WEEKDAY[day] for day in days)}"
    )


def _every(match: re.Match[str], place: Place) -> Reading | None:
    before = place.before(match.start(), 12)
    if compiled(_STATED).match(place.shadow, match.end(), place.end):
        return None
    if _RATE.search(before):
        return None
    if _HELD.search(before) and compiled(_SYSTEM).match(place.behind(match.end(), 30)):
        return None
    return Reading("recurring", recurrence=_frequency(match["u"], match["n"]))


def _frequency(unit: str, count: str | None) -> str | None:
    if unit in {"学期", "学年"}:
        return None
    if unit in _OTHER:
        step = number(count)
        if unit in {"季度", "季"} and step > 1:
            return f"FREQ=MONTHLY;INTERVAL={3 * step}"
        return _OTHER[unit]
    step = number(count)
    return f"FREQ={_EVERY[unit]}" + (f";INTERVAL={step}" if step > 1 else "")


def _by(match: re.Match[str], place: Place) -> Reading | None:
    if compiled(_SYSTEM).match(place.behind(match.end(), 30)):
        return None
    return Reading("recurring", recurrence=_frequency(match["u"], None))


def _once(match: re.Match[str], _place: Place) -> Reading | None:
    return Reading("recurring", recurrence=_frequency(match["u"], match["n"]))


def _monthly_report(_match: re.Match[str], _place: Place) -> Reading:
    return Reading("recurring", recurrence="FREQ=MONTHLY;BYMONTHDAY=-1")


def _regular(match: re.Match[str], place: Place) -> Reading | None:
    if _HELD.search(place.before(match.start(), 12)):
        return None
    if compiled(_SYSTEM).match(place.behind(match.end(), 44)):
        return None
    return Reading("recurring")


RULES = (
    Rule(
        name="every_year_date",
        label="每年某月某日前",
        example="各部门【每年1月31日前】公开上年情况。",
        near_miss="上年1月31日前的报表已公开。",
        triggers=("every",),
        begins=("每年",),
        needs=("月|季|半|底|末",),
        pattern=(
            rf"每年(?:的|于|在)?{GAP}(?:{MONTH}(?:{GAP}{DAY}|底|末|(?P<t>[上中下])旬)"
            r"|第?(?P<q>[一二三四1-4])季度末?|(?P<h>[上下])半年|年?[底末])"
            rf"{HOUR}(?:{BEFORE})?"
        ),
        resolve=_of_year,
    ),
    Rule(
        name="every_quarter_date",
        label="每季度末、每季度首月几日前",
        example="进展情况【每季度末】报送。",
        near_miss="季末考试成绩已公布。",
        triggers=("every",),
        begins=("每季", "每个季"),
        pattern=(
            r"每个?季度?(?:(?P<which>末个?|首个?|第一个|最后一个)(?:月|个月)?(?:的?"
            rf"{DAY})?|(?=前)){HOUR}(?:{BEFORE})?"
        ),
        resolve=_of_quarter,
    ),
    Rule(
        name="every_month_date",
        label="每月几日前、每月底前",
        example="各县【每月25日前】报送进度。",
        near_miss="每月25万元的租金要压减。",
        triggers=("every",),
        begins=("每月", "每个月"),
        needs=("日|号|底|末|旬",),
        reach=12,
        pattern=(
            rf"每个?月(?:的|于)?{GAP}(?:{DAY}|(?P<masked>[X×x*]{{1,2}} ?[日号])|月?[底末]"
            rf"|(?P<t>[上中下])旬){HOUR}(?:{BEFORE})?"
        ),
        resolve=_of_month,
    ),
    Rule(
        name="every_week_day",
        label="每周几",
        example="专班【每周二、周五】碰头会商。",
        near_miss="周五的例会改期。",
        triggers=("every",),
        begins=tuple(f"{week}{day}" for week in ("每周", "每星期", "每个星期") for day in _WEEKDAY),
        pattern=(
            r"每(?:周|个?星期)(?P<wd>[一二三四五六日天])(?![个次轮项条家起批件])"
            rf"(?P<more>(?:[、和及](?:周|星期)?[一二三四五六日天](?![是个次])){{0,4}}){HOUR}(?:{BEFORE})?"
        ),
        resolve=_of_week,
    ),
    Rule(
        name="every_day",
        label="每天、每日：后面是报送、检查一类动作",
        example="值班室【每天】调度一次。",
        near_miss="给学生每天提供一杯奶。",
        triggers=("every",),
        begins=("每",),
        needs=("天|日",),
        reach=6,
        pattern=(
            rf"每(?P<n>{COUNT})?(?P<u>[天日])(?=(?:都?要|坚持|至少|定时|组织|进行|开展|不少于)?"
            r"(?:报|上报|报送|报告|调度|通报|巡查|巡检|排查|检查|消毒|消杀|检测|监测|更新|统计|汇总"
            r"|研判|会商|分析|梳理|公布|发布|盘点|清点|拍照|上传|打卡|签到|点名|巡河|走访|上门|[一二三1-3]次|\d)"
            r"|(?!发生|出现|都?有)[^，。；]{1,10}[一两三1-3][次遍回轮趟](?!性))"
        ),
        resolve=_every,
    ),
    Rule(
        name="every",
        label="每年、每季度、每月、每半年、每周",
        example="领导小组【每半年】听取一次汇报。",
        near_miss="补助标准为每人每年600元。",
        triggers=("every",),
        begins=("每",),
        pattern=(
            rf"每隔?(?P<n>(?:\d{{1,2}}|[{HAN}两]{{1,2}})(?=个?[年月周季星礼]))?个?"
            r"(?P<u>半年|半个?月|年|季度?|月|周|星期|礼拜|旬|学期|学年)"
            r"(?![度均初刊休产销级的]|\d+(?:\.\d+)?[万亿千]?(?:元|吨|亩|人))"
        ),
        resolve=_every,
    ),
    Rule(
        name="by_period",
        label="按月、按季度、逐月",
        example="各单位【按月】报送台账。",
        near_miss="按年龄分组。",
        triggers=("by",),
        begins=("按", "逐"),
        pattern=r"(?:按|逐)(?P<u>季度?|月|周|星期|旬|半年)(?![份均初利])",
        resolve=_by,
    ),
    Rule(
        name="once_a_period",
        label="一周一调度、一月一通报、三天一通报",
        example="实行挂图作战，【一周一调度】、【一月一通报】、【三天一碰头】。",
        near_miss="一月一日起换新证，三天一夜没合眼。",
        triggers=("within", "month"),
        needs=("一",),
        reach=6,
        pattern=(
            r"(?P<n>[一两二三四五六七八九十\d])?个?(?P<u>[日天周旬月季年]|星期|季度|半个?月|半年)一"
            r"(?:碰头|调度|通报|报告|上报|报|汇总|研判|督查|督导|会商|分析|总结|小结|检查|排名|排位|更新|考核|评比|晾晒|跟踪|巡查|盘点|复盘|反馈)"
        ),
        resolve=_once,
    ),
    Rule(
        name="once_in",
        label="半年开展一次：按每半年理解",
        example="由市发改委牵头，【半年】开展一次现场观摩。",
        near_miss="半年来只开展过一次现场观摩。",
        triggers=("within",),
        begins=("半年",),
        needs=("一次",),
        pattern=r"(?P<u>半年)(?P<n>)(?=(?:至少)?(?:开展|组织|召开|进行|听取|调度|通报|报告|报送?|研究)[^，。；过了]{0,4}一次)",
        resolve=_once,
    ),
    Rule(
        name="monthly_report",
        label="月底前报一次：按每月理解",
        example="进展情况【月底前】报一次。",
        near_miss="上个月底报的方案要改。",
        triggers=("end",),
        begins=("月底", "月末"),
        needs=("一次",),
        pattern=rf"月[底末]{BEFORE}(?=(?:各|都)?(?:上?报|调度|通报|汇总)送?[^，。；]{{0,4}}一次)",
        resolve=_monthly_report,
    ),
    Rule(
        name="regular",
        label="定期：没有说明周期",
        example="要【定期】听取汇报，研究解决问题。",
        near_miss="建立领导干部定期接访制度。",
        triggers=("word",),
        begins=("定期",),
        pattern=r"定期(?:或?不定期)?(?![、，。；存限检票])",
        resolve=_regular,
    ),
)
