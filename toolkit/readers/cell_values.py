"""The values of the cells of a workbook as people see them."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import Any

_WHOLE = re.compile(r"-?\d+\.0+$")
# Days are counted from here; the numbers are those of 2000 to 2099.
_FIRST_DAY = dt.date(1899, 12, 30)
_SERIALS = range(36526, 73051)


def shown(cell: Any) -> str:
    """The words of a cell: numbers, percentages, switches and dates by their formats."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dt.datetime | dt.date):
        return _day(value, cell.number_format or "")
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    if isinstance(value, int | float):
        if "%" in (cell.number_format or ""):
            return f"{round(value * 100, 2):g}%"
        text = f"{value:.10g}" if isinstance(value, float) else str(value)
        return _WHOLE.sub(lambda found: found.group().partition(".")[0], text)
    return str(value).strip()


def as_day(words: str) -> str:
    """The day that a number in a column of dates means, which lost its format: 45838."""
    if not (words.isascii() and words.isdigit() and len(words) == 5 and int(words) in _SERIALS):
        return words
    return _day(_FIRST_DAY + dt.timedelta(days=int(words)), "d")


def _day(value: dt.datetime | dt.date, form: str) -> str:
    """A date in Chinese; where its format shows no day, without one."""
    if "d" in _bare(form).lower():
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.year}年{value.month}月"


@cache
def _bare(form: str) -> str:
    """A number format without its quoted words and conditions."""
    return re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", form)
