"""How askew the lines of a page lie, and where they would lie if it were straight."""

from __future__ import annotations

import pytest

from tests.support.recognition import level
from toolkit.readers.layout.tilt import Quad, is_quarter_turned, tilt_of

CENTRE = (300.0, 400.0)
LINES = [level("各乡镇要在六月底前完成", 40, 100), level("水库隐患排查", 40, 140)]


def near(one: Quad, other: Quad) -> bool:
    """Whether the corners lie at the same places, in the same order."""
    return all(a == pytest.approx(b, abs=1e-6) for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("angle", [-40, -5, -0.5, 0, 1, 3, 40])
def test_the_tilt_is_found_and_undone(angle: float) -> None:
    """Turned back by the tilt that is found, lines lie where they lay."""
    askew = [quad.turned(angle, CENTRE) for quad in LINES]
    assert tilt_of(askew) == pytest.approx(angle)
    back = [quad.turned(-tilt_of(askew), CENTRE) for quad in askew]
    assert all(map(near, back, LINES))


def test_long_lines_say_more_than_short_ones_and_specks_nothing() -> None:
    """The words of a seal run in every direction, a single character in none."""
    seal = [level("县水", 400, 500).turned(angle, (420, 510)) for angle in (-30, 30, 40)]
    speck = [level("一", 400, 600).turned(20, CENTRE)] * 50
    assert tilt_of([*(quad.turned(2, CENTRE) for quad in LINES), *seal, *speck]) == pytest.approx(2)


@pytest.mark.parametrize(("angle", "expected"), [(0, False), (5, False), (93, True), (-90, True)])
def test_lines_up_and_down_the_page_are_a_quarter_turn(angle: float, *, expected: bool) -> None:
    """Whichever corner the engine names first."""
    askew = [quad.turned(angle, CENTRE) for quad in LINES]
    assert is_quarter_turned(askew) is expected
    assert is_quarter_turned([Quad(*quad[1:], quad[0]) for quad in askew]) is expected


@pytest.mark.parametrize("first", range(4))
@pytest.mark.parametrize("is_mirrored", [False, True])
def test_corners_along_the_axis_begin_at_the_upper_left(first: int, *, is_mirrored: bool) -> None:
    """Cut out by them, a line is level whatever the order of its corners was."""
    quad = LINES[0]
    around = [*quad[first:], *quad[:first]]
    assert Quad(*(around[::-1] if is_mirrored else around)).along_axis() == quad


def test_nothing_has_no_tilt() -> None:
    """An empty page is straight."""
    assert tilt_of([]) == 0
    assert not is_quarter_turned([])
