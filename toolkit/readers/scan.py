"""Scans and photographs: text recognised on this machine, with how sure the recognition is.

Takes images (png, jpg, tiff of several pages) and PDFs whose pages are images. Needs rapidocr and
onnxruntime (extra `ocr`), whose models come with the package: nothing is ever fetched or sent.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.codes import finding
from toolkit.errors import MissingPackage
from toolkit.findings import Finding, Outcome
from toolkit.model import Span, Speech
from toolkit.readers import layout
from toolkit.readers.layout import Glyph, Page
from toolkit.readers.lines import Lines
from toolkit.readers.ranges import ranges
from toolkit.source import SourceText

if TYPE_CHECKING:
    from PIL.Image import Image

PAGE_LIMIT = 300
PIXEL_LIMIT = 80_000_000
LONG_SIDE = 2600
"""Pixels of the longer side at which pages are recognised: about 220 dots per inch of A4."""

SURE = 0.88
"""Lines recognised with less confidence (0 to 1) are told one by one."""

_LISTED = 50
_EM = 0.8
_VARIES = 0.25


class _Word(NamedTuple):
    text: str
    page: int
    confidence: float


class _TooLarge(Exception):
    """An image of more pixels or pages than any scan of a document has."""


def read(data: bytes, name: str) -> Outcome[SourceText | Speech | None]:
    """The text recognised in an image or PDF; None, with an SRC error, where there is none.

    Raises MissingPackage, with the line to type, where the extra is not installed.
    """
    engine = _engine()
    lines, words, pages = Lines(), [], []
    try:
        for number, image in enumerate(_images(data), 1):
            page = Page(number=number, width=image.width, height=image.height)
            words += _recognise(engine, image, page)
            pages.append(page)
    except _TooLarge as error:
        return Outcome(None, (finding("SRC032", name=name, reason=str(error)),))
    except (OSError, ValueError, SyntaxError, RuntimeError, EOFError):
        return Outcome(None, (finding("SRC031", name=name, reason="图像无法打开"),))
    if not words:
        reason = "图片里没有认出文字"
        return Outcome(None, (finding("SRC045", name=name, reason=reason),))
    columns = layout.tell(lines, pages)
    media_type = "application/pdf" if data.startswith(b"%PDF") else "image/*"
    outcome = lines.source(data, name, media_type)
    if not isinstance(outcome.value, SourceText):
        return outcome
    found = (*_report(words, len(pages), columns), *_doubts(words, outcome.value.text))
    return Outcome(outcome.value, (*found, *outcome.findings))


def _engine() -> Any:
    try:
        from rapidocr import RapidOCR  # noqa: PLC0415 - extra, on use
    except ModuleNotFoundError as error:
        message = "识别扫描件和图片需要文字识别组件，请运行：pip install 'taizhang[ocr]'"
        raise MissingPackage(message) from error
    return RapidOCR(params={"Global.log_level": "critical"})


def _images(data: bytes) -> Iterator[Image]:
    """The pages as images, no larger than recognition gains from."""
    if data.startswith(b"%PDF"):
        yield from _images_of_pdf(data)
        return
    from PIL import Image, ImageOps, ImageSequence  # noqa: PLC0415 - comes with the extra

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            opened = Image.open(io.BytesIO(data))
        except Image.DecompressionBombError as error:
            message = "像素过多"
            raise _TooLarge(message) from error
    for number, frame in enumerate(ImageSequence.Iterator(opened)):
        if number >= PAGE_LIMIT or frame.width * frame.height > PIXEL_LIMIT:
            message = "像素或页数过多"
            raise _TooLarge(message)
        image = ImageOps.exif_transpose(frame).convert("RGB")
        image.thumbnail((LONG_SIDE, LONG_SIDE))
        yield image


def _images_of_pdf(data: bytes) -> Iterator[Image]:
    import pypdfium2  # noqa: PLC0415 - comes with the extra

    document = pypdfium2.PdfDocument(data)
    try:
        if len(document) > PAGE_LIMIT:
            message = f"{len(document)} 页"
            raise _TooLarge(message)
        for index in range(len(document)):
            page = document[index]
            scale = LONG_SIDE / max(*page.get_size(), 1.0)
            image: Image = page.render(scale=min(scale, 8.0)).to_pil().convert("RGB")
            page.close()
            yield image
    finally:
        document.close()


def _recognise(engine: Any, image: Image, page: Page) -> list[_Word]:
    """Put the recognised lines on the page; the same with their confidence."""
    import numpy  # noqa: ICN001, PLC0415 - comes with the extra

    # The engine was trained on images as OpenCV reads them: blue, green, red.
    result = engine(numpy.asarray(image)[:, :, ::-1])
    if result.boxes is None or result.txts is None:
        return []
    words = []
    for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True):
        if not text.strip():
            continue
        xs, ys = [float(x) for x, _ in box], [float(y) for _, y in box]
        size = (max(ys) - min(ys)) * _EM
        page.glyphs.append(Glyph(text.strip(), min(xs), min(ys), max(xs), max(ys), size))
        words.append(_Word(text.strip(), page.number, float(score)))
    _even(page)
    return words


def _even(page: Page) -> None:
    """Give lines of about the usual size the very same one: recognised boxes vary a little."""
    if not page.glyphs:
        return
    usual = median(glyph.size for glyph in page.glyphs)
    page.glyphs = [
        glyph._replace(size=usual) if abs(glyph.size - usual) < usual * _VARIES else glyph
        for glyph in page.glyphs
    ]


def _report(words: list[_Word], pages: int, columns: list[int]) -> Iterator[Finding]:
    mean = sum(word.confidence for word in words) / len(words)
    yield finding("SRC041", pages=pages, confidence=_percent(mean))
    if columns:
        yield finding("SRC044", pages=ranges(columns))


def _doubts(words: list[_Word], text: str) -> Iterator[Finding]:
    """A finding for each doubtful line, at its place in the text, up to a bearable number."""
    doubtful = [word for word in words if word.confidence < SURE]
    for word in doubtful[:_LISTED]:
        start = text.find(word.text)
        span = Span(start=start, end=start + len(word.text)) if start >= 0 else None
        shown = word.text if len(word.text) <= 20 else f"{word.text[:20]}…"
        yield finding("SRC040", span=span, text=shown, confidence=_percent(word.confidence))


def _percent(share: float) -> int:
    return int(share * 100)
