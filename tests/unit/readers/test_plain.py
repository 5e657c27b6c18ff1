"""The reader of plain text: the text unaltered but for line ends, or the reason why not."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model import Span
from toolkit.readers import plain
from toolkit.readers.plain import read
from toolkit.source import SourceText

SPEECH = "同志们：\n一、提高思想认识。\n"


def text_of(data: bytes) -> str:
    """The text read from bytes that can be read."""
    source = read(data, "讲话.txt").value
    assert isinstance(source, SourceText)
    return source.text


def codes_of(data: bytes) -> list[str]:
    """The codes of the findings."""
    return [finding.code for finding in read(data, "讲话.txt").findings]


@given(
    text=st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs", "Cc"]))
)
def test_utf8_text_is_unaltered_but_for_line_ends(text: str) -> None:
    """Whatever is read is what was written, with LF as the only line end."""
    source = read(("同志们：" + text).encode(), "讲话.txt").value
    assert isinstance(source, SourceText)
    assert source.text == "同志们：" + text.replace("\u2028", "\n").replace("\u2029", "\n")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029"])
def test_every_line_end_becomes_one_lf(end: str) -> None:
    """CR LF is one line end, not two."""
    assert text_of(SPEECH.replace("\n", end).encode()) == SPEECH


def test_the_source_knows_its_file() -> None:
    """Name, encoding and the hash of the original bytes stand in the speech."""
    data = SPEECH.replace("\n", "\r\n").encode("gb18030")
    outcome = read(data, "讲话.txt")
    source = outcome.value
    assert isinstance(source, SourceText)
    assert (source.name, source.encoding) == ("讲话.txt", "gb18030")
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert [finding.message for finding in outcome.findings] == ["按 GB18030 解码"]


def test_utf8_needs_no_remark() -> None:
    """UTF-8, with or without mark, is what is expected."""
    assert codes_of(SPEECH.encode()) == []
    assert codes_of(SPEECH.encode("utf-8-sig")) == []


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "　\u200b\n".encode(), b"\xef\xbb\xbf"])
def test_a_file_without_words_is_src002(data: bytes) -> None:
    """Empty and blank files hold nothing to work on."""
    assert read(data, "讲话.txt").value is None
    assert codes_of(data) == ["SRC002"]


def test_undecodable_bytes_are_src001_with_place_and_bytes() -> None:
    """The message counts bytes from one and shows them; no character is replaced."""
    outcome = read(SPEECH.encode() + b"\xff\xfe\xfd", "讲话.txt")
    assert outcome.value is None
    (finding,) = outcome.findings
    assert finding.code == "SRC001"
    assert finding.data["offset"] == str(len(SPEECH.encode()) + 1)
    assert finding.data["bytes"] == "FF"


@pytest.mark.parametrize(
    "data", [b"\0" * 100, bytes(range(1, 32)) * 8, b"\x7fELF\2\1\1\0" + b"\0" * 60], ids=range(3)
)
def test_binary_data_are_src003(data: bytes) -> None:
    """Files of NUL or control bytes are no text, even where every byte could be decoded."""
    assert read(data, "讲话.txt").value is None
    assert codes_of(data) == ["SRC003"]


def test_a_source_above_the_limit_is_src004_and_not_decoded() -> None:
    """Fifty megabytes are refused with both sizes; exactly the limit is not."""
    outcome = read(b"a" * (50 * 2**20), "讲话.txt")
    assert outcome.value is None
    (finding,) = outcome.findings
    assert finding.message == "讲话.txt 有 50 MB，超过 20 MB 的上限"
    assert "SRC004" not in codes_of(b"a" * plain.LIMIT)


def test_control_characters_are_kept_and_told() -> None:
    """A form feed and a bell stay in the text; the finding points at the first of them."""
    data = "同志们：\f今天开会。\a散会。".encode()
    outcome = read(data, "讲话.txt")
    assert isinstance(outcome.value, SourceText)
    assert outcome.value.text == data.decode()
    (finding,) = outcome.findings
    assert (finding.code, finding.data) == ("SRC006", {"count": "2"})
    assert finding.span == Span(start=4, end=5)


@given(data=st.binary(max_size=400))
def test_any_bytes_give_a_text_or_one_error(data: bytes) -> None:
    """Nothing raises; a source without value has exactly one error that says why."""
    outcome = read(data, "x")
    if outcome.value is None:
        assert [finding.severity for finding in outcome.findings] == ["error"]
    else:
        assert "\ufffd" not in outcome.value.text or "\ufffd".encode() in data.replace(b"\0", b"")
        assert all(finding.severity != "error" for finding in outcome.findings)
