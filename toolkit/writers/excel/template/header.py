"""The header of an office's own workbook: where its table is and what its columns are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from openpyxl.cell.rich_text import CellRichText

from toolkit.errors import UsageProblem
from toolkit.ledger import headers
from toolkit.ledger.columns import Column
from toolkit.ledger.form import OWN

_SEARCHED = 60
"""Rows of a sheet among which its header is looked for."""

_COUNTED = re.compile(r"[甲乙丙丁戊己庚辛壬癸A-Z]|[（(]?\d{1,2}[）)]?(?:=.*)?|[①-⑳]")
"""What stands in a line that numbers the columns: 甲 乙 1 2 3."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of the table: its sheet, first and last row, keys and names of the columns.

    `others` are the columns without a key, `rivals` other sheets that have such a header too;
    `columns` are all columns that there are, by their keys.
    """

    sheet: Any
    top: int
    row: int
    keys: dict[int, str]
    names: dict[int, str]
    others: tuple[int, ...]
    columns: Mapping[str, Column]
    rivals: tuple[str, ...] = ()

    @property
    def first(self) -> int:
        """The first row below it."""
        return self.row + 1

    @property
    def width(self) -> range:
        """The columns of the table."""
        return range(min(self.names), max(self.names) + 1)


def find(book: Any, columns: Mapping[str, Column]) -> Header:
    """The best header of all sheets that can be seen; of equal ones that of the active sheet.

    Raises UsageProblem where no sheet has a header with the task.
    """
    found: list[Header] = []
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in shown or book.worksheets:
        here = [
            header
            for row in range(1, min(sheet.max_row, _SEARCHED) + 1)
            if "text" in (header := _read(sheet, row, columns)).keys.values()
        ]
        found += [max(here, key=lambda each: len(each.keys))] if here else []
    if not found:
        names = "任务内容、工作任务、事项"
        message = (
            f"模板中没有找到表头：前 {_SEARCHED} 行里应有一行含“{names}”之类的栏目名称。"
            "请检查模板。"
        )
        raise UsageProblem(message)
    best = max(found, key=lambda each: (len(each.keys), each.sheet is book.active))
    rivals = tuple(each.sheet.title for each in found if each is not best)
    return Header(
        sheet=best.sheet,
        top=best.top,
        row=best.row,
        keys=best.keys,
        names=best.names,
        others=best.others,
        columns=columns,
        rivals=rivals,
    )


def text(cell: Any) -> str:
    """The words of a cell, of whatever fonts; empty where it holds none."""
    return str(cell.value) if isinstance(cell.value, str | CellRichText) else ""


def is_filled(cell: Any) -> bool:
    """Whether anything stands in the cell."""
    return cell.value is not None and cell.value != ""


def is_header(sheet: Any, row: int) -> bool:
    """Whether the row names the columns of a further table."""
    keys = [headers.key_of(text(cell)) for cell in sheet[row] if text(cell)]
    return len(set(filter(None, keys))) > 1


def _read(sheet: Any, row: int, columns: Mapping[str, Column]) -> Header:
    """The header that begins in that row.

    Cells merged downwards, or a second line of nothing but names, make it two rows or more; of a
    group such as 责任分工 above 牵头单位 and 配合单位 only the lines below count. A line that
    numbers the columns belongs to it.
    """
    areas = [area for area in sheet.merged_cells.ranges if area.min_row == row]
    last = max((area.max_row for area in areas if area.max_row > row), default=row)
    if last == row and _names_more(sheet, row):
        last = row + 1
    names: dict[int, str] = {}
    keys: dict[int, str] = {}
    others: list[int] = []
    for line in range(row, last + 1):
        for cell in sheet[line]:
            if words := text(cell).strip():
                names[cell.column] = " ".join(words.split())
    for column, words in sorted(names.items()):
        own = f"{OWN}{words}"
        key = own if own in columns else headers.key_of(words)
        if key and key not in keys.values():
            keys[column] = key
        else:
            others.append(column)
    if len(keys) > 1 and _numbers_columns(sheet, last + 1, len(names)):
        last += 1
    return Header(sheet, row, last, keys, names, tuple(others), columns)


def _names_more(sheet: Any, row: int) -> bool:
    """Whether the line below holds nothing but further names, under groups or nothing."""
    below = [cell for cell in sheet[row + 1] if is_filled(cell)]
    if not below or len(below) * 2 > len([cell for cell in sheet[row] if cell.value]):
        return False
    return all(headers.key_of(text(cell)) for cell in below)


def _numbers_columns(sheet: Any, row: int, width: int) -> bool:
    words = [str(cell.value).strip() for cell in sheet[row] if is_filled(cell)]
    return len(words) > 2 and len(words) * 2 > width and all(map(_COUNTED.fullmatch, words))
