"""催办通知: red before amber, the longest overdue first."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.support import reported
from tests.support.composed import tables, text
from tests.support.draft import deadline
from toolkit.documents import bulletin
from toolkit.documents.blocks import Heading, Recipients, plain
from toolkit.documents.office import Office
from toolkit.documents.reminder import compose

DOCUMENT = compose(reported.matter())[0].document
RED, AMBER = tables(DOCUMENT).values()


def test_the_ladder_goes_from_red_to_amber_with_counts() -> None:
    """The word of the light stands beside its colour, for black and white print."""
    headings = [b.text for b in DOCUMENT.blocks if isinstance(b, Heading) and b.level == 1]
    assert headings == ["一、红灯：逾期任务2项", "二、黄灯：临期任务1项", "三、办理要求"]


def test_overdue_tasks_by_days() -> None:
    """31 May is ten days before 10 June, the revised 5 June five; the planned day stays visible."""
    assert [(row[1], row[5]) for row in RED] == [("1-02", "10"), ("1-01", "5")]
    assert RED[0][3:5] == ["市公园中心", "2023年5月31日"]
    assert RED[1][4] == "2023年6月5日/（已延期，原为2023年5月20日）"


def test_due_soon_tasks_by_days_left() -> None:
    """15 June is five days after 10 June."""
    assert [(row[1], row[5]) for row in AMBER] == [("1-03", "5")]


def test_an_earlier_day_that_nothing_was_begun_by_is_late() -> None:
    """分阶段: the day that counts, and below it the last one."""
    days = tuple(deadline(words, date=f"2023-{words}") for words in ("06-05", "09-30"))
    speech = reported.speech()
    tasks = tuple(
        replace(task, deadlines=days) if task.id == "1-03" else task for task in speech.tasks
    )
    matter = replace(reported.matter(), speech=replace(speech, tasks=tasks))
    red = next(iter(tables(compose(matter)[0].document).values()))
    assert [(row[1], row[5]) for row in red] == [("1-02", "10"), ("1-01", "5"), ("1-03", "5")]
    assert red[2][4] == "2023年6月5日/（分阶段，最后为2023年9月30日）"
    assert "应于2023年6月5日完成第一阶段工作，已逾期5天" in text(
        bulletin.compose(matter)[0].document
    )


def test_the_last_report_stands_beside_the_task() -> None:
    """What was said and when, or that nothing was."""
    assert RED[0][6] == "未反馈"
    assert RED[1][6] == "完成40%，缺苗（2023年5月25日反馈）"


def test_the_figures_agree() -> None:
    """9 tasks: 2 finished, 1 dropped, 2 overdue, 1 due soon, 2 without a day, 1 not yet near."""
    words = text(DOCUMENT)
    assert "列出工作任务9项。截至2023年6月10日，已完成2项，已终止1项；" in words
    assert "已经逾期2项，7日内到期1项。另有2项是长期、定期任务或日期待明确，未列入催办。" in words


def test_it_goes_to_the_units_concerned() -> None:
    """Few units are named; many are addressed as the office usually does."""
    (to,) = (block for block in DOCUMENT.blocks if isinstance(block, Recipients))
    assert plain(to.runs) == "市公园中心、市林业局、市城管局："


@pytest.mark.parametrize(("day", "red", "amber"), [("2023-03-01", 0, 0), ("2023-12-31", 4, 0)])
def test_another_day_gives_other_rungs(day: str, red: int, amber: int) -> None:
    """Nothing about lateness is stored: the day alone decides."""
    matter = reported.matter(as_of=dt.date.fromisoformat(day))
    document = compose(matter)[0].document
    assert f"已经逾期{red}项，7日内到期{amber}项" in text(document)
    assert ("本期没有需要催办的任务。" in text(document)) == (red + amber == 0)


def test_recipients_of_the_office_where_many_are_concerned() -> None:
    """With nobody concerned, whom the office names; without an office 各有关单位."""
    matter = reported.matter(as_of=dt.date(2023, 3, 1), office=Office(recipients=("各区", "各局")))
    (to,) = (b for b in compose(matter)[0].document.blocks if isinstance(b, Recipients))
    assert plain(to.runs) == "各区、各局："
