"""What the rows of a returned workbook already held when it was issued (已登记内容).

A hidden column says it, as JSON with the fingerprint of its task: whoever sorts a table without its
hidden columns leaves each of these cells beside a row of another task.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from toolkit.ledger.form import KNOWN, FormRow
from toolkit.ledger.tasks import Subject

_TASK = ""
"""Key of the fingerprint; no column has it."""


def cell(fingerprint: str, contents: Mapping[str, str]) -> str:
    """The words of the hidden cell of a task, by the keys of columns."""
    return json.dumps({_TASK: fingerprint, **contents}, ensure_ascii=False)


class Held:
    """What each row of a form held, by the keys of columns."""

    def __init__(self, placed: Sequence[tuple[FormRow, Sequence[Subject]]]) -> None:
        self._tasks: dict[str, dict[str, str]] = {}
        self._rows: dict[str, dict[str, str]] = {}
        names = {name(subjects) for _, subjects in placed for name in (issued_key, key)}
        for row, subjects in placed:
            found = _cell(row)
            if (task := found.pop(_TASK, "")) in names and task:
                self._tasks[task] = found
            elif found and subjects and not subjects[0].inserted:
                self._rows[key(subjects)] = found

    def of(self, row: FormRow, subjects: Sequence[Subject]) -> Mapping[str, str]:
        """What it held: of an inserted row, that of the row it was copied from.

        The sheet for paper repeats what is known, but only the ledger has the hidden column.
        """
        if subjects[0].inserted:
            found = _cell(row)
            found.pop(_TASK, "")
            return found
        if (issued := issued_key(subjects)) in self._tasks:
            return self._tasks[issued]
        return self._tasks.get(key(subjects)) or self._rows.get(key(subjects), {})


def key(subjects: Sequence[Subject]) -> str:
    """The tasks of a row as they are known now."""
    return " ".join(sorted(subject.fingerprint for subject in subjects))


def issued_key(subjects: Sequence[Subject]) -> str:
    """The tasks of a row as they were issued."""
    return " ".join(sorted(subject.issued or subject.fingerprint for subject in subjects))


def is_cell(words: str) -> bool:
    """Whether these are words of the hidden cell, and nobody typed over them."""
    return _parsed(words) is not None


def _cell(row: FormRow) -> dict[str, str]:
    """What the hidden cell of a row says; nothing where it was damaged."""
    cell = row.cells.get(KNOWN)
    return (_parsed(cell.words) if cell else None) or {}


def _parsed(words: str) -> dict[str, str] | None:
    try:
        found = json.loads(words)
    except (ValueError, RecursionError):
        return None
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else None
