"""Two versions of a speech compared (新旧对照): which tasks came, went, moved, or changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from toolkit.ledger.digests import plain
from toolkit.ledger.rows import Row, rows
from toolkit.model import Speech

ALIKE = 0.6
"""Share of equal characters from which two texts are taken for one task that was rewritten."""

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
    before, after = list(rows(old)), list(rows(new))
    pairs = [*_equal(before, after)]
    pairs += _alike(before, after)
    changes = [
        Change(before=one, after=other, keys=tuple(_differing(one, other)))
        for one, other in sorted(pairs, key=lambda pair: pair[1].task.span.start)
    ]
    return Difference(
        added=tuple(after),
        removed=tuple(before),
        changed=tuple(each for each in changes if each.keys),
        moved=tuple(each for each in changes if not each.keys and each.moved),
        same=tuple(each for each in changes if not each.keys and not each.moved),
    )


def _equal(before: list[Row], after: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Pairs of one fingerprint, taken out of both lists."""
    known = {row.task.fingerprint: row for row in before}
    for row in tuple(after):
        if other := known.get(row.task.fingerprint):
            before.remove(other)
            after.remove(row)
            yield other, row


def _alike(before: list[Row], after: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Pairs whose words are alike, the most alike first, taken out of both lists."""
    found = [
        (-ratio, old, new)
        for old, one in enumerate(before)
        for new, other in enumerate(after)
        if (ratio := likeness(one.text, other.text)) >= ALIKE
    ]
    ones, others = tuple(before), tuple(after)
    taken: set[tuple[str, int]] = set()
    for _, old, new in sorted(found):
        if ("old", old) in taken or ("new", new) in taken:
            continue
        taken |= {("old", old), ("new", new)}
        before.remove(ones[old])
        after.remove(others[new])
        yield ones[old], others[new]


def likeness(one: str, other: str) -> float:
    """Share of equal characters in two texts, 0 to 1; 0 for any that is below `ALIKE`."""
    matcher = SequenceMatcher(None, plain(one), plain(other), autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def _differing(one: Row, other: Row) -> Iterator[str]:
    for key in _COMPARED:
        if _plain(one, key) != _plain(other, key):
            yield key


def _plain(row: Row, key: str) -> str:
    return plain(str(getattr(row, key)))
