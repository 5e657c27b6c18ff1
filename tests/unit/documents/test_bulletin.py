"""督查通报: every figure is reckoned here once more, from the tasks themselves."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

import pytest

from tests.support import reported, waterworks
from tests.support.composed import tables, text
from toolkit.documents.blocks import Items, plain
from toolkit.documents.bulletin import compose
from toolkit.documents.matter import Matter, owners
from toolkit.documents.standing import behind, silent

MATTER = reported.matter()
DOCUMENT = compose(MATTER)[0].document
BY_STATUS, BY_PART, BY_UNIT, ANNEX = tables(DOCUMENT).values()


def percentages(rows: list[list[str]], column: int) -> list[Decimal]:
    """A column of percentages as numbers."""
    return [Decimal(row[column].rstrip("%")) for row in rows]


def test_statuses_add_up_to_all_tasks_and_to_one_hundred() -> None:
    """Counts and shares of the table, with its total."""
    *rows, total = BY_STATUS
    statuses = Counter(MATTER.settings.statuses[MATTER.state(t).status] for t in MATTER.tasks)
    assert {row[0]: int(row[1]) for row in rows} == statuses
    assert total == ["合计", str(len(MATTER.tasks)), "100%"]
    assert sum(percentages(rows, 2)) == 100


def test_the_text_tells_the_figures_of_the_table() -> None:
    """Each status with its count and share, in the same order."""
    told = re.findall(r"([^：；]+?)(\d+)项，占([\d.]+%)", text(DOCUMENT))
    assert [list(each) for each in told] == BY_STATUS[:-1]


def test_parts_add_up() -> None:
    """Every column of counts to its total, the shares to 100."""
    *rows, total = BY_PART
    for column in range(1, 7):
        assert sum(int(row[column]) for row in rows) == int(total[column])
    assert sum(percentages(rows, 7)) == 100
    for row in BY_PART:
        tasks, *groups = map(int, row[1:6])
        assert sum(groups) == tasks
        assert percentages([row], 8)[0] == round(Decimal(100 * groups[0]) / tasks, 1)


def test_units_are_counted_by_whom_they_answer_for() -> None:
    """Lead or responsible units; those without stand last."""
    expected = Counter(unit for task in MATTER.tasks for unit in owners(task) or ("待明确",))
    assert {row[0]: int(row[1]) for row in BY_UNIT} == expected
    assert BY_UNIT[0][0] == "市林业局"
    assert BY_UNIT[-1][0] == "待明确"


def test_lagging_tasks_are_named_by_number_and_unit() -> None:
    """The longest overdue first, with number, id, day and days late."""
    late, slow = (block for block in DOCUMENT.blocks if isinstance(block, Items))
    first, second = map(plain, late.entries)
    assert first.startswith("市公园中心负责的第2项（任务编号1-02）“")
    assert first.endswith("，应于2023年5月31日完成，已逾期10天，未反馈。")
    assert second.startswith("市林业局负责的第1项（任务编号1-01）")
    assert [plain(runs)[:4] for runs in slow.entries] == ["市水务局"]


def test_behind_schedule_is_reckoned_from_the_day_of_the_speech() -> None:
    """101 of 213 days are over, 20 % done: 27 points behind. Overdue tasks are told elsewhere."""
    ((task, gap),) = behind(MATTER)
    assert task.id == "1-04"
    assert gap == pytest.approx(20 - 100 * 101 / 213)


def test_silent_units_are_those_with_open_tasks_and_no_report() -> None:
    """Who reported on anything is not silent."""
    assert silent(MATTER) == ("市公园中心", "市城管局")
    assert "从未反馈进展的单位2个：市公园中心、市城管局。" in text(DOCUMENT)


def test_the_annex_has_every_task_with_status_and_light() -> None:
    """The words of the lights stand under the status."""
    assert [row[1] for row in ANNEX] == [task.id for task in MATTER.tasks]
    assert ANNEX[0][5] == "推进中/逾期"
    assert ANNEX[2][5] == "未启动/临期"
    assert ANNEX[5][5] == "已销号"


def test_next_steps_speak_only_of_what_there_is() -> None:
    """Counts of the demands are those of the parts above."""
    words = text(DOCUMENT)
    assert "2项逾期任务的责任单位要说明原因" in words
    assert "1项临期任务的责任单位要倒排工期" in words
    assert "没有牵头或责任单位的1项要落实到单位，没有明确时限的2项要逐项研究" in words
    calm = compose(reported.matter(as_of=MATTER.begun))[0].document
    assert "逾期任务的责任单位" not in text(calm)


def test_any_speech_without_reports_has_all_tasks_not_started() -> None:
    """One status has everything: 100 %."""
    matter = Matter(speech=waterworks.speech(), as_of=reported.AS_OF)
    rows = next(iter(tables(compose(matter)[0].document).values()))
    assert rows == [["未启动", "5", "100%"], ["合计", "5", "100%"]]
