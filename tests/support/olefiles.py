"""OLE files written sector by sector, so that a test needs no program that makes them."""

from __future__ import annotations

import struct
from collections.abc import Mapping

SECTOR = 512
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_SHORTEST = 4096
"""Shorter streams would lie in a stream of short streams; these are filled up with zeros."""


def ole(streams: Mapping[str, bytes]) -> bytes:
    """An OLE file with these streams at the top."""
    folder = -(-(len(streams) + 1) // 4)  # four entries to a sector
    table, sectors, entries = [_TABLE, *_chain(1, folder)], b"", [_entry("Root Entry", 5, child=1)]
    for number, (name, content) in enumerate(streams.items(), 1):
        padded = content.ljust(_SHORTEST, b"\0")
        count = -(-len(padded) // SECTOR)
        right = number + 1 if number < len(streams) else _FREE
        entries.append(_entry(name, 2, right=right, start=len(table), size=len(padded)))
        table += _chain(len(table), count)
        sectors += padded.ljust(count * SECTOR, b"\0")
    directory = b"".join(entries).ljust(folder * SECTOR, b"\0")
    numbers = struct.pack("<128I", *table, *[_FREE] * (128 - len(table)))
    return _header() + numbers + directory + sectors


def _chain(start: int, count: int) -> list[int]:
    return [*range(start + 1, start + count), _END]


def _header() -> bytes:
    signature = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    versions = struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    places = struct.pack("<9I", 0, 1, 1, 0, _SHORTEST, _END, 0, _END, 0)
    return signature + versions + places + struct.pack("<109I", 0, *[_FREE] * 108)


def _entry(
    name: str,
    kind: int,
    *,
    right: int = _FREE,
    child: int = _FREE,
    start: int = _END,
    size: int = 0,
) -> bytes:
    words = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBB3I", len(words), kind, 1, _FREE, right, child)
    return words.ljust(64, b"\0") + links + b"\0" * 36 + struct.pack("<IQ", start, size)
