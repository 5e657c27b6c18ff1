"""A recognition that finds what a test says, in place of the engine of the extra `ocr`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import NamedTuple

from toolkit.errors import MissingPackage
from toolkit.readers.layout.tilt import Quad
from toolkit.readers.recognition import Engine

INSTALL = "pip install 'taizhang[ocr]'"


class Said(NamedTuple):
    """A line that is found: its words, where, how sure, and whether it stands on its head."""

    text: str
    quad: Quad
    confidence: float = 0.99
    is_reversed: bool = False


def level(text: str, left: float, top: float, size: float = 25.0) -> Quad:
    """The corners of a level line whose characters are 20 wide."""
    right, bottom = left + 20 * len(text), top + size
    return Quad((left, top), (right, top), (right, bottom), (left, bottom))


def engine(*images: Sequence[Said]) -> Callable[[], Engine]:
    """What starts an engine that finds these lines, one image after the other, the last again."""
    coming = list(images)
    sides = [line.is_reversed for line in images[0]] if images else []

    def run(_: object, *, use_det: bool, use_cls: bool, use_rec: bool) -> SimpleNamespace:
        if not use_det:
            assert use_cls
            assert not use_rec
            label = "180" if sides and sides.pop() else "0"
            return SimpleNamespace(cls_res=[(label, 1.0)])
        lines = coming.pop(0) if len(coming) > 1 else coming[0] if coming else ()
        return SimpleNamespace(
            boxes=[line.quad for line in lines] or None,
            txts=tuple(line.text for line in lines) or None,
            scores=tuple(line.confidence for line in lines),
        )

    return lambda: Engine(run)


def rows(*lines: tuple[str, float]) -> list[Said]:
    """Level lines below each other, with how sure they are."""
    return [Said(text, level(text, 10, 40 * n), sure) for n, (text, sure) in enumerate(lines, 5)]


def none() -> Engine:
    """What happens where the extra is not installed."""
    message = INSTALL
    raise MissingPackage(message)
