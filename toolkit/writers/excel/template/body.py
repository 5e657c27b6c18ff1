"""Where the table of an office ends, and which of its rows is the model for all others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from toolkit.ledger import headers
from toolkit.writers.excel.template.header import Header, is_filled, is_header

Kind: TypeAlias = Literal["sample", "odd", "blank", "foot"]

_FOOT = re.compile(
    r"\s*(?:[合总小]\s*计|填\s*[报表]|制\s*表|审\s*[核批签]|复\s*核|经\s*办|联系(?:人|电话)\s*[：:]"
    r"|(?:单位|部门|科室|分管)?(?:主要)?(?:负责人|领导)(?:签[字名])?\s*[：:]|[备附]?\s*注\s*[：:0-9]|说明\s*[：:]|附[：:件]"
    r"|报送|盖章|签[字发名]|日期\s*[：:]|\d{4}\s*年\s*\d{1,2}\s*月|年\s*月\s*日|截[至止]\s*\d|以[上下])"
)
_RUNNING = re.compile(r"=.*|[（(]?\d{1,4}[）).、]?")


@dataclass(frozen=True, slots=True)
class Body:
    """The rows below a header up to `end`, the first of what stands below the table.

    `model` is the row that all rows look like, None where there is none.
    """

    first: int
    end: int
    model: int | None


def read(header: Header) -> Body:
    """The body of the table: samples and rows prepared for entries, sections among them too.

    Totals, notes, signatures and further tables are below it, with the blank rows before them
    where the table has a frame.
    """
    first = _first(header)
    end, model = first, None
    kinds = list(_kinds(header, first))
    framed = any(kind == "sample" and _is_framed(header, row) for row, kind in kinds)
    for row, kind in kinds:
        if kind == "sample":
            end, model = row + 1, model or row
        elif kind == "blank" and not framed:
            end, model = row + 1, model or (row if _is_styled(header, row) else None)
    return Body(first, end, model)


def _first(header: Header) -> int:
    """The first row of the body, below totals that stand above it."""
    row = header.first
    while _kind(header, row) == "foot" and _kind(header, row + 1) == "sample":
        row += 1
    return row


def _kinds(header: Header, first: int) -> Iterator[tuple[int, Kind]]:
    for row in range(first, header.sheet.max_row + 1):
        kind = _kind(header, row)
        if kind == "foot":
            return
        yield row, kind


def _kind(header: Header, row: int) -> Kind:
    sheet = header.sheet
    cells = [sheet.cell(row, column) for column in header.width]
    filled = {cell.column: str(cell.value) for cell in cells if is_filled(cell)}
    if not filled:
        return "sample" if _is_framed(header, row) and not _is_band(header, row) else "blank"
    if _FOOT.match(next(iter(filled.values()))) or is_header(sheet, row):
        return "foot"
    if _is_band(header, row):
        return "odd"
    numbers = [column for column, key in header.keys.items() if key in {headers.NUMBER, "id"}]
    if any(_RUNNING.fullmatch(filled.get(column, "")) for column in numbers):
        return "sample"
    texts = [column for column, key in header.keys.items() if key == "text"]
    known = [column for column in filled if column in header.keys]
    if any(column in filled for column in texts) or len(known) * 2 > len(header.keys):
        return "sample"
    return "foot" if any(map(_FOOT.match, filled.values())) else "odd"


def _is_framed(header: Header, row: int) -> bool:
    cells = [header.sheet.cell(row, column) for column in header.keys]
    return any(cell.border.left.style or cell.border.bottom.style for cell in cells)


def _is_styled(header: Header, row: int) -> bool:
    return any(header.sheet.cell(row, column).has_style for column in header.width)


def _is_band(header: Header, row: int) -> bool:
    """Whether one cell is merged over half of the table: a section, a note or a total."""
    return any(
        area.min_row <= row <= area.max_row
        and len([c for c in header.keys if area.min_col <= c <= area.max_col]) * 2
        >= len(header.keys)
        and area.max_col > area.min_col
        for area in header.sheet.merged_cells.ranges
    )


def grouped(header: Header, body: Body) -> tuple[int, ...]:
    """The columns of headings whose samples are merged downwards, such as 类别."""
    found = {
        area.min_col
        for area in header.sheet.merged_cells.ranges
        if body.first <= area.min_row < area.max_row < body.end and area.min_col == area.max_col
    }
    headings = {"part", "point", "detail"}
    return tuple(n for n, key in header.keys.items() if n in found and key in headings)


def spans(header: Header, body: Body) -> dict[int, int]:
    """The last column of each cell merged across in the model, or in the header, by its first."""
    row: int = body.model or header.row
    areas: Any = header.sheet.merged_cells.ranges
    across = {
        area.min_col: area.max_col
        for area in areas
        if area.min_row <= row <= area.max_row and area.max_col > area.min_col
    }
    if body.model is not None:
        return across
    named = header.names  # a group of several names is no cell of a row
    return {
        low: high for low, high in across.items() if not named.keys() & range(low + 1, high + 1)
    }
