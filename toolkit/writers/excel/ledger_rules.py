"""What the ledger sheet asks of people: what may be typed where, and what the colours mean."""

from __future__ import annotations

import datetime as dt

from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.ledger.columns import Between, Choice, Column
from toolkit.ledger.settings import Settings
from toolkit.writers.excel import styles
from toolkit.writers.excel.grid import serial

IDS_NAME = "任务编号表"
"""Defined name of the ids that were issued, on the very hidden sheet."""

_KEPT = "本栏照录原文或自动计算，不能在此改动。要增加任务，请插入一行，任务编号留空。"
_OPEN_UNITS = frozenset({"lead", "responsible", "support"})
"""Columns of the source that the office completes where the text leaves them open."""


def validate(sheet: Worksheet, columns: tuple[Column, ...], areas: dict[str, str]) -> None:
    """The validations of the columns, each in its area.

    Cells of the source refuse typing, but not in rows that people have inserted, whose id is none
    of ours. They are locked too, but Excel sorts no locked cells, so the whole table is an area
    that may be changed in spite of the protection; see `LedgerSheet`.
    """
    ids = areas.get("id", "").partition(":")[0]
    inserted = f"ISNA(MATCH(${ids},{IDS_NAME},0))" if ids else "FALSE"
    _refuse(sheet, "FALSE", [areas[key] for key in ("id",) if key in areas])
    kept = [column for column in columns if _is_kept(column)]
    _refuse(sheet, inserted, [areas[column.key] for column in kept if column.key != "id"])
    for column in columns:
        if column.validation is not None:
            rule = _validation(column.header, column.validation)
            rule.add(areas[column.key])
            sheet.add_data_validation(rule)


def _refuse(sheet: Worksheet, unless: str, areas: list[str]) -> None:
    rule = DataValidation(type="custom", formula1=unless, allow_blank=False)
    rule.showErrorMessage = True
    rule.errorTitle, rule.error = "照录原文", _KEPT
    for area in areas:
        rule.add(area)
    if areas:
        sheet.add_data_validation(rule)


def paint(sheet: Worksheet, settings: Settings, areas: dict[str, str]) -> None:
    """Colours of the light, beside which the word always stands, and of words that got lost."""
    if "light" in areas:
        first = areas["light"].partition(":")[0]
        for lamp in settings.lights.values():
            rule = Rule(
                type="expression", dxf=styles.lamp_look(lamp), formula=[f'${first}="{lamp.word}"']
            )
            sheet.conditional_formatting.add(areas["light"], rule)
    if "id" in areas and "text" in areas:
        name, words = (areas[key].partition(":")[0] for key in ("id", "text"))
        _alarm(sheet, areas["text"], f'AND(${name}<>"",${words}="")')
        _alarm(sheet, areas["id"], f'AND(${name}="",${words}<>"")')


def _alarm(sheet: Worksheet, area: str, formula: str) -> None:
    rule = Rule(type="expression", dxf=styles.alarm_look(), formula=[formula])
    sheet.conditional_formatting.add(area, rule)


def _is_kept(column: Column) -> bool:
    return not column.editable and column.key not in _OPEN_UNITS


def _validation(header: str, wanted: Choice | Between) -> DataValidation:
    if isinstance(wanted, Choice):
        rule = DataValidation(type="list", formula1=f'"{",".join(wanted.words)}"')
    elif isinstance(wanted.low, dt.date):
        rule = DataValidation(type="date", operator="between")
    else:
        rule = DataValidation(type="whole", operator="between")
    if isinstance(wanted, Between):
        rule.formula1, rule.formula2 = str(_number(wanted.low)), str(_number(wanted.high))
    rule.allow_blank = True
    rule.showErrorMessage = True
    rule.errorTitle, rule.error = header, wanted.prompt
    return rule


def _number(bound: int | dt.date) -> int:
    return serial(bound) if isinstance(bound, dt.date) else bound
