"""Plain text files: UTF-8, UTF-16 and GB18030 (GBK) bytes → source text with LF line ends."""

from __future__ import annotations

import hashlib
import re

from toolkit.codes import finding
from toolkit.findings import Finding, Outcome
from toolkit.model import Span
from toolkit.readers import encodings, signatures
from toolkit.source import SourceText

# A leader's speech has 3,000 to 30,000 characters, the longest printed reports a million bytes.
# Twenty times that is certainly the wrong file, and still fits in the memory of an office machine.
LIMIT = 20 * 2**20

# CR LF, CR, and the line and paragraph separators that web pages and Word leave behind.
_LINE_END = re.compile("\r\n|[\r\u2028\u2029]")
# What XML 1.0 cannot hold, hence what the writers of xlsx and docx have to leave out.
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Text has a stray control character here and there; a third of them means it is none.
_BINARY_SHARE = 0.3
_BYTES_SHOWN = 8


def read(data: bytes, name: str) -> Outcome[SourceText | None]:
    """The text of the bytes; None, with an SRC error, where they hold none that can be trusted.

    SRC001 undecodable, SRC002 empty, SRC003 binary, SRC004 too large; SRC005 and SRC006 tell about
    the encoding and control characters of a text that was read.
    """
    if len(data) > LIMIT:
        return Outcome(None, (too_large(name, size(len(data)), LIMIT),))
    decoded = encodings.decode(data)
    if decoded is None:
        return _binary(data, name)
    if isinstance(decoded, encodings.Undecodable):
        return Outcome(None, (undecodable(decoded),))
    text = line_ends(decoded.text)
    if not text.strip("\ufeff\u200b \t\n\u3000\xa0"):
        return Outcome(None, (finding("SRC002"),))
    if len(_CONTROL.findall(text)) > len(text) * _BINARY_SHARE:
        return _binary(data, name)
    sha256 = hashlib.sha256(data).hexdigest()
    source = SourceText(text, name=name, encoding=decoded.encoding, sha256=sha256)
    return Outcome(source, (*encoding(decoded.encoding), *controls(text)))


def line_ends(text: str) -> str:
    """The text with LF as its only line end."""
    return _LINE_END.sub("\n", text)


def too_large(name: str, amount: str, limit: int) -> Finding:
    """SRC004 for a source of this amount."""
    return finding("SRC004", name=name, size=amount, limit=size(limit))


def size(count: int) -> str:
    """A number of bytes as file managers show it, in units of 1024 × 1024."""
    return f"{count / 2**20:.0f} MB" if count % 2**20 == 0 else f"{count / 2**20:.1f} MB"


def undecodable(place: encodings.Undecodable) -> Finding:
    """SRC001; the offset in its data is 1-based, as its message counts."""
    shown = place.bytes[:_BYTES_SHOWN].hex(" ").upper()
    return finding("SRC001", offset=place.offset + 1, bytes=shown, expected=place.expected)


def encoding(name: str) -> tuple[Finding, ...]:
    """SRC005 where the encoding is not UTF-8."""
    if name.startswith("utf-8"):
        return ()
    return (finding("SRC005", encoding=encodings.label(name)),)


def controls(text: str) -> tuple[Finding, ...]:
    """SRC006 at the first control character of a text, where it has any."""
    first = _CONTROL.search(text)
    if first is None:
        return ()
    count = len(_CONTROL.findall(text))
    return (finding("SRC006", span=Span(start=first.start(), end=first.end()), count=count),)


def _binary(data: bytes, name: str) -> Outcome[SourceText | None]:
    kind = signatures.kind(data, name)
    known = kind if kind not in ("text", "speech", "csv") else "binary"
    return Outcome(None, (finding("SRC003", name=name, kind=signatures.LABELS[known]),))
