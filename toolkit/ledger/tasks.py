"""Which task a row of a returned workbook is about, whatever was done to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.ledger.columns import COLUMNS, Content
from toolkit.ledger.form import Form, FormRow
from toolkit.ledger.rows import Row, iterate
from toolkit.model import Speech
from toolkit.source import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A task that a row is about, and what its source columns ought to show, by key.

    A task that is `gone` is in no speech of the project any more.
    """

    id: str
    fingerprint: str
    shown: Mapping[str, Content]
    gone: bool = False


class Tasks:
    """The tasks of all speeches of a project, found by fingerprint, id or words."""

    def __init__(self, speeches: Iterable[Speech]) -> None:
        self._fingerprints: dict[str, Row] = {}
        self._ids: dict[str, list[Row]] = {}
        self._words: dict[str, list[Row]] = {}
        for speech in speeches:
            for row in iterate(speech):
                self._fingerprints.setdefault(row.task.fingerprint, row)
                self._ids.setdefault(_plain(row.id), []).append(row)
                self._words.setdefault(_plain(row.text), []).append(row)

    def of(self, form: Form) -> tuple[tuple[Subject, ...], ...]:
        """The tasks each row of a form stands for: several for a whole point, none if unknown.

        The hidden sheet knows the ids that were issued. Without it the id decides, and where the
        id is lost or of several speeches, the words of the task.
        """
        tasks = form.issued.tasks if form.issued else {}
        issued = {_plain(id_): (id_, pairs) for id_, pairs in tasks.items()}
        return tuple(self._of(row, issued) for row in form.rows)

    def _of(
        self, row: FormRow, issued: Mapping[str, tuple[str, tuple[tuple[str, str], ...]]]
    ) -> tuple[Subject, ...]:
        name = _plain(row.cells["id"].words) if "id" in row.cells else ""
        if name in issued:
            id_, pairs = issued[name]
            alone = len(pairs) == 1 and pairs[0][0] == id_
            return tuple(self._issued(*pair, alone=alone) for pair in pairs)
        words = _plain(row.cells["text"].words) if "text" in row.cells else ""
        same_id = self._ids.get(name, []) if name else []
        same_words = self._words.get(words, []) if words else []
        both = [each for each in same_id if each in same_words]
        for candidates in (both, same_id, same_words):
            if len({each.task.fingerprint for each in candidates}) == 1:
                return (_subject(candidates[0]),)
        return ()

    def _issued(self, id_: str, fingerprint: str, *, alone: bool) -> Subject:
        row = self._fingerprints.get(fingerprint)
        if row is None:
            return Subject(id=id_, fingerprint=fingerprint, shown={}, gone=True)
        # The id may have changed since; what was issued showed the old one.
        shown = {**_shown(row), "id": id_} if alone else {}
        return Subject(id=row.id, fingerprint=fingerprint, shown=shown)


def _subject(row: Row) -> Subject:
    return Subject(id=row.id, fingerprint=row.task.fingerprint, shown=_shown(row))


def _shown(row: Row) -> dict[str, Content]:
    return {column.key: column.value(row) for column in COLUMNS if not column.editable}


def _plain(words: str) -> str:
    return "".join(fold(words).split())
