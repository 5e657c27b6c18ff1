"""Which task a row of a returned workbook is about, whatever was done to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.ledger import added
from toolkit.ledger.columns import COLUMNS, Content
from toolkit.ledger.difference import likeness
from toolkit.ledger.digests import plain
from toolkit.ledger.form import PRINTED, Form, FormRow
from toolkit.ledger.former import SURE
from toolkit.ledger.rows import ADDED, Row, iterate
from toolkit.ledger.unitbook import UnitBook
from toolkit.model import Speech

_UNKNOWN = "新增"
_UNNUMBERED = frozenset({"", _UNKNOWN, "增加", "新增任务", "补充", "新"})
"""What people write in place of an id that they cannot know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A task that a row is about, and what its columns show unless people change it, by key.

    One that is `gone` is in no speech of the project any more; one whose sentence was rewritten had
    the words `before` and was `issued` under another fingerprint. One that is `added` is people's
    own, `anchor` giving the note (its column and text) that says where a task belongs that nobody
    knew before.
    """

    id: str
    fingerprint: str
    shown: Mapping[str, Content]
    gone: bool = False
    before: str | None = None
    issued: str | None = None
    added: bool = False
    anchor: tuple[str, str] | None = None


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
        self._fingerprints: dict[str, Row] = {}
        self._ids: dict[str, list[Row]] = {}
        self._words: dict[str, list[Row]] = {}
        for speech in speeches:
            for row in iterate(speech, units=units):
                self._fingerprints.setdefault(row.task.fingerprint, row)
                self._ids.setdefault(plain(row.id), []).append(row)
                self._words.setdefault(plain(row.text), []).append(row)

    def of(self, form: Form) -> tuple[tuple[Subject, ...], ...]:
        """The tasks each row of a form stands for: several for a whole point, none if unknown.

        The hidden sheet knows the ids that were issued. Without it the id decides, and where the
        id is lost or of several speeches, the words of the task. In a ledger of ours a row with
        words and no id, or with the number of a part of a task, is a task that somebody added.
        """
        issued = _Issued(form)
        return tuple(self._of(row, issued) for row in form.rows)

    def _of(self, row: FormRow, issued: _Issued) -> tuple[Subject, ...]:
        name, words = _plain(row, "id"), _plain(row, "text")
        if name in issued.rows:
            id_, pairs = issued.rows[name]
            alone = len(pairs) == 1 and pairs[0][0] == id_
            return tuple(self._issued(*pair, alone=alone) for pair in pairs)
        same_id = self._ids.get(name, []) if name else []
        same_words = self._words.get(words, []) if words else []
        both = [each for each in same_id if each in same_words]
        if not _sole(both) and (part := self._part(name, row, issued)):
            return (part,)
        for candidates in (both, same_id, same_words):
            if _sole(candidates):
                return (_subject(candidates[0]),)
        if (new := self._new(name, row, issued)) is not None:
            return (new,)
        return ()

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

    def _part(self, name: str, row: FormRow, issued: _Issued) -> Subject | None:
        """The part of a known task that the id names, with words of its own."""
        found = added.numbered(name)
        whole = self._whole(found[0], issued) if found else None
        if found is None or whole is None or not _is_addition(row, issued):
            return None
        words, anchor = row.cells["text"].words, whole.task.fingerprint
        known = added.fingerprint(words, anchor)
        if known in self._fingerprints:
            return _subject(self._fingerprints[known])
        id_ = f"{whole.id}.{found[1]}"
        return _inserted(id_, known, (added.UNDER, f"{anchor}.{found[1]}"))

    def _whole(self, name: str, issued: _Issued) -> Row | None:
        if name in issued.rows:
            _, pairs = issued.rows[name]
            known = self._links.get(pairs[0][1], pairs[0][1])
            return self._fingerprints.get(known) if len(pairs) == 1 else None
        candidates = self._ids.get(name, [])
        return candidates[0] if _sole(candidates) else None

    def _new(self, name: str, row: FormRow, issued: _Issued) -> Subject | None:
        """A task of its own; not one whose words nearly are those of a known task."""
        if name not in _UNNUMBERED or "id" not in row.headers or not _is_addition(row, issued):
            return None
        words = row.cells["text"].words
        if any(likeness(words, each.text) >= SURE for each in self._fingerprints.values()):
            return None
        present = (self._links.get(name, name) for name in issued.fingerprints)
        near = min((name for name in present if name in self._fingerprints), default=None)
        if near is None:
            return None  # a ledger of some other project
        return _inserted(_UNKNOWN, added.fingerprint(words, ""), (added.BESIDE, near))


class _Issued:
    """What the hidden sheet of a form says, by ids without differences of width."""

    def __init__(self, form: Form) -> None:
        tasks = form.issued.tasks if form.issued else {}
        self.ours = form.issued is not None
        self.rows = {plain(id_): (id_, pairs) for id_, pairs in tasks.items()}
        self.fingerprints = [name for pairs in tasks.values() for _, name in pairs]


def _is_addition(row: FormRow, issued: _Issued) -> bool:
    """Whether somebody wrote a task into a row of a ledger of ours."""
    words = row.cells.get("text")
    return issued.ours and row.sheet != PRINTED and words is not None and added.is_task(words.words)


def _inserted(id_: str, fingerprint: str, anchor: tuple[str, str]) -> Subject:
    return Subject(id=id_, fingerprint=fingerprint, shown={}, added=True, anchor=anchor)


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
