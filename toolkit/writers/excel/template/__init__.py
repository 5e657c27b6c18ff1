"""An office's own workbook (模板): our rows under its headers, its styles kept."""

from __future__ import annotations

from toolkit.writers.excel.template.workbook import fill

__all__ = ["fill"]
