"""任务清单: the tasks as a table, grouped by the parts of the speech."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from toolkit.documents.blocks import Block, Column, GroupRow, Paragraph, Row, Run, Table, cell, run
from toolkit.documents.places import Places, label
from toolkit.documents.wording import deadline_cell, is_open, task_words, unit_cell
from toolkit.model import Speech, Task

COLUMNS = (
    Column("序号", 11, "center"),
    Column("任务编号", 18, "center"),
    Column("工作任务", 72),
    Column("责任单位", 30, "center"),
    Column("完成时限", 25, "center"),
)


def listed(speech: Speech) -> tuple[Task, ...]:
    """The tasks of the list: all but the borderline ones, which somebody must judge first."""
    return tuple(task for task in speech.tasks if task.grade != "borderline")


def doubtful(speech: Speech) -> tuple[Task, ...]:
    """The borderline tasks (表态性要求)."""
    return tuple(task for task in speech.tasks if task.grade == "borderline")


def has_deadline(task: Task) -> bool:
    """Whether the task says by when, and nobody need add a day."""
    return any(not is_open(deadline) for deadline in task.deadlines)


def task_list(speech: Speech, places: Places) -> Iterator[Block]:
    """A line on how to read it, then the table; one line where there are no tasks."""
    tasks = listed(speech)
    if tasks:
        yield Paragraph(run("任务文字照录原文，任务编号与台账一致。"))
        yield Table(COLUMNS, tuple(rows(tasks, places)))
    else:
        yield Paragraph(run("原文没有可以列入清单的工作任务。"))


def numbers(tasks: Iterable[Task], places: Places) -> dict[str, int]:
    """序号: the place of every task in the list, by task id."""
    grouped = (task for group in places.by_part(tasks).values() for task in group)
    return {task.id: number for number, task in enumerate(grouped, 1)}


def rows(tasks: Iterable[Task], places: Places) -> Iterator[Row | GroupRow]:
    """The rows of the tasks, numbered through; no group rows where nothing has a heading."""
    groups = places.by_part(tasks)
    number = count(1)
    for part, members in groups.items():
        if part or len(groups) > 1:
            yield GroupRow((Run(label(part)), Run(f"（{len(members)}项）", "mark")))
        for task in members:
            yield row(task, next(number))


def row(task: Task, number: int) -> Row:
    """One task."""
    return Row(
        (
            cell(str(number)),
            cell(task.id),
            cell(task_words(task)),
            unit_cell(task),
            deadline_cell(task),
        )
    )
