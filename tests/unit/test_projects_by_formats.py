"""Forms that come back in another format than they went out in."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import toolkit
from tests.support.overtime import DATE, codes, collect, events, form, insert, ledger, rows, started
from tests.support.tools import require
from toolkit.ledger.layout import Layout
from toolkit.readers.office import libreoffice


@pytest.mark.parametrize("suffix", ["ods", "xls", "fods"])
def test_a_form_in_another_format_tells_the_same(suffix: str, tmp_path: Path) -> None:
    """With its inserted row, nothing more and nothing less; the day is that of its saving."""
    require("soffice")
    folder = started(tmp_path / "督办")
    sheet = form(folder, "市林业局").fill("1-01", 状态="推进中", 延期后时限=dt.date(2023, 6, 30))
    insert(sheet, 任务编号="1-01.1", 任务内容="采购银杏苗。")
    data = sheet.saved()
    made = libreoffice.convert(data, "xlsx", suffix, libreoffice.program("回.xlsx"))
    assert isinstance(made, bytes)
    first = toolkit.collect(folder, {f"回.{suffix}": made})
    assert (first.value.new, codes(first)) == (3, ["LDG020"])
    assert [(event.unit, event.status) for event in events(folder)] == [("市林业局", "in_progress")]
    again = toolkit.collect(folder, {"回.xlsx": data})
    assert (again.value.new, again.findings) == (0, ())


def test_a_text_file_is_called_by_its_kind(tmp_path: Path) -> None:
    """It is not damaged, it is no workbook; the others are collected."""
    folder = started(tmp_path / "督办")
    sheet = form(folder, "市林业局").fill("1-01", 状态="推进中").saved()
    files = {"表.csv": "任务编号,任务内容\n1-01,x".encode(), "回.xlsx": sheet}
    outcome = toolkit.collect(folder, files, date=DATE)
    (found,) = outcome.findings
    assert outcome.value.new == 1
    assert (found.code, "csv" in found.message) == ("LDG011", True)
    assert "另存为 xlsx" in found.hint


def test_without_libreoffice_the_others_are_collected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says what to install."""
    folder = started(tmp_path / "督办")
    monkeypatch.setattr(libreoffice, "_PLACES", ())
    monkeypatch.setenv("PATH", "")
    flat = (
        '<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument'
        '.spreadsheet" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'
    )
    sheet = form(folder, "市林业局").fill("1-01", 状态="推进中").saved()
    outcome = toolkit.collect(folder, {"表.fods": flat.encode(), "回.xlsx": sheet}, date=DATE)
    (found,) = outcome.findings
    assert (outcome.value.new, found.code) == (1, "LDG011")
    assert "LibreOffice" in found.message


def test_who_signed_an_addition_is_quoted(tmp_path: Path) -> None:
    """Additions know the unit and the day, but not who filled in the form."""
    folder = started(tmp_path / "督办")
    sheet = insert(form(folder, "市林业局"), 任务编号="1-01.1", 任务内容="采购银杏苗。")
    outcome = collect(folder, sheet.sign(填报人="王某"))
    assert codes(outcome) == ["LDG020", "LDG022"]
    assert "王某" in outcome.findings[1].message
    assert ("1-01.1",) in rows(ledger(folder), "任务编号")


def test_the_workbook_of_an_office_returns_under_its_two_line_header(tmp_path: Path) -> None:
    """Columns below groups are those of their second line; computed columns report nothing."""
    folder = started(tmp_path / "督办")
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for place, words in {
        "A1": "序号",
        "B1": "工作任务",
        "C1": "责任分工",
        "E1": "落实成效",
        "G1": "剩余天数",
        "C2": "牵头单位",
        "D2": "配合单位",
        "E2": "办理状态",
        "F2": "进展情况",
        "A3": 1,
        "B3": "示例",
        "G3": "=LEN(B3)",
        "A5": "填表人：",
        "C5": "审核人：",
        "E5": "单位负责人：",
        "G5": "填报日期：   年  月  日",
    }.items():
        sheet[place] = words
    for area in ("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:G2"):
        sheet.merge_cells(area)
    stream = io.BytesIO()
    book.save(stream)
    layout = Layout(template=stream.getvalue())
    (made,) = (each.value for each in toolkit.ledgers(folder, layout=layout).values())
    assert toolkit.collect(folder, {"台账.xlsx": made}, date=DATE).value.new == 0
    returned = openpyxl.load_workbook(io.BytesIO(made))
    page: Any = returned.worksheets[0]
    page["E3"], page["F3"] = "推进中", "采购树苗300株。"
    stream = io.BytesIO()
    returned.save(stream)
    outcome = toolkit.collect(folder, {"台账.xlsx": stream.getvalue()}, date=DATE)
    assert outcome.findings == ()
    (event,) = events(folder)
    assert (event.task, event.status, event.text) == ("1-01", "in_progress", "采购树苗300株。")
    assert event.reporter is None
