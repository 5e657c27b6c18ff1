"""Tables of tasks in an annex whose cells carry their names: 牵头单位：… and 完成时限：… lines.

附件
重点任务分解表
1.完成供水管网改造
牵头单位：市水务集团　配合单位：市住房城乡建设局
完成时限：12月20日
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import UnitRole
from toolkit.parse.frame import ANNEX_TITLE, RESPONSIBILITY_LINE, Verdict
from toolkit.parse.numbering import marker_at
from toolkit.parse.sentences import Draft
from toolkit.parse.tables import UNIT_COLUMNS, Cell, TableRow, Tables, column_of

_LABEL = re.compile(r"(?:(?<=[ 。；])|^)([\u4e00-\u9fff]{2,8})[：:]", re.MULTILINE)
_AROUND = " \n；。"


def find_labelled_rows(shadow: str, drafts: list[Draft], frame: list[Verdict | None]) -> Tables:
    """The rows of such tables in order, and the sentences they are made of."""
    tables = Tables([], set())
    for index, verdict in enumerate(frame):
        if verdict is None or verdict.rule != ANNEX_TITLE:
            continue
        for item, lines in _items(drafts, frame, index + 1):
            tables.rows.append(_row(shadow, drafts, item, lines))
            tables.drafts.update((item, *lines))
    return tables


def _items(
    drafts: list[Draft], frame: list[Verdict | None], start: int
) -> Iterator[tuple[int, list[int]]]:
    """Each line of an annex that says what, with the lines below it that say who and when."""
    item: int | None = None
    lines: list[int] = []
    for index in range(start, len(drafts)):
        verdict = frame[index]
        if verdict is not None and verdict.role == "boilerplate":
            continue
        if verdict is not None and verdict.rule == RESPONSIBILITY_LINE:
            lines.append(index)
            continue
        if item is not None and lines:
            yield item, lines
            item = None
        free = verdict is None or verdict.role == "table"
        if item is not None or not (free and drafts[index].first and drafts[index].last):
            return
        item, lines = index, []
    if item is not None and lines:
        yield item, lines


def _row(shadow: str, drafts: list[Draft], item: int, lines: list[int]) -> TableRow:
    draft = drafts[item]
    number = marker_at(shadow, draft.start, draft.end, line_start=True)
    units: list[tuple[UnitRole, Cell]] = []
    due: list[Cell] = []
    for line in lines:
        for label, cell in _labelled(shadow, drafts[line], line):
            column = column_of(label)
            units += [(role, cell) for role in UNIT_COLUMNS if role == column]
            due += [cell] * (column == "due")
    return TableRow(
        Cell(number.end if number else draft.start, draft.end, item), tuple(units), tuple(due)
    )


def _labelled(shadow: str, draft: Draft, index: int) -> Iterator[tuple[str, Cell]]:
    """The names of the cells of a line, and the cells; a cell without words is left out."""
    found = list(_LABEL.finditer(shadow, draft.start, draft.end))
    ends = [label.start() for label in found[1:]] + [draft.end]
    for label, end in zip(found, ends, strict=True):
        start = label.end()
        words = shadow[start:end]
        left = start + len(words) - len(words.lstrip(_AROUND))
        right = end - (len(words) - len(words.rstrip(_AROUND)))
        if left < right:
            yield label[1], Cell(left, right, index)
