"""The project folder (督办项目): speeches as JSON files, and one SQLite database for the rest.

项目/
  taizhang.db       units, ledgers, records, and which speeches there are
  speeches/*.json   each speech, named by the hash of its content and never changed
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from toolkit import codec
from toolkit.errors import NotWritten, ToolkitError, UnreadableSource, UsageProblem
from toolkit.faults import refusal
from toolkit.ledger.record import Handed, Record, every
from toolkit.ledger.unitbook import BookUnit
from toolkit.model import Speech
from toolkit.store import database, rows

__all__ = ["DATABASE", "Kept", "Project"]

DATABASE = "taizhang.db"
_SPEECHES = "speeches"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A speech of a project: its name there, and the hash and text of its canonical JSON."""

    name: str
    sha256: str
    json: str

    @property
    def speech(self) -> Speech:
        """The speech itself. Raises UnreadableSource if this version cannot read it."""
        return codec.loads(self.json, self.name)


class Project:
    """One project folder. Every call is a transaction of its own; several processes may work."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def init(cls, folder: Path) -> Project:
        """A new project in the folder, which is made if need be; an existing one is opened.

        Raises NotWritten if the system refuses.
        """
        project = cls(folder)
        with _refusals(folder):
            (folder / _SPEECHES).mkdir(parents=True, exist_ok=True)
        database.connected(project.path).close()
        return project

    @classmethod
    def open(cls, folder: Path) -> Project:
        """The project in the folder. Raises UsageProblem if there is none."""
        project = cls(folder)
        if not project.path.is_file():
            message = f"{folder} 不是督办项目（没有 {DATABASE}）。请先运行：taizhang init {folder}"
            raise UsageProblem(message)
        return project

    @property
    def path(self) -> Path:
        """The database file."""
        return self.folder / DATABASE

    def speeches(self) -> tuple[Kept, ...]:
        """The speeches in the order they were added.

        Raises UnreadableSource if the file of one is missing or was changed.
        """
        with self._connected() as connection:
            found = connection.execute("SELECT name, sha256 FROM speeches ORDER BY number")
            return tuple(self._kept(name, sha256) for name, sha256 in found)

    def units(self) -> tuple[BookUnit, ...]:
        """The unit book, in its order."""
        with self._connected() as connection:
            return rows.units(connection)

    def ledgers(self) -> tuple[Handed, ...]:
        """The workbooks issued and returned, in order."""
        with self._connected() as connection:
            return rows.ledgers(connection)

    def records(self) -> tuple[Record, ...]:
        """Events and notes, the earliest first, with their repeats at other moments."""
        with self._connected() as connection:
            return every(rows.records(connection))

    def change(
        self,
        *,
        speeches: Iterable[Kept] = (),
        units: Iterable[BookUnit] = (),
        ledgers: Iterable[Handed] = (),
        records: Iterable[Record] = (),
    ) -> int:
        """Keep all of this, or none of it; how many records are new.

        A speech or a unit of a name that is there already takes its place; ledgers and records
        that are there already add nothing. Raises NotWritten if the system refuses, ToolkitError
        for a record that breaks the schema.
        """
        given, told = tuple(speeches), tuple(records)
        rows.refuse_invalid(told)
        for kept in given:
            self._store(kept)
        with self._connected() as connection, database.transaction(connection, self.path):
            rows.keep_speeches(connection, ((kept.name, kept.sha256) for kept in given))
            rows.keep_units(connection, units)
            rows.keep_ledgers(connection, ledgers)
            return rows.keep_records(connection, told)

    def _kept(self, name: str, sha256: str) -> Kept:
        path = self._file(sha256)
        try:
            data = path.read_bytes()
        except OSError as error:
            message = f"项目缺少讲话“{name}”的文件 {path}。请从备份恢复，或重新 taizhang add。"
            raise UnreadableSource(message) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            message = f"讲话“{name}”的文件 {path} 被改动过。请从备份恢复，或重新 taizhang add。"
            raise UnreadableSource(message)
        return Kept(name=name, sha256=sha256, json=data.decode())

    def _store(self, kept: Kept) -> None:
        """Write the file whole under a temporary name, then rename; a lone file harms nobody."""
        path = self._file(kept.sha256)
        data = kept.json.encode()
        if path.is_file() and path.read_bytes() == data:
            return
        temporary = path.with_name(f".{path.stem[:16]}-{os.getpid()}.tmp")
        try:
            with _refusals(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                with temporary.open("wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                temporary.replace(path)
                _settle(path.parent)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)

    def _file(self, sha256: str) -> Path:
        return self.folder / _SPEECHES / f"{sha256}.json"

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        with (
            closing(database.connected(self.path)) as connection,
            database.refusals(self.path),
        ):
            yield connection


def _settle(folder: Path) -> None:
    """Make a renaming last; systems that cannot open a folder need nothing of the kind."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    try:
        yield
    except ToolkitError:
        raise
    except OSError as error:
        message = (
            f"无法写入 {path}（{refusal(error)}）。请检查磁盘空间和权限，"
            "或另选目录后重试；项目里已有的内容没有变。"
        )
        raise NotWritten(message) from error
