"""Percentages add up to 100, by the largest remainders."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.ledger.shares import percent, shares

COUNTS = st.lists(st.integers(0, 10_000), max_size=12)


@pytest.mark.parametrize(
    ("counts", "printed"),
    [
        ((1, 1, 1), ["33.4%", "33.3%", "33.3%"]),
        ((2, 1), ["66.7%", "33.3%"]),
        ((17, 10, 24, 9, 162), ["7.7%", "4.5%", "10.8%", "4%", "73%"]),
        ((0, 5), ["0%", "100%"]),
        ((0, 0), ["0%", "0%"]),
        ((), []),
    ],
)
def test_known_shares(counts: tuple[int, ...], printed: list[str]) -> None:
    """To one decimal; the first of equals is raised, zeros at the end are not printed."""
    assert [percent(share) for share in shares(counts)] == printed


@given(COUNTS, st.integers(0, 3))
def test_shares_add_up_to_one_hundred_exactly(counts: list[int], decimals: int) -> None:
    """For any counts and any number of decimals; nothing is made out of nothing."""
    found = shares(counts, decimals)
    assert sum(found) == (100 if sum(counts) else 0)
    assert all(share == 0 for share, count in zip(found, counts, strict=True) if count == 0)


@given(COUNTS)
def test_no_share_is_off_by_a_whole_unit(counts: list[int]) -> None:
    """Every share is within one tenth of the exact value."""
    total = sum(counts)
    for share, count in zip(shares(counts), counts, strict=True):
        assert abs(share - Fraction(100 * count, total or 1)) < Fraction(1, 10)
