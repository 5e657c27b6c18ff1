"""How single facts of a document are found: title, kind, occasion, date, place, number.

Every finder takes the head of a document and yields what it finds, best first; `rules` names
and orders them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple, TypeAlias

from toolkit.model import Certainty
from toolkit.parse.lexicon import alternation, lists, words
from toolkit.parse.meta.head import Head, Label
from toolkit.parse.meta.lines import DATE, Line, iso, subtitle
from toolkit.parse.meta.titles import Title
from toolkit.parse.patterns import LazyPattern


class Hit(NamedTuple):
    """A fact found: its place in the source, its value where that is not the text itself."""

    start: int
    end: int
    value: str | None = None
    certainty: Certainty = "explicit"


Find: TypeAlias = Callable[[Head], Iterator[Hit]]

_NUMBER = LazyPattern(
    r"[^\x00-\xff]{0,16}? ?（? ?(?:19|20)\d\d ?）? ?第?\d{1,5} ?号|第 ?\d{1,4} ?[号期]",
    needs="号 期",
)
SECURITY = LazyPattern(
    r"(?:绝密|机密|秘密) ?(?:★.{1,8})?$|内部资料(?:[ ，]*注意保[存密])?$", needs="密 资料"
)
"""密级 on a line of its own, with its term; and the note of internal material."""
URGENCY = LazyPattern(r"(?:特 {0,3}急|加 {0,3}急|平 {0,3}急|特 {0,3}提|急 {0,3}件)$", needs="急 提")
"""紧急程度 on a line of its own, padded or not."""
_NOW = LazyPattern(r"今天|今日|今晚|现在|这次|此次|本次")


def part(line: Line, start: int, end: int, certainty: Certainty = "explicit") -> Iterator[Hit]:
    """A stretch of a line as a fact, without outer blanks; nothing where it is empty."""
    part = line.part(start, end)
    if part.text:
        yield Hit(part.start, part.end, None, certainty)


def whole(line: Line) -> Iterator[Hit]:
    """The whole line as a fact."""
    return part(line, 0, len(line.text))


def of_title(title: Title, start: int, end: int, value: str | None = None) -> Iterator[Hit]:
    """A stretch of the title as a fact."""
    if end > start:
        yield Hit(*title.place(start, end), value)


def first_date(line: Line, certainty: Certainty = "explicit") -> Iterator[Hit]:
    """The first date of a line."""
    found = DATE.search(line.text)
    value = iso(found) if found else None
    if found and value:
        yield Hit(line.start + found.start(), line.start + found.end(), value, certainty)


def labelled(known: Head, names: frozenset[str]) -> Iterator[Label]:
    """The labelled lines of the given names that say something."""
    return (each for each in known.labels if each.name in names and each.body.text)


def by_label(names: frozenset[str], known: Head) -> Iterator[Hit]:
    """What stands behind the given labels."""
    for label in labelled(known, names):
        yield from whole(label.body)


def by_line(pattern: LazyPattern, known: Head) -> Iterator[Hit]:
    """What a pattern finds at the start of the lines of the head."""
    for line in (*known.notes, *known.subtitles):
        found = pattern.match(line.text)
        if found:
            yield from part(line, *found.span())


def whole_title(known: Head) -> Iterator[Hit]:
    """The title in one line, without padding."""
    if known.title:
        yield from of_title(known.title, 0, len(known.title.text))


def _kind(title: Title) -> tuple[str, int, int] | None:
    """The slug and range of the longest word of a kind the title ends with."""
    core = re.sub(r"(?:（[^（）]*）|【[^】]*】|[》”])*$", "", title.text)
    fitting = [
        (len(word), slug)
        for slug, entries in lists("doctype").items()
        for word in entries
        if slug != "suffix" and not slug.startswith("cue_") and core.endswith(word)
    ]
    if not fitting:
        return None
    length, slug = max(fitting)
    return slug, len(core) - length, len(core)


def type_of_title(known: Head) -> Iterator[Hit]:
    """The kind of document the title ends with, as a slug of DocType."""
    found = _kind(known.title) if known.title else None
    if known.title and found:
        yield from of_title(known.title, found[1], found[2], found[0])


def type_of_cue(known: Head) -> Iterator[Hit]:
    """The first turn of phrase or form of address that only one kind of document has."""
    lines = (*known.openings, *known.greetings)
    for key, entries in lists("doctype").items():
        if not key.startswith("cue_"):
            continue
        for line in lines:
            found = re.search(alternation(entries), line.text)
            if found:
                start, end = line.start + found.start(), line.start + found.end()
                yield Hit(start, end, key.removeprefix("cue_"), "inferred")
                return


def is_spoken(known: Head) -> bool:
    """Whether the title is that of a speech, of a report or of minutes."""
    found = _kind(known.title) if known.title else None
    return found is not None and found[0] in {"speech", "report", "minutes"}


def is_minutes(known: Head) -> bool:
    """Whether the title is that of minutes (纪要)."""
    found = _kind(known.title) if known.title else None
    return found is not None and found[0] == "minutes"


def occasion_of_subtitle(known: Head) -> Iterator[Hit]:
    """The meeting of ——2024年3月5日在全县…会议上."""
    for line in known.subtitles:
        found = subtitle(line)
        if found:
            yield from part(line, *found.span("occasion"))


def occasion_of_title(known: Head) -> Iterator[Hit]:
    """The meeting in the title of a speech or of minutes."""
    if not known.title or not is_spoken(known):
        return
    for pattern in _title_occasions():
        found = pattern.match(known.title.text)
        if found:
            yield from of_title(known.title, *found.span("occasion"))
            return


def occasion_of_opening(known: Head) -> Iterator[Hit]:
    """今天召开全县…会议, 这次全市…会议: the meeting the opening says is being held."""
    for line in known.openings:
        found = _opened_occasion().search(line.text) if _NOW.search(line.text) else None
        if found:
            yield from part(line, *found.span("occasion"))


def place_of_opening(known: Head) -> Iterator[Hit]:
    """The room the opening says the meeting is held in."""
    for line in known.openings:
        found = _room().search(line.text)
        if found:
            yield from part(line, *found.span("place"))


def number_of_line(known: Head) -> Iterator[Hit]:
    """The document number (发文字号) on a line of its own."""
    for line in known.numbers:
        found = _NUMBER.search(line.text)
        if found:
            yield from part(line, *found.span())


@cache
def _title_occasions() -> tuple[LazyPattern, ...]:
    """在全县…会议上的讲话, then …推进会讲话 and …会议纪要."""
    kinds = alternation(words("doctype", "speech", "minutes"))
    said = alternation(words("doctype", "speech", "minutes", "report"))
    meeting = alternation(words("meta", "occasion"))
    return (
        LazyPattern(rf".{{0,40}}?在(?P<occasion>.{{1,60}}?{meeting})(?:上|时)?的?{said}"),
        LazyPattern(
            rf"(?:关于)?(?:{DATE.pattern})?(?P<occasion>.{{2,60}}?{meeting})上?的?{kinds}$"
        ),
    )


@cache
def _opened_occasion() -> re.Pattern[str]:
    meeting = alternation(words("meta", "occasion"))
    held = "(?:召开|举行|举办|召集)(?:的|了|一次|这次|今天的)*"
    return re.compile(
        rf"(?:{held}|这次|此次|本次|今天的?)(?P<occasion>[^，。；：是的]{{2,50}}{meeting})"
        r"(?=[的上，。；：！ 是]|主要|既是|就是|$)"
    )


@cache
def _room() -> re.Pattern[str]:
    rooms = alternation(words("meta", "room"))
    return re.compile(rf"在(?P<place>[^，。；在]{{0,40}}?{rooms})(?:主持|组织)?(?:召开|举行|召集)")
