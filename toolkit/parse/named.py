"""Run-in headings announced by name: 三句话：有活干、有学上、有人管, then 有活干，就是……."""

from __future__ import annotations

import re

from toolkit.parse.patterns import LazyPattern
from toolkit.parse.sentences import Draft
from toolkit.zh import numerals

_NAME = "[“]?[^，。；：、“”\n]{1,10}[”]?"
_ANNOUNCED = LazyPattern(
    rf"(?P<count>[两二三四五六七八九十])(?:句话|个字|个词|个关键词|件事|个方面|点|条)"
    rf"[：，]?(?:就是|即|是)?(?P<names>{_NAME}(?:、{_NAME}){{1,9}})。",
    needs="句话 个字 个词 个关键词 件事 个方面 点 条",
)
_QUOTES = re.compile("[“”]")
_BEHIND = "，：。”、就是要"
_LEAD_LONGEST = 40
_REACH = 300
"""How many sentences behind the announcement the names are looked for."""


def find_named(shadow: str, drafts: list[Draft]) -> dict[int, int]:
    """The paragraphs that open with the names a sentence before them lists: index → end.

    All the names have to come, in their order, or none is a heading.
    """
    found: dict[int, int] = {}
    for index, draft in enumerate(drafts):
        announced = _ANNOUNCED.search(shadow, draft.start, draft.end)
        if announced is None:
            continue
        names = [_QUOTES.sub("", name) for name in announced["names"].split("、")]
        if len(names) == numerals.parse(announced["count"]):
            found |= _opened(shadow, drafts, index + 1, names)
    return found


def _opened(shadow: str, drafts: list[Draft], begin: int, names: list[str]) -> dict[int, int]:
    """The first sentences of paragraphs that open with the names, one after the other."""
    heads: dict[int, int] = {}
    for index in range(begin, min(len(drafts), begin + _REACH)):
        if len(heads) == len(names):
            break
        draft = drafts[index]
        start = draft.start + (shadow[draft.start] == "“")
        name = names[len(heads)]
        after = start + len(name)
        if draft.first and shadow.startswith(name, start) and shadow[after : after + 1] in _BEHIND:
            short = draft.end - draft.start <= _LEAD_LONGEST
            heads[index] = draft.end - 1 if short and not draft.last else after
    return heads if len(heads) == len(names) else {}
