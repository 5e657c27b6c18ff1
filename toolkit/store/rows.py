"""What the tables of a project hold, as values; every function works inside a transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator

from toolkit.codec import from_json, to_json
from toolkit.errors import ToolkitError
from toolkit.ledger.progress import Event
from toolkit.ledger.record import Handed, Note, Record
from toolkit.ledger.unitbook import BookUnit
from toolkit.schema import validate


def units(connection: sqlite3.Connection) -> tuple[BookUnit, ...]:
    """The unit book, in its order."""
    found = connection.execute("SELECT body FROM units ORDER BY number")
    return tuple(from_json(BookUnit, json.loads(body)) for (body,) in found)


def ledgers(connection: sqlite3.Connection) -> tuple[Handed, ...]:
    """The workbooks issued and returned, in order."""
    query = "SELECT sha256, name, direction, unit, date FROM ledgers ORDER BY number"
    fields = ("sha256", "name", "direction", "unit", "date")
    return tuple(Handed(**dict(zip(fields, row, strict=True))) for row in connection.execute(query))


def records(connection: sqlite3.Connection) -> Iterator[Record]:
    """Events and notes, in the order they came."""
    query = "SELECT kind, moment, body FROM records ORDER BY number"
    for kind, moment, body in connection.execute(query):
        data = json.loads(body)
        if kind == "event":
            yield Record(moment=moment or None, event=from_json(Event, data))
        else:
            yield Record(moment=moment or None, note=from_json(Note, data))


def keep_speeches(connection: sqlite3.Connection, speeches: Iterable[tuple[str, str]]) -> None:
    """Add speeches by name and hash; one of that name is replaced."""
    connection.executemany(
        "INSERT INTO speeches (name, sha256) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET sha256 = excluded.sha256",
        speeches,
    )


def keep_units(connection: sqlite3.Connection, book: Iterable[BookUnit]) -> None:
    """Add units; one of that name is replaced."""
    connection.executemany(
        "INSERT INTO units (name, body) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET body = excluded.body",
        [(unit.name, json.dumps(to_json(unit), ensure_ascii=False)) for unit in book],
    )


def keep_ledgers(connection: sqlite3.Connection, handed: Iterable[Handed]) -> None:
    """Add workbooks; one that went the same way before adds nothing."""
    connection.executemany(
        "INSERT OR IGNORE INTO ledgers (sha256, name, direction, unit, date)"
        " VALUES (?, ?, ?, ?, ?)",
        [(each.sha256, each.name, each.direction, each.unit, each.date) for each in handed],
    )


def keep_records(connection: sqlite3.Connection, told: Iterable[Record]) -> int:
    """Add records; how many say something new. A fact said again at another moment is no news."""
    count = 0
    for record in told:
        known = connection.execute("SELECT 1 FROM records WHERE id = ?", (record.id,)).fetchone()
        count += not known
        connection.execute(
            "INSERT OR IGNORE INTO records (id, moment, kind, body) VALUES (?, ?, ?, ?)",
            (record.id, record.moment or "", record.kind, _text(record)),
        )
    return count


def _text(record: Record) -> str:
    return json.dumps(record.body, ensure_ascii=False, sort_keys=True)


def refuse_invalid(told: Iterable[Record]) -> None:
    """Raise ToolkitError for an event that breaks `progress.schema.json`, before it is kept."""
    events = [record.body for record in told if record.event]
    for fault in validate("progress", {"schema_version": "1.0", "events": events}):
        message = f"进展记录不符合结构定义，没有写入：{fault.message}"
        raise ToolkitError(message)
    whole = [to_json(record) for record in told]
    state = {"schema_version": "1.0", "speeches": [], "units": [], "ledgers": [], "records": whole}
    for fault in validate("project", state):
        message = f"登记内容不符合结构定义，没有写入：{fault.message}"
        raise ToolkitError(message)
