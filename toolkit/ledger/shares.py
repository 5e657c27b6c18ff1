"""Percentages that add up (最大余数法): rounded shares whose sum is 100 exactly."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def shares(counts: Sequence[int], decimals: int = 1) -> tuple[Fraction, ...]:
    """The share of each count in their sum, in percent, rounded so that all add up to 100.

    Largest remainder: every share is cut off at `decimals`, and the units still missing go to the
    largest cut-off remainders, on a tie to the earlier count. All are 0 where the sum is 0; a
    count of 0 always has a share of 0.
    """
    total = sum(counts)
    if total == 0:
        return (Fraction(0),) * len(counts)
    scale = 10**decimals
    whole = [divmod(100 * scale * count, total) for count in counts]
    missing = 100 * scale - sum(quotient for quotient, _ in whole)
    ranked = sorted(range(len(counts)), key=lambda place: (-whole[place][1], place))
    raised = set(ranked[:missing])
    return tuple(
        Fraction(quotient + (place in raised), scale) for place, (quotient, _) in enumerate(whole)
    )


def percent(share: Fraction, decimals: int = 1) -> str:
    """A share as it is printed: 72.9%, 27%; no zeros at the end."""
    words = f"{share.numerator / share.denominator:.{decimals}f}"
    return f"{words.rstrip('0').rstrip('.') if '.' in words else words}%"
