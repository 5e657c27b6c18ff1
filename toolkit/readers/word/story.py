"""A story of a Word document (body, footnote, header …): its blocks in reading order as lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.model import OriginKind
from toolkit.readers.lines import Lines, Piece
from toolkit.readers.tables import Cell, Grid
from toolkit.readers.word.names import MC, W, is_on, number, value
from toolkit.readers.word.numbering import Numbering
from toolkit.readers.word.runs import Runs, Tally
from toolkit.readers.word.styles import Place, Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_WRAPPERS = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)


@dataclass(slots=True)
class Context:
    """What all stories of a document share, and the counts of places met so far."""

    lines: Lines
    styles: Styles
    numbering: Numbering
    tally: Tally = field(default_factory=Tally)
    places: dict[OriginKind, int] = field(default_factory=dict)

    def next(self, kind: OriginKind) -> int:
        """The number of the next place of this kind."""
        self.places[kind] = self.places.get(kind, 0) + 1
        return self.places[kind]


def tell(context: Context, parent: _Element, kind: OriginKind, place: int | None = None) -> None:
    """Append the blocks of a story as lines of one kind.

    Paragraphs of the body are numbered one by one; a footnote, text box or header is one `place`.
    """
    carried: list[Piece] = []
    for block in _blocks(parent):
        if block.tag == f"{W}tbl":
            _tell_table(context, block, kind, place)
            continue
        if block.tag != f"{W}p":
            context.tally.skip("嵌入的文档")
            continue
        if _is_contents(context, block):
            context.tally.skip("自动目录")
            continue
        reading = Runs(context.styles, context.tally)
        # A paragraph mark that was deleted joins the paragraph with the next one.
        if block.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            carried += reading.read(block, "", None)
        else:
            pieces = _paragraph(context, block, reading, carried)
            context.lines.add(pieces, kind, place if place is not None else context.next(kind))
            carried = []
        for box in reading.boxes:
            tell(context, box, "textbox", context.next("textbox"))
    if carried:
        context.lines.add(carried, kind, place if place is not None else context.next(kind))


def _blocks(parent: _Element) -> Iterator[_Element]:
    """The paragraphs and tables of a story, those inside controls and insertions included."""
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl", f"{W}altChunk"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)
        elif child.tag == f"{MC}AlternateContent" and len(child):
            yield from _blocks(child[0])


def _is_contents(context: Context, paragraph: _Element) -> bool:
    """Whether a paragraph is a line of the table of contents that Word makes of the headings."""
    style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
    return context.styles.name(style).startswith(("toc ", "目录 ", "table of figures"))


def _paragraph(
    context: Context, paragraph: _Element, reading: Runs, carried: list[Piece] | None = None
) -> list[Piece]:
    """The marker of a paragraph, what was carried into it, and its runs.

    An empty paragraph of a list counts, but its marker alone is no text.
    """
    properties = paragraph.find(f"{W}pPr")
    style = value(properties.find(f"{W}pStyle")) if properties is not None else None
    heading = context.styles.heading(properties, style)
    prefix = f"heading{heading}/" if heading else ""
    pieces = [*(carried or ()), *reading.read(paragraph, prefix, style)]
    marker = _marker(context, properties, style)
    if not any(piece.text.strip() for piece in pieces):
        return pieces
    return [Piece(marker, f"{prefix}numbering"), *pieces] if marker else pieces


def _marker(context: Context, properties: _Element | None, style: str | None) -> str:
    own = properties.find(f"{W}numPr") if properties is not None else None
    place = context.styles.place(style)
    if own is not None:
        level = number(own.find(f"{W}ilvl"))
        list_id = value(own.find(f"{W}numId")) or (place.list_id if place else None)
        if list_id is None:
            return ""
        place = Place(list_id, level)
    if place is None or place.list_id == "0":
        return ""
    level = place.level
    if level is None:
        level = context.numbering.level_of_style(place.list_id, style)
    return context.numbering.marker(place.list_id, level)


def _tell_table(context: Context, table: _Element, kind: OriginKind, place: int | None) -> None:
    """Append a table as tab-separated lines; a text box or footnote keeps its own kind."""
    where: tuple[OriginKind, int] = (
        ("table", context.next("table")) if place is None else (kind, place)
    )
    boxes: list[_Element] = []
    grid = Grid()
    for row in _rows(table):
        column = number(row.find(f"{W}trPr/{W}gridBefore")) or 0
        grid.row()
        for cell in _cells(row):
            properties = cell.find(f"{W}tcPr")
            span = merge = None
            if properties is not None:
                span = number(properties.find(f"{W}gridSpan"))
                merge = properties.find(f"{W}vMerge")
            paragraphs = _cell(context, cell, boxes)
            above = merge is not None and value(merge) != "restart"
            grid.cell(Cell(paragraphs, column=column, width=max(1, span or 1), above=above))
            column += max(1, span or 1)
    grid.tell(context.lines, *where)
    for box in boxes:
        tell(context, box, "textbox", context.next("textbox"))


def _rows(parent: _Element) -> Iterator[_Element]:
    for child in parent:
        if child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None and not is_on(
                child.find(f"{W}trPr/{W}hidden")
            ):
                yield child
        elif child.tag in _WRAPPERS:
            yield from _rows(child)


def _cells(parent: _Element) -> Iterator[_Element]:
    for child in parent:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _cells(child)


def _cell(context: Context, cell: _Element, boxes: list[_Element]) -> list[str]:
    """The paragraphs of a cell; those of a table inside it follow one another."""
    paragraphs = []
    for block in _blocks(cell):
        if block.tag == f"{W}tbl":
            for row in _rows(block):
                for inner in _cells(row):
                    paragraphs += _cell(context, inner, boxes)
        elif block.tag == f"{W}p":
            reading = Runs(context.styles, context.tally)
            words = "".join(piece.text for piece in _paragraph(context, block, reading))
            boxes += reading.boxes
            if words.strip():
                paragraphs.append(words)
    return paragraphs
