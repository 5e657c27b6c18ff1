"""The looks of cells, each built once for a workbook and then used by its number.

Fonts follow office practice: 小标宋 for the title, 黑体 for headers, 宋体 for the table.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.ledger.settings import Lamp

TITLE_FONT, HEAD_FONT, BODY_FONT = "方正小标宋简体", "黑体", "宋体"
BODY, SMALL = 10.5, 9.5
"""五号 and a little less, in points."""

SEVERITY_COLORS = {"error": "C00000", "warning": "B45F06", "info": "595959"}
"""Text of each severity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a cell looks and behaves; colours are RRGGBB, `points` the font size."""

    font: str = BODY_FONT
    points: float = BODY
    horizontal: str = "left"
    vertical: str = "center"
    color: str | None = None
    underline: Literal["single"] | None = None
    fill: str | None = None
    framed: bool = True
    wrapped: bool = True
    locked: bool = True
    number_format: str = "@"


TITLE = Look(font=TITLE_FONT, points=22, horizontal="center", framed=False, wrapped=False)
NOTE = Look(framed=False, wrapped=False)
SUBHEAD = Look(font=HEAD_FONT, points=12, framed=False, wrapped=False)
HEAD = Look(font=HEAD_FONT, horizontal="center", fill="DDE3EA")
OPEN_HEAD = replace(HEAD, fill="FFF0CC")
TEXT = Look()
PROSE = Look(number_format="General")
CENTERED = Look(horizontal="center")
LINK = Look(horizontal="center", color="1F4E9E", underline="single")
PALE = "8A8A8A"
"""Text that is kept for the record only."""
PENDING = "B45F06"
"""Text that asks for a decision."""
OPEN_FILL = "FFFCF2"
"""Ground of cells that people fill in."""


class Palette:
    """The style numbers of one workbook."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._numbers: dict[Look, int] = {}
        side = Side(style="thin", color="8C8C8C")
        self._frame = Border(left=side, right=side, top=side, bottom=side)

    def number(self, look: Look) -> int:
        """The number of that style in the workbook, which gets it on first use."""
        if look not in self._numbers:
            self._numbers[look] = self._built(look)
        return self._numbers[look]

    def _built(self, look: Look) -> int:
        cell = WriteOnlyCell(self._sheet)
        cell.font = Font(
            name=look.font,
            size=look.points,
            color=look.color,
            underline=look.underline,
        )
        cell.alignment = Alignment(
            horizontal=look.horizontal, vertical=look.vertical, wrap_text=look.wrapped
        )
        cell.protection = Protection(locked=look.locked)
        cell.number_format = look.number_format
        if look.fill:
            cell.fill = PatternFill("solid", fgColor=look.fill)
        if look.framed:
            cell.border = self._frame
        return int(cell.style_id)


def lamp_look(lamp: Lamp) -> DifferentialStyle:
    """How a cell with that light looks."""
    return DifferentialStyle(
        font=Font(color=lamp.text, bold=True),
        fill=PatternFill(bgColor=lamp.fill, fill_type="solid"),
    )


def alarm_look() -> DifferentialStyle:
    """How an empty cell looks in a row whose other words are there."""
    return DifferentialStyle(fill=PatternFill(bgColor="F4B183", fill_type="solid"))
