"""What clerks really do to forms: copy rows, misplace numbers, paste forms, sort half a table."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import toolkit
from tests.support import reported, returns
from tests.support.overtime import (
    DATE,
    NAME,
    SPRING,
    changed,
    codes,
    collect,
    copy,
    events,
    form,
    insert,
    ledger,
    paste,
    rows,
    started,
)
from toolkit.ledger.form import KNOWN_HEADER
from toolkit.store import Project

PART: dict[str, Any] = {"任务编号": "1-01.1", "任务内容": "采购银杏苗。"}


@pytest.fixture(name="folder")
def folder_fixture(tmp_path: Path) -> Path:
    """A project with the speech as it was given."""
    return started(tmp_path / "督办")


def parts(folder: Path, *headers: str) -> list[tuple[object, ...]]:
    """The rows of added tasks in the ledger."""
    shown = rows(ledger(folder), *headers, "原文位置")
    return [row[:-1] for row in shown if row[-1] == "人工增加"]


def test_a_copied_row_with_new_number_and_words_is_a_part_that_inherits(folder: Path) -> None:
    """What was copied with it is its whole's still, and nothing was typed over."""
    outcome = collect(folder, copy(ledger(folder), 5, **PART))
    assert codes(outcome) == ["LDG020"]
    wanted = ("1-01.1", "市林业局（承上）", "市财政局（承上）", "5月20日前（承上）")
    headers = ("任务编号", "牵头单位", "配合单位", "完成时限")
    assert parts(folder, *headers) == [wanted]
    again = collect(folder, copy(ledger(folder), 6, 任务编号="1-01.2", 任务内容="拨付经费。"))
    assert (again.value.new, codes(again)) == (2, ["LDG020"])
    assert parts(folder, *headers) == [wanted, ("1-01.2", *wanted[1:])]


def test_a_copied_row_without_number_is_a_task_of_its_own_with_the_units_it_shows(
    folder: Path,
) -> None:
    """It has no whole from which it could have them."""
    outcome = collect(folder, copy(ledger(folder), 5, 任务编号=None, 任务内容="给古树挂牌。"))
    assert codes(outcome) == ["LDG020"]
    assert parts(folder, "任务编号", "牵头单位", "截止日期") == [
        ("增-01", "市林业局（填写）", dt.datetime(2023, 5, 20))  # noqa: DTZ001 - cells know no zones
    ]


@pytest.mark.parametrize(
    "words", ["1-01.1 采购银杏苗。", "1-01.1采购银杏苗。", "1-01（1）、采购银杏苗。"]
)
def test_a_number_before_the_words_is_that_of_a_part(folder: Path, words: str) -> None:
    """In a row without number, and in a copy of the row of the whole."""
    collect(folder, insert(form(folder, "市林业局"), 任务内容=words))
    assert parts(folder, "任务编号", "任务内容") == [("1-01.1", "采购银杏苗。")]
    other = collect(folder, copy(form(folder, "市财政局"), 5, 任务内容=words))
    assert "LDG003" not in codes(other)
    assert parts(folder, "任务编号", "任务内容") == [("1-01.1", "采购银杏苗。")]


def test_parts_of_parts_may_be_put_in_at_once_and_in_any_order(folder: Path) -> None:
    """The form itself knows the whole of each."""
    sheet = insert(form(folder, "市林业局"), **PART)
    insert(sheet, 5, 任务编号="1-01.1.1.1", 任务内容="比选。")
    insert(sheet, 5, 任务编号="1-01.1.1", 任务内容="询价。")
    assert collect(folder, sheet).value.new == 6
    shown = [("1-01.1", "采购银杏苗。"), ("1-01.1.1", "询价。"), ("1-01.1.1.1", "比选。")]
    assert parts(folder, "任务编号", "任务内容") == shown
    assert collect(folder, sheet).value.new == 0


def test_a_number_that_is_too_deep_is_quoted(folder: Path) -> None:
    """Nobody means it, and nothing breaks."""
    id_ = "1-01" + ".1" * 5000
    outcome = collect(folder, insert(form(folder, "市林业局"), 任务编号=id_, 任务内容="采购。"))
    assert (outcome.value.new, codes(outcome)) == (0, ["LDG002"])


def test_inserted_rows_are_the_same_whatever_was_collected_before(
    folder: Path, tmp_path: Path
) -> None:
    """One workbook says what another calls by the same numbers: together, apart, the other way."""
    one = insert(insert(form(folder, "市林业局"), **PART), 任务内容="给古树挂牌。")
    two = insert(form(folder, "市财政局"), 任务编号="1-01.1", 任务内容="拨付经费。", 状态="推进中")
    insert(two, 任务编号="增-01", 任务内容="检修喷灌设施。")
    files = {"甲.xlsx": one.saved(), "乙.xlsx": two.saved()}
    states = []
    for number, order in enumerate((["甲.xlsx"], ["乙.xlsx"], ["甲.xlsx", "乙.xlsx"])):
        other = started(tmp_path / str(number))
        toolkit.collect(other, {name: files[name] for name in order}, date=DATE)
        toolkit.collect(other, files, date=DATE)
        assert toolkit.collect(other, files, date=DATE).value.new == 0
        states.append((Project.open(other).records(), rows(ledger(other), "任务编号", "任务内容")))
    assert states[0] == states[1] == states[2]


def test_an_inserted_row_is_no_second_task_after_its_whole_was_rewritten(folder: Path) -> None:
    """The old form says 1-01（1） where the ledger has 1-01.1; it is collected before and after."""
    sheet = insert(form(folder, "市林业局"), 任务编号="1-01（1）", 任务内容="采购银杏苗。")
    collect(folder, sheet)
    changed(folder, ("5月20日前补植", "5月28日前补植"))
    assert (collect(folder, sheet).value.new, codes(collect(folder, sheet))) == (0, [])
    assert parts(folder, "任务编号") == [("1-01.1",)]


def test_an_id_of_another_version_decides_nothing(folder: Path) -> None:
    """A row pasted in from a form that went out before the speech changed is found by its words."""
    old, mine = form(folder, "市城管局").fill("1-03", 状态="已完成"), form(folder, "市林业局")
    insert(mine)
    for header in ("任务编号", "任务内容", "状态"):
        mine.sheet.cell(6, mine.columns[header]).value = old.sheet.cell(
            5, old.columns[header]
        ).value
    changed(folder, ("市公园中心5月底前完成苗木验收。\n", ""))
    collect(folder, mine)
    shown = dict(rows(ledger(folder), "任务内容", "状态"))
    assert shown["市城管局6月15日前清理枯枝。"] == "已完成"
    assert shown["市水务局9月底前铺设灌溉管线。"] is None


def test_forms_of_several_units_under_each_other_are_each_of_its_unit(folder: Path) -> None:
    """By the titles and signatures above and below each table; nothing needs to be told."""
    whole = form(folder, "市林业局").fill("1-01", 状态="推进中").sign(填报日期="5月20日")
    for unit, task in (("市财政局", "1-01"), ("市公园中心", "1-02"), ("市水务局", "1-04")):
        paste(whole, form(folder, unit).fill(task, 进展情况=f"{unit}已报送。"))
    outcome = collect(folder, whole)
    assert (outcome.value.new, codes(outcome)) == (4, [])
    told = {(event.unit, event.task, event.text) for event in events(folder)}
    assert told == {
        ("市林业局", "1-01", None),
        ("市财政局", "1-01", "市财政局已报送。"),
        ("市公园中心", "1-02", "市公园中心已报送。"),
        ("市水务局", "1-04", "市水务局已报送。"),
    }


def test_forms_on_two_sheets_keep_their_signatures(folder: Path) -> None:
    """The unit, the day and the reporter of one are not those of the other."""
    one = form(folder, "市林业局").fill("1-01", 状态="推进中")
    two = form(folder, "市财政局").fill("1-01", 进展情况="拨付20万元。")
    one.sign(填报单位="市林业局", 填报人="王某", 填报日期="5月20日")
    two.sign(填报单位="市财政局", 填报人="李某", 填报日期="5月25日")
    outcome = collect(folder, paste(one, two, "财政"))
    assert codes(outcome) == []
    assert {(event.unit, event.reporter, event.date) for event in events(folder)} == {
        ("市林业局", "王某", "2023-05-20"),
        ("市财政局", "李某", "2023-05-25"),
    }


def test_a_signature_without_reports_is_quoted_though_another_table_reports(folder: Path) -> None:
    """Nothing that was typed is lost."""
    one = form(folder, "市林业局").fill("1-01", 状态="推进中")
    (found,) = collect(folder, paste(one, form(folder, "市财政局").sign(填报人="李某"))).findings
    assert (found.code, "李某" in found.message) == ("LDG022", True)


def test_a_header_repeated_within_a_table_is_no_row(folder: Path) -> None:
    """Some repeat it on every page."""
    sheet = form(folder, "市林业局").fill("2-01", 状态="推进中")
    copy_of_header = [cell.value for cell in sheet.sheet[returns.HEADER_ROW]]
    insert(sheet)
    for column, value in enumerate(copy_of_header, 1):
        sheet.sheet.cell(6, column).value = value
    outcome = collect(folder, sheet)
    assert (outcome.value.new, outcome.findings) == (1, ())
    assert [event.unit for event in events(folder)] == ["市林业局"]


def test_a_row_of_another_speech_with_the_same_id_is_of_that_speech(folder: Path) -> None:
    """Every speech has its 1-01."""
    other = reported.TEXT.replace("绿化", "水利").replace("林业局", "水利局")
    toolkit.add(folder, other, name="水利讲话.txt", date=SPRING)
    sheet = form(folder, "市林业局")
    paste(sheet, form(folder, "市水利局", "水利讲话").fill("1-01", 状态="已完成"))
    assert codes(collect(folder, sheet)) == []
    finished = {each.name: each.counts.finished for each in toolkit.status(folder, as_of=DATE)}
    assert finished == {NAME: 0, "水利讲话.txt": 1}


def test_rows_sorted_without_the_hidden_column_keep_their_news(folder: Path) -> None:
    """What a row held is known by its task, not by where the hidden cell was left."""
    for task in ("1-01", "2-01"):
        collect(
            folder,
            form(folder, "市林业局").fill(task, 状态="推进中" if task == "1-01" else "已完成"),
        )
    sheet = form(folder, "市林业局").fill("1-01", 状态="已完成", 进展情况="全部补植。")
    hidden = sheet.columns[KNOWN_HEADER]
    one, two = (sheet.sheet.cell(row, hidden) for row in (5, 6))
    one.value, two.value = two.value, one.value
    outcome = collect(folder, sheet)
    assert (outcome.value.new, outcome.findings) == (1, ())
    assert dict(rows(ledger(folder), "任务编号", "状态"))["1-01"] == "已完成"


def test_words_typed_over_the_hidden_column_are_quoted(folder: Path) -> None:
    """It can be shown, and then people write in it."""
    sheet = form(folder, "市林业局").fill("1-01", 已登记内容="以上属实")
    (found,) = collect(folder, sheet).findings
    assert (found.code, "以上属实" in found.message) == ("LDG003", True)


def test_words_about_a_regulation_above_the_table_are_no_title(folder: Path) -> None:
    """Only titles of ours are passed over."""
    sheet = form(folder, "市林业局")
    sheet.sheet.cell(3, 25).value = "请按《古树保护条例》办理"
    (found,) = collect(folder, sheet).findings
    assert (found.code, "古树保护条例" in found.message) == ("LDG012", True)


def test_a_remark_on_a_task_that_is_gone_is_told(folder: Path) -> None:
    """Not only reports would be out of sight."""
    collect(folder, ledger(folder).fill("1-02", 备注="请市财政局列入预算。"))
    assert changed(folder, ("市公园中心5月底前完成苗木验收。\n", "")) == ["LDG017"]


def test_versions_that_come_and_go_on_one_day_lose_no_report(folder: Path) -> None:
    """There, back again, and on to a third."""
    collect(folder, form(folder, "市林业局").fill("1-01", 状态="推进中"))
    for words in (
        "5月28日前补植",
        "5月20日前补植",
        "6月8日前补植",
        "5月28日前补植",
        "6月9日前补植",
    ):
        changed(folder, ("5月20日前补植", words))
        assert dict(rows(ledger(folder), "任务编号", "状态"))["1-01"] == "推进中"


def test_a_finished_task_is_reopened_extended_and_finished(folder: Path) -> None:
    """退办 after 已销号, 延期 twice, 办结: the ledger keeps the day that was asked for first."""
    told: tuple[tuple[str, dict[str, object], int, bool], ...] = (
        ("5月1日", {"状态": "已完成", "完成比例": 100}, 1, False),
        ("5月5日", {"状态": "已销号"}, 1, False),
        ("5月8日", {"状态": "退办"}, 0, True),
        ("5月10日", {"延期后时限": "2023-06-05"}, 0, True),
        ("5月12日", {"延期后时限": "2023-07-20"}, 0, False),
        ("5月20日", {"状态": "办结"}, 1, False),
    )
    for day, words, finished, overdue in told:
        collect(folder, form(folder, "市林业局").fill("1-01", **words).sign(填报日期=day))
        (found,) = toolkit.status(folder, as_of=dt.date(2023, 6, 10))
        assert found.counts.finished == finished
        assert ("1-01" in [task.id for task, _ in found.overdue]) == overdue
    shown = rows(ledger(folder), "状态", "截止日期", "延期后时限")[0]
    days = (dt.datetime(2023, 5, 20), dt.datetime(2023, 7, 20))  # noqa: DTZ001 - cells know no zones
    assert shown == ("已完成", *days)


def test_a_ledger_with_headings_below_the_points_comes_back_without_news(tmp_path: Path) -> None:
    """The sheet for paper names them together with the point."""
    folder = toolkit.init(tmp_path / "督办")
    text = "讲话\n一、抓好工作\n（一）抓好安全\n1.隐患排查。市应急局要完成隐患排查。\n"
    toolkit.add(folder, text, name=NAME, date=SPRING)
    outcome = collect(folder, ledger(folder))
    assert (outcome.value.new, outcome.findings) == (0, ())
