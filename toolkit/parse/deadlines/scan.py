"""The scan of a sentence: one cheap pattern of triggers, then the rules that a trigger calls."""

from __future__ import annotations

import re
from functools import cache

from toolkit.model import Deadline, Span
from toolkit.parse.deadlines import adverbs, daily, days, events, near, periods, recurring
from toolkit.parse.deadlines.fragments import HAN
from toolkit.parse.deadlines.guards import refused
from toolkit.parse.deadlines.rule import Place, Reading, Reference, Rule, compiled
from toolkit.parse.lexicon import words
from toolkit.source import SourceText

RULES: tuple[Rule, ...] = (
    *daily.RULES,
    *recurring.RULES,
    *days.RULES,
    *near.RULES,
    *periods.RULES,
    *events.RULES,
    *adverbs.RULES,
)
"""All rules, in the order they are tried where several share a trigger."""

_FESTIVALS = (
    "元旦|春节|除夕|元宵|清明|[五六七八十][·一]|劳动节|端午|中秋|国庆|三八|五四|教师节|重阳"
    r"|[5-8][·.]1|10[·.]1|两节|双节"
)
_TRIGGERS = {
    "word": (
        r"(?:@immediate vague@|定期|当[日天晚]|迅速|常态|长期|贯穿|随时|能[早快]|抓紧|近[期日])"
    ),
    "every": rf"每(?=[年月季周星礼日天早晚旬学半隔两小工{HAN}\d]|个[季月星礼小工])",
    "quarter": r"第?[一二三四1-4]季度|[上下]半年",
    "to": (
        rf"到(?=[ \n]?(?:[12二][09〇○零]|[今明后来本]年|年[底末]|\d{{1,2}}[ \n]?月|[{HAN}]{{1,2}}月"
        rf"|“?第?十[{HAN}]五|[一二三四]季度))"
    ),
    "festival": rf"[“”‘’\"']?(?:{_FESTIVALS})(?=[”“’‘\"'节假前后长小国过之来])",
    "year": (
        rf"[12一二](?<![\d.].)(?:\d{{3}}|[{HAN}〇○零]{{3}})(?=[ \n]?[年./-])"
        r"|[今明后来本]年(?=[^，。、的我要是以])"
    ),
    "month": (
        rf"[\d{HAN}](?<![\d.{HAN}年—～至-].)(?:(?<=1)[0-2]|(?<=0)\d|(?<=十)[一二])?[ \n]?月"
        r"|[本当次]月|这个月|下个?月"
    ),
    "within": (
        r"[\d一二三四五六七八九十两半数几](?<![\d.].)[\d一二三四五六七八九十两]{0,2}"
        r"(?: ?(?:[—～至到-]|——) ?[\d一二三四五六七八九十两]{1,3})?[ \n]?"
        r"(?:个(?:工作|月|自|星|小|季|潜|疗)|工作日|[日天周月年旬季]|星期|小时|分钟|年一)"
    ),
    "end": rf"[年岁月](?<![\d{HAN}两几数半百个本当次].)[底末内终中]",
    "week": (
        r"[本这下]个?(?:周|星期|礼拜)(?=[ \n]?[一二三四五六日天末内之以])"
        r"|[周星](?<![每一二三四五六七八九十两\d].)期?[一二三四五六日天末](?=[之以前下上中拿交])"
    ),
    "day": r"[1-3](?<![\d.月].)\d?日(?:之|以)?前",
    "near": r"今明|今[日天晚夜]|明[日天早晚]|后[日天]|次日",
    "ahead": r"提前(?=[至最]?[少低]?[\d一二三四五六七八九十两半])",
    "limit": r"限[期时](?=[^，。；])",
    "by": r"[按逐](?=[月季周旬]|半年|星期)",
    "plan": rf"“?第?十[{HAN}]五”?(?:规划)?(?=期|末|收|结|时)",
    "masked": r"[X×x*]{1,2}月",
    "since": r"即日|[自从](?=[^，。；\n]{1,30}之日起)",
    "until": r"不(?=(?:结束|解除|销号|清零|解决|退)[，、])",
    "turn": (
        r"(?:[之以](?=[前后])|[前后](?<![目当提空事孕最今先然背落滞灾售战此日眼面往向超靠跟无直].))"
        r"[前后]?(?<=[前后])(?!提(?![请交出])|[列沿端瞻景进往线续勤盾果来台方排段述者夕天年期卫任辈人])"
    ),
}
"""What may begin a deadline, cheap to look for; each names the rules that are then tried."""


@cache
def _trigger() -> re.Pattern[str]:
    groups = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _TRIGGERS.items())
    return compiled(f"(?=[{_first_characters()}])(?:{groups})")


def _first_characters() -> str:
    listed = {word[0] for word in words("deadlines", "immediate", "vague")}
    fixed = "“”‘’\"'0123456789〇一二三四五六七八九十两半数几今明后来本这当下次上到元春除清劳端中"
    fixed += "国教重双第年岁月周星每按逐X×x*即自从不之以前定迅常长贯随能抓近提限"
    return "".join(sorted(listed | set(fixed)))


@cache
def _rules_by_trigger() -> dict[str, tuple[Rule, ...]]:
    return {name: tuple(rule for rule in RULES if name in rule.triggers) for name in _TRIGGERS}


def find_deadlines(
    source: SourceText, start: int, end: int, reference: Reference
) -> tuple[Deadline, ...]:
    """The deadlines in a task sentence [start, end), in order of place, without overlap.

    Spans are absolute. A date is the last allowed day; it is None where the words and the
    reference leave it open. The time and memory taken grow linearly with the stretch.
    """
    shadow, found, floor = source.shadow, [], start
    search, rules = _trigger().search, _rules_by_trigger()
    trigger = search(shadow, start, end)
    while trigger is not None:
        position = trigger.start()
        place = Place(shadow, start, end, floor, reference)
        hit = _first_hit(rules[trigger.lastgroup or ""], place, position)
        if hit is None:
            floor_next = position + 1
        else:
            rule, reading, begin, floor_next = hit
            found.append(_deadline(source, rule, reading, begin, floor_next))
            floor = floor_next
        trigger = search(shadow, floor_next, end)
    return tuple(found)


def _first_hit(
    rules: tuple[Rule, ...], place: Place, position: int
) -> tuple[Rule, Reading, int, int] | None:
    for rule in rules:
        if not rule.may_match(place, position):
            continue
        match = compiled(rule.pattern).match(place.shadow, position, place.end)
        if match is None:
            continue
        reading = rule.resolve(match, place)
        if reading is None:
            continue
        begin = match.start() if reading.start is None else reading.start
        if begin >= place.floor and not refused(place, begin, match.end(), reading):
            return rule, reading, begin, match.end()
    return None


def _deadline(source: SourceText, rule: Rule, reading: Reading, start: int, end: int) -> Deadline:
    return Deadline(
        text=source.text[start:end],
        type=reading.type,
        date=reading.date.isoformat() if reading.date else None,
        recurrence=reading.recurrence,
        anchor=reading.anchor,
        span=Span(start=start, end=end),
        certainty="inferred" if reading.inferred else "explicit",
        rule=f"deadlines.{rule.name}",
    )
