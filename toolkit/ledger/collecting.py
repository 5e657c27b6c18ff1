"""What returned workbooks say (收取反馈), as records; what cannot be used is quoted in a finding.

Nothing depends on the order of rows, sheets or files.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from toolkit.codes import finding
from toolkit.findings import Finding, Outcome, in_order
from toolkit.ledger import digests, entries, typed
from toolkit.ledger.changes import Changes
from toolkit.ledger.digests import Cells
from toolkit.ledger.entries import Report
from toolkit.ledger.form import PRINTED, Form, FormRow, Typed
from toolkit.ledger.progress import Event, fold
from toolkit.ledger.record import Record
from toolkit.ledger.settings import Settings
from toolkit.ledger.tasks import Subject, Tasks
from toolkit.ledger.unitbook import UnitBook
from toolkit.ledger.unitbook.names import directory

_OFFICE_HOURS = dt.timedelta(hours=8)
"""China standard time, in which a file saved in the evening belongs to that day."""

_UNIT, _REPORTER, _CHECKER, _DATE = "填报单位", "填报人", "审核人", "填报日期"


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

    The day is the one filled in, else `date`, else that on which the file was saved; the unit the
    one filled in, else the one it was issued to, else `unit`.
    """
    found: list[Finding] = []
    day = _day(form, date, found)
    if day is None:
        return Outcome(Gathered(), (*found, finding("LDG013", file=form.name)))
    report = Report(
        form=form,
        day=day,
        unit=_unit(form, book, unit),
        reporter=_reporter(form),
        settings=settings,
    )
    if all(row.sheet == PRINTED for row in form.rows):
        found.append(finding("LDG018", file=form.name))
    changes = Changes(form, frozenset(lamp.word for lamp in settings.lights.values()))
    cells = Cells(form)
    records: list[Record] = []
    seen: set[str] = set()
    told: dict[str, list[tuple[FormRow, frozenset[str]]]] = {}
    placed = list(zip(form.rows, tasks.of(form), strict=True))
    # The sheet for paper repeats what is known, but only the ledger has the hidden column.
    known = {_key(subjects): held for row, subjects in placed if (held := entries.known(row))}
    for row, subjects in placed:
        if not subjects:
            found += _unknown(form, row)
            continue
        if row.sheet != PRINTED:
            seen.add(_issued_key(subjects))
        issued = cells.of(row, subjects[0].issued or subjects[0].fingerprint)
        outcome = entries.read(report, row, subjects, known.get(_key(subjects), {}), issued)
        found += [*outcome.findings, *changes.of(row, subjects, issued)]
        found += _added(form, row, subjects)
        records += outcome.value
        if outcome.value:
            ids = frozenset(record.id for record in outcome.value)
            told.setdefault(_key(subjects), []).append((row, ids))
            found += _gone(form, subjects)
    found += [*_repeated(form, told), *_missing(form, seen), *_strays(form)]
    if not records:
        found += _only_signed(form)
    gathered = Gathered(records=tuple(records), unit=report.unit, date=day.isoformat())
    return Outcome(gathered, in_order(found))


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


def _day(form: Form, date: dt.date | None, found: list[Finding]) -> dt.date | None:
    saved = None
    if form.moment:
        saved = (dt.datetime.fromisoformat(form.moment) + _OFFICE_HOURS).date()
    fallback = date or saved
    cell = form.signed.get(_DATE)
    if cell is None:
        return fallback
    meant = typed.day(cell.value, fallback) if fallback else typed.whole_day(cell.value)
    if meant is None:
        found.append(_impossible_day(form, cell))
        return fallback
    return meant[0]


def _impossible_day(form: Form, cell: Typed) -> Finding:
    return finding("LDG004", file=form.name, place=cell.place, column=_DATE, typed=cell.words)


def _unit(form: Form, book: UnitBook, unit: str | None) -> str | None:
    """The unit that reports, by its full name where the book knows which one is meant."""
    cell = form.signed.get(_UNIT)
    words = cell.words if cell else (form.issued.unit if form.issued else None) or unit
    name = "".join((words or "").split())
    found = directory(book).find(name) if name else ()
    return found[0].name if len(found) == 1 else name or None


def _reporter(form: Form) -> str | None:
    """Who filled it in, and who checked it."""
    reporter, checker = (form.signed.get(label) for label in (_REPORTER, _CHECKER))
    words = [reporter.words] if reporter else []
    words += [f"{_CHECKER}：{checker.words}"] if checker else []
    return "；".join(words) or None


def _key(subjects: Sequence[Subject]) -> str:
    return " ".join(sorted(subject.fingerprint for subject in subjects))


def _issued_key(subjects: Sequence[Subject]) -> str:
    return " ".join(sorted(subject.issued or subject.fingerprint for subject in subjects))


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
    if subjects[0].anchor:
        words = row.cells["text"]
        yield finding("LDG020", file=form.name, place=words.place, typed=words.words)


def _gone(form: Form, subjects: Sequence[Subject]) -> Iterator[Finding]:
    for subject in subjects:
        if subject.gone:
            yield finding("LDG017", file=form.name, task=subject.id)


def _repeated(
    form: Form, told: dict[str, list[tuple[FormRow, frozenset[str]]]]
) -> Iterator[Finding]:
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


def _only_signed(form: Form) -> Iterator[Finding]:
    """What stands behind the labels of the signature of a form that reports nothing."""
    if form.signed:
        words = "；".join(f"{label}“{cell.words}”" for label, cell in form.signed.items())
        yield finding("LDG022", file=form.name, typed=words)


def _is_of_template(form: Form, cell: Typed) -> bool:
    """Whether these words stood around the table in the office's own workbook."""
    return form.issued is not None and digests.digest(cell.words) in form.issued.around


def _strays(form: Form) -> Iterator[Finding]:
    for cell in form.strays:
        if _is_of_template(form, cell):
            continue
        yield finding("LDG012", file=form.name, place=cell.place, typed=cell.words)
