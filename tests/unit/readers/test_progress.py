"""progress.json: read whole or refused with the place of the fault."""

from __future__ import annotations

import json

import pytest

from tests.support import reported
from toolkit.codec import to_json
from toolkit.errors import UnreadableSource
from toolkit.readers.progress import events


def content(**changes: object) -> bytes:
    """The events of the fixture, the first of them changed."""
    first, *others = to_json(reported.events())
    data = {"schema_version": "1.0", "events": [{**first, **changes}, *others]}
    return json.dumps(data, ensure_ascii=False).encode()


def test_events_come_back_as_written() -> None:
    """With or without a byte order mark."""
    assert events(content(), "progress.json") == reported.events()
    assert events(b"\xef\xbb\xbf" + content(), "progress.json") == reported.events()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"{", "不是有效的 JSON"),
        (b"\xff", "不是有效的 JSON"),
        (b"[]", "不是进展记录"),
        (content(status="overdue"), "events/0/status"),
        (content(percent=101), "events/0/percent"),
        (content(date="2023-02-30"), "events/0/date"),
        (content(fingerprint="x"), "events/0/fingerprint"),
    ],
)
def test_a_fault_is_named_by_its_place(data: bytes, told: str) -> None:
    """逾期 is computed and cannot be typed; dates are real days."""
    with pytest.raises(UnreadableSource, match=told):
        events(data, "progress.json")
