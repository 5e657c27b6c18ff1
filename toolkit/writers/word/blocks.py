"""Blocks as WordprocessingML: one function for each kind of block."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from toolkit.documents.blocks import (
    AnnexList,
    Block,
    Fact,
    Facts,
    Form,
    Heading,
    Items,
    Paragraph,
    Run,
    Signature,
    Subtitle,
    Table,
    Title,
)
from toolkit.documents.titles import balanced
from toolkit.writers.word.letterhead import frame_elements
from toolkit.writers.word.tables import table_element
from toolkit.writers.word.text import Pen, element
from toolkit.writers.word.typography import CHARACTER, HEADING_LEVELS, TITLE_CELLS

_STYLES = {"body": "NormalIndent", "note": "Note"}


def body(blocks: tuple[Block, ...], pen: Pen) -> Iterator[Any]:
    """The paragraphs and tables of all blocks; what introduces a table stays on its page."""
    for block, following in zip_longest(blocks, blocks[1:]):
        made = list(_elements(block, pen))
        if isinstance(block, Title) and isinstance(following, Table | Form):
            made.append(pen.paragraph("Gap"))
        for each in _kept(block, following, made):
            each.pPr.insert(1, element("<w:keepNext/>"))
        yield from made


def _kept(block: Block, following: Block | None, made: list[Any]) -> list[Any]:
    """What must stand on one page with what follows it.

    A paragraph introduces a table, and no signature stands on a page without text (7.3.5.5).
    """
    match block, following:
        case Paragraph(), Table() | Form() | AnnexList() | Signature():
            return made[-1:]
        case (AnnexList(), Signature()) | (Signature(), Paragraph()):
            return made
        case Signature(), _:
            return made[:-1]
        case _:
            return []


def _elements(block: Block, pen: Pen) -> Iterator[Any]:
    match block:
        case Title(text):
            title = "\n".join(balanced(pen.clean(text), TITLE_CELLS))
            yield pen.paragraph("Title", (Run(title),))
        case Subtitle(runs):
            yield pen.paragraph("Subtitle", runs)
        case Heading(level, text):
            yield pen.paragraph(f"Heading{min(level, HEADING_LEVELS)}", (Run(text),))
        case Paragraph(runs, kind):
            yield pen.paragraph(_STYLES[kind], runs)
        case Items(entries):
            yield from pen.numbered("NormalIndent", entries)
        case Facts(entries):
            yield pen.paragraph("Gap")
            yield from (_fact(entry, pen) for entry in entries)
            yield pen.paragraph("Gap")
        case Table():
            yield table_element(block, pen)
            yield pen.paragraph("Gap")
        case _:
            yield from frame_elements(block, pen)


def _fact(fact: Fact, pen: Pen) -> Any:
    """A labelled line; what follows on further lines hangs under the value, not the label."""
    paragraph = pen.paragraph("Fact", (Run(f"{fact.label}：", "strong"),), fact.runs)
    hanging = len(fact.label) + 1
    left = hanging + 2
    indent = (
        f'<w:ind w:leftChars="{left * 100}" w:left="{left * CHARACTER}"'
        f' w:hangingChars="{hanging * 100}" w:hanging="{hanging * CHARACTER}"/>'
    )
    paragraph.pPr.append(element(indent))
    return paragraph
