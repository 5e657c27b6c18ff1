"""The word lists (词表) in `words/*.toml`, patterns made from them, and their fingerprint.

A list is a TOML array of strings; a domain expert edits the files, the rules read them by name.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from toolkit import __version__, wordlists

_FOLDER = Path(__file__).parent / "words"


@cache
def lists(name: str) -> dict[str, tuple[str, ...]]:
    """The word lists of `words/<name>.toml`, by key, in the order of the file."""
    return wordlists.read(_FOLDER / f"{name}.toml")


@cache
def words(name: str, *keys: str) -> tuple[str, ...]:
    """The words of one or several lists of `words/<name>.toml`."""
    found = lists(name)
    return tuple(word for key in keys for word in found[key])


def alternation(entries: Iterable[str]) -> str:
    """A pattern that matches any of the words, longest first: (?:高质量|高效|高)."""
    ordered = sorted(set(entries), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, ordered)) + ")"


def first_characters(entries: Iterable[str]) -> str:
    """A character class of the first characters of the words.

    As a lookahead in front of an alternation it makes a search several times faster.
    """
    return "[" + "".join(sorted({re.escape(word[0]) for word in entries})) + "]"


@cache
def rules_sha256() -> str:
    """The fingerprint of all word lists and of the version of the rules."""
    digest = hashlib.sha256(__version__.encode())
    for path in sorted(_FOLDER.glob("*.toml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()
