"""Patterns compiled on first use, so that importing the parser costs next to nothing."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import partial
from typing import Protocol


class _Match(Protocol):
    def __call__(
        self, string: str, pos: int = ..., endpos: int = ..., /
    ) -> re.Match[str] | None: ...


class _FindAll(Protocol):
    def __call__(
        self, string: str, pos: int = ..., endpos: int = ..., /
    ) -> Iterator[re.Match[str]]: ...


class _Substitute(Protocol):
    def __call__(self, repl: str, string: str, /) -> str: ...


class LazyPattern:
    """A regular expression that is compiled when it is first searched with.

    From then on its methods are those of the compiled pattern itself. `needs` are words, parted by
    blanks, of which every match holds one: until a text holds any, the pattern cannot match and is
    not compiled, which with Chinese character classes takes longer than to read a page of text.
    """

    search: _Match
    match: _Match
    fullmatch: _Match
    finditer: _FindAll
    sub: _Substitute

    def __init__(self, pattern: str, *, needs: str = "") -> None:
        self.pattern = pattern
        self.needs = tuple(needs.split())
        if needs:
            self.search, self.match = partial(self._find, "search"), partial(self._find, "match")
            self.fullmatch, self.finditer = partial(self._find, "fullmatch"), self._find_all

    def __getattr__(self, name: str) -> object:
        if name not in {"search", "match", "fullmatch", "finditer", "sub"}:
            raise AttributeError(name)
        return getattr(self._compiled(), name)

    def _find(
        self, method: str, text: str, start: int = 0, end: int = sys.maxsize
    ) -> re.Match[str] | None:
        """What a method of the pattern finds before it is compiled."""
        if not self._may_match(text, start, end):
            return None
        found: re.Match[str] | None = getattr(self._compiled(), method)(text, start, end)
        return found

    def _find_all(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        may_match = self._may_match(text, start, end)
        return self._compiled().finditer(text, start, end) if may_match else iter(())

    def _may_match(self, text: str, start: int, end: int) -> bool:
        for word in self.needs:  # noqa: SIM110 - a generator would take twice as long
            if text.find(word, start, end) >= 0:
                return True
        return False

    def _compiled(self) -> re.Pattern[str]:
        compiled = re.compile(self.pattern)
        self.search, self.match = compiled.search, compiled.match
        self.fullmatch, self.finditer = compiled.fullmatch, compiled.finditer
        self.sub = compiled.sub
        return compiled
