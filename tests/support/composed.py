"""What a composed document says, taken apart for tests."""

from __future__ import annotations

from toolkit.documents import blocks
from toolkit.documents.blocks import Document, Heading, Row, Table, plain


def part(document: Document, heading: str) -> list[str]:
    """The lines under a level-1 heading, up to the next one."""
    words: list[str] = []
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            inside = block.text == heading
        elif inside:
            words += blocks.lines(Document("", (block,)))
    return words


def tables(document: Document) -> dict[str, list[list[str]]]:
    """The plain rows of every table, by the headers of its columns."""
    return {
        "|".join(column.header for column in table.columns): [
            ["/".join(map(plain, cell)) for cell in row.cells]
            for row in table.rows
            if isinstance(row, Row)
        ]
        for table in document.blocks
        if isinstance(table, Table)
    }


def task_table(document: Document) -> Table:
    """The table of tasks, the first of all."""
    return next(block for block in document.blocks if isinstance(block, Table))


def text(document: Document) -> str:
    """All words of a document."""
    return "\n".join(blocks.lines(document))
