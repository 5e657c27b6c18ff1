"""The canonical JSON holds everything: out and in again gives the same speech."""

from __future__ import annotations

import json

from hypothesis import given, settings

from tests.support.strategies import speeches
from toolkit import codec
from toolkit.model import Speech


@given(speech=speeches())
@settings(max_examples=40)
def test_a_speech_survives_writing_and_reading(speech: Speech) -> None:
    """`loads(dumps(speech)) == speech` for every speech the schema allows."""
    assert codec.loads(codec.dumps(speech)) == speech


@given(speech=speeches())
@settings(max_examples=20)
def test_the_same_speech_gives_the_same_text(speech: Speech) -> None:
    """Writing what was read gives the same bytes, and only UTF-8 can be needed to store them."""
    text = codec.dumps(speech)
    assert codec.dumps(codec.loads(text)) == text
    assert json.loads(text.encode()) == codec.to_json(speech)
