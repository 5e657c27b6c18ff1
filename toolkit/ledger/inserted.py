"""Rows that people insert into a ledger of ours (新增行): which added task each of them is.

That follows from the form and from the speeches, not from what was collected before: forms can be
collected in any order, together or one by one, and again, and always say the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from toolkit.ledger import added
from toolkit.ledger.digests import plain
from toolkit.ledger.form import PRINTED, Form, FormRow

_UNNUMBERED = frozenset({"", "新增", "增加", "新增任务", "补充", "新"})
"""What people write in place of an id that they cannot know."""

_FREE = re.compile(r"增-\d+")
"""An id that a ledger gave, here one that this form was not issued with."""

_LEADING = re.compile(
    r"\s*(?P<id>(?:增-)?\d[\d.．·—－-]*(?:[（(]\d{1,3}[)）])?)[\s、：:]*(?P<rest>\S.*)", re.DOTALL
)
_NUMBERED = re.compile(r"\s*(?!(?:19|20)\d\d-)(?:\d[\d.]*-)+\d{2,}[.．（(·—－-]\d{1,3}(?!\d)")
"""What begins with the number of a part, of whatever task; programs make dates of ids."""

_LONGEST = 60
"""Characters of an id; whoever wrote more did not mean one."""

_SPEECHES = 8
"""Tasks that say to which speech an added one belongs; all of them will hardly go."""

Whole = tuple[str, str]
"""The id of a task, and the fingerprint under which the form or the speech knows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Insertion:
    """An inserted row: its task, the words of that without a number before them, its place.

    `anchor` is the note (its column and text) that says where the task belongs, `whole` the
    fingerprint of the task it is a part of, if it is one.
    """

    id: str
    fingerprint: str
    words: str
    anchor: tuple[str, str]
    whole: str | None = None


class Insertions:
    """The inserted rows of one form; in one that is not `ours` they may be anything.

    `wholes` finds the task of an id that the form or a speech knows, `prints` the fingerprint of an
    added task by its words, the fingerprint of its whole (or nothing) and its id.
    """

    def __init__(
        self,
        form: Form,
        wholes: Callable[[str], Whole | None],
        prints: Callable[[str, str, str], str],
        *,
        ours: bool,
    ) -> None:
        self._ours = ours
        self._wholes, self._prints = wholes, prints
        tasks = form.issued.tasks if form.issued else {}
        names = sorted({name for pairs in tasks.values() for _, name in pairs})
        self._beside = " ".join(names[:_SPEECHES])
        self._found: dict[str, Whole | None] = {}
        self._rows: dict[str, list[FormRow]] = {}
        for row in form.rows:
            if self._is_addition(row) and (name := _id(row)):
                self._rows.setdefault(name, []).append(row)

    def part(self, row: FormRow) -> Insertion | None:
        """The row as a part of a task that a speech, the form or another inserted row has."""
        if not self._is_addition(row):
            return None
        return self._part(_id(row), row.cells["text"].words) or self.misplaced(row)

    def misplaced(self, row: FormRow) -> Insertion | None:
        """The row as a part whose number stands before its words, with no id or that of its whole.

        People copy the row of the whole and change nothing but the words: 1-01.1 采购.
        """
        found = _LEADING.fullmatch(row.cells["text"].words) if self._is_addition(row) else None
        if found is None or not added.is_task(found["rest"]):
            return None
        number = plain(found["id"]).rstrip(".·-—")
        numbered = added.numbered(number)
        name = _id(row)
        if numbered is None or not (_is_free(name) or name == numbered[0]):
            return None
        return self._part(number, found["rest"].lstrip(".．").strip())

    def free(self, row: FormRow) -> Insertion | None:
        """The row as a task of its own: one with words, and without any number."""
        name = _id(row)
        if not _is_free(name) or "id" not in row.headers or not self._is_addition(row):
            return None
        words = row.cells["text"].words
        if names_part(words):
            return None
        return Insertion(
            id=name,
            fingerprint=self._prints(words, "", name),
            words=words,
            anchor=(added.BESIDE, self._beside),
        )

    def _is_addition(self, row: FormRow) -> bool:
        """Whether somebody wrote a task into a row of a ledger of ours."""
        words = row.cells.get("text")
        is_read = self._ours and row.sheet != PRINTED
        return is_read and words is not None and added.is_task(words.words)

    def _part(self, name: str, words: str) -> Insertion | None:
        numbered = added.numbered(name) if len(name) <= _LONGEST else None
        whole = self._whole(numbered[0]) if numbered else None
        if numbered is None or whole is None:
            return None
        id_ = f"{whole[0]}.{numbered[1]}"
        return Insertion(
            id=id_,
            fingerprint=self._prints(words, whole[1], id_),
            words=words,
            anchor=(added.UNDER, f"{whole[1]}.{numbered[1]}"),
            whole=whole[1],
        )

    def _whole(self, name: str) -> Whole | None:
        """The task of that id, or else the part that this form has inserted, if it is one."""
        if name not in self._found:
            parts = {self._part(name, row.cells["text"].words) for row in self._rows.get(name, ())}
            only = parts.pop() if len(parts) == 1 else None
            inserted = (only.id, only.fingerprint) if only else None
            self._found[name] = self._wholes(name) or inserted
        return self._found[name]


def names_part(words: str) -> bool:
    """Whether an id, or words, begin with the number of a part of some task."""
    return _NUMBERED.match(words) is not None


def _id(row: FormRow) -> str:
    return plain(row.cells["id"].words) if "id" in row.cells else ""


def _is_free(name: str) -> bool:
    return name in _UNNUMBERED or _FREE.fullmatch(name) is not None
