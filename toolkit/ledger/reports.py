"""Who reports in a returned workbook, and when (填报单位、填报日期), table by table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from toolkit.codes import finding
from toolkit.findings import Finding
from toolkit.ledger import typed
from toolkit.ledger.form import Form, FormTable, Typed
from toolkit.ledger.settings import Settings
from toolkit.ledger.unitbook import UnitBook
from toolkit.ledger.unitbook.names import directory
from toolkit.zh.dates import CHINA

_UNIT, _REPORTER, _CHECKER, _DATE = "填报单位", "填报人", "审核人", "填报日期"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What holds for all rows of a table.

    `owner` is the unit that it was issued to, `signed` the signature that counts for it.
    """

    form: Form
    day: dt.date
    unit: str | None
    reporter: str | None
    settings: Settings
    owner: str | None = None
    signed: Mapping[str, Typed] = field(default_factory=dict)


def reports(
    form: Form,
    *,
    book: UnitBook,
    settings: Settings,
    date: dt.date | None,
    unit: str | None,
    found: list[Finding],
) -> tuple[Report, ...]:
    """A report for each table, at least one; none if not even the day is known.

    The day is the one filled in, else `date`, else that on which the file was saved; the unit the
    one filled in, else the one the table was issued to, else `unit`. A signature under one table
    holds for all that are not of another unit.
    """
    tables = form.tables or (FormTable(),)
    signatures = [_signature(table, tables) for table in tables]
    days = _days(form, signatures, date, found)
    known = next(filter(None, days), None)
    if known is None:
        return ()
    made = []
    for table, signed, day in zip(tables, signatures, days, strict=True):
        owner = table.owner or (form.issued.unit if form.issued else None)
        cell = signed.get(_UNIT)
        made.append(
            Report(
                form=form,
                day=day or known,
                unit=_full_name(cell.words if cell else owner or unit, book),
                reporter=_reporter(signed),
                settings=settings,
                owner=owner,
                signed=signed,
            )
        )
    return tuple(made)


def only_signed(told: Mapping[int, bool], made: tuple[Report, ...]) -> Iterator[Finding]:
    """What stands behind the labels of signatures that no record keeps.

    `told` has the tables that gave records, and whether there was a report among them: other
    records know the unit and the day, but not who filled in the form.
    """
    kept = {id(made[table].signed) for table, has_reports in told.items() if has_reports}
    used = {id(made[table].signed) for table in told}
    for name, each in {id(each.signed): each for each in made if each.signed}.items():
        if name not in kept and (name not in used or each.reporter):
            words = "；".join(f"{label}“{cell.words}”" for label, cell in each.signed.items())
            yield finding("LDG022", file=each.form.name, typed=words)


def _signature(table: FormTable, tables: tuple[FormTable, ...]) -> Mapping[str, Typed]:
    signing = [each for each in tables if each.signed]
    if table.signed or len(signing) != 1:
        return table.signed
    is_same = table.owner is None or table.owner == signing[0].owner
    return signing[0].signed if is_same else {}


def _days(
    form: Form,
    signatures: list[Mapping[str, Typed]],
    date: dt.date | None,
    found: list[Finding],
) -> list[dt.date | None]:
    fallback, days = date or _saved(form), []
    for signed in signatures:
        cell = signed.get(_DATE)
        if cell is None:
            days.append(fallback)
            continue
        meant = typed.day(cell.value, fallback) if fallback else typed.whole_day(cell.value)
        days.append(meant[0] if meant else fallback)
        problem = _impossible_day(form, cell)
        if meant is None and problem not in found:
            found.append(problem)
    return days


def _saved(form: Form) -> dt.date | None:
    if form.moment is None:
        return None
    return dt.datetime.fromisoformat(form.moment).astimezone(CHINA).date()


def _impossible_day(form: Form, cell: Typed) -> Finding:
    return finding("LDG004", file=form.name, place=cell.place, column=_DATE, typed=cell.words)


def _full_name(words: str | None, book: UnitBook) -> str | None:
    """The unit that reports, by its full name where the book knows which one is meant."""
    name = "".join((words or "").split())
    found = directory(book).find(name) if name else ()
    return found[0].name if len(found) == 1 else name or None


def _reporter(signed: Mapping[str, Typed]) -> str | None:
    """Who filled it in, and who checked it."""
    reporter, checker = (signed.get(label) for label in (_REPORTER, _CHECKER))
    words = [reporter.words] if reporter else []
    words += [f"{_CHECKER}：{checker.words}"] if checker else []
    return "；".join(words) or None
