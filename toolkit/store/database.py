"""The SQLite database of a project: opening it, its versions, and what its refusals mean.

Write-ahead log with full synchronisation: what a transaction committed survives the end of the
process and of the machine, and what it did not commit leaves no trace.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit.errors import NotWritten, ToolkitError, UnreadableSource

_PATIENCE = 60.0
"""Seconds to wait for another process that is writing."""

_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_REFUSED = {
    sqlite3.SQLITE_FULL: "磁盘已满",
    sqlite3.SQLITE_READONLY: "没有写入权限",
    sqlite3.SQLITE_IOERR: "磁盘读写错误",
    sqlite3.SQLITE_CANTOPEN: "打不开数据库文件",
}

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE speeches (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        sha256 TEXT NOT NULL
    );
    CREATE TABLE units (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        body TEXT NOT NULL
    );
    CREATE TABLE ledgers (
        number INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL,
        name TEXT NOT NULL,
        direction TEXT NOT NULL CHECK (direction IN ('issued', 'returned')),
        unit TEXT,
        date TEXT,
        UNIQUE (sha256, direction)
    );
    CREATE TABLE records (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        moment TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('event', 'note')),
        body TEXT NOT NULL,
        UNIQUE (id, moment)
    );
    CREATE TRIGGER records_stay BEFORE UPDATE ON records
        BEGIN SELECT RAISE(ABORT, 'records are append-only'); END;
    CREATE TRIGGER records_last BEFORE DELETE ON records
        BEGIN SELECT RAISE(ABORT, 'records are append-only'); END;
    """,
)
"""One script for each version of the tables, from the one before it; the first makes them."""


def connected(path: Path) -> sqlite3.Connection:
    """A connection to the database there, brought up to the newest version of its tables.

    Raises UnreadableSource where it is damaged or made by a newer program, NotWritten where the
    system refuses.
    """
    with refusals(path):
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            if _version(connection) < len(MIGRATIONS):
                connection.execute("PRAGMA journal_mode = WAL")
                _migrate(connection)
            _refuse_newer(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """All changes made inside are kept together, or none of them. Raises as `connected` does."""
    with refusals(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Turn what SQLite refuses into words."""
    try:
        yield
    except sqlite3.Error as error:
        raise _problem(error, path) from error


def _problem(error: sqlite3.Error, path: Path) -> ToolkitError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the lower byte is the kind of refusal
    if code in _BUSY:
        return NotWritten(f"{path} 正被其他程序写入，等了一分钟仍未结束。请稍后重试。")
    if code in _REFUSED:
        return NotWritten(
            f"无法写入 {path}（{_REFUSED[code]}），已写的都在，这一次的没有写入。"
            "请检查磁盘空间和权限后重试。"
        )
    return UnreadableSource(f"{path} 已损坏或不是项目数据库。请从备份或导出文件恢复。")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _refuse_newer(connection: sqlite3.Connection, path: Path) -> None:
    if (version := _version(connection)) > len(MIGRATIONS):
        message = (
            f"{path} 的版本是 {version}，本工具只认到 {len(MIGRATIONS)}。"
            "请升级 taizhang：pip install -U taizhang"
        )
        raise UnreadableSource(message)


def _migrate(connection: sqlite3.Connection) -> None:
    """Step by step in one transaction; another process may have done it meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(_version(connection), len(MIGRATIONS)):
            for statement in _statements(MIGRATIONS[number]):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; `executescript` would commit the transaction around it."""
    statement = ""
    for line in script.strip().splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
