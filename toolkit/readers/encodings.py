"""From bytes to text: which encoding of Chinese offices they are in, decided strictly.

A byte order mark decides; then NUL bytes, which only UTF-16 has; then strict UTF-8; then strict
GB18030 (which contains GBK and GB2312), accepted only where the result reads like Chinese, because
strict GB18030 also accepts most rubbish. Nothing is ever replaced or skipped.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

# At least this share of the non-ASCII characters must be everyday ones before an encoding that is
# not marked is believed. Everyday text has more than 0.95; UTF-8 or Big5 bytes taken for GB18030
# stay below 0.4; a text in traditional characters has about 0.6.
PLAUSIBLE = 0.5

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8", "utf-8-sig"),
    (b"\xff\xfe", "utf-16-le", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be", "utf-16-be"),
)
_LABELS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "gb18030": "GB18030",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
}

KNOWN = frozenset(_LABELS)
"""The Python names of the encodings that `label` knows."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text as the bytes spell it, line ends and all, and the Python name of its encoding."""

    text: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Where decoding had to stop: a 0-based byte offset, the bytes there, what was expected."""

    offset: int
    bytes: bytes
    expected: str


def decode(data: bytes) -> Decoded | Undecodable | None:
    """The text of the bytes, or the place where they stop being text, or None for binary data."""
    for mark, codec, encoding in _BOMS:
        if data.startswith(mark):
            return _marked(data, mark, codec, encoding)
    if b"\0" in data:
        return _by_nul_pattern(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, error)


def label(encoding: str) -> str:
    """The encoding as users know it, such as UTF-16 LE."""
    return _LABELS[encoding]


def file_name(name: str) -> str:
    """A file name as it was meant: archives from Windows unpack GB18030 names on other systems.

    Python keeps such bytes as lone surrogates, which no document can hold.
    """
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return name.encode("utf-8", "surrogateescape").decode("gb18030", "backslashreplace")
    return name


def plausibility(text: str) -> float:
    """The share (0 to 1) of everyday characters among those beyond ASCII; 1 if there are none."""
    everyday = _everyday()
    foreign = [c for c in text if c > "\x7f"]
    if not foreign:
        return 1.0
    return sum(c in everyday for c in foreign) / len(foreign)


def _marked(data: bytes, mark: bytes, codec: str, encoding: str) -> Decoded | Undecodable:
    try:
        return Decoded(data[len(mark) :].decode(codec), encoding)
    except UnicodeDecodeError as error:
        start, end = error.start + len(mark), error.end + len(mark)
        return Undecodable(start, data[start:end], _LABELS[encoding])


def _by_nul_pattern(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: of both byte orders the one that reads like Chinese, if any.

    Parity alone cannot tell: LF is 0A 00 in little endian, but 一 (U+4E00) is 00 4E there.
    """
    readings = []
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            readings.append((plausibility(text), encoding, text))
    if not readings:
        return None
    share, encoding, text = max(readings)
    return Decoded(text, encoding) if share >= PLAUSIBLE else None


def _legacy(data: bytes, utf8: UnicodeDecodeError) -> Decoded | Undecodable:
    """GB18030 where the bytes read like Chinese in it, otherwise the place that broke off."""
    beginning = data[: utf8.start]
    if not beginning.isascii() and utf8.reason == "unexpected end of data":
        # Valid UTF-8 with Han characters up to a last character that was cut off.
        return Undecodable(utf8.start, data[utf8.start :], "UTF-8")
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        if error.start > utf8.start and _reads_like_chinese(data[: error.start]):
            return Undecodable(error.start, data[error.start : error.end], "GB18030")
    else:
        if plausibility(text) >= PLAUSIBLE:
            return Decoded(text, "gb18030")
    return Undecodable(utf8.start, data[utf8.start : utf8.end], "UTF-8 或 GB18030")


def _reads_like_chinese(data: bytes) -> bool:
    return plausibility(data.decode("gb18030")) >= PLAUSIBLE


@cache
def _everyday() -> frozenset[str]:
    """The punctuation and the 3,755 most used characters (level one) of GB/T 2312—1980."""
    rows = [*range(0xA1, 0xA4), *range(0xB0, 0xD8)]
    codes = bytes(byte for row in rows for cell in range(0xA1, 0xFF) for byte in (row, cell))
    # Row D7 has five empty cells at its end; "ignore" only skips those of this table.
    return frozenset(codes.decode("gb2312", "ignore"))
