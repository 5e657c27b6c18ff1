"""What formulas, names and areas refer to, after rows of a sheet have come or gone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token, TokenizerError
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange

_LAST_ROW = 1_048_576
_REFERENCE = re.compile(
    r"(?P<column>\$?[A-Za-z]{1,3}\$?)(?P<row>\d+)(?::(?P<to>\$?[A-Za-z]{1,3}\$?)(?P<end>\d+))?"
)


@dataclass(frozen=True, slots=True)
class Shift:
    """The rows from `first` up to `end` of a sheet became those from `first` to `last`.

    What refers to them as a whole refers to all of the new ones, what refers to rows below moves.
    """

    title: str
    first: int
    end: int
    last: int

    @property
    def by(self) -> int:
        """How far the rows below move down, negative for up."""
        return self.last + 1 - self.end

    def row(self, row: int) -> int:
        """Where a row is now."""
        if row < self.end:
            return min(row, max(self.last, self.first)) if row >= self.first else row
        return min(row + self.by, _LAST_ROW) if row < _LAST_ROW else row

    def area(self, area: CellRange) -> CellRange:
        """Where an area is now: one that ends within the body ends with it."""
        top, bottom = self.row(area.min_row), self.row(area.max_row)
        if self.first <= area.max_row < self.end and self._covers(area.min_row, area.max_row):
            bottom = self.last
        return CellRange(
            min_col=area.min_col, max_col=area.max_col, min_row=top, max_row=max(top, bottom)
        )

    def areas(self, areas: MultiCellRange) -> MultiCellRange:
        """All of them."""
        return MultiCellRange([self.area(CellRange(each.coord)) for each in areas.ranges])

    def formula(self, text: str, *, here: bool) -> str:
        """A formula that stands on the sheet itself (`here`) or elsewhere, = in front or not."""
        plain = text.removeprefix("=")
        try:
            tokens = Tokenizer(f"={plain}").items
        except (TokenizerError, IndexError):
            return text
        words = "".join(self._token(token, here=here) for token in tokens)
        return text[: len(text) - len(plain)] + words

    def _token(self, token: Token, *, here: bool) -> str:
        value = str(token.value)
        if token.type != Token.OPERAND or token.subtype != Token.RANGE:
            return value
        sheet, mark, reference = value.rpartition("!")
        if mark and sheet.strip("'").replace("''", "'") != self.title:
            return value
        if not mark and not here:
            return value
        return sheet + mark + _REFERENCE.sub(self._reference, reference)

    def _reference(self, found: re.Match[str]) -> str:
        row = int(found["row"])
        if found["end"] is None:
            return f"{found['column']}{self.row(row)}"
        end = int(found["end"])
        bottom = self.row(end)
        if self.first <= end < self.end and self._covers(row, end):
            bottom = self.last
        return f"{found['column']}{self.row(row)}:{found['to']}{bottom}"

    def _covers(self, top: int, bottom: int) -> bool:
        """Whether rows up to one of the body stand for all of it."""
        return top <= self.first or bottom == self.end - 1
