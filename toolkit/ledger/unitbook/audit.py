"""What is wrong in a unit book: bodies told twice, unknown parents, names that mean several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from toolkit.codes import finding
from toolkit.findings import Finding, Outcome
from toolkit.ledger.unitbook.book import BookUnit, UnitBook
from toolkit.ledger.unitbook.duties import SHORTEST
from toolkit.ledger.unitbook.names import Directory, key


def audited(units: Sequence[BookUnit], places: Sequence[str]) -> Outcome[UnitBook]:
    """The book made of the units, and what in it cannot be used as it is written.

    `places` says for each unit where it stands, such as 第3行. Of a body told twice the first
    stays; a parent named by its short name gets its full name; keywords of one character go.
    """
    findings: list[Finding] = []
    first: dict[str, str] = {}
    kept: list[tuple[BookUnit, str]] = []
    for unit, place in zip(units, places, strict=True):
        other = first.setdefault(key(unit.name), place)
        if other != place:
            findings.append(finding("UNT002", place=place, unit=unit.name, other=other))
        else:
            findings += _short_words(unit, place)
            kept.append((_without_short_words(unit), place))
    directory = Directory(_book(unit for unit, _ in kept))
    book = _book(_with_parent(unit, directory) for unit, _ in kept)
    findings += _unknown_parents(book, [place for _, place in kept])
    return Outcome(book, (*findings, *_circles(book), *_ambiguous(book), *_shared(book)))


def _book(units: Iterable[BookUnit]) -> UnitBook:
    return UnitBook(schema_version="1.0", units=tuple(units))


def _short_words(unit: BookUnit, place: str) -> Iterator[Finding]:
    for word in unit.duties:
        if len(word) < SHORTEST:
            yield finding("UNT008", place=place, unit=unit.name, word=word)


def _without_short_words(unit: BookUnit) -> BookUnit:
    return replace(unit, duties=tuple(word for word in unit.duties if len(word) >= SHORTEST))


def _with_parent(unit: BookUnit, directory: Directory) -> BookUnit:
    found = directory.find(unit.parent) if unit.parent else ()
    return replace(unit, parent=found[0].name) if len(found) == 1 else unit


def _unknown_parents(book: UnitBook, places: Sequence[str]) -> Iterator[Finding]:
    names = {unit.name for unit in book.units}
    for unit, place in zip(book.units, places, strict=True):
        if unit.parent and unit.parent not in names:
            yield finding("UNT003", place=place, unit=unit.name, parent=unit.parent)


def _circles(book: UnitBook) -> Iterator[Finding]:
    """Each circle once, told from the first of its bodies in the book."""
    parents = {unit.name: unit.parent for unit in book.units}
    told: set[str] = set()
    for unit in book.units:
        chain: list[str] = []
        above: str | None = unit.name
        while above is not None and above not in chain and above not in told:
            chain.append(above)
            above = parents.get(above)
        told.update(chain)
        if above is not None and above in chain:
            circle = chain[chain.index(above) :]
            yield finding("UNT007", units=" → ".join((*circle, above)))


def _ambiguous(book: UnitBook) -> Iterator[Finding]:
    """Names that several bodies have, a body and a group, or one that is another's full name."""
    owners: dict[str, dict[str, str]] = {}
    for unit in book.units:
        for word in (unit.name, *unit.short_names):
            owners.setdefault(key(word), {}).setdefault(unit.name, word)
    for words in owners.values():
        if len(words) > 1:
            yield finding("UNT004", text=next(iter(words.values())), units="、".join(words))
    for group in dict.fromkeys(group for unit in book.units for group in unit.groups):
        owner = owners.get(key(group))
        if owner:
            units = f"{'、'.join(owner)}，也是分组的名称"
            yield finding("UNT004", text=group, units=units)


def _shared(book: UnitBook) -> Iterator[Finding]:
    owners: dict[str, list[str]] = {}
    for unit in book.units:
        for word in unit.duties:
            owners.setdefault(word, []).append(unit.name)
    for word, names in owners.items():
        if len(set(names)) > 1:
            yield finding("UNT009", word=word, units="、".join(dict.fromkeys(names)))
