"""Lines of the head of a document, and the dates, meetings and bodies they name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from toolkit.model import Role
from toolkit.parse.lexicon import alternation, words
from toolkit.parse.patterns import LazyPattern
from toolkit.zh import numerals

_YEAR = r"(?:(?:19|20)\d\d|[一二][〇○零一二三四五六七八九Oo]{3})"
_MONTH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})"
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})"
_GAP = " {0,4}"
_WRITTEN = (
    rf"(?P<year>{_YEAR}){_GAP}年{_GAP}(?P<month>{_MONTH}){_GAP}月{_GAP}(?P<day>{_DAY}){_GAP}[日号]"
)
_DIGITAL = (
    r"(?<!\d)(?P<year2>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month2>\d{1,2})(?P=mark)"
    r"(?P<day2>\d{1,2})(?!\d)"
)
DATE = LazyPattern(f"{_WRITTEN}|{_DIGITAL}")
"""A full date, 2024年3月5日, 二〇二四年三月五日 or 2024-03-05; read it with `iso`."""

_SUBTITLE = LazyPattern(
    rf"^[—–\-（ ]*(?P<date>{DATE.pattern})?[ ，]*[在于](?P<occasion>[^，。；]{{2,80}}?)上"
    r"(?P<rest>[^，。；]{0,40}?)[） ]*$"
)
_BLANKS = LazyPattern(r"[ \n]+")


class Line(NamedTuple):
    """One line of the head or tail; `text` is the folded text of [start, end)."""

    role: Role
    start: int
    end: int
    text: str

    def part(self, start: int, end: int) -> Line:
        """A part of the line without outer blanks; offsets within the line."""
        while start < end and self.text[start] in " \n":
            start += 1
        while end > start and self.text[end - 1] in " \n":
            end -= 1
        return Line(self.role, self.start + start, self.start + end, self.text[start:end])


def tidy(text: str, shadow: str | None = None) -> str:
    """The text in one line without the blanks that padding and line breaks left beside Han.

    `shadow` is the folded text, where blanks of all kinds are one; by default the text itself.
    """
    return "".join(text[start:end] for start, end in kept(text if shadow is None else shadow))


def kept(shadow: str) -> Iterator[tuple[int, int]]:
    """The ranges of a folded text that `tidy` keeps: all but blanks at its ends and beside Han."""
    done = 0
    for found in _BLANKS.finditer(shadow):
        start, end = found.span()
        inside = start > 0 and end < len(shadow)
        if inside and shadow[start - 1].isascii() and shadow[end].isascii():
            continue
        yield done, start
        done = end
    yield done, len(shadow)


def iso(found: re.Match[str]) -> str | None:
    """The ISO 8601 date of a match of `DATE`; None where there is no such day."""
    year, month, day = (found[key] or found[f"{key}2"] for key in ("year", "month", "day"))
    numbers = [
        numerals.parse(part.replace("O", "〇").replace("o", "〇")) for part in (year, month, day)
    ]
    try:
        return dt.date(*(number or 0 for number in numbers)).isoformat()
    except ValueError:
        return None


def subtitle(line: Line) -> re.Match[str] | None:
    """The groups date, occasion and rest of ——2024年3月5日在全县…会议上, None if it is none."""
    found = _SUBTITLE.match(line.text)
    if found is None or not occasion_end().search(found["occasion"]):
        return None
    marked = found["date"] or line.text[0] in "—–-（"
    return found if marked and not found["rest"].startswith("的") else None


@cache
def occasion_end() -> re.Pattern[str]:
    """Matches where a phrase ends as the name of a meeting or occasion."""
    return re.compile(f"{alternation(words('meta', 'occasion'))}$")


@cache
def body_end() -> re.Pattern[str]:
    """Matches where a phrase ends as the name of a body or unit, brackets allowed after it."""
    return re.compile(f"{alternation(words('meta', 'body'))}(?:（[^（）]{{0,40}}）)?$")
