"""The reader of other offices' ledgers: the header is found, the rows become tasks."""

from __future__ import annotations

import datetime as dt

import pytest
from openpyxl import Workbook

from tests.support import reported
from tests.support.officefiles import zipped
from tests.support.workbooks import FIRST, HEADER, ROWS, saved, workbook
from toolkit.parse.pipeline import parse
from toolkit.readers.ledger import read
from toolkit.source import SourceText
from toolkit.writers import excel


def source_of(made: Workbook) -> SourceText:
    """The text of a workbook that can be read."""
    value = read(saved(made), "台账.xlsx").value
    assert isinstance(value, SourceText), read(saved(made), "台账.xlsx").findings
    return value


def test_rows_become_tasks_with_their_units_and_deadlines() -> None:
    """Dates are written as people see them; a line across the table ends nothing."""
    source = source_of(workbook(("任务分解", ROWS)))
    assert source.text.splitlines()[2:4] == [
        "序号\t工作任务（事项）\t牵头单位\t配合单位\t完成时限\t备注",
        f"1\t{FIRST}\t县经开区\t县发改局\t2024年6月30日\t",
    ]
    speech = parse(source)
    found = [(task.text, [(unit.role, unit.name) for unit in task.units]) for task in speech.tasks]
    assert found == [
        (FIRST, [("lead", "县经开区"), ("support", "县发改局")]),
        ("办结率达到98%以上", [("lead", "县行政审批局")]),
        ("改造老旧小区21个", [("lead", "县住建局"), ("support", "县财政局")]),
    ]  # fmt: skip
    assert [task.deadlines[0].date for task in speech.tasks][:2] == ["2024-06-30", "2024-12-31"]


def test_every_cell_knows_its_sheet_row_and_column() -> None:
    """The place is the one that Excel shows in numbers."""
    source = source_of(workbook(("说明", [("填表说明",)]), ("任务分解", ROWS)))
    (place,) = [each for each in source.origins if source.quote(each.span) == "县住建局"]
    assert (place.kind, place.number, place.path) == ("sheet", 2, "r7c3")


def test_the_matching_of_columns_is_told() -> None:
    """Sheets that are no ledgers are left out where there is one, with a word about it."""
    findings = read(saved(workbook(("说明", [("填表说明文字",)]), ("分解", ROWS))), "x").findings
    assert [each.message for each in findings] == [
        (
            "工作表“分解”第 3 行是表头，栏目对应：序号→序号，工作任务 （事项）→任务，"
            "牵头单位→牵头单位，配合单位→配合单位，完成时限→完成时限，其余照录（备注）"
        ),
        "有 1 处不是台账或内容重复的工作表（说明）未读取",
        "有 1 处没有存值的公式未读取",
    ]


def test_a_sheet_without_header_is_read_as_text_and_told() -> None:
    """Nothing becomes a task because of its place alone."""
    made = workbook(("表一", [("名称", "数量"), ("会议室座签", 12)]))
    assert source_of(made).text == "名称\t数量\n会议室座签\t12\n"
    assert [each.code for each in read(saved(made), "x").findings] == ["SRC042"]


def test_merged_cells_hold_for_all_their_rows() -> None:
    """A unit written once for three rows is the unit of all three."""
    made = workbook(("分解", ROWS[2:5]))
    made.worksheets[0].merge_cells("C2:C3")
    tasks = parse(source_of(made)).tasks
    assert [task.units[0].name for task in tasks] == ["县经开区", "县经开区"]


def test_columns_of_unknown_names_do_not_matter() -> None:
    """Wide ledgers have columns of their own; task and unit are enough."""
    wide = ("县领导", "包联部门负责人", "上月进展", "本月进展", "下月打算", "领导批示", "销号")
    made = workbook(
        (
            "分解",
            [
                ("序号", *wide, "重点工作任务", "责任单位"),
                (1, *"甲乙丙丁戊己庚", "排查隐患", "县水利局"),
            ],
        )
    )
    (task,) = parse(source_of(made)).tasks
    assert (task.text, task.units[0].name) == ("排查隐患", "县水利局")


def test_cells_that_say_that_there_is_nothing_name_nobody() -> None:
    """Offices fill empty cells with a dash or a word."""
    rows = [
        (1, "排查隐患", "县水利局", "无", "待定", "—"),
        (2, "修订预案", "待明确", "/", "", None),
    ]
    tasks = parse(source_of(workbook(("分解", [HEADER, *rows])))).tasks
    assert [[unit.name for unit in task.units] for task in tasks] == [["县水利局"], []]
    assert [task.deadlines for task in tasks] == [(), ()]


def test_the_same_ledger_laid_out_for_paper_is_read_once() -> None:
    """A second sheet that sets no other tasks is left out."""
    made = workbook(("台账", ROWS), ("打印版", ROWS[2:]))
    assert len(parse(source_of(made)).tasks) == 3


def test_hidden_sheets_are_not_read() -> None:
    """They are told of, since someone hid them."""
    made = workbook(("分解", ROWS), ("底稿", ROWS))
    made.worksheets[1].sheet_state = "hidden"
    messages = [each.message for each in read(saved(made), "x").findings]
    assert "有 1 处隐藏的工作表（底稿）未读取" in messages


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (0.985, "0.0%", "98.5%"),
        (3.0, "General", "3"),
        (1.25, "General", "1.25"),
        (True, "General", "是"),
        (dt.datetime(2024, 6, 1), 'yyyy"年"m"月"', "2024年6月"),  # noqa: DTZ001 - as openpyxl reads
        (dt.date(2024, 6, 1), "yyyy/m/d", "2024年6月1日"),
    ],
)
def test_values_are_written_as_people_see_them(value: object, form: str, shown: str) -> None:
    """Numbers, percentages, switches and dates by their formats."""
    made = workbook(("表", [("名称", value)]))
    made.worksheets[0]["B1"].number_format = form
    assert source_of(made).text.splitlines()[-1] == shown


def damaged() -> dict[str, bytes]:
    """Files that are no readable workbooks."""
    whole = saved(workbook(("分解", ROWS)))
    return {
        "cut": whole[: len(whole) // 2],
        "no-parts": zipped({"xl/workbook.xml": "<x/>"}),
        "entities": zipped({"xl/workbook.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}),
    }


@pytest.mark.parametrize("kind", damaged())
def test_damaged_files_are_src031(kind: str) -> None:
    """Half a workbook is not read as if it were whole."""
    outcome = read(damaged()[kind], "台账.xlsx")
    assert outcome.value is None
    assert [each.code for each in outcome.findings] == ["SRC031"]


def test_the_legend_of_a_ledger_of_ours_is_no_task() -> None:
    """Read as a source, such a ledger gives the tasks it was made of."""
    data = excel.write(reported.speech()).value
    source = read(data, "台账.xlsx").value
    assert isinstance(source, SourceText)
    assert "亮灯：" not in source.text
    assert len(parse(source).tasks) == len(reported.speech().tasks)
