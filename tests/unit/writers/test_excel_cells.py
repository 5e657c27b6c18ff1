"""Cells: text stays text, whatever it looks like, and nothing Excel refuses gets in."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator

import openpyxl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from openpyxl.xml.functions import fromstring

from tests.support.draft import Draft
from tests.support.ooxml import parts
from toolkit.findings import Outcome
from toolkit.writers.excel import write
from toolkit.writers.excel.grid import Grid, Tally, height, letter, serial
from toolkit.writers.excel.ledger_sheet import FIRST_ROW


def written(text: str) -> Outcome[bytes]:
    """The workbook of a speech that is one sentence and one task."""
    draft = Draft(text)
    draft.sentence(text, "task")
    draft.task("01", text)
    return write(draft.speech())


def task_cell(outcome: Outcome[bytes]) -> openpyxl.cell.Cell:
    """The cell of the task's words."""
    sheet = openpyxl.load_workbook(io.BytesIO(outcome.value))["台账"]
    cell = sheet.cell(FIRST_ROW, 5)
    assert isinstance(cell, openpyxl.cell.Cell)
    return cell


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+86要拨通",
        "-5℃以下要停工",
        "@全体人员",
        "=HYPERLINK(1)",
        "007",
        "1-2",
        "6月30日",
        "TRUE",
        "#N/A",
        "  前后有空格  ",
        "两行\n文字",
        "<b>&amp;</b>",
        "]]>",
        "𠮷祥村要通水",
        "_x000D_",
        "_x0041_",
    ],
)
def test_text_stays_text(text: str) -> None:
    """Nothing becomes a formula, number, date or markup; every character is there."""
    outcome = written(text)
    cell = task_cell(outcome)
    assert cell.data_type == "s"
    assert str(cell.value).replace("_x005F_", "_") == text
    assert outcome.findings == ()


def test_what_looks_like_an_escape_is_escaped() -> None:
    """Excel reads _x0041_ as A unless the underscore is itself escaped (29500-1, 22.9.2.19)."""
    sheet = parts(written("_x0041_").value)["xl/worksheets/sheet1.xml"].decode()
    assert ">_x005F_x0041_<" in sheet


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b", "\x1f", "\r", "\ufffe"])
def test_control_characters_are_removed_and_told(character: str) -> None:
    """Each counts once, although the words stand on two sheets."""
    outcome = written(f"要加固{character}围挡{character}。")
    assert task_cell(outcome).value == "要加固围挡。"
    assert [(each.code, each.data["count"]) for each in outcome.findings] == [("OUT001", "2")]


def test_lone_surrogates_are_removed_and_told() -> None:
    """A JSON file can hold half a character; a workbook cannot."""
    tally = Tally()
    assert tally.clean("要\ud842通水", "“台账”E5") == "要通水"
    assert [each.code for each in tally.findings("")] == ["OUT001"]


def test_control_characters_in_names_are_told_too() -> None:
    """What is removed outside the text counts as often as it was removed."""
    tally = Tally()
    tally.clean("讲\x01话", "文件属性")
    assert tally.findings("讲话")[0].data["count"] == "1"


@pytest.mark.parametrize(("text", "kept"), [("要" * 32_768, 32_767), ("𠮷" * 16_384, 16_383)])
def test_text_beyond_the_limit_of_a_cell_is_cut_and_told(text: str, kept: int) -> None:
    """32,767 UTF-16 units; no character is cut in half; the place is named."""
    outcome = written(text)
    assert len(str(task_cell(outcome).value)) == kept
    assert {each.code for each in outcome.findings} == {"OUT002"}
    assert "“台账”E5" in outcome.findings[0].message


def test_text_at_the_limit_is_whole() -> None:
    """One character less than too many."""
    assert written("要" * 32_767).findings == ()


@given(st.text(max_size=60))
def test_any_text_can_be_written_and_read(text: str) -> None:
    """Whatever the characters, the sheet is XML and holds them, less the forbidden ones."""
    assume("_x" not in text)
    words = Tally().clean(text, "“台账”E5")

    def lines(grid: Grid) -> Iterator[str]:
        yield grid.line([(text, 0)])

    sheet = Grid("台账", 1, 1, Tally(), lines)
    tree = fromstring(b"".join(sheet.fill(b"<worksheet><sheetData/></worksheet>")))
    assert "".join(tree.itertext()) == words


def test_a_sheet_tells_its_extent() -> None:
    """Programs that read only the declared extent see all rows and columns."""

    def lines(grid: Grid) -> Iterator[str]:
        yield grid.line([("甲", 0), (None, 0), (3, 0)], 20)
        yield grid.line([(dt.date(2023, 5, 6), 0)])

    part = b'<worksheet><dimension ref="A1:A1"/><sheetData /><pageMargins/></worksheet>'
    filled = b"".join(Grid("台账", 3, 2, Tally(), lines).fill(part)).decode()
    assert '<dimension ref="A1:C2"/>' in filled
    assert '<row r="1" ht="20" customHeight="1">' in filled
    assert "<v>45052</v>" in filled
    assert filled.endswith("</sheetData><pageMargins/></worksheet>")


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_columns_have_letters(number: int, letters: str) -> None:
    """As spreadsheets count them."""
    assert letter(number) == letters


def test_days_are_numbered_as_spreadsheets_do() -> None:
    """1 March 1900 is day 61, since Excel has a 29 February in that year."""
    assert serial(dt.date(1900, 3, 1)) == 61


def test_heights_follow_the_tallest_text() -> None:
    """Wider columns need fewer lines; line breaks count; there is a least height."""
    words = "各区要加固围挡，" * 10
    assert height([(words, 20, 10.5)], 18) > height([(words, 60, 10.5)], 18)
    assert height([("甲\n乙\n丙\n丁", 60, 10.5)], 18) > height([("甲乙丙丁", 60, 10.5)], 18)
    assert height([("甲", 60, 10.5), (words, 20, 10.5)], 18) == height([(words, 20, 10.5)], 18)
    assert height([], 18) == 18
