"""The presets: ready-made ledgers, each an ordered choice of the columns."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.errors import UsageProblem
from toolkit.ledger.columns import BY_KEY, Column


@dataclass(frozen=True, slots=True)
class Preset:
    """A ready-made ledger.

    `sheet` names its sheet, `caption` follows the title of the document, `last_printed` is the
    column where the print area ends: what stands to its right serves the office on screen.
    """

    name: str
    sheet: str
    caption: str
    keys: tuple[str, ...]
    last_printed: str

    @property
    def columns(self) -> tuple[Column, ...]:
        """Its columns, in order."""
        return tuple(BY_KEY[key] for key in self.keys)


_PLACE = ("id", "part", "point", "detail", "text", "grade", "targets")
_UNITS = ("lead", "responsible", "support")
_REPORT = ("status", "percent", "progress", "problem", "next_step")
_PROOF = ("contact", "revised_deadline", "evidence")

DEFAULT = "督办台账"

PRESETS: tuple[Preset, ...] = (
    Preset("分解表", "分解表", "任务分解表", (*_PLACE, *_UNITS, "deadline", "line"), "deadline"),
    Preset(DEFAULT, "台账", "任务台账", tuple(BY_KEY), "remark"),
    Preset(
        "反馈表",
        "反馈表",
        "进展情况反馈表",
        ("id", "text", "targets", *_UNITS, "deadline", "due", "light", *_REPORT, *_PROOF, "line"),
        "contact",
    ),
)


def named(name: str) -> Preset:
    """The preset of that name. Raises UsageProblem, listing the names, if there is none."""
    for preset in PRESETS:
        if preset.name == name:
            return preset
    message = f"没有名为“{name}”的台账样式；可选：{'、'.join(preset.name for preset in PRESETS)}。"
    raise UsageProblem(message)
