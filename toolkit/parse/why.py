"""Why a sentence is a task, and where its units, deadlines and figures come from, in Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from toolkit import schema
from toolkit.errors import UsageProblem
from toolkit.model import Deadline, Section, Span, Speech, Target, Task, Unit
from toolkit.source import SourceText

_OTHER_LABELS = {
    "table.row": "任务表中的一行",
    "unit.table_cell": "任务表中该行的单位栏",
    "deadlines.table_cell": "任务表中该行的时限栏",
    "unitbook.duty": "任务或其标题里有单位手册所列的职责关键词",
    "unitbook.group": "单位手册所列的分组成员",
}


def why(speech: Speech, identifier: str) -> str:
    """The account of one task, line by line, each with the place in the text and the rule.

    Raises UsageProblem if the speech has no task of that id.
    """
    task = next((each for each in speech.tasks if each.id == identifier), None)
    if task is None:
        message = f"没有编号为“{identifier}”的任务；编号见台账第一列，或 JSON 的 tasks。"
        raise UsageProblem(message)
    source = SourceText.of(speech.source)
    return "\n".join(_account(speech, source, task)) + "\n"


def _account(speech: Speech, source: SourceText, task: Task) -> Iterator[str]:
    yield f"任务 {task.id}（{_label('Grade', task.grade)}）"
    yield f"  原文：{_at(source, task.span)}{_flat(task.text)}"
    yield f"  层次：{' › '.join(_path(speech, task.section)) or '不在任何层次之下'}"
    yield f"  列为任务：{rule_label(task.rule)}（{task.rule}）"
    for unit in task.units:
        yield _unit_line(source, unit)
    if not task.units:
        yield "  责任单位：原文没有写明，待明确"
    for deadline in task.deadlines:
        yield _deadline_line(source, deadline)
    if not task.deadlines:
        yield "  完成时限：原文没有写明"
    for target in task.targets:
        yield _target_line(source, target)


def _unit_line(source: SourceText, unit: Unit) -> str:
    return (
        f"  {_label('UnitRole', unit.role)}：{unit.name}——{_at(source, unit.span)}"
        f"{_label('Certainty', unit.certainty)}，{rule_label(unit.rule)}（{unit.rule}）"
    )


def _deadline_line(source: SourceText, deadline: Deadline) -> str:
    resolved = deadline.date or deadline.recurrence or "不能由原文算出日期"
    return (
        f"  完成时限：“{deadline.text}”→ {resolved}——{_at(source, deadline.span)}"
        f"{_label('DeadlineType', deadline.type)}，{_label('Certainty', deadline.certainty)}，"
        f"{rule_label(deadline.rule)}（{deadline.rule}）"
    )


def _target_line(source: SourceText, target: Target) -> str:
    return (
        f"  量化指标：“{target.text}”——{_at(source, target.span)}"
        f"{_label('Operator', target.operator)}，{rule_label(target.rule)}（{target.rule}）"
    )


def _path(speech: Speech, section: str | None) -> list[str]:
    by_id: dict[str, Section] = {each.id: each for each in speech.sections}
    path: list[str] = []
    while section is not None and section in by_id:
        path.insert(0, _flat(by_id[section].heading))
        section = by_id[section].parent
    return path


def _at(source: SourceText, span: Span | None) -> str:
    if span is None:
        return ""
    line, column = source.locate(span.start)
    return f"第 {line} 行第 {column} 字，"


def _flat(text: str) -> str:
    return "".join(text.split("\n"))


def _label(definition: str, slug: str) -> str:
    return schema.labels(definition)[slug]


def rule_label(name: str) -> str:
    """What a rule looks for, in Chinese; the name itself where no table lists it."""
    return _labels().get(name, name)


@cache
def _labels() -> dict[str, str]:
    from toolkit.parse import deadlines, meta, roles, targets, units  # noqa: PLC0415 - all tables

    labels = dict(_OTHER_LABELS)
    for rules in (roles.RULES, units.RULES, targets.RULES, meta.RULES):
        labels |= {rule.name: rule.label for rule in rules}
    labels |= {f"deadlines.{rule.name}": rule.label for rule in deadlines.RULES}
    return labels
