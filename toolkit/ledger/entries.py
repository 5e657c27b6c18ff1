"""One row of a returned workbook as records: what people entered, cell by cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.codes import finding
from toolkit.findings import Finding, Outcome
from toolkit.ledger import typed
from toolkit.ledger.added import FILLED_IN
from toolkit.ledger.columns import BY_KEY, Content
from toolkit.ledger.digests import kept, plain
from toolkit.ledger.form import (
    HISTORY_HEADER,
    KNOWN,
    OWN,
    PRINTED,
    ROLE_HEADER,
    FormRow,
    Typed,
)
from toolkit.ledger.former import HEADER as FORMER_HEADER
from toolkit.ledger.headers import NUMBER
from toolkit.ledger.inserted import Insertion
from toolkit.ledger.progress import Event, EventSource
from toolkit.ledger.record import Note, Record
from toolkit.ledger.reports import Report
from toolkit.ledger.rows import MARKS, PENDING
from toolkit.ledger.tasks import Subject
from toolkit.schema import labels

FIELDS = {
    "status": "status",
    "percent": "percent",
    "progress": "text",
    "problem": "problem",
    "next_step": "next_step",
    "evidence": "evidence",
    "revised_deadline": "revised_deadline",
}
"""Columns and the fields of an event that hold what is typed there."""

OPEN_UNITS = frozenset({"lead", "responsible", "support"})
"""Columns of the source that the office completes where the text leaves them open."""

_DATES = frozenset({"revised_deadline", "closed_date", "due"})
_TOLD = frozenset({"progress", "next_step"})
_OURS = frozenset(f"{OWN}{each}" for each in (ROLE_HEADER, HISTORY_HEADER, FORMER_HEADER))
_NO_ENTRY = frozenset({key for key, each in BY_KEY.items() if not each.editable})
_STATUSES = labels("Status", "progress")


def read(
    report: Report,
    row: FormRow,
    subjects: Sequence[Subject],
    known: Mapping[str, str],
    issued: Mapping[str, str],
) -> Outcome[tuple[Record, ...]]:
    """The records of a row for each of its tasks, without what is `known`, by column.

    That is what the row held when it was issued; emptying it is told and changes nothing. `issued`
    are the hashes of what people only read, which a part repeats of its whole. An inserted row
    always says where its task belongs, and whose it is if the form is of one unit.
    """
    found: list[Finding] = []
    told: dict[str, Any] = {}
    noted: dict[str, str] = {}
    for key, cell in row.cells.items():
        if not takes(key, cell, row, subjects) or kept(key, cell, issued):
            continue
        if _is_known(key, cell, subjects, known) or _is_inherited(key, cell, subjects):
            continue
        value = _read(report, row, key, cell, found)
        if value is not None and key in FIELDS:
            told[FIELDS[key]] = value
        elif value is not None:
            noted[key] = str(value).removesuffix(MARKS["entered"])
    if inserted := subjects[0].inserted:
        noted |= _belonging(report, inserted, noted)
    elif row.sheet != PRINTED:  # there, formulas repeat the ledger
        found += _cleared(report, row, known)
    records = [
        record for subject in subjects for record in _records(report, row, subject, told, noted)
    ]
    return Outcome(tuple(records), tuple(found))


def words(value: Content | float) -> str:
    """A value as findings show it."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.15g}"
    return _STATUSES.get(str(value), str(value)) if value is not None else ""


def same(cell: Typed, before: Content) -> bool:
    """Whether the cell shows that value, however it was saved."""
    if isinstance(before, dt.date):
        meant = typed.day(cell.value, before)
        return meant is not None and meant[0] == before
    return plain(cell.words) == plain(words(before))


def takes(key: str, cell: Typed, row: FormRow, subjects: Sequence[Subject]) -> bool:
    """Whether people enter something in this cell of a row, and not only read it."""
    if key in _NO_ENTRY and subjects[0].added:
        return key in FILLED_IN and row.sheet != PRINTED
    entry = key not in _NO_ENTRY and key not in _OURS and key not in {KNOWN, NUMBER}
    return entry or _is_settled(key, cell, subjects)


def _is_known(key: str, cell: Typed, subjects: Sequence[Subject], known: Mapping[str, str]) -> bool:
    """Whether the cell says what the row held before, as entered or by the unit book."""
    if key in known:
        share = typed.share(cell) if key == "percent" else None
        return same(cell, known[key]) or (share is not None and f"{share[0]:.15g}" == known[key])
    before = subjects[0].shown.get(key) if len(subjects) == 1 else None
    return before is not None and same(cell, before)


def _is_inherited(key: str, cell: Typed, subjects: Sequence[Subject]) -> bool:
    """Whether the cell was copied from another part, and says what that has from its whole."""
    inserted = subjects[0].inserted
    return bool(
        inserted
        and inserted.whole
        and key in FILLED_IN
        and cell.words.endswith(MARKS["inherited"].lstrip("（"))
    )


def _belonging(report: Report, inserted: Insertion, noted: Mapping[str, str]) -> dict[str, str]:
    found = {"text": inserted.words, **dict([inserted.anchor])}
    if inserted.whole is None and report.owner and not OPEN_UNITS & set(noted):
        found["responsible"] = report.owner
    return found


def _is_settled(key: str, cell: Typed, subjects: Sequence[Subject]) -> bool:
    """Whether somebody named a unit where the text leaves it open (待明确)."""
    if key not in OPEN_UNITS or len(subjects) != 1 or key not in subjects[0].shown:
        return False
    before = subjects[0].shown[key]
    return before in {PENDING, ""} and not same(cell, before) and cell.words != PENDING


def _read(
    report: Report, row: FormRow, key: str, cell: Typed, found: list[Finding]
) -> str | float | None:
    """The value of one entry, None where it cannot be used."""
    if key in _DATES:
        return _day(report, row, key, cell, found)
    if key == "percent":
        return _share(report, row, cell, found)
    if key == "status":
        return _status(report, cell, found)
    if key in _TOLD and typed.empty_phrase(cell.words):
        found.append(
            finding(
                "LDG007",
                file=report.form.name,
                place=cell.place,
                column=row.headers[key],
                typed=cell.words,
            )
        )
    return cell.words


def _day(report: Report, row: FormRow, key: str, cell: Typed, found: list[Finding]) -> str | None:
    place, column = cell.place, row.headers[key]
    day = typed.day(cell.value, report.day, ahead=key == "revised_deadline")
    if day is None:
        file = report.form.name
        found.append(finding("LDG004", file=file, place=place, column=column, typed=cell.words))
        return None
    if day[1]:
        found.append(_read_as(report, cell, column, day[0].isoformat()))
    return day[0].isoformat()


def _share(report: Report, row: FormRow, cell: Typed, found: list[Finding]) -> float | None:
    place, column = cell.place, row.headers["percent"]
    share = typed.share(cell)
    if share is None:
        file = report.form.name
        found.append(finding("LDG005", file=file, place=place, column=column, typed=cell.words))
        return None
    if share[1]:
        found.append(_read_as(report, cell, column, f"{share[0]:g}%"))
    return share[0]


def _status(report: Report, cell: Typed, found: list[Finding]) -> str | None:
    status = typed.status(cell.words, report.settings.statuses)
    if status is None:
        file, known = report.form.name, "、".join(report.settings.statuses.values())
        found.append(finding("LDG006", file=file, place=cell.place, typed=cell.words, known=known))
    return status


def _read_as(report: Report, cell: Typed, column: str, meaning: str) -> Finding:
    return finding(
        "LDG016",
        file=report.form.name,
        place=cell.place,
        column=column,
        typed=cell.words,
        meaning=meaning,
    )


def _cleared(report: Report, row: FormRow, known: Mapping[str, str]) -> list[Finding]:
    return [
        finding(
            "LDG015",
            file=report.form.name,
            place=f"“{row.sheet}”第{row.number}行",
            column=row.headers[key],
            before=before,
        )
        for key, before in known.items()
        if before and key in row.headers and key not in row.cells
    ]


def _records(
    report: Report, row: FormRow, subject: Subject, told: dict[str, Any], noted: dict[str, str]
) -> list[Record]:
    source = EventSource(
        file=report.form.name, sheet=row.sheet, row=row.number, sha256=report.form.sha256
    )
    whose: dict[str, Any] = {
        "task": subject.id,
        "fingerprint": subject.issued or subject.fingerprint,  # the log stays as it was written
        "date": report.day.isoformat(),
        "unit": report.unit,
        "source": source,
    }
    moment = report.form.moment
    found = []
    if told:
        event = Event(seq=1, reporter=report.reporter, **whose, **{**_NOTHING, **told})
        found.append(Record(moment=moment, event=event))
    for column, text in noted.items():
        found.append(Record(moment=moment, note=Note(column=column, text=text, **whose)))
    return found


_NOTHING: dict[str, Any] = dict.fromkeys(FIELDS.values())
