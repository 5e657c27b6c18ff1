"""What a rule of the checks looks like; the rules themselves stand in ordered tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from toolkit.checks.reading import Reading
from toolkit.findings import Finding


class Rule(NamedTuple):
    """One check: what it reports, in what it does so and in what it does not."""

    name: str
    label: str
    find: Callable[[Reading], Iterator[Finding]]
    example: str
    near_miss: str
