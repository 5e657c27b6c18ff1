"""领导一页纸: the whole on one page: how much, by whom, by when, what needs a decision."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from toolkit.documents.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Row,
    Run,
    Runs,
    Subtitle,
    Table,
    cell,
    run,
)
from toolkit.documents.facts import name
from toolkit.documents.letter import document
from toolkit.documents.matter import Letter, Matter, owners
from toolkit.documents.outline import extent
from toolkit.documents.places import label
from toolkit.documents.reminder import counting, due_words, left
from toolkit.documents.tasklist import doubtful, has_deadline
from toolkit.documents.wording import deadline_cell, joined, numerals, shortened, unit_runs
from toolkit.ledger.progress import FINISHED
from toolkit.ledger.rows import PENDING
from toolkit.ledger.timing import due
from toolkit.model import Section, Task

KIND = "领导一页纸"

MOST_TASKS = 4
"""Tasks that are shown; the ledger has all."""

_MARK, _TOPIC = re.compile("[，,；;。：:]"), 16
_MOST_PARTS, _MOST_UNITS, _WORDS = 3, 3, 30
_COLUMNS = (
    Column("序号", 11, "center"),
    Column("工作任务", 76),
    Column("责任单位", 31, "center"),
    Column("完成时限", 38, "center"),
)


def compose(matter: Matter) -> tuple[Letter, ...]:
    """The page; progress is told where a day is given and something was reported."""
    title = f"{name(matter.speech)}任务要情"
    return (Letter(document(matter, KIND, title, _body(matter), framed=False)),)


def _body(matter: Matter) -> Iterator[Block]:
    if matter.day and not _progress(matter):
        yield Subtitle(run(f"（{matter.day}）"))
    yield Heading(1, "一、总体情况")
    yield Paragraph((Run(_extent(matter)), Run(_progress(matter))))
    if not matter.tasks:
        return
    yield Paragraph((Run("任务分布：", "strong"), Run(_parts(matter))))
    yield Paragraph((Run("主要责任单位：", "strong"), Run(_units(matter))))
    yield from _next(matter)
    yield Heading(1, "三、需要明确的事项")
    yield Paragraph(run(_open(matter)))


def _extent(matter: Matter) -> str:
    length = extent(matter.speech)
    tasks = len(matter.tasks)
    if not tasks:
        return "原文没有可以列入清单的工作任务。"
    shape = f"全文{length}，" if length else ""
    return f"{shape}列出工作任务{tasks}项。"


def _progress(matter: Matter) -> str:
    if matter.as_of is None or not any(state.date for state in matter.states.values()):
        return ""
    going = Counter(matter.light(task) for task in matter.tasks)
    finished = sum(matter.state(task).status in FINISHED for task in matter.tasks)
    return (
        f"截至{matter.day}，已完成{finished}项，逾期{going['overdue']}项，"
        f"{matter.settings.warning_days}日内到期{going['due_soon']}项。"
    )


def _parts(matter: Matter) -> str:
    groups = matter.places.by_part(matter.tasks)
    if len(groups) == 1:
        return f"全部{len(matter.tasks)}项同属一个部分。"
    shown = list(groups.items())[:_MOST_PARTS]
    words = [f"“{_topic(part)}”{len(tasks)}项" for part, tasks in shown]
    rest = len(matter.tasks) - sum(len(tasks) for _, tasks in shown)
    return "；".join([*words, *([f"其余部分{rest}项"] if rest else [])]) + "。"


def _topic(part: Section | None) -> str:
    """What a part is about: its heading without number, up to the first mark."""
    words = joined(part.heading).removeprefix(joined(part.marker)) if part else ""
    return shortened(_MARK.split(words)[0], _TOPIC) or label(part)


def _units(matter: Matter) -> str:
    counts = Counter(unit for task in matter.tasks for unit in owners(task))
    if not counts:
        return "原文没有写明。"
    ranked = sorted(counts, key=lambda unit: -counts[unit])
    named = numerals(f"{unit}（{counts[unit]}项）" for unit in ranked[:_MOST_UNITS])
    rest = f"等{len(ranked)}个单位" if len(ranked) > _MOST_UNITS else ""
    return f"{named}{rest}。"


def _next(matter: Matter) -> Iterator[Block]:
    """The unfinished tasks whose day comes next, overdue ones first of all.

    Where none has a day, the first of those that somebody answers for.
    """
    open_ = [task for task in matter.tasks if matter.light(task) not in {"done", "none"}]
    dated = [task for task in open_ if due(task, matter.state(task))]
    if dated:
        ranked = sorted(dated, key=lambda t: (counting(matter, t), matter.number[t.id]))
        yield from _shown(matter, ranked, "近期到期的任务", "最早的")
    elif owned := [task for task in open_ if owners(task)]:
        yield from _shown(matter, owned, "有责任单位的任务", "前")
    else:
        yield Heading(1, "二、近期到期的任务")
        yield Paragraph(run("没有写明完成日期或责任单位而未完成的任务。"))


def _shown(matter: Matter, tasks: list[Task], what: str, which: str) -> Iterator[Block]:
    shown = tasks[:MOST_TASKS]
    more = f"（{len(tasks)}项中{which}{len(shown)}项）" if len(tasks) > len(shown) else ""
    yield Heading(1, f"二、{what}{more}")
    yield Table(_COLUMNS, tuple(_row(matter, task) for task in shown))


def _row(matter: Matter, task: Task) -> Row:
    late = matter.light(task) == "overdue"
    remark = ((Run(f"逾期{-left(matter, task)}天", "alert"),),) if late else ()
    return Row(
        (
            cell(str(matter.number[task.id])),
            cell(shortened(task.text, _WORDS)),
            (_owners(task),),
            (*_day(matter, task), *remark),
        )
    )


def _day(matter: Matter, task: Task) -> Cell:
    """The day that counts, or the words of the first deadline where there is none."""
    dated = due(task, matter.state(task)) is not None
    return (due_words(matter, task) if dated else deadline_cell(task))[:1]


def _owners(task: Task) -> Runs:
    """Two of the units that answer for the task, and how many there are."""
    names = owners(task)
    units = [unit for unit in task.units if joined(unit.name) in names[:2]]
    if not units:
        return run(PENDING)
    more = run(f"等{len(names)}个单位") if len(names) > 2 else ()
    return (*unit_runs(units), *more)


def _open(matter: Matter) -> str:
    tasks = matter.tasks
    nobody = sum(not task.units for task in tasks)
    undated = len(tasks) - sum(map(has_deadline, tasks))
    doubts = len(doubtful(matter.speech))
    parts = [
        f"{words}{count}项"
        for count, words in (
            (nobody, "责任单位待明确"),
            (undated, "时限待明确"),
            (doubts, "是否列为任务待定"),
        )
        if count
    ]
    return "，".join(parts) + "，详见台账。" if parts else "没有需要明确的事项。"
