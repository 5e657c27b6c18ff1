"""Tables and verdicts for the terminal, in Chinese, aligned by cell width."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from toolkit.zh.width import cells


def say(text: str = "") -> None:
    """Print one line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table: the first column to the left, the others to the right."""
    every = [tuple(header), *map(tuple, rows)]
    widths = [max(cells(row[n]) for row in every) for n in range(len(header))]
    for row in every:
        first, *others = zip(row, widths, strict=True)
        line = _padded(*first, left=True) + "".join("  " + _padded(*each) for each in others)
        say(f"  {line.rstrip()}")


def aim(name: str, value: float, limit: float, *, at_least: bool = False) -> None:
    """Print one aim as a ratio, what was measured, and 达到 or 未达到."""
    reached = value >= limit if at_least else value <= limit
    sign = "≥" if at_least else "≤"
    verdict = "达到" if reached else "未达到"
    say(f"  【{verdict}】{name}：{value:.2f} 倍（目标 {sign} {limit:g} 倍）")


def seconds(value: float) -> str:
    """A time: 85 ms below a second, 1.20 s above."""
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s"


def memory(value: float | None) -> str:
    """A peak in MiB, － where unknown."""
    return "－" if value is None else f"{value:.0f} MiB"


def size(value: int) -> str:
    """A size in bytes, decimal: 10 kB, 1 MB."""
    return f"{value / 1e6:.3g} MB" if value >= 1e6 else f"{value / 1e3:.3g} kB"


def _padded(text: str, width: int, *, left: bool = False) -> str:
    gap = " " * (width - cells(text))
    return text + gap if left else gap + text
