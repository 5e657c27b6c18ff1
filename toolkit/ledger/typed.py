"""What people type into a ledger (填报内容): dates, shares, statuses, words that say nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import cast

from toolkit.ledger.form import Typed, Value
from toolkit.ledger.progress import Status
from toolkit.source import fold
from toolkit.zh import dates, numerals

_EPOCH = dt.date(1899, 12, 30)
_SERIALS = (36_526, 73_050)
"""Days of the years 2000 to 2099 as a spreadsheet counts them."""
_YEARS = (2000, 2099)
_AHEAD = dt.timedelta(150)
"""A deadline lies from a month ago to most of a year ahead."""

_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_TIME = re.compile(r"[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$")
_SHORT = re.compile(r"(\d{1,2})[./-](\d{1,2})")
_TAIL = re.compile(r"(?:以|之)?前$|[。，；]$")
_SHARE = re.compile(
    r"(?:已|约|大约|累计|已经)*(?:完成)?(?:约)?(\d+(?:\.\d+)?)%?(?:左右)?[。]?"
    r"|(?:已|约|完成)*百分之(?P<han>[零一二三四五六七八九十百]+)"
)

_STATUSES: dict[str, Status] = {
    **dict.fromkeys(("未启动", "未开始", "尚未启动", "尚未开始", "没有启动"), "not_started"),
    **dict.fromkeys(
        ("推进中", "进行中", "正在推进", "正在办理", "办理中", "在办", "已启动"), "in_progress"
    ),
    **dict.fromkeys(("已完成", "完成", "已办结", "办结", "全部完成"), "done"),
    **dict.fromkeys(("已销号", "销号"), "closed"),
    **dict.fromkeys(("退办", "退回", "已退办"), "returned"),
    **dict.fromkeys(("长期坚持", "长期", "常态化"), "standing"),
    **dict.fromkeys(("终止", "已终止", "取消", "已取消"), "cancelled"),
}

# Words that can be written about any task without knowing it (套话).
_EMPTY = re.compile(
    r"(?:按照?|依据|根据|依照|计划|规划|安排|方案|要求|部署|时序|序时|进度|节点|时间|目标|任务"
    r"|该项?|此项|本项|各项|有关|相关|工作|事项|目前|当前|现|正在|正|已经|已|均|都|仍|将|继续"
    r"|有序|稳步|扎实|持续|积极|全面|全力|大力|加快|加紧|抓紧|抓好|认真|严格|深入|不断|进一步"
    r"|推进|推动|开展|落实|实施|进行|办理|组织|贯彻|执行|跟进|研究|谋划|统筹|高度|重视|高质量"
    r"|顺利|正常|良好|较好|中|之|内|完毕|到位|进展|情况|取得|成效|明显|阶段性|一定"
    r"|地|的|了|着|和|并|、|，|。|；|：|！|\s)+"
)


def day(typed: Value, about: dt.date, *, ahead: bool = False) -> tuple[dt.date, bool] | None:
    """The day that was meant, and whether its year had to be supplied; None if there is none.

    Takes real dates, 2022.5.1, 5月1日, 44682 (a spreadsheet's number of the day) and the like.
    A day without a year is taken to be about the day `about`, or, if `ahead`, after it. Days before
    2000 or after 2099 are none.
    """
    if isinstance(typed, dt.date):
        return _plausible(typed, supplied=False)
    if isinstance(typed, float):
        return _plausible(_of_serial(typed), supplied=False)
    text = _TAIL.sub("", _TIME.sub("", fold(typed).strip().replace("：", ":")))
    if _SERIAL.fullmatch(text):
        return _plausible(_of_serial(float(text)), supplied=False)
    if whole := dates.parse(text):
        return _plausible(whole, supplied=False)
    return _plausible(_nearest(text, about + _AHEAD if ahead else about), supplied=True)


def whole_day(typed: Value) -> tuple[dt.date, bool] | None:
    """The same for a day that must have its year."""
    found = day(typed, dt.date(2000, 1, 1))
    return None if found is None or found[1] else found


def share(typed: Typed) -> tuple[float, bool] | None:
    """The percentage that was meant, 0 to 100, and whether it was read as a fraction of one.

    Takes 50, 50%, 0.5 in a cell that shows it as 50%, 百分之五十; None for anything else.
    """
    if isinstance(typed.value, float):
        if typed.share:
            return _within(typed.value * 100, fraction=False)
        fraction = 0 < typed.value < 1
        return _within(typed.value * 100 if fraction else typed.value, fraction=fraction)
    if isinstance(typed.value, dt.date):
        return None
    found = _SHARE.fullmatch("".join(fold(typed.value).split()))
    if not found:
        return None
    if found["han"]:
        return _within(float(numerals.parse(found["han"]) or -1), fraction=False)
    return _within(float(found[1]), fraction=False)


def status(words: str, own: Mapping[str, str]) -> Status | None:
    """The status that is meant by a word of the office (`own`, by slug) or a usual one."""
    plain = "".join(fold(words).split()).rstrip("。")
    for slug, word in own.items():
        if word == plain:
            return cast("Status", slug)
    return _STATUSES.get(plain)


def empty_phrase(words: str) -> bool:
    """Whether the words (按计划有序推进中) tell nothing: no figure, no name, no act."""
    return bool(_EMPTY.fullmatch(fold(words)))


def _of_serial(number: float) -> dt.date | None:
    if not _SERIALS[0] <= number < _SERIALS[1]:
        return None
    return _EPOCH + dt.timedelta(int(number))


def _nearest(text: str, about: dt.date) -> dt.date | None:
    if short := _SHORT.fullmatch(text):
        text = f"{short[1]}月{short[2]}日"
    near = (dates.parse(text, about.year + years) for years in (0, -1, 1))
    found = [each for each in near if each]
    return min(found, key=lambda each: (abs((each - about).days), each), default=None)


def _plausible(found: dt.date | None, *, supplied: bool) -> tuple[dt.date, bool] | None:
    if found is None or not _YEARS[0] <= found.year <= _YEARS[1]:
        return None
    return found, supplied


def _within(number: float, *, fraction: bool) -> tuple[float, bool] | None:
    return (round(number, 6), fraction) if 0 <= number <= 100 else None
