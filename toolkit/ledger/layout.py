"""How an office wants its ledger (台账版式): rows, columns, settings, or its own workbook."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from toolkit.ledger import presets, settings
from toolkit.ledger.columns import Choice, Column, status_choice
from toolkit.ledger.presets import Preset
from toolkit.ledger.rows import By
from toolkit.ledger.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Everything a ledger depends on besides the speech.

    `rows` is what one row stands for, `columns` an office's own choice of columns instead of a
    preset, `template` the bytes of an office's own workbook, which only Excel ledgers use.
    """

    rows: By = "task"
    settings: Settings = field(default_factory=settings.standard)
    columns: Preset | None = None
    template: bytes | None = None

    def preset(self, name: str) -> Preset:
        """The ledger to make: the office's own, or the preset of that name, in its words.

        Raises UsageProblem if there is no such preset.
        """
        chosen = self.columns or presets.named(name)
        return replace(chosen, columns=tuple(map(self._worded, chosen.columns)))

    def _worded(self, column: Column) -> Column:
        if column.key != "status" or not isinstance(column.validation, Choice):
            return column
        return replace(column, validation=status_choice(self.settings))
