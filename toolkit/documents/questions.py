"""待明确事项: what an office must settle before it sends the tasks out, each with its place.

Units and deadlines are counted over the tasks themselves; findings tell the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from toolkit.documents.blocks import Block, Column, Heading, Paragraph, Row, Table, cell, run
from toolkit.documents.places import Places, label
from toolkit.documents.tasklist import doubtful, has_deadline, listed, numbers
from toolkit.documents.wording import is_open, is_unresolved, is_vague, joined, numerals, ranges
from toolkit.ledger.unitbook import stated
from toolkit.model import Deadline, Finding, Speech, Task
from toolkit.zh.numerals import to_han

NOTHING = "没有需要明确的事项。"

_OVER_UNITS = {"TSK006": "列了几个责任单位而没有写明牵头", "TSK002": "有几个牵头单位"}
_COUNTED_HERE = frozenset({"TSK001", "TSK003", "TSK005", "TSK007", "TSK008"})
_OF_READING = frozenset({"SRC005", "SRC006", "SRC020", "SRC021", "NUM009"})
_STAGES = ("SRC", "NUM", "ANN", "TSK")

_BY_PART = (
    Column("所在部分", 64),
    Column("任务数", 16, "center"),
    Column("未写明", 16, "center"),
    Column("清单序号", 60, "left"),
)
_DEADLINES = (
    Column("清单序号", 20, "center"),
    Column("任务编号", 20, "center"),
    Column("原文位置", 22, "center"),
    Column("原文说法", 38),
    Column("需要明确", 56),
)
_DOUBTFUL = (
    Column("任务编号", 20, "center"),
    Column("原文位置", 22, "center"),
    Column("原文", 114),
)
_FINDINGS = (
    Column("序号", 12, "center"),
    Column("原文位置", 28, "center"),
    Column("问题", 62),
    Column("建议", 54),
)


def questions(speech: Speech, places: Places) -> Iterator[Block]:
    """The subjects that have open points, numbered （一）（二）; one line where none has."""
    found = {
        subject: blocks
        for subject, ask in _SUBJECTS.items()
        if (blocks := tuple(ask(speech, places)))
    }
    if not found:
        yield Paragraph(run(NOTHING))
    for number, (subject, blocks) in enumerate(found.items(), 1):
        yield Heading(2, f"（{to_han(number)}）{subject}")
        yield from blocks


def _units(speech: Speech, places: Places) -> Iterator[Block]:
    tasks = listed(speech)
    number = numbers(tasks, places)
    missing = sum(not stated(task) for task in tasks)
    if missing:
        yield Paragraph(run(f"{len(tasks)}项任务中，没有写明责任单位的{missing}项，分布如下。"))
        parts = places.by_part(tasks).items()
        rows = (_missing_row(label(part), group, number) for part, group in parts)
        yield Table(_BY_PART, tuple(row for row in rows if row))
    for code, fault in _OVER_UNITS.items():
        about = (each for each in speech.findings if each.code == code)
        subjects = {each.subject or each.data.get("task") for each in about}
        if found := [number[id_] for id_ in number if id_ in subjects]:
            yield Paragraph(run(f"{fault}的{len(found)}项：清单第{ranges(found)}项。"))


def _missing_row(part: str, tasks: list[Task], number: dict[str, int]) -> Row | None:
    missing = [number[task.id] for task in tasks if not stated(task)]
    if not missing:
        return None
    counts = cell(str(len(tasks))), cell(str(len(missing)))
    return Row((cell(part), *counts, cell(ranges(missing))))


def _deadlines(speech: Speech, places: Places) -> Iterator[Block]:
    tasks = listed(speech)
    states = Counter(map(_deadline_state, tasks))
    rows = tuple(_open_rows(tasks, places))
    if rows or set(states) - {_DATED}:
        parts = "，".join(f"{state}{states[state]}项" for state in _STATES if states[state])
        yield Paragraph(run(f"{len(tasks)}项任务中，{parts}。"))
    if rows:
        yield Paragraph(run(f"日期没有确定的说法共{len(rows)}处，列于下表。"))
        yield Table(_DEADLINES, rows)


_DATED, _WAITING, _VAGUE, _SILENT = "时限明确的", "日期待定的", "只作笼统要求的", "没有写时限的"
_STATES = (_DATED, _WAITING, _VAGUE, _SILENT)


def _deadline_state(task: Task) -> str:
    if has_deadline(task):
        return _DATED
    if any(map(is_unresolved, task.deadlines)):
        return _WAITING
    return _VAGUE if task.deadlines else _SILENT


def _open_rows(tasks: tuple[Task, ...], places: Places) -> Iterator[Row]:
    number = numbers(tasks, places)
    for task in sorted(tasks, key=lambda task: number[task.id]):
        unclear = {joined(d.text): d for d in reversed(task.deadlines) if is_open(d)}
        for words, deadline in reversed(unclear.items()):
            place = f"第{places.line(deadline.span or task.span)}行"
            said = str(number[task.id]), task.id, place, words, _lacking(deadline)
            yield Row(tuple(map(cell, said)))


def _lacking(deadline: Deadline) -> str:
    if is_vague(deadline):
        return "没有具体日期，请定完成日期"
    if deadline.type == "date":
        return "没有年份，也无日期可依，请补明"
    anchor = joined(deadline.anchor or "")
    if anchor:
        return f"以“{anchor}”起算，其日期没有写明，请定日期"
    start = "事件" if deadline.type == "event" else "起算"
    return f"{start}日期没有写明，请定日期"


def _doubtful(speech: Speech, places: Places) -> Iterator[Block]:
    tasks = doubtful(speech)
    if tasks:
        opening = f"以下{len(tasks)}句近于表态或号召，没有列入清单，是否作为任务请确定。"
        yield Paragraph(run(opening))
        yield Table(
            _DOUBTFUL,
            tuple(
                Row((cell(t.id), cell(f"第{places.line(t.span)}行"), cell(joined(t.text))))
                for t in tasks
            ),
        )


def _findings(speech: Speech, places: Places) -> Iterator[Block]:
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in speech.findings:
        if _concerns_the_text(finding, places):
            groups.setdefault((finding.message, finding.hint), []).append(finding)
    if groups:
        yield Paragraph(run(f"以下{len(groups)}点请对照原稿核对。"))
        yield Table(
            _FINDINGS,
            tuple(
                Row(
                    (
                        cell(str(number)),
                        cell(_lines(findings, places)),
                        cell(joined(message)),
                        cell(joined(hint)),
                    )
                )
                for number, ((message, hint), findings) in enumerate(groups.items(), 1)
            ),
        )


def _concerns_the_text(finding: Finding, places: Places) -> bool:
    if not finding.code.startswith(_STAGES):
        return False
    if finding.code in _COUNTED_HERE | _OF_READING | _OVER_UNITS.keys():
        return False
    return finding.span is None or not places.in_boilerplate(finding.span)


def _lines(findings: list[Finding], places: Places) -> str:
    numbers = dict.fromkeys(places.line(each.span) for each in findings if each.span)
    return f"第{numerals(map(str, numbers))}行" if numbers else "全文"


_SUBJECTS: dict[str, Callable[[Speech, Places], Iterator[Block]]] = {
    "责任单位": _units,
    "完成时限": _deadlines,
    "任务认定": _doubtful,
    "原文核对": _findings,
}
