"""HTML as people see it: paragraphs and tables in order, with what tells text from navigation.

Works on the events of the standard library's parser, without a tree, so that neither depth nor
missing end tags matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from toolkit.readers.web.elements import APART, BLOCK, SILENT, VOID

_MARGIN = frozenset(("nav", "aside", "footer"))
_WORD = re.compile(r"[a-z]+")
_CLOSES = {
    "p": frozenset({"p"}),
    "li": frozenset({"li", "p"}),
    "td": frozenset({"td", "th", "p"}),
    "th": frozenset({"td", "th", "p"}),
    "tr": frozenset({"tr", "td", "th", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
}
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$)"
)
_UNMARKED = re.compile(r"list-style(?:-type)?\s*:\s*none")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
# A line end of the file is a blank, but none between two Chinese characters (CSS Text 3, 4.1.3).
_SOFT = "\r"
_NO_BLANK = re.compile(f"(?<=[\u2e80-\uffef]){_SOFT}(?=[\u2e80-\uffef])")
_NUMBERED = re.compile(r"\s*[（(]?[\d一二三四五六七八九十①-⑳]")
_REACH = 200
_TABLES_DEEP = 12


@dataclass(slots=True)
class Line:
    """One visual line: its words, how many of them are links, whether its place is a margin."""

    text: str
    links: int = 0
    apart: bool = False
    marker: str = ""
    heading: int = 0


@dataclass(slots=True)
class Table:
    """Rows of cells; a cell holds lines and tables and covers columns and rows."""

    rows: list[list[CellBox]] = field(default_factory=list)


@dataclass(slots=True)
class CellBox:
    """One cell of a table."""

    width: int = 1
    height: int = 1
    blocks: list[Line | Table] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """An element that has begun, with what holds for everything inside it."""

    tag: str
    silent: bool
    hidden: bool
    apart: bool
    link: bool
    kept: bool
    numbers: bool = False
    count: int = 0


class Blocks(HTMLParser):
    """Reads a page; `blocks` are its lines and tables, `hidden` the words that are not shown.

    `depth` is the number of elements within each other, as far as their ends are known.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Line | Table] = []
        self.hidden: list[str] = []
        self.pictures = 0
        self.depth = 0
        self._open: list[_Open] = []
        self._tables: list[tuple[Table, list[Line | Table]]] = []
        self._into = self.blocks
        self._words: list[str] = []
        self._links = 0
        self._marker = ""
        self._heading = 0
        self.feed(html)
        self.close()
        self._end_line()
        while self._tables:
            self._end_table()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if tag == "br":
            self._words.append("\n")
            return
        if tag == "img":
            self.pictures += 1
        if tag in BLOCK:
            self._end_line()
        if tag in VOID:
            return
        if tag in _CLOSES:
            self._close_implied(_CLOSES[tag])
        attributes = {key: value or "" for key, value in attrs}
        self._push(tag, attributes)
        self._begin(tag, attributes)

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table":
            self._begin_table()
        elif tag == "tr" and self._tables:
            self._tables[-1][0].rows.append([])
        elif tag in ("td", "th") and self._tables:
            self._begin_cell(attributes)
        elif tag == "li":
            self._number_entry()
        elif re.fullmatch("h[1-6]", tag):
            self._heading = int(tag[1])

    def handle_endtag(self, tag: str) -> None:
        """Close an element and whatever was left open inside it."""
        if tag in BLOCK or tag == "br":
            self._end_line()
        if tag == "table" and self._tables:
            self._end_table()
        for depth in range(len(self._open) - 1, max(-1, len(self._open) - _REACH), -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        """Keep the words that are shown."""
        top = self._open[-1] if self._open else None
        if top is None or not (top.silent or top.hidden):
            words = data if self._is_preformatted() else _BLANKS.sub(_blank, data)
            self._words.append(words)
            if top is not None and top.link:
                self._links += len(words.strip())
        elif top.hidden and not top.silent and data.strip():
            self.hidden.append(_BLANKS.sub(" ", data).strip())

    def _push(self, tag: str, attributes: dict[str, str]) -> None:
        above = self._open[-1] if self._open else _Open("", False, False, False, False, False)  # noqa: FBT003 - fields
        style = attributes.get("style", "").lower()
        kept = above.kept or tag in ("article", "main")
        apart = tag in _MARGIN or (tag == "header" and not kept) or _is_margin(tag, attributes)
        numbers = tag == "ol" and not _UNMARKED.search(style)
        start = attributes.get("start", "")
        self._open.append(
            _Open(
                tag=tag,
                silent=above.silent or tag in SILENT,
                hidden=above.hidden or "hidden" in attributes or bool(_HIDDEN.search(style)),
                apart=above.apart or (apart and not kept),
                link=above.link or tag == "a",
                kept=kept,
                numbers=numbers,
                count=int(start) - 1 if start.isdecimal() and len(start) < 5 else 0,
            )
        )

        self.depth = max(self.depth, len(self._open))

    def _close_implied(self, tags: frozenset[str]) -> None:
        """Close elements that the beginning of another one ends, such as a <p> before a <p>."""
        for depth in range(len(self._open) - 1, max(-1, len(self._open) - 8), -1):
            if self._open[depth].tag in ("table", "ul", "ol", "div", "tbody", "body"):
                return
            if self._open[depth].tag in tags:
                del self._open[depth:]
                return

    def _number_entry(self) -> None:
        parent = next((each for each in reversed(self._open[-4:-1])), None)
        if parent is not None and parent.numbers:
            parent.count += 1
            self._marker = f"{parent.count}. "

    def _is_preformatted(self) -> bool:
        return any(each.tag == "pre" for each in self._open[-4:])

    def _end_line(self) -> None:
        text, self._words = "".join(self._words), []
        text = _NO_BLANK.sub("", text).replace(_SOFT, " ")
        links, self._links = self._links, 0
        if not text.strip():
            return
        heading, self._heading = self._heading, 0
        top = self._open[-1] if self._open else None
        apart = top is not None and top.apart
        for part in text.split("\n"):
            words = part.strip(" \t\r")
            if words.strip():
                marker = "" if _NUMBERED.match(words) else self._marker
                self._marker = ""
                shown = Line(words, min(links, len(words)), apart, marker, heading)
                self._into.append(shown)

    def _begin_table(self) -> None:
        if len(self._tables) >= _TABLES_DEEP:
            return
        table = Table()
        self._tables.append((table, self._into))
        self._into.append(table)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        table = self._tables[-1][0]
        if not table.rows:
            table.rows.append([])
        cell = CellBox(_extent(attributes, "colspan"), _extent(attributes, "rowspan"))
        table.rows[-1].append(cell)
        self._into = cell.blocks

    def _end_table(self) -> None:
        self._into = self._tables.pop()[1]


def _blank(found: re.Match[str]) -> str:
    return _SOFT if "\n" in found.group() else " "


def _is_margin(tag: str, attributes: dict[str, str]) -> bool:
    """Whether class or id name a container that is not the article."""
    if tag in ("body", "html", "article", "main", "table", "tbody", "tr", "p", "span", "a"):
        return False
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}".lower()
    return any(word in APART for word in _WORD.findall(names))


def _extent(attributes: dict[str, str], key: str) -> int:
    value = attributes.get(key, "")
    return min(int(value), 100) if value.isdecimal() and len(value) < 5 and int(value) else 1
