"""Ledgers that show what is known (填好的台账): typed progress, history, and what was typed before.

A preset is filled by giving its columns their contents; any writer of ledgers then writes them.
A hidden column says what each row held, so that only what people change is news when it returns.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace

from toolkit.ledger import former, held, own_columns
from toolkit.ledger.by_point import gathered
from toolkit.ledger.columns import COLUMNS, Column, Content
from toolkit.ledger.entries import FIELDS, OPEN_UNITS, words
from toolkit.ledger.form import HISTORY_HEADER, KNOWN, KNOWN_HEADER, OWN
from toolkit.ledger.presets import Preset
from toolkit.ledger.progress import Event, in_order, present
from toolkit.ledger.record import Note
from toolkit.ledger.rows import MARKS, By, Row, calendar_day, rows
from toolkit.ledger.settings import Settings
from toolkit.ledger.unitbook import UnitBook, expanded
from toolkit.model import Speech

_WIDEST = 250.0
_DATES = frozenset({"revised_deadline", "closed_date", "due"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled(Column):
    """A column with contents by the ids of rows.

    Other rows show what they show otherwise, or nothing where that is `only` what there is.
    """

    contents: Mapping[str, Content]
    only: bool = False

    def value(self, row: Row) -> Content:
        """What was typed about the row, or else what the plain column shows."""
        if row.id in self.contents:
            return self.contents[row.id]
        return "" if self.only else Column.value(self, row)


def filled(
    preset: Preset,
    speech: Speech,
    events: Iterable[Event],
    notes: Iterable[Note],
    settings: Settings,
    *,
    units: UnitBook | None = None,
    by: By = "task",
    history: bool = False,
) -> Preset:
    """The preset with what was typed about each task of the speech, or about those of each point.

    Columns of the office's own that anybody filled in are added, one of the words that rewritten
    tasks had before, and with `history` one of all reports; the hidden column of what is known,
    by what was typed or by the unit book, stands last.
    """
    reports, noted = tuple(events), tuple(notes)
    entries = rows(speech, by=by, units=units)

    def told(contents: Mapping[str, Mapping[str, Content]]) -> dict[str, dict[str, Content]]:
        if by == "task":
            return {key: dict(each) for key, each in contents.items()}
        return {key: gathered(key, each, entries, settings) for key, each in contents.items()}

    whole = expanded(speech, units) if units else speech
    contents = told(_contents(whole, reports, noted, settings))
    ours = told(
        {
            former.HEADER: former.changes(noted, speech),
            HISTORY_HEADER: _history(speech, reports, settings) if history else {},
        }
    )
    own = [
        own_columns.own(key.removeprefix(OWN))
        for key in dict.fromkeys(note.column for note in noted)
        if key.startswith(OWN) and key not in preset.keys and contents.get(key)
    ]
    columns = [
        contents_of(column, contents[column.key]) if contents.get(column.key) else column
        for column in (*preset.columns, *own)
    ]
    if ours[former.HEADER]:
        columns.append(column_of(former.HEADER, ours[former.HEADER], width=30))
    if history:
        columns.append(column_of(HISTORY_HEADER, ours[HISTORY_HEADER], width=60))
    known = _prefilled(entries)
    known |= {key: {**known.get(key, {}), **each} for key, each in contents.items()}
    names = {row.id: " ".join(sorted(task.fingerprint for task in row.tasks)) for row in entries}
    cells = _known(known, {column.key for column in columns}, names)
    hidden = column_of(KNOWN_HEADER, cells, width=_WIDEST)  # narrow, it would make rows high
    columns.append(replace(hidden, key=KNOWN, hidden_if="always"))
    return replace(preset, columns=tuple(columns))


def column_of(
    header: str, contents: Mapping[str, Content], *, width: float, centered: bool = False
) -> Filled:
    """A column of ours that only tells: these words by the ids of rows, elsewhere nothing."""
    return Filled(
        key=f"{OWN}{header}",
        header=header,
        width=width,
        centered=centered,
        guide="由本工具按登记内容填写，请勿改动",
        contents=contents,
        only=True,
    )


def contents_of(column: Column, contents: Mapping[str, Content]) -> Filled:
    """The column with these contents in some rows."""
    facts = {field.name: getattr(column, field.name) for field in fields(column)}
    return Filled(**facts | {"contents": contents})


def _contents(
    speech: Speech, events: tuple[Event, ...], notes: tuple[Note, ...], settings: Settings
) -> dict[str, dict[str, Content]]:
    """What each column shows, by the ids of tasks; only what somebody told."""
    states = present(speech, events)
    named = {(event.fingerprint, f) for event in events for f in FIELDS.values()
             if getattr(event, f) is not None}  # fmt: skip
    found: dict[str, dict[str, Content]] = {}
    last = {(note.fingerprint, note.column): note.text for note in notes}
    for task in speech.tasks:
        for key, name in FIELDS.items():
            if (task.fingerprint, name) in named:
                value = getattr(states[task.id], name)
                if value is not None:  # a share of one unit says nothing about the task
                    found.setdefault(key, {})[task.id] = _shown(key, value, settings)
        for (fingerprint, key), text in last.items():
            if fingerprint == task.fingerprint:
                entered = text + MARKS["entered"] if key in OPEN_UNITS else text
                found.setdefault(key, {})[task.id] = _shown(key, entered, settings)
    return found


def _prefilled(entries: Iterable[Row]) -> dict[str, dict[str, Content]]:
    """What columns that people fill in show of themselves, by the ids of rows."""
    found: dict[str, dict[str, Content]] = {}
    for row in entries:
        for column in COLUMNS:
            if column.prefilled and (content := column.value(row)):
                found.setdefault(column.key, {})[row.id] = content
    return found


def _shown(key: str, value: str | float, settings: Settings) -> Content:
    if key == "status":
        return settings.statuses[str(value)]
    if key in _DATES:
        return calendar_day(str(value)) or str(value)
    if isinstance(value, float | int):
        return int(value) if float(value).is_integer() else words(float(value))
    return value


def _known(
    contents: Mapping[str, Mapping[str, Content]], shown: set[str], names: Mapping[str, str]
) -> dict[str, str]:
    """What each row holds, as words for the hidden column."""
    rows: dict[str, dict[str, str]] = {}
    for key, column in contents.items():
        if key in shown:
            for id_, value in column.items():
                rows.setdefault(id_, {})[key] = words(value)
    return {id_: held.cell(names[id_], row) for id_, row in rows.items()}


def _history(speech: Speech, events: tuple[Event, ...], settings: Settings) -> dict[str, str]:
    """All reports about each task, a line each, the latest first."""
    lines: dict[str, list[str]] = {}
    for event in in_order(events):
        told = (
            settings.statuses[event.status] if event.status else "",
            f"{event.percent:g}%" if event.percent is not None else "",
            event.text or "",
            f"存在问题：{event.problem}" if event.problem else "",
            f"延期至{event.revised_deadline}" if event.revised_deadline else "",
        )
        said = "，".join(filter(None, told)) or "有反馈"
        day = dt.date.fromisoformat(event.date)
        when = f"{day.year}年{day.month}月{day.day}日"
        lines.setdefault(event.fingerprint, []).insert(
            0, f"{when} {event.unit or '本单位'}：{said}"
        )
    return {
        task.id: "\n".join(lines[task.fingerprint])
        for task in speech.tasks
        if task.fingerprint in lines
    }
