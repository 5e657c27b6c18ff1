"""Which bodies of the book a name means: full names, short names, elided ones, and groups.

A name is looked up by its folded form, in which 人民政府 is 政府, 委员会 is 委, and 和 is left out,
so that 市住房和城乡建设局 and 市住房城乡建设局 are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from toolkit.ledger.unitbook.book import BookUnit, UnitBook
from toolkit.source import fold
from toolkit.zh import traditional

Index = dict[str, dict[str, BookUnit]]

_LEFT_OUT = re.compile('[\\s“”"和与]')
_LEVEL = "自治区|自治州|自治县|省|市|县|区|旗|盟|州|乡|镇"
_ELIDED = re.compile(rf"(?:[\u4e00-\u9fff]{{2,6}}?)?({_LEVEL})([\u4e00-\u9fff].+)")
_KIND = re.compile("(?:主管)?(?:部门|单位|机关|系统)$")
_EACH = re.compile("^(?:全[省市县区旗盟州乡镇])?(?:各|所有|全体)")
_AND = re.compile("、|，|和|与|以?及")
_OFFICES = re.compile("(?:党委)?政府$|党委$")


def key(words: str) -> str:
    """The form in which names are compared: 市发展和改革委员会 gives 市发展改革委."""
    bare = _LEFT_OUT.sub("", fold(words)).translate(traditional.table())
    return bare.replace("人民政府", "政府").replace("委员会", "委")


class Directory:
    """The names of one book, ready to be looked up."""

    def __init__(self, book: UnitBook) -> None:
        names = [(unit, (unit.name,)) for unit in book.units]
        shorts = [(unit, unit.short_names) for unit in book.units]
        elided = [(unit, tuple(_elided((unit.name, *unit.short_names)))) for unit in book.units]
        self._tiers = (_index(names), _index(shorts), _index(elided))
        groups = [(unit, tuple(map(_bare, unit.groups))) for unit in book.units]
        self._groups = _index(groups)

    def find(self, words: str) -> tuple[BookUnit, ...]:
        """The bodies the words may mean: one where they are clear, none where they are unknown.

        A full name goes before a short name, a short name before one whose place is left out:
        云岭市财政局 is also 市财政局 and 财政局 where no other body would be. 水利部门 is 水利.
        """
        return self._candidates(key(words)) or self._candidates(_KIND.sub("", key(words)))

    def members(self, words: str) -> tuple[BookUnit, ...]:
        """The bodies of a group, or of several joined (各县区、各部门); none if one is unknown."""
        parts = (words,) if self._group(words) else tuple(filter(None, _AND.split(words)))
        groups = [self._group(part) for part in parts]
        if not all(groups):
            return ()
        return tuple(dict.fromkeys(unit for group in groups for unit in group))

    def _candidates(self, wanted: str) -> tuple[BookUnit, ...]:
        found = (tier[wanted] for tier in self._tiers if wanted in tier)
        return tuple(next(found, {}).values()) if wanted else ()

    def _group(self, words: str) -> tuple[BookUnit, ...]:
        """The members of one group; 各县区政府 is 各县区, but 有关县区 is nobody in particular."""
        bare = key(_bare(words))
        found = self._groups.get(bare) or self._groups.get(_OFFICES.sub("", bare)) or {}
        return tuple(found.values())


@lru_cache(maxsize=4)
def directory(book: UnitBook) -> Directory:
    """The directory of a book."""
    return Directory(book)


def _bare(group: str) -> str:
    return _EACH.sub("", group)


def _elided(names: Iterable[str]) -> Iterable[str]:
    """The names without their place, and without their level as well."""
    for name in names:
        found = _ELIDED.fullmatch(name)
        if found:
            yield found[1] + found[2]
            yield found[2]


def _index(names: Iterable[tuple[BookUnit, tuple[str, ...]]]) -> Index:
    found: Index = {}
    for unit, words in names:
        for each in words:
            found.setdefault(key(each), {})[unit.name] = unit
    return found
