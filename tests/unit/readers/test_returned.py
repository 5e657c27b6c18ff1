"""Returned workbooks are read by headers and ids, whatever was done to them."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from tests.support import returns
from toolkit.ledger.form import Form, FormRow
from toolkit.readers import returned


def form(data: bytes) -> Form:
    """The form in a workbook, which must be readable."""
    outcome = returned.read(data, "回.xlsx")
    assert outcome.findings == ()
    assert outcome.value is not None
    return outcome.value


def row(found: Form, task: str) -> FormRow:
    """The row of a task on the sheet people fill in."""
    sheets = [each.sheet for each in found.rows]
    return next(
        each
        for each in found.rows
        if each.sheet == sheets[0] and "id" in each.cells and each.cells["id"].words == task
    )


def words(found: FormRow) -> dict[str, str]:
    """The entries of a row."""
    source = {"id", "text", "lead", "responsible", "support", "deadline", "due", "light", "line"}
    return {key: cell.words for key, cell in found.cells.items() if key not in source}


@pytest.mark.parametrize("preset", ["反馈表", "督办台账"])
def test_a_form_as_issued_has_no_entries(preset: str) -> None:
    """Nothing of ours is taken for something typed, on any sheet."""
    found = form(returns.issued(preset))
    assert {key for each in found.rows for key in words(each)} <= {
        *("part", "point", "grade", "targets", "deadline_type")
    }
    assert found.strays == ()
    assert not any(table.signed for table in found.tables)


def test_the_hidden_sheet_tells_where_it_comes_from() -> None:
    """Speech, preset, and the fingerprint of every row."""
    issued = form(returns.issued()).issued
    assert issued is not None
    assert issued.preset == "反馈表"
    assert issued.tasks["1-01"] == (("1-01", f"{1:016x}"),)
    assert len(issued.tasks) == 10


def test_entries_are_read_with_their_place() -> None:
    """Text, number and date, each with sheet and cell."""
    sheet = returns.sheet().fill(
        "1-01", 状态="推进中", 完成比例=40, 延期后时限=dt.date(2023, 6, 30)
    )
    found = row(form(sheet.saved()), "1-01")
    assert words(found) == {"status": "推进中", "percent": "40", "revised_deadline": "2023-06-30"}
    place = sheet.sheet.cell(5, sheet.columns["状态"]).coordinate
    assert found.cells["status"].place == f"“反馈表”{place}"


def test_rows_sorted_columns_moved_and_sheets_renamed_change_nothing() -> None:
    """The id and the header decide."""
    sheet = returns.sheet().fill("1-03", 状态="推进中", 进展情况="清理枯枝20处。")
    head, *body = [[cell.value for cell in line] for line in sheet.sheet.iter_rows(4, 14)]
    book = Workbook()
    target = book.worksheets[0]
    target.title = "我们的表"
    target.append(["某单位反馈"])
    for line in (head, *reversed(body)):
        target.append(line[::-1])
    stream = io.BytesIO()
    book.save(stream)
    found = form(stream.getvalue())
    assert words(row(found, "1-03")) == {"status": "推进中", "progress": "清理枯枝20处。"}
    assert found.issued is None


def test_hidden_rows_and_columns_are_read() -> None:
    """A filter hides, it does not delete."""
    sheet = returns.sheet().fill("1-02", 状态="已完成")
    sheet.sheet.row_dimensions[sheet.row("1-02")].hidden = True
    letter = get_column_letter(sheet.columns["状态"])
    sheet.sheet.column_dimensions[letter].hidden = True
    assert words(row(form(sheet.saved()), "1-02")) == {"status": "已完成"}


def test_an_entry_merged_over_rows_holds_for_all_of_them() -> None:
    """People merge the progress of neighbouring tasks."""
    sheet = returns.sheet().fill("1-01", 进展情况="一并推开，已完工3处。")
    column = sheet.columns["进展情况"]
    sheet.sheet.merge_cells(start_row=5, end_row=7, start_column=column, end_column=column)
    found = form(sheet.saved())
    for task in ("1-01", "1-02", "1-03"):
        assert words(row(found, task)) == {"progress": "一并推开，已完工3处。"}
    assert words(row(found, "1-04")) == {}


def test_words_under_merged_cells_are_read() -> None:
    """WPS leaves them there where cells are merged, unseen."""
    sheet = returns.sheet().fill("1-01", 进展情况="补植800棵。").fill("1-02", 进展情况="验收一半。")
    letter = get_column_letter(sheet.columns["进展情况"])
    area = f"{letter}5:{letter}6"
    data = merged_in_xml(sheet.saved(), area)
    found = form(data)
    assert words(row(found, "1-01")) == {"progress": "补植800棵。"}
    assert words(row(found, "1-02")) == {"progress": "验收一半。"}


def merged_in_xml(data: bytes, area: str) -> bytes:
    """The workbook with an area merged on its first sheet and nothing deleted."""
    return rewritten(data, b"<mergeCells", b"</mergeCells>", f'<mergeCell ref="{area}"/>'.encode())


def rewritten(data: bytes, mark: bytes, before: bytes, more: bytes) -> bytes:
    """The workbook with something put into its first sheet."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as parts, zipfile.ZipFile(stream, "w") as archive:
        for name in parts.namelist():
            part = parts.read(name)
            if name.endswith("/sheet1.xml"):
                assert mark in part
                part = part.replace(before, more + before)
            archive.writestr(name, part)
    return stream.getvalue()


def test_a_percentage_is_known_by_its_format() -> None:
    """0.5 shown as 50% is 50%; the percent sign of our own format is only a word."""
    sheet = returns.sheet().fill("1-01", 完成比例=0.5).fill("1-02", 完成比例=50)
    sheet.sheet.cell(5, sheet.columns["完成比例"]).number_format = "0.0%"
    found = form(sheet.saved())
    assert row(found, "1-01").cells["percent"].words == "50%"
    assert row(found, "1-02").cells["percent"].words == "50"


def test_columns_of_the_office_are_kept_under_their_headers() -> None:
    """Also a second one with a header of ours."""
    sheet = returns.sheet()
    for place, header in enumerate(("资金使用", "状态"), 20):
        sheet.sheet.cell(4, place).value = header
        sheet.sheet.cell(5, place).value = f"{header}正常"
    found = row(form(sheet.saved()), "1-01")
    assert words(found) == {"own:资金使用": "资金使用正常", "own:状态": "状态正常"}


def test_what_stands_outside_of_the_table_is_kept_as_stray() -> None:
    """Above the header, beside it, and on a sheet of its own."""
    sheet = returns.sheet()
    sheet.sheet["X2"] = "请领导审阅"
    sheet.sheet["Z9"] = "边注"
    sheet.book.create_sheet("另附")["B3"] = "附件说明"
    strays = {(cell.sheet, cell.cell): cell.words for cell in form(sheet.saved()).strays}
    assert strays == {
        ("反馈表", "X2"): "请领导审阅",
        ("反馈表", "Z9"): "边注",
        ("另附", "B3"): "附件说明",
    }


def test_the_signature_is_read_behind_its_labels() -> None:
    """In the cell of the label, as it is issued."""
    sheet = returns.sheet().sign(填报单位="市林业局", 填报人="王某", 填报日期="2023年5月20日")
    signed = form(sheet.saved()).tables[0].signed
    assert {label: cell.words for label, cell in signed.items()} == {
        "填报单位": "市林业局",
        "填报人": "王某",
        "填报日期": "2023年5月20日",
    }


def test_a_formula_gives_the_value_it_was_saved_with() -> None:
    """People compute in their forms; without a saved value the formula is what they typed."""
    sheet = returns.sheet().fill("1-01", 进展情况="=1+1")
    data = sheet.saved()
    assert words(row(form(data), "1-01")) == {"progress": "=1+1"}
    parts = zipfile.ZipFile(io.BytesIO(data))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in parts.namelist():
            part = parts.read(name).replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
            part = part.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>")
            archive.writestr(name, part)
    assert words(row(form(stream.getvalue()), "1-01")) == {"progress": "2"}


def test_the_sheet_for_paper_repeats_nothing() -> None:
    """Its formulas show what the ledger says; they are no entries."""
    book = load_workbook(io.BytesIO(returns.issued("督办台账")))
    assert any(
        str(cell.value).startswith("=") for line in book["打印版"].iter_rows() for cell in line
    )
    found = form(returns.issued("督办台账"))
    entries = {"status", "progress", "percent"}
    assert not any(entries & set(each.cells) for each in found.rows)


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + b"\0" * 600, b"text"], ids=repr
)
def test_what_is_no_workbook_is_a_finding(data: bytes) -> None:
    """LDG011, with what to do."""
    outcome = returned.read(data, "坏.xlsx")
    assert outcome.value is None
    assert [each.code for each in outcome.findings] == ["LDG011"]


@given(st.integers(0, 40_000), st.binary(min_size=1, max_size=40))
def test_damaged_bytes_never_raise(place: int, noise: bytes) -> None:
    """A broken archive is a finding, whatever broke."""
    data = returns.issued()
    damaged = data[: place % len(data)] + noise + data[place % len(data) + len(noise) :]
    outcome = returned.read(damaged, "坏.xlsx")
    assert outcome.value is not None or outcome.findings
