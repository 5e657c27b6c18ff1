"""From the words of a date to the last allowed day, with what the reference supplies."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from toolkit.parse.deadlines.rule import Place, Reading, Reference, compiled
from toolkit.zh import dates, numerals

_NAMED_YEAR = r"(20\d\d) ?年(?!以来|第)"
_YEARS_AHEAD = {"今": 0, "本": 0, "当": 0, "明": 1, "来": 1, "次": 1, "后": 2}
_ROLL_OVER = 92
"""A month that lies further back than this many days is meant for the coming year."""

_ENDED = frozenset("前夕底末内止日号月")
"""How a deadline ends that may lie in the next year; 一季度完成 after the quarter tells of it."""

Year = tuple[int | None, bool]
"""A year, None if unknown, and whether it was inferred."""


def number(text: str | None) -> int:
    """The value of the digits of a match; 0 for none, a half or a vague count."""
    return (numerals.parse(text) or 0) if text else 0


def written_year(match: re.Match[str], place: Place) -> Year | None:
    """The year that the match itself names (2022年, 明年); None if it names none."""
    found = match.groupdict()
    if found.get("y"):
        return number(found["y"]), False
    if found.get("ry"):
        base = place.reference.base
        return (None if base is None else base + _YEARS_AHEAD[found["ry"]]), True
    return None


def year_at(match: re.Match[str], place: Place) -> Year:
    """The year of the match: its own, one named before in the sentence, or the reference's."""
    own = written_year(match, place)
    if own is not None:
        return own
    return _named_before(match.start(), place) or place.reference.base, True


def _named_before(offset: int, place: Place) -> int | None:
    """The last year written earlier in the sentence that is not past: 2025年…，6月底前."""
    years = [
        int(found[1]) for found in compiled(_NAMED_YEAR).finditer(place.shadow, place.start, offset)
    ]
    base = place.reference.base
    return years[-1] if years and (base is None or years[-1] >= base) else None


def dated(
    match: re.Match[str], place: Place, last_day: Callable[[int], date | None]
) -> Reading | None:
    """The reading of a month or day: `last_day` gives the day of a year.

    Without a year of its own, a day more than three months back is meant for the next year.
    """
    year, inferred = year_at(match, place)
    if year is None:
        return Reading("date", inferred=True)
    day = last_day(year)
    if day is None:
        return None
    today = place.reference.today
    own_year = today is not None and year == today.year and written_year(match, place) is None
    if own_year and today is not None and day < today:
        if match[0][-1] not in _ENDED:
            return None
        if (today - day).days > _ROLL_OVER:
            day = last_day(year + 1)
    return Reading("date", day, inferred)


def near_month(word: str, reference: Reference) -> tuple[int, int] | None:
    """Year and month of 本月, 当月, 下月, 次月; None without a date to count from."""
    if reference.today is None:
        return None
    return dates.month_after(reference.today, 1 if word[0] in "下次" else 0)


def coming_weekday(word: str, day: int, reference: Reference) -> date | None:
    """A weekday of 本周 or 下周; a bare 周五 is the coming one."""
    today = reference.today
    if today is None:
        return None
    if word.startswith("下"):
        return dates.weekday(today, day, 1)
    found = dates.weekday(today, day)
    return dates.weekday(today, day, 1) if not word and found < today else found
