"""Many texts are compared at once, with the result of comparing each with each."""

from __future__ import annotations

from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from toolkit.ledger.likeness import ALIKE, Texts, likeness

texts = st.lists(
    st.text("市局要在月底前完成植树", min_size=1, max_size=12), max_size=6, unique=True
)


@given(texts, texts)
def test_pairs_are_the_most_alike_first_each_text_once(ones: list[str], others: list[str]) -> None:
    """As if every two had been compared and sorted."""
    every = sorted(
        (-SequenceMatcher(None, one, other, autojunk=False).ratio(), place, number)
        for place, one in enumerate(ones)
        for number, other in enumerate(others)
    )
    wanted: list[tuple[int, int]] = []
    for ratio, place, number in every:
        free = all(place != one and number != other for one, other in wanted)
        if -ratio >= ALIKE and free:
            wanted.append((place, number))
    assert list(Texts(ones).pairs(others)) == wanted


@given(texts, st.text("市局要在月底前完成植树", min_size=1, max_size=12))
def test_the_highest_likeness_is_that_of_the_likest(ones: list[str], words: str) -> None:
    """And nothing where all are too different."""
    assert Texts(ones).highest(words) == max((likeness(one, words) for one in ones), default=0)


def test_hundreds_of_sentences_of_one_pattern_are_told_apart() -> None:
    """Each finds the one it was before, though all are alike."""
    before = [f"市林业局要在6月底前补植第{number:04d}段行道树。" for number in range(300)]
    after = [each.replace("6月底前", "6月20日前") for each in reversed(before)]
    pairs = {(before[one][11:18], after[other][13:20]) for one, other in Texts(before).pairs(after)}
    assert len(pairs) == len(before)
    assert all(one == other for one, other in pairs)
