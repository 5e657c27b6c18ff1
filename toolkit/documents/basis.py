"""说明: which of the printed values are not written in the source, and what the marks mean."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.documents.blocks import Block, Paragraph, Run
from toolkit.documents.facts import facts
from toolkit.documents.tasklist import listed
from toolkit.documents.wording import MEANINGS, numerals
from toolkit.ledger.rows import MARKS
from toolkit.model import Certainty, Speech, Task

_NAMED = 12


def basis(speech: Speech) -> Iterator[Block]:
    """The closing note: a line on what is quoted, and a line for each mark that occurs."""
    by_mark = _marked_values(speech)
    kept = "标题、任务、时限均照录原文，数目由清单统计得出。"
    rest = "其余未加标注的内容都是原文写明的。" if by_mark else "没有推断或人工填写的内容。"
    yield Paragraph((Run("说明：", "strong"), Run(kept + rest)), "note")
    for certainty, values in by_mark.items():
        opening = f"{MARKS[certainty]}{MEANINGS[certainty]}，共{len(values)}处："
        yield Paragraph((Run(opening), Run(_listing(values) + "。")), "note")


def _listing(values: list[tuple[str, str]]) -> str:
    """The kinds of values with the tasks they stand at, or with their number where it is large."""
    places: dict[str, list[str]] = {}
    for kind, task in values:
        places.setdefault(kind, []).append(task)
    many = len(values) > _NAMED
    return "；".join(
        kind if tasks == [""] else f"{kind}{_count(tasks) if many else _names(tasks)}"
        for kind, tasks in places.items()
    )


def _names(tasks: list[str]) -> str:
    return f"（任务{numerals(tasks)}）"


def _count(tasks: list[str]) -> str:
    return f"{len(tasks)}处，已在表中标注"


def _marked_values(speech: Speech) -> dict[Certainty, list[tuple[str, str]]]:
    found: dict[Certainty, list[tuple[str, str]]] = {}
    for certainty in MEANINGS:
        mark = Run(MARKS[certainty], "mark")
        values = [(fact.label, "") for fact in facts(speech) if mark in fact.runs]
        values += [value for task in listed(speech) for value in _of_task(task, certainty)]
        if values:
            found[certainty] = values
    return found


def _of_task(task: Task, certainty: Certainty) -> Iterator[tuple[str, str]]:
    if any(unit.certainty == certainty for unit in task.units):
        yield "责任单位", task.id
    if any(deadline.certainty == certainty for deadline in task.deadlines):
        yield "完成时限", task.id
