"""A workbook that came back (回收的台账), as far as it can be told without the speech.

Nothing here depends on the order of rows, columns or sheets: cells are known by the header above
them, rows by the id they carry.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Value: TypeAlias = str | float | dt.date

KNOWN = "known"
"""Key of the hidden column that says what a row already held when the ledger was issued."""

KNOWN_HEADER = "已登记内容"
ROLE_HEADER = "本单位职责"
HISTORY_HEADER = "历次反馈"
OWN = "own:"
"""Before the header, the key of a column of the office's own."""

PRINTED = "打印版"
"""Name of the sheet for paper, which is read but not meant to be filled in."""

UNIT_MARK = "："
"""In the name of the ledger on the hidden sheet, stands before the unit it was issued to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """One cell: where it stands, what it shows, and its value; `share` for a number shown as %."""

    sheet: str
    cell: str
    value: Value
    share: bool = False

    @property
    def words(self) -> str:
        """What stands there, as a person would say it."""
        if isinstance(self.value, dt.date):
            return self.value.isoformat()
        if isinstance(self.value, float):
            return f"{self.value * 100:.12g}%" if self.share else f"{self.value:.15g}"
        return self.value

    @property
    def place(self) -> str:
        """Sheet and cell, as messages name them."""
        return f"“{self.sheet}”{self.cell}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """One row of a table: its cells that are not empty, by the keys of their columns.

    `headers` are the words above all columns of the table, by the same keys; `table` is the place
    of the table among those of the form.
    """

    sheet: str
    number: int
    cells: Mapping[str, Typed]
    headers: Mapping[str, str] = field(default_factory=dict)
    table: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTable:
    """One table of a workbook: people put the forms of several units on one sheet or in one file.

    `owner` is the unit that its title names; `signed` holds what stands behind 填报单位, 填报人,
    审核人 and 填报日期.
    """

    owner: str | None = None
    signed: Mapping[str, Typed] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """What the hidden sheet says: from which speech the ledger was made, for whom, of which tasks.

    `tasks` gives for each ledger row the ids and fingerprints of the tasks it stands for, `cells`
    the hashes of what it showed, `around` those of an office's own words around the table; see
    `toolkit.ledger.digests`.
    """

    source_sha256: str | None
    preset: str | None
    tasks: Mapping[str, tuple[tuple[str, str], ...]]
    cells: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    around: frozenset[str] = frozenset()

    @property
    def unit(self) -> str | None:
        """The unit it was issued to; None if it was issued to no single one."""
        return (self.preset or "").partition(UNIT_MARK)[2] or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A returned workbook; `moment` is when it was saved, in UTC, None where it does not say.

    `strays` are cells that belong to no row of a table and that nobody but a person can have typed.
    """

    name: str
    sha256: str
    moment: str | None
    issued: Issued | None
    rows: tuple[FormRow, ...]
    tables: tuple[FormTable, ...] = ()
    strays: tuple[Typed, ...] = ()
