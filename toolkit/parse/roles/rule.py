"""What a rule for roles is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from toolkit.model import Grade, Role
from toolkit.parse.roles.sentence import Sentence


class RoleRule(NamedTuple):
    """A rule of the table: when it holds, the sentence has the role."""

    name: str
    role: Role
    grade: Grade | None
    label: str
    example: str
    near_miss: str
    holds: Callable[[Sentence], bool]
