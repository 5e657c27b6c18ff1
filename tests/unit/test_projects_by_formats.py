"""Forms that come back in another format than they went out in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import toolkit
from tests.support.overtime import DATE, codes, collect, events, form, insert, ledger, rows, started
from tests.support.tools import require
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
