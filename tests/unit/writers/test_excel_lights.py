"""The lights as LibreOffice computes them, and the workbook as it shows it."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter

from tests.support import computed
from tests.support.draft import Draft, deadline
from toolkit.writers.excel import write
from toolkit.writers.excel.ledger_sheet import FIRST_ROW, HEADER_ROW

FAR, SOON, PAST = 30, 7, -1

CASES: tuple[tuple[str | None, int | None, int | None, str], ...] = (
    # status, days to the due date, days to the revised date, light
    (None, None, None, "未启动"),
    ("未启动", FAR, None, "未启动"),
    ("推进中", FAR, None, "正常"),
    ("推进中", None, None, "正常"),
    ("长期坚持", None, None, "正常"),
    ("退办", FAR, None, "正常"),
    ("推进中", SOON, None, "临期"),
    ("推进中", 0, None, "临期"),
    (None, SOON, None, "临期"),
    ("推进中", SOON + 1, None, "正常"),
    ("推进中", PAST, None, "逾期"),
    (None, PAST, None, "逾期"),
    ("推进中", PAST, FAR, "正常"),
    ("推进中", FAR, PAST, "逾期"),
    ("推进中", None, SOON, "临期"),
    ("已完成", PAST, None, "已完成"),
    ("已销号", PAST, PAST, "已完成"),
    ("终止", PAST, None, "不亮灯"),
)


STAGED: tuple[tuple[str | None, tuple[int, ...], int | None, str], ...] = (
    # status, days to each date of the text, days to the revised date, light
    (None, (SOON, FAR), None, "临期"),
    (None, (PAST, FAR), None, "逾期"),
    (None, (FAR, FAR + 1), None, "未启动"),
    ("推进中", (PAST, FAR), None, "正常"),
    ("推进中", (SOON, FAR), None, "临期"),
    ("推进中", (PAST - 1, SOON, FAR), None, "临期"),
    ("推进中", (PAST - 1, PAST), None, "逾期"),
    ("推进中", (SOON, FAR), FAR, "正常"),
    ("已完成", (PAST, FAR), None, "已完成"),
)


def lights(
    draft: Draft, typed: Sequence[tuple[str | None, int | None, int | None]], folder: Path
) -> list[object]:
    """The lights of a ledger with a status, a due and a revised date, in days from today."""
    book = openpyxl.load_workbook(io.BytesIO(write(draft.speech()).value))
    sheet = book["台账"]
    headers = [cell.value for cell in sheet[HEADER_ROW]]
    letters = {header: get_column_letter(n) for n, header in enumerate(headers, 1)}
    for row, (status, due, revised) in enumerate(typed, FIRST_ROW):
        sheet[f"{letters['状态']}{row}"] = status
        for header, days in (("截止日期", due), ("延期后时限", revised)):
            if days is not None:
                sheet[f"{letters[header]}{row}"] = f"=TODAY()+{days}"
    path = folder / "ledger.xlsx"
    book.save(path)
    return [row[headers.index("亮灯")] for row in computed.sheet(path)[HEADER_ROW:]]


def test_each_of_several_dates_warns(tmp_path: Path) -> None:
    """阶段时限: as `timing.coming` has it."""
    draft = Draft("各区要加固围挡。")
    today = dt.date.today()  # noqa: DTZ011 - TODAY() of the office program is the local day
    for number, (_, days, _, _) in enumerate(STAGED, 1):
        dates = [(today + dt.timedelta(each)).isoformat() for each in days]
        found = tuple(deadline(each, date=each) for each in dates)
        draft.task(f"{number:02}", draft.text, deadlines=found)
    typed = [(status, None, revised) for status, _, revised, _ in STAGED]
    assert lights(draft, typed, tmp_path) == [light for *_, light in STAGED]


def test_each_light_follows_its_rule(tmp_path: Path) -> None:
    """Status, due date, revised date and today decide, as the legend says.

    The dates are counted from the same TODAY(), so that midnight does not matter.
    """
    draft = Draft("各区要加固围挡。")
    for number in range(len(CASES)):
        draft.task(f"{number + 1:02}", draft.text)
    typed = [(status, due, revised) for status, due, revised, _ in CASES]
    assert lights(draft, typed, tmp_path) == [light for *_, light in CASES]
