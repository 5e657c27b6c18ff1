"""The runs of a paragraph: the text people see once all tracked changes are accepted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.readers.lines import Piece
from toolkit.readers.word.names import MC, W, is_on, value
from toolkit.readers.word.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_WRAPPERS = frozenset(
    f"{W}{name}"
    for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir")
) | {f"{W}bdo"}
_INSERTED = frozenset({f"{W}ins", f"{W}moveTo"})
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_SHAPES = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_PLAIN = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_BOX = f"{W}txbxContent"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_THINGS = (
    ("{http://schemas.openxmlformats.org/drawingml/2006/chart}chart", "图表"),
    ("{urn:schemas-microsoft-com:office:office}OLEObject", "嵌入的文件"),
    ("{http://schemas.openxmlformats.org/drawingml/2006/main}blip", "图片"),
    ("{urn:schemas-microsoft-com:vml}imagedata", "图片"),
)


@dataclass(slots=True)
class Tally:
    """What was met and is not in the text."""

    changes: int = 0
    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    skipped: dict[str, int] = field(default_factory=dict)

    def skip(self, what: str, count: int = 1) -> None:
        """Count something that was left out."""
        self.skipped[what] = self.skipped.get(what, 0) + count


class Runs:
    """Reads one paragraph; `boxes` then holds the text boxes anchored in it."""

    def __init__(self, styles: Styles, tally: Tally) -> None:
        self.boxes: list[_Element] = []
        self._styles = styles
        self._tally = tally
        self._pieces: list[Piece] = []
        self._count = 0
        self._prefix = ""
        self._hidden = False

    def read(self, paragraph: _Element, prefix: str, style: str | None) -> list[Piece]:
        """The pieces of the paragraph, one for each run, with the path `prefix`r1, r2 and so on."""
        self._prefix = prefix
        self._hidden = self._styles.hidden(style)
        self._walk(paragraph)
        return self._pieces

    def _walk(self, parent: _Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child)
            elif tag in _WRAPPERS:
                self._walk(child)
            elif tag in _INSERTED:
                self._tally.changes += 1
                self._walk(child)
            elif tag in _DELETED:
                self._delete(child)
            elif tag == f"{MC}AlternateContent":
                self._walk(_chosen(child))
            elif tag in (f"{_MATH}oMath", f"{_MATH}oMathPara"):
                words = "".join(part.text or "" for part in child.iter(f"{_MATH}t"))
                self._keep(words)

    def _delete(self, change: _Element) -> None:
        self._tally.changes += 1
        words = "".join(part.text or "" for part in change.iter(f"{W}delText", f"{W}t"))
        if words and change.tag == f"{W}del":
            self._tally.deleted.append(words)

    def _run(self, run: _Element) -> None:
        self._count += 1
        words = "".join(map(self._words, run))
        if not words:
            return
        properties = run.find(f"{W}rPr")
        if self._is_hidden(properties):
            self._tally.hidden.append(words)
            return
        self._pieces.append(Piece(words, f"{self._prefix}r{self._count}"))

    def _keep(self, words: str) -> None:
        self._count += 1
        self._pieces.append(Piece(words, f"{self._prefix}r{self._count}"))

    def _is_hidden(self, properties: _Element | None) -> bool:
        if properties is None:
            return self._hidden
        switch = properties.find(f"{W}vanish")
        if switch is not None:
            return is_on(switch)
        return self._hidden or self._styles.hidden(value(properties.find(f"{W}rStyle")))

    def _words(self, part: _Element) -> str:
        tag = part.tag
        if tag == f"{W}t":
            return part.text or ""
        if tag in _PLAIN:
            return _PLAIN[tag]
        if tag == f"{W}br":
            return "" if value(part, "type") in ("page", "column") else "\n"
        if tag == f"{W}sym":
            return self._symbol(part)
        if tag == f"{W}ruby":  # the pronunciation above the words is none of them
            base = part.iterfind(f"{W}rubyBase/{W}r")
            return "".join(self._words(each) for run in base for each in run)
        if tag == f"{MC}AlternateContent":
            part = _chosen(part)
            for child in part:
                self._shape(child)
        elif tag in _SHAPES:
            self._shape(part)
        return ""

    def _symbol(self, part: _Element) -> str:
        try:
            code = int(value(part, "char") or "", 16)
        except ValueError:
            return ""
        if 0xE000 <= code <= 0xF8FF or not 0x20 <= code <= 0xFFFD or 0xD800 <= code <= 0xDFFF:
            self._tally.skip("图形符号")
            return ""
        return chr(code)

    def _shape(self, shape: _Element) -> None:
        """Note the text boxes of a drawing, not those inside another box; count what is no text."""
        boxes = [
            box
            for box in shape.iter(_BOX)
            if not any(outer.tag == _BOX for outer in _within(box, shape))
        ]
        self.boxes += boxes
        if boxes:
            return
        for name, what in _THINGS:
            count = sum(1 for _ in shape.iter(name))
            if count:
                self._tally.skip(what, count)
                return


def _within(inner: _Element, outer: _Element) -> list[_Element]:
    """The ancestors of an element up to another one."""
    found = []
    parent = inner.getparent()
    while parent is not None and parent is not outer:
        found.append(parent)
        parent = parent.getparent()
    return found


def _chosen(alternatives: _Element) -> _Element:
    """The first alternative that holds text; shapes stand there twice, for new and old programs."""
    for alternative in alternatives:
        if next(alternative.iter(_BOX, f"{W}t"), None) is not None:
            return alternative
    return alternatives[0] if len(alternatives) else alternatives
