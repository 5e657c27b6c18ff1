"""What a rule for deadlines is, what it sees and what it yields."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import NamedTuple

from toolkit.model import DeadlineType
from toolkit.parse.lexicon import alternation, words

_LIST = r"@([a-z ]+)@"
_LONGEST = 100
"""More characters than any match is long, with what it looks ahead for."""
_LEAD = 14
"""How far back a label such as 完成时限： is looked for."""


class Reference(NamedTuple):
    """What the words of a deadline are counted from.

    `today` is the day of the meeting or of the document, `year` the year a plan speaks of
    (2019年工作安排), which holds where both are known.
    """

    today: date | None = None
    year: int | None = None

    @property
    def base(self) -> int | None:
        """The year that 今年 and 年底 mean."""
        if self.year is not None:
            return self.year
        return self.today.year if self.today else None


class Place(NamedTuple):
    """The sentence that is searched: its stretch of the shadow and what is known around it."""

    shadow: str
    start: int
    end: int
    floor: int
    """Where the last deadline found ends; a match may not reach back beyond it."""
    reference: Reference

    def before(self, offset: int, width: int) -> str:
        """At most so many characters in front of an offset, within the sentence."""
        return self.shadow[max(self.start, offset - width) : offset]

    def behind(self, offset: int, width: int) -> str:
        """At most so many characters from an offset on, within the sentence."""
        return self.shadow[offset : min(self.end, offset + width)]


class Reading(NamedTuple):
    """What the words of a match say."""

    type: DeadlineType
    date: date | None = None
    inferred: bool = False
    """Whether the reference supplied what the words leave open."""
    recurrence: str | None = None
    anchor: str | None = None
    start: int | None = None
    """Where the deadline starts if not where the pattern does."""


Resolve = Callable[[re.Match[str], Place], Reading | None]


class Rule(NamedTuple):
    """One row of the table: a pattern on the shadow and the function that reads its match."""

    name: str
    label: str
    """What the rule recognises, in Chinese, for explanations."""
    example: str
    """A sentence with the deadline in 【】."""
    near_miss: str
    """A sentence that looks alike and holds no deadline."""
    triggers: tuple[str, ...]
    """The groups of the scanner's pattern after which the rule is tried."""
    pattern: str
    """@act deliver@ stands for the words of these lists."""
    resolve: Resolve
    begins: tuple[str, ...] = ()
    """One of these begins every match, if any are given."""
    needs: tuple[str, ...] = ()
    """Of each of these strings one part between bars stands in every match."""
    reach: int = _LONGEST
    """In how many characters from the beginning of the match what it needs stands."""
    led_by: str = ""
    """If given, one part between bars stands in the few characters before the match."""

    def may_match(self, place: Place, position: int) -> bool:
        """A quick look: patterns are compiled for texts only that hold what they are about."""
        if self.begins and not place.shadow.startswith(self.begins, position, place.end):
            return False
        if self.led_by and not _holds(place.before(position, _LEAD), self.led_by):
            return False
        if not self.needs:
            return True
        stretch = place.behind(position, self.reach)
        return all(_holds(stretch, need) for need in self.needs)


def _holds(stretch: str, parts: str) -> bool:
    return any(part in stretch for part in parts.split("|"))


def _alternatives(found: re.Match[str]) -> str:
    return alternation(words("deadlines", *found[1].split()))


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern with its word lists filled in, compiled on first use."""
    return re.compile(re.sub(_LIST, _alternatives, pattern))
