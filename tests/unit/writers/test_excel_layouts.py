"""The workbook in the layouts of offices, and ledgers of many tasks."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.support import ooxml_validator
from tests.support.ledgers import book_of, column, values, whole
from toolkit.ledger import own_columns, settings
from toolkit.ledger.layout import Layout
from toolkit.ledger.presets import PRESETS
from toolkit.model import Speech
from toolkit.writers.excel import ledger_sheet, print_sheet, write
from toolkit.writers.excel.ledger_sheet import FIRST_ROW, HEADER_ROW
from toolkit.writers.excel.record_sheet import SEPARATOR

OWN = """
sheet = "重点工作"
signed = true
[[column]]
key = "text"
header = "工作任务"
[[column]]
header = "分管领导"
[[column]]
key = "lead"
[[column]]
key = "light"
"""
MANY = 2_000


def many(count: int) -> Speech:
    """So many tasks, each with an id and fingerprint of its own."""
    plain = whole()
    tasks = tuple(
        replace(plain.tasks[n % len(plain.tasks)], id=f"1-{n:05}", fingerprint=f"{n:016x}")
        for n in range(count)
    )
    return replace(plain, tasks=tasks)


def test_lights_have_the_words_and_colours_of_the_office() -> None:
    """In formula, colouring, legend, list and 填表说明."""
    own = settings.read(
        '[ledger]\nwarning_days = 10\n[ledger.lights]\noverdue = { word = "超期", fill = "FF0000" }'
        '\n[ledger.statuses]\ndone = "办结"',
        "office.toml",
    )
    book = book_of(write(whole(), layout=Layout(settings=own)))
    sheet = book["台账"]
    letter = column(sheet, "亮灯")
    formula = sheet[f"{letter}{FIRST_ROW}"].value
    assert '"超期"' in formula
    assert '"办结"' in formula
    fills = {
        rule.formula[0]: rule.dxf.fill.bgColor.rgb
        for area in sheet.conditional_formatting
        for rule in area.rules
        if rule.dxf.font
    }
    assert fills[f'${letter}{FIRST_ROW}="超期"'].endswith("FF0000")
    assert "超期" in sheet["A3"].value
    lists = [r.formula1 for r in sheet.data_validations.dataValidation if r.type == "list"]
    assert "办结" in lists[0]
    guide = {row[0].value: row[1].value for row in book["填表说明"].iter_rows()}
    assert guide["临期天数"] == 10
    assert "超期" in guide
    assert not any("逾期" in str(cell.value) for row in sheet.iter_rows() for cell in row)


def test_the_columns_of_the_office_make_a_whole_workbook() -> None:
    """Its headers, its own empty column, a hidden id, and all the other sheets."""
    book = book_of(write(whole(), layout=Layout(columns=own_columns.read(OWN, "c.toml"))))
    sheet = book["重点工作"]
    headers = [cell.value for cell in sheet[HEADER_ROW]]
    assert headers == ["工作任务", "分管领导", "牵头单位", "亮灯", "任务编号"]
    assert sheet.column_dimensions["E"].hidden
    assert not sheet[f"B{FIRST_ROW}"].protection.locked
    assert sheet[f"A{sheet.max_row}"].value == "填报单位（盖章）："
    assert sheet[f"D{FIRST_ROW}"].data_type == "f"
    record = {row[0].value: row[1].value for row in book["_taizhang"].iter_rows()}
    assert record["columns"].split(SEPARATOR) == ["text", "own:分管领导", "lead", "light", "id"]
    assert record["headers"].split(SEPARATOR) == headers


def test_two_thousand_tasks_are_written_and_read_back_right() -> None:
    """Every row, word for word, in order."""
    speech = many(MANY)
    book = openpyxl.load_workbook(io.BytesIO(write(speech).value), read_only=False)
    sheet = book["台账"]
    assert values(sheet, "任务编号") == [task.id for task in speech.tasks]
    assert values(sheet, "任务内容") == [task.text for task in speech.tasks]
    assert sheet.auto_filter.ref.endswith(str(HEADER_ROW + MANY))
    record = list(book["_taizhang"].iter_rows(min_row=12, values_only=True))
    assert [line[1] for line in record] == [task.fingerprint for task in speech.tasks]


def test_very_long_ledgers_have_no_formulas_that_search_each_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A search for every row over all rows would keep Excel busy for minutes."""
    for module in (ledger_sheet, print_sheet):
        monkeypatch.setattr(module, "MOST_FOUND", 20)
    book = book_of(write(many(21)))
    formulas = [
        cell.value for row in book["打印版"].iter_rows() for cell in row if cell.data_type == "f"
    ]
    assert formulas == []
    proof = [row[5] for row in book["原文对照"].iter_rows(min_row=4) if row[5].value]
    assert all(cell.hyperlink is not None for cell in proof)


LAYOUTS: dict[str, Any] = {
    **{preset.name: {"preset": preset.name} for preset in PRESETS},
    "points": {"layout": Layout(rows="point")},
    "own": {"layout": Layout(columns=own_columns.read(OWN, "c.toml"))},
}


@pytest.mark.parametrize("options", LAYOUTS.values(), ids=["i", "w", "r", "points", "own"])
def test_the_open_xml_sdk_finds_no_error(options: dict[str, Any], tmp_path: Path) -> None:
    """In any preset and layout."""
    ooxml_validator.require_validator()
    path = tmp_path / "ledger.xlsx"
    path.write_bytes(write(whole(), **options).value)
    assert ooxml_validator.errors(path) == []


@pytest.mark.parametrize("options", LAYOUTS.values(), ids=["i", "w", "r", "points", "own"])
def test_the_same_speech_gives_the_same_bytes(options: dict[str, Any]) -> None:
    """In any preset and layout."""
    assert write(whole(), **options).value == write(whole(), **options).value
