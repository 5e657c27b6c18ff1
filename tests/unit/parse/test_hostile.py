"""Hostile texts: the classic shapes that make patterns explode are read in bounded steps.

Steps are counted as calls the interpreter makes, so the bound says nothing about time.
"""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from toolkit.checks import check
from toolkit.parse.pipeline import parse
from toolkit.source import SourceText

SHAPES = {
    "opening-brackets": "（",
    "closing-brackets": "）",
    "commas": "，",
    "enumeration-commas": "、",
    "full-stops": "。",
    "demands": "要",
    "points": "一是",
    "numerals": "一",
    "digits": "1",
    "figures": "1.",
    "months": "12月",
    "every": "每",
    "responsible": "负责",
    "open-notes": "（A负责",
    "quotes": "“",
    "titles": "《",
    "blanks": " ",
    "lines": "\n",
    "masked": "X",
    "units": "局",
    "headings": "一、\n",
    "adverbs": "进一步",
}
SIZE = 4_000
STEPS_A_CHARACTER = 600


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_a_repeated_shape_is_read_in_bounded_steps(shape: str) -> None:
    """Parsing and checking make at most so many calls a character."""
    text = (shape * (SIZE // len(shape) + 1))[:SIZE]
    calls = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        check(parse(SourceText(text)))
    finally:
        sys.setprofile(None)
    assert calls < SIZE * STEPS_A_CHARACTER
