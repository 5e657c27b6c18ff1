"""Tasks: missing and contradictory units, deadlines that cannot be checked, repeated demands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from toolkit.checks.reading import Reading, span
from toolkit.checks.rule import Rule
from toolkit.codes import finding
from toolkit.findings import Finding
from toolkit.model import Deadline, Task, Unit

_GROUP = ("各", "全", "有关", "相关", "其他", "所有", "广大")
_NUMERAL = frozenset("一二三四五六七八九十元年春夏秋冬")
_NO_LETTER = re.compile(r"\W+")
_BETWEEN, _GAP = " \n、，和及与以会同", 4
_FIRST_LEADS = "unit.bracket_first_leads"
_QUOTE, _HEADING, _SHORTEST = 24, 20, 8


def _no_unit(reading: Reading) -> Iterator[Finding]:
    """One finding for each point, of the second level at most, that has tasks without a unit."""
    counts: dict[str | None, int] = defaultdict(int)
    for task in reading.speech.tasks:
        stated = any(unit.certainty != "suggested" for unit in task.units)
        if not stated and task.grade != "borderline":
            counts[_point(reading, task.section)] += 1
    for place, count in counts.items():
        section = reading.sections.get(place or "")
        yield finding(
            "TSK001",
            span=section.heading_span if section else None,
            subject=section.id if section else None,
            place=f"“{_short(section.heading, _HEADING)}”" if section else "层次之外",
            count=count,
        )


def _point(reading: Reading, section: str | None) -> str | None:
    """The section itself, or the one of the second level above it."""
    seen: set[str] = set()
    while section in reading.sections and section not in seen:
        found = reading.sections[section]
        if found.level <= 2:
            break
        seen.add(section)
        section = found.parent
    return section


def _several_leads(reading: Reading) -> Iterator[Finding]:
    for task in reading.speech.tasks:
        leads = [unit for unit in task.units if unit.role == "lead"]
        names = tuple(dict.fromkeys(unit.name for unit in leads))
        if len(names) > 1:
            yield _about_units("TSK002", task, leads, count=len(names), units="、".join(names))


def _no_lead(reading: Reading) -> Iterator[Finding]:
    """Two or more named units share a task; groups such as 各部门 need no lead.

    Where the document says once that the first of a list leads, nothing is missing.
    """
    for task in reading.speech.tasks:
        if any(unit.role == "lead" or unit.rule == _FIRST_LEADS for unit in task.units):
            continue
        shared = [each for each in task.units if each.role == "responsible" and not _is_group(each)]
        shared = _listed_together(reading, shared)
        count = len({unit.name for unit in shared})
        if count > 1:
            yield _about_units("TSK006", task, shared, count=count)


def _listed_together(reading: Reading, units: list[Unit]) -> list[Unit]:
    """The units that stand in one list with another (甲局、乙局); 甲局要…，乙局要… are two."""
    placed = sorted(
        ((unit.span.start, unit.span.end, unit) for unit in units if unit.span),
        key=lambda each: each[:2],
    )
    found = [unit for unit in units if unit.span is None]
    for (_, end, unit), (start, _, after) in pairwise(placed):
        if 0 <= start - end <= _GAP and not reading.shadow[end:start].strip(_BETWEEN):
            found += [after] if found and found[-1] is unit else [unit, after]
    return found


def _about_units(code: str, task: Task, named: list[Unit], **data: object) -> Finding:
    """At the units where they stand in the task, else at the task (an inherited unit)."""
    spans = [unit.span for unit in named if unit.span and unit.span.start >= task.span.start]
    inside = [each for each in spans if each.end <= task.span.end]
    place = span(inside[0].start, inside[-1].end) if inside else task.span
    return finding(code, span=place, subject=task.id, task=task.id, **data)


def _is_group(unit: Unit) -> bool:
    return unit.name.startswith(_GROUP)


def _deadlines(reading: Reading) -> Iterator[tuple[Task, Deadline]]:
    return ((task, deadline) for task in reading.speech.tasks for deadline in task.deadlines)


def _about_deadline(code: str, task: Task, deadline: Deadline, **data: object) -> Finding:
    place = deadline.span or task.span
    return finding(code, span=place, subject=task.id, text=deadline.text, **data)


def _no_year(reading: Reading) -> Iterator[Finding]:
    for task, deadline in _deadlines(reading):
        if deadline.type != "date" or deadline.date or not _names_time(deadline.text):
            continue  # a masked date is reported as masked
        if not _year().search(deadline.text):
            yield _about_deadline("TSK003", task, deadline)


def _past_deadline(reading: Reading) -> Iterator[Finding]:
    """A date before that of the document; ISO dates compare as texts."""
    today = reading.speech.meta.date
    for task, deadline in _deadlines(reading):
        if deadline.type != "date" or not deadline.date or not today:
            continue
        if today.certainty != "inferred" and deadline.date < today.value:
            yield _about_deadline("TSK004", task, deadline, date=deadline.date, today=today.value)


def _vague_deadline(reading: Reading) -> Iterator[Finding]:
    for task, deadline in _deadlines(reading):
        if deadline.type == "vague":
            yield _about_deadline("TSK005", task, deadline)


def _unresolved(reading: Reading) -> Iterator[Finding]:
    """A deadline that counts from an event, or from a meeting whose date is not known."""
    origin = "起算日" if reading.speech.meta.date else "会议日期"
    for task, deadline in _deadlines(reading):
        if deadline.date is None and deadline.type in {"event", "relative"}:
            other = origin if deadline.type == "relative" else deadline.text
            yield _about_deadline("TSK008", task, deadline, anchor=deadline.anchor or other)


def _borderline(reading: Reading) -> Iterator[Finding]:
    for task in reading.speech.tasks:
        if task.grade == "borderline":
            text = _short(task.text, _QUOTE)
            yield finding("TSK007", span=task.span, subject=task.id, text=text)


def _repeated(reading: Reading) -> Iterator[Finding]:
    """The same words twice in one document, blanks and punctuation aside."""
    first: dict[tuple[str, str], str] = {}
    for task in reading.speech.tasks:
        words = _NO_LETTER.sub("", reading.shadow[task.span.start : task.span.end])
        other = first.setdefault((_document(reading, task), words), task.id)
        if other != task.id and len(words) >= _SHORTEST:
            yield finding("TSK009", span=task.span, subject=task.id, task=task.id, other=other)


def _document(reading: Reading, task: Task) -> str:
    """The id of the part (篇一) a task is in, empty where the source is one document."""
    outermost = (task.section or "").split("-")[0]
    section = reading.sections.get(outermost)
    return outermost if section and section.style == "document" else ""


def _short(text: str, length: int) -> str:
    words = "".join(text.split())
    return words if len(words) <= length else words[:length] + "…"


def _names_time(text: str) -> bool:
    return any(character in _NUMERAL or character.isdecimal() for character in text)


@cache
def _year() -> re.Pattern[str]:
    return re.compile(
        r"(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3}|[今明本当去后]年|五”?(?:时期|期间|末)"
    )


def _none(reading: Reading) -> Iterator[Finding]:
    if reading.speech.sentences and not reading.speech.tasks:
        yield finding("TSK010")


RULES: tuple[Rule, ...] = (
    Rule("TSK001", "任务没有责任单位", _no_unit, "抓好备汛工作。", "抓好备汛工作。 负责=甲局"),
    Rule(
        "TSK002", "几个牵头单位", _several_leads,
        "抓好备汛工作。 牵头=甲局 牵头=乙局", "抓好备汛工作。 牵头=甲局 配合=乙局",
    ),
    Rule(
        "TSK003", "时限没有年份", _no_year,
        "抓好备汛工作。 date:6月底前=", "抓好备汛工作。 date:6月底前=2024-06-30",
    ),
    Rule(
        "TSK004", "时限早于文件日期", _past_deadline,
        "抓好备汛工作。 date:2月底前=2024-02-29", "抓好备汛工作。 date:6月底前=2024-06-30",
    ),
    Rule(
        "TSK005", "时限笼统", _vague_deadline,
        "抓好备汛工作。 vague:尽快=", "抓好备汛工作。 immediate:立即=",
    ),
    Rule(
        "TSK006", "几个责任单位没有牵头", _no_lead,
        "抓好备汛工作。 负责=甲局 负责=乙局", "抓好备汛工作。 负责=各乡镇 负责=各部门",
    ),
    Rule("TSK007", "是否任务有疑问", _borderline, "？抓好备汛工作。", "抓好备汛工作。"),
    Rule(
        "TSK008", "时限取决于未定的事件", _unresolved,
        "抓好备汛工作。 event:验收后=", "抓好备汛工作。 standing:长期=",
    ),
    Rule(
        "TSK009", "任务重复", _repeated,
        "抓好防汛备汛工作。\n抓好防汛备汛工作！", "抓好防汛备汛工作。\n抓好森林防火工作。",
    ),
    Rule("TSK010", "一项任务也没有", _none, "～入汛以来降雨偏多。", "抓好备汛工作。"),
)  # fmt: skip
