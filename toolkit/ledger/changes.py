"""Cells of a returned ledger that people only read (照录栏), and what was typed there anyway."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from toolkit.codes import finding
from toolkit.findings import Finding
from toolkit.ledger import digests, entries, held
from toolkit.ledger.digests import Cells, plain
from toolkit.ledger.form import KNOWN, OWN, PRINTED, ROLE_HEADER, Form, FormRow, Typed
from toolkit.ledger.handing import ROLES
from toolkit.ledger.headers import NUMBER
from toolkit.ledger.tasks import Subject

_CUT = frozenset({"text", "point"})
"""Columns that the sheet for paper merges or cuts into pieces."""

_UNKNOWN = "（下发时的内容已无从查对）"


_ROLE = f"{OWN}{ROLE_HEADER}"


class Changes:
    """Finds what was changed in the rows of one form."""

    def __init__(self, form: Form, lights: frozenset[str]) -> None:
        self._form = form
        self._cells = Cells(form)
        self._lights = lights

    def of(
        self, row: FormRow, subjects: Sequence[Subject], issued: Mapping[str, str]
    ) -> Iterator[Finding]:
        """LDG003 for each cell that says something else than it did when it was `issued`."""
        shown = subjects[0].shown if len(subjects) == 1 else {}
        for key, cell in row.cells.items():
            if subjects[0].inserted and (key == "id" or self._cells.repeats(key, cell)):
                continue  # the number that people gave to it, or what they copied with the row
            if entries.takes(key, cell, row, subjects) or self._is_kept(key, cell, issued):
                continue
            if key == _ROLE and self._is_pasted(row, subjects) and _is_role(cell):
                continue
            if key in shown and _is_shown(row, key, cell, subjects[0]):
                continue
            before = entries.words(shown[key]) if key in shown else ""
            if not before and issued.get(key, digests.EMPTY) != digests.EMPTY:
                before = _UNKNOWN
            yield finding(
                "LDG003",
                file=self._form.name,
                place=cell.place,
                column=row.headers.get(key) or key,
                before=before,
                after=cell.words,
            )

    def _is_pasted(self, row: FormRow, subjects: Sequence[Subject]) -> bool:
        """Whether the row came from the form of another unit."""
        issued = self._form.issued
        owner = self._form.tables[row.table].owner if self._form.tables else None
        return subjects[0].issued is None or bool(issued and owner not in {None, issued.unit})

    def _is_kept(self, key: str, cell: Typed, issued: Mapping[str, str]) -> bool:
        if key == KNOWN:
            return held.is_cell(cell.words)
        if key == NUMBER and cell.words.isdigit():
            return True
        if key == "light" and cell.words in self._lights:
            return True
        return digests.kept(key, cell, issued)


def _is_role(cell: Typed) -> bool:
    return set(cell.words.split("、")) <= set(ROLES.values())


def _is_shown(row: FormRow, key: str, cell: Typed, subject: Subject) -> bool:
    before = subject.shown[key]
    if row.sheet == PRINTED and key in _CUT:
        # The point is followed by its own headings there, and long words are cut into pieces.
        detail = entries.words(subject.shown.get("detail")) if key == "point" else ""
        return plain(cell.words) in plain(entries.words(before)) + plain(detail)
    if key == "text" and subject.before and plain(cell.words) == plain(subject.before):
        return True
    return entries.same(cell, before)
