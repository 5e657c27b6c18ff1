"""Running heads, running feet and page numbers: what is set at the edge of many pages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from toolkit.readers.layout.glyphs import Page, Row

_PAGE_NUMBER = re.compile(
    r"[-—–―－·\s]*(?:第\s*)?(?:\d{1,4}|[ivxlc]{1,6}|[IVXLC]{1,6})(?:\s*页)?"
    r"(?:\s*[/／，,]?\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–―－·\s]*$"
)
_DIGITS = re.compile(r"[\d\s]+")
_EDGE = 2
_ZONE = 0.14
_LEAST = 3


@dataclass(slots=True)
class Margins:
    """The rows at the edges, by identity and in order with their pages."""

    kinds: set[int] = field(default_factory=set)
    rows: list[tuple[Page, Row]] = field(default_factory=list)


def set_apart(pages: list[Page], rows: list[list[Row]]) -> Margins:
    """Page numbers, and words that stand at the same edge of three pages or more."""
    edges = [list(_edges(page, each)) for page, each in zip(pages, rows, strict=True)]
    seen: Counter[tuple[str, bool]] = Counter()
    for edge in edges:
        seen.update({_key(row) for row in edge})
    needed = max(_LEAST, len(pages) // 3)
    margins = Margins()
    told: set[tuple[str, bool]] = set()
    for page, edge in zip(pages, edges, strict=True):
        for row in edge:
            is_number = bool(_PAGE_NUMBER.match(row.text))
            key = _key(row)
            if not is_number and seen[key] < needed:
                continue
            margins.kinds.add(id(row))
            if is_number or key not in told:
                margins.rows.append((page, row))
                told.add(key)
    return margins


def _key(row: Row) -> tuple[str, bool]:
    return _DIGITS.sub("#", row.text), row.is_high


def _edges(page: Page, rows: list[Row]) -> list[Row]:
    """The outermost rows of a page, as far as they lie near its edge."""
    ordered = sorted((row for row in rows if not row.is_ruled), key=lambda row: row.top)
    zone = page.height * _ZONE
    high = [row for row in ordered[:_EDGE] if row.bottom <= zone]
    low = [row for row in ordered[-_EDGE:] if row.top >= page.height - zone]
    return [*high, *(row for row in low if row not in high)]
