"""Rules for deadlines that name a period and mean its last day: 6月底前, 一季度, 年内, 到2025年."""

from __future__ import annotations

import re
from datetime import date

from toolkit.parse.deadlines.fragments import (
    BEFORE,
    DUE,
    GAP,
    HAN,
    MONTH,
    MONTH_NUMBER,
    NEAR_MONTH,
    QUOTE,
    YEAR,
    YEAR_NUMBER,
)
from toolkit.parse.deadlines.reckon import dated, near_month, number, year_at
from toolkit.parse.deadlines.rule import Place, Reading, Rule, compiled
from toolkit.zh import dates

_URGED = r"(?:力争|争取|确保|务必|务求|保证|必保)[^，。；]{0,10}$|(?:计划|于|在|要)$"
_BUILT = (
    r"(?:全部|全面|基本|正式)?(?:建成|投产|投用|投入|竣工|完工|通车|通航|开通|交付|开园|开业"
    r"|封顶|完成|达产)"
)
_IN_A_PLACE = (
    r"(?=在[^，。；的]{1,10}?(?:设立|建成|建立|开设|开工|投产|投用|启动|落地|完成|试点)"
    r"(?![了的率过]|情况|进度))"
)
_TO_DO = (
    r"(?=(?:再|分批|集中)(?:推出|推进|开展|组织|实施|启动|办理|引进|建设|培训)(?!了)"
    r"|对[^，。；]{2,20}(?:轮训|培训|检查|督查|考核|普查|排查|审计)一[遍次轮])"
)
_GROWN = r"[加长高升降伸延至迟展扩大减少]$|[从由自](?:[^，。；]{0,12})$|截[至止]?$|(?:追溯|回溯)$"


def _month(match: re.Match[str], place: Place) -> Reading | None:
    if match["rm"] or not match["m"]:
        month = near_month(match["rm"] or "本", place.reference)
        return Reading("date", dates.month_end(*month) if month else None, inferred=True)
    found = number(match["m"])
    return dated(match, place, lambda year: dates.month_end(year, found))


def _month_before(match: re.Match[str], place: Place) -> Reading | None:
    month = number(match["m"])

    def last(year: int) -> date:
        return dates.month_end(year, month - 1) if month > 1 else dates.year_end(year - 1)

    return dated(match, place, last)


def _ten_days(match: re.Match[str], place: Place) -> Reading | None:
    if match["rm"]:
        near = near_month(match["rm"], place.reference)
        day = dates.ten_days_end(*near, match["t"]) if near else None
        return Reading("date", day, inferred=True)
    month = number(match["m"])
    return dated(match, place, lambda year: dates.ten_days_end(year, month, match["t"]))


def _quarter(match: re.Match[str], place: Place) -> Reading | None:
    quarter = number(match["q"])
    return dated(match, place, lambda year: dates.quarter_end(year, quarter))


def _half(match: re.Match[str], place: Place) -> Reading | None:
    half = 1 if match["h"] == "上" else 2
    return dated(match, place, lambda year: dates.half_end(year, half))


def _year_end(match: re.Match[str], place: Place) -> Reading | None:
    bare = match["bare"] is not None and not match["to"]
    if bare and not compiled(_URGED).search(place.before(match.start(), 14)):
        return None
    if match["to"] and compiled(_GROWN).search(place.before(match.start(), 14)):
        return None
    year, inferred = year_at(match, place)
    return Reading("date", dates.year_end(year) if year else None, inferred)


def _to_year(match: re.Match[str], place: Place) -> Reading | None:
    if compiled(_GROWN).search(place.before(match.start(), 14)):
        return None
    base, year = place.reference.base, number(match["y"])
    if base is not None and year < base:
        return None
    return Reading("date", dates.year_end(year))


def _before_year(match: re.Match[str], place: Place) -> Reading | None:
    base, year = place.reference.base, number(match["y"])
    if base is not None and year <= base:
        return None
    return Reading("date", dates.year_end(year - 1))


def _coming_year(match: re.Match[str], place: Place) -> Reading | None:
    year, inferred = year_at(match, place)
    base = place.reference.base
    urged = bool(compiled(_URGED).search(place.before(match.start(), 14)))
    if place.before(match.start(), 1) in {"至", "为", "和", "与", "对", "由", "从", "自"}:
        return None
    built = compiled(_BUILT).match(place.shadow, match.end(), place.end)
    if not urged and (base is None or inferred or not built):
        return None
    if year is None:
        return Reading("date", inferred=True)
    if base is not None and year <= base:
        return None
    return Reading("date", dates.year_end(year), inferred)


def _plan(match: re.Match[str], place: Place) -> Reading | None:
    years = dates.plan_years(10 + number(match["p"]))
    if years is None:
        return None
    base = place.reference.base
    if base is not None and years[1] < base:
        return None
    urged = compiled(_URGED).search(place.before(match.start(), 14))
    if match["during"] == "时期" and not urged:
        return None
    return Reading("date", dates.year_end(years[1]))


RULES = (
    Rule(
        name="ten_days",
        label="某月上旬、中旬、下旬：取该旬最后一天",
        example="工程【6月中旬前】复工。",
        near_miss="6月中旬召开的会议已作部署。",
        triggers=("year", "month"),
        needs=("旬",),
        pattern=(
            rf"(?:到{GAP})?(?:(?:{YEAR})?{MONTH}|{NEAR_MONTH})(?P<t>[上中下])旬"
            rf"(?:{BEFORE}|末|底前?|{DUE}(?!召开|举办))"
        ),
        resolve=_ten_days,
    ),
    Rule(
        name="listed_month",
        label="几个月份并列，最后写“底”：各取月底",
        example="分别在【3月】、【6月底】报送进展。",
        near_miss="3月、6月两次会议作了安排。",
        triggers=("year", "month"),
        needs=("月", "月底|月末", "、|和|及"),
        pattern=(
            rf"(?:{YEAR})?{MONTH}底?(?=(?:[、和及]|以及)(?:{MONTH_NUMBER}月底?(?:[、和及]|以及)){{0,11}}"
            rf"{MONTH_NUMBER}月[底末])(?P<rm>)"
        ),
        resolve=_month,
    ),
    Rule(
        name="month_end",
        label="某月底（前）、本月底、月底前：取当月最后一天",
        example="【6月底前】完成自查。",
        near_miss="截至6月底，全市已完成投资80亿元。",
        triggers=("to", "year", "month", "end"),
        needs=("月", "底|末|内"),
        pattern=(
            rf"(?:到{GAP})?(?:(?:{YEAR})?{MONTH}|{NEAR_MONTH}|月)"
            rf"(?:{GAP}[底末]{GAP}(?:{BEFORE}|(?![考奖总结分]))|(?:之|以)?内(?![部容]))"
        ),
        resolve=_month,
    ),
    Rule(
        name="month_before",
        label="某月前：取上月最后一天",
        example="新办法【10月前】出台。",
        near_miss="3月前后气温回升。",
        triggers=("year", "month"),
        needs=("月", "前|止"),
        pattern=rf"(?:{YEAR})?{MONTH}{GAP}{BEFORE}",
        resolve=_month_before,
    ),
    Rule(
        name="month_due",
        label="某月完成、投产：取当月最后一天",
        example="确保主体工程【10月】封顶。",
        near_miss="项目3月已开工。",
        triggers=("year", "month"),
        needs=("月",),
        pattern=rf"(?:{YEAR})?{MONTH}(?P<rm>){DUE}(?![要前]|召开|举办)",
        resolve=_month,
    ),
    Rule(
        name="quarter",
        label="某季度（末、前）：取季度最后一天",
        example="【二季度末前】修订考核办法。",
        near_miss="一季度集团未发生事故。",
        triggers=("to", "year", "quarter"),
        needs=("季度",),
        pattern=(
            rf"(?:到{GAP})?(?:{YEAR}的?)?第?(?P<q>[一二三四1-4])季度"
            rf"(?:(?:末|底|内){GAP}(?:{BEFORE})?|{BEFORE}|{DUE}(?!召开)|(?=把))"
        ),
        resolve=_quarter,
    ),
    Rule(
        name="half_year",
        label="上半年、下半年（前、建成）：取半年最后一天",
        example="路网工程【上半年】建成通车。",
        near_miss="上半年欠的账要补上。",
        triggers=("to", "year", "quarter"),
        needs=("半年",),
        pattern=(
            rf"(?:到{GAP})?(?:{YEAR}的?)?(?P<h>[上下])半年"
            rf"(?:(?:末|底|内){GAP}(?:{BEFORE})?|{BEFORE}|{DUE}(?!完成情况|召开)|(?=把)|{_IN_A_PLACE}|{_TO_DO})"
        ),
        resolve=_half,
    ),
    Rule(
        name="year_end",
        label="年底（前）、年内、年末：取当年最后一天",
        example="供热管网【年底前】改造到位。",
        near_miss="纳入年底绩效考核。",
        triggers=("to", "year", "end"),
        needs=("年|岁", "底|末|终|内"),
        pattern=(
            rf"(?P<to>到{GAP})?(?:{YEAR}{GAP}年?|(?<![\d{HAN}两几数半])年|岁)"
            rf"{GAP}(?:[底末终]{GAP}(?:{BEFORE}|{DUE}|(?P<bare>))|(?:之|以)?内(?![部容]))"
        ),
        resolve=_year_end,
    ),
    Rule(
        name="mid_year",
        label="年中前：取六月三十日",
        example="【年中前】要过半。",
        near_miss="年中工作会议另行通知。",
        triggers=("year", "end"),
        needs=("年中",),
        pattern=rf"(?:{YEAR}年?|年)中{BEFORE}(?P<h>)",
        resolve=lambda match, place: dated(match, place, lambda year: dates.half_end(year, 1)),
    ),
    Rule(
        name="to_year",
        label="到某年：取该年最后一天",
        example="【到2025年】绿化覆盖率达到42%。",
        near_miss="总量由68亿元增加到2025年的136亿元。",
        triggers=("to",),
        begins=("到",),
        needs=("年",),
        pattern=rf"到{GAP}(?P<y>{YEAR_NUMBER}){GAP}年(?![底末的度内前]|\d|[第{HAN}上下]|以来|为基)",
        resolve=_to_year,
    ),
    Rule(
        name="before_year",
        label="某年前：取上一年最后一天",
        example="力争【2030年前】实现达峰。",
        near_miss="2010年前后建的老楼要体检。",
        triggers=("year",),
        needs=("年前|年之前|年以前",),
        pattern=rf"(?P<y>{YEAR_NUMBER}){GAP}年(?:之|以)?前(?![后期])",
        resolve=_before_year,
    ),
    Rule(
        name="coming_year",
        label="今年以后的某年建成、投产：取该年最后一天",
        example="力争新校区【明年】投用。",
        near_miss="明年工作要早谋划。",
        triggers=("year",),
        needs=("年",),
        pattern=rf"{YEAR}{DUE}(?![要前底末内])",
        resolve=_coming_year,
    ),
    Rule(
        name="plan_end",
        label="五年规划末：取规划最后一年",
        example="【到“十四五”末】全部退出。",
        near_miss="编制“十四五”规划要开门问策。",
        triggers=("to", "plan"),
        needs=("五", "末|收官|结束|期间|时期"),
        reach=20,
        pattern=(
            rf"(?:到{GAP})?{QUOTE}第?十(?P<p>[一二三四五六七八九])五{QUOTE}(?:规划)?"
            rf"(?:期?末|收官|结束|(?P<during>期间|时期))(?:{BEFORE})?"
        ),
        resolve=_plan,
    ),
)
