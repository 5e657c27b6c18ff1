"""How values are printed in official documents: dates, units, deadlines, and the marks beside them.

Only explicit values stand without a mark; the marks are those of the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from toolkit.documents.blocks import Cell, Run, Runs, run
from toolkit.ledger.rows import ADDED, MARKS, PENDING
from toolkit.model import Certainty, Deadline, Task, Unit, Value
from toolkit.schema import labels

MEANINGS: dict[Certainty, str] = {
    "inherited": "承自上级标题或前文",
    "inferred": "按规则推算，原文没有写全",
    "suggested": "按单位手册提出",
    "entered": "由使用者给出",
}
"""What each mark means, for the legend."""

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_BLANKS = " \t\u3000\r\n\u2028\u2029"
_LINE_BREAK = re.compile(r"[ \t\u3000]*[\r\n\u2028\u2029][ \t\u3000\r\n\u2028\u2029]*")
_WORD = re.compile(r"[0-9A-Za-z]")
_ROLES = {"lead": "牵头：", "responsible": "责任：", "support": "配合："}


def task_words(task: Task) -> str:
    """The words of a task on one line, marked where they are none of the source."""
    words = joined(task.text)
    return f"{words}（人工增加）" if task.rule == ADDED else words


def joined(text: str) -> str:
    """The words on one line: line breaks go, and become a blank between two Latin words."""

    def seam(match: re.Match[str]) -> str:
        whole = match.string
        sides = whole[match.start() - 1] + whole[match.end()]
        return " " if len(_WORD.findall(sides)) == 2 else ""

    return _LINE_BREAK.sub(seam, text.strip(_BLANKS))


def shortened(text: str, limit: int = 36) -> str:
    """The words on one line, cut with …… beyond the limit (in characters)."""
    line = joined(text)
    return line if len(line) <= limit else line[:limit] + "……"


def chinese_date(iso: str) -> str:
    """2022-04-05 as 2022年4月5日, without leading zeros; anything else as it is."""
    match = _DATE.fullmatch(iso)
    if match is None:
        return iso
    parts = zip(match.groups(), "年月日", strict=True)
    return "".join(f"{int(number)}{unit}" for number, unit in parts if number)


def marked(text: str, certainty: Certainty) -> Runs:
    """The text with its mark, if it needs one: 2022年4月20日（人工填写）."""
    return (Run(text), Run(mark, "mark")) if (mark := MARKS[certainty]) else run(text)


def _bare(mark: str) -> str:
    return mark.strip("（）")


def value_runs(value: Value, text: str | None = None) -> Runs:
    """A fact as it is printed: `text`, or else its value, with its mark."""
    return marked(joined(value.value if text is None else text), value.certainty)


def numerals(texts: Iterable[str]) -> str:
    """An enumeration: a、b、c."""
    return "、".join(texts)


def ranges(numbers: Iterable[int]) -> str:
    """Ascending whole numbers, runs of three and more as a range: 3、5—9、11."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return numerals(
        f"{each[0]}—{each[-1]}" if len(each) > 2 else numerals(map(str, each)) for each in found
    )


def unit_cell(task: Task) -> Cell:
    """Who does it, a line for each role, lead first; 待明确 if nobody is named.

    Units that all are simply responsible stand without a label.
    """
    by_role = {role: units for role in _ROLES if (units := of_role(task, role))}
    if tuple(by_role) == ("responsible",):
        return (unit_runs(by_role["responsible"]),)
    lines = ((*run(_ROLES[role]), *unit_runs(units)) for role, units in by_role.items())
    return tuple(lines) or (run(PENDING),)


def of_role(task: Task, role: str) -> list[Unit]:
    """The units that have the role in the task."""
    return [unit for unit in task.units if unit.role == role]


def unit_runs(units: list[Unit]) -> Runs:
    """The names of units with their marks, one mark for all where it holds for several."""
    by_name = {joined(unit.name): unit.certainty for unit in reversed(units)}
    names = list(dict.fromkeys(joined(unit.name) for unit in units))
    marks = {by_name[name] for name in names}
    if len(marks) == 1 and len(names) > 1 and (mark := MARKS[marks.pop()]):
        return (Run(numerals(names)), Run(f"（均为{_bare(mark)}）", "mark"))
    runs: list[Run] = []
    for position, name in enumerate(names):
        runs += marked(f"、{name}" if position else name, by_name[name])
    return tuple(runs)


def deadline_cell(task: Task) -> Cell:
    """By when, each deadline in its words and the remark on a line below; no repeats.

    待明确 if nothing is said.
    """
    found = dict.fromkeys(
        (joined(deadline.text), deadline_remark(deadline)) for deadline in task.deadlines
    )
    lines = [line for words, remark in found for line in _deadline_lines(words, remark)]
    return tuple(lines) or (run(PENDING),)


def _deadline_lines(words: str, remark: str) -> tuple[Runs, ...]:
    both = (run(words) if words else (), (Run(f"（{remark}）", "mark"),) if remark else ())
    return tuple(filter(None, both))


def deadline_remark(deadline: Deadline) -> str:
    """What stands beside the words: the day they mean where they leave something out, the mark.

    2022年6月30日，推断 beside 6月底前; 待明确 beside 尽快; nothing beside 2022年6月底前.
    """
    mark = _bare(MARKS[deadline.certainty])
    if not mark and deadline.text:
        return PENDING if is_open(deadline) else ""
    date = chinese_date(deadline.date) if deadline.date else ""
    kind = "" if deadline.text or date else labels("DeadlineType")[deadline.type]
    return "，".join(filter(None, (date, kind, mark)))


def is_vague(deadline: Deadline) -> bool:
    """尽快, 抓紧: words that name no day and no event."""
    return deadline.type == "vague" and deadline.date is None


def is_unresolved(deadline: Deadline) -> bool:
    """A day that follows from something the text does not say: an event, a start, a year."""
    return deadline.type in {"date", "event", "relative"} and deadline.date is None


def is_open(deadline: Deadline) -> bool:
    """Whether somebody still has to give the day."""
    return is_vague(deadline) or is_unresolved(deadline)
