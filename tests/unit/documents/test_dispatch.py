"""督办通知: each unit gets its own tasks, and a slip to return."""

from __future__ import annotations

from tests.support import reported
from tests.support.composed import tables, text
from toolkit.documents.blocks import Document, Form, Recipients, Title, plain
from toolkit.documents.dispatch import compose, duties, unassigned
from toolkit.documents.office import Office

MATTER = reported.matter()
NOTICES = {letter.unit: letter.document for letter in compose(MATTER)}


def rows(document: Document) -> list[list[str]]:
    """The rows of the table of tasks."""
    (found,) = tables(document).values()
    return found


def test_there_is_a_notice_for_each_unit_in_order() -> None:
    """Lead, responsible and supporting units alike."""
    assert list(NOTICES) == [
        *("市林业局", "市财政局", "市公园中心", "市城管局", "市水务局", "市教育局", "市交通局"),
        "各区",
    ]
    for unit, document in NOTICES.items():
        assert [plain(b.runs) for b in document.blocks if isinstance(b, Recipients)] == [
            f"{unit}："
        ]


def test_a_notice_holds_the_tasks_of_its_unit_and_no_others() -> None:
    """With its part in each, and who else is in it."""
    assert rows(NOTICES["市林业局"]) == [
        ["1", "1-01", MATTER.tasks[0].text, "牵头", "配合：市财政局", "市林业局"],
        ["2", "2-01", MATTER.tasks[4].text, "负责", "—", "市林业局"],
    ]
    assert [row[3:5] for row in rows(NOTICES["市财政局"])] == [["配合", "牵头：市林业局"]]


def test_the_figures_are_those_of_the_table() -> None:
    """N tasks, of them a lead, b responsible, c support; with and without a date."""
    for unit, document in NOTICES.items():
        words = text(document)
        parts = [row[3] for row in rows(document)]
        told = "、".join(
            f"{part}{parts.count(part)}项" for part in ("牵头", "负责", "配合") if part in parts
        )
        assert f"工作任务{len(parts)}项（{told}）" in words, unit


def test_all_notices_together_have_every_duty_once() -> None:
    """As many rows as there are units in tasks; tasks for nobody are known."""
    expected = sorted((unit.name, task.id) for task in MATTER.tasks for unit in task.units)
    handed = sorted((unit, row[1]) for unit, each in NOTICES.items() for row in rows(each))
    assert handed == expected
    assert [task.id for task in unassigned(MATTER)] == ["2-05"]
    assert set(duties(MATTER)) == set(NOTICES)


def test_the_slip_names_unit_and_tasks() -> None:
    """回执 on a page of its own, with room to sign."""
    blocks = NOTICES["市林业局"].blocks
    (slip,) = (block for block in blocks if isinstance(block, Form))
    filled = {entry.label: plain(entry.runs) for entry in slip.entries}
    assert filled["收件单位"] == "市林业局"
    assert filled["督办事项"] == "共2项：1-01、2-01"
    assert "签收人（签字）" in filled
    assert [block.text for block in blocks if isinstance(block, Title)][1] == "督办事项回执"


def test_demands_speak_only_of_what_there_is() -> None:
    """Whoever has dates for all tasks is not asked for any."""
    dated, undated = text(NOTICES["市水务局"]), text(NOTICES["市交通局"])
    assert "1项任务的完成时限均已明确。请按期完成。" in dated
    assert "时限待明确" not in dated
    assert "1项任务均未明确完成时限。请在回执中提出完成日期。" in undated
    assert "时限待明确事项的完成日期" in undated


def test_the_time_to_report_is_the_office_s() -> None:
    """Given, it is printed; not given, nothing is invented, or a blank is marked."""
    given = compose(reported.matter(office=Office(feedback="每月25日前")))[0].document
    assert "请于每月25日前书面反馈" in text(given)
    assert "请书面反馈" in text(NOTICES["各区"])
    blank = compose(reported.matter(office=Office(missing="blank")))[0].document
    assert "请于【反馈时间】书面反馈" in text(blank)
