"""Workbooks and Word files as text: part by part, cell by cell, paragraph by paragraph."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
import openpyxl
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

BAR = "｜"
DITTO = "〃"
"""The formula of the cell above, its own row instead."""


def parts(data: bytes) -> dict[str, bytes]:
    """The unpacked parts of an xlsx or docx by name; free of how the zip was packed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def workbook_lines(data: bytes) -> str:
    """Every sheet: its state, frozen place and filter, its rows, its drop-downs and rules.

    In a formula # stands for the number of its own row.
    """
    book = openpyxl.load_workbook(io.BytesIO(data))
    return "".join(f"{line}\n" for sheet in book.worksheets for line in _sheet(sheet))


def document_lines(data: bytes) -> str:
    """Every paragraph with its style, every table row by row, in order."""
    document = docx.Document(io.BytesIO(data))
    return "".join(
        f"{line}\n"
        for child in document.element.body.iterchildren()
        for line in _block(child, document)
    )


def _sheet(sheet: Any) -> Iterator[str]:
    yield f"# {sheet.title} {sheet.dimensions} {sheet.sheet_state}"
    yield f"冻结 {sheet.freeze_panes}，筛选 {sheet.auto_filter.ref}，打印区 {sheet.print_area}"
    above: dict[int, str] = {}
    for row in sheet.iter_rows():
        cells = [_cell(cell, above) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        yield BAR.join([str(row[0].row), *cells])
    for validation in sheet.data_validations.dataValidation:
        yield f"输入限制 {validation.sqref} {validation.type} {validation.formula1}"
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            yield f"条件格式 {area.sqref} {rule.type} {' '.join(map(str, rule.formula))}"
    yield ""


def _cell(cell: Any, above: dict[int, str]) -> str:
    if cell.value is None:
        return ""
    text = str(cell.value).replace("\n", "⏎")
    if cell.data_type == "s":
        return text
    text = f"{text}〔{cell.data_type} {cell.number_format}〕"
    if cell.data_type != "f":
        return text
    formula = re.sub(rf"(?<=[A-Z]){cell.row}\b", "#", text)
    ditto = above.get(cell.column) == formula
    above[cell.column] = formula
    return DITTO if ditto else formula


def _block(child: Any, document: Any) -> Iterator[str]:
    if child.tag == qn("w:p"):
        paragraph = Paragraph(child, document)
        style = paragraph.style.name if paragraph.style is not None else "－"
        yield f"{style}{BAR}{paragraph.text}".replace("\n", "⏎")
    elif child.tag == qn("w:tbl"):
        for row in Table(child, document).rows:
            yield BAR.join(["表", *(cell.text.replace("\n", "⏎") for cell in row.cells)])
