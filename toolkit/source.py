"""The source text: what was read, unaltered, with its line index and its folded shadow."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from functools import cached_property

from toolkit.model import Origin, Source, Span
from toolkit.zh import traditional

_FOLDED = {
    **{chr(c): chr(c - 0xFEE0) for c in range(0xFF10, 0xFF1A)},
    **{chr(c): chr(c - 0xFEE0) for c in range(0xFF21, 0xFF3B)},
    **{chr(c): chr(c - 0xFEE0) for c in range(0xFF41, 0xFF5B)},
    **dict(zip(",:;()!?", "，：；（）！？", strict=True)),
    **dict(zip("［］〔〕[]﹝﹞", "（）（）（）（）", strict=True)),
    **dict(zip("「」『』＂", '“”“”"', strict=True)),
    **dict(zip("．％＋－／＝", ".%+-/=", strict=True)),
    **dict(zip("～~〜∼", "～～～～", strict=True)),
    **dict(zip("―─━⸺", "————", strict=True)),
    **dict(zip("•・‧∙", "····", strict=True)),
    **dict.fromkeys("　\xa0\t\u2002\u2003\u2009\u200b\ufeff", " "),
    "､": "、",
    "｡": "。",
}
_FOLD = str.maketrans(_FOLDED)


def fold(text: str) -> str:
    """The 1:1 shadow that patterns run on: same length, one width for letters, digits and marks.

    Commas, colons, semicolons, brackets, ! and ? become full width; letters, digits, the point and
    % half width; square and hexagonal brackets round ones; corner quotes curly ones; blanks of
    every kind a space. Line feeds stay.
    """
    return text.translate(_FOLD)


class SourceText:
    """The text of one source and what is known about its file.

    `text` is decoded and unaltered, with LF line ends and no byte order mark.
    """

    def __init__(
        self,
        text: str,
        *,
        name: str = "文本",
        media_type: str = "text/plain",
        encoding: str | None = None,
        sha256: str | None = None,
        origins: tuple[Origin, ...] = (),
    ) -> None:
        self.text = text
        self.name = name
        self.media_type = media_type
        self.encoding = encoding
        self.sha256 = sha256 or _sha256(text)
        self.origins = origins

    @classmethod
    def of(cls, source: Source) -> SourceText:
        """The source text of a speech already in canonical form."""
        return cls(
            source.text,
            name=source.name,
            media_type=source.media_type,
            encoding=source.encoding,
            sha256=source.sha256,
            origins=source.origins,
        )

    @cached_property
    def shadow(self) -> str:
        """The folded text, of the same length as `text`; see `fold`.

        A text in traditional characters is folded to simplified ones as well.
        """
        folded = fold(self.text)
        if traditional.is_traditional(folded):
            return folded.translate(traditional.table())
        return folded

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, position = [0], self.text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return starts

    def locate(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column (in code points) of an offset."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a 1-based line, without its line feed."""
        start = self._line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else None]

    def quote(self, span: Span) -> str:
        """The words at a span."""
        return self.text[span.start : span.end]

    def to_model(self) -> Source:
        """The source as it stands in a canonical speech."""
        return Source(
            name=self.name,
            media_type=self.media_type,
            encoding=self.encoding,
            sha256=self.sha256,
            length=len(self.text),
            text=self.text,
            origins=self.origins,
        )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
