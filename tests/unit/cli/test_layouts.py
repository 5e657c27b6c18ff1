"""`taizhang convert` with the layouts of an office."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from tests.support.clicases import Run, taizhang

TEXT = (
    "同志们：\n一、抓好整改\n（一）查漏洞。由综合部在2022年7月1日前拿出方案。各部门要报送进度。\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a speech, settings, columns and a template."""
    (tmp_path / "讲话.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "office.toml").write_text(
        '[ledger.lights]\noverdue = { word = "超期" }\n', encoding="utf-8"
    )
    (tmp_path / "columns.toml").write_text(
        'sheet = "重点"\n[[column]]\nkey = "text"\nheader = "事项"\n', encoding="utf-8"
    )
    book = openpyxl.Workbook()
    book.worksheets[0].append(["序号", "工作任务", "责任单位"])
    book.save(tmp_path / "template.xlsx")
    return tmp_path


def convert(folder: Path, *options: str) -> Run:
    """One run in the folder."""
    return taizhang("convert", "讲话.txt", *options, cwd=folder)


def ledger(folder: Path) -> openpyxl.Workbook:
    """The workbook that was written."""
    return openpyxl.load_workbook(io.BytesIO((folder / "讲话-台账.xlsx").read_bytes()))


def test_points_are_rows(folder: Path) -> None:
    """--rows point gives one row with numbered tasks."""
    assert convert(folder, "--to", "xlsx", "--rows", "point").code == 0
    sheet = ledger(folder)["台账"]
    assert sheet["A5"].value == "1-1"
    assert "2. " in str(sheet["E5"].value)
    assert sheet.max_row == 5


def test_settings_of_the_office_are_used(folder: Path) -> None:
    """--office changes the words of the lights."""
    assert convert(folder, "--to", "xlsx", "--office", "office.toml").code == 0
    assert "超期" in str(ledger(folder)["台账"]["A3"].value)


def test_columns_of_the_office_are_used(folder: Path) -> None:
    """--columns replaces the preset, in every kind of ledger."""
    assert convert(folder, "--to", "xlsx,csv,md", "--columns", "columns.toml").code == 0
    assert ledger(folder)["重点"]["A4"].value == "事项"
    table = (folder / "讲话-台账.csv").read_text(encoding="utf-8-sig")
    assert table.startswith("事项,任务编号")


def test_the_workbook_of_the_office_is_filled(folder: Path) -> None:
    """--template puts the rows under its headers."""
    assert convert(folder, "--to", "xlsx", "--template", "template.xlsx").code == 0
    sheet = ledger(folder).worksheets[0]
    assert sheet["A2"].value == 1
    assert sheet["C2"].value == "综合部"


def test_the_workbook_of_the_office_has_no_sheet_of_findings(folder: Path) -> None:
    """So nobody is sent to one."""
    (folder / "文.txt").write_text("一、抓落实\n要建立工作台账。", encoding="utf-8")
    plain = taizhang("convert", "文.txt", "--to", "xlsx", cwd=folder)
    assert "“问题提示”表" in plain.out
    command = ("convert", "文.txt", "--to", "xlsx", "--template", "template.xlsx", "--force")
    filled = taizhang(*command, cwd=folder)
    assert (filled.code, "“问题提示”表" in filled.out) == (0, False)
    assert "taizhang check" in filled.out


def test_a_table_comes_with_its_schema(folder: Path) -> None:
    """--to csv writes both files."""
    assert convert(folder, "--to", "csv,ics").code == 0
    names = {path.name for path in folder.iterdir()}
    assert {"讲话-台账.csv", "讲话-台账.schema.json", "讲话-日历.ics"} <= names


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--rows", "line"), "没有“line”"),
        (("--columns", "columns.toml", "--preset", "反馈表"), "不能再用 --preset"),
        (("--to", "csv", "--template", "template.xlsx"), "--to 须含 xlsx"),
        (("--columns", "office.toml"), "office.toml"),
        (("--template", "讲话.txt", "--to", "xlsx"), "模板打不开"),
    ],
    ids=range(5),
)
def test_what_cannot_be_meant_is_refused(
    folder: Path, options: tuple[str, ...], words: str
) -> None:
    """As a usage error, and nothing is written."""
    found = convert(folder, *options)
    assert found.code == 2
    assert words in found.err
    assert not (folder / "讲话-台账.xlsx").exists()


def test_a_missing_file_is_named(folder: Path) -> None:
    """With what to check."""
    found = convert(folder, "--office", "nowhere.toml")
    assert found.code == 3
    assert "nowhere.toml" in found.err
