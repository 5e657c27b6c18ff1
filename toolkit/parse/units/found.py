"""A body found in the text, before it becomes a unit of the model."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.model import UnitRole


class Found(NamedTuple):
    """A body at its place in the shadow, its role, and the name of the rule that found it."""

    start: int
    end: int
    role: UnitRole
    rule: str
