"""The loop from end to end: a project, what is handed out, what comes back, how it stands."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

import toolkit
from tests.support import projects, reported, returns
from toolkit import schema
from toolkit.errors import UsageProblem
from toolkit.ledger.form import HISTORY_HEADER, KNOWN_HEADER, ROLE_HEADER
from toolkit.ledger.layout import Layout
from toolkit.ledger.record import in_order
from toolkit.ledger.unitbook import UnitBook
from toolkit.store import Project, exchange

DATE = dt.date(2023, 6, 1)


@pytest.fixture(name="folder")
def folder_fixture(tmp_path: Path) -> Path:
    """A project with the speech and nothing reported."""
    folder = toolkit.init(tmp_path / "督办")
    toolkit.add(folder, reported.speech())
    return folder


def form(**words: object) -> bytes:
    """A form filled in for the first task."""
    return returns.sheet().fill("1-01", **words).saved()


def test_a_speech_is_added_under_its_name_and_replaced_by_a_new_version(folder: Path) -> None:
    """Progress follows the tasks that are still there."""
    toolkit.collect(folder, {"回.xlsx": form(状态="推进中")}, date=DATE)
    text = "讲话\n一、抓紧补植\n请市林业局5月20日前补植行道树。"
    outcome = toolkit.add(folder, text, name="绿化讲话.txt")
    assert [each.data["task"] for each in outcome.findings if each.code == "LDG017"] == ["1-01"]
    assert toolkit.add(folder, text, name="绿化讲话.txt").findings == ()
    (kept,) = Project.open(folder).speeches()
    assert kept.name == "绿化讲话.txt"
    assert kept.speech.source.text.startswith("讲话")
    assert len(Project.open(folder).records()) == 1


def test_the_unit_book_of_the_project_applies_to_later_speeches(folder: Path) -> None:
    """Names become full names without giving the book again."""
    book = UnitBook(schema_version="1.0", units=(projects.unit("云岭市林业局", "市林业局"),))
    text = "讲话\n一、抓紧补植\n市林业局要在5月20日前补植行道树。"
    toolkit.add(folder, text, name="甲.txt", units=book)
    speech = toolkit.add(folder, text, name="乙.txt").value
    assert {unit.name for task in speech.tasks for unit in task.units} == {"云岭市林业局"}


def test_a_file_read_twice_adds_nothing(folder: Path) -> None:
    """Under its own name, under another, and saved again without a change."""
    data = form(状态="推进中", 进展情况="补植800棵。")
    assert toolkit.collect(folder, {"回.xlsx": data}, date=DATE).value.new == 1
    assert toolkit.collect(folder, {"回.xlsx": data}, date=DATE).value.new == 0
    assert toolkit.collect(folder, {"回（1）.xlsx": data}, date=DATE).value.new == 0
    again = returns.Sheet(data).saved()
    assert toolkit.collect(folder, {"回.xlsx": again}, date=DATE).value.new == 0


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    """Whatever order they are collected in, together or one by one, the state is the same."""
    files = {
        "甲.xlsx": returns.sheet().fill("1-01", 状态="推进中", 完成比例=20).saved(),
        "乙.xlsx": returns.sheet().fill("1-01", 完成比例=80).saved(),
        "丙.xlsx": returns.sheet("督办台账").fill("1-01", 备注="待核。", 状态="推进中").saved(),
    }
    states = set()
    one_by_one = [{name} for name in files]
    orders = (one_by_one, one_by_one[::-1], [set(files)], [{"丙.xlsx", "甲.xlsx"}, {"乙.xlsx"}])
    for number, order in enumerate(orders):
        folder = toolkit.init(tmp_path / str(number))
        toolkit.add(folder, reported.speech())
        for names in order:
            toolkit.collect(folder, {name: files[name] for name in names}, date=DATE)
        states.add(str(in_order(Project.open(folder).records())))
    assert len(states) == 1


def test_one_unreadable_file_does_not_stop_the_rest(folder: Path) -> None:
    """It is told, and the others are collected."""
    outcome = toolkit.collect(folder, {"坏.xlsx": b"PK", "回.xlsx": form(状态="推进中")}, date=DATE)
    assert [finding.code for finding in outcome.findings] == ["LDG011"]
    assert outcome.value.new == 1
    assert [each.name for each in outcome.value.files] == ["回.xlsx"]


def test_units_that_contradict_each_other_are_told_at_once(folder: Path) -> None:
    """The second unit's report shows it, in either order."""
    lead = returns.sheet().fill("1-01", 完成比例=20).sign(填报单位="市林业局").saved()
    support = returns.sheet().fill("1-01", 完成比例=90).sign(填报单位="市财政局").saved()
    assert toolkit.collect(folder, {"甲.xlsx": lead}, date=DATE).findings == ()
    (found,) = toolkit.collect(folder, {"乙.xlsx": support}, date=DATE).findings
    assert found.code == "LDG008"


def test_status_counts_what_was_reported_up_to_the_day(folder: Path) -> None:
    """Overdue, due soon, behind and silent, as on that day."""
    Project.open(folder).change(records=projects.records())
    (found,) = toolkit.status(folder, as_of=reported.AS_OF)
    assert found.name == "绿化讲话.txt"
    assert [(task.id, days) for task, days in found.overdue] == [("1-02", -10), ("1-01", -5)]
    assert [(task.id, days) for task, days in found.due_soon] == [("1-03", 5)]
    assert [task.id for task, _ in found.behind] == ["1-04"]
    assert found.silent == ("市公园中心", "市城管局")
    assert found.counts.finished == 2
    (before,) = toolkit.status(folder, as_of=dt.date(2023, 3, 2))
    assert before.counts.finished == 0
    assert before.counts.idle == before.counts.tasks


def test_the_exported_state_is_valid_and_goes_round(folder: Path, tmp_path: Path) -> None:
    """By its schema, and without loss into a new project."""
    toolkit.collect(folder, {"回.xlsx": form(状态="推进中", 完成比例=12.5)}, date=DATE)
    text = toolkit.export(folder)
    assert schema.validate("project", json.loads(text)) == ()
    other = toolkit.init(tmp_path / "另一处")
    assert toolkit.import_(other, text) == 1
    assert toolkit.export(other) == text
    assert exchange.dumps(Project.open(other)) == text


def test_the_definitions_of_the_state_are_those_of_its_parts() -> None:
    """An event in a project is an event, a unit a unit."""
    parts = schema.load("project")["$defs"]
    for name in ("Event", "EventSource", "Status"):
        assert parts[name] == schema.load("progress")["$defs"][name]
    assert parts["BookUnit"] == schema.load("unitbook")["$defs"]["BookUnit"]


def test_each_unit_gets_a_form_with_its_part_and_the_numbers_of_the_ledger(folder: Path) -> None:
    """Lead and supporting rows are marked, doubtful tasks left out, nobody's tasks stand apart."""
    made = toolkit.split(folder)
    assert list(made) == [
        f"绿化讲话-反馈表-{unit}"
        for unit in (
            *("市林业局", "市财政局", "市公园中心", "市城管局", "市水务局", "市教育局"),
            *("市交通局", "各区", "待明确"),
        )
    ]
    parts: dict[str, dict[str, str | None]] = {
        "市林业局": {"1-01": "牵头", "2-01": "责任"},
        "市财政局": {"1-01": "配合"},
        "待明确": {"2-05": None},
    }
    for unit, wanted in parts.items():
        form = returns.Sheet(made[f"绿化讲话-反馈表-{unit}"].value)
        column = form.columns.get(ROLE_HEADER)
        found = {
            form.sheet.cell(row, 1).value: form.sheet.cell(row, column).value if column else None
            for row in range(5, 5 + len(wanted))
        }
        assert found == wanted
        assert form.sheet["A1"].value == f"《在全市绿化工作会议上的讲话》进展情况反馈表（{unit}）"


def test_collective_bodies_are_expanded_by_the_unit_book(folder: Path) -> None:
    """各区 is three districts, each with a form of its own."""
    units = tuple(projects.unit(name, groups=("各区",)) for name in ("东区", "西区", "南区"))
    toolkit.add(folder, reported.speech(), units=UnitBook(schema_version="1.0", units=units))
    names = [name.rpartition("-")[2] for name in toolkit.split(folder)]
    assert {"东区", "西区", "南区"} <= set(names)
    assert "各区" not in names


def test_a_form_shows_only_the_sentences_that_its_tasks_rest_on(folder: Path) -> None:
    """A unit is told what it has to do, and not the whole of what was said."""
    form = returns.Sheet(toolkit.split(folder)["绿化讲话-反馈表-市林业局"].value)
    sheet: Any = form.book["原文对照"]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    words = "市林业局牵头、市财政局配合，5月20日前补植行道树。", "市林业局3月底前建立养护台账。"
    assert [line[4] for line in lines] == list(words)
    assert all("HYPERLINK" in line[5] for line in lines)
    assert "2 句是本表任务的出处" in sheet["A2"].value
    place = form.sheet.cell(form.row("2-01"), form.columns["原文位置"]).value
    assert place == """=HYPERLINK("#'原文对照'!E5","第8行")"""


def test_a_returned_form_is_of_the_unit_it_went_to(folder: Path) -> None:
    """The hidden sheet knows, whatever the file is called now."""
    data = toolkit.split(folder)["绿化讲话-反馈表-市财政局"].value
    sheet = returns.Sheet(data).fill("1-01", 进展情况="拨付资金20万元。")
    outcome = toolkit.collect(folder, {"表1.xlsx": sheet.saved()}, date=DATE)
    assert outcome.value.files[0].unit == "市财政局"
    assert outcome.findings == ()
    directions = [(each.direction, each.unit) for each in Project.open(folder).ledgers()]
    assert directions.count(("issued", "市财政局")) == 1
    assert directions.count(("returned", "市财政局")) == 1


def test_the_ledger_is_up_to_date_and_returns_without_news(folder: Path) -> None:
    """Everything typed is filled in with its history; unchanged, it says nothing new."""
    Project.open(folder).change(records=projects.records())
    (data,) = (outcome.value for outcome in toolkit.ledgers(folder).values())
    sheet = returns.Sheet(data)
    row = {header: sheet.sheet.cell(5, column).value for header, column in sheet.columns.items()}
    assert (row["状态"], row["完成比例"], row["进展情况"]) == ("推进中", 40, "缺苗。")
    assert row["延期后时限"] == dt.datetime(2023, 6, 5)  # noqa: DTZ001 - cells know no zones
    assert row["截止日期"] == dt.datetime(2023, 5, 20)  # noqa: DTZ001
    assert row["备注"] == "请市财政局列入预算。"
    assert str(row[HISTORY_HEADER]).splitlines() == [
        "2023年5月25日 市林业局：缺苗。，延期至2023-06-05",
        "2023年5月10日 市林业局：推进中，40%",
    ]
    for again in (data, sheet.saved()):
        outcome = toolkit.collect(folder, {"台账.xlsx": again}, date=dt.date(2023, 6, 11))
        assert (outcome.value.new, outcome.findings) == (0, ())
    changed = returns.Sheet(data).fill("1-01", 完成比例=90).saved()
    assert toolkit.collect(folder, {"台账.xlsx": changed}, date=DATE).value.new == 1


def test_the_same_state_gives_the_same_ledger(folder: Path) -> None:
    """Byte for byte, as everywhere."""
    Project.open(folder).change(records=projects.records())
    assert toolkit.ledgers(folder) == toolkit.ledgers(folder)
    assert toolkit.split(folder) == toolkit.split(folder)


def test_a_unit_that_the_office_names_is_shown_and_marked(folder: Path) -> None:
    """Where the text leaves the lead open, people write it into the ledger."""
    sheet = returns.sheet("督办台账").fill("2-05", 牵头单位="市林业局")
    outcome = toolkit.collect(folder, {"台账.xlsx": sheet.saved()}, date=DATE)
    assert (outcome.value.new, outcome.findings) == (1, ())
    (data,) = (each.value for each in toolkit.ledgers(folder).values())
    again = returns.Sheet(data)
    row = again.row("2-05")
    assert again.sheet.cell(row, again.columns["牵头单位"]).value == "市林业局（填写）"
    assert toolkit.collect(folder, {"台账.xlsx": data}, date=DATE).value.new == 0


def test_columns_of_the_office_come_back_in_its_ledger(folder: Path) -> None:
    """What was typed in a column somebody added is there the next time."""
    sheet = returns.sheet("督办台账")
    sheet.sheet.cell(4, 30).value = "资金（万元）"
    sheet.sheet.cell(5, 30).value = 35
    toolkit.collect(folder, {"台账.xlsx": sheet.saved()}, date=DATE)
    (data,) = (each.value for each in toolkit.ledgers(folder).values())
    again = returns.Sheet(data)
    assert again.sheet.cell(5, again.columns["资金（万元）"]).value == "35"


def test_a_table_of_the_project_has_what_was_reported(folder: Path) -> None:
    """As in the workbook, but for what only the return of one needs."""
    Project.open(folder).change(records=projects.records())
    (outcome,) = (each.value for each in toolkit.ledgers(folder, to="csv").values())
    header, first, *_ = csv.reader(outcome.decode("utf-8-sig").splitlines())
    line = dict(zip(header, first, strict=False))
    assert (line["状态"], line["完成比例"], line["延期后时限"]) == ("推进中", "40", "2023-06-05")
    assert KNOWN_HEADER not in header
    (text,) = (each.value.decode() for each in toolkit.ledgers(folder, to="md").values())
    assert "缺苗。" in text


def test_the_calendar_of_the_project_knows_what_is_done(folder: Path) -> None:
    """Status, share and the revised day of RFC 5545; a finished task reminds of nothing."""
    Project.open(folder).change(records=projects.records())
    (data,) = (each.value for each in toolkit.ledgers(folder, to="ics").values())
    found: list[Any] = Calendar.from_ical(data).walk("VTODO")
    todos = {str(todo["SUMMARY"]).split()[0]: todo for todo in found}
    going, done, idle = todos["1-01"], todos["2-01"], todos["1-03"]
    assert (going["STATUS"], going["PERCENT-COMPLETE"]) == ("IN-PROCESS", 40)
    assert going["DUE"].dt == dt.date(2023, 6, 5)
    assert (done["STATUS"], done["PERCENT-COMPLETE"], done.walk("VALARM")) == ("COMPLETED", 100, [])
    assert (idle["STATUS"], len(idle.walk("VALARM"))) == ("NEEDS-ACTION", 1)


def test_a_project_becomes_ledgers_only(folder: Path) -> None:
    """Documents and JSON have commands of their own, which the message names."""
    with pytest.raises(UsageProblem, match=r"--kind.*taizhang export"):
        toolkit.ledgers(folder, to="docx")


def test_groups_need_the_unit_book_of_the_project(folder: Path) -> None:
    """Nobody else could say who the members are."""
    with pytest.raises(UsageProblem, match="没有单位手册"):
        toolkit.ledgers(folder, layout=Layout(expand_groups=True))
    Project.open(folder).change(units=[projects.unit("市园林局", groups=("各区",))])
    (data,) = (
        each.value
        for each in toolkit.ledgers(folder, to="csv", layout=Layout(expand_groups=True)).values()
    )
    assert "市园林局" in data.decode("utf-8-sig")


def test_an_empty_project_has_nothing_to_hand_out(tmp_path: Path) -> None:
    """The message says what to type."""
    folder = toolkit.init(tmp_path / "空")
    for make in (toolkit.split, toolkit.ledgers):
        with pytest.raises(UsageProblem, match="taizhang add"):
            make(folder)
