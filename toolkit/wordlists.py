"""Word lists (词表): TOML files that hold nothing but arrays of strings, with comments.

Reading such a file with tomllib takes ten times as long, and a run reads a dozen of them; tomllib
is only asked where a file is written in another way.
"""

from __future__ import annotations

import re
from pathlib import Path

_LIST = re.compile(r'^"?(\w+)"? = \[((?:\s*"[^"\\\n]*",?)*\s*)\]$', re.MULTILINE)
_WORD = re.compile(r'"([^"]*)"')
_NOTHING = re.compile(r"(?:\s|^#.*$)*", re.MULTILINE)


def read(path: Path) -> dict[str, tuple[str, ...]]:
    """The lists of a file by name, each in the order of the file.

    Raises OSError where the file cannot be read, ValueError where it is no TOML.
    """
    text = path.read_text(encoding="utf-8")
    if _NOTHING.fullmatch(_LIST.sub("", text)):
        return {name: tuple(_WORD.findall(words)) for name, words in _LIST.findall(text)}
    import tomllib  # noqa: PLC0415 - for hand-made files only

    return {name: tuple(words) for name, words in tomllib.loads(text).items()}
