"""Workbooks that came back (回收的台账), however they were treated, as forms to be collected.

Tables are found by their headers, whatever sheets are called and wherever the columns stand.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.codes import finding
from toolkit.errors import MissingPackage
from toolkit.findings import Finding, Outcome
from toolkit.ledger.form import Form, FormRow, FormTable, Typed
from toolkit.readers import signatures
from toolkit.readers.archive import Archive, Unusable
from toolkit.readers.returned import record
from toolkit.readers.returned.cells import Values, loaded
from toolkit.readers.returned.table import Tables

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["LIMIT", "read"]

LIMIT = 50 * 2**20
_FOREIGN = frozenset({"ole", "ods", "fods", "uos", "spreadsheetml"})
_OURS = frozenset({"统计", "原文对照", "问题提示", "填表说明"})
_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>\s*(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)[^<]*<")


def read(data: bytes, name: str) -> Outcome[Form | None]:
    """What is in a returned workbook; None with LDG011 where it cannot be read at all.

    Raises nothing, whatever the bytes are.
    """
    if len(data) > LIMIT:
        return _unread(name, f"超过 {LIMIT // 2**20} MB")
    try:
        content = _xlsx(data, name)
        archive = Archive(content, name)
        archive.vet()
        moment = _moment(Archive(content, name))
        book = loaded(content, formulas=True)
        form = _form(book, content, name, moment)
    except Unusable as error:
        return _unread(name, _reason(error.problem))
    except MissingPackage as error:
        return _unread(name, str(error))
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever a broken file makes it
        return _unread(name, f"不是能读的 xlsx 工作簿：{type(error).__name__}")
    return Outcome(replace(form, sha256=hashlib.sha256(data).hexdigest()))


def _xlsx(data: bytes, name: str) -> bytes:
    """The workbook as it is, or as LibreOffice makes it of another format (ods, xls, et).

    Raises Unusable for what is no workbook, MissingPackage without LibreOffice.
    """
    kind = signatures.kind(data, name)
    if kind in {"xlsx", "zip"}:
        return data
    if kind in _FOREIGN:
        from toolkit.readers import office  # noqa: PLC0415 - only what is needed

        return office.workbook(data, name)
    raise Unusable(finding("SRC003", name=name, kind=signatures.LABELS[kind]))


def _reason(problem: Finding) -> str:
    """Why the file is of no use, as it is said about a workbook."""
    is_other = problem.code == "SRC003"
    return f"不是 Excel 工作簿（{problem.data['kind']}）" if is_other else problem.message


def _unread(name: str, reason: str) -> Outcome[Form | None]:
    problem: Finding = finding("LDG011", file=name, reason=reason)
    return Outcome(None, (problem,))


def _moment(archive: Archive) -> str | None:
    """When the workbook was last saved, as its properties say."""
    if "docProps/core.xml" not in archive.names():
        return None
    found = _MODIFIED.search(archive.read("docProps/core.xml"))
    return f"{found[1].decode()}Z" if found else None


def _form(book: Workbook, data: bytes, name: str, moment: str | None) -> Form:
    issued, headers = record.read(book)
    values = Values(data)
    rows: list[FormRow] = []
    strays: list[Typed] = []
    tables: list[FormTable] = []
    title = str(book.properties.title or "")
    for sheet in book.worksheets:
        if _is_ours(sheet):
            continue
        found = Tables(sheet, headers, values, title=title, first=len(tables))
        rows += found.rows
        tables += found.tables
        strays += found.strays
    return Form(
        name=name,
        sha256="",
        moment=moment,
        issued=issued,
        rows=tuple(rows),
        tables=tuple(tables),
        strays=tuple(strays),
    )


def _is_ours(sheet: Worksheet) -> bool:
    """Whether it is a sheet that is only read; its name stands in its first cell too."""
    return sheet["A1"].value in _OURS or record.is_record(sheet)
