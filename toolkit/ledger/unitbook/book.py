"""The unit book (单位手册) as data; the types are those of `schemas/unitbook.schema.json`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class BookUnit:
    """单位条目: one body, its names and groups, who is in charge of it, and its duties."""

    name: str
    short_names: tuple[str, ...]
    groups: tuple[str, ...]
    parent: str | None
    leader: str | None
    contact: str | None
    phone: str | None
    duties: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitBook:
    """单位手册: the bodies an office assigns tasks to, in the order of the book."""

    schema_version: Literal["1.0"]
    units: tuple[BookUnit, ...]
