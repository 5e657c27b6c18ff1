"""The hidden sheet of a ledger: from which speech it was made, for whom, of which tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from toolkit.ledger import digests
from toolkit.ledger.form import Issued
from toolkit.readers.returned.cells import value_of

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_RECORD = "_taizhang"
_SEPARATOR = re.compile(r"[\t\n]")
"""Version 0.1.0 wrote tabs."""

_RECORD_FIELDS = ("id", "fingerprint")


def read(book: Workbook) -> tuple[Issued | None, dict[str, str]]:
    """What the hidden sheet says, and the keys of the headers; it may have been renamed."""
    for sheet in book.worksheets:
        if sheet.title == _RECORD or is_record(sheet):
            return _facts(sheet)
    return None, {}


def is_record(sheet: Worksheet) -> bool:
    """Whether it is the hidden sheet, by its first cell."""
    return bool(sheet["A1"].value == "schema_version")


def _facts(sheet: Worksheet) -> tuple[Issued, dict[str, str]]:
    lines = [[_word(each) for each in line] for line in _filled(sheet)]
    facts = {line[0]: line[1] for line in lines if len(line) > 1 and line[0]}
    keys, words = (_SEPARATOR.split(facts.get(name, "")) for name in ("columns", "headers"))
    headers = {" ".join(w.split()): key for w, key in zip(words, keys, strict=False) if w and key}
    tasks: dict[str, list[tuple[str, str]]] = {}
    cells: dict[str, dict[str, str]] = {}
    start = next((n for n, line in enumerate(lines) if tuple(line[:2]) == _RECORD_FIELDS), None)
    for line in lines[start + 1 :] if start is not None else ():
        if len(line) > 1 and re.fullmatch(r"[0-9a-f]{16}(-[0-9]+)?", line[1]):
            row = line[5] if len(line) > 5 and line[5] else line[0]
            tasks.setdefault(row, []).append((line[0], line[1]))
            if len(line) > 6 and line[6]:
                cells[row] = digests.by_key(keys, line[6])
    issued = Issued(
        source_sha256=facts.get("source_sha256"),
        preset=facts.get("preset"),
        tasks={row: tuple(each) for row, each in tasks.items()},
        cells=cells,
        around=frozenset(facts.get("around", "").split()),
    )
    return issued, headers


def _filled(sheet: Worksheet) -> Iterator[tuple[Any, ...]]:
    last = min(sheet.max_row, 1_000_000)
    yield from sheet.iter_rows(min_row=1, max_row=last, max_col=7, values_only=True)


def _word(value: Any) -> str:
    found = value_of(value)
    return "" if found is None else str(found)
