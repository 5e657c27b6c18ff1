"""领导一页纸: few lines, each figure true."""

from __future__ import annotations

from dataclasses import replace

from tests.support import reported
from tests.support.composed import tables, text
from toolkit.documents.blocks import Heading
from toolkit.documents.matter import Matter
from toolkit.documents.onepage import MOST_TASKS, compose

DOCUMENT = compose(reported.matter())[0].document


def test_the_figures_agree_with_the_tasks() -> None:
    """Counted by hand."""
    words = text(DOCUMENT)
    assert "列出工作任务9项。截至2023年6月10日，已完成2项，逾期2项，7日内到期1项。" in words
    assert "任务分布：“抓紧补植”4项；“管好用好”5项。" in words
    assert "主要责任单位：市林业局（2项）、市公园中心（1项）、市城管局（1项）等7个单位。" in words
    assert "责任单位待明确1项，时限待明确3项，是否列为任务待定1项，详见台账。" in words


def test_the_next_tasks_are_the_earliest_unfinished_ones() -> None:
    """Finished and dropped tasks are gone; overdue ones say so."""
    (rows,) = tables(DOCUMENT).values()
    assert [row[0] for row in rows] == ["2", "1", "3", "4"]
    assert rows[0][3] == "2023年5月31日/逾期10天"
    assert rows[2][3] == "2023年6月15日"


def test_no_more_tasks_than_a_page_holds() -> None:
    """Before anything is finished six have a day; the earliest are shown, and it is said."""
    document = compose(reported.matter(states={}, as_of=None))[0].document
    (rows,) = tables(document).values()
    assert len(rows) == MOST_TASKS
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert f"二、近期到期的任务（6项中最早的{MOST_TASKS}项）" in headings


def test_without_days_the_page_shows_who_answers_for_what() -> None:
    """Tasks with a unit, in the order of the list, with the words of their deadlines."""
    speech = reported.speech()
    tasks = tuple(replace(task, deadlines=()) for task in speech.tasks)
    document = compose(Matter(speech=replace(speech, tasks=tasks)))[0].document
    (rows,) = tables(document).values()
    assert [(row[0], row[3]) for row in rows] == [(str(n), "待明确") for n in range(1, 5)]
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert "二、有责任单位的任务（8项中前4项）" in headings
    nobody = tuple(replace(task, units=()) for task in tasks)
    assert not tables(compose(Matter(speech=replace(speech, tasks=nobody)))[0].document)


def test_without_reports_there_is_no_progress() -> None:
    """Nobody reported, so nothing is said about it."""
    assert "截至" not in text(compose(reported.matter(states={}))[0].document)
