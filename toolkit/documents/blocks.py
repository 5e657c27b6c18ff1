"""The blocks of an official document (公文), without any knowledge of a file format.

A composer (`toolkit.documents.brief`) returns a `Document`; a writer renders it. Text is kept as
runs whose tone says what the words are, never which font they take.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

Tone: TypeAlias = Literal["plain", "strong", "mark", "blank", "alert", "warning"]
Align: TypeAlias = Literal["both", "left", "center"]
Kind: TypeAlias = Literal["body", "note"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one tone.

    plain; strong, a label; mark, a remark that is not in the source; blank, a place that somebody
    still has to fill in; alert and warning, the words of a red and of an amber light.
    """

    text: str
    tone: Tone = "plain"


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """标题: the title of the document; the writer breaks it into balanced lines."""

    text: str


@dataclass(frozen=True, slots=True)
class Subtitle:
    """副标题: one centred line under the title."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Heading:
    """层次标题 with its number in the text; level 1 is 一、, 2 （一）, 3 1., 4 （1）."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body, or a closing note."""

    runs: Runs
    kind: Kind = "body"


@dataclass(frozen=True, slots=True)
class Items:
    """Paragraphs numbered 1. 2. 3. by the word processor, so that one can be put in between."""

    entries: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a meeting or document: its label without colon, and its value."""

    label: str
    runs: Runs


@dataclass(frozen=True, slots=True)
class Facts:
    """要素: labelled lines such as 会议名称：…, with hanging indent."""

    entries: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: header, share of the width of the type area in mm, alignment."""

    header: str
    width: float
    align: Align = "both"


Cell: TypeAlias = tuple[Runs, ...]
"""The lines of a cell."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row with one cell for each column."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A row that spans the table and names the rows after it."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its header is repeated on every page and no row is torn across pages."""

    columns: tuple[Column, ...]
    rows: tuple[Row | GroupRow, ...]


@dataclass(frozen=True, slots=True)
class Masthead:
    """版头: what stands above the text, down to the red rule.

    `corner` are the lines at the upper left (密级, 紧急程度), `mark` is the red name, `issue` the
    line under it (第7期). `left` and `right` share the last line, where `left` alone is centred.
    """

    mark: str
    corner: tuple[Runs, ...] = ()
    issue: str = ""
    left: Runs = ()
    right: Runs = ()


@dataclass(frozen=True, slots=True)
class Recipients:
    """主送机关: flush left, with its colon."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class AnnexList:
    """附件说明 after the body: 附件：and the names, numbered where there are several."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """落款: who signs, and the day; either may be empty. A seal is stamped over both."""

    issuer: Runs
    date: Runs
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class AnnexStart:
    """The beginning of an annex on a page of its own: 附件, or 附件2, in its upper left corner."""

    label: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a form: its label and what stands there, with room for some lines of writing."""

    label: str
    runs: Runs = ()
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Form:
    """A form to fill in by hand: labels on the left, room on the right."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记 at the foot of the last page: 抄送, and who prints it on which day."""

    copies_to: Runs
    printer: Runs
    date: Runs


Block: TypeAlias = (
    Title
    | Subtitle
    | Heading
    | Paragraph
    | Items
    | Facts
    | Table
    | Masthead
    | Recipients
    | AnnexList
    | Signature
    | AnnexStart
    | Form
    | Imprint
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; `title` is also what its file properties say."""

    title: str
    blocks: tuple[Block, ...]


def run(text: str) -> Runs:
    """One plain run."""
    return (Run(text),)


def cell(*lines: str) -> Cell:
    """A cell of plain lines."""
    return tuple(run(line) for line in lines)


def plain(runs: Runs) -> str:
    """The words of runs, whatever their tone."""
    return "".join(each.text for each in runs)


def lines(document: Document) -> Iterator[str]:
    """The words of a document, one line for each paragraph or table cell line, in order."""
    for block in document.blocks:
        yield from _block_lines(block)


def _block_lines(block: Block) -> Iterator[str]:
    match block:
        case Title(text) | Heading(_, text):
            yield text
        case Subtitle(runs) | Paragraph(runs) | Recipients(runs):
            yield plain(runs)
        case Items(entries):
            yield from map(plain, entries)
        case Facts(entries):
            yield from (f"{entry.label}：{plain(entry.runs)}" for entry in entries)
        case Table(columns, rows):
            yield from (column.header for column in columns)
            for row in rows:
                yield from _row_lines(row)
        case _:
            yield from _frame_lines(block)


def _frame_lines(block: Block) -> Iterator[str]:
    match block:
        case Masthead(mark, corner, issue, left, right):
            between = "\t" if left and right else ""
            last = f"{plain(left)}{between}{plain(right)}"
            yield from filter(None, (*map(plain, corner), mark, issue, last))
        case AnnexList(names):
            yield from annex_lines(names)
        case Signature(issuer, date):
            yield from filter(None, (plain(issuer), plain(date)))
        case AnnexStart(label):
            yield label
        case Form(entries):
            for entry in entries:
                yield from (entry.label, plain(entry.runs))
        case Imprint(copies_to, printer, date):
            if copies_to:
                yield plain(copies_to)
            if printer or date:
                yield f"{plain(printer)}\t{plain(date)}"


def annex_lines(names: tuple[str, ...]) -> Iterator[str]:
    """附件：甲; with numbers where there are several: 附件：1.甲, 2.乙."""
    for number, name in enumerate(names, 1):
        label = "附件：" if number == 1 else ""
        yield f"{label}{number}.{name}" if len(names) > 1 else f"{label}{name}"


def _row_lines(row: Row | GroupRow) -> Iterator[str]:
    if isinstance(row, GroupRow):
        yield plain(row.runs)
        return
    for each in row.cells:
        yield from map(plain, each)
