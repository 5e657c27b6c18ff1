"""From the cells of a table to the rows that set tasks, without totals, signatures and repeats.

序号　工作任务　　具体举措　　责任单位
1　　 优化审批　　压减时限　　审批局
1　　 优化审批　　设立窗口　　政务服务中心　　the task column says less than the one beside it
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from toolkit.model import UnitRole
from toolkit.source import fold

Column: TypeAlias = Literal["number", "task", "lead", "responsible", "support", "due", "other"]
UNIT_COLUMNS: tuple[UnitRole, ...] = ("lead", "responsible", "support")

_NOTHING = re.compile(r"[ \u3000]*(?:待明确|待定|无|[-—－/／、]*)[ \u3000]*\Z")
_TOTAL = re.compile(r"[合总小共][ \u3000]*计(?:[：:（(]|\Z)")
_SIGNED = re.compile(
    r"(?:(?:填报|填表|制表|审核|审签|审批|复核|经办|联系|签发|报送|统计)(?:人|单位|部门|日期|时间|电话)"
    r"|(?:分管|主要|单位)?(?:领导|负责人)(?:签字|签名|审签)?|签字|盖章)"
    r"(?:[（(][^（）()]{1,6}[）)])?[：:]"
)


class Cell(NamedTuple):
    """The words of one cell, and the sentence they stand in."""

    start: int
    end: int
    draft: int


class TableRow(NamedTuple):
    """A row that sets a task: the cell that says what, those that say who, those that say when."""

    task: Cell
    units: tuple[tuple[UnitRole, Cell], ...]
    due: tuple[Cell, ...]


def is_signature(words: str) -> bool:
    """Whether a line below a table says who filled it in: 填报人：张三."""
    return _SIGNED.match(fold(words).strip()) is not None


def task_rows(
    text: str, rows: Sequence[Sequence[Cell]], columns: Sequence[Column]
) -> list[TableRow]:
    """The rows that set tasks. Rows of one task, whose cell was merged over them, become one."""
    at = _task_column(text, rows, columns)
    made: list[TableRow] = []
    before: tuple[str, str] | None = None
    for cells in rows:
        row = _row(text, cells, columns, at)
        if row is None:
            continue
        key = (_number(text, cells, columns), _of(text, row.task))
        if made and key == before:
            made[-1] = _joined(text, made[-1], row)
        else:
            made.append(row)
        before = key
    return made


def _task_column(
    text: str, rows: Sequence[Sequence[Cell]], columns: Sequence[Column]
) -> int | None:
    """Of the columns that may say what is to be done the first whose words differ row by row.

    A cell merged over several rows is what they have in common; the next column tells them apart.
    """
    found = [place for place, column in enumerate(columns) if column == "task"]
    for place in found[:-1]:
        words = [_words(text, cells, place) for cells in rows]
        said = [each for each in words if each]
        if said and not any(one and one == two for one, two in pairwise(words)):
            return place
    return found[-1] if found else None


def _row(
    text: str, cells: Sequence[Cell], columns: Sequence[Column], at: int | None
) -> TableRow | None:
    """The cells by their columns; a row that lacks its last cells keeps the first ones.

    A cell that says that there is nothing, such as 待明确 or a dash, is empty. Where the column
    that says what is empty, another of its kind says it.
    """
    every = list(zip(columns, cells, strict=False))
    first = next((words for cell in cells if (words := _of(text, cell))), "")
    if _TOTAL.match(first) or is_signature(first):
        return None
    named = [(column, cell) for column, cell in every if not _NOTHING.match(text, *cell[:2])]
    tasks = [cell for column, cell in named if column == "task" and cell.end > cell.start]
    if at is not None and at < len(cells) and cells[at] in tasks:
        tasks = [cells[at]]
    if not tasks:
        return None
    return TableRow(
        tasks[0],
        tuple((role, cell) for column, cell in named for role in UNIT_COLUMNS if column == role),
        tuple(cell for column, cell in named if column == "due"),
    )


def _joined(text: str, row: TableRow, further: TableRow) -> TableRow:
    """The row with what a further row of the same task adds."""
    known = {(role, _of(text, cell)) for role, cell in row.units}
    said = {_of(text, cell) for cell in row.due}
    units = [(role, cell) for role, cell in further.units if (role, _of(text, cell)) not in known]
    due = [cell for cell in further.due if _of(text, cell) not in said]
    return TableRow(row.task, (*row.units, *units), (*row.due, *due))


def _number(text: str, cells: Sequence[Cell], columns: Sequence[Column]) -> str:
    place = columns.index("number") if "number" in columns else None
    return "" if place is None else _words(text, cells, place)


def _words(text: str, cells: Sequence[Cell], place: int) -> str:
    return _of(text, cells[place]) if place < len(cells) else ""


def _of(text: str, cell: Cell) -> str:
    return text[cell.start : cell.end].strip()
