"""Cells of a workbook as they were typed, formulas by their last values."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from toolkit.ledger.form import Typed

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_LOOKUP = re.compile(r"HYPERLINK\(\"#|INDEX\(.*MATCH\(|ISNUMBER\(.*TODAY\(\)", re.DOTALL)
"""Formulas of ours: links, what the ledger says on paper, and the lights."""

_QUOTED = re.compile(r'"[^"]*"|\\.')
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def loaded(data: bytes, *, formulas: bool, raw: bool = False) -> Workbook:
    """The workbook with formulas or with their values; a `raw` one has cells under merged ones."""
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, on use

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(data), data_only=not formulas, read_only=raw)


class Values:
    """What loading a workbook leaves out; it is loaded again only where that is asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._book: Workbook | None = None
        self._raw: Workbook | None = None

    def of(self, sheet: str, cell: str) -> Any:
        """The value of a formula as it was saved."""
        if self._book is None:
            self._book = loaded(self._data, formulas=False)
        return self._book[sheet][cell].value

    def covered(self, sheet: Worksheet) -> Iterator[Any]:
        """The cells with values that lie under merged ones, as WPS leaves them there."""
        hidden = {place for place, cell in cells(sheet).items() if isinstance(cell, _merged())}
        if not hidden:
            return
        if self._raw is None:
            self._raw = loaded(self._data, formulas=True, raw=True)
        for line in self._raw[sheet.title].iter_rows():
            yield from (c for c in line if c.value is not None and (c.row, c.column) in hidden)

    def typed(self, sheet: str, cell: Any) -> Typed | None:
        """What stands in a cell; None for an empty one and for formulas of ours."""
        value: Any = cell.value
        if cell.data_type == "f" or not isinstance(value, str | float | int | dt.date | None):
            text = str(getattr(value, "text", value))
            if _LOOKUP.search(text):
                return None
            value = self.of(sheet, cell.coordinate)
            value = text if value is None else value
        found = value_of(value)
        if found is None:
            return None
        shown = "%" in _QUOTED.sub("", cell.number_format or "")
        share = shown and isinstance(found, float)
        return Typed(sheet=sheet, cell=cell.coordinate, value=found, share=share)


def cells(sheet: Worksheet) -> dict[tuple[int, int], Any]:
    """The cells that are in the file, by row and column; `iter_rows` would make a million more."""
    return sheet._cells  # noqa: SLF001 - there is no public way to them


def _merged() -> type[MergedCell]:
    from openpyxl.cell import MergedCell  # noqa: PLC0415 - heavy, on use

    return MergedCell


def value_of(value: Any) -> str | float | dt.date | None:
    """The value of a cell as one of three kinds; None for an empty one."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    text = _CONTROL.sub("", "" if value is None else str(value)).strip()
    return text or None
