"""要求: numbered demands of a notice, and how the tasks stand as to units and deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.documents.blocks import Block, Heading, Paragraph, Run, run
from toolkit.documents.matter import Matter
from toolkit.documents.tasklist import has_deadline
from toolkit.model import Task
from toolkit.zh.numerals import to_han


def demands(entries: Iterable[tuple[str, str | tuple[Run, ...]]]) -> Iterator[Block]:
    """（一）（二）… each a heading and what is demanded; entries without words are left out."""
    given = [(heading, words) for heading, words in entries if words]
    for number, (heading, words) in enumerate(given, 1):
        yield Heading(2, f"（{to_han(number)}）{heading}")
        yield Paragraph(run(words) if isinstance(words, str) else words)


def deadlines(tasks: tuple[Task, ...]) -> str:
    """How many tasks say by when, and how many leave it open; the two add up to all."""
    clear = sum(map(has_deadline, tasks))
    open_ = len(tasks) - clear
    if not open_:
        return f"{len(tasks)}项任务的完成时限均已明确"
    if not clear:
        return f"{len(tasks)}项任务均未明确完成时限"
    return f"{len(tasks)}项任务中，时限明确的{clear}项，时限待明确的{open_}项"


def in_time(tasks: tuple[Task, ...], clear: str, open_: str) -> str:
    """What is demanded of tasks with a clear deadline and of those without, as far as there are."""
    dated = sum(map(has_deadline, tasks))
    if dated == len(tasks):
        return f"{clear}。"
    return f"时限明确的{clear}；时限待明确的{open_}。" if dated else f"{open_}。"


def feedback(matter: Matter) -> tuple[Run, ...]:
    """When to report back, as far as the office says so."""
    when = matter.office.words(matter.office.feedback, "反馈时间")
    at = (Run("请于"), *when) if when else (Run("请"),)
    return (
        *at,
        Run(
            "书面反馈进展情况，写明做了什么、完成多少、存在什么问题、下步怎么做。已办结的，附佐证材料。"
        ),
    )
