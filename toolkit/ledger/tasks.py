"""Which task a row of a returned workbook is about, whatever was done to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from toolkit.ledger import added, digests
from toolkit.ledger.columns import COLUMNS, Content
from toolkit.ledger.digests import plain
from toolkit.ledger.form import Form, FormRow
from toolkit.ledger.former import SURE
from toolkit.ledger.inserted import Insertion, Insertions, Whole, names_part
from toolkit.ledger.likeness import Texts
from toolkit.ledger.rows import ADDED, Row, iterate
from toolkit.ledger.unitbook import UnitBook
from toolkit.model import Speech


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A task that a row is about, and what its columns show unless people change it, by key.

    One that is `gone` is in no speech of the project any more; one whose sentence was rewritten had
    the words `before` and was `issued` under another fingerprint. One that is `added` is people's
    own, `inserted` if the row is one that the form was not issued with, and `new` if nobody knew it
    before.
    """

    id: str
    fingerprint: str
    shown: Mapping[str, Content]
    gone: bool = False
    before: str | None = None
    issued: str | None = None
    added: bool = False
    inserted: Insertion | None = None
    new: bool = False


class Tasks:
    """The tasks of all speeches of a project, found by fingerprint, id or words.

    `links` lead from the fingerprints of rewritten tasks to the present ones, `former` to the
    words they had.
    """

    def __init__(
        self,
        speeches: Iterable[Speech],
        units: UnitBook | None = None,
        *,
        links: Mapping[str, str] | None = None,
        former: Mapping[str, str] | None = None,
    ) -> None:
        self._links, self._former = links or {}, former or {}
        self._kin: dict[str, list[str]] = {}
        for before, now in sorted(self._links.items()):
            self._kin.setdefault(now, [now]).append(before)
        self._fingerprints: dict[str, Row] = {}
        self._spoken, self._all = _Found(), _Found()
        self._sources: dict[str, set[str]] = {}
        for speech in speeches:
            for row in iterate(speech, units=units):
                self._fingerprints.setdefault(row.task.fingerprint, row)
                self._sources.setdefault(row.task.fingerprint, set()).add(speech.source.sha256)
                self._all.keep(row)
                if row.task.rule != ADDED:
                    self._spoken.keep(row)
        for name, text in self._former.items():
            if present := self._fingerprints.get(self._links.get(name, "")):
                self._spoken.rewritten.setdefault(plain(text), []).append(present)

    def of(self, form: Form) -> tuple[tuple[Subject, ...], ...]:
        """The tasks each row of a form stands for: several for a whole point, none if unknown.

        The hidden sheet knows the ids that were issued. What it does not know is found by its
        words, and by its id where that is one of the speech that the form was made of. In a ledger
        of ours a row with words and no id, or with the number of a part of a task, is a task that
        somebody added; these are known by what they say, as their ids are ours and may change.
        """
        issued = _Issued(form)

        def whole(name: str) -> Whole | None:
            return issued.whole(name) or self._whole(name, issued)

        inserted = Insertions(form, whole, self._print, ours=self._knows(issued))
        return tuple(self._of(row, issued, inserted) for row in form.rows)

    def _knows(self, issued: _Issued) -> bool:
        """Whether the form was made of a speech of the project, in this version or another."""
        names = (self._links.get(name, name) for name in issued.names)
        return any(name in self._fingerprints for name in names)

    def _of(self, row: FormRow, issued: _Issued, inserted: Insertions) -> tuple[Subject, ...]:
        name, words = _plain(row, "id"), _plain(row, "text")
        found = self._spoken if issued.ours else self._all
        same_id, same_words = found.ids.get(name, []), found.words.get(words, [])
        both = [each for each in same_id if each in same_words]
        if name in issued.rows:
            kept = issued.is_kept(name, row)
            other = None if kept else self._put_in(name, row, issued, both, inserted)
            return (other,) if other else self._of_issued(name, issued)
        if not _sole(both) and (part := inserted.part(row)):
            return (self._inserted(part),)
        if _sole(both):
            return (_subject(both[0]),)
        if lost := issued.by_words(row):
            return self._of_issued(lost, issued)
        if not names_part(name):
            if _sole(same_words):
                return (_subject(same_words[0]),)
            if _sole(rewritten := self._spoken.rewritten.get(words, [])):
                return (replace(_subject(rewritten[0]), before=row.cells["text"].words),)
        if _sole(own := self._own(same_id, issued)):
            return (_subject(own[0]),)
        free = inserted.free(row)
        return (self._inserted(free),) if free and not self._is_near_copy(free) else ()

    def _of_issued(self, name: str, issued: _Issued) -> tuple[Subject, ...]:
        id_, pairs = issued.rows[name]
        alone = len(pairs) == 1 and pairs[0][0] == id_
        return tuple(self._issued(*pair, alone=alone) for pair in pairs)

    def _issued(self, id_: str, fingerprint: str, *, alone: bool) -> Subject:
        now = self._links.get(fingerprint, fingerprint)
        row = self._fingerprints.get(now)
        if row is None:
            return Subject(id=id_, fingerprint=fingerprint, shown={}, gone=True)
        # The id may have changed since; what was issued showed the old one.
        shown = {**_shown(row), "id": id_} if alone else {}
        before = self._former.get(fingerprint) if now != fingerprint else None
        return Subject(
            id=row.id,
            fingerprint=now,
            shown=shown,
            before=before,
            issued=fingerprint,
            added=alone and row.task.rule == ADDED,
        )

    def _put_in(
        self, name: str, row: FormRow, issued: _Issued, both: list[Row], inserted: Insertions
    ) -> Subject | None:
        """A row with an id of this form and other words: of another speech, or a part of its own.

        Tasks of several speeches have the same ids, and people paste forms together.
        """
        own = {self._links.get(each, each) for _, each in issued.rows[name][1]}
        if _sole(both) and both[0].task.fingerprint not in own:
            return _subject(both[0])
        part = inserted.misplaced(row)
        return self._inserted(part) if part else None

    def _inserted(self, found: Insertion) -> Subject:
        row = self._fingerprints.get(found.fingerprint)
        return Subject(
            id=row.id if row else found.id or added.UNKNOWN,
            fingerprint=found.fingerprint,
            shown={},
            added=True,
            inserted=found,
            new=row is None,
        )

    def _own(self, rows: list[Row], issued: _Issued) -> list[Row]:
        """Those of the speech that the form was made of; in another version an id is of another."""
        if not issued.ours:
            return rows
        return [each for each in rows if issued.source in self._sources[each.task.fingerprint]]

    def _whole(self, name: str, issued: _Issued) -> Whole | None:
        found = self._own(self._spoken.ids.get(name, []), issued)
        return (found[0].id, found[0].task.fingerprint) if _sole(found) else None

    def _print(self, words: str, whole: str, id_: str) -> str:
        """The fingerprint of an added task: of one there is, also where its whole was rewritten."""
        now = self._links.get(whole, whole)
        names = [added.fingerprint(words, each) for each in (whole, *self._kin.get(now, ()))]
        known = [each for each in names if each in self._fingerprints]
        if not known and (row := self._all.only(plain(id_), plain(words))):
            return row.task.fingerprint
        return (known or names)[0]

    def _is_near_copy(self, found: Insertion) -> bool:
        """Whether its words nearly are those of a task of a speech."""
        if found.fingerprint in self._fingerprints:
            return False
        return self._spoken.likeness(found.words) >= SURE


class _Found:
    """Rows by ids and by words, without differences of width."""

    def __init__(self) -> None:
        self.ids: dict[str, list[Row]] = {}
        self.words: dict[str, list[Row]] = {}
        self.rewritten: dict[str, list[Row]] = {}

    def keep(self, row: Row) -> None:
        """Make the row known."""
        self.ids.setdefault(plain(row.id), []).append(row)
        self.words.setdefault(plain(row.text), []).append(row)

    def only(self, name: str, words: str) -> Row | None:
        """The row of that id and those words, if they are of one task."""
        rows = [each for each in self.ids.get(name, ()) if plain(each.text) == words]
        return rows[0] if _sole(rows) else None

    @cached_property
    def likeness(self) -> Callable[[str], float]:
        """How much the likest of all rows is like some words, 0 to 1."""
        return Texts(self.words).highest


class _Issued:
    """What the hidden sheet of a form says, by ids without differences of width."""

    def __init__(self, form: Form) -> None:
        tasks = form.issued.tasks if form.issued else {}
        self.rows = {plain(id_): (id_, pairs) for id_, pairs in tasks.items()}
        self.names = [name for pairs in tasks.values() for _, name in pairs]
        self._cells = form.issued.cells if form.issued else {}
        self.ours = form.issued is not None
        self.source = form.issued.source_sha256 if form.issued else None
        self._words: dict[str, list[str]] = {}
        for id_, cells in self._cells.items():
            self._words.setdefault(cells.get("text", ""), []).append(plain(id_))

    def whole(self, name: str) -> Whole | None:
        """The one task of the row of that id."""
        _, pairs = self.rows.get(name, ("", ()))
        return pairs[0] if len(pairs) == 1 else None

    def is_kept(self, name: str, row: FormRow) -> bool:
        """Whether the row still shows the words that were issued under that id."""
        cells, cell = self._cells.get(self.rows[name][0], {}), row.cells.get("text")
        return cell is None or "text" not in cells or digests.kept("text", cell, cells)

    def by_words(self, row: FormRow) -> str | None:
        """The id of the only row that was issued with the words of this one, which lost its own."""
        cell = row.cells.get("text")
        found = self._words.get(digests.of(cell.words), []) if cell else []
        return found[0] if len(found) == 1 and found[0] in self.rows else None


def _subject(row: Row) -> Subject:
    return Subject(
        id=row.id,
        fingerprint=row.task.fingerprint,
        shown=_shown(row),
        added=row.task.rule == ADDED,
    )


def _shown(row: Row) -> dict[str, Content]:
    return {c.key: c.value(row) for c in COLUMNS if c.prefilled or not c.editable}


def _sole(rows: list[Row]) -> bool:
    """Whether all of them are of one task."""
    return len({each.task.fingerprint for each in rows}) == 1


def _plain(row: FormRow, key: str) -> str:
    return plain(row.cells[key].words) if key in row.cells else ""
