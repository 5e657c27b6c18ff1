"""What comes back in forms is recorded or quoted, and never guessed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.support import projects, reported, returns
from tests.support.collected import DATE, NO_BOOK, codes, gather, only, said
from toolkit.ledger import collecting
from toolkit.ledger.collecting import contradictions
from toolkit.ledger.form import KNOWN_HEADER
from toolkit.ledger.layout import Layout
from toolkit.ledger.settings import standard
from toolkit.ledger.tasks import Tasks
from toolkit.ledger.unitbook import UnitBook
from toolkit.readers import returned
from toolkit.writers import excel

BOOK = UnitBook(schema_version="1.0", units=(projects.unit("云岭市林业局", "市林业局"),))


def test_an_empty_form_says_nothing() -> None:
    """No records and no findings."""
    for preset in ("反馈表", "督办台账"):
        outcome = gather(returns.sheet(preset))
        assert outcome.value.records == ()
        assert outcome.findings == ()


def test_each_row_with_entries_is_an_event_with_its_source() -> None:
    """All fields of the form, whose place in the file is kept."""
    sheet = returns.sheet().fill(
        "1-01",
        状态="推进中",
        完成比例="60%",
        进展情况="补植行道树800棵。",
        存在问题="缺苗。",
        下步措施="6月20日前补齐。",
        佐证材料="验收单",
        延期后时限="2023.6.30",
    )
    outcome = gather(sheet, unit="市林业局")
    (record,) = outcome.value.records
    event = record.event
    assert event is not None
    assert event.fingerprint == f"{1:016x}"
    assert (event.status, event.percent, event.revised_deadline) == (
        "in_progress",
        60,
        "2023-06-30",
    )
    assert (event.text, event.problem) == ("补植行道树800棵。", "缺苗。")
    assert (event.next_step, event.evidence) == ("6月20日前补齐。", "验收单")
    assert (event.unit, event.date) == ("市林业局", "2023-06-01")
    assert event.source is not None
    assert (event.source.file, event.source.sheet, event.source.row) == ("回.xlsx", "反馈表", 5)
    assert outcome.findings == ()


def test_columns_without_a_field_become_notes() -> None:
    """Remarks, contacts, closing dates and columns of the office's own are not lost."""
    sheet = returns.sheet("督办台账").fill(
        "1-01", 备注="列入预算。", 责任人及电话="王某 1234", 销号日期="6月1日"
    )
    sheet.sheet.cell(4, 30).value = "资金（万元）"
    sheet.sheet.cell(5, 30).value = 35
    found = {each["column"]: each["text"] for each in said(gather(sheet))}
    assert found == {
        "remark": "列入预算。",
        "contact": "王某 1234",
        "closed_date": "2023-06-01",
        "own:资金（万元）": "35",
    }


def test_the_signature_gives_unit_reporter_and_day() -> None:
    """What is filled in goes before options; the unit book knows the full name."""
    sheet = returns.sheet().fill("1-01", 状态="推进中")
    sheet.sign(填报单位="市林业局", 填报人="王某", 审核人="李某", 填报日期="5月20日")
    outcome = gather(sheet, unit="别的单位", book=BOOK)
    assert outcome.value.unit == "云岭市林业局"
    assert outcome.value.date == "2023-05-20"
    assert said(outcome)[0]["reporter"] == "王某；审核人：李某"


def test_without_a_day_the_time_of_saving_counts_and_without_both_nothing_is_taken() -> None:
    """An evening in China is that day; a file that knows no day is told."""
    sheet = returns.sheet().fill("1-01", 状态="推进中")
    form = returned.read(sheet.saved(), "回.xlsx").value
    assert form is not None
    tasks, options = Tasks([reported.speech()]), {"book": NO_BOOK, "settings": standard()}
    evening = replace(form, moment="2023-05-19T17:30:00Z")
    assert collecting.gather(evening, tasks, **options).value.date == "2023-05-20"  # type: ignore[arg-type]
    never = collecting.gather(replace(form, moment=None), tasks, **options)  # type: ignore[arg-type]
    assert never.value.records == ()
    assert codes(never) == ["LDG013"]


@pytest.mark.parametrize(
    ("header", "value", "code"),
    [
        ("延期后时限", "2023.6.31", "LDG004"),
        ("完成比例", "120", "LDG005"),
        ("状态", "逾期", "LDG006"),
    ],
)
def test_what_cannot_be_used_is_quoted_with_its_place(header: str, value: str, code: str) -> None:
    """File, sheet and cell, and the very words; the rest of the row is taken."""
    sheet = returns.sheet().fill("1-01", 进展情况="补植800棵。", **{header: value})
    outcome = gather(sheet)
    found = only(outcome, code)
    cell = sheet.sheet.cell(5, sheet.columns[header]).coordinate
    assert f"回.xlsx “反馈表”{cell}" in found.message
    assert f"“{value}”" in found.message
    assert [each["text"] for each in said(outcome)] == ["补植800棵。"]


def test_a_formula_phrase_is_recorded_and_told() -> None:
    """按计划推进 is what the unit said, but it says nothing."""
    outcome = gather(returns.sheet().fill("1-01", 进展情况="按计划推进"))
    assert "按计划推进" in only(outcome, "LDG007").message
    assert said(outcome)[0]["text"] == "按计划推进"


def test_an_interpretation_is_told() -> None:
    """A year that was supplied, a fraction that was taken for a share."""
    outcome = gather(returns.sheet().fill("1-01", 延期后时限="7月1日", 完成比例=0.3))
    assert codes(outcome) == ["LDG016", "LDG016"]
    assert (said(outcome)[0]["revised_deadline"], said(outcome)[0]["percent"]) == ("2023-07-01", 30)


def test_changed_source_cells_are_told_and_not_taken() -> None:
    """Before and after stand in the finding."""
    sheet = returns.sheet().fill("1-02", 任务内容="开展苗木验收。", 责任单位="市住建局")
    messages = [each.message for each in gather(sheet).findings if each.code == "LDG003"]
    assert len(messages) == 2
    assert any("市公园中心5月底前完成苗木验收。”，现为“开展苗木验收。" in each for each in messages)


def test_a_row_is_known_by_its_words_when_the_id_is_lost() -> None:
    """The id was deleted, or a program made a date of it."""
    for lost in (None, dt.date(2001, 1, 1)):
        sheet = returns.sheet().fill("1-02", 状态="已完成")
        sheet.fill("1-02", 任务编号=lost)
        assert [each["task"] for each in said(gather(sheet))] == ["1-02"]


def test_unknown_rows_are_quoted_whole() -> None:
    """With an unknown id, or with neither id nor task: every word stands in the finding."""
    sheet = returns.sheet()
    sheet.fill("1-02", 进展情况="补充一项。", 任务内容="新增任务甲").fill("1-02", 任务编号="9-99")
    sheet.fill("1-03", 进展情况="再补一项。", 任务内容=None).fill("1-03", 任务编号=None)
    outcome = gather(sheet)
    assert outcome.value.records == ()
    assert all(
        each in only(outcome, "LDG002").message for each in ("9-99", "补充一项。", "新增任务甲")
    )
    assert "再补一项。" in only(outcome, "LDG009").message
    assert only(outcome, "LDG014").message.endswith("少了 2 行：1-02、1-03")


def test_deleted_rows_are_told() -> None:
    """The task stays in the ledger; the clerk knows who to ask."""
    sheet = returns.sheet().fill("1-01", 状态="推进中")
    sheet.sheet.delete_rows(sheet.row("2-01"))
    outcome = gather(sheet)
    assert only(outcome, "LDG014").message.endswith("2-01")
    assert len(outcome.value.records) == 1


def test_a_copied_row_counts_once_and_contradicts_when_changed() -> None:
    """The same words twice are one fact; different words are both kept and told."""
    sheet = returns.sheet().fill("1-01", 状态="推进中")
    line = [cell.value for cell in sheet.sheet[5]]
    for column, value in enumerate(line, 1):
        sheet.sheet.cell(20, column).value = value
    assert len({record.id for record in gather(sheet).value.records}) == 1
    assert gather(sheet).findings == ()
    sheet.sheet.cell(20, sheet.columns["状态"]).value = "已完成"
    outcome = gather(sheet)
    assert {each["status"] for each in said(outcome)} == {"in_progress", "done"}
    assert "第20行" in only(outcome, "LDG010").message


def test_words_outside_of_the_table_are_quoted() -> None:
    """Beside, above, and in a workbook without any table."""
    sheet = returns.sheet()
    sheet.sheet["Z6"] = "请领导审阅"
    assert "请领导审阅" in only(gather(sheet), "LDG012").message
    sheet.sheet.delete_rows(4)
    outcome = gather(sheet)
    assert "LDG018" in codes(outcome)
    assert any("请领导审阅" in each.message for each in outcome.findings)


def test_what_the_form_already_held_is_no_news() -> None:
    """Only what differs from the hidden column is taken; what was emptied stays and is told."""
    sheet = returns.sheet().fill("1-01", 状态="推进中", 完成比例=60, 进展情况="补植800棵。")
    sheet.sheet.cell(4, 19).value = KNOWN_HEADER
    sheet.sheet.cell(
        5, 19
    ).value = (
        '{"status": "推进中", "percent": "40", "progress": "补植800棵。", "problem": "缺苗。"}'
    )
    outcome = gather(sheet)
    assert [(each.get("percent"), each.get("text")) for each in said(outcome)] == [(60, None)]
    assert "缺苗。" in only(outcome, "LDG015").message


def test_a_task_that_is_gone_keeps_its_report() -> None:
    """The speech was replaced; what units say about the old task is recorded all the same."""
    form = returned.read(returns.sheet().fill("1-01", 状态="推进中").saved(), "回.xlsx").value
    assert form is not None
    outcome = collecting.gather(form, Tasks([]), book=NO_BOOK, settings=standard(), date=DATE)
    assert [record.event.fingerprint for record in outcome.value.records if record.event] == [
        f"{1:016x}"
    ]
    assert codes(outcome) == ["LDG017"]


def test_words_typed_over_the_source_of_a_task_that_is_gone_are_quoted() -> None:
    """The hidden sheet knows that the cell said something else."""
    form = returned.read(returns.sheet().fill("1-01", 牵头单位="市园林局").saved(), "回.xlsx").value
    assert form is not None
    outcome = collecting.gather(form, Tasks([]), book=NO_BOOK, settings=standard(), date=DATE)
    assert "市园林局" in only(outcome, "LDG003").message


def test_words_typed_into_a_ledger_of_points_are_quoted_or_recorded() -> None:
    """A row of several tasks is read like one of a single task."""
    by_points = excel.write(reported.speech(), layout=Layout(rows="point")).value
    assert gather(returns.Sheet(by_points)).findings == ()
    sheet = returns.Sheet(by_points).fill("1", 牵头单位="市园林局", 进展情况="补植800棵。")
    outcome = gather(sheet)
    assert "市园林局" in only(outcome, "LDG003").message
    assert [each["task"] for each in said(outcome)] == ["1-01", "1-02", "1-03", "1-04"]


def test_units_that_contradict_each_other_are_named() -> None:
    """Only their last words count, and those of the office do not."""
    events = (
        reported.event("1-01", 1, "2023-05-01", unit="市林业局", percent=20, status="in_progress"),
        reported.event("1-01", 2, "2023-05-10", unit="市林业局", percent=40),
        reported.event("1-01", 3, "2023-05-11", unit="市财政局", percent=90),
        reported.event("1-01", 4, "2023-05-12", percent=10),
        reported.event("1-02", 5, "2023-05-12", unit="市公园中心", percent=10),
    )
    (found,) = contradictions(events, {event.fingerprint for event in events})
    assert found.code == "LDG008"
    assert "市林业局“40”" in found.message
    assert "市财政局“90”" in found.message
    assert contradictions(events, ()) == ()
