"""The docx as LibreOffice lays it out: what reaches the paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import waterworks
from tests.support.pages import Page, laid_out
from toolkit.documents.blocks import Column, Document, Paragraph, Row, Table, cell, run
from toolkit.writers.word import render, write


def pages(docx: bytes, folder: Path) -> list[Page]:
    """The pages of a docx, laid out by LibreOffice."""
    return laid_out({"sample": docx}, folder)["sample"]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """Four pages of body text without a mark, then a table of three pages."""
    body = "".join(chr(0x4E00 + 7 * n % 3000) for n in range(22 * 28 * 4))
    row = Row((cell("1"), cell("办" * 150)))
    table = Table((Column("序号", 1), Column("工作任务", 9)), (row,) * 30)
    document = Document("样张", (Paragraph(run(body)), Table(table.columns, table.rows)))
    return pages(render(document).value, tmp_path_factory.mktemp("full"))


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """The brief of the waterworks speech."""
    return pages(write(waterworks.speech()).value, tmp_path_factory.mktemp("brief"))


def test_a_full_page_has_22_lines_of_28_characters(full: list[Page]) -> None:
    """GB/T 9704—2012, 5.2.3."""
    for page in full[1:3]:
        assert [len(words) for words in page.words[:-1]] == [28] * 22


def test_the_text_fills_the_type_area(full: list[Page]) -> None:
    """5.2.1: 156 × 225 mm, 37 mm from the top; 28 mm from the inner edge of either page."""
    for page, inner in ((full[1], 26.0), (full[2], 28.0)):
        first, last = page.lines[0], page.lines[21]
        assert first.left == pytest.approx(inner, abs=0.5)
        assert first.right - first.left == pytest.approx(156, abs=1.5)
        assert first.top > 36.5
        assert last.bottom < 262.5


def test_page_numbers_alternate_outside_below_the_type_area(full: list[Page]) -> None:
    """7.5: — 1 —, dash 7 mm below the type area, on the outer side."""
    for number, page in enumerate(full[:4], 1):
        line = page.number
        assert line.words == f"—{number}—"
        assert (line.top + line.bottom) / 2 == pytest.approx(262 + 7, abs=1.5)
        assert (210 - line.right if number % 2 else line.left) < 40


def test_the_header_row_is_on_every_page_of_a_table(full: list[Page]) -> None:
    """And no row is torn: every page begins with the header and a whole row."""
    table_pages = [page for page in full if "工作任务" in "".join(page.words)]
    assert len(table_pages) >= 3
    for page in table_pages[1:]:
        assert "".join(page.words).startswith("序号工作任务")
        assert "".join(page.words).count("办") % 150 == 0


def test_the_brief_shows_its_parts_in_order(brief: list[Page]) -> None:
    """What was composed reaches the paper; the first page has body text (7.3.3)."""
    words = "".join("".join(page.words) for page in brief)
    places = [
        words.find(part)
        for part in ("精神传达提纲", "一、讲话要点", "二、任务清单", "三、待明确事项")
    ]
    assert places == sorted(places)
    assert places[0] >= 0
    assert "一、讲话要点" in "".join(brief[0].words)


def test_nothing_of_the_brief_leaves_the_type_area(brief: list[Page]) -> None:
    """Column widths fit A4: no word stands in a margin."""
    for page in brief:
        for line in page.lines:
            assert line.left > 25, line.words
            assert line.right < 210 - 25, line.words
