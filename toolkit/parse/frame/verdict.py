"""The role of a frame sentence, and the rules that later passes ask for by name."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.model import Role

ANNEX_LINE = "frame.annex"
ANNEX_TITLE = "frame.annex_title"
RESPONSIBILITY_LINE = "frame.responsibility_line"


class Verdict(NamedTuple):
    """The role of a sentence and the rule that gave it."""

    role: Role
    rule: str
