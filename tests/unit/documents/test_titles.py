"""Titles broken into balanced lines."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.documents.titles import balanced
from toolkit.zh.width import cells

WIDTH = 38


@pytest.mark.parametrize(
    "lines",
    [
        ("《供水保障推进会上的讲话》精神传达提纲",),
        ("《在全市供水保障工作推进会上的讲话》", "精神传达提纲"),
        ("关于印发2024年重点", "工作任务分工方案的通知"),
        ("关于落实《在某某集团2025年二季度供水", "工作会议上的讲话》工作任务的督办通知"),
        ("关于落实《在某某镇秋冬供水设施整治", "暨水源保护动员会上的讲话》", "工作任务的督办通知"),
        ("《关于加快老旧小区供水设施改造", "提升服务能力的实施意见》精神传达提纲"),
    ],
)
def test_titles_break_by_sense(lines: tuple[str, ...]) -> None:
    """After a mark or a particle, before a word that opens a phrase, never inside a word."""
    assert balanced("".join(lines), WIDTH) == lines


@given(st.text(alphabet="关于加强的和《》，一二2024年工作会议", max_size=70))
def test_no_character_is_lost_and_no_line_too_wide(title: str) -> None:
    """Lines put together are the title again."""
    lines = balanced(title, WIDTH)
    assert "".join(lines) == title
    assert max(map(cells, lines)) <= WIDTH


@given(st.text(alphabet="关于加强的和《》，一二2024年工作会议", min_size=20, max_size=50))
def test_no_line_begins_with_a_closing_mark_where_there_is_a_choice(title: str) -> None:
    """Closing marks and 的 stay with the words before them, figures stay whole."""
    lines = balanced(title, WIDTH)
    if len(lines) in {2, 3}:
        assert all(line[0] not in "》，的" for line in lines[1:])
        assert not any(a[-1].isdigit() and b[0].isdigit() for a, b in pairwise(lines))


def test_three_lines_are_no_hourglass() -> None:
    """GB/T 9704—2012, 7.3.1 wants a trapezium or a rhombus."""
    title = "关于在全市开展城镇供水设施安全隐患大排查大整治大提升攻坚行动的工作方案及有关要求"
    sizes = [cells(line) for line in balanced(title, WIDTH)]
    assert len(sizes) == 3
    assert sizes[1] >= min(sizes[0], sizes[2])


def test_a_text_too_long_for_a_title_is_cut_at_the_width() -> None:
    """Three thousand characters are no title, and must not take minutes."""
    assert {cells(line) for line in balanced("长" * 3000, WIDTH)[:-1]} == {WIDTH}
