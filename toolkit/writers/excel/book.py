"""The workbook around the cells: sheets, widths, protection, paper, and the finished archive."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from toolkit.writers.excel.grid import PIXELS, Grid, Tally
from toolkit.writers.excel.styles import BODY_FONT, Look, Palette
from toolkit.writers.ooxml import Filler, repack

_A4 = 9
_ALLOWED = ("formatColumns", "formatRows", "sort", "autoFilter")
_FOOTER = "第 &P 页　共 &N 页"

_STANDARD_SIZE = 11.0
DIGIT = 8
"""Pixels of a digit of the standard font at its size, by which a file counts column widths."""


class Book:
    """A workbook in the making.

    Sheets are added in order; their rows are made only when the workbook is finished, so that a
    long ledger is never held in memory. All styles must be asked for before.
    """

    def __init__(self) -> None:
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.worksheets[0])
        self._set_standard_font()
        self.tally = Tally()
        self._palette = Palette(Worksheet(self.workbook))
        self._fillers: dict[str, Filler] = {}

    def style(self, look: Look) -> int:
        """The number of a style."""
        return self._palette.number(look)

    def add(
        self,
        name: str,
        widths: Sequence[float],
        length: int,
        rows: Callable[[Grid], Iterable[str]],
    ) -> Worksheet:
        """A new sheet, protected without a password, whose `length` rows come from `rows`.

        `widths` are in half-width characters of the body size.
        """
        sheet: Worksheet = self.workbook.create_sheet(name)
        for number, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(number)].width = width * PIXELS / DIGIT
        sheet.sheet_view.showGridLines = False
        sheet.protection.enable()
        for action in _ALLOWED:
            setattr(sheet.protection, action, False)
        grid = Grid(name, len(widths), length, self.tally, rows)
        self._fillers[f"xl/worksheets/sheet{len(self.workbook.worksheets)}.xml"] = grid.fill
        return sheet

    def _set_standard_font(self) -> None:
        """宋体, on which Chinese office programs agree, so that columns are equally wide in all."""
        font = Font(name=BODY_FONT, size=_STANDARD_SIZE)
        workbook: Any = self.workbook
        workbook._named_styles["Normal"].font = font  # noqa: SLF001 - openpyxl has no other way
        workbook._fonts = IndexedList([font])  # noqa: SLF001

    def describe(self, title: str, **facts: str) -> None:
        """The document properties: the title, and facts under names of our own."""
        self.workbook.properties.title = self.tally.clean(title, "文件属性")
        for name, value in facts.items():
            fact = StringProperty(name=f"taizhang.{name}", value=value)
            self.workbook.custom_doc_props.append(fact)  # type: ignore[attr-defined]  # not in the stubs

    def finished(self, date: dt.date | None) -> bytes:
        """The archive; `date` is what its properties give as time of creation."""
        skeleton = io.BytesIO()
        with zipfile.ZipFile(skeleton, "w") as archive:
            ExcelWriter(self.workbook, archive).save()
        return repack(skeleton.getvalue(), date=date, fillers=self._fillers)


def on_paper(sheet: Worksheet, *, last_column: str, last_row: int, header_row: int) -> None:
    """A4 landscape, one page wide, the header on every page, 第 x 页 共 y 页 at the foot."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_area = f"A1:{last_column}{last_row}"
    sheet.print_title_rows = f"{header_row}:{header_row}"
    sheet.print_options.horizontalCentered = True
    sheet.page_margins = PageMargins(
        left=0.6, right=0.4, top=0.55, bottom=0.65, header=0.3, footer=0.35
    )
    sheet.oddFooter = HeaderFooterItem(
        center=_HeaderFooterPart(_FOOTER, font=f"{BODY_FONT},Regular", size=9)
    )


def as_table(sheet: Worksheet, *, header_row: int, last_row: int, frozen_columns: int) -> None:
    """A filter on every column; the header and the first columns stay while one scrolls."""
    last_column = get_column_letter(len(sheet.column_dimensions))
    sheet.auto_filter.ref = f"A{header_row}:{last_column}{last_row}"
    sheet.freeze_panes = f"{get_column_letter(frozen_columns + 1)}{header_row + 1}"
