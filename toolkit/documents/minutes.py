"""会议纪要: the outline of a meeting's speech with its demands word for word, part by part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from toolkit.documents.blocks import (
    Block,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Run,
    Runs,
    plain,
    run,
)
from toolkit.documents.facts import facts, name
from toolkit.documents.letter import document
from toolkit.documents.matter import Letter, Matter
from toolkit.documents.wording import deadline_cell, is_open, joined, unit_cell, value_runs
from toolkit.ledger.unitbook import stated
from toolkit.model import Section, Span, Task

KIND = "会议纪要"

_SHOWN = ("会议名称", "文稿标题", "时间", "地点", "讲话人")
_ATTENDANCE = re.compile("(主持人?|出席|列席|请假|缺席|参加|记录)(?:人员|同志|领导)?[：:]\\s*")
_HEADED = 2
_INNER = str.maketrans("（）", "〔〕")
_ENDS = "。！？；…”』）"


def compose(matter: Matter) -> tuple[Letter, ...]:
    """The minutes."""
    return (Letter(document(matter, KIND, title(matter), _body(matter), serial=True)),)


def title(matter: Matter) -> str:
    """The name of the meeting and 纪要; a source that is minutes already keeps its title."""
    stated = matter.speech.meta.title
    if stated and "纪要" in stated.value:
        return joined(stated.value)
    occasion = matter.speech.meta.occasion
    return f"{joined(occasion.value)}纪要" if occasion else f"{name(matter.speech)}会议纪要"


def _body(matter: Matter) -> Iterator[Block]:
    known = tuple(fact for fact in facts(matter.speech) if fact.label in _SHOWN)
    if present := (*known, *_attendance(matter)):
        yield Facts(present)
    yield Paragraph(run(_opening(matter)))
    by_section: dict[str | None, list[Task]] = {}
    for task in matter.tasks:
        by_section.setdefault(task.section, []).append(task)
    sections = matter.speech.sections
    headed = {section.id for section in sections}
    yield from (
        _demand(task)
        for place, tasks in by_section.items()
        if place not in headed
        for task in tasks
    )
    for section in sections:
        own = by_section.get(section.id, [])
        if not any(_within(section.heading_span, task.span) for task in own):
            yield _heading(section)
        yield from map(_demand, own)


def _attendance(matter: Matter) -> Iterator[Fact]:
    """出席, 请假, 列席 on lines of their own, as far as the source tells them apart (10.3)."""
    for each in matter.speech.meta.attendance:
        words = joined(each.text or each.value)
        named = _ATTENDANCE.match(words)
        label = named[1] if named else "出席情况"
        yield Fact(label, value_runs(each, words[named.end() :] if named else words))


def _opening(matter: Matter) -> str:
    tasks = len(matter.tasks)
    if not tasks:
        return "会议没有议定可以列入清单的事项，要点如下。"
    return (
        f"现将会议要点和议定事项印发。议定事项共{tasks}项，均照录原文；"
        "句中没有写到、由上下文确定的责任单位和完成时限，注在括号内。"
    )


def _heading(section: Section) -> Block:
    """Parts and points are headings; what lies deeper is a paragraph of its own words."""
    words = joined(section.heading)
    if section.level <= _HEADED:
        return Heading(section.level, words)
    return Paragraph(run(_ended(words)))


def _demand(task: Task) -> Paragraph:
    return Paragraph((Run(_ended(joined(task.text))), Run(_who_and_when(task), "mark")))


def _who_and_when(task: Task) -> str:
    """（责任单位：甲、乙；完成时限：6月底前）, as far as the words themselves do not say it.

    What is still open is left out.
    """
    unsaid = replace(
        task,
        units=tuple(each for each in stated(task) if not {each.name, each.text} & _said(task)),
        deadlines=tuple(
            each for each in task.deadlines if each.text not in task.text and not is_open(each)
        ),
    )
    parts = []
    if unsaid.units:
        labelled = {unit.role for unit in unsaid.units} != {"responsible"}
        parts.append(f"{'' if labelled else '责任单位：'}{_line(unit_cell(unsaid))}")
    if unsaid.deadlines:
        parts.append(f"完成时限：{_line(deadline_cell(unsaid))}")
    return f"（{'；'.join(parts)}）" if parts else ""


def _said(task: Task) -> set[str]:
    """The units that the task's own words name."""
    names = {words for unit in task.units for words in (unit.name, unit.text)}
    return {words for words in names if words and words in task.text}


def _line(lines: tuple[Runs, ...]) -> str:
    """The lines of a cell in one; a remark in brackets belongs to the words before it."""
    words = "，".join(map(plain, lines)).replace("，（", "（")
    return words.translate(_INNER)


def _ended(words: str) -> str:
    return words if words.endswith(tuple(_ENDS)) else f"{words.rstrip('，：、,:')}。"


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
