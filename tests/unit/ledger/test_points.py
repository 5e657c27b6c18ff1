"""One row for each point, its tasks being numbered measures."""

from __future__ import annotations

import io

import openpyxl
import pytest

from tests.support.draft import Draft, deadline, unit
from tests.support.waterworks import speech
from toolkit.ledger.layout import Layout
from toolkit.ledger.rows import PENDING, rows
from toolkit.model import Speech
from toolkit.writers.excel import write

HEADINGS = ("一、抓供水", "（一）修管网", "1.查漏损", "（二）保水质", "二、抓排水", "三、抓节水")


def outlined() -> Speech:
    """Tasks at every depth, and one before all parts."""
    draft = Draft(
        "各区要动起来。各区要统筹。各区要快。\n"
        + "\n".join(HEADINGS)
        + "\n要甲。要乙。要丙。要丁。要戊。"
    )
    for name, heading in zip(("1", "1-1", "1-1-1", "1-2", "2", "3"), HEADINGS, strict=True):
        draft.section(name, heading)
    draft.task("01", "各区要动起来。")
    draft.task("1-01", "各区要统筹。", units=(unit("各区"),))
    draft.task("1-1-01", "要甲。", units=(unit("市水务局", "lead"),), grade="goal")
    draft.task("1-1-1-01", "要乙。", deadlines=(deadline("6月底前", date="2024-06-30"),))
    draft.task("1-2-01", "要丙。", deadlines=(deadline("尽快", "vague"),))
    draft.task("2-01", "要丁。")
    draft.task("2-02", "要戊。")
    return draft.speech()


def test_each_point_is_one_row() -> None:
    """A part without points is a row, a task outside of all sections is a row of its own."""
    found = rows(outlined(), by="point")
    assert [row.id for row in found] == ["01", "1-1", "1-2", "2"]
    assert [(row.part, row.point) for row in found] == [
        ("", ""),
        (HEADINGS[0], HEADINGS[1]),
        (HEADINGS[0], HEADINGS[3]),
        (HEADINGS[4], ""),
    ]


def test_no_task_is_lost() -> None:
    """The rows together have all tasks, in order, each once."""
    found = rows(outlined(), by="point")
    assert [task for row in found for task in row.tasks] == list(outlined().tasks)


def test_measures_are_numbered_word_for_word() -> None:
    """What the part demands before its points is the first measure of its first point."""
    row = rows(outlined(), by="point")[1]
    assert row.text == "1. 各区要统筹。\n2. 要甲。\n3. 要乙。"


def test_a_single_measure_has_no_number() -> None:
    """There is nothing to count."""
    row = rows(outlined(), by="point")[2]
    assert (row.text, row.deadline) == ("要丙。", "尽快")


def test_units_and_dates_of_all_measures_stand_together() -> None:
    """The last date counts, and a deadline names its measure unless it holds for all."""
    row = rows(outlined(), by="point")[1]
    assert (row.lead, row.responsible) == ("市水务局", "各区")
    assert row.deadline == "3. 6月底前"
    assert str(row.due) == "2024-06-30"
    assert row.grade == "明确要求"


def test_shared_deadlines_need_no_number() -> None:
    """Several measures by one day."""
    draft = Draft("一、抓供水\n要甲。要乙。")
    draft.section("1", "一、抓供水")
    for name, words in (("1-01", "要甲。"), ("1-02", "要乙。")):
        draft.task(name, words, deadlines=(deadline("6月底前", date="2024-06-30"),))
    assert rows(draft.speech(), by="point")[0].deadline == "6月底前"


def test_open_points_stay_open() -> None:
    """Without units and dates, both are to be settled."""
    row = rows(outlined(), by="point")[3]
    assert (row.lead, row.responsible, row.due) == (PENDING, PENDING, PENDING)


def test_the_hidden_sheet_says_which_row_shows_a_task() -> None:
    """Reading back knows every task, and where it was shown."""
    book = openpyxl.load_workbook(io.BytesIO(write(outlined(), layout=Layout(rows="point")).value))
    lines = [[cell.value for cell in row] for row in book["_taizhang"].iter_rows()]
    shown = {line[0]: line[5] for line in lines[-len(outlined().tasks) :]}
    assert shown == {
        "01": "01",
        "1-01": "1-1",
        "1-1-01": "1-1",
        "1-1-1-01": "1-1",
        "1-2-01": "1-2",
        "2-01": "2",
        "2-02": "2",
    }
    assert {line[0]: line[1] for line in lines}["rows"] == "point"


@pytest.mark.parametrize("by", ["task", "point"])
def test_rows_have_unique_ids(by: str) -> None:
    """A row is found by its id."""
    found = [row.id for row in rows(speech(), by=by)]  # type: ignore[arg-type]
    assert len(set(found)) == len(found)
