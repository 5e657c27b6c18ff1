"""Scans and photographs: text recognised on this machine, with how sure the recognition is.

Takes images (png, jpg, tiff of several pages) and PDFs whose pages are images.
Needs the extra `ocr`.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.codes import finding
from toolkit.findings import Finding, Outcome
from toolkit.model import Speech
from toolkit.readers import layout, recognition
from toolkit.readers.layout import Page
from toolkit.readers.lines import Lines
from toolkit.readers.ranges import ranges
from toolkit.readers.recognition import LONG_SIDE, Word
from toolkit.source import SourceText

if TYPE_CHECKING:
    from PIL.Image import Image

PAGE_LIMIT = 300
PIXEL_LIMIT = 80_000_000


class _TooLarge(Exception):
    """An image of more pixels or pages than any scan of a document has."""


def read(data: bytes, name: str) -> Outcome[SourceText | Speech | None]:
    """The text recognised in an image or PDF; None, with an SRC error, where there is none.

    Raises MissingPackage, with the line to type, where the extra is not installed.
    """
    engine = recognition.start()
    lines, words, pages = Lines(), list[Word](), list[Page]()
    try:
        for number, (image, unit) in enumerate(_images(data), 1):
            sheet = recognition.recognise(engine, image, number, unit)
            words += sheet.words
            pages.append(sheet.page)
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
    found = (*_report(words, len(pages), columns), *recognition.doubts(words, outcome.value))
    return Outcome(outcome.value, (*found, *outcome.findings))


def _report(words: list[Word], pages: int, columns: list[int]) -> Iterator[Finding]:
    yield finding("SRC041", pages=pages, confidence=recognition.mean(words))
    if columns:
        yield finding("SRC044", pages=ranges(columns))


def _images(data: bytes) -> Iterator[tuple[Image, float]]:
    """The pages as images, no larger than recognition gains from, and the size of a pixel.

    That of a PDF is in its points, as in its text layer; that of an image is 1.
    """
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
        yield image, 1.0


def _images_of_pdf(data: bytes) -> Iterator[tuple[Image, float]]:
    import pypdfium2  # noqa: PLC0415 - comes with the extra

    document = pypdfium2.PdfDocument(data)
    try:
        if len(document) > PAGE_LIMIT:
            message = f"{len(document)} 页"
            raise _TooLarge(message)
        for index in range(len(document)):
            page = document[index]
            yield recognition.rendered(page)
            page.close()
    finally:
        document.close()
