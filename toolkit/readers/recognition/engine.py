"""What is asked of the engine of recognition: the lines of an image, and which way up it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.errors import MissingPackage
from toolkit.readers.layout.tilt import Quad

if TYPE_CHECKING:
    from PIL.Image import Image

LONG_SIDE = 2600
"""Pixels of the longer side at which pages are recognised: about 220 dots per inch of A4."""

# How sure the engine must be that a line is upside down, or not, to be heard.
_SURE_OF_SIDE = 0.9
_HEARD = 9


class Line(NamedTuple):
    """A recognised line: its words, its corners and how sure they are, 0 to 1."""

    text: str
    quad: Quad
    confidence: float


class Engine:
    """An engine of recognition; `run` is called as that of rapidocr is."""

    def __init__(self, run: Any) -> None:
        self._run = run

    def lines(self, image: Image) -> list[Line]:
        """The lines recognised in an image, in any order."""
        result = self._run(_pixels(image), use_det=True, use_cls=True, use_rec=True)
        if result.boxes is None or result.txts is None:
            return []
        return [
            Line(text.strip(), Quad(*((float(x), float(y)) for x, y in box)), float(score))
            for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True)
            if text.strip()
        ]

    def is_reversed(self, image: Image, quads: list[Quad]) -> bool:
        """Whether the longest of these lines, read along their axes, stand on their heads."""
        votes = [self._side(image, quad) for quad in sorted(quads, key=_length)[-_HEARD:]]
        return votes.count(-1) > 2 * votes.count(1)

    def _side(self, image: Image, quad: Quad) -> int:
        """1 for a line that is upright, -1 for one upside down, 0 where that is in doubt."""
        result = self._run(_pixels(_cut(image, quad)), use_det=False, use_cls=True, use_rec=False)
        ((label, score),) = result.cls_res
        if score < _SURE_OF_SIDE:
            return 0
        return -1 if "180" in label else 1


def start() -> Engine:
    """The engine that is installed; MissingPackage, with the line to type, where there is none."""
    try:
        import onnxruntime  # noqa: F401, PLC0415 - rapidocr finds out too late
        from rapidocr import RapidOCR  # noqa: PLC0415 - extra, on use
    except ModuleNotFoundError as error:
        message = "识别扫描件和图片需要文字识别组件，请运行：pip install 'taizhang[ocr]'"
        raise MissingPackage(message) from error
    return Engine(RapidOCR(params={"Global.log_level": "critical"}))


def _length(quad: Quad) -> float:
    return quad.long_side


def _pixels(image: Image) -> Any:
    import numpy  # noqa: ICN001, PLC0415 - comes with the extra

    # The engine was trained on images as OpenCV reads them: blue, green, red.
    return numpy.asarray(image)[:, :, ::-1]


def _cut(image: Image, quad: Quad) -> Image:
    """The line cut out of the image, its axis level."""
    from PIL.Image import Transform  # noqa: PLC0415 - comes with the extra

    first, second, third, fourth = quad.along_axis()
    size = max(round(quad.long_side), 1), max(round(quad.short_side), 1)
    return image.transform(size, Transform.QUAD, (*first, *fourth, *third, *second))
