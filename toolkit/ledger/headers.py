"""Headers of ledgers as offices write them (栏目名称), and the columns they mean."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "headers.toml"
_IGNORED = re.compile(r"\s+|[（(][^（）()]*[）)]$|[:：*＊]+$")

NUMBER = "number"
"""The key of running numbers, which no column of ours holds."""


@cache
def _keys() -> dict[str, str]:
    with _FILE.open("rb") as stream:
        return {name: key for key, names in tomllib.load(stream).items() for name in names}


def key_of(header: str) -> str | None:
    """The key of the column that a header means, or None: 牵头 单位（盖章） means `lead`."""
    plain = _IGNORED.sub("", _IGNORED.sub("", header.strip()))
    return _keys().get(plain)
