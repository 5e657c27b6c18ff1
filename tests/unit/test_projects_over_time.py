"""A project through the year: tasks that people add, and speeches that come in a new version."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

import toolkit
from tests.support import projects, reported, returns, wordparts
from tests.support.overtime import DATE, NAME, SPRING, form, insert, ledger, rows, started
from toolkit.errors import UsageProblem
from toolkit.findings import Finding, Outcome
from toolkit.ledger.layout import Layout
from toolkit.ledger.unitbook import BookUnit, UnitBook
from toolkit.projects import Collected
from toolkit.store import Project

FIRST = "市林业局牵头、市财政局配合，5月20日前补植行道树。"


@pytest.fixture(name="folder")
def folder_fixture(tmp_path: Path) -> Path:
    """A project with the speech as it was given."""
    return started(tmp_path / "督办")


def again(folder: Path, *changes: tuple[str, str]) -> list[Finding]:
    """What is told about tasks when the speech comes again, with other words."""
    text = reported.TEXT
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    outcome = toolkit.add(folder, text, name=NAME, date=SPRING, on=dt.date(2023, 5, 1))
    return [each for each in outcome.findings if each.code.startswith("LDG")]


def collect(
    folder: Path, sheet: returns.Sheet, name: str = "回.xlsx", *, days: int = 0
) -> Outcome[Collected]:
    """What is new in a workbook that was filled in so many days later."""
    return toolkit.collect(folder, {name: sheet.saved()}, date=DATE + dt.timedelta(days))


def test_a_part_stands_behind_its_task_and_has_its_units_and_date(folder: Path) -> None:
    """What it does not say itself is that of the whole, marked; 原文位置 says who put it there."""
    collect(folder, insert(form(folder, "市林业局"), 任务编号="1-01.1", 任务内容="采购银杏苗。"))
    shown = rows(ledger(folder), "任务编号", "牵头单位", "完成时限", "原文位置")
    assert shown[1] == ("1-01.1", "市林业局（承上）", "5月20日前（承上）", "人工增加")
    assert "1-01.1" in [id_ for (id_,) in rows(form(folder, "市财政局"), "任务编号")]


def test_a_task_of_its_own_stands_last_and_goes_to_its_units(folder: Path) -> None:
    """Its units and deadline are read as people wrote them; one on a unit's form is that unit's."""
    words: dict[str, Any] = {"任务内容": "给古树挂牌。", "牵头单位": "市文旅局"}
    words["完成时限"] = "6月上旬"
    collect(folder, insert(form(folder, "市林业局"), **words))
    collect(folder, insert(form(folder, "市水务局"), 任务内容="检修喷灌设施。"), "回二.xlsx")
    shown = rows(ledger(folder), "任务编号", "任务内容", "牵头单位", "责任单位", "完成时限")
    assert {each[1:] for each in shown[-2:]} == {
        ("给古树挂牌。", "市文旅局（填写）", None, "6月上旬"),
        ("检修喷灌设施。", None, "市水务局（填写）", "待明确"),
    }
    assert {each[0] for each in shown[-2:]} == {"增-01", "增-02"}
    dated = {each[0]: each[1] for each in rows(ledger(folder), "任务内容", "截止日期")}
    assert dated["给古树挂牌。"] == dt.datetime(2023, 6, 10)  # noqa: DTZ001 - cells know no zones
    assert [text for (text,) in rows(form(folder, "市文旅局"), "任务内容")] == ["给古树挂牌。"]


def test_added_tasks_are_reported_on_and_counted_like_others(folder: Path) -> None:
    """They come back from the forms they are in, and are overdue with the rest."""
    collect(folder, insert(form(folder, "市林业局"), 任务编号="1-01.1", 任务内容="采购银杏苗。"))
    collect(folder, form(folder, "市财政局").fill("1-01.1", 状态="已完成"), "回二.xlsx")
    (found,) = toolkit.status(folder, as_of=dt.date(2023, 6, 10))
    assert (found.counts.tasks, found.counts.finished) == (9, 1)
    (before,) = toolkit.status(folder, as_of=dt.date(2023, 5, 10))
    assert before.counts.tasks == 8


def test_two_units_may_choose_one_number(folder: Path) -> None:
    """Both parts are kept, whatever the order of collecting; the second gets the next number."""
    one = insert(form(folder, "市林业局"), 任务编号="1-01.1", 任务内容="采购银杏苗。")
    two = insert(form(folder, "市财政局"), 任务编号="1-01.1", 任务内容="拨付购苗经费。")
    for sheet, name in ((one, "甲.xlsx"), (two, "乙.xlsx"), (one, "甲.xlsx")):
        outcome = collect(folder, sheet, name)
    assert (outcome.value.new, outcome.findings) == (0, ())
    shown = dict(rows(ledger(folder), "任务编号", "任务内容"))
    assert {shown["1-01.1"], shown["1-01.2"]} == {"采购银杏苗。", "拨付购苗经费。"}


def test_the_words_of_an_added_task_can_be_mended(folder: Path) -> None:
    """They are people's own; unlike those of the speech they change when somebody types."""
    collect(folder, insert(form(folder, "市林业局"), 任务编号="1-01.1", 任务内容="采购银杏苗。"))
    changed = ledger(folder).fill("1-01.1", 任务内容="采购银杏苗500株。", 责任单位="市城管局")
    outcome = collect(folder, changed, "台账.xlsx", days=1)
    assert outcome.findings == ()
    shown = rows(ledger(folder), "任务编号", "任务内容", "责任单位")
    assert ("1-01.1", "采购银杏苗500株。", "市城管局（填写）") in shown


def test_an_unchanged_ledger_says_nothing_even_after_the_speech_changed(folder: Path) -> None:
    """What stood in its cells when it was issued is known from its hidden sheet."""
    collect(folder, insert(form(folder, "市林业局"), 任务编号="1-01.1", 任务内容="采购银杏苗。"))
    issued = ledger(folder)
    assert (collect(folder, issued).value.new, collect(folder, issued).findings) == (0, ())
    again(folder, ("5月20日前补植", "5月28日前补植"), ("市教育局", "市园林局"))
    outcome = collect(folder, issued, "旧台账.xlsx")
    assert (outcome.value.new, [each.code for each in outcome.findings]) == (0, [])


def test_reports_follow_a_sentence_that_was_rewritten(folder: Path) -> None:
    """So do its parts; the ledger shows the words there were."""
    sheet = form(folder, "市林业局").fill("1-01", 状态="推进中", 完成比例=40)
    collect(folder, insert(sheet, 任务编号="1-01.1", 任务内容="采购银杏苗。"))
    (told,) = again(folder, ("5月20日前补植", "5月28日前补植"))
    assert (told.code, "5月20日" in told.message, "5月28日" in told.message) == (
        "LDG021",
        True,
        True,
    )
    shown = rows(ledger(folder), "任务编号", "状态", "完成比例", "原文变化")
    assert shown[:2] == [
        ("1-01", "推进中", 40, f"原为：{FIRST}"),
        ("1-01.1", None, None, None),
    ]
    late = form(folder, "市林业局").fill("1-01", 状态="已完成")
    assert collect(folder, late, "新表.xlsx", days=1).value.new == 1
    assert collect(folder, sheet, "旧表.xlsx").findings == ()


def test_a_sentence_may_be_rewritten_again_and_back(folder: Path) -> None:
    """Reports follow through all versions."""
    collect(folder, form(folder, "市林业局").fill("1-01", 状态="推进中"))
    for change in (("5月20日前", "5月28日前"), ("5月20日前", "6月8日前"), ("绿化", "绿化")):
        again(folder, change)
        status = dict(rows(ledger(folder), "任务编号", "状态"))
        assert status["1-01"] == "推进中"


def test_reports_on_a_sentence_that_became_another_stay_behind(folder: Path) -> None:
    """Somebody has to judge; a part of the task stays as a task of its own."""
    sheet = form(folder, "市林业局").fill("1-01", 状态="推进中")
    collect(folder, insert(sheet, 任务编号="1-01.1", 任务内容="采购银杏苗。"))
    told = again(folder, (FIRST, "市园林局要开展义务植树。"))
    assert [each.code for each in told] == ["LDG017"]
    shown = dict(rows(ledger(folder), "任务内容", "任务编号"))
    assert shown["采购银杏苗。"] == "增-01"


def test_the_unit_book_fills_in_leaders_and_contacts_that_people_may_change(tmp_path: Path) -> None:
    """What the book says is no news when it comes back; what people type instead is kept."""
    unit = BookUnit(
        name="市林业局",
        short_names=(),
        groups=(),
        parent=None,
        leader="高原",
        contact="林木",
        phone="0999-8880001",
        duties=(),
    )
    folder = toolkit.init(tmp_path / "督办")
    book = UnitBook(schema_version="1.0", units=(unit, projects.unit("市财政局")))
    toolkit.add(folder, reported.TEXT, name=NAME, date=SPRING, units=book)
    issued = ledger(folder)
    shown = rows(issued, "任务编号", "分管领导", "责任人及电话")
    assert shown[0] == ("1-01", "高原", "林木 0999-8880001")
    assert (collect(folder, issued).value.new, collect(folder, issued).findings) == (0, ())
    changed = UnitBook(schema_version="1.0", units=(projects.unit("市林业局"),))
    toolkit.add(folder, reported.TEXT, name=NAME, date=SPRING, units=changed)
    assert collect(folder, issued, "旧.xlsx").value.new == 0
    issued.fill("1-01", 分管领导="沈杉")
    assert collect(folder, issued, "改.xlsx", days=1).value.new == 1
    assert rows(ledger(folder), "任务编号", "分管领导")[0] == ("1-01", "沈杉")


def test_words_in_columns_that_only_tell_are_quoted(folder: Path) -> None:
    """History and part are ours; what somebody types there is not lost."""
    collect(folder, form(folder, "市林业局").fill("1-01", 状态="推进中"))
    for sheet in (
        ledger(folder).fill("1-01", 历次反馈="另有两次口头汇报。"),
        form(folder, "市林业局").fill("1-01", 本单位职责="另有两次口头汇报。"),
    ):
        (told,) = collect(folder, sheet).findings
        assert (told.code, "另有两次口头汇报。" in told.message) == ("LDG003", True)


def test_added_tasks_go_round_with_the_exported_state(folder: Path, tmp_path: Path) -> None:
    """And so do the words of rewritten sentences."""
    collect(folder, insert(form(folder, "市林业局"), 任务编号="1-01.1", 任务内容="采购银杏苗。"))
    again(folder, ("5月20日前补植", "5月28日前补植"))
    other = toolkit.init(tmp_path / "另一处")
    toolkit.import_(other, toolkit.export(folder))
    assert toolkit.ledgers(other) == toolkit.ledgers(folder)
    assert len(Project.open(other).records()) == len(Project.open(folder).records())


def test_documents_about_a_project_know_its_progress_and_added_tasks(folder: Path) -> None:
    """By what was reported up to the day; an added task is marked as none of the speech."""
    collect(folder, insert(form(folder, "市林业局"), 任务编号="1-01.1", 任务内容="采购银杏苗。"))
    early = toolkit.notices(folder, "督查通报", as_of=dt.date(2023, 5, 10))
    late = toolkit.notices(folder, "督查通报", as_of=dt.date(2023, 6, 10))
    words = "采购银杏苗。（人工增加）"
    assert list(late) == ["绿化讲话-督查通报"]
    for made, there in ((early, False), (late, True)):
        (outcome,) = made.values()
        assert (words in wordparts.lines(outcome.value), outcome.findings) == (there, ())
    dispatched = toolkit.notices(folder, "督办通知", as_of=dt.date(2023, 6, 10))
    assert words in wordparts.lines(dispatched["绿化讲话-督办通知-市财政局"].value)
    with pytest.raises(UsageProblem, match="taizhang add"):
        toolkit.notices(toolkit.init(folder / "空"), "督查通报", as_of=DATE)


def test_the_ledger_of_points_gathers_what_was_reported_on_their_tasks(folder: Path) -> None:
    """One row says it for all; unchanged it is no news, and changed it is about each of them."""
    sheet = form(folder, "市林业局").fill("1-01", 状态="已完成", 进展情况="补植800棵。")
    collect(folder, sheet.fill("2-01", 状态="已完成", 完成比例=100))
    collect(folder, form(folder, "市城管局").fill("1-03", 进展情况="清理12处。"), "回二.xlsx")

    def by_points() -> returns.Sheet:
        (outcome,) = toolkit.ledgers(folder, layout=Layout(rows="point")).values()
        return returns.Sheet(outcome.value)

    shown = rows(by_points(), "任务编号", "状态", "完成比例", "进展情况")
    assert shown[0] == ("1", "推进中", None, "1. 补植800棵。\n3. 清理12处。")
    assert shown[1][:3] == ("2", "推进中", 20)
    assert (collect(folder, by_points()).value.new, collect(folder, by_points()).findings) == (
        0,
        (),
    )
    collect(folder, by_points().fill("1", 进展情况="全部补植完毕。"), "要点.xlsx", days=1)
    assert rows(by_points(), "进展情况")[0] == ("全部补植完毕。",)
    assert [text for (text,) in rows(ledger(folder), "进展情况")[:4]] == ["全部补植完毕。"] * 4


def test_the_ledger_comes_in_the_workbook_of_the_office(folder: Path) -> None:
    """Under its headers, with history where it has a column for it; it comes back like others."""
    book = Workbook()
    assert book.active is not None
    book.active.append(["重点任务督办表"])
    book.active.append(["序号", "工作任务", "责任单位", "办理状态", "完成率", "历次反馈"])
    book.active["E3"].number_format = "0%"
    book.create_sheet("说明")["B2"] = "请于每月25日前报送。"
    template = io.BytesIO()
    book.save(template)
    collect(folder, form(folder, "市林业局").fill("1-01", 状态="推进中", 完成比例=40))

    def issued() -> returns.Sheet:
        layout = Layout(template=template.getvalue())
        (outcome,) = toolkit.ledgers(folder, layout=layout).values()
        return returns.Sheet(outcome.value)

    sheet = issued()
    words = [cell.value for cell in sheet.sheet[3]][:6]
    assert words[2:] == ["市林业局（牵头）、市财政局（配合）", "推进中", 0.4, words[5]]
    assert str(words[5]).startswith("2023年6月1日 市林业局：推进中")
    again = collect(folder, sheet)
    assert (again.value.new, again.findings) == (0, ())
    sheet.sheet["E3"] = 0.9
    assert collect(folder, sheet, "改.xlsx", days=1).value.new == 1
    assert issued().sheet["E3"].value == 0.9
