"""The text of a document as it is put together line by line, with where each stretch came from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from toolkit.codes import finding
from toolkit.findings import Finding, Outcome
from toolkit.model import Origin, OriginKind, Span, Speech
from toolkit.readers import plain
from toolkit.source import SourceText

_BLANK = "\ufeff\u200b \t\n\u3000\xa0"


class Piece(NamedTuple):
    """Words of a line and their finer place in the terms of the format, such as r2."""

    text: str
    path: str | None = None


class Lines:
    """Lines of a text in the making."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._origins: list[Origin] = []
        self._length = 0

    def add(self, pieces: Iterable[Piece], kind: OriginKind, number: int) -> Span:
        """Append one line made of the pieces; its span, without the line feed."""
        every = tuple(pieces)
        return self.add_placed(every, kind, [number] * len(every))

    def add_placed(self, pieces: Sequence[Piece], kind: OriginKind, numbers: Sequence[int]) -> Span:
        """Append one line whose pieces lie at places of different numbers, such as two pages."""
        start = self._length
        for (text, path), number in zip(pieces, numbers, strict=True):
            self._append(plain.line_ends(text), kind, number, path)
        span = Span(start=start, end=self._length)
        self._parts.append("\n")
        self._length += 1
        return span

    def text(self, text: str, kind: OriginKind, number: int, path: str | None = None) -> Span:
        """Append one line of one piece; its span, without the line feed."""
        return self.add([Piece(text, path)], kind, number)

    def source(
        self,
        data: bytes,
        name: str,
        media_type: str,
        findings: Iterable[Finding] = (),
        encoding: str | None = None,
    ) -> Outcome[SourceText | Speech | None]:
        """The source text of the file `data`; SRC002 where there are no words in it."""
        text = "".join(self._parts)
        if not text.strip(_BLANK):
            found = tuple(findings)
            grave = any(each.severity == "error" for each in found)
            return Outcome(None, found if grave else (finding("SRC002"), *found))
        value = SourceText(
            text,
            name=name,
            media_type=media_type,
            encoding=encoding,
            sha256=hashlib.sha256(data).hexdigest(),
            origins=tuple(self._origins),
        )
        return Outcome(value, (*findings, *plain.controls(text)))

    def _append(self, text: str, kind: OriginKind, number: int, path: str | None) -> None:
        if not text:
            return
        start, end = self._length, self._length + len(text)
        last = self._origins[-1] if self._origins else None
        if last and last.span.end == start and _same(last, kind, number, path):
            span = Span(start=last.span.start, end=end)
            self._origins[-1] = Origin(span=span, kind=kind, number=number, path=path)
        else:
            span = Span(start=start, end=end)
            self._origins.append(Origin(span=span, kind=kind, number=number, path=path))
        self._parts.append(text)
        self._length = end


def _same(origin: Origin, kind: OriginKind, number: int, path: str | None) -> bool:
    return (origin.kind, origin.number, origin.path) == (kind, number, path)
