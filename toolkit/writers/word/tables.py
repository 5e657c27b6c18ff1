"""Tables: fixed columns over the whole type area, header on every page, no row torn apart."""

from __future__ import annotations

from copy import deepcopy
from itertools import pairwise
from typing import Any

from toolkit.documents.blocks import Align, Cell, Column, GroupRow, Run, Table
from toolkit.writers.word.text import Pen, element
from toolkit.writers.word.typography import TYPE_AREA

_STYLES: dict[Align, str] = {"both": "TableText", "left": "TableLeft", "center": "TableCenter"}


def table_element(table: Table, pen: Pen) -> Any:
    """The table as w:tbl with its w:tblGrid (WPS needs it)."""
    widths = _widths(table.columns)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    frame = element(
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid></w:tbl>"
    )
    frame.append(_header(table.columns, widths, pen))
    blank, spanning = _row([_empty_cell(width) for width in widths]), _spanning_row(widths)
    styles = [_STYLES[column.align] for column in table.columns]
    for row in table.rows:
        if isinstance(row, GroupRow):
            frame.append(_filled(spanning, ((row.runs,),), ["TableGroup"], pen))
        else:
            frame.append(_filled(blank, row.cells, styles, pen))
    return frame


def _widths(columns: tuple[Column, ...]) -> list[int]:
    """The columns in twips, by their shares; together exactly the type area."""
    total = sum(column.width for column in columns)
    edges, used = [0], 0.0
    for column in columns:
        used += column.width
        edges.append(round(TYPE_AREA * used / total))
    return [right - left for left, right in pairwise(edges)]


def _header(columns: tuple[Column, ...], widths: list[int], pen: Pen) -> Any:
    row = _row([_empty_cell(width) for width in widths], repeated=True)
    cells: tuple[Cell, ...] = tuple(((Run(column.header),),) for column in columns)
    return _filled(row, cells, ["TableHeader"] * len(columns), pen)


def _row(cells: list[str], *, repeated: bool = False) -> Any:
    header = "<w:tblHeader/>" if repeated else ""
    return element(f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{''.join(cells)}</w:tr>")


def _spanning_row(widths: list[int]) -> Any:
    return _row([_empty_cell(sum(widths), f'<w:gridSpan w:val="{len(widths)}"/>')])


def _empty_cell(width: int, span: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="center"/>'
        "</w:tcPr></w:tc>"
    )


def _filled(prepared: Any, cells: tuple[Cell, ...], styles: list[str], pen: Pen) -> Any:
    """A copy of a prepared row with these cells; an empty cell still gets its paragraph."""
    row = deepcopy(prepared)
    for place, cell, style in zip(row[1:], cells, styles, strict=True):
        for runs in cell or ((),):
            place.append(pen.paragraph(style, runs))
    return row
