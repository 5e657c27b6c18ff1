"""督办通知: one for each unit, with what it has to do and a slip to return (回执)."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.documents.blocks import (
    AnnexList,
    AnnexStart,
    Block,
    Cell,
    Column,
    Entry,
    Form,
    Heading,
    Paragraph,
    Recipients,
    Row,
    Run,
    Table,
    Title,
    cell,
    run,
)
from toolkit.documents.demands import deadlines, demands, feedback, in_time
from toolkit.documents.facts import name
from toolkit.documents.letter import document, signature
from toolkit.documents.matter import Letter, Matter
from toolkit.documents.tasklist import has_deadline
from toolkit.documents.wording import deadline_cell, joined, marked, numerals, task_words, unit_runs
from toolkit.ledger.unitbook import stated
from toolkit.model import Task, Unit, UnitRole

KIND = "督办通知"
SLIP = "督办事项回执"

_DUTIES: dict[UnitRole, str] = {"lead": "牵头", "responsible": "负责", "support": "配合"}
_COLUMNS = (
    Column("序号", 11, "center"),
    Column("任务编号", 19, "center"),
    Column("工作任务", 65),
    Column("职责", 16, "center"),
    Column("共同承办单位", 23, "center"),
    Column("完成时限", 22, "center"),
)


def compose(matter: Matter) -> tuple[Letter, ...]:
    """A notice for each unit that a task of the list names, in the order of their first task."""
    title = f"关于落实{name(matter.speech)}工作任务的督办通知"
    return tuple(
        Letter(
            document(matter, KIND, title, _body(matter, unit, tasks), place=place),
            unit,
            place,
            tasks,
        )
        for place, (unit, tasks) in enumerate(duties(matter).items())
    )


def duties(matter: Matter) -> dict[str, tuple[Task, ...]]:
    """The tasks of each unit, whatever its part in them."""
    found: dict[str, list[Task]] = {}
    for task in matter.tasks:
        for unit in dict.fromkeys(joined(unit.name) for unit in stated(task)):
            found.setdefault(unit, []).append(task)
    return {unit: tuple(tasks) for unit, tasks in found.items()}


def unassigned(matter: Matter) -> tuple[Task, ...]:
    """The tasks that go to nobody, since no unit is named."""
    return tuple(task for task in matter.tasks if not stated(task))


def _body(matter: Matter, unit: str, tasks: tuple[Task, ...]) -> Iterator[Block]:
    yield Recipients(run(f"{unit}："))
    yield Paragraph(
        run(
            f"为抓好{name(matter.speech)}的贯彻落实，现将涉及你单位的工作任务{len(tasks)}项"
            f"（{_shares(unit, tasks)}）交办给你单位，请认真办理。"
        )
    )
    yield Heading(1, "一、督办事项")
    yield Paragraph(run("任务文字照录原文，任务编号与台账一致。"))
    rows = tuple(_row(unit, task, number) for number, task in enumerate(tasks, 1))
    yield Table(_COLUMNS, rows)
    yield Heading(1, "二、办理要求")
    yield from demands(_demands(matter, unit, tasks))
    yield AnnexList((SLIP,))
    yield from signature(matter)
    yield AnnexStart("附件")
    yield Title(SLIP)
    yield _slip(matter, unit, tasks)


def _part(unit: str, task: Task) -> Unit:
    """The unit's gravest part in a task: lead before responsible before support."""
    order = list(_DUTIES)
    mine = [each for each in task.units if joined(each.name) == unit]
    return min(mine, key=lambda each: order.index(each.role))


def _shares(unit: str, tasks: tuple[Task, ...]) -> str:
    roles = [_part(unit, task).role for task in tasks]
    return numerals(
        f"{word}{roles.count(role)}项" for role, word in _DUTIES.items() if role in roles
    )


def _row(unit: str, task: Task, number: int) -> Row:
    part = _part(unit, task)
    return Row(
        (
            cell(str(number)),
            cell(task.id),
            cell(task_words(task)),
            (marked(_DUTIES[part.role], part.certainty),),
            _others(unit, task),
            deadline_cell(task),
        )
    )


def _others(unit: str, task: Task) -> Cell:
    others = [each for each in task.units if joined(each.name) != unit]
    lines = tuple(
        (*run(f"{word}："), *unit_runs(group))
        for role, word in _DUTIES.items()
        if (group := [each for each in others if each.role == role])
    )
    return lines or (run("—"),)


def _demands(
    matter: Matter, unit: str, tasks: tuple[Task, ...]
) -> Iterator[tuple[str, str | tuple[Run, ...]]]:
    roles = {_part(unit, task).role for task in tasks}
    together = any(_others(unit, task) != (run("—"),) for task in tasks)
    yield (
        "明确责任",
        (
            "请逐项确定分管负责人和具体承办人，排出工作步骤。"
            + (_COOPERATE[roles == {"support"}] if together else "")
        ),
    )
    yield (
        "按期办结",
        (
            f"{deadlines(tasks)}。{in_time(tasks, '请按期完成', '请在回执中提出完成日期')}"
            "确需延期的，请在到期前书面说明原因和拟完成日期。"
        ),
    )
    yield "及时反馈", feedback(matter)
    yield "按时回执", "请收到本通知后填写回执（见附件），签字后退回。"


_COOPERATE = {
    True: "请按照牵头单位的安排做好配合。",
    False: "几个单位共同承办的，由牵头单位主动会商，配合单位按照分工落实。",
}


def _slip(matter: Matter, unit: str, tasks: tuple[Task, ...]) -> Form:
    day = run("　　　　年　　月　　日")
    undated = not all(map(has_deadline, tasks))
    return Form(
        (
            Entry("收件单位", run(unit)),
            Entry("来文", run(f"关于落实{name(matter.speech)}工作任务的督办通知")),
            Entry("督办事项", run(f"共{len(tasks)}项：{numerals(task.id for task in tasks)}")),
            *((Entry("时限待明确事项的完成日期", lines=3),) if undated else ()),
            Entry("对任务分工的意见", lines=3),
            Entry("分管负责人及电话"),
            Entry("承办人及电话"),
            Entry("签收人（签字）"),
            Entry("签收日期", day),
        )
    )
