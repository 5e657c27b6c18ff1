"""Which fonts the documents name, which of them are here, and what would stand in for the rest.

Asks fontconfig (`fc-list`, `fc-match`); nothing is replaced in the documents themselves.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass

from toolkit.documents.office import Fonts
from toolkit.writers.word.parts import used_fonts
from toolkit.writers.word.typography import LATIN, REPLACEMENTS

_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Font:
    """A font by its name, what it is for, whether it is here, and what would stand in for it.

    `present` is None where the machine cannot be asked; `replacement` is empty where the font is
    present or nobody can tell.
    """

    name: str
    use: str
    present: bool | None
    replacement: str = ""


def report(fonts: Fonts | None = None) -> tuple[Font, ...]:
    """All fonts of the documents, in the order of their importance."""
    return tuple(_font(name, use) for name, use in used_fonts(fonts).items())


def _font(name: str, use: str) -> Font:
    installed = _asked("fc-list", "--format=%{family}", f":family={_escaped(name)}")
    if installed is None:
        return Font(name, use, None)
    if installed:
        return Font(name, use, present=True)
    known = REPLACEMENTS.get(name)
    if known and _asked("fc-list", "--format=%{family}", f":family={_escaped(known)}"):
        return Font(name, use, present=False, replacement=known)
    language = "en" if name == LATIN else "zh-cn"
    matched = _asked("fc-match", "--format=%{family[0]}", f"{_escaped(name)}:lang={language}") or ""
    return Font(name, use, present=False, replacement=matched)


def _escaped(name: str) -> str:
    """The name in a pattern of fontconfig, which has marks of its own."""
    return "".join(f"\\{mark}" if mark in "\\-:,=" else mark for mark in name)


def _asked(program: str, *arguments: str) -> str | None:
    """What fontconfig answers; None where it is not installed or fails."""
    path = shutil.which(program)
    if path is None:
        return None
    try:
        found = subprocess.run(  # noqa: S603 - a fixed program, no shell
            [path, *arguments], capture_output=True, check=True, timeout=_SECONDS
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return found.stdout.decode("utf-8", "replace")
