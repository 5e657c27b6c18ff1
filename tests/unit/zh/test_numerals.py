"""Numerals as used for numbering, dates and small counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.zh import numerals


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("廿三", 23),
        ("卅", 30),
        ("一百零三", 103),
        ("一百五", 150),
        ("一百五十", 150),
        ("两千零二十二", 2022),
        ("一万二千", 12_000),
        ("一亿二千万", 120_000_000),
        ("三万亿", 3_000_000_000_000),
        ("壹佰贰拾", 120),
        ("二〇二二", 2022),
        ("二○二二", 2022),
        ("五〇", 50),
        ("12", 12),
        ("１２", 12),
        ("007", 7),
        ("③", 3),
        ("⑳", 20),
        ("㉑", 21),
        ("㊿", 50),
        ("⑴", 1),
        ("⒈", 1),
        ("㈠", 1),
        ("㊀", 1),
    ],
)
def test_value(text: str, value: int) -> None:
    """A numeral has the value a reader gives it."""
    assert numerals.parse(text) == value


@pytest.mark.parametrize(
    "text", ["", "万", "十十", "十百", "十二三", "二廿", "12万", "一a", "x", "²", "Ⅳ", "9" * 5000]
)
def test_no_numeral(text: str) -> None:
    """Malformed runs, bare 万, mixtures, foreign digits and endless ones are no numerals."""
    assert numerals.parse(text) is None


@given(st.integers(0, 9999))
def test_han_numerals_round_trip(number: int) -> None:
    """What `to_han` writes `parse` reads."""
    assert numerals.parse(numerals.to_han(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (103, "一百零三"),
        (110, "一百一十"),
        (1000, "一千"),
        (1010, "一千零一十"),
        (2003, "二千零三"),
        (9999, "九千九百九十九"),
    ],
)
def test_written_as_documents_write_it(number: int, text: str) -> None:
    """十二 and not 一十二; one 零 for a gap."""
    assert numerals.to_han(number) == text


@pytest.mark.parametrize("number", [-1, 10_000])
def test_out_of_range(number: int) -> None:
    """Only 0 to 9,999 can be written."""
    with pytest.raises(ValueError, match=str(number)):
        numerals.to_han(number)


@given(st.text(max_size=30))
def test_no_text_raises(text: str) -> None:
    """Whatever the text, it is a number from zero on or none."""
    value = numerals.parse(text)
    assert value is None or value >= 0
