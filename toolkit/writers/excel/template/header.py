"""The header of an office's own workbook: where its table is and what its columns are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.errors import UsageProblem
from toolkit.ledger import headers
from toolkit.ledger.columns import Column
from toolkit.ledger.form import OWN

_SEARCHED = 30
"""Rows of a sheet among which its header is looked for."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of the table: its sheet, first and last row, keys of the columns, other names.

    `columns` are all that there are, by their keys.
    """

    sheet: Any
    top: int
    row: int
    keys: dict[int, str]
    others: tuple[str, ...]
    columns: Mapping[str, Column]

    @property
    def first(self) -> int:
        """The first row below it, whose styles all rows get."""
        return self.row + 1


def find(book: Any, columns: Mapping[str, Column]) -> Header:
    """The best header of all sheets; of equal ones the first."""
    best: Header | None = None
    for sheet in book.worksheets:
        for row in range(1, min(sheet.max_row, _SEARCHED) + 1):
            found = _read_header(sheet, row, columns)
            if "text" in found.keys.values() and (best is None or len(found.keys) > len(best.keys)):
                best = found
    if best is None:
        names = "任务内容、工作任务、事项"
        message = f"模板中没有找到表头：应有一行含“{names}”之类的栏目名称。请检查模板。"
        raise UsageProblem(message)
    return best


def _read_header(sheet: Any, row: int, columns: Mapping[str, Column]) -> Header:
    """The header that begins in that row; cells merged downwards make it two rows or more.

    In a header of two rows 责任分工 above 牵头单位 and 配合单位 says nothing of its own.
    """
    areas = [area for area in sheet.merged_cells.ranges if area.min_row == row]
    last = max((area.max_row for area in areas if area.max_row > row), default=row)
    groups = {area.min_col for area in areas if area.max_col > area.min_col and last > row}
    keys: dict[int, str] = {}
    others: list[str] = []
    for line in range(row, last + 1):
        for cell in sheet[line]:
            if not isinstance(cell.value, str) or not cell.value.strip():
                continue
            words = " ".join(cell.value.split())
            own = f"{OWN}{words}"
            key = own if own in columns else headers.key_of(cell.value)
            if key and key not in keys.values() and cell.column not in keys:
                keys[cell.column] = key
            elif line > row or cell.column not in groups:
                others.append(words)
    return Header(sheet, row, last, keys, tuple(others), columns)
