"""What a column of a table holds, by its name: 责任单位, 完成时限, 县级牵头部门."""

from __future__ import annotations

import re
from functools import cache

from toolkit.parse.lexicon import lists
from toolkit.parse.table_rows import Column
from toolkit.source import fold

_BLANK = re.compile(r"[ \n\u3000\xa0]+")
_NOTE = re.compile("（[^（）]*）$")
_LONGEST = 24
_ENDINGS: tuple[tuple[Column, str], ...] = (
    ("lead", "lead_endings"),
    ("support", "support_endings"),
    ("responsible", "responsible_endings"),
    ("due", "due_endings"),
    ("task", "task_endings"),
)


def column_of(header: str) -> Column | None:
    """What a column of this name holds; a note in brackets behind the name does not matter."""
    if len(header) > _LONGEST:
        return None
    name = _BLANK.sub("", fold(header))
    bare = _NOTE.sub("", name)
    return _columns().get(name) or _columns().get(bare) or _by_ending(bare)


def _by_ending(name: str) -> Column | None:
    """What a column of a longer name holds: 县级责任单位, 计划办结时间, not 实际完成时间."""
    words = lists("tables")
    if name.startswith(tuple(words["never"])):
        return None
    for kind, ending in _ENDINGS:
        if name.endswith(tuple(words[ending])):
            return kind
    return None


@cache
def _columns() -> dict[str, Column]:
    known: dict[str, Column] = {}
    kinds: tuple[Column, ...] = ("number", "task", "lead", "responsible", "support", "due", "other")
    for kind in kinds:
        for name in lists("tables")[kind]:
            known.setdefault(name, kind)
    return known
