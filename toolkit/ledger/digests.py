"""Short hashes of cells (单元格指纹), by which a returned ledger shows what people changed in it.

A ledger may come back after its speech, its unit book or its history has changed, so what stood in
a cell when it was issued cannot be worked out again; the hidden sheet keeps a hash of it.
"""

from __future__ import annotations

import datetime as dt
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence

from toolkit.ledger import typed
from toolkit.ledger.columns import BY_KEY, Column, Content
from toolkit.ledger.form import Form, FormRow, Typed
from toolkit.source import fold

_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that no cell can hold."""

EMPTY, _OPEN = "-", "."
"""Stand for a cell that was empty, and for one that people fill in or a formula computes."""


def line(columns: Sequence[Column], contents: Iterable[Content]) -> str:
    """The hashes of a row, in the order of its columns."""
    return " ".join(
        _OPEN if column.editable or column.kind == "light" else of(_words(content))
        for column, content in zip(columns, contents, strict=True)
    )


def by_key(keys: Sequence[str], words: str) -> dict[str, str]:
    """The hashes of a line by the keys of the columns; none where the line was damaged."""
    found = words.split(" ")
    if len(found) != len(keys):
        return {}
    return {key: each for key, each in zip(keys, found, strict=True) if each != _OPEN}


def kept(key: str, cell: Typed, issued: Mapping[str, str]) -> bool:
    """Whether the cell still says what it said when it was issued, however it was saved."""
    return key in issued and issued[key] in said(key, cell)


def said(key: str, cell: Typed) -> set[str]:
    """The hashes of what a cell says, which of a date may be those of its words or of its day."""
    words = {cell.words}
    if key in BY_KEY and BY_KEY[key].kind == "date" and (day := typed.whole_day(cell.value)):
        words.add(day[0].isoformat())
    return set(map(of, words))


class Cells:
    """What the rows of a form showed when they were issued, as hashes by the keys of columns."""

    def __init__(self, form: Form) -> None:
        self._cells: dict[str, Mapping[str, str]] = {}
        self._names: dict[str, str] = {}
        self._columns: dict[str, set[str]] = {}
        if form.issued:
            self._cells = {plain(id_): cells for id_, cells in form.issued.cells.items()}
            for id_, pairs in form.issued.tasks.items():
                self._names.update((fingerprint, plain(id_)) for _, fingerprint in pairs)

    def of(self, row: FormRow, fingerprint: str) -> Mapping[str, str]:
        """Those of a row, found by its id or else by the fingerprint its task was issued under."""
        name = plain(row.cells["id"].words) if "id" in row.cells else ""
        if name not in self._cells:
            name = self._names.get(fingerprint, "")
        return self._cells.get(name, {})

    def repeats(self, key: str, cell: Typed) -> bool:
        """Whether some row showed this in the column, as a row does that was copied."""
        if key not in self._columns:
            self._columns[key] = {cells.get(key, EMPTY) for cells in self._cells.values()}
        return bool(said(key, cell) & self._columns[key])


def of(words: str) -> str:
    """The hash of what a cell shows."""
    found = plain(words)
    return (
        f"{zlib.crc32(found.encode('utf-8', 'surrogatepass')) & 0xFFFFFF:06x}" if found else EMPTY
    )


def plain(words: str) -> str:
    """The words without differences of width and white space, which programs change."""
    return "".join(fold(_ILLEGAL.sub("", words)).split())


def _words(content: Content) -> str:
    if isinstance(content, dt.date):
        return content.isoformat()
    return "" if content is None else str(content)
