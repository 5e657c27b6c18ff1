"""OLE files (doc, xls, wps, et, encrypted docx) as far as needed to say what they are.

A file system in a file [MS-CFB]: sectors chained by a table, a directory, and short streams inside
a stream of their own. Only the directory and the beginnings of streams are read here; LibreOffice
reads the rest.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

_HEADER = 512
_ENTRY = 128
_NONE = 0xFFFFFFFA
"""From here on a sector number is a mark, such as the end of a chain."""
_CHAIN_LIMIT = 2_000_000


class Broken(Exception):
    """The file ends too early, or its chains lead nowhere."""


class _Entry(NamedTuple):
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class Compound:
    """The streams at the top of an OLE file. All raises Broken where it is cut or damaged."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._read()
        except (struct.error, IndexError, UnicodeDecodeError, OverflowError) as error:
            raise Broken from error

    def _read(self) -> None:
        shift, mini_shift = struct.unpack_from("<HH", self._data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise Broken
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        directory, self._cutoff = struct.unpack_from("<I4xI", self._data, 48)
        mini, more = struct.unpack_from("<I4xI", self._data, 60)
        self._table = self._sector_table(more)
        self._mini_table = self._numbers(self._chain(mini, self._table))
        entries = b"".join(map(self._sector, self._chain(directory, self._table)))
        self._entries = [_entry(entries, at) for at in range(0, len(entries), _ENTRY)]
        root = self._entries[0]
        self._short = list(self._chain(root.start, self._table))
        self.streams = {each.name: each for each in self._tree(root.child) if each.kind == 2}

    def head(self, name: str, length: int) -> bytes:
        """The first bytes of a stream; empty where there is none. Broken where it is not whole."""
        entry = self.streams.get(name)
        if entry is None or not entry.size:
            return b""
        short = entry.size < self._cutoff
        size = self._mini_size if short else self._size
        left, found = entry.size, b""
        try:
            for number in self._chain(entry.start, self._mini_table if short else self._table):
                part = self._short_sector(number) if short else self._sector(number)
                if len(part) < min(left, size):
                    raise Broken
                found += part if len(found) < length else b""
                left -= size
                if left <= 0:
                    return found[:length]
        except IndexError as error:
            raise Broken from error
        raise Broken

    def _sector_table(self, more: int) -> list[int]:
        """Which sector follows each; the header has 109 places of the table, a chain the others."""
        places = list(struct.unpack_from("<109I", self._data, 76))
        for _ in range(_CHAIN_LIMIT):
            if more >= _NONE:
                break
            *further, more = self._numbers([more])
            places += further
        return self._numbers(place for place in places if place < _NONE)

    def _numbers(self, sectors: Iterator[int] | list[int]) -> list[int]:
        found: list[int] = []
        for number in sectors:
            part = self._sector(number)
            if len(part) < self._size:
                raise Broken
            found += struct.unpack(f"<{self._size // 4}I", part)
        return found

    def _chain(self, start: int, table: list[int]) -> Iterator[int]:
        for _ in range(len(table) + 1):
            if start >= _NONE:
                return
            yield start
            start = table[start]
        raise Broken

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _short_sector(self, number: int) -> bytes:
        place, within = divmod(number * self._mini_size, self._size)
        return self._sector(self._short[place])[within : within + self._mini_size]

    def _tree(self, number: int) -> Iterator[_Entry]:
        """The entries of one folder, which hang together as a binary tree."""
        waiting, seen = [number], set()
        while waiting:
            number = waiting.pop()
            if number >= _NONE or number in seen:
                continue
            seen.add(number)
            entry = self._entries[number]
            waiting += (entry.left, entry.right)
            yield entry


def is_locked(compound: Compound) -> bool:
    """Whether a password is needed: a flag of Word, a record of Excel, or a package inside."""
    if "EncryptedPackage" in compound.streams:
        return True
    word = compound.head("WordDocument", 12)
    if len(word) == 12:
        return bool(word[11] & 0x01)
    return _has_file_pass(compound.head("Workbook", 4096) or compound.head("Book", 4096))


def _has_file_pass(records: bytes) -> bool:
    """Whether the first records of a workbook hold FILEPASS (0x2F)."""
    at = 0
    for _ in range(20):
        if at + 4 > len(records):
            break
        kind, length = struct.unpack_from("<HH", records, at)
        if kind == 0x2F:
            return True
        at += 4 + length
    return False


def _entry(entries: bytes, at: int) -> _Entry:
    length, kind = struct.unpack_from("<HB", entries, at + 64)
    left, right, child = struct.unpack_from("<3I", entries, at + 68)
    start, size = struct.unpack_from("<2I", entries, at + 116)
    name = entries[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
    return _Entry(name, kind, left, right, child, start, size)
