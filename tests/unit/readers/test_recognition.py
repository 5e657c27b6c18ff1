"""The words of the image of a page: upright, level, in reading order, each with its confidence."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.support import copies, tools
from tests.support.recognition import INSTALL, Said, engine, level, rows
from toolkit.errors import MissingPackage
from toolkit.readers import recognition
from toolkit.readers.layout.glyphs import rows_of
from toolkit.readers.layout.tilt import Quad
from toolkit.readers.recognition import Sheet
from toolkit.readers.recognition.page import Setting
from toolkit.source import fold

WIDTH, HEIGHT = 600, 800
LETTER = ["关于开展隐患排查的通知书", "各乡镇要在六月底前完成", "县水利局按月通报进度", "落款"]
TEXT = "在全县防汛工作会议上的讲话\n同志们：\n各乡镇要在6月底前完成水库隐患排查。\n"


def recognised(*images: list[Said], unit: float = 1.0) -> Sheet:
    """The sheet of a white page on which these lines are found."""
    tools.require_package("PIL", "numpy", install=INSTALL)
    from PIL import Image  # noqa: PLC0415 - extra

    return recognition.recognise(engine(*images)(), Image.new("RGB", (WIDTH, HEIGHT)), 1, unit)


def straight() -> list[Said]:
    """The letter as it lies straight."""
    return [Said(text, level(text, 40, 100 + 60 * n)) for n, text in enumerate(LETTER)]


def seen(lines: list[Said], angle: float, *, is_reversed: bool = False) -> list[Said]:
    """The lines on a page turned clockwise about its middle, in no order."""
    turned = [
        line._replace(
            quad=line.quad.turned(angle, (WIDTH / 2, HEIGHT / 2)), is_reversed=is_reversed
        )
        for line in lines
    ]
    return turned[::-1]


def told(sheet: Sheet) -> list[str]:
    """The rows of the sheet in reading order."""
    return [row.text for row in rows_of(sheet.page).rows]


@pytest.mark.parametrize("angle", [-5, -2, -0.5, 0, 1, 3, 8])
def test_lines_that_tilt_are_in_reading_order_at_level_places(angle: float) -> None:
    """The heights of tilted lines overlap, those of the lines set level do not."""
    sheet = recognised(seen(straight(), angle))
    assert told(sheet) == LETTER
    title = sheet.page.glyphs[-1]
    assert (title.left, title.top, title.bottom) == pytest.approx((40, 100, 125), abs=0.01)


def test_cells_of_a_tilted_table_stay_in_their_rows() -> None:
    """At three degrees the last cell of a row lies lower than the first cell of the next."""
    cells = [("1", "排查隐患", "县水利局"), ("2", "修订预案", "县应急局")]
    lines = [
        Said(text, level(text, left, 100 + 30 * n, 20))
        for n, row in enumerate(cells)
        for text, left in zip(row, (20, 150, 450), strict=True)
    ]
    assert told(recognised(seen(lines, 3))) == ["\t".join(row) for row in cells]


@pytest.mark.parametrize(
    ("angle", "is_reversed"), [(90, False), (-90, True), (180, True)], ids=["90", "270", "180"]
)
def test_a_page_on_its_side_or_head_is_turned_and_read_again(
    angle: float, *, is_reversed: bool
) -> None:
    """The second reading is that of the upright image, the extent and places are its own."""
    sheet = recognised(seen(straight(), angle, is_reversed=is_reversed), straight())
    assert told(sheet) == LETTER
    turned = angle != 180
    assert (sheet.page.width, sheet.page.height) == ((HEIGHT, WIDTH) if turned else (WIDTH, HEIGHT))


def test_a_turn_that_reads_worse_is_not_made() -> None:
    """The engine may be wrong about which way is up."""
    first = seen(straight(), 0, is_reversed=True)
    assert told(recognised(first, rows(("乱", 0.3)))) == LETTER


@pytest.mark.parametrize(
    ("turn", "after", "corner"),
    [
        (0, (WIDTH, HEIGHT), (0, 0, 60, 20)),
        (90, (HEIGHT, WIDTH), (HEIGHT - 20, 0, HEIGHT, 60)),
        (-90, (HEIGHT, WIDTH), (0, WIDTH - 60, 20, WIDTH)),
        (180, (WIDTH, HEIGHT), (WIDTH - 60, HEIGHT - 20, WIDTH, HEIGHT)),
    ],
)
def test_where_a_corner_of_the_page_goes_when_it_is_turned(
    turn: float, after: tuple[float, float], corner: tuple[float, ...]
) -> None:
    """What the text layer says of a page moves with the page and stays on it."""
    setting = Setting(turn, 0, (WIDTH, HEIGHT), after)
    box = setting.of(Quad((0, 0), (60, 0), (60, 20), (0, 20))).box()
    assert box == pytest.approx(corner, abs=1e-6)


def test_places_are_told_in_the_unit_that_is_asked_for() -> None:
    """Pages of a PDF are measured in points, whatever the image is."""
    sheet = recognised(straight(), unit=0.5)
    assert (sheet.page.width, sheet.page.height) == (WIDTH / 2, HEIGHT / 2)
    assert sheet.words[0].glyph[1:3] == pytest.approx((20, 50))


def test_without_the_extra_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Either of its packages may be missing."""
    for module in ("rapidocr", "onnxruntime"):
        with monkeypatch.context() as patch:
            patch.setitem(sys.modules, module, None)
            with pytest.raises(MissingPackage, match=r"pip install 'taizhang\[ocr\]'"):
                recognition.start()


@pytest.mark.parametrize("angle", [4, 90, 180])
def test_a_printed_page_laid_askew_is_recognised(angle: int, tmp_path: Path) -> None:
    """The engine itself reads askew lines; order and turns are the work of this module."""
    tools.require("soffice")
    tools.require_package("rapidocr", "onnxruntime", "pypdfium2", install=INSTALL)
    import pypdfium2  # noqa: PLC0415 - extra

    printed = copies.converted(copies.as_docx(TEXT), "docx", "pdf", tmp_path)
    image, _ = recognition.rendered(pypdfium2.PdfDocument(printed)[0])
    askew = image.rotate(angle, expand=True, fillcolor="white")
    lines = told(recognition.recognise(recognition.start(), askew, 1))
    assert ["".join(fold(line).split()) for line in lines] == fold(TEXT).splitlines()
