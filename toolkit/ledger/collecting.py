"""What returned workbooks say (收取反馈), as records; what cannot be used is quoted in a finding.

Nothing depends on the order of rows, sheets or files.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from toolkit.codes import finding
from toolkit.findings import Finding, Outcome, in_order
from toolkit.ledger import digests, entries
from toolkit.ledger.changes import Changes
from toolkit.ledger.digests import Cells
from toolkit.ledger.form import PRINTED, Form, FormRow, Typed
from toolkit.ledger.held import Held, issued_key, key
from toolkit.ledger.progress import Event, fold
from toolkit.ledger.record import Record
from toolkit.ledger.reports import Report, only_signed, reports
from toolkit.ledger.settings import Settings
from toolkit.ledger.tasks import Subject, Tasks
from toolkit.ledger.unitbook import UnitBook


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What one workbook gave: its records, whom it came from, the day it speaks of."""

    records: tuple[Record, ...] = ()
    unit: str | None = None
    date: str | None = None


def gather(
    form: Form,
    tasks: Tasks,
    *,
    book: UnitBook,
    settings: Settings,
    date: dt.date | None = None,
    unit: str | None = None,
) -> Outcome[Gathered]:
    """The records of a workbook, with everything typed in it either recorded or quoted.

    `date` and `unit` hold where the workbook does not say them, see `toolkit.ledger.reports`.
    """
    found: list[Finding] = []
    told = reports(form, book=book, settings=settings, date=date, unit=unit, found=found)
    if not told:
        return Outcome(Gathered(), (*found, finding("LDG013", file=form.name)))
    if all(row.sheet == PRINTED for row in form.rows):
        found.append(finding("LDG018", file=form.name))
    gathering = _Gathering(form, told)
    placed = tuple(zip(form.rows, tasks.of(form), strict=True))
    gathering.take(placed)
    found += [*gathering.found, *gathering.rest(), *_strays(form)]
    units = dict.fromkeys(each.unit for each in told if each.unit)
    gathered = Gathered(
        records=tuple(gathering.records),
        unit="、".join(units) or None,
        date=max(each.day for each in told).isoformat(),
    )
    return Outcome(gathered, in_order(found))


_NOT_FOUND = "#N/A"

_Told: TypeAlias = dict[tuple[str, str | None], list[tuple[FormRow, frozenset[str]]]]
"""The rows about each task that a unit has reported on, with what they said."""


class _Gathering:
    """The rows of one form, one after the other."""

    def __init__(self, form: Form, reports: tuple[Report, ...]) -> None:
        self._form, self._reports = form, reports
        lights = reports[0].settings.lights.values()
        self._changes = Changes(form, frozenset(lamp.word for lamp in lights))
        self._cells = Cells(form)
        self._seen: set[str] = set()
        self._told: _Told = {}
        self._telling: dict[int, bool] = {}
        self.records: list[Record] = []
        self.found: list[Finding] = []

    def take(self, placed: Sequence[tuple[FormRow, tuple[Subject, ...]]]) -> None:
        """The records and findings of all rows, each with its tasks."""
        held, repeated = Held(placed), _Repeated(placed)
        for row, subjects in placed:
            if subjects:
                self._take(repeated.without(row, subjects), subjects, held.of(row, subjects))
            else:
                self.found += _unknown(self._form, row)

    def rest(self) -> Iterator[Finding]:
        """What can only be told about the whole form."""
        yield from _repeated(self._form, self._told)
        yield from _missing(self._form, self._seen)
        yield from only_signed(self._telling, self._reports)

    def _take(self, row: FormRow, subjects: tuple[Subject, ...], known: Mapping[str, str]) -> None:
        first = subjects[0]
        if row.sheet != PRINTED and not first.inserted:
            self._seen.add(issued_key(subjects))
        whole = first.inserted.whole if first.inserted else first.issued
        issued = self._cells.of(row, whole or first.fingerprint)
        report = self._reports[row.table]
        outcome = entries.read(report, row, subjects, known, issued)
        self.found += [*outcome.findings, *self._changes.of(row, subjects, issued)]
        self.found += _added(self._form, row, subjects)
        self.records += outcome.value
        if outcome.value:
            ids = frozenset(record.id for record in outcome.value)
            self._told.setdefault((key(subjects), report.unit), []).append((row, ids))
            self._telling.setdefault(row.table, False)
            self._telling[row.table] |= any(record.event for record in outcome.value)
            self.found += _gone(self._form, subjects)


class _Repeated:
    """What the sheet for paper says again, where a program saved its formulas as values."""

    def __init__(self, placed: Sequence[tuple[FormRow, tuple[Subject, ...]]]) -> None:
        self._said = {
            (key(subjects), name, cell.words)
            for row, subjects in placed
            if subjects and row.sheet != PRINTED
            for name, cell in row.cells.items()
        }

    def without(self, row: FormRow, subjects: Sequence[Subject]) -> FormRow:
        """The row without what the ledger says too, and without formulas that found nothing."""
        if row.sheet != PRINTED:
            return row
        cells = {
            name: cell
            for name, cell in row.cells.items()
            if (key(subjects), name, cell.words) not in self._said and cell.words != _NOT_FOUND
        }
        return replace(row, cells=cells)


def contradictions(events: Iterable[Event], touched: Iterable[str]) -> tuple[Finding, ...]:
    """LDG008 for each of these tasks (by fingerprint) about which units last said different things.

    What the office itself entered does not count.
    """
    wanted = frozenset(touched)
    said: dict[str, dict[str, list[Event]]] = {}
    for event in events:
        if event.unit and event.fingerprint in wanted:
            said.setdefault(event.fingerprint, {}).setdefault(event.unit, []).append(event)
    found = []
    for fingerprint in sorted(said):
        task = max(each.task for told in said[fingerprint].values() for each in told)
        for field, column in (("status", "状态"), ("percent", "完成比例")):
            words = dict(_last_words(said[fingerprint], field))
            if len(set(words.values())) > 1:
                listed = "；".join(f"{unit}“{word}”" for unit, word in sorted(words.items()))
                found.append(finding("LDG008", task=task, column=column, words=listed))
    return tuple(found)


def _last_words(said: dict[str, list[Event]], field: str) -> Iterator[tuple[str, str]]:
    """What each unit last told about a field, in words."""
    for unit, told in said.items():
        if all(getattr(event, field) is None for event in told):
            continue
        (state,) = fold(told).values()
        yield unit, entries.words(getattr(state, field))


def _unknown(form: Form, row: FormRow) -> Iterator[Finding]:
    """Everything in a row of no task; its place is that of its first cell."""
    if all(_is_of_template(form, cell) for cell in row.cells.values()):
        return
    first = next(iter(row.cells.values()))
    quoted = "；".join(
        f"{row.headers.get(key) or key}“{cell.words}”"
        for key, cell in row.cells.items()
        if key != "id"
    )
    if "id" in row.cells:
        task = row.cells["id"].words
        yield finding("LDG002", file=form.name, place=first.place, task=task, typed=quoted)
    else:
        yield finding("LDG009", file=form.name, place=first.place, typed=quoted)


def _added(form: Form, row: FormRow, subjects: Sequence[Subject]) -> Iterator[Finding]:
    """A task that nobody knew before."""
    if subjects[0].new:
        words = row.cells["text"]
        yield finding("LDG020", file=form.name, place=words.place, typed=words.words)


def _gone(form: Form, subjects: Sequence[Subject]) -> Iterator[Finding]:
    for subject in subjects:
        if subject.gone:
            yield finding("LDG017", file=form.name, task=subject.id)


def _repeated(form: Form, told: _Told) -> Iterator[Finding]:
    for rows in told.values():
        if len({ids for _, ids in rows}) > 1:
            task = rows[0][0].cells["id"].words if "id" in rows[0][0].cells else "（无编号）"
            places = "、".join(f"“{row.sheet}”第{row.number}行" for row, _ in rows)
            yield finding("LDG010", file=form.name, task=task, count=len(rows), places=places)


def _missing(form: Form, seen: set[str]) -> Iterator[Finding]:
    """Rows that were issued and did not come back."""
    if not seen or form.issued is None:
        return
    missing = [
        row
        for row, pairs in form.issued.tasks.items()
        if " ".join(sorted(fingerprint for _, fingerprint in pairs)) not in seen
    ]
    if missing:
        yield finding("LDG014", file=form.name, count=len(missing), tasks="、".join(missing))


def _is_of_template(form: Form, cell: Typed) -> bool:
    """Whether these words stood around the table in the office's own workbook."""
    return form.issued is not None and digests.of(cell.words) in form.issued.around


def _strays(form: Form) -> Iterator[Finding]:
    for cell in form.strays:
        if _is_of_template(form, cell):
            continue
        yield finding("LDG012", file=form.name, place=cell.place, typed=cell.words)
