"""What turns a match down whatever its rule: titles, quoted names, negation, the past."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.parse.deadlines.rule import Place, Reading, compiled
from toolkit.parse.patterns import LazyPattern

_NEGATED = LazyPattern(
    r"(?:不是|并非|而非|不必|不用|无需|不要|(?<![分个区特级])别|不能等到|不等|等到|等不到|早在)"
    r"[在于等到]?$",
    needs="是 非 不 无需 别 等到 早在",
)
_PAST_BEFORE = LazyPattern(
    r"(?:截[至止]|早在|曾|已|以来|刚过去的|[上去前往]一?年的?|上个?月的?)[在于到]?$",
    needs="截 早在 曾 已 以来 刚过去 年 月",
)
_PAST_BEHIND = LazyPattern(
    r"，?(?:[全我][市县区省旗州])?(?:已|累计|共有?|实际|曾|以来|召开的|发生的|来[，]|还有|同比|仍"
    r"|尚?未|还未|[还才]没)",
    needs="已 累计 共 实际 曾 以来 召开 发生 来 还 同比 仍 未 才没",
)
_FIGURES = LazyPattern(
    r"[^。；]{0,24}(?:同比|增长|增速|下降|回落|收窄)\d", needs="同比 增 下降 回落 收窄"
)
_ENDED = frozenset("前底末内止日号")
_CLAUSES = r"[，。；：]"
_NAME = 30
"""A quotation without clauses that reaches no further than this is a name or a slogan."""


def _in_title(place: Place, start: int, _end: int, _reading: Reading) -> bool:
    """Inside 《》."""
    low = max(place.start, start - 60)
    opening = place.shadow.rfind("《", low, start)
    return opening >= 0 and place.shadow.find("》", opening, start) < 0


def _in_name(place: Place, start: int, end: int, reading: Reading) -> bool:
    """Inside a short quotation: “马上就办”, “随手拍、随时改”."""
    if reading.type == "date":
        return False
    low = max(place.start, start - _NAME)
    opening = place.shadow.rfind("“", low, start)
    if opening < 0 or place.shadow.find("”", opening, start) >= 0:
        return False
    closing = place.shadow.find("”", end, min(place.end, end + _NAME))
    return closing >= 0 and not compiled(_CLAUSES).search(place.shadow, opening, closing)


def _negated(place: Place, start: int, _end: int, _reading: Reading) -> bool:
    """不是周五前, 不要等到年底."""
    return bool(_NEGATED.search(place.before(start, 6)))


def _past(place: Place, start: int, end: int, reading: Reading) -> bool:
    """截至6月底, 6月底已完成; a day more than a year back is history."""
    if reading.type not in {"date", "event", "relative"}:
        return False
    if _PAST_BEFORE.search(place.before(start, 6)) or _PAST_BEHIND.match(place.behind(end, 10)):
        return True
    today = place.reference.today
    return bool(
        reading.date and today and not reading.inferred and (today - reading.date).days > 366
    )


def _statistic(place: Place, start: int, end: int, reading: Reading) -> bool:
    """上半年完成投资增长8%: a period that figures are given for."""
    if reading.type != "date" or place.shadow[start] == "到" or place.shadow[end - 1] in _ENDED:
        return False
    return bool(_FIGURES.match(place.shadow, end, place.end))


Guard = Callable[[Place, int, int, Reading], bool]

GUARDS: tuple[Guard, ...] = (_in_title, _in_name, _negated, _past, _statistic)


def refused(place: Place, start: int, end: int, reading: Reading) -> bool:
    """Whether one of the guards turns the match down."""
    return any(guard(place, start, end, reading) for guard in GUARDS)
