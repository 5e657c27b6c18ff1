"""Display width and wrapped lines of cell texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.zh import width


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc 12", 6),
        ("任务", 4),
        ("（一）", 6),
        ("“名片”——…", 14),
        ("①", 2),
        ("ｱ", 1),
        ("e\u0301", 1),
        ("a\u200bb", 2),
        ("\ufeff任务", 4),
        ("👍🏻", 4),
        ("❤\ufe0f", 1),
        ("\n", 0),
    ],
)
def test_cells(text: str, cells: int) -> None:
    """Han and full-width marks take two cells, Latin one, marks of no width none."""
    assert width.cells(text) == cells


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("", 10, 1),
        ("任务", 4, 1),
        ("任务表", 4, 2),
        ("任务任务任", 5, 3),
        ("a任务", 4, 2),
        ("一\n二", 10, 2),
        ("一\n\n二", 10, 3),
        ("abcdef", 4, 2),
        ("任务", 0, 2),
        ("任务", 1, 2),
    ],
)
def test_lines(text: str, columns: int, lines: int) -> None:
    """A wide character does not straddle the edge; a blank line is a line."""
    assert width.lines(text, columns) == lines


@given(st.text(), st.text())
def test_cells_add_up(left: str, right: str) -> None:
    """The width of two texts is the sum of both."""
    assert width.cells(left + right) == width.cells(left) + width.cells(right)


@given(st.text(max_size=80), st.integers(2, 40))
def test_lines_are_enough_and_never_fewer_than_breaks(text: str, columns: int) -> None:
    """The lines hold all cells, and every line feed starts one."""
    lines = width.lines(text, columns)
    assert lines >= text.count("\n") + 1
    assert lines * columns >= width.cells(text)
