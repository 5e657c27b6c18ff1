"""One sheet of a returned workbook: tables with rows and signatures, and what stands elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
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
    FormTable,
    Typed,
)
from toolkit.ledger.headers import NUMBER, key_of
from toolkit.ledger.rows import PENDING
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

_SIGN = re.compile(r"(填[报表]单位(?:（盖章）|\(盖章\))?|填[报表]人|审核人|填[报表]日期)\s*[：:]")
_COUNTED = re.compile(r"[甲乙丙丁戊己庚辛壬癸]|\d{1,2}")
_EMPTY = re.compile(r"[\s　_年月日/.-]*|[^：:，。]{2,8}[：:]\s*")
"""What stands where nothing was filled in: 年 月 日, or the next label (单位负责人：)."""
_TOP = re.compile(
    r"来源：.*｜.*|亮灯：.*(?:■|｜).*|.*各栏照录原文，请勿改动.*"
    r"|.*《.*》[^。，；]*(?:台账|反馈表|分解表)(?:（(?P<owner>[^（）]+)）)?",
    re.DOTALL,
)
"""Title, summary and legend above a table; a form's title names the unit it was issued to."""


class Tables:
    """One sheet: its tables, their rows, and what stands elsewhere.

    People put the forms of several units under each other: a header opens a new table where a title
    stands above it or the table before was signed, else it is one repeated for paper. `title` is
    that of the workbook, `first` the number of the first table.
    """

    def __init__(
        self,
        sheet: Worksheet,
        headers: Mapping[str, str],
        values: Values,
        *,
        title: str = "",
        first: int = 0,
    ) -> None:
        self._sheet, self._values = sheet, values
        self._title, self._first = title, first
        self._signature: dict[str, Typed] = {}
        self.tables: list[FormTable] = []
        self.strays: list[Typed] = []
        self.rows: list[FormRow] = []
        lines = self._lines()
        self._names = headers
        heads = [n for n in sorted(lines) if _is_head(_keys(self._head(lines, n)[0], headers))]
        if not heads:
            self.strays = [cell for line in lines.values() for cell in line.values()]
            return
        tops = [min(lines), *(self._top(lines, *pair) for pair in pairwise(heads))]
        for top, head, end in zip(tops, heads, [*tops[1:], max(lines) + 1], strict=True):
            self._take_top([lines[n] for n in sorted(lines) if top <= n < head])
            line, last = self._head(lines, head)
            self._take_table(lines, line, last, end)

    def _top(self, lines: Mapping[int, dict[int, Typed]], before: int, head: int) -> int:
        """The first of the lines right above a further header that are ours."""
        top = head
        for number in sorted((n for n in lines if before < n < head), reverse=True):
            if not all(self._is_ours(cell) for cell in lines[number].values()):
                break
            top = number
        return top

    def _is_ours(self, cell: Typed) -> bool:
        return cell.words == self._title or _TOP.fullmatch(cell.words) is not None

    def _take_top(self, lines: Iterable[dict[int, Typed]]) -> None:
        """Above the header stand title, summary and legend; anything else somebody typed."""
        cells = [cell for line in lines for cell in line.values()]
        self.strays += [cell for cell in cells if not self._is_ours(cell)]
        titles = [found for cell in cells if (found := _TOP.fullmatch(cell.words))]
        owner = next(filter(None, (found["owner"] for found in titles)), None)
        if not self.tables or titles or self._signature:
            self._signature = {}
            owner = None if owner == PENDING else owner
            self.tables.append(FormTable(owner=owner, signed=self._signature))

    def _head(
        self, lines: Mapping[int, dict[int, Typed]], number: int
    ) -> tuple[dict[int, Typed], int]:
        """The header that begins in a line, and its last line.

        A second line of nothing but names that were issued names the columns under their groups;
        one that numbers them (甲 乙 1 2) says nothing.
        """
        line, last = lines[number], number
        below = lines.get(last + 1, {})
        names = [_plain(cell) for cell in below.values()]
        own = [name for name in map(_plain, line.values()) if name in self._names or key_of(name)]
        if len(own) > 1 and names and all(name in self._names for name in names):
            line, last = line | below, last + 1
        counted = [cell.words for cell in lines.get(last + 1, {}).values()]
        if len(counted) > 2 and all(map(_COUNTED.fullmatch, counted)):
            last += 1
        return line, last

    def _take_table(
        self, lines: dict[int, dict[int, Typed]], line: dict[int, Typed], head: int, end: int
    ) -> None:
        keys = _keys(line, self._names)
        words = {column: cell.words for column, cell in line.items()}
        body = {number: line for number, line in lines.items() if head < number < end}
        self._spread(body, keys, head)
        before = len(self.rows)
        for number in sorted(body):
            self._take(number, body[number], keys, words)
        used = {key for row in self.rows[before:] for key in row.cells}
        self.strays += [
            line[column]
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
        cells = {
            keys[column]: cell
            for column, cell in line.items()
            if column in keys and not self._is_computed(number, column, keys[column])
        }
        self.strays += [cell for column, cell in line.items() if column not in keys]
        headers = {key: words.get(column, "") for column, key in keys.items()}
        if cells and not self._is_band(cells):
            self.rows.append(
                FormRow(
                    sheet=self._sheet.title,
                    number=number,
                    cells=cells,
                    headers=headers,
                    table=self._first + len(self.tables) - 1,
                )
            )

    def _is_computed(self, row: int, column: int, key: str) -> bool:
        """Whether an office's own column computes what it says, such as 剩余天数."""
        return key.startswith(OWN) and cells(self._sheet)[row, column].data_type == "f"

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
                label = match[1][:4].rstrip("（(").replace("填表", "填报")
                if self._signed(label, cell, words[match.end() : end]):
                    label = ""
        return True

    def _signed(self, label: str, cell: Typed, words: str) -> bool:
        value = cell.value if words == cell.words else words.strip(" 　\t\n_")
        if _EMPTY.fullmatch(str(value)):
            return False
        entry = Typed(sheet=cell.sheet, cell=cell.cell, value=value, share=cell.share)
        if not label or label in self._signature:
            self.strays.append(entry)
        else:
            self._signature[label] = entry
        return True


def _plain(cell: Typed) -> str:
    return " ".join(cell.words.split())


def _keys(line: Mapping[int, Typed], headers: Mapping[str, str]) -> dict[int, str]:
    """The keys of columns by their headers; a second column of one key is one of its own."""
    keys: dict[int, str] = {}
    for column, cell in line.items():
        words = _plain(cell)
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
