"""PDF with a text layer: its lines in reading order, paragraphs joined, page and place of each.

Characters are taken with their places and put in order by geometry, since the order in the file is
that of drawing. Needs pypdfium2 (extra `pdf`).
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref
from typing import Any

from toolkit.codes import finding
from toolkit.findings import Finding, Outcome
from toolkit.model import Speech
from toolkit.readers import layout, pictures, scan
from toolkit.readers.layout import Glyph, Page, Rule
from toolkit.readers.lines import Lines
from toolkit.readers.ranges import ranges
from toolkit.source import SourceText

MEDIA_TYPE = "application/pdf"
PAGE_LIMIT = 3000
GLYPH_LIMIT = 4_000_000

_HYPHENS = {"\xad": "-", "\x02": "-", "\ufffe": "-"}
_PASSWORD = 4
_SEGMENTS = 12
_THIN = 3.0
# At least this share of the characters must be known for the text layer to be one.
_KNOWN = 0.7


def read(data: bytes, name: str) -> Outcome[SourceText | Speech | None]:
    """The text of a PDF; None, with an SRC error, where it is damaged or locked.

    A PDF of images alone is handed to `readers.scan`, single pages of images to `readers.pictures`.
    """
    import pypdfium2  # noqa: PLC0415 - extra, on use

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return Outcome(None, (_refusal(error, name),))
    try:
        count = len(document)
        if count > PAGE_LIMIT:
            return Outcome(None, (finding("SRC032", name=name, reason=f"{count} 页"),))
        pages = list(_pages(document, count))
        has_text = any(page.glyphs for page in pages)
        pictured = pictures.fill(document, pages) if has_text else None
    except pypdfium2.PdfiumError:
        return Outcome(None, (finding("SRC031", name=name, reason="有的页无法打开"),))
    finally:
        document.close()
    if pictured is None:
        return scan.read(data, name)
    lines = Lines()
    columns = layout.tell(lines, pages)
    outcome = lines.source(data, name, MEDIA_TYPE)
    if not isinstance(outcome.value, SourceText):
        return Outcome(None, (*pictured.losses(), *outcome.findings))
    found = [*pictured.findings(outcome.value), *outcome.findings]
    if columns:
        found.append(finding("SRC044", pages=ranges(columns)))
    return Outcome(outcome.value, tuple(found))


def _refusal(error: Exception, name: str) -> Finding:
    if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
        return finding("SRC033", name=name)
    return finding("SRC031", name=name, reason="不是完整的 PDF")


def _pages(document: Any, count: int) -> Iterator[Page]:
    left = GLYPH_LIMIT
    for index in range(count):
        page = document[index]
        text = page.get_textpage()
        width, height = page.get_size()
        made = Page(number=index + 1, width=width, height=height)
        if left > 0:
            made.glyphs = _readable(list(_glyphs(text, page)))
            made.rules = list(_rules(page))
            left -= len(made.glyphs)
        text.close()
        page.close()
        yield made


def _readable(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs, or none where most of them have no known character."""
    known = sum(_is_known(glyph.text) for glyph in glyphs)
    return glyphs if known >= len(glyphs) * _KNOWN else []


def _is_known(text: str) -> bool:
    return not ("\ue000" <= text <= "\uf8ff" or text < " " or text == "\ufffd")


def _glyphs(text: Any, page: Any) -> Iterator[Glyph]:
    """The characters of a page with their boxes, y downwards, as the page is turned."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - extra, on use

    box = pdfium.FS_RECTF()
    turn = page.get_rotation()
    left, bottom, right, top = page.get_bbox()
    high = 0
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code, high = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00, 0
        if pdfium.FPDFText_IsGenerated(text, index) == 1 or code in (0, 10, 13):
            continue
        if 0xD800 <= code < 0xE000 or not pdfium.FPDFText_GetLooseCharBox(text, index, byref(box)):
            continue
        character = chr(code)
        size = pdfium.FPDFText_GetFontSize(text, index)
        seen = _turned(
            (box.left - left, top - box.top, box.right - left, top - box.bottom),
            turn,
            (right - left, top - bottom),
        )
        tall = seen[3] - seen[1]
        yield Glyph(_HYPHENS.get(character, character), *seen, tall if tall > 0 else size)


def _rules(page: Any) -> Iterator[Rule]:
    """The lines of a page: thin paths as they are, boxes as their four sides."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - extra, on use

    turn = page.get_rotation()
    left, bottom, right, top = page.get_bbox()
    extent = (right - left, top - bottom)
    for thing in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,), max_depth=3):
        if pdfium.FPDFPath_CountSegments(thing.raw) > _SEGMENTS:
            continue
        x0, y0, x1, y1 = thing.get_bounds()
        box = Rule(*_turned((x0 - left, top - y1, x1 - left, top - y0), turn, extent))
        if min(box.right - box.left, box.bottom - box.top) <= _THIN:
            yield box
        else:
            yield box._replace(bottom=box.top)
            yield box._replace(top=box.bottom)
            yield box._replace(right=box.left)
            yield box._replace(left=box.right)


def _turned(
    box: tuple[float, float, float, float], turn: int, extent: tuple[float, float]
) -> tuple[float, float, float, float]:
    """A box where people see it on a page that is shown turned by a quarter, half or three."""
    left, top, right, bottom = box
    width, height = extent
    if turn == 90:
        left, top, right, bottom = height - bottom, left, height - top, right
    elif turn == 180:
        left, top, right, bottom = width - right, height - bottom, width - left, height - top
    elif turn == 270:
        left, top, right, bottom = top, width - right, bottom, width - left
    return left, top, right, bottom
