"""How an office wants its ledger (台账版式): rows, columns, settings, or its own workbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from toolkit.ledger import presets, settings
from toolkit.ledger.columns import Choice, Column, status_choice
from toolkit.ledger.presets import Preset
from toolkit.ledger.rows import By, Row, iterate
from toolkit.ledger.settings import Settings
from toolkit.ledger.unitbook import UnitBook
from toolkit.model import Speech


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Everything a ledger depends on besides the speech.

    `rows` is what one row stands for, `columns` an office's own choice of columns instead of a
    preset, `template` the bytes of an office's own workbook, which only Excel ledgers use. The unit
    book `units` gives leaders and contacts, and with `expand_groups` the members of groups.
    """

    rows: By = "task"
    settings: Settings = field(default_factory=settings.standard)
    columns: Preset | None = None
    template: bytes | None = None
    units: UnitBook | None = None
    expand_groups: bool = False

    def entries(self, speech: Speech) -> Iterator[Row]:
        """The rows of the ledger."""
        return iterate(speech, by=self.rows, units=self.units, expand=self.expand_groups)

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
