"""The presets: ready-made ledgers, each an ordered choice of the columns."""

from __future__ import annotations

from dataclasses import dataclass, replace

from toolkit.errors import UsageProblem
from toolkit.ledger.columns import BY_KEY, Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """A ready-made ledger.

    `sheet` names its sheet, `caption` follows the title of the document. The print area ends with
    the column `last_printed`: what stands to its right serves the office on screen. `printed` are
    the columns of the sheet for paper. One that is `signed` has lines for seal, names and date; an
    `extract` has some of the tasks of a speech and only the sentences they rest on.
    """

    name: str
    sheet: str
    caption: str
    columns: tuple[Column, ...]
    last_printed: str
    printed: tuple[str, ...]
    signed: bool = False
    extract: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its columns, in order."""
        return tuple(column.key for column in self.columns)

    def place(self, key: str) -> int | None:
        """The number of the column with that key, counted from 1; None if there is none."""
        return self.keys.index(key) + 1 if key in self.keys else None


DEFAULT = "督办台账"

_PLACE = ("id", "part", "point", "detail", "text", "grade", "targets")
_UNITS = ("lead", "responsible", "support")
_REPORT = ("status", "percent", "progress", "problem", "next_step")


def _columns(*keys: str) -> tuple[Column, ...]:
    return tuple(BY_KEY[key] for key in keys)


def _read_only(*keys: str) -> tuple[Column, ...]:
    return tuple(replace(column, editable=False) for column in _columns(*keys))


_NARROW = {
    "text": 28,
    "responsible": 11,
    "deadline": 10,
    "progress": 18,
    "problem": 12,
    "next_step": 12,
}
"""Widths of the form that is printed, filled in and sealed: all of it has to fit on the page."""


def _narrowed(*keys: str) -> tuple[Column, ...]:
    columns = _columns(*keys)
    return tuple(replace(each, width=_NARROW.get(each.key, each.width)) for each in columns)


PRESETS: tuple[Preset, ...] = (
    Preset(
        name="分解表",
        sheet="分解表",
        caption="任务分解表",
        columns=_read_only(*_PLACE, *_UNITS, "deadline", "due", "leader", "line"),
        last_printed="deadline",
        printed=("id", "point", "text", "targets", *_UNITS, "deadline", "due"),
    ),
    Preset(
        name=DEFAULT,
        sheet="台账",
        caption="任务台账",
        columns=tuple(BY_KEY.values()),
        last_printed="light",
        printed=(
            *("id", "point", "text", "targets", *_UNITS, "deadline", "due", "light"),
            *("status", "progress"),
        ),
    ),
    Preset(
        name="反馈表",
        sheet="反馈表",
        caption="进展情况反馈表",
        columns=_narrowed(
            *("id", "text", "lead", "responsible", "deadline", "light", *_REPORT),
            *("targets", "support", "contact", "evidence", "due", "revised_deadline", "line"),
        ),
        last_printed="next_step",
        printed=("id", "text", "lead", "responsible", "deadline", "light", *_REPORT),
        signed=True,
    ),
)


def named(name: str) -> Preset:
    """The preset of that name. Raises UsageProblem, listing the names, if there is none."""
    for preset in PRESETS:
        if preset.name == name:
            return preset
    message = f"没有名为“{name}”的台账样式；可选：{'、'.join(preset.name for preset in PRESETS)}。"
    raise UsageProblem(message)
