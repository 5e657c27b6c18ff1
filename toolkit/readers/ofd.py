"""OFD (GB/T 33190—2016): the text layer of a fixed-layout document in reading order.

A zip of XML; every character has its place, and the order is that of the page, not of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from toolkit.codes import finding
from toolkit.findings import Finding, Outcome
from toolkit.model import Speech
from toolkit.readers import layout
from toolkit.readers.archive import Archive, Unusable, beside
from toolkit.readers.layout import Glyph, Page, Rule
from toolkit.readers.lines import Lines
from toolkit.readers.ranges import ranges
from toolkit.source import SourceText

if TYPE_CHECKING:
    from lxml.etree import _Element

MEDIA_TYPE = "application/ofd"
PAGE_LIMIT = 3000
DELTA_LIMIT = 100_000

_A4 = (0.0, 0.0, 210.0, 297.0)
_ASCENT = 0.85
_DEEPEST = 40
_PATH_LONGEST = 2000
_STRAIGHT = 0.2
_COMMAND = re.compile(r"([MLCSBQA])([^MLCSBQA]*)")
# A page of text has thousands of strokes where its glyphs are outlines; a frame has a few.
_OUTLINES = 20
_FULL_WIDTH = re.compile(
    "[\u1100-\u11ff\u2e80-\uffef\u2014\u2018-\u201d\u2026\U00020000-\U0003ffff]"
)
_PRIVATE = re.compile("[\ue000-\uf8ff\ufffd\0-\x08¤]")


class _Matrix(NamedTuple):
    """An affine map (a b c d e f): x' = a x + c y + e, y' = b x + d y + f."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


def read(data: bytes, name: str) -> Outcome[SourceText | Speech | None]:
    """The text of an OFD file; None, with an SRC error, where it is damaged."""
    try:
        archive = Archive(data, name)
        pages: list[Page] = []
        outlined: list[int] = []
        for document in _documents(archive):
            _read_document(archive, document, pages, outlined)
    except Unusable as error:
        return Outcome(None, (error.problem,))
    lines = Lines()
    columns = layout.tell(lines, pages)
    found = []
    if outlined:
        found.append(finding("SRC038", pages=ranges(outlined)))
    if columns:
        found.append(finding("SRC044", pages=ranges(columns)))
    if outlined and not any(page.glyphs for page in pages):
        reason = "文字是图形轮廓或图片，没有文字编码"
        problem: Finding = finding("SRC045", name=name, reason=reason)
        return Outcome(None, (problem, *found))
    return lines.source(data, name, MEDIA_TYPE, found)


def _documents(archive: Archive) -> Iterator[str]:
    """The paths of the documents in the file, mostly one."""
    root = archive.xml("OFD.xml")
    found = False
    for place in root.iter("{*}DocRoot"):
        found = True
        yield beside("OFD.xml", (place.text or "").strip())
    if not found:
        raise archive.damaged("没有文档", "OFD.xml")


def _read_document(archive: Archive, path: str, pages: list[Page], outlined: list[int]) -> None:
    root = archive.xml(path)
    templates = {
        each.get("ID") or "": beside(path, each.get("BaseLoc") or "")
        for each in root.iter("{*}TemplatePage")
    }
    default = _box(root.find("{*}CommonData/{*}PageArea/{*}PhysicalBox")) or _A4
    for entry in root.iterfind("{*}Pages/{*}Page"):
        if len(pages) >= PAGE_LIMIT:
            raise archive.too_large("的页数超过上限", path)
        content = archive.xml(beside(path, entry.get("BaseLoc") or ""))
        extent = _box(content.find("{*}Area/{*}PhysicalBox")) or default
        page = Page(number=len(pages) + 1, width=extent[2], height=extent[3])
        strokes = 0
        for used in content.iterfind("{*}Template"):
            template = templates.get(used.get("TemplateID") or "")
            if template and template in archive:
                strokes += _read_layers(archive.xml(template), page)
        strokes += _read_layers(content, page)
        if strokes >= _OUTLINES and len(page.glyphs) * 4 < strokes:
            outlined.append(page.number)
        pages.append(page)


def _read_layers(content: _Element, page: Page) -> int:
    """Put the characters of a page on it; the number of objects that may be outlined glyphs."""
    strokes = 0
    for block in content.iterfind("{*}Content/{*}Layer"):
        strokes += _read_block(block, page, 0)
    return strokes


def _read_block(block: _Element, page: Page, depth: int) -> int:
    strokes = 0
    for child in block:
        kind = str(child.tag).rpartition("}")[2]
        if kind == "TextObject" and child.get("Visible") != "false":
            known = len(page.glyphs)
            page.glyphs += _glyphs(child)
            strokes += len(page.glyphs) == known
        elif kind == "PageBlock" and depth < _DEEPEST:
            strokes += _read_block(child, page, depth + 1)
        elif kind in ("PathObject", "ImageObject"):
            page.rules += _rules(child)
            strokes += 1
    return strokes


def _glyphs(text: _Element) -> Iterator[Glyph]:
    """The characters of a text object; glyphs without a character of their own are none."""
    boundary = _box(text) or (0.0, 0.0, 0.0, 0.0)
    numbers = _numbers(text.get("CTM"))
    matrix = _Matrix(*numbers) if len(numbers) == 6 else _Matrix()
    size = next(iter(_numbers(text.get("Size"))), 3.0)
    scale = abs(matrix.d) or abs(matrix.b) or 1.0
    x = y = 0.0
    for code in text.iterfind("{*}TextCode"):
        x = next(iter(_numbers(code.get("X"))), x)
        y = next(iter(_numbers(code.get("Y"))), y)
        along, down = _deltas(code.get("DeltaX")), _deltas(code.get("DeltaY"))
        at_x, at_y = x, y
        for index, character in enumerate(code.text or ""):
            if not _PRIVATE.match(character):
                left, base = matrix.at(at_x, at_y)
                left, base = left + boundary[0], base + boundary[1]
                tall = size * scale
                wide = tall if _FULL_WIDTH.match(character) else tall / 2
                top = base - tall * _ASCENT
                yield Glyph(character, left, top, left + wide, top + tall, tall)
            at_x += along[index] if index < len(along) else 0
            at_y += down[index] if index < len(down) else 0


def _rules(path: _Element) -> Iterator[Rule]:
    """The upright and level strokes of a path; outlined glyphs are too long to be looked at."""
    data = path.findtext("{*}AbbreviatedData") or ""
    boundary = _box(path)
    if boundary is None or len(data) > _PATH_LONGEST:
        return
    numbers = _numbers(path.get("CTM"))
    matrix = _Matrix(*numbers) if len(numbers) == 6 else _Matrix()
    start = here = (0.0, 0.0)
    for command, text in _COMMAND.findall(data):
        point = _numbers(text)[-2:]
        there = start if command == "C" or len(point) < 2 else matrix.at(point[0], point[1])
        if command in "MS":
            start = there
        elif command in "LC" and (abs(there[0] - here[0]) < _STRAIGHT) != (
            abs(there[1] - here[1]) < _STRAIGHT
        ):
            xs, ys = sorted((here[0], there[0])), sorted((here[1], there[1]))
            left, top = boundary[:2]
            yield Rule(left + xs[0], top + ys[0], left + xs[1], top + ys[1])
        here = there


def _deltas(text: str | None) -> list[float]:
    """Distances, where `g 3 5.5` stands for three times 5.5."""
    parts = (text or "").split()
    found: list[float] = []
    position = 0
    while position < len(parts) and len(found) < DELTA_LIMIT:
        if parts[position] == "g" and position + 2 < len(parts):
            times, step = _numbers(" ".join(parts[position + 1 : position + 3])) or (0.0, 0.0)
            found += [step] * min(int(times), DELTA_LIMIT)
            position += 3
        else:
            found += _numbers(parts[position])
            position += 1
    return found


def _box(element: _Element | None) -> tuple[float, float, float, float] | None:
    """The four numbers of a box, as content of an element or as its attribute Boundary."""
    if element is None:
        return None
    numbers = _numbers(element.get("Boundary") or element.text)
    return (numbers[0], numbers[1], numbers[2], numbers[3]) if len(numbers) >= 4 else None


def _numbers(text: str | None) -> list[float]:
    found = []
    for part in (text or "").split():
        try:
            value = float(part)
        except ValueError:
            return []
        found.append(value if -1e6 < value < 1e6 else 0.0)
    return found
