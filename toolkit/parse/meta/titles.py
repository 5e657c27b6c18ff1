"""The title of a document: its lines as one, without padding, subtitle and site additions."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from toolkit.parse.lexicon import alternation, words
from toolkit.parse.meta.lines import DATE, Line, body_end, kept, tidy
from toolkit.parse.patterns import LazyPattern

_INLINE_SUBTITLE = LazyPattern(rf"[—–-]{{1,4}}(?=(?:{DATE.pattern})? ?在)", needs="— – -")
_MOST_LINES = 8
_FALLBACK_LINES = 4
_MOST_GROUPS = 50
_NEAR = 8
_TAIL = 120


class Title(NamedTuple):
    """The title in one line: `text` without padding, and the place of each character."""

    text: str
    places: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The range in the source of a range of `text`."""
        return self.places[start], self.places[end - 1] + 1


def title_of(groups: list[list[Line]]) -> Title | None:
    """The title of a document whose head has these groups of adjacent title lines.

    The first, or a later one that says the same in full (省政府工作报告 in the path of a page).
    """
    groups = [group for group in groups[:_MOST_GROUPS] if group]
    if not groups:
        return None
    first = _one_title(groups[0][:_MOST_LINES])
    short = "".join(tidy(line.text) for line in first)
    later = (line for group in groups[1:] for line in group[:_MOST_LINES])
    fuller = (line for line in later if tidy(line.text).endswith(short))
    longest = max(fuller, key=lambda line: len(line.text), default=None)
    return _joined([longest] if longest else first)


def issuer_above(line: Line, above: Line | None) -> list[Line]:
    """The issuing body on the line above a title that begins with 关于, if it is one."""
    if above is None or not line.text.startswith("关于") or line.start - above.end > _NEAR:
        return []
    return [above] if body_end().search(above.text[-_TAIL:]) else []


def split_subtitle(line: Line) -> tuple[Line, Line | None]:
    """政府工作报告——2024年3月5日在…会议上 as title and subtitle; None where it has no subtitle."""
    found = _INLINE_SUBTITLE.search(line.text, 2)
    if found is None or not ends_as_title(line.text[: found.start()].rstrip()):
        return line, None
    return line.part(0, found.start()), line.part(found.end(), len(line.text))


def ends_as_title(text: str) -> bool:
    """Whether a text ends as a title does; one with 关于 ends with 的通知 and the like."""
    return bool(_title_end(formal="关于" in text).search(text[-_TAIL:]))


def _one_title(lines: list[Line]) -> list[Line]:
    """The lines up to the one that ends as a title does; of several whole titles the longest."""
    complete = [line for line in lines if ends_as_title(tidy(line.text))]
    if len(lines) > 1 and len(complete) == len(lines):
        return [max(complete, key=lambda line: len(tidy(line.text)))]
    joined = ""
    for index, line in enumerate(lines):
        joined += tidy(line.text)
        after = lines[index + 1].text if index + 1 < len(lines) else ""
        if ends_as_title(joined) and not after.startswith(("的", "之")):
            return lines[: index + 1]
    return _before_repeat(lines)


def _before_repeat(lines: list[Line]) -> list[Line]:
    same = [index for index, line in enumerate(lines) if index and line.text == lines[0].text]
    return lines[: min(same, default=_FALLBACK_LINES)]


def _joined(lines: list[Line]) -> Title:
    text = "".join(tidy(line.text) for line in lines)
    places = [
        line.start + place for line in lines for span in kept(line.text) for place in range(*span)
    ]
    cut = _site_suffix().search(text)
    length = cut.start() if cut and cut.start() else len(text)
    return Title(text[:length], tuple(places[:length]))


@cache
def _title_end(*, formal: bool) -> re.Pattern[str]:
    slugs = ("speech", "minutes", "report", "notice", "opinion", "decision", "reply", "letter")
    kinds = alternation(words("doctype", *(slugs if formal else (*slugs, "plan", "other"))))
    weak = alternation(words("doctype", "plan", "other"))
    end = f"(?:{kinds}|[的》]{weak})" if formal else kinds
    return re.compile(f"{end}(?:（[^（）]*）|【[^】]*】|[》”])*$")


@cache
def _site_suffix() -> re.Pattern[str]:
    """【优秀范文】, （精选3篇）, (全文): what copy sites put behind a title."""
    marks = alternation([*words("doctype", "suffix"), "全文"])
    return re.compile(rf"(?:[（【][^（）【】]{{0,12}}(?:{marks}|\d篇)[^（）【】]{{0,8}}[）】] ?)+$")
