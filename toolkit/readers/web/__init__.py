"""Saved web pages (html, mhtml): main text with its tables, everything else set apart.

Needs no package beyond the standard library; with resiliparse (extra `web`) the borders of the
article are found with its help.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.codes import finding
from toolkit.findings import Finding, Outcome
from toolkit.model import OriginKind, Speech
from toolkit.readers import encodings, plain
from toolkit.readers.lines import Lines, Piece
from toolkit.readers.tables import Cell, Grid, one_line
from toolkit.readers.web.blocks import Blocks, Line, Table
from toolkit.readers.web.main_text import margins
from toolkit.readers.web.page import unwrap
from toolkit.source import SourceText

__all__ = ["read"]

_BLANK = re.compile(r"[\s\u3000\xa0]+")
_LABELS = frozenset(
    {
        "索引号", "信息索引", "主题分类", "主题词", "组配分类", "体裁分类", "公文种类",
        "发文机关", "发文机构", "发布机构", "制发机关", "成文日期", "发文日期", "公开日期",
        "发布日期", "生成日期", "印发日期", "生效日期", "实施日期", "标题", "名称",
        "信息名称", "发文字号", "文号", "文件编号", "有效性", "效力状态", "时效性",
        "关键词", "关键字", "公开方式", "公开范围", "统一编号",
    }
)  # fmt: skip
_CELL_LONGEST = 1500
_DEEPEST = 400  # the time of the extractor grows with the square of the depth
_SHOWN = 60


def read(data: bytes, name: str) -> Outcome[SourceText | Speech | None]:
    """The text of a page; None, with an SRC error, where its bytes cannot be decoded."""
    if len(data) > plain.LIMIT:
        return Outcome(None, (plain.too_large(name, plain.size(len(data)), plain.LIMIT),))
    page = unwrap(data)
    if page.decoded is None:
        return Outcome(None, (finding("SRC031", name=name, reason="其中没有网页"),))
    if isinstance(page.decoded, encodings.Undecodable):
        return Outcome(None, (plain.undecodable(page.decoded),))
    html = plain.line_ends(page.decoded.text)
    blocks = Blocks(html)
    lines = _told(blocks.blocks, html if blocks.depth <= _DEEPEST else None)
    found = (*_encoding(page.decoded.encoding), *_report(blocks))
    return lines.source(data, name, page.media_type, found, page.decoded.encoding)


def _told(blocks: list[Line | Table], html: str | None) -> Lines:
    """The lines of the page; those set apart are headers before the text and footers after it."""
    every = list(_flat(blocks))
    apart = dict(zip(map(id, every), margins(every, html), strict=True))
    body = [index for index, line in enumerate(every) if not apart[id(line)]]
    writer = _Writer(apart, {id(line) for line in every[: body[0] if body else 0]})
    writer.tell(blocks)
    return writer.lines


class _Writer:
    """Appends the blocks of a page with their places."""

    def __init__(self, apart: dict[int, bool], before: set[int]) -> None:
        self.lines = Lines()
        self._apart = apart
        self._before = before
        self._places: dict[OriginKind, int] = {}

    def tell(self, blocks: list[Line | Table]) -> None:
        for block in blocks:
            if isinstance(block, Line):
                self._tell_line(block)
            elif _is_data(block):
                self._tell_table(block)
            else:
                for row in block.rows:
                    for cell in row:
                        self.tell(cell.blocks)

    def _next(self, kind: OriginKind) -> int:
        self._places[kind] = self._places.get(kind, 0) + 1
        return self._places[kind]

    def _tell_line(self, line: Line) -> None:
        kind: OriginKind = "paragraph"
        if self._apart[id(line)]:
            kind = "header" if id(line) in self._before else "footer"
        path = f"heading{line.heading}" if line.heading else None
        pieces = [Piece(line.marker, "numbering")] if line.marker else []
        self.lines.add([*pieces, Piece(line.text, path)], kind, self._next(kind))

    def _tell_table(self, table: Table) -> None:
        number = self._next("table")
        if _is_metadata(table):
            self._tell_metadata(table, number)
            return
        grid = Grid()
        taken: dict[int, tuple[int, Cell]] = {}
        for row in table.rows:
            grid.row()
            column = 0
            for box in row:
                while column in taken:
                    column = _repeat(grid, taken, column)
                cell = Cell([line.text for line in _flat(box.blocks)], column, box.width)
                grid.cell(cell)
                if box.height > 1:
                    taken[column] = (box.height, cell)
                column += box.width
            for left in sorted(each for each in taken if each >= column):
                _repeat(grid, taken, left)
            taken = {at: (rows - 1, cell) for at, (rows, cell) in taken.items() if rows > 1}
        grid.tell(self.lines, "table", number)

    def _tell_metadata(self, table: Table, number: int) -> None:
        """A line for each label and its value, as the parser reads them."""
        for count, row in enumerate(table.rows, 1):
            words = [one_line([line.text for line in _flat(box.blocks)]) for box in row]
            for column in range(0, len(words), 2):
                label, *value = words[column : column + 2]
                if not label and not any(value):
                    continue
                mark = "" if label.endswith(("：", ":")) or not any(value) else "："
                pieces = [
                    Piece(f"{label}{mark}", f"r{count}c{column + 1}"),
                    Piece("".join(value), f"r{count}c{column + 2}"),
                ]
                self.lines.add(pieces, "table", number)


def _repeat(grid: Grid, taken: dict[int, tuple[int, Cell]], column: int) -> int:
    """Put the cell that reaches down from above into this row; the column after it."""
    rows, cell = taken[column]
    if rows > 0:
        grid.cell(cell)
    return column + cell.width


def _flat(blocks: list[Line | Table]) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from _flat(cell.blocks)


def _is_data(table: Table) -> bool:
    """Whether a table holds data; pages of old also use tables for their layout."""
    cells = [cell for row in table.rows for cell in row]
    if any(isinstance(block, Table) for cell in cells for block in cell.blocks):
        return False
    longest = max((sum(len(line.text) for line in _flat(cell.blocks)) for cell in cells), default=0)
    return sum(len(row) > 1 for row in table.rows) >= 2 and longest <= _CELL_LONGEST


def _is_metadata(table: Table) -> bool:
    """Whether most cells at even places are labels such as 索引号."""
    labels = [
        _BLANK.sub("", "".join(line.text for line in _flat(row[column].blocks))).rstrip("：:")
        for row in table.rows
        for column in range(0, len(row), 2)
    ]
    labels = [label for label in labels if label]
    return len(labels) >= 2 and sum(label in _LABELS for label in labels) * 2 > len(labels)


def _encoding(name: str) -> tuple[Finding, ...]:
    if name in encodings.KNOWN:
        return plain.encoding(name)
    return (finding("SRC005", encoding=name.upper()),)


def _report(blocks: Blocks) -> Iterator[Finding]:
    if blocks.hidden:
        text = "；".join(f"“{words}”" for words in blocks.hidden)
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        yield finding("SRC036", count=len(blocks.hidden), text=shown)
    if blocks.pictures:
        yield finding("SRC039", count=blocks.pictures, what="图片")
