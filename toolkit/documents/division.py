"""任务分解通知: the tasks handed out to all, with the table of who does what (分解表) as annex."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from toolkit.documents.blocks import (
    AnnexList,
    AnnexStart,
    Block,
    Cell,
    Column,
    GroupRow,
    Heading,
    Paragraph,
    Row,
    Run,
    Table,
    Title,
    cell,
    run,
)
from toolkit.documents.demands import deadlines, demands, feedback, in_time
from toolkit.documents.facts import name
from toolkit.documents.letter import document, recipients, signature
from toolkit.documents.matter import Letter, Matter, owners
from toolkit.documents.places import label
from toolkit.documents.wording import deadline_cell, of_role, ranges, task_words, unit_runs
from toolkit.ledger.rows import PENDING
from toolkit.model import Task

KIND = "任务分解通知"

_COLUMNS = (
    Column("序号", 11, "center"),
    Column("任务编号", 19, "center"),
    Column("工作任务", 63),
    Column("牵头（责任）单位", 23, "center"),
    Column("配合单位", 18, "center"),
    Column("完成时限", 22, "center"),
)


def compose(matter: Matter) -> tuple[Letter, ...]:
    """The notice with its annex."""
    annex = f"{name(matter.speech)}任务分解表"
    title = f"关于印发{annex}的通知"
    return (Letter(document(matter, KIND, title, _body(matter, annex))),)


def _body(matter: Matter, annex: str) -> Iterator[Block]:
    yield recipients(matter)
    yield Paragraph(
        run(f"为抓好{name(matter.speech)}的贯彻落实，现将任务分解表印发给你们，请认真组织实施。")
    )
    yield Heading(1, "一、任务分解情况")
    yield from map(Paragraph, map(run, _overview(matter)))
    yield Heading(1, "二、工作要求")
    yield from demands(_demands(matter))
    yield AnnexList((annex,))
    yield from signature(matter)
    yield AnnexStart("附件")
    yield Title(annex)
    if matter.tasks:
        yield Table(_COLUMNS, tuple(_rows(matter)))
    else:
        yield Paragraph(run("原文没有可以列入清单的工作任务。"))


def _overview(matter: Matter) -> Iterator[str]:
    tasks = matter.tasks
    groups = matter.places.by_part(tasks)
    if len(groups) > 1:
        parts = "，".join(f"“{label(part)}”{len(members)}项" for part, members in groups.items())
        yield f"任务分解表共列工作任务{len(tasks)}项，其中{parts}。"
    else:
        yield f"任务分解表共列工作任务{len(tasks)}项。"
    if tasks:
        units = {unit for task in tasks for unit in owners(task)}
        owned = sum(bool(owners(task)) for task in tasks)
        nobody = len(tasks) - owned
        rest = f"，责任单位待明确的{nobody}项" if nobody else ""
        yield (f"有牵头或责任单位的{owned}项，涉及{len(units)}个单位{rest}。{deadlines(tasks)}。")


def _demands(matter: Matter) -> Iterator[tuple[str, str | tuple[Run, ...]]]:
    tasks = matter.tasks
    yield (
        "认领任务",
        (
            "各责任单位要对照分解表逐项认领，确定分管负责人和承办人，细化措施和步骤。"
            "几个单位共同承办的，由牵头单位负总责，配合单位按照分工落实。"
        ),
    )
    nobody = [matter.number[task.id] for task in tasks if not owners(task)]
    if nobody:
        yield (
            "明确责任单位",
            f"分解表第{ranges(nobody)}项没有写明牵头或责任单位，由印发单位另行确定。",
        )
    yield "按期完成", in_time(tasks, "要如期完成", "要提出完成日期，报印发单位核定")
    yield "及时反馈", feedback(matter)


def _rows(matter: Matter) -> Iterator[Row | GroupRow]:
    groups = matter.places.by_part(matter.tasks)
    number = count(1)
    for part, members in groups.items():
        if part or len(groups) > 1:
            yield GroupRow((Run(label(part)), Run(f"（{len(members)}项）", "mark")))
        for task in members:
            yield _row(task, next(number))


def _row(task: Task, number: int) -> Row:
    return Row(
        (
            cell(str(number)),
            cell(task.id),
            cell(task_words(task)),
            owner_cell(task),
            _support(task),
            deadline_cell(task),
        )
    )


def owner_cell(task: Task) -> Cell:
    """The units that answer for a task, lead before responsible; 待明确 if there are none."""
    both = [
        (word, of_role(task, role)) for role, word in (("lead", "牵头"), ("responsible", "责任"))
    ]
    groups = [(word, units) for word, units in both if units]
    if len(groups) == 1:
        return (unit_runs(groups[0][1]),)
    return tuple((Run(f"{word}："), *unit_runs(units)) for word, units in groups) or (run(PENDING),)


def _support(task: Task) -> Cell:
    units = of_role(task, "support")
    return (unit_runs(units) if units else run("—"),)
