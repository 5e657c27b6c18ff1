"""The cells of one sheet as SpreadsheetML, made row by row while the archive is written.

openpyxl makes everything around the cells; the cells themselves are written here, ten times as
fast and without holding them in memory.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from toolkit.codes import finding
from toolkit.findings import Finding
from toolkit.ledger.summary import chinese
from toolkit.zh import width

CELL_LIMIT = 32_767
"""UTF-16 units a cell can hold."""

HIGHEST_ROW = 409.0
"""The greatest height of a row, in points."""

PIXELS = 7
"""Pixels of a half-width character of the body size (五号) at 96 dpi: the unit of column widths."""

_SPARE = 2
"""Pixels by which programs may differ about the width of a line."""

_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_EPOCH = dt.date(1899, 12, 30)
_FIRST_DAY = dt.date(1900, 3, 1)

_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData></sheetData>")
_AFTER_RANGES = re.compile(
    rb"<(autoFilter|mergeCells|conditionalFormatting|dataValidations|printOptions|pageMargins)\b"
    rb"|</worksheet>"
)
_AFTER_MERGES = re.compile(
    rb"<(conditionalFormatting|dataValidations|printOptions|pageMargins|pageSetup)\b"
    rb"|</worksheet>"
)
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"')
_AFTER_ERRORS = re.compile(rb"<(drawing|legacyDrawing|tableParts|extLst)\b|</worksheet>")
_AFTER_LINKS = re.compile(rb"<(printOptions|pageMargins|pageSetup|headerFooter)\b|</worksheet>")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula without its equals sign; the program that opens the file computes it.

    `known` is the value where it does not depend on the day, for programs that compute nothing.
    """

    text: str
    known: str | None = None


@dataclass(frozen=True, slots=True)
class Runs:
    """Text in pieces, each with a colour (RRGGBB) or none; `points` is the size of them all."""

    pieces: tuple[tuple[str, str | None], ...]
    font: str
    points: float


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to a cell of this workbook, such as '原文对照'!E5."""

    text: str
    location: str


Content: TypeAlias = str | int | dt.date | Formula | Runs | Link | None
Cell: TypeAlias = tuple[Content, int]


@dataclass(slots=True)
class Tally:
    """What had to be taken out of texts so that a workbook can hold them."""

    removed: int = 0
    cut: list[str] = field(default_factory=list)

    def findings(self, source: str) -> tuple[Finding, ...]:
        """OUT001 for removed characters, OUT002 for each text that was cut.

        A character of the source counts once, although it may stand on several sheets.
        """
        count = len(_ILLEGAL.findall(source)) if self.removed else 0
        found = [finding("OUT001", count=count or self.removed)] if self.removed else []
        found += [finding("OUT002", place=place, limit=f"{CELL_LIMIT:,}") for place in self.cut]
        return tuple(found)

    def clean(self, text: str, place: str) -> str:
        """The text without characters XML forbids, and no longer than a cell may hold."""
        if _ILLEGAL.search(text):
            text, count = _ILLEGAL.subn("", text)
            self.removed += count
        if len(text) * 2 > CELL_LIMIT and len(text.encode("utf-16-le")) > CELL_LIMIT * 2:
            self.cut.append(place)
            text = text.encode("utf-16-le")[: CELL_LIMIT * 2].decode("utf-16-le", "ignore")
        return text


class Grid:
    """The rows of a sheet; `source` yields them when they are written, top to bottom.

    `length` is how many rows it will yield.
    """

    def __init__(
        self,
        sheet: str,
        columns: int,
        length: int,
        tally: Tally,
        source: Callable[[Grid], Iterable[str]],
    ) -> None:
        self.sheet = sheet
        self.source = source
        self._extent = f"A1:{letter(columns)}{max(length, 1)}"
        self._letters = [letter(number) for number in range(1, columns + 1)]
        self._tally = tally
        self._links: list[str] = []
        self._merges: list[str] = []
        self._ranges: list[str] = []
        self._quiet: list[str] = []
        self.row = 0

    def line(
        self, cells: Iterable[Cell], height: float | None = None, *, fixed: bool = True
    ) -> str:
        """The next row; `height` is in points, None leaves it to the program.

        A row that is not `fixed` grows with what people type into it.
        """
        self.row += 1
        row = self.row
        inner = "".join(
            self._cell(content, f"{column}{row}", style)
            for (content, style), column in zip(cells, self._letters, strict=False)
        )
        size = f' ht="{height:g}"' if height is not None else ""
        size += ' customHeight="1"' if size and fixed else ""
        return f'<row r="{row}"{size}>{inner}</row>'

    def merge(self, area: str) -> None:
        """Merge the cells of an area, such as A1:F1; all at once, as there may be thousands."""
        self._merges.append(f'<mergeCell ref="{area}"/>')

    def allow(self, area: str, name: str) -> None:
        """Let people change an area of a protected sheet, which Excel needs to sort it."""
        self._ranges.append(f'<protectedRange sqref="{area}" name="{name}"/>')

    def quiet(self, area: str) -> None:
        """Keep Excel from marking texts such as 1-01 that look like numbers or dates."""
        self._quiet.append(
            f'<ignoredError sqref="{area}" twoDigitTextYear="1" numberStoredAsText="1"/>'
        )

    def fill(self, part: bytes) -> Iterator[bytes]:
        """The sheet's part with its rows and what they ask for: a filler for `ooxml.repack`."""
        head, tail = _ROWS.split(part, maxsplit=1)
        yield _DIMENSION.sub(f'<dimension ref="{self._extent}"'.encode(), head) + b"<sheetData>"
        for line in self.source(self):
            yield line.encode()
        yield b"</sheetData>"
        for pattern, name, entries in (
            (_AFTER_RANGES, b"protectedRanges", self._ranges),
            (_AFTER_MERGES, b"mergeCells", self._merges),
            (_AFTER_LINKS, b"hyperlinks", self._links),
            (_AFTER_ERRORS, b"ignoredErrors", self._quiet),
        ):
            if not entries:
                continue
            before = pattern.search(tail)
            place = before.start() if before else len(tail)
            yield tail[:place] + b"<" + name + b">"
            for entry in entries:
                yield entry.encode()
            yield b"</" + name + b">"
            tail = tail[place:]
        yield tail

    def _cell(self, content: Content, ref: str, style: int) -> str:
        if content is None or content == "":
            return f'<c r="{ref}" s="{style}"/>'
        if isinstance(content, str):
            return f'<c r="{ref}" s="{style}" t="inlineStr"><is>{self._text(content, ref)}</is></c>'
        if isinstance(content, int):
            return f'<c r="{ref}" s="{style}"><v>{content}</v></c>'
        if isinstance(content, dt.date):
            return self._day(content, ref, style)
        if isinstance(content, Formula):
            return self._formula(content, ref, style)
        if isinstance(content, Link):
            place = content.location.translate(_XML)
            self._links.append(f'<hyperlink ref="{ref}" location="{place}"/>')
            return self._cell(content.text, ref, style)
        runs = "".join(self._run(text, color, content, ref) for text, color in content.pieces)
        return f'<c r="{ref}" s="{style}" t="inlineStr"><is>{runs}</is></c>'

    def _formula(self, formula: Formula, ref: str, style: int) -> str:
        """A cached number would be one of today; only words that always hold are kept."""
        text = formula.text.translate(_XML)
        if formula.known is None:
            return f'<c r="{ref}" s="{style}"><f>{text}</f></c>'
        known = self._tally.clean(formula.known, f"“{self.sheet}”{ref}")
        known = _ESCAPE_LIKE.sub("_x005F_", known).translate(_XML)
        return f'<c r="{ref}" s="{style}" t="str"><f>{text}</f><v>{known}</v></c>'

    def _day(self, day: dt.date, ref: str, style: int) -> str:
        """Days before March 1900 have no number in a spreadsheet and are written as words."""
        if day < _FIRST_DAY:
            return self._cell(chinese(day), ref, style)
        return f'<c r="{ref}" s="{style}"><v>{serial(day)}</v></c>'

    def _run(self, text: str, color: str | None, runs: Runs, ref: str) -> str:
        paint = f'<color rgb="FF{color}"/>' if color else ""
        look = f'<sz val="{runs.points:g}"/>{paint}<rFont val="{runs.font}"/>'
        return f"<r><rPr>{look}</rPr>{self._text(text, ref)}</r>"

    def _text(self, text: str, ref: str) -> str:
        text = self._tally.clean(text, f"“{self.sheet}”{ref}")
        text = _ESCAPE_LIKE.sub("_x005F_", text).translate(_XML)
        return f'<t xml:space="preserve">{text}</t>'


def serial(day: dt.date) -> int:
    """The number a spreadsheet keeps for a day."""
    return (day - _EPOCH).days


def letter(number: int) -> str:
    """The letters of a column: 1 gives A, 27 gives AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def height(texts: Iterable[tuple[str, float, float]], least: float) -> float:
    """The height in points of a row whose wrapped texts have these column widths and font sizes.

    Never less than `least` nor more than `HIGHEST_ROW`.
    """
    tallest = max((_height(text, columns, points) for text, columns, points in texts), default=0)
    return min(HIGHEST_ROW, max(least, tallest))


@lru_cache(maxsize=4096)
def _height(text: str, columns: float, points: float) -> float:
    """Widths count characters of `PIXELS`, of which a cell keeps 5 pixels free.

    One Han character a line is left free where there are several, since punctuation may not begin
    a line and is carried over together with the character before it.
    """
    room, half = columns * PIXELS - 5, points * 96 / 72 / 2
    whole = "\n" not in text and len(text) * 2 * half <= room - _SPARE
    if not whole and "\n" not in text:
        whole = width.cells(text) * half <= room - _SPARE
    count = 1 if whole else width.lines(text, int(room / half) - 2)
    return count * points * 1.45 + 5
