"""One sheet of a returned workbook: its rows, its lines of signature, and what stands elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from toolkit.ledger.columns import BY_KEY
from toolkit.ledger.form import (
    HISTORY_HEADER,
    KNOWN,
    KNOWN_HEADER,
    OWN,
    PRINTED,
    ROLE_HEADER,
    FormRow,
    Typed,
)
from toolkit.ledger.headers import NUMBER, key_of
from toolkit.readers.returned.cells import Values, cells

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LEAST = 3
"""Known headers in a row that make it the head of a table."""

_HEADERS = {
    **{column.header: column.key for column in BY_KEY.values()},
    KNOWN_HEADER: KNOWN,
    ROLE_HEADER: f"{OWN}{ROLE_HEADER}",
    HISTORY_HEADER: f"{OWN}{HISTORY_HEADER}",
}
_FILLED = frozenset(column.key for column in BY_KEY.values() if column.editable)
_ROW_KEYS = frozenset({"id", "text"})

_SIGN = re.compile(r"(填报单位(?:（盖章）|\(盖章\))?|填报人|审核人|填报日期)\s*[：:]")
_TOP = re.compile(r"来源：|亮灯：|各栏照录|.*《.*》|.*台账$|.*反馈表$|.*分解表$", re.DOTALL)


class Table:
    """One sheet: the rows below its header, the lines of signature, and what stands elsewhere."""

    def __init__(self, sheet: Worksheet, headers: Mapping[str, str], values: Values) -> None:
        self._sheet = sheet
        self._values = values
        self.signed: dict[str, Typed] = {}
        self.strays: list[Typed] = []
        self.rows: list[FormRow] = []
        lines = self._lines()
        head = next((n for n in lines if _is_head(_keys(lines[n], headers))), None)
        if head is None:
            self.strays = [cell for line in lines.values() for cell in line.values()]
            return
        keys, words = _keys(lines[head], headers), {k: c.words for k, c in lines[head].items()}
        self._take_top(lines[n] for n in lines if n < head)
        self._spread(lines, keys, head)
        for number in sorted(n for n in lines if n > head):
            self._take(number, lines[number], keys, words)
        used = {key for row in self.rows for key in row.cells}
        self.strays += [
            lines[head][column]
            for column, key in keys.items()
            if key.startswith(OWN) and key not in used and key not in _HEADERS.values()
        ]

    def _lines(self) -> dict[int, dict[int, Typed]]:
        """The cells that are not empty, by row and column; only those that are in the file."""
        lines: dict[int, dict[int, Typed]] = {}
        found = dict(cells(self._sheet))
        found |= {(cell.row, cell.column): cell for cell in self._values.covered(self._sheet)}
        for row, column in sorted(found):
            typed = self._values.typed(self._sheet.title, found[row, column])
            if typed is not None:
                lines.setdefault(row, {})[column] = typed
        return lines

    def _take_top(self, lines: Iterable[dict[int, Typed]]) -> None:
        """Above the header stand title, summary and legend; anything else somebody typed."""
        for line in lines:
            self.strays += [cell for cell in line.values() if not _TOP.match(cell.words)]

    def _spread(
        self, lines: dict[int, dict[int, Typed]], keys: Mapping[int, str], head: int
    ) -> None:
        """What people entered in a cell merged over several rows holds for all of them."""
        for area in self._sheet.merged_cells.ranges:
            column, first = area.min_col, area.min_row
            if keys.get(column) not in _FILLED or first <= head or first == area.max_row:
                continue
            if (cell := lines.get(first, {}).get(column)) is None:
                continue
            for number in sorted(lines):
                if first < number <= area.max_row:
                    lines[number].setdefault(column, cell)

    def _take(
        self, number: int, line: dict[int, Typed], keys: Mapping[int, str], words: Mapping[int, str]
    ) -> None:
        if self._sign(line):
            return
        cells = {keys[column]: cell for column, cell in line.items() if column in keys}
        self.strays += [cell for column, cell in line.items() if column not in keys]
        headers = {key: words.get(column, "") for column, key in keys.items()}
        if cells and not self._is_band(cells):
            row = FormRow(sheet=self._sheet.title, number=number, cells=cells, headers=headers)
            self.rows.append(row)

    def _is_band(self, cells: Mapping[str, Typed]) -> bool:
        """A merged line over the whole table is the heading of a part, for paper."""
        if self._sheet.title != PRINTED or len(cells) > 1:
            return False
        only = next(iter(cells.values()))
        return any(
            only.cell == str(area.coord).partition(":")[0] and area.max_col - area.min_col > 1
            for area in self._sheet.merged_cells.ranges
        )

    def _sign(self, line: dict[int, Typed]) -> bool:
        """Whether the line has labels of the signature; what stands behind them is kept."""
        if not any(_SIGN.search(cell.words) for cell in line.values()):
            return False
        label = ""
        for cell in line.values():
            words = cell.words
            found = list(_SIGN.finditer(words))
            if not found:
                self._signed(label, cell, words)
                label = ""
                continue
            self._signed(label, cell, words[: found[0].start()])
            for place, match in enumerate(found):
                end = found[place + 1].start() if place + 1 < len(found) else len(words)
                label = match[1][:4].rstrip("（(")
                if self._signed(label, cell, words[match.end() : end]):
                    label = ""
        return True

    def _signed(self, label: str, cell: Typed, words: str) -> bool:
        value = cell.value if words == cell.words else words.strip(" 　\t\n_")
        if value == "":
            return False
        entry = Typed(sheet=cell.sheet, cell=cell.cell, value=value, share=cell.share)
        if not label or label in self.signed:
            self.strays.append(entry)
        else:
            self.signed[label] = entry
        return True


def _keys(line: Mapping[int, Typed], headers: Mapping[str, str]) -> dict[int, str]:
    """The keys of columns by their headers; a second column of one key is one of its own."""
    keys: dict[int, str] = {}
    for column, cell in line.items():
        words = " ".join(cell.words.split())
        own = f"{OWN}{words}"
        key = headers.get(words) or _HEADERS.get(words) or key_of(words) or own
        if key in keys.values():
            key = own
        while key in keys.values():
            key += "′"
        keys[column] = key
    return keys


def _is_head(keys: Mapping[int, str]) -> bool:
    known = {key for key in keys.values() if not key.startswith(OWN) and key != NUMBER}
    return len(known) >= _LEAST and bool(known & _ROW_KEYS) and bool(known & _FILLED)
