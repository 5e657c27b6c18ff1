"""Stretches with line feeds inside words, as PDF and e-mail leave them, read without them."""

from __future__ import annotations

from typing import NamedTuple


class Unwrapped(NamedTuple):
    """A stretch without its line feeds; `places[n]` is where its n-th character stood."""

    text: str
    places: list[int]


def unwrapped(shadow: str, start: int, end: int) -> Unwrapped:
    """The stretch without line feeds and the blanks around them."""
    kept: list[int] = []
    place = start
    for line in shadow[start:end].split("\n"):
        inner = line.strip(" ")
        first = place + line.find(inner) if inner else place
        kept += range(first, first + len(inner))
        place += len(line) + 1
    return Unwrapped("".join([shadow[n] for n in kept]), kept)
