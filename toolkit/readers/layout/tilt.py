"""How askew the lines of a page lie, and the same lines set level. Pure geometry.

Angles are in degrees, clockwise as seen, since y grows downwards.
"""

from __future__ import annotations

import math
from typing import NamedTuple

Point = tuple[float, float]

# Only what is this many times longer than wide tells which way its line runs.
_SLENDER = 2.0
_UPRIGHT = 45.0


class Quad(NamedTuple):
    """The corners of a line on a page, one after the other around it."""

    first: Point
    second: Point
    third: Point
    fourth: Point

    @property
    def long_side(self) -> float:
        """The length of the line."""
        return max(math.dist(self.first, self.second), math.dist(self.second, self.third))

    @property
    def short_side(self) -> float:
        """The height of the line."""
        return min(math.dist(self.first, self.second), math.dist(self.second, self.third))

    @property
    def axis(self) -> float:
        """The angle of the longer side, above -90 and up to 90."""
        (x0, y0), (x1, y1), _, _ = self._longways()
        angle = math.degrees(math.atan2(y1 - y0, x1 - x0))
        return angle - 180 if angle > 90 else angle + 180 if angle <= -90 else angle

    def along_axis(self) -> Quad:
        """The same corners, so that the first two lie at the upper side of a line along `axis`."""
        around = self._longways()
        (x0, y0), (x1, y1), _, _ = around
        if (x1 - x0, y1 - y0) < (0.0, 0.0):
            around = Quad(*around[2:], *around[:2])
        return around if _is_clockwise(around) else Quad(*around[3:1:-1], *around[1::-1])

    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        xs, ys = zip(*self, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def turned(self, angle: float, centre: Point) -> Quad:
        """The corners turned clockwise about a point."""
        cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        return Quad(
            *(
                (
                    centre[0] + (x - centre[0]) * cosine - (y - centre[1]) * sine,
                    centre[1] + (x - centre[0]) * sine + (y - centre[1]) * cosine,
                )
                for x, y in self
            )
        )

    def _longways(self) -> Quad:
        """The corners, beginning with a longer side."""
        level = math.dist(self.first, self.second) >= math.dist(self.second, self.third)
        return self if level else Quad(*self[1:], self.first)


def is_quarter_turned(quads: list[Quad]) -> bool:
    """Whether most of the lines run up or down the page."""
    steep = sum(quad.long_side for quad in _slender(quads) if abs(quad.axis) > _UPRIGHT)
    return steep * 2 > sum(quad.long_side for quad in _slender(quads))


def tilt_of(quads: list[Quad]) -> float:
    """The angle at which the lines fall to the right: the middle one, long lines weighing more."""
    lines = sorted(
        (quad.axis, quad.long_side) for quad in _slender(quads) if abs(quad.axis) <= _UPRIGHT
    )
    half, so_far = sum(length for _, length in lines) / 2, 0.0
    for axis, length in lines:
        so_far += length
        if so_far >= half:
            return axis
    return 0.0


def _slender(quads: list[Quad]) -> list[Quad]:
    return [quad for quad in quads if quad.long_side >= quad.short_side * _SLENDER]


def _is_clockwise(quad: Quad) -> bool:
    (x0, y0), (x1, y1), (x2, y2), _ = quad
    return (x1 - x0) * (y2 - y1) - (y1 - y0) * (x2 - x1) >= 0
