"""Word lists are read quickly, and exactly as a TOML parser reads them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import toolkit
from toolkit import wordlists

PACKAGE = Path(toolkit.__file__).parent
FILES = sorted([*PACKAGE.glob("parse/words/*.toml"), *PACKAGE.glob("checks/*.toml")])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_lists_are_what_toml_says(path: Path) -> None:
    """Every list of the program holds what tomllib finds in its file, in the same order."""
    with path.open("rb") as stream:
        expected = {name: tuple(words) for name, words in tomllib.load(stream).items()}
    assert wordlists.read(path) == expected
    assert expected


@pytest.mark.parametrize(
    "text",
    [
        "words = [ '甲', '乙' ]\n",
        'words=["甲","乙"]\n',
        'words = ["甲", # 旧称\n  "乙"]\n',
        'words = ["\\u7532", "乙"]\n',
    ],
)
def test_lists_written_in_another_way_are_read_too(tmp_path: Path, text: str) -> None:
    """Single quotes, no blanks, comments inside, escapes: whatever TOML allows."""
    path = tmp_path / "list.toml"
    path.write_text(text, encoding="utf-8")
    assert wordlists.read(path) == {"words": ("甲", "乙")}


def test_a_broken_file_is_refused(tmp_path: Path) -> None:
    """A missing bracket is an error, never a shorter list."""
    path = tmp_path / "list.toml"
    path.write_text('first = ["甲"]\nsecond = ["乙"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="array"):
        wordlists.read(path)
