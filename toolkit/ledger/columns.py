"""The columns of the ledger (台账栏目), declared once.

Headers are titles of the schemas: of the speech where the column shows one of its fields, of the
ledger for the rest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from toolkit.ledger.rows import PENDING, Row
from toolkit.ledger.settings import Settings, standard
from toolkit.schema import labels, title

Content: TypeAlias = str | int | dt.date | None
Kind: TypeAlias = Literal["text", "prose", "date", "percent", "light", "link"]

DATE_FORMAT = 'yyyy"年"m"月"d"日"'
"""Number format of dates; GB/T 9704—2012 (7.3.5.4) wants no leading zeros."""

MARKED_DATE_FORMAT = DATE_FORMAT + '"*"'
"""The same for a date that the text does not state outright."""

PERCENT_FORMAT = '0"%"'
"""Number format of shares, typed as 0 to 100 without the sign."""

_FORMATS: dict[Kind, str] = {
    "prose": "General",  # old versions of Excel show ### for long text in a text cell
    "date": DATE_FORMAT,
    "percent": PERCENT_FORMAT,
    "light": "General",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A validation: one of these words."""

    words: tuple[str, ...]
    prompt: str


@dataclass(frozen=True, slots=True)
class Between:
    """A validation: a whole number, or a day, within these bounds."""

    low: int | dt.date
    high: int | dt.date
    prompt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; `width` counts half-width characters, `guide` tells people what it holds.

    An `editable` column is filled in by people and empty in a new ledger, unless it is `prefilled`
    from the unit book; the others show what the row has under `key`. One that may be `pending`
    says 待明确 where somebody has to decide; with `hidden_if` a column is hidden where all rows
    are empty, or all say the same, or always.
    """

    key: str
    header: str
    width: float
    guide: str
    kind: Kind = "text"
    editable: bool = False
    prefilled: bool = False
    centered: bool = False
    small: bool = False
    pending: bool = False
    hidden_if: Literal["empty", "uniform", "always"] | None = None
    validation: Choice | Between | None = None

    def value(self, row: Row) -> Content:
        """What the row shows here; None where people or a formula give the value."""
        if (self.editable and not self.prefilled) or self.kind == "light":
            return None
        found: Content = row.place if self.kind == "link" else getattr(row, self.key)
        return found or None if self.prefilled else found

    def hidden(self, rows: Sequence[Row]) -> bool:
        """Whether the column would tell nothing in a ledger of these rows."""
        if self.hidden_if in {None, "always"}:
            return self.hidden_if == "always"
        found = {self.value(row) for row in rows}
        return found <= {"", None} if self.hidden_if == "empty" else len(found) <= 1

    @property
    def number_format(self) -> str:
        """How a spreadsheet shows the value; text stays text whatever it looks like."""
        return _FORMATS.get(self.kind, "@")


_DAY = Between(
    dt.date(2000, 1, 1), dt.date(2099, 12, 31), "请填写日期，如 2025-9-30（2000 年至 2099 年）。"
)
_SHARE = Between(0, 100, "请填写 0 到 100 的整数，不带百分号。")


def status_choice(settings: Settings) -> Choice:
    """The validation of the status: one of the words of the office."""
    words = tuple(settings.statuses.values())
    return Choice(words, f"请从下拉列表中选择：{'、'.join(words)}。")


def _entry(key: str) -> str:
    return title("Entry", key, "ledger")


COLUMNS: tuple[Column, ...] = (
    Column(
        key="id",
        header=title("Task", "id"),
        width=9,
        guide="所在层次的编号加序号，催办、回填都以它为准，请勿改动",
        centered=True,
    ),
    Column(
        key="part",
        header=_entry("part"),
        width=14,
        hidden_if="empty",
        guide="任务所在的第一层标题，照录原文",
    ),
    Column(
        key="point",
        header=_entry("point"),
        width=14,
        hidden_if="empty",
        guide="任务所在的第二层标题，照录原文",
    ),
    Column(
        key="detail",
        header=_entry("detail"),
        width=9,
        hidden_if="empty",
        guide="第三层及以下的标题，由外到内以“／”隔开",
    ),
    Column(
        key="text",
        header=title("Task", "text"),
        width=37,
        kind="prose",
        guide="原文照录，一字不改",
    ),
    Column(
        key="grade",
        header=title("Task", "grade"),
        width=9,
        hidden_if="uniform",
        centered=True,
        guide=f"{'、'.join(labels('Grade').values())}；后两类请人工判断是否督办",
    ),
    Column(
        key="targets",
        header=title("Task", "targets"),
        width=12,
        hidden_if="empty",
        guide="任务中须达到的数量要求，照录原文",
    ),
    Column(
        key="lead",
        header=labels("UnitRole")["lead"],
        width=10,
        centered=True,
        pending=True,
        guide=f"原文写明牵头的单位；没有写明或有几个责任单位而不分主次的，标“{PENDING}”",
    ),
    Column(
        key="responsible",
        header=labels("UnitRole")["responsible"],
        width=11,
        centered=True,
        pending=True,
        guide=f"原文点名而未分主次的单位；一个单位也没有点的，标“{PENDING}”",
    ),
    Column(
        key="support",
        header=labels("UnitRole")["support"],
        width=11,
        centered=True,
        hidden_if="empty",
        guide="原文写明配合、协办、参加的单位",
    ),
    Column(
        key="deadline",
        header=title("Task", "deadlines"),
        width=11,
        centered=True,
        pending=True,
        guide=f"原文的时限表述；没有表述的，标“{PENDING}”",
    ),
    Column(
        key="due",
        header=title("Deadline", "date"),
        width=15,
        kind="date",
        centered=True,
        pending=True,
        small=True,
        guide="由时限算得出的最后一天，分阶段的取最后一个；立即、定期、长期的没有截止日期，留空；"
        "算不出的不编造，核定后填入“延期后时限”",
    ),
    Column(
        key="light",
        header=_entry("light"),
        width=8,
        kind="light",
        centered=True,
        guide="按截止日期、阶段时限、延期后时限、状态和当天日期自动计算，无需填写",
    ),
    Column(
        key="status",
        header=_entry("status"),
        width=9,
        editable=True,
        centered=True,
        validation=status_choice(standard()),
        guide="从下拉列表中选择；逾期、临期由亮灯显示，不必填写",
    ),
    Column(
        key="percent",
        header=_entry("percent"),
        width=7,
        kind="percent",
        editable=True,
        centered=True,
        validation=_SHARE,
        guide="0 到 100 的整数，不带百分号",
    ),
    Column(
        key="progress",
        header=_entry("progress"),
        width=22,
        editable=True,
        guide="写做了什么、做到什么程度、何时做的，少用“按计划推进”之类的套话",
    ),
    Column(
        key="problem", header=_entry("problem"), width=14, editable=True, guide="影响完成的具体问题"
    ),
    Column(
        key="next_step",
        header=_entry("next_step"),
        width=14,
        editable=True,
        guide="下一步做什么、何时完成",
    ),
    Column(
        key="remark", header=_entry("remark"), width=10, editable=True, guide="其他需要说明的事项"
    ),
    Column(
        key="leader",
        header=_entry("leader"),
        width=9,
        editable=True,
        prefilled=True,
        centered=True,
        hidden_if="empty",
        guide="单位手册中牵头或责任单位的分管领导，有变动的请改；没有用单位手册的，这一栏隐藏",
    ),
    Column(
        key="contact",
        header=_entry("contact"),
        width=14,
        editable=True,
        prefilled=True,
        guide="责任单位的具体责任人和联系电话；用了单位手册的已填入联系人，请核对",
    ),
    Column(
        key="revised_deadline",
        header=_entry("revised_deadline"),
        width=15,
        kind="date",
        editable=True,
        centered=True,
        small=True,
        validation=_DAY,
        guide="经批准延期后的日期，填了就以它为准，不再看各阶段；截止日期待明确的，核定的日期也填在这里",
    ),
    Column(
        key="closed_date",
        header=_entry("closed_date"),
        width=15,
        kind="date",
        editable=True,
        centered=True,
        small=True,
        validation=_DAY,
        guide="督查部门审核认可、予以销号的日期",
    ),
    Column(
        key="evidence",
        header=_entry("evidence"),
        width=14,
        editable=True,
        guide="证明完成情况的文件、照片等的名称或存放处",
    ),
    Column(
        key="deadline_type",
        header=title("Deadline", "type"),
        width=11.5,
        small=True,
        centered=True,
        guide="、".join(labels("DeadlineType").values()),
    ),
    Column(
        key="line",
        header=_entry("line"),
        width=9,
        kind="link",
        centered=True,
        guide="任务在原文中的行号，点击转到“原文对照”中的原句",
    ),
)
"""Every column there is, in the order of a ledger that has them all."""

BY_KEY: dict[str, Column] = {column.key: column for column in COLUMNS}
