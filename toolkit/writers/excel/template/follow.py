"""All that follows when rows of a sheet come or go: formulas, names, rules, links, drawings."""

from __future__ import annotations

from typing import Any

from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.worksheet.cell_range import CellRange

from toolkit.writers.excel.template.references import Shift


def everything(sheet: Any, shift: Shift) -> None:
    """Whatever refers to the rows, on this sheet or others, refers to where they are now."""
    _formulas(sheet, shift)
    _names(sheet, shift)
    _filters(sheet, shift)
    _validations(sheet, shift)
    _colours(sheet, shift)
    _paper(sheet, shift)
    _links(sheet, shift)
    _drawings(sheet, shift)
    for other in sheet.parent.worksheets:
        _charts(other, shift)


def _formulas(sheet: Any, shift: Shift) -> None:
    for each in sheet.parent.worksheets:
        for cell in list(each._cells.values()):  # noqa: SLF001 - iter_rows would make new ones
            if cell.data_type == "f" and isinstance(cell.value, str):
                cell.value = shift.formula(cell.value, here=each is sheet)


def _names(sheet: Any, shift: Shift) -> None:
    owners = [sheet.parent, *sheet.parent.worksheets]
    for name in [name for owner in owners for name in owner.defined_names.values()]:
        name.attr_text = shift.formula(str(name.attr_text), here=False)


def _filters(sheet: Any, shift: Shift) -> None:
    """What was filtered away by the samples' words would hide tasks."""
    filters = [sheet.auto_filter] if sheet.auto_filter.ref else []
    for table in sheet.tables.values():
        table.ref = shift.area(CellRange(table.ref)).coord
        filters += [table.autoFilter] if table.autoFilter is not None else []
    for each in filters:
        each.ref = shift.area(CellRange(each.ref)).coord
        each.filterColumn = []


def _validations(sheet: Any, shift: Shift) -> None:
    for rule in sheet.data_validations.dataValidation:
        rule.sqref = shift.areas(rule.sqref)
        for field in ("formula1", "formula2"):
            if found := getattr(rule, field):
                setattr(rule, field, shift.formula(found, here=True))


def _colours(sheet: Any, shift: Shift) -> None:
    old, sheet.conditional_formatting = sheet.conditional_formatting, ConditionalFormattingList()
    for area in old:
        for rule in area.rules:
            rule.formula = [shift.formula(each, here=True) for each in rule.formula]
            sheet.conditional_formatting.add(str(shift.areas(area.sqref)), rule)


def _paper(sheet: Any, shift: Shift) -> None:
    if sheet.print_area:
        areas = str(sheet.print_area).split(",")
        printed = [CellRange(each.rpartition("!")[2].replace("$", "")) for each in areas]
        sheet.print_area = ",".join(shift.area(each).coord for each in printed)
    for pagebreak in sheet.row_breaks.brk:
        pagebreak.id = shift.row(pagebreak.id)


def _links(sheet: Any, shift: Shift) -> None:
    for (row, _), cell in sheet._cells.items():  # noqa: SLF001 - iter_rows would make new ones
        if row > shift.last and cell.hyperlink is not None:
            cell.hyperlink.ref = cell.coordinate


def _drawings(sheet: Any, shift: Shift) -> None:
    for drawing in [*sheet._images, *sheet._charts]:  # noqa: SLF001 - no public way to them
        for name in ("_from", "to"):
            if (place := getattr(drawing.anchor, name, None)) is not None:
                place.row = shift.row(place.row + 1) - 1


def _charts(sheet: Any, shift: Shift) -> None:
    series = [each for chart in sheet._charts for each in chart.series]  # noqa: SLF001
    for source in [source for each in series for source in (each.val, each.cat)]:
        for kind in ("numRef", "strRef"):
            if (found := getattr(source, kind, None)) is not None:
                found.f = shift.formula(found.f, here=False)
