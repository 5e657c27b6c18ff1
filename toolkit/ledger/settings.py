"""What differs from office to office (台账设置): colours, warning days, words of status and light.

The standard settings stand in `office.toml` beside this module; a file of the office names only
what it wants otherwise, in the table `[ledger]`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from toolkit.ledger.office_file import OfficeFile

_STANDARD = Path(__file__).parent / "office.toml"
_COLOR = re.compile("[0-9A-Fa-f]{6}")
_MOST_DAYS = 365


@dataclass(frozen=True, slots=True)
class Lamp:
    """One light: its word, the name of its colour, fill and text colour as RRGGBB."""

    word: str
    color: str
    fill: str
    text: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Days before the due date that count as due soon, lights and status words by their slugs."""

    warning_days: int
    lights: Mapping[str, Lamp]
    statuses: Mapping[str, str]


@cache
def standard() -> Settings:
    """The settings of an office that has none of its own."""
    found = tomllib.loads(_STANDARD.read_text(encoding="utf-8"))["ledger"]
    lamps = {slug: Lamp(**lamp) for slug, lamp in found["lights"].items()}
    return Settings(found["warning_days"], lamps, found["statuses"])


def read(text: str, name: str) -> Settings:
    """The settings in the text of a TOML file; what it leaves out is standard.

    Tables besides `[ledger]` belong to others. `name` is how messages call the file.
    Raises UsageProblem, naming the entry, for a file or a value that cannot be used.
    """
    source = OfficeFile(name)
    wanted = source.table(source.document(text), "ledger", "")
    source.known(wanted, {"warning_days", "lights", "statuses"}, "ledger")
    usual = standard()
    settings = Settings(
        _days(source, wanted.get("warning_days", usual.warning_days)),
        _lamps(source, source.table(wanted, "lights", "ledger."), usual),
        _statuses(source, source.table(wanted, "statuses", "ledger."), usual),
    )
    source.distinct([lamp.word for lamp in settings.lights.values()], "ledger.lights")
    source.distinct(list(settings.statuses.values()), "ledger.statuses")
    return settings


def _days(source: OfficeFile, found: Any) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= _MOST_DAYS:
        source.refuse("ledger.warning_days", f"应是 0 到 {_MOST_DAYS} 的整数。")
    return found


def _lamps(source: OfficeFile, wanted: dict[str, Any], usual: Settings) -> dict[str, Lamp]:
    source.known(wanted, set(usual.lights), "ledger.lights")
    return {
        slug: _lamp(source, source.table(wanted, slug, "ledger.lights."), lamp, slug)
        for slug, lamp in usual.lights.items()
    }


def _lamp(source: OfficeFile, wanted: dict[str, Any], lamp: Lamp, slug: str) -> Lamp:
    place = f"ledger.lights.{slug}"
    source.known(wanted, {"word", "color", "fill", "text"}, place)
    for key, found in wanted.items():
        if key in {"word", "color"}:
            source.word(found, f"{place}.{key}")
        elif not isinstance(found, str) or not _COLOR.fullmatch(found):
            source.refuse(f"{place}.{key}", "应是六位十六进制颜色，如 F4A7A7。")
    return replace(lamp, **wanted)


def _statuses(source: OfficeFile, wanted: dict[str, Any], usual: Settings) -> dict[str, str]:
    source.known(wanted, set(usual.statuses), "ledger.statuses")
    return {
        slug: source.word(wanted.get(slug, word), f"ledger.statuses.{slug}")
        for slug, word in usual.statuses.items()
    }
