"""What a mark of damage looks like: a pattern, the characters without which it cannot occur.

A mark is tried only where one of its characters occurs at all, so a clean text costs one search
for each character. All patterns are linear on any text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

from toolkit import wordlists
from toolkit.checks.reading import Reading

Range: TypeAlias = tuple[int, int]
Accept: TypeAlias = Callable[[Reading, "re.Match[str]"], Range | None]


class Mark(NamedTuple):
    """One kind of damage: `accept` gives the range to report, None for what only looks like it."""

    name: str
    code: str
    label: str
    triggers: str
    pattern: str
    accept: Accept
    example: str
    near_miss: str
    raw: bool = False
    """Whether the pattern is for the text as it is instead of the folded text."""


def whole(_: Reading, found: re.Match[str]) -> Range:
    """The whole match."""
    return found.span()


@cache
def lists(name: str) -> dict[str, tuple[str, ...]]:
    """The word lists of `<name>.toml` beside this module."""
    return wordlists.read(Path(__file__).parent / f"{name}.toml")


@cache
def starts_with(key: str) -> re.Pattern[str]:
    """Matches any word of a list of words.toml, the longest first."""
    words = sorted(lists("words")[key], key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)))


@cache
def ends_with(key: str) -> tuple[str, ...]:
    """The words of a list of words.toml, for `str.endswith`."""
    return lists("words")[key]
