"""Two versions of a speech compared (新旧对照): which tasks came, went, moved, or changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from toolkit.ledger.digests import plain
from toolkit.ledger.likeness import Texts
from toolkit.ledger.rows import Row, rows
from toolkit.model import Speech

Name: TypeAlias = tuple[str, int]
"""A fingerprint, and how many tasks before have the same."""

_COMPARED = ("text", "lead", "responsible", "support", "deadline", "targets")
_PLACED = ("part", "point", "detail")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One task in both versions: the keys of the columns that differ, none where it only moved."""

    before: Row
    after: Row
    keys: tuple[str, ...]

    @property
    def moved(self) -> bool:
        """Whether it stands under other headings."""
        return any(_plain(self.before, key) != _plain(self.after, key) for key in _PLACED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What differs between two versions; every task of either is in exactly one of the groups.

    `changed` may have moved as well. How progress follows where `text` changed, see
    `toolkit.ledger.former`.
    """

    added: tuple[Row, ...]
    removed: tuple[Row, ...]
    changed: tuple[Change, ...]
    moved: tuple[Change, ...]
    same: tuple[Change, ...]


def compare(old: Speech, new: Speech) -> Difference:
    """The tasks of both versions, matched by fingerprint, then by likeness of their words."""
    before, after = _by_fingerprint(old), _by_fingerprint(new)
    pairs = [(before.pop(name), after.pop(name)) for name in tuple(after) if name in before]
    pairs += _alike(before, after)
    changes = [
        Change(before=one, after=other, keys=tuple(_differing(one, other)))
        for one, other in sorted(pairs, key=lambda pair: pair[1].task.span.start)
    ]
    return Difference(
        added=tuple(after.values()),
        removed=tuple(before.values()),
        changed=tuple(each for each in changes if each.keys),
        moved=tuple(each for each in changes if not each.keys and each.moved),
        same=tuple(each for each in changes if not each.keys and not each.moved),
    )


def _by_fingerprint(speech: Speech) -> dict[Name, Row]:
    """The rows in their order; in a merged speech several tasks have one fingerprint."""
    found: dict[Name, Row] = {}
    counts: Counter[str] = Counter()
    for row in rows(speech):
        name = row.task.fingerprint
        found[name, counts[name]] = row
        counts[name] += 1
    return found


def _alike(before: dict[Name, Row], after: dict[Name, Row]) -> Iterator[tuple[Row, Row]]:
    """Pairs whose words are alike, the most alike first, taken out of both."""
    ones, others = tuple(before), tuple(after)
    texts = Texts(before[name].text for name in ones)
    for one, other in tuple(texts.pairs(after[name].text for name in others)):
        yield before.pop(ones[one]), after.pop(others[other])


def _differing(one: Row, other: Row) -> Iterator[str]:
    for key in _COMPARED:
        if _plain(one, key) != _plain(other, key):
            yield key


def _plain(row: Row, key: str) -> str:
    return plain(str(getattr(row, key)))
