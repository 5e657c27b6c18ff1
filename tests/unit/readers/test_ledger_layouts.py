"""Ledgers as offices lay them out: whatever the layout, each row becomes its task, none is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from tests.support.workbooks import Row, saved, workbook
from toolkit.findings import Outcome
from toolkit.model import Speech, Task
from toolkit.parse.pipeline import parse
from toolkit.readers.ledger import read, read_csv
from toolkit.source import SourceText

DAY = dt.date(2025, 3, 1)
PLAIN: tuple[Row, ...] = (
    ("序号", "工作任务", "责任单位", "完成时限"),
    (1, "排查隐患", "县水利局", "6月底"),
    (2, "修订预案", "县应急局", "7月底"),
)


def outcome(rows: Sequence[Row], merged: str = "") -> Outcome[SourceText | Speech | None]:
    """What the reader makes of one sheet in which these areas, parted by blanks, are merged."""
    made = workbook(("分解", rows))
    for area in merged.split():
        made.worksheets[0].merge_cells(area)
    return read(saved(made), "台账.xlsx")


def tasks(found: Outcome[SourceText | Speech | None]) -> tuple[Task, ...]:
    """The tasks in what was read."""
    assert isinstance(found.value, SourceText), found.findings
    return parse(found.value, date=DAY).tasks


def told(found: Sequence[Task]) -> list[tuple[str, str, list[str | None]]]:
    """The words of each task, its units with the first letters of their roles, its days."""
    return [
        (
            task.text,
            " ".join(f"{unit.role[0]}:{unit.name}" for unit in task.units),
            [deadline.date for deadline in task.deadlines],
        )
        for task in found
    ]


TWO_LINES: tuple[Row, ...] = (
    ("宁川市2025年重点任务分工方案",),
    ("序号", "重点任务", "责任分工", None, None, "完成时限"),
    (None, None, "牵头单位", "配合单位", "责任领导", None),
    (1, "新建农村公路300公里", "市交通运输局", "市财政局", "张三", dt.date(2025, 10, 31)),
)


@pytest.mark.parametrize("merged", ["A1:F1 A2:A3 B2:B3 C2:E2 F2:F3", "", "C2:E2"])
def test_a_header_of_two_lines_is_one_header(merged: str) -> None:
    """Whether the cells of the upper line are merged downwards or the lower ones left empty."""
    found = outcome(TWO_LINES, merged)
    assert told(tasks(found)) == [
        ("新建农村公路300公里", "l:市交通运输局 s:市财政局", ["2025-10-31"])
    ]
    assert found.findings[0].message == (
        "工作表“分解”第 2 行是表头，栏目对应：序号→序号，重点任务→任务，牵头单位→牵头单位，"
        "配合单位→配合单位，完成时限→完成时限，其余照录（责任领导）"
    )


def test_a_first_row_is_no_second_line_of_a_header() -> None:
    """Though a cell of it is called like a column."""
    rows = ((*PLAIN[0], "来源"), (1, "修订预案", "县应急局", "6月底", "督办事项"))
    assert told(tasks(outcome(rows))) == [("修订预案", "r:县应急局", ["2025-06-30"])]


def test_a_task_over_several_rows_of_measures_gives_a_task_for_each_measure() -> None:
    """The cell that was merged is what they have in common; the one beside it says what to do."""
    rows = (
        ("序号", "工作任务", "具体举措", "责任单位", "完成时限"),
        (1, "优化审批", "压减审批时限50%", "县审批局", "2025年6月底"),
        (2, None, "推行一件事一次办", None, "2025年9月底"),
        (3, "规范检查", "推行综合查一次", "县司法局", None),
    )
    assert told(tasks(outcome(rows, "B2:B3 D2:D3"))) == [
        ("压减审批时限50%", "r:县审批局", ["2025-06-30"]),
        ("推行一件事一次办", "r:县审批局", ["2025-09-30"]),
        ("推行综合查一次", "r:县司法局", []),
    ]


def test_a_task_over_several_rows_of_units_is_one_task() -> None:
    """Its number and words are merged, only the units differ."""
    rows = (
        PLAIN[0],
        (1, "开展大检查", "市应急管理局", "6月底"),
        (None, None, "市消防救援支队", None),
        (None, None, "市住建局", None),
        (2, "开展专项整治", "市市场监管局", "9月底"),
    )
    assert told(tasks(outcome(rows, "A2:A4 B2:B4 D2:D4"))) == [
        ("开展大检查", "r:市应急管理局 r:市消防救援支队 r:市住建局", ["2025-06-30"]),
        ("开展专项整治", "r:市市场监管局", ["2025-09-30"]),
    ]


def test_merged_lines_across_the_table_are_its_parts() -> None:
    """二、城乡建设 and （一）城市更新 one below the other end nothing; tasks know their part."""
    rows = (
        ("序号", "工作举措", "主办单位", "协办单位", "办结时限", "完成标准"),
        ("一、产业发展",),
        (1, "引进项目20个", "市投促局", "市发改委", "12月底", "签约20个"),
        ("二、城乡建设",),
        ("（一）城市更新",),
        (2, "打通断头路5条", "市住建局", None, "10月底", "通车"),
    )
    found = tasks(outcome(rows, "A2:F2 A4:F4 A5:F5"))
    assert [task.section for task in found] == ["1", "2-1"]
    assert told(found) == [
        ("引进项目20个", "l:市投促局 s:市发改委", ["2025-12-31"]),
        ("打通断头路5条", "l:市住建局", ["2025-10-31"]),
    ]


def test_lines_below_the_table_set_no_tasks() -> None:
    """Totals, notes and signatures; they stay in the text."""
    below = (
        ("合计", "2项", None, None),
        ("注：时限为当年。",),
        ("填报人：张三", None, "审核人：李四", None),
        ("分管领导签字：", None, None, "年  月  日"),
    )
    found = outcome((*PLAIN, *below))
    assert [task.text for task in tasks(found)] == ["排查隐患", "修订预案"]
    assert isinstance(found.value, SourceText)
    assert "填报人：张三\t\t审核人：李四\t\n" in found.value.text


def test_a_second_table_has_a_header_of_its_own() -> None:
    """On the same sheet below the first, or on the next one."""
    second = (
        ("序号", "任务", "牵头单位", "责任单位", "时限"),
        (1, "改造厕所1000户", "县农业农村局", "各乡镇", "9月底"),
    )
    expected = [
        ("排查隐患", "r:县水利局", ["2025-06-30"]),
        ("修订预案", "r:县应急局", ["2025-07-31"]),
        ("改造厕所1000户", "l:县农业农村局 r:各乡镇", ["2025-09-30"]),
    ]
    assert told(tasks(outcome((*PLAIN, ("二、县级任务",), *second)))) == expected
    sheets = read(saved(workbook(("市直", PLAIN), ("县区", second), ("空", ()))), "台账.xlsx")
    assert told(tasks(sheets)) == expected


def test_a_sheet_that_gives_the_same_tasks_to_others_is_read() -> None:
    """Only a sheet with nothing new is the same ledger laid out for paper."""
    others = (PLAIN[0], (1, "排查隐患", "县交通局", "6月底"))
    found = tasks(read(saved(workbook(("水利", PLAIN), ("交通", others))), "台账.xlsx"))
    assert [task.units[0].name for task in found] == ["县水利局", "县应急局", "县交通局"]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (45838, "2025-06-30"),
        (20250901, "2025-09-01"),
        ("2025.7.15", "2025-07-15"),
        ("2025/9", "2025-09-30"),
        ("9月", "2025-09-30"),
        ("6.30", "2025-06-30"),
        ("2025年12月", "2025-12-31"),
        (dt.datetime(2025, 8, 1), "2025-08-01"),  # noqa: DTZ001 - as openpyxl reads
        ("2024年12月底前", "2024-12-31"),
    ],
)
def test_days_and_months_in_a_column_of_deadlines(cell: object, day: str) -> None:
    """A number that lost its format, a month alone, a day that is past: all are deadlines."""
    (task,) = tasks(outcome((PLAIN[0], (1, "编制规划", "市发改委", cell))))
    assert [(each.type, each.date) for each in task.deadlines] == [("date", day)]


def test_other_words_in_a_column_of_deadlines_stay() -> None:
    """What cannot be reckoned is told as it is written."""
    (task,) = tasks(outcome((PLAIN[0], (1, "编制规划", "市发改委", "按序时进度"))))
    assert [(each.text, each.type) for each in task.deadlines] == [("按序时进度", "vague")]


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("县财政局\n县民政局", "r:县财政局 r:县民政局"),
        ("县住房和\n城乡建设局", "r:县住房和城乡建设局"),
        ("牵头：县经开区\n配合：县自然资源局、县住建局", "l:县经开区 s:县自然资源局 s:县住建局"),
        ("县商务局牵头，县发改局、县工信局配合", "l:县商务局 s:县发改局 s:县工信局"),
        ("县委办、县政府办", "r:县委办 r:县政府办"),
    ],
)
def test_units_of_one_cell(cell: str, units: str) -> None:
    """One a line, or each with its role; a name may be broken where the column is narrow."""
    (task,) = tasks(outcome((PLAIN[0], (1, "编制规划", cell, "6月底"))))
    assert told([task])[0][1] == units


@pytest.mark.parametrize(
    "header",
    [
        ("编号", "批示内容", "承办单位", "要求办结时间"),
        ("序 号", "2025年度重点任务", "县级责任单位", "计划完成时间"),
        ("序号", "目标任务（具体事项）", "主办单位（第一个）", "办结时限"),
        ("项目序号", "项目名称", "落实单位", "竣工时间"),
    ],
)
def test_columns_by_their_many_names(header: Row) -> None:
    """Synonyms, longer names by their ends, blanks and notes in brackets."""
    found = outcome((header, (1, "编制规划", "市发改委", "6月底")))
    (task,) = tasks(found)
    assert (task.units[0].name, task.deadlines[0].date) == ("市发改委", "2025-06-30")
    assert [each.code for each in found.findings] == ["SRC043"]


def test_when_it_was_really_done_is_no_deadline() -> None:
    """A column of the past is none of the future."""
    rows = ((*PLAIN[0][:3], "实际完成时间"), (1, "编制规划", "市发改委", "2025年2月1日"))
    (task,) = tasks(outcome(rows))
    assert task.deadlines == ()


def test_hidden_rows_and_columns_are_read_and_told() -> None:
    """They may have been filtered away, or be none of the reader's business: the user decides."""
    made = workbook(("分解", [(*row, "内部") for row in PLAIN]))
    made.worksheets[0].row_dimensions[3].hidden = True
    made.worksheets[0].column_dimensions["E"].hidden = True
    found = read(saved(made), "台账.xlsx")
    assert [task.text for task in tasks(found)] == ["排查隐患", "修订预案"]
    assert [each.message for each in found.findings if each.code == "SRC047"] == [
        "工作表“分解”的第 3 行被隐藏，已照常读取",
        "工作表“分解”的第 E 列被隐藏，已照常读取",
    ]


def test_a_table_that_lies_on_its_side_is_text_and_told() -> None:
    """Rows are no columns; nothing is guessed, nothing lost."""
    rows = (("序号", 1, 2), ("工作任务", "排查隐患", "修订预案"), ("责任单位", "甲局", "乙局"))
    found = outcome(rows)
    assert [each.code for each in found.findings] == ["SRC042"]
    assert tasks(found) == ()
    assert isinstance(found.value, SourceText)
    assert "工作任务\t排查隐患\t修订预案" in found.value.text


def test_colours_far_below_the_table_do_not_matter() -> None:
    """WPS and people colour rows and columns to the end of the sheet."""
    made = workbook(("分解", PLAIN))
    made.worksheets[0].cell(1_048_576, 200).number_format = "0%"
    found = read(saved(made), "台账.xlsx")
    assert [task.text for task in tasks(found)] == ["排查隐患", "修订预案"]


def test_empty_sheets_are_src002() -> None:
    """A workbook without words."""
    found = read(saved(workbook(("一", ()), ("二", ((None, None), ("", None))))), "台账.xlsx")
    assert found.value is None
    assert [each.code for each in found.findings] == ["SRC002"]


@pytest.mark.parametrize(
    ("mark", "encoding"), [(",", "utf-8-sig"), ("\t", "gb18030"), (";", "utf-8")]
)
def test_values_between_marks_are_a_ledger_too(mark: str, encoding: str) -> None:
    """With quotes around line breaks, in the encodings of text."""
    rows = [mark.join(map(str, row)) for row in PLAIN]
    rows.append(f'3{mark}"改造小区{mark}\n完善设施"{mark}县住建局{mark}2025-09-30')
    found = read_csv("\r\n".join(rows).encode(encoding), "台账.csv")
    assert told(tasks(found))[1:] == [
        ("修订预案", "r:县应急局", ["2025-07-31"]),
        (f"改造小区{mark.strip()}完善设施", "r:县住建局", ["2025-09-30"]),
    ]
    assert "SRC043" in [each.code for each in found.findings]


def test_a_csv_that_is_none_is_refused() -> None:
    """Bytes that are no text, and a quote that never ends."""
    for data in (b"\0\1\2\3", b'"' + b"x" * 200_000):
        found = read_csv(data, "台账.csv")
        assert found.value is None
        assert found.findings[0].severity == "error"
