"""Pages of a PDF that are pictures, such as a scanned annex: recognised and put in their places.

Needs the extra `ocr`; without it the pages are only told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from toolkit.codes import finding
from toolkit.errors import MissingPackage
from toolkit.findings import Finding
from toolkit.readers import recognition
from toolkit.readers.layout import Glyph, Page
from toolkit.readers.layout.tilt import Quad
from toolkit.readers.ranges import ranges
from toolkit.readers.recognition import Engine, Sheet, Word
from toolkit.source import SourceText

PAGE_LIMIT = 300

# A scanned page may have a page number or a stamp as text, and a letter may have a picture.
_FEW = 60
_COVERED = 0.5
# A recognised line of which the text layer says this share is left to the text layer.
_SAID = 0.5


@dataclass(slots=True)
class Pictures:
    """The numbers of the pages that are pictures by what became of them, and the words read."""

    words: list[Word] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)
    wordless: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)

    def findings(self, source: SourceText) -> Iterator[Finding]:
        """What is said of them, with each doubtful line at its place."""
        yield from self.losses()
        if self.words:
            confidence = recognition.mean(self.words)
            yield finding("SRC046", pages=ranges(self.recognised), confidence=confidence)
        yield from recognition.doubts(self.words, source)

    def losses(self) -> Iterator[Finding]:
        """What is said of those not read."""
        if self.unread:
            yield finding("SRC037", pages=ranges(self.unread))
        if self.wordless:
            what = f"没有认出文字的图片页（第 {ranges(self.wordless)} 页）"
            yield finding("SRC039", count=len(self.wordless), what=what)


def fill(document: Any, pages: list[Page]) -> Pictures:
    """What became of the pages that are pictures; recognised words are on the pages then."""
    pictures = Pictures()
    numbers = [n for n, page in enumerate(pages) if _is_picture(document, page)]
    engine = _engine() if numbers else None
    for count, number in enumerate(numbers):
        if engine is None or count >= PAGE_LIMIT:
            pictures.unread.append(number + 1)
        else:
            pages[number] = _recognised(engine, document[number], pages[number], pictures)
    return pictures


def _engine() -> Engine | None:
    try:
        return recognition.start()
    except MissingPackage:
        return None


def _is_picture(document: Any, page: Page) -> bool:
    """Whether a page has no words of its own, or hardly any beside a picture."""
    if not page.glyphs:
        return True
    if len(page.glyphs) > _FEW:
        return False
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - extra, on use

    shown = document[page.number - 1]
    images = shown.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=3)
    bounds = [image.get_bounds() for image in images]
    covered = sum((right - left) * (top - bottom) for left, bottom, right, top in bounds)
    return bool(covered >= page.width * page.height * _COVERED)


def _recognised(engine: Engine, shown: Any, page: Page, pictures: Pictures) -> Page:
    """The page with the words of its picture; as it was, and noted, where there are none.

    A page of one colour is a blank one: nothing is noted.
    """
    try:
        image, unit = recognition.rendered(shown)
        darkest, lightest = image.convert("L").getextrema()
        if darkest == lightest:
            return page
        sheet = recognition.recognise(engine, image, page.number, unit)
    except (OSError, ValueError, RuntimeError):
        pictures.unread.append(page.number)
        return page
    if not sheet.words:
        pictures.wordless.append(page.number)
        return page
    return _put(sheet, page, pictures)


def _put(sheet: Sheet, page: Page, pictures: Pictures) -> Page:
    """The recognised page, with what its text layer says taken from there."""
    own = [_moved(glyph, sheet) for glyph in page.glyphs]
    kept = []
    for word in sheet.words:
        inside = [glyph for glyph in own if _is_inside(glyph, word)]
        if len(inside) < len(word.text) * _SAID or not inside:
            kept.append(word)
            said = {id(glyph) for glyph in inside if glyph.text in word.text}
            own = [glyph for glyph in own if id(glyph) not in said]
    if kept:
        pictures.words += kept
        pictures.recognised.append(page.number)
    sheet.page.glyphs = [*own, *(word.glyph for word in kept)]
    return sheet.page


def _moved(glyph: Glyph, sheet: Sheet) -> Glyph:
    left, top, right, bottom = glyph[1:5]
    corners = Quad((left, top), (right, top), (right, bottom), (left, bottom))
    return Glyph(glyph.text, *sheet.setting.of(corners).box(), glyph.size)


def _is_inside(glyph: Glyph, word: Word) -> bool:
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    box = word.glyph
    return box.left <= x <= box.right and box.top <= y <= box.bottom
