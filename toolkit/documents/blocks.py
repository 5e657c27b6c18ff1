"""The blocks of an official document (公文), without any knowledge of a file format.

A composer (`toolkit.documents.brief`) returns a `Document`; a writer renders it. Text is kept as
runs whose tone says what the words are, never which font they take.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

Tone: TypeAlias = Literal["plain", "strong", "mark"]
Align: TypeAlias = Literal["both", "left", "center"]
Kind: TypeAlias = Literal["body", "note"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one tone: plain, strong (a label), or mark (a remark that is not in the source)."""

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


Block: TypeAlias = Title | Subtitle | Heading | Paragraph | Facts | Table


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
        case Subtitle(runs) | Paragraph(runs):
            yield plain(runs)
        case Facts(entries):
            yield from (f"{entry.label}：{plain(entry.runs)}" for entry in entries)
        case Table(columns, rows):
            yield from (column.header for column in columns)
            for row in rows:
                yield from _row_lines(row)


def _row_lines(row: Row | GroupRow) -> Iterator[str]:
    if isinstance(row, GroupRow):
        yield plain(row.runs)
        return
    for each in row.cells:
        yield from map(plain, each)
