"""督查通报: how far the tasks are, in figures that add up, and who lags behind."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.documents.blocks import (
    AnnexList,
    AnnexStart,
    Block,
    Column,
    Heading,
    Items,
    Paragraph,
    Row,
    Run,
    Runs,
    Table,
    Title,
    cell,
    run,
)
from toolkit.documents.demands import demands, feedback
from toolkit.documents.division import owner_cell
from toolkit.documents.facts import name
from toolkit.documents.letter import document, recipients, signature
from toolkit.documents.matter import Letter, Matter, owners
from toolkit.documents.reminder import counting, due_words, in_time, left, report
from toolkit.documents.standing import LAG, Tally, behind, by_part, by_unit, silent, tally
from toolkit.documents.tasklist import doubtful, has_deadline
from toolkit.documents.wording import chinese_date, numerals, shortened, task_words
from toolkit.ledger.shares import percent, shares
from toolkit.ledger.timing import due
from toolkit.model import Task
from toolkit.zh.numerals import to_han

KIND = "督查通报"
ANNEX = "任务进展情况表"

_ORDER = ("done", "closed", "in_progress", "standing", "not_started", "returned", "cancelled")
_COUNTS = ("任务数", "已完成", "推进中", "未启动", "其他", "逾期")
_PROGRESS = (
    Column("序号", 11, "center"),
    Column("任务编号", 19, "center"),
    Column("工作任务", 40),
    Column("责任单位", 20, "center"),
    Column("完成日期", 26, "center"),
    Column("状态", 15, "center"),
    Column("目前进展", 25, "left"),
)


def compose(matter: Matter) -> tuple[Letter, ...]:
    """The bulletin on the day `as_of`, which must be given."""
    title = f"关于{name(matter.speech)}工作任务落实情况的通报"
    return (Letter(document(matter, KIND, title, _body(matter), serial=True)),)


def _body(matter: Matter) -> Iterator[Block]:
    yield recipients(matter)
    yield Paragraph(
        run(
            f"现将{name(matter.speech)}工作任务落实情况通报如下。情况截至{matter.day}，"
            "按各单位反馈统计。"
        )
    )
    parts = (("总体情况", _overall), ("分类情况", _classes), ("滞后事项", _lagging))
    number = 0
    for heading, compose_part in parts:
        if blocks := tuple(compose_part(matter)):
            number += 1
            yield Heading(1, f"{to_han(number)}、{heading}")
            yield from blocks
    if matter.tasks:
        yield Heading(1, f"{to_han(number + 1)}、下一步要求")
        yield from demands(_demands(matter))
        yield AnnexList((ANNEX,))
    yield from signature(matter)
    if matter.tasks:
        yield AnnexStart("附件")
        yield Title(ANNEX)
        yield Table(_PROGRESS, tuple(_row(matter, task) for task in matter.tasks))


def _overall(matter: Matter) -> Iterator[Block]:
    tasks = matter.tasks
    if not tasks:
        yield Paragraph(run("没有列入清单的工作任务。"))
        return
    statuses = matter.settings.statuses
    reached = [matter.state(task).status for task in tasks]
    counts = {slug: reached.count(slug) for slug in _ORDER if slug in reached}
    parts = dict(zip(counts, shares(tuple(counts.values())), strict=True))
    words = "；".join(
        f"{statuses[slug]}{count}项，占{percent(parts[slug])}" for slug, count in counts.items()
    )
    doubts = len(doubtful(matter.speech))
    rest = f"另有表态性要求{doubts}项，不计入。" if doubts else ""
    yield Paragraph(run(f"列入督办的工作任务共{len(tasks)}项。其中：{words}。{rest}"))
    overdue, soon = len(matter.with_light("overdue")), len(matter.with_light("due_soon"))
    yield Paragraph(
        run(
            f"未完成的任务中，已经逾期{overdue}项，{matter.settings.warning_days}日内到期{soon}项。"
        )
    )
    columns = (
        Column("状态", 52, "center"),
        Column("项数", 52, "center"),
        Column("占比", 52, "center"),
    )
    rows = [(statuses[slug], counts[slug], percent(parts[slug])) for slug in counts]
    rows.append(("合计", len(tasks), "100%"))
    yield Table(columns, tuple(Row(tuple(cell(str(each)) for each in row)) for row in rows))


def _classes(matter: Matter) -> Iterator[Block]:
    if not matter.tasks:
        return
    parts = by_part(matter)
    number = 0
    if len(parts) > 1:
        number += 1
        yield Heading(2, f"（{to_han(number)}）按部分")
        yield Paragraph(run("占比为占全部任务的比例，完成率为已完成任务占该部分任务的比例。"))
        yield _table("所在部分", parts, total=tally(matter, matter.tasks))
    yield Heading(2, f"（{to_han(number + 1)}）按单位")
    yield Paragraph(
        run("按牵头或责任单位统计。一项任务有几个责任单位的，各单位分别计数，不作合计。")
    )
    yield _table("单位", by_unit(matter), total=None)


def _table(what: str, tallies: dict[str, Tally], total: Tally | None) -> Table:
    """One line for each group; where there is a total, also its share of all tasks."""
    counts = [each.tasks for each in tallies.values()]
    parts = [percent(share) for share in shares(counts)] if total else []
    columns = (
        Column(what, 44, "left"),
        *(Column(header, 15.5, "center") for header in _COUNTS),
        *((Column("占比", 17, "center"),) if total else ()),
        Column("完成率", 17, "center"),
    )
    rows = [
        (name, *each.counts, *parts[place : place + 1], each.rate)
        for place, (name, each) in enumerate(tallies.items())
    ]
    if total:
        rows.append(("合计", *total.counts, "100%", total.rate))
    return Table(columns, tuple(Row(tuple(cell(str(each)) for each in row)) for row in rows))


def _lagging(matter: Matter) -> Iterator[Block]:
    late, slow, mute = in_time(matter, "overdue"), behind(matter), silent(matter)
    found: tuple[tuple[str, str, tuple[Runs, ...]], ...] = (
        (
            "逾期任务",
            f"已过完成日期而未完成的{len(late)}项：",
            tuple(_late(matter, task) for task in late),
        ),
        (
            "进度滞后任务",
            f"尚未到期，但完成进度低于序时进度{LAG}个百分点以上的{len(slow)}项：",
            tuple(_slow(matter, task, gap) for task, gap in slow),
        ),
    )
    number = 0
    for heading, opening, entries in found:
        if entries:
            number += 1
            yield Heading(2, f"（{to_han(number)}）{heading}")
            yield Paragraph(run(opening))
            yield Items(entries)
    if mute:
        yield Heading(2, f"（{to_han(number + 1)}）未反馈单位")
        yield Paragraph(run(f"有未完成任务而从未反馈进展的单位{len(mute)}个：{numerals(mute)}。"))


def _who(matter: Matter, task: Task) -> str:
    units = numerals(owners(task))
    whose = f"{units}负责的" if units else "责任单位待明确的"
    words = shortened(task.text).rstrip("。")
    return f"{whose}第{matter.number[task.id]}项（任务编号{task.id}）“{words}”"


def _late(matter: Matter, task: Task) -> Runs:
    day = counting(matter, task)
    when = chinese_date(day.isoformat()) if day else ""
    what = "完成" if day == due(task, matter.state(task)) else "完成第一阶段工作"
    return (
        Run(f"{_who(matter, task)}，应于{when}{what}，已逾期"),
        Run(f"{-left(matter, task)}天", "alert"),
        Run(f"，{report(matter, task)}。"),
    )


def _slow(matter: Matter, task: Task, gap: float) -> Runs:
    return (
        Run(f"{_who(matter, task)}，低于序时进度"),
        Run(f"{-gap:.0f}个百分点", "warning"),
        Run(f"，{report(matter, task)}。"),
    )


def _demands(matter: Matter) -> Iterator[tuple[str, str | tuple[Run, ...]]]:
    late, soon = len(matter.with_light("overdue")), len(matter.with_light("due_soon"))
    if late:
        yield (
            "限期办结逾期任务",
            (f"{late}项逾期任务的责任单位要说明原因，提出办结日期，逐项销号。"),
        )
    if soon:
        yield "盯紧临期任务", f"{soon}项临期任务的责任单位要倒排工期，按期完成。"
    nobody = sum(not owners(task) for task in matter.tasks)
    undated = sum(
        matter.light(task) not in {"done", "none"}
        and due(task, matter.state(task)) is None
        and not has_deadline(task)
        for task in matter.tasks
    )
    if nobody or undated:
        what = "，".join(
            words
            for count, words in (
                (nobody, f"没有牵头或责任单位的{nobody}项要落实到单位"),
                (undated, f"没有明确时限的{undated}项要逐项研究，定出完成日期"),
            )
            if count
        )
        yield "明确责任和时限", f"{what}。"
    yield "按时反馈进展", feedback(matter)


def _row(matter: Matter, task: Task) -> Row:
    state, light = matter.state(task), matter.light(task)
    lamp = matter.settings.lights[light] if light in {"overdue", "due_soon"} else None
    tone = "alert" if light == "overdue" else "warning"
    shown = ((Run(lamp.word, tone),),) if lamp else ()  # type: ignore[arg-type]
    return Row(
        (
            cell(str(matter.number[task.id])),
            cell(task.id),
            cell(task_words(task)),
            owner_cell(task),
            due_words(matter, task),
            (*cell(matter.settings.statuses[state.status]), *shown),
            cell(report(matter, task)),
        )
    )
