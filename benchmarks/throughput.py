"""Parsing inside one process: characters per second, and whether time grows with the text alone."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from toolkit.parse.pipeline import parse
from toolkit.source import SourceText


@dataclass(frozen=True, slots=True)
class Growth:
    """How long one text took to parse."""

    size: int
    """Bytes in UTF-8."""
    characters: int
    seconds: float

    @property
    def nanoseconds_per_character(self) -> float:
        """The time for one character."""
        return self.seconds / self.characters * 1e9


def parsing(text: str, runs: int) -> float:
    """Characters parsed per second, the median of the runs after one that is not counted."""
    return _rate(text, runs, lambda: parse(SourceText(text)))


def cutting(text: str, runs: int) -> float | None:
    """Characters jieba cuts per second, its model loaded beforehand; None without jieba."""
    try:
        import jieba  # noqa: PLC0415 - may be absent
    except ImportError:
        return None
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    return _rate(text, runs, lambda: list(jieba.cut(text)))


def growth(text: str, runs: int) -> Growth:
    """The median time to parse one text."""
    seconds = _median_seconds(runs, lambda: parse(SourceText(text)))
    return Growth(size=len(text.encode()), characters=len(text), seconds=seconds)


def _rate(text: str, runs: int, work: Callable[[], object]) -> float:
    work()
    return len(text) / _median_seconds(runs, work)


def _median_seconds(runs: int, work: Callable[[], object]) -> float:
    taken = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return median(taken)
