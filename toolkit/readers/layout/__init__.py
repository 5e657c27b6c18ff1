"""From glyphs at places on pages to the lines of a text: what PDF, OFD and scans have in common.

All measures are in the unit of the page, y grows downwards. Pure geometry, without any package.
"""

from __future__ import annotations

from toolkit.readers.layout.aligned import Aligned, take_aligned
from toolkit.readers.layout.glyphs import Glyph, Page, Row, Rows, Rule, rows_of
from toolkit.readers.layout.margins import Margins, set_apart
from toolkit.readers.layout.paragraphs import Paragraph, paragraphs_of
from toolkit.readers.layout.ruled import carried_on, take_tables
from toolkit.readers.lines import Lines, Piece

__all__ = ["Glyph", "Page", "Rule", "tell"]


def tell(lines: Lines, pages: list[Page]) -> list[int]:
    """Append the text of the pages, then running heads and page numbers with their own kinds.

    Every visual line keeps its page and its box (left,top,right,bottom) as origin. The result is
    the numbers of the pages that were set in columns.
    """
    rows: list[Rows] = []
    table: Aligned | None = None
    for page in pages:
        told, table = _page_rows(page, table)
        rows.append(told)
    margins = set_apart(pages, [each.rows for each in rows])
    body = [[row for row in each.rows if id(row) not in margins.kinds] for each in rows]
    for paragraph in paragraphs_of(pages, _tables_over_pages(body)):
        _tell_paragraph(lines, paragraph)
    _tell_margins(lines, rows_in_order(pages, margins))
    return [page.number for page, each in zip(pages, rows, strict=True) if each.columns > 1]


def _page_rows(page: Page, before: Aligned | None) -> tuple[Rows, Aligned | None]:
    """The rows of a page with those of its tables among them, and the table at its end.

    `before` is the table at the end of the page before.
    """
    rest, tables = take_tables(page)
    rest, aligned, ended = take_aligned(rest, before)
    tables = sorted([*tables, *aligned], key=lambda rows: rows[0].top)
    rows, columns = rows_of(rest)
    for table in tables:
        place = next((n for n, row in enumerate(rows) if row.top > table[0].top), len(rows))
        rows[place:place] = table
    return Rows(rows, columns), ended


def _tables_over_pages(pages: list[list[Row]]) -> list[list[Row]]:
    """The rows with tables that run over pages as one.

    The header said again at the top of a page is dropped; a row cut by the end of a page is joined.
    """
    header = ""
    before: list[Row] = []
    joined = []
    for rows in pages:
        own = list(rows)
        if before and own and before[-1].is_ruled and own[0].is_ruled:
            if own[0].text == header:
                del own[0]
            whole = carried_on(before[-1], own[0]) if own and own[0].is_ruled else None
            if whole:
                before[-1] = whole
                del own[0]
        for place, row in enumerate(own):
            last = own[place - 1] if place else before[-1] if before else None
            if row.is_ruled and (last is None or not last.is_ruled):
                header = row.text
        joined.append(own)
        before = own or before
    return joined


def rows_in_order(pages: list[Page], margins: Margins) -> list[tuple[Row, int]]:
    """Running heads and page numbers with their pages; the same words only once."""
    numbers = {id(page): page.number for page in pages}
    return [(row, numbers[id(page)]) for page, row in margins.rows]


def _tell_paragraph(lines: Lines, paragraph: Paragraph) -> None:
    pieces: list[Piece] = []
    for row in paragraph.rows:
        glue = _glue(pieces[-1].text, row.text) if pieces else ""
        pieces.append(Piece(glue + row.text, row.place))
    lines.add_placed(pieces, "page", [row.page for row in paragraph.rows])


def _glue(before: str, after: str) -> str:
    """A blank between two Latin words, nothing in Chinese."""
    if not before or not after:
        return ""
    tight = before[-1] > "\x7f" or after[0] > "\x7f" or before[-1] in "-/" or not after[0].isalnum()
    return "" if tight else " "


def _tell_margins(lines: Lines, rows: list[tuple[Row, int]]) -> None:
    for row, number in rows:
        lines.text(row.text, "header" if row.is_high else "footer", number, row.place)
