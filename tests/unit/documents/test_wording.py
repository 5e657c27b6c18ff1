"""How single values are printed."""

from __future__ import annotations

import pytest

from tests.support.draft import Draft, deadline, unit
from toolkit.documents import wording
from toolkit.documents.blocks import plain
from toolkit.model import Deadline, Task, Unit


def task(units: tuple[Unit, ...] = (), deadlines: tuple[Deadline, ...] = ()) -> Task:
    """A task with these units and deadlines."""
    draft = Draft("办理。")
    draft.task("01", "办理。", units=units, deadlines=deadlines)
    return draft.tasks[0]


@pytest.mark.parametrize(
    ("iso", "printed"),
    [
        ("2023-05-06", "2023年5月6日"),
        ("2023-12-31", "2023年12月31日"),
        ("2023-05", "2023年5月"),
        ("2023", "2023年"),
        ("某日", "某日"),
    ],
)
def test_dates_have_no_leading_zeros(iso: str, printed: str) -> None:
    """GB/T 9704—2012, 7.3.5.4."""
    assert wording.chinese_date(iso) == printed


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("抓好管\n网改造", "抓好管网改造"),
        ("抓好管\r\n　　网改造\n", "抓好管网改造"),
        ("Plan\nB", "Plan B"),
        ("第3\n季度", "第3季度"),
        ("政 治站位", "政 治站位"),
        ("\n", ""),
    ],
)
def test_words_on_one_line(text: str, line: str) -> None:
    """Line breaks go; blanks inside the words of the source stay."""
    assert wording.joined(text) == line


@pytest.mark.parametrize(
    ("numbers", "printed"),
    [([], ""), ([4], "4"), ([4, 5], "4、5"), ([1, 2, 3, 5, 7, 8, 9], "1—3、5、7—9")],
)
def test_ranges(numbers: list[int], printed: str) -> None:
    """Two neighbours are listed, three are a range."""
    assert wording.ranges(numbers) == printed


def test_units_stand_by_role_lead_first() -> None:
    """Each role has its label; units that are only responsible need none."""
    cell = wording.unit_cell(task((unit("丙局", "support"), unit("乙局"), unit("甲局", "lead"))))
    assert [plain(line) for line in cell] == ["牵头：甲局", "责任：乙局", "配合：丙局"]
    assert [plain(line) for line in wording.unit_cell(task((unit("乙局"),)))] == ["乙局"]


def test_one_mark_serves_several_units() -> None:
    """Three inherited units are marked once, two of different certainty each for itself."""
    inherited = tuple(unit(name, certainty="inherited") for name in ("甲局", "乙局"))
    assert [plain(line) for line in wording.unit_cell(task(inherited))] == [
        "甲局、乙局（均为承上）"
    ]
    mixed = (unit("甲局"), unit("乙局", certainty="suggested"))
    assert [plain(line) for line in wording.unit_cell(task(mixed))] == ["甲局、乙局（建议）"]


def test_a_unit_named_twice_is_printed_once() -> None:
    """Repeats in the source are no second unit."""
    assert plain(wording.unit_cell(task((unit("甲局"), unit("甲局"))))[0]) == "甲局"


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        (deadline("2023年6月底前", date="2023-06-30"), ["2023年6月底前"]),
        (
            deadline("6月底前", date="2023-06-30", certainty="inferred"),
            ["6月底前", "（2023年6月30日，推断）"],
        ),
        (deadline("尽快", "vague"), ["尽快", "（待明确）"]),
        (deadline("节后", "event"), ["节后", "（待明确）"]),
        (deadline("会后三日内", "relative"), ["会后三日内", "（待明确）"]),
        (deadline("立即", "immediate"), ["立即"]),
        (deadline("长期", "standing"), ["长期"]),
        (deadline("每月5日前", "recurring"), ["每月5日前"]),
        (deadline("", date="2023-06-30", certainty="entered"), ["（2023年6月30日，填写）"]),
        (deadline("", "standing", certainty="entered"), ["（长期，填写）"]),
    ],
)
def test_deadlines(given: Deadline, printed: list[str]) -> None:
    """The words of the source, and below them what the reader must know about the day."""
    cell = wording.deadline_cell(task(deadlines=(given,)))
    assert [plain(line) for line in cell] == printed


def test_a_deadline_said_three_times_is_printed_once() -> None:
    """第一时间 … 第一时间 … is one demand."""
    at_once = deadline("第一时间", "immediate")
    cell = wording.deadline_cell(task(deadlines=(at_once, at_once)))
    assert [plain(line) for line in cell] == ["第一时间"]
