"""Tables of any format as lines: cells side by side between tabs, as the parser reads them.

A cell that was merged downwards is said again in every row it covers, because that is how people
read it; a cell merged sideways is followed by empty ones. Tables of one column are paragraphs.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from toolkit.model import OriginKind
from toolkit.readers.lines import Lines, Piece

_BLANKS = re.compile(r"[ \t\n\r\u3000\xa0]+")
COLUMN_LIMIT = 512

# A line of a cell that is whole names of bodies; 办公厅 alone goes on with the line above it.
_BODY = re.compile(
    r"(?!办公|研究|[、，）)])[\u4e00-\u9fff（）()、，]{1,40}"
    r"(?:[局委办部院会厅署社所站校行区县市镇乡]|集团|公司|中心|政府|街道|支队|大队|单位|部门)"
    r"(?:（[\u4e00-\u9fff]{1,6}）)?"
)


class Cell(NamedTuple):
    """The paragraphs of a cell, its 0-based column and width; `above` repeats the cell above."""

    paragraphs: list[str]
    column: int
    width: int = 1
    above: bool = False


class Grid:
    """A table in the making."""

    def __init__(self) -> None:
        self._rows: list[dict[int, Cell]] = []

    def row(self) -> None:
        """Begin a row."""
        self._rows.append({})

    def cell(self, cell: Cell) -> None:
        """Put a cell into the row that was begun last; what lies too far right is left out."""
        if cell.column >= COLUMN_LIMIT:
            return
        if cell.above:
            before = self._rows[-2].get(cell.column) if len(self._rows) > 1 else None
            cell = before or cell
        self._rows[-1][cell.column] = cell

    def is_data(self) -> bool:
        """Whether the cells are columns of data, not a layout around paragraphs."""
        several = [row for row in self._rows if len(row) > 1]
        longest = max(
            (len(cell.paragraphs) for row in self._rows for cell in row.values()), default=0
        )
        return len(several) >= 2 and longest <= 30

    def tell(self, lines: Lines, kind: OriginKind, number: int) -> None:
        """Append the rows; the cells are at the paths r1c1, r1c2 and so on."""
        width = max((max(row) + 1 for row in self._rows if row), default=0)
        for count, row in enumerate(self._rows, 1):
            cells = {column: cell for column, cell in row.items() if any(cell.paragraphs)}
            if len(cells) <= 1 or not self.is_data():
                for column, cell in sorted(cells.items()):
                    for paragraph in cell.paragraphs:
                        lines.text(paragraph, kind, number, f"r{count}c{column + 1}")
                continue
            lines.add(_pieces(cells, count, width), kind, number)


def one_line(paragraphs: list[str], *, wrapped: bool = False) -> str:
    """The words of a cell without the breaks inside it; Chinese needs no blank between lines.

    Lines that each name a body, 县财政局 and 县民政局, keep one between them, unless they are
    `wrapped`: a page may break 市公安局交警支队 there.
    """
    words = before = ""
    for paragraph in paragraphs:
        for line in paragraph.split("\n"):
            part = _BLANKS.sub(" ", line).strip()
            if not part:
                continue
            tight = not words or words[-1] > "\x7f" or part[0] > "\x7f"
            listed = not wrapped and _BODY.fullmatch(before) and _BODY.fullmatch(part)
            words += part if tight and not listed else f" {part}"
            before = part
    return words


def _pieces(cells: dict[int, Cell], row: int, width: int) -> list[Piece]:
    pieces = []
    for column in range(width):
        if column:
            pieces.append(Piece("\t", f"r{row}"))
        cell = cells.get(column)
        if cell is not None:
            pieces.append(Piece(one_line(cell.paragraphs), f"r{row}c{column + 1}"))
    return pieces
