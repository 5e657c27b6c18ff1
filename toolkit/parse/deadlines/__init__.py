"""The deadlines (完成时限) of a task sentence: what the words say and the last allowed day.

`RULES` is the table; each row has an example and a near miss. Words live in
`words/deadlines.toml`.
"""

from __future__ import annotations

from toolkit.parse.deadlines.rule import Reference, Rule
from toolkit.parse.deadlines.scan import RULES, find_deadlines

__all__ = ["RULES", "Reference", "Rule", "find_deadlines"]
