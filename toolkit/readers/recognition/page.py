"""One page: its words, read upright and set level, with their places and how sure they are."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.readers.layout import Glyph, Page
from toolkit.readers.layout.tilt import Quad, is_quarter_turned, tilt_of
from toolkit.readers.recognition.engine import LONG_SIDE, Engine, Line

if TYPE_CHECKING:
    from PIL.Image import Image

_SHARPEST = 8.0
_EM = 0.8
# The engine reads single lines on their side nearly as well; a turn must not lose more than this.
_HOLDS = 0.9
_VARIES = 0.25


class Word(NamedTuple):
    """Words recognised on a page, in one go, and how sure they are, 0 to 1."""

    glyph: Glyph
    page: int
    confidence: float

    @property
    def text(self) -> str:
        """The words."""
        return self.glyph.text


class Setting(NamedTuple):
    """How a page was set straight: turned clockwise by quarters, then back by its tilt.

    `before` and `after` are its width and height, in the unit of its places.
    """

    turn: float
    tilt: float
    before: tuple[float, float]
    after: tuple[float, float]

    def of(self, quad: Quad) -> Quad:
        """Where on the straight page something lies."""
        (width, height), (wide, high) = self.before, self.after
        moved = quad.turned(self.turn - self.tilt, (width / 2, height / 2))
        return Quad(*((x + (wide - width) / 2, y + (high - height) / 2) for x, y in moved))


class Sheet(NamedTuple):
    """A page with the recognised words on it, the same with how sure they are, how it was set.

    Places are those on the page as it is read: turned by quarters where it lies on its side or
    stands on its head, and without its tilt.
    """

    page: Page
    words: list[Word]
    setting: Setting


def rendered(page: Any) -> tuple[Image, float]:
    """The image of a page of a PDF (pypdfium2) as people see it, and the size of a pixel in points.

    It is no larger than recognition gains from.
    """
    scale = min(LONG_SIDE / max(*page.get_size(), 1.0), _SHARPEST)
    return page.render(scale=scale).to_pil().convert("RGB"), 1 / scale


def recognise(engine: Engine, image: Image, number: int, unit: float = 1.0) -> Sheet:
    """The words of the image, which is page `number` of its file, where they are read.

    `unit` is the size of a pixel, in which places are told.
    """
    turn, read, lines = _upright(engine, image, engine.lines(image))
    tilt = tilt_of([line.quad for line in lines])
    setting = Setting(turn, tilt, _extent(image, unit), _extent(read, unit))
    level = setting._replace(turn=0, before=setting.after)
    glyphs = _even([_glyph(line, level, unit) for line in lines])
    words = [
        Word(glyph, number, line.confidence) for glyph, line in zip(glyphs, lines, strict=True)
    ]
    return Sheet(Page(number, *setting.after, glyphs), words, setting)


def _extent(image: Image, unit: float) -> tuple[float, float]:
    return image.width * unit, image.height * unit


def _upright(engine: Engine, image: Image, lines: list[Line]) -> tuple[float, Image, list[Line]]:
    """How far the image was turned clockwise to run from left to right, it and its lines then."""
    from PIL.Image import Transpose  # noqa: PLC0415 - comes with the extra

    quads = [line.quad for line in lines]
    backwards = engine.is_reversed(image, quads)
    if is_quarter_turned(quads):
        turn, how = (90, Transpose.ROTATE_270) if backwards else (-90, Transpose.ROTATE_90)
    elif backwards:
        turn, how = 180, Transpose.ROTATE_180
    else:
        return 0, image, lines
    turned = image.transpose(how)
    again = engine.lines(turned)
    if _gain(again) < _gain(lines) * _HOLDS:
        return 0, image, lines
    return turn, turned, again


def _gain(lines: list[Line]) -> float:
    return sum(len(line.text) * line.confidence for line in lines)


def _glyph(line: Line, setting: Setting, unit: float) -> Glyph:
    corners = Quad(*((x * unit, y * unit) for x, y in line.quad))
    left, top, right, bottom = setting.of(corners).box()
    return Glyph(line.text, left, top, right, bottom, (bottom - top) * _EM)


def _even(glyphs: list[Glyph]) -> list[Glyph]:
    """The lines of about the usual size with the very same one: boxes vary a little."""
    usual = median(glyph.size for glyph in glyphs) if glyphs else 0.0
    return [
        glyph._replace(size=usual) if abs(glyph.size - usual) < usual * _VARIES else glyph
        for glyph in glyphs
    ]
