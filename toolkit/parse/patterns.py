"""Patterns compiled on first use, so that importing the parser costs next to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
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

    From then on its methods are those of the compiled pattern itself.
    """

    search: _Match
    match: _Match
    fullmatch: _Match
    finditer: _FindAll
    sub: _Substitute

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> object:
        if name not in {"search", "match", "fullmatch", "finditer", "sub"}:
            raise AttributeError(name)
        compiled = re.compile(self.pattern)
        self.search, self.match = compiled.search, compiled.match
        self.fullmatch, self.finditer = compiled.fullmatch, compiled.finditer
        self.sub = compiled.sub
        return getattr(compiled, name)
