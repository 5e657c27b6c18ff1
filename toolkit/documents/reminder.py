"""催办通知: what is overdue and what falls due soon, red before amber."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from toolkit.documents.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Row,
    Run,
    Table,
    Tone,
    cell,
    run,
)
from toolkit.documents.demands import demands, feedback
from toolkit.documents.division import owner_cell
from toolkit.documents.facts import name
from toolkit.documents.letter import document, recipients, signature
from toolkit.documents.matter import Letter, Matter, owners
from toolkit.documents.wording import chinese_date, joined, task_words
from toolkit.ledger.progress import FINISHED
from toolkit.ledger.timing import Light, coming, days_left, due, planned
from toolkit.model import Task
from toolkit.zh.numerals import to_han

KIND = "催办通知"

_LADDER: tuple[tuple[Light, Tone], ...] = (("overdue", "alert"), ("due_soon", "warning"))


def compose(matter: Matter) -> tuple[Letter, ...]:
    """The notice on the day `as_of`, which must be given."""
    title = f"关于{name(matter.speech)}工作任务的催办通知"
    return (Letter(document(matter, KIND, title, _body(matter))),)


def in_time(matter: Matter, wanted: Light) -> tuple[Task, ...]:
    """The tasks with a light, the earliest day first."""
    tasks = matter.with_light(wanted)
    return tuple(sorted(tasks, key=lambda task: (left(matter, task), matter.number[task.id])))


def left(matter: Matter, task: Task) -> int:
    """Days left, negative when overdue; 0 where there is no day to count to."""
    if matter.as_of is None:
        return 0
    return days_left(task, matter.state(task), matter.as_of) or 0


def counting(matter: Matter, task: Task) -> dt.date | None:
    """The day that counts as of the matter's; without one, the day the whole is due."""
    state = matter.state(task)
    return coming(task, state, matter.as_of) if matter.as_of else due(task, state)


def due_words(matter: Matter, task: Task) -> Cell:
    """The day that counts; below it the original day after an extension, or the last of several."""
    state, last, day = matter.state(task), planned(task), counting(matter, task)
    words = chinese_date(day.isoformat()) if day else ""
    if not last or last == day:
        return (run(words),)
    other = chinese_date(last.isoformat())
    note = f"（已延期，原为{other}）" if state.revised_deadline else f"（分阶段，最后为{other}）"
    return (run(words), (Run(note, "mark"),))


def report(matter: Matter, task: Task) -> str:
    """What was last reported about a task, with its day; 未反馈 where nothing was."""
    state = matter.state(task)
    if state.date is None:
        return "未反馈"
    done = f"完成{state.percent:g}%" if state.percent is not None else ""
    said = joined(state.text or "")
    words = (
        "，".join(filter(None, (done, said.rstrip("。")))) or matter.settings.statuses[state.status]
    )
    return f"{words}（{chinese_date(state.date)}反馈）"


def _body(matter: Matter) -> Iterator[Block]:
    rungs = [(light, tone, in_time(matter, light)) for light, tone in _LADDER]
    concerned = [unit for _, _, tasks in rungs for task in tasks for unit in owners(task)]
    yield recipients(matter, dict.fromkeys(concerned))
    yield Paragraph(run(_overview(matter)))
    number = 0
    for light, tone, tasks in rungs:
        if tasks:
            number += 1
            yield from _rung(matter, light, tone, tasks, number)
    if number:
        yield Heading(1, f"{to_han(number + 1)}、办理要求")
        yield from demands(_demands(matter))
    yield from signature(matter)


def _overview(matter: Matter) -> str:
    tasks = matter.tasks
    finished = sum(matter.state(task).status in FINISHED for task in tasks)
    dropped = len(matter.with_light("none"))
    overdue, soon = (len(matter.with_light(light)) for light, _ in _LADDER)
    undated = sum(_undated(matter, task) for task in tasks)
    ended = f"，已终止{dropped}项" if dropped else ""
    rest = f"另有{undated}项是长期、定期任务或日期待明确，未列入催办。" if undated else ""
    urged = "现予催办。" if overdue or soon else "本期没有需要催办的任务。"
    return (
        f"{name(matter.speech)}列出工作任务{len(tasks)}项。截至{matter.day}，已完成{finished}项"
        f"{ended}；未完成的任务中，已经逾期{overdue}项，"
        f"{matter.settings.warning_days}日内到期{soon}项。{rest}{urged}"
    )


def _undated(matter: Matter, task: Task) -> bool:
    going = matter.light(task) not in {"done", "none"}
    return going and due(task, matter.state(task)) is None


def _rung(
    matter: Matter, light: Light, tone: Tone, tasks: tuple[Task, ...], number: int
) -> Iterator[Block]:
    lamp = matter.settings.lights[light]
    yield Heading(1, f"{to_han(number)}、{lamp.color}灯：{lamp.word}任务{len(tasks)}项")
    explained = {
        "overdue": "以下任务已过完成日期而未完成，按逾期天数由多到少排列。",
        "due_soon": f"以下任务在{matter.settings.warning_days}日内到期，按到期先后排列。",
    }
    yield Paragraph(run(explained[light]))
    days = "逾期天数" if light == "overdue" else "剩余天数"
    columns = (
        Column("序号", 11, "center"),
        Column("任务编号", 19, "center"),
        Column("工作任务", 42),
        Column("责任单位", 20, "center"),
        Column("完成日期", 26, "center"),
        Column(days, 12, "center"),
        Column("目前进展", 26, "left"),
    )
    yield Table(columns, tuple(_row(matter, task, tone) for task in tasks))


def _row(matter: Matter, task: Task, tone: Tone) -> Row:
    return Row(
        (
            cell(str(matter.number[task.id])),
            cell(task.id),
            cell(task_words(task)),
            owner_cell(task),
            due_words(matter, task),
            ((Run(str(abs(left(matter, task))), tone),),),
            cell(report(matter, task)),
        )
    )


def _demands(matter: Matter) -> Iterator[tuple[str, str | tuple[Run, ...]]]:
    if matter.with_light("overdue"):
        yield (
            "逾期任务立即办理",
            "请责任单位说明逾期原因，提出补救措施和完成日期，专人盯办，尽快办结。",
        )
    if matter.with_light("due_soon"):
        yield (
            "临期任务按时办结",
            (
                "请责任单位倒排工期，确保按期完成；确实不能按期完成的，请在到期前书面申请延期，"
                "写明原因和拟完成日期。"
            ),
        )
    yield "反馈办理情况", feedback(matter)
