"""任务分解通知: the whole table as annex, and figures that agree with it."""

from __future__ import annotations

from tests.support import reported, waterworks
from tests.support.composed import tables, text
from toolkit.documents.blocks import AnnexList, AnnexStart, GroupRow, Table, plain
from toolkit.documents.division import compose
from toolkit.documents.matter import Matter

MATTER = reported.matter()
DOCUMENT = compose(MATTER)[0].document


def test_the_annex_lists_every_task_with_its_units() -> None:
    """Lead or responsible apart from supporting units; 待明确 where nobody is named."""
    (rows,) = tables(DOCUMENT).values()
    assert [row[1] for row in rows] == [task.id for task in MATTER.tasks]
    assert rows[0][3:] == ["市林业局", "市财政局", "市林业局"]
    assert rows[8][3:5] == ["待明确", "—"]


def test_the_table_is_grouped_by_part_and_the_parts_add_up() -> None:
    """The counts in the text are those of the groups, and together all."""
    table = next(block for block in DOCUMENT.blocks if isinstance(block, Table))
    groups = [plain(row.runs) for row in table.rows if isinstance(row, GroupRow)]
    assert groups == ["一、抓紧补植（4项）", "二、管好用好（5项）"]
    assert "共列工作任务9项，其中“一、抓紧补植”4项，“二、管好用好”5项。" in text(DOCUMENT)


def test_units_and_deadlines_are_counted() -> None:
    """Counted here by hand: 8 tasks have a unit, 7 different ones; 6 have a day, 3 have none."""
    words = text(DOCUMENT)
    assert "有牵头或责任单位的8项，涉及7个单位，责任单位待明确的1项。" in words
    assert "9项任务中，时限明确的6项，时限待明确的3项。" in words
    assert "分解表第9项没有写明牵头或责任单位" in words


def test_the_annex_is_announced_under_its_name() -> None:
    """附件 in the notice, and the same name above the table."""
    (announced,) = (block for block in DOCUMENT.blocks if isinstance(block, AnnexList))
    assert announced.names == ("《在全市绿化工作会议上的讲话》任务分解表",)
    assert any(isinstance(block, AnnexStart) for block in DOCUMENT.blocks)
    assert text(DOCUMENT).count(announced.names[0]) == 3


def test_units_that_are_not_written_there_keep_their_mark() -> None:
    """An inherited unit is told from a stated one."""
    document = compose(Matter(speech=waterworks.speech()))[0].document
    (rows,) = tables(document).values()
    assert "各区（承上）" in [row[3] for row in rows]
