"""The unit book (单位手册) of an office: an xlsx or csv table, or JSON by its schema.

A table has its header row among the first ten; columns are known by their Chinese titles, in any
order. Several values in a cell are parted by 、；， or line breaks.
"""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
import warnings
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.codec import from_json
from toolkit.codes import finding
from toolkit.faults import syntax
from toolkit.findings import Finding, Outcome
from toolkit.ledger.unitbook.audit import audited
from toolkit.ledger.unitbook.book import BookUnit, UnitBook
from toolkit.readers import encodings, plain, signatures
from toolkit.readers.archive import Archive, Unusable
from toolkit.schema import validate

LIMIT = 10 * 2**20
"""Bytes of a book; a province has some ten thousand bodies, which are about two million."""

_HEADERS = Path(__file__).parent / "unitbook.toml"
_HEADER_ROWS = 10
_MOST_ROWS = 20_000
_MOST_COLUMNS = 64
_DELIMITERS = (",", "\t", ";", "，")
_SEVERAL = frozenset({"short_names", "groups", "duties"})
_UNUSED = "unused"
_KEYS = tuple(BookUnit.__dataclass_fields__)

_ASIDE = re.compile(r"[\s　]+|[（(][^（）()]*[）)]$|[:：*＊]+$")
_VALUE = re.compile(r"(?:[（(][^（）()]*[）)]|[^、；;，,\n])+")
_BLANKS = re.compile(r"[ \t\r\xa0\u3000]+")
_INNER = re.compile(r"(?<=[\u4e00-\u9fff）])[ \n]+(?=[\u4e00-\u9fff（])")
_PADDED = re.compile(r"(?<!\S)(\S) (\S)(?!\S)")

Table = list[list[str]]


class _Header(NamedTuple):
    """Where a table has its header, and the number of the column of each key."""

    row: int
    columns: dict[str, int]
    strange: tuple[str, ...]


def read(data: bytes, name: str) -> Outcome[UnitBook | None]:
    """The book in the bytes of a file; None, with an error, where they hold none.

    The encodings of a csv are those of plain texts. Findings: UNT001 to UNT009 about the book, and
    those of reading (SRC).
    """
    if len(data) > LIMIT:
        return Outcome(None, (plain.too_large(name, plain.size(len(data)), LIMIT),))
    kind = signatures.kind(data, name)
    if kind == "xlsx":
        return _of_workbook(data, name)
    if kind not in {"text", "speech", "csv"}:
        return _refused(name, f"是{signatures.LABELS[kind]}")
    decoded = encodings.decode(data)
    if decoded is None:
        return _refused(name, "是二进制数据")
    if isinstance(decoded, encodings.Undecodable):
        return Outcome(None, (plain.undecodable(decoded),))
    told = plain.encoding(decoded.encoding)
    if kind == "speech":
        return _of_json(decoded.text, name, told)
    return _of_csv(decoded.text, name, told)


def _refused(name: str, reason: str) -> Outcome[UnitBook | None]:
    return Outcome(None, (finding("UNT001", name=name, reason=reason),))


def _of_json(text: str, name: str, told: tuple[Finding, ...]) -> Outcome[UnitBook | None]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        return _refused(name, f"不是有效的 JSON：{syntax(error)}")
    faults = validate("unitbook", found)
    if faults:
        return _refused(name, faults[0].message)
    units = from_json(UnitBook, found).units
    places = [f"第{number}个单位" for number in range(1, len(units) + 1)]
    outcome = audited(units, places)
    return Outcome(outcome.value, (*told, *outcome.findings))


def _of_csv(text: str, name: str, told: tuple[Finding, ...]) -> Outcome[UnitBook | None]:
    try:
        tables = [_csv_rows(text, delimiter) for delimiter in _DELIMITERS]
    except csv.Error:
        return _refused(name, "不是完整的 csv")
    found = [(table, header) for table in tables if (header := _header(table))]
    if not found:
        return _refused(name, "没有“单位全称”一栏")
    table, header = max(found, key=lambda each: len(each[1].columns))
    return _of_table(table, header, name, told)


def _csv_rows(text: str, delimiter: str) -> Table:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [row[:_MOST_COLUMNS] for row, _ in zip(rows, range(_MOST_ROWS), strict=False)]


def _of_workbook(data: bytes, name: str) -> Outcome[UnitBook | None]:
    """The first sheet with a header that says which column holds the names."""
    try:
        archive = Archive(data, name)
        archive.vet()
        tables = _sheets(data, archive)
    except Unusable as problem:
        return Outcome(None, (problem.problem,))
    for table in tables:
        header = _header(table)
        if header:
            return _of_table(table, header, name)
    return _refused(name, "没有“单位全称”一栏")


def _sheets(data: bytes, archive: Archive) -> list[Table]:
    """All sheets as texts. Raises Unusable where openpyxl cannot read the workbook."""
    from openpyxl import load_workbook  # noqa: PLC0415 - floor 5, on use

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # parts of Excel and WPS that openpyxl leaves out
            book = load_workbook(io.BytesIO(data), data_only=True)
    except Exception as error:  # whatever openpyxl stumbles over, the file is not as it should be
        raise archive.damaged("不是完整的工作簿") from error
    return [_sheet(sheet) for sheet in book.worksheets]


def _sheet(sheet: Any) -> Table:
    """The cells as texts; a cell merged downwards is said again in every row it covers."""
    rows = sheet.iter_rows(
        max_row=min(sheet.max_row, _MOST_ROWS),
        max_col=min(sheet.max_column, _MOST_COLUMNS),
        values_only=True,
    )
    table = [[_text(cell) for cell in row] for row in rows]
    for merged in sheet.merged_cells.ranges:
        column, first = merged.min_col - 1, merged.min_row - 1
        if column < _MOST_COLUMNS and first < len(table):
            for row in table[first + 1 : merged.max_row]:
                row[column] = table[first][column]
    return table


def _text(cell: object) -> str:
    """A number without its .0: telephone numbers are numbers to Excel."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _header(table: Table) -> _Header | None:
    """The row with most titles among the first ones, if one of them is that of the names."""
    best: _Header | None = None
    for number, row in enumerate(table[:_HEADER_ROWS]):
        columns: dict[str, int] = {}
        strange = []
        for column, cell in enumerate(row):
            plain_title = _ASIDE.sub("", _ASIDE.sub("", cell))
            meant = _titles().get(plain_title)
            if meant is None or meant in columns:
                strange += [plain_title] if plain_title and meant != _UNUSED else []
            else:
                columns[meant] = column
        if "name" in columns and (best is None or len(columns) > len(best.columns)):
            best = _Header(number, columns, tuple(strange))
    return best


@cache
def _titles() -> dict[str, str]:
    words = tomllib.loads(_HEADERS.read_text(encoding="utf-8"))
    return {title: key for key, titles in words.items() for title in titles}


def _of_table(
    table: Table, header: _Header, name: str, told: Iterable[Finding] = ()
) -> Outcome[UnitBook | None]:
    findings = list(told)
    if header.strange:
        columns = "、".join(header.strange)
        findings.append(finding("UNT006", name=name, count=len(header.strange), columns=columns))
    units: list[BookUnit] = []
    places: list[str] = []
    for number, row in enumerate(table[header.row + 1 :], header.row + 2):
        unit = _unit(row, header.columns)
        if unit.name:
            units.append(unit)
            places.append(f"第{number}行")
        elif any(getattr(unit, key) for key in _KEYS):
            findings.append(finding("UNT005", place=f"第{number}行"))
    if not units:
        return Outcome(None, (finding("UNT001", name=name, reason="一个单位也没有"), *findings))
    outcome = audited(units, places)
    return Outcome(outcome.value, (*findings, *outcome.findings))


def _unit(row: Sequence[str], columns: dict[str, int]) -> BookUnit:
    values: dict[str, Any] = {}
    for key in _KEYS:
        column = columns.get(key, len(row))
        cell = _BLANKS.sub(" ", row[column]).strip() if column < len(row) else ""
        if key in _SEVERAL:
            words = (_INNER.sub("", word.strip()) for word in _VALUE.findall(cell))
            values[key] = tuple(dict.fromkeys(filter(None, words)))
        elif key in {"name", "parent"}:
            values[key] = _INNER.sub("", cell) or (None if key == "parent" else "")
        else:
            lines = (_PADDED.sub(r"\1\2", line.strip()) for line in cell.split("\n"))
            values[key] = "、".join(filter(None, lines)) or None
    return BookUnit(**values)
