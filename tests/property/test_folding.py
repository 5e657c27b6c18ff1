"""The shadow that patterns run on has the length of the text, character by character."""

from __future__ import annotations

import sys

from hypothesis import given

from tests.support.strategies import any_text
from toolkit.source import SourceText, fold


def test_folding_keeps_the_length_of_every_character() -> None:
    """Every code point of Unicode folds to exactly one."""
    for start in range(0, sys.maxunicode + 1, 0x1000):
        block = "".join(map(chr, range(start, start + 0x1000)))
        assert len(fold(block)) == len(block)


def test_folding_twice_changes_nothing_more() -> None:
    """The shadow of the shadow is the shadow."""
    every = "".join(map(chr, range(0x20000)))
    assert fold(fold(every)) == fold(every)


@given(text=any_text())
def test_places_and_lines_agree(text: str) -> None:
    """The line an offset lies on holds that character at that column."""
    source = SourceText(text)
    for offset, character in enumerate(text):
        line, column = source.locate(offset)
        assert (source.line(line) + "\n")[column - 1] == character
