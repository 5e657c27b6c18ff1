"""What holds for the checks of any speech whatever, also one that makes no sense."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.checks import check
from toolkit.checks.reading import MOST
from toolkit.model import Speech


@settings(max_examples=60)
@given(st.from_type(Speech))
def test_any_speech_is_checked_without_raising(speech: Speech) -> None:
    """Spans that point nowhere, ids that do not exist: findings, never an exception."""
    found = check(speech)
    assert found == check(speech)
    length = len(speech.source.text)
    for each in found:
        if each.span:
            assert 0 <= each.span.start <= each.span.end <= length
    for code in {each.code for each in found}:
        assert sum(each.code == code for each in found) <= MOST + 1
