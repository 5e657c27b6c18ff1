"""统计: the formulas, what they come to in LibreOffice, and the charts over them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.support import computed
from tests.support.draft import Draft, deadline, unit
from tests.support.waterworks import speech
from toolkit.ledger.layout import Layout
from toolkit.ledger.presets import PRESETS
from toolkit.ledger.rows import rows
from toolkit.ledger.statistics import months, parts, units
from toolkit.model import Speech
from toolkit.writers.excel import write
from toolkit.writers.excel.ledger_sheet import FIRST_ROW, HEADER_ROW

TITLES = [
    "一、按亮灯",
    "二、按状态",
    "三、按部分",
    "四、按单位（牵头、责任、配合均计入）",
    "五、按到期月份",
]


def books(speech: Speech, preset: str = "督办台账") -> Any:
    """The workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(write(speech, preset=preset).value))


def tables(lines: list[list[str]]) -> dict[str, dict[str, list[str]]]:
    """The tables by title, each with its lines by name; the header has the name of the table."""
    found: dict[str, dict[str, list[str]]] = {}
    for line in lines:
        cells = [cell for cell in line[1:7] if cell]
        if line[0] and not cells:
            found[line[0]] = {}
        elif line[0] and found:
            found[list(found)[-1]][line[0]] = cells
    return found


def test_there_is_a_table_and_a_chart_for_each_way_of_counting() -> None:
    """Light, status, part, unit and month due."""
    sheet = books(speech())["统计"]
    names = [cell.value for cell in sheet["A"]]
    assert [name for name in names if name in TITLES] == TITLES
    assert len(sheet._charts) == len(TITLES)  # noqa: SLF001 - openpyxl has no other access


def test_a_table_longer_than_a_page_goes_on_with_its_header_and_chart() -> None:
    """No line is lost, pages are filled evenly; the last one has 牵头单位待明确 too."""
    draft = Draft("各单位要加固围挡。")
    for number in range(1, 41):
        members = (unit(f"市第{number:02}管理局"),)
        draft.task(f"{number:02}", draft.text, units=members)
    sheet = books(draft.speech())["统计"]
    names = [str(cell.value) for cell in sheet["A"]]
    starts = [n for n, name in enumerate(names, 1) if "按单位" in name]
    assert [names[n - 1].endswith("（续）") for n in starts] == [False, True, True]
    assert [names[n] for n in starts] == ["单位"] * 3
    assert {each.id + 1 for each in sheet.row_breaks.brk} >= set(starts)
    counts = [sum(name.startswith("市第") for name in names[n : n + 17]) for n in starts]
    assert counts == [14, 14, 12]
    assert len(sheet._charts) == 6  # noqa: SLF001


def test_a_ledger_of_points_counts_points_and_says_so() -> None:
    """Its rows are no tasks."""
    made = write(speech(), layout=Layout(rows="point")).value
    words = {cell.value for row in openpyxl.load_workbook(io.BytesIO(made))["统计"] for cell in row}
    assert "要点数" in words
    assert "任务数" not in words


def test_all_counts_are_formulas() -> None:
    """Nothing is counted when the workbook is written: people change it afterwards."""
    sheet = books(speech())["统计"]
    numbers = [
        cell
        for row in sheet.iter_rows(min_row=3, max_col=7)
        for cell in row[1:]
        if cell.value is not None and cell.font.name == "宋体"
    ]
    assert len(numbers) > 50
    assert {cell.data_type for cell in numbers} == {"f"}


@pytest.mark.parametrize("preset", PRESETS, ids=["issue", "work", "report"])
def test_a_preset_counts_what_its_columns_allow(preset: Any) -> None:
    """No table over a column that is not there."""
    names = [str(cell.value) for cell in books(speech(), preset.name)["统计"]["A"]]
    kinds = {"light": "按亮灯", "status": "按状态", "part": "按部分", "due": "按到期月份"}
    for key, kind in kinds.items():
        assert any(kind in name for name in names) == (key in preset.keys), key


def filled() -> Speech:
    """Six tasks of two parts, with units whose names contain each other."""
    draft = Draft("一、城区*\n二、乡镇？\n各区要加固围挡。")
    draft.section("1", "一、城区*")
    draft.section("2", "二、乡镇？")
    far, other = deadline("6月底前", date="2098-06-30"), deadline("7月底前", date="2098-07-31")
    cases = (
        ("1-01", (unit("市教育局", "lead"), unit("市教育局机关", "support")), (far,)),
        ("1-02", (unit("市教育局"),), (far,)),
        ("1-03", (unit("市教育局机关", certainty="inferred"),), (other,)),
        ("2-01", (unit("各区", "lead"), unit("市教育局", "support", "suggested")), ()),
        (
            "2-02",
            (unit("各区", certainty="inherited"), unit("市水务局", certainty="inherited")),
            (),
        ),
        ("2-03", (), ()),
    )
    for name, who, when in cases:
        draft.task(name, "各区要加固围挡。", units=who, deadlines=when)
    return draft.speech()


def test_the_counts_are_right_as_libreoffice_computes_them(tmp_path: Path) -> None:
    """Whole unit names with and without marks, exact headings, the date that counts."""
    book = books(filled())
    sheet = book["台账"]
    columns = {cell.value: cell.column_letter for cell in sheet[HEADER_ROW]}
    typed = (("状态", 0, "已完成"), ("状态", 1, "推进中"), ("状态", 4, "终止"))
    for header, row, value in typed:
        sheet[f"{columns[header]}{FIRST_ROW + row}"] = value
    sheet[f"{columns['延期后时限']}{FIRST_ROW + 1}"] = "=DATE(2098,8,15)"
    sheet[f"{columns['延期后时限']}{FIRST_ROW + 3}"] = "=DATE(2000,1,1)"
    path = tmp_path / "filled.xlsx"
    book.save(path)
    found = tables(computed.sheet(path, book.sheetnames.index("统计") + 1))
    lights, states, sections, who, due = (found[title] for title in TITLES)
    assert {name: cells[0] for name, cells in lights.items()} == {
        "亮灯": "任务数",
        "未启动": "2",
        "正常": "1",
        "临期": "0",
        "逾期": "1",
        "已完成": "1",
        "不亮灯": "1",
        "合计": "6",
    }
    assert [states[name][0] for name in ("已完成", "推进中", "终止", "未填")] == ["1"] * 3 + ["3"]
    assert sections["一、城区*"][:5] == ["3", "1", "0", "0", "2"]
    assert sections["一、城区*"][5].startswith("33.3")
    assert sections["二、乡镇？"][:4] == ["3", "0", "0", "1"]
    assert {name: cells[0] for name, cells in who.items()} == {
        "单位": "任务数",
        "市教育局": "2",
        "市教育局机关": "2",
        "各区": "2",
        "市水务局": "1",
        "牵头单位待明确": "2",
    }
    assert {name: cells[:3] for name, cells in due.items()} == {
        "月份": ["任务数", "已完成", "逾期"],
        "2098年6月": ["1", "1", "0"],
        "2098年7月": ["1", "0", "0"],
        "其他月份": ["2", "0", "1"],
        "没有日期": ["2", "0", "0"],
    }


def test_an_empty_ledger_counts_nothing() -> None:
    """No table, no chart, and it says so."""
    sheet = books(Draft("").speech())["统计"]
    assert sheet["A2"].value == "台账中没有任务。"
    assert sheet._charts == []  # noqa: SLF001


def test_parts_units_and_months_come_in_a_sensible_order() -> None:
    """Parts as in the document, units by their number of tasks, months by time."""
    found = rows(filled())
    assert parts(found) == ("一、城区*", "二、乡镇？")
    assert units(found) == ("市教育局", "市教育局机关", "各区", "市水务局")
    assert [month.isoformat() for month in months(found)] == ["2098-06-01", "2098-07-01"]


def test_tasks_outside_of_all_parts_have_a_line_of_their_own() -> None:
    """So that the lines of the parts add up to all tasks."""
    draft = Draft("要抓好开局。\n一、城区\n各区要加固围挡。")
    draft.section("1", "一、城区")
    draft.task("1-01", "各区要加固围挡。")
    assert "（未分部分）" not in [cell.value for cell in books(draft.speech())["统计"]["A"]]
    draft.task("0-01", "要抓好开局。")
    sheet = books(draft.speech())["统计"]
    (line,) = [row for row in sheet.iter_rows() if row[0].value == "（未分部分）"]
    assert '=""' in line[1].value
