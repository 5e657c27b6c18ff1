"""The reader of canonical JSON: the same speech again, or the reason why not."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings

from tests.support import strategies
from toolkit import schema
from toolkit.codec import dumps, from_json
from toolkit.model import Speech
from toolkit.readers.canonical import LIMIT, read
from toolkit.writers import canonical

EXAMPLE = schema.load("speech")["examples"][0]


def codes_of(data: bytes) -> list[str]:
    """The codes of the findings about a JSON that is refused."""
    outcome = read(data, "讲话.json")
    assert outcome.value is None
    return [finding.code for finding in outcome.findings]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_speech_is_read_back_from_every_encoding(codec: str) -> None:
    """Windows consoles redirect into UTF-16; what they wrote can be used."""
    speech = from_json(Speech, EXAMPLE)
    assert read(dumps(speech).encode(codec), "讲话.json").value == speech


@given(speech=strategies.speeches())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_what_the_writer_wrote_is_read_back_equal(speech: Speech) -> None:
    """Writer and reader are inverse for every speech, whatever characters it holds."""
    assert read(canonical.write(speech).value, "讲话.json").value == speech


def test_broken_json_is_sch002_with_line_and_column() -> None:
    """The place where reading stopped helps to see that the end is missing."""
    data = json.dumps(EXAMPLE, indent=2).encode()[:40]
    outcome = read(data, "讲话.json")
    assert outcome.value is None
    (finding,) = outcome.findings
    assert finding.code == "SCH002"
    assert finding.data["line"] == "3"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"[]", "没有 schema_version"),
        (b"{}", "没有 schema_version"),
        (b'{"schema_version": "9.0"}', "结构版本是 9.0，本版本只认到 1.0"),
        (b'{"schema_version": ["x"]}', "结构版本是 ['x']，本版本只认到 1.0"),
        (b'{"schema_version":' + b"[" * 100_000, "嵌套过深"),
    ],
    ids=["array", "foreign", "newer", "no-version", "deep"],
)
def test_other_json_is_sch003_with_the_reason(data: bytes, reason: str) -> None:
    """JSON of other programs and of newer versions is refused in words a clerk understands."""
    outcome = read(data, "讲话.json")
    assert outcome.value is None
    (finding,) = outcome.findings
    assert (finding.code, finding.data["reason"]) == ("SCH003", reason)


def test_every_breach_of_the_schema_is_told() -> None:
    """A JSON damaged by hand in two places gives two findings with their paths."""
    damaged = {**EXAMPLE, "tasks": None, "terms": {}}
    outcome = read(json.dumps(damaged).encode(), "讲话.json")
    assert outcome.value is None
    assert [finding.data["path"] for finding in outcome.findings] == ["tasks", "terms"]


def test_binary_and_undecodable_json_are_findings_of_reading() -> None:
    """The same codes as for plain text."""
    assert codes_of(b'{"schema_version"\0\0\0') == ["SRC003"]
    assert codes_of(b'{"schema_version": "\xff\xff"') == ["SRC001"]


def test_json_above_the_limit_is_src004() -> None:
    """The limit of JSON is ten times that of text, since its JSON is about ten times as long."""
    assert codes_of(b" " * (LIMIT + 1)) == ["SRC004"]
