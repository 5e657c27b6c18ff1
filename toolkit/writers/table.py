"""The ledger as a table of comma-separated values, and the Table Schema that describes it.

RFC 4180 with a header line and CRLF; UTF-8 with a byte order mark, so that Excel and WPS open it
right. The schema follows Frictionless Table Schema.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from typing import Any

from toolkit.findings import Outcome
from toolkit.ledger import presets
from toolkit.ledger.columns import Between, Choice, Column, Content
from toolkit.ledger.form import KNOWN
from toolkit.ledger.layout import Layout
from toolkit.ledger.presets import Preset
from toolkit.ledger.rows import PENDING
from toolkit.model import Speech
from toolkit.writers.plaintext import encoded

_FORMULA_LIKE = re.compile(r"'*[=+\-@\t\r]")


def write(
    speech: Speech, *, preset: str = presets.DEFAULT, layout: Layout | None = None
) -> Outcome[bytes]:
    """The rows of the ledger under their headers, dates by ISO 8601, columns to fill in empty.

    A text that a spreadsheet would take for a formula has ' in front; whoever reads it back takes
    one off. 亮灯 is left out, as it changes with the day. Raises UsageProblem if there is no such
    preset.
    """
    layout = layout or Layout()
    columns = _columns(layout.preset(preset))
    stream = io.StringIO(newline="")
    table = csv.writer(stream, lineterminator="\r\n")
    table.writerow(_safe(column.header) for column in columns)
    for row in layout.entries(speech):
        table.writerow(_cell(column.value(row)) for column in columns)
    return encoded(stream.getvalue(), bom=True)


def write_schema(
    speech: Speech,  # noqa: ARG001 - a writer is given the speech, the columns do not depend on it
    *,
    preset: str = presets.DEFAULT,
    layout: Layout | None = None,
) -> Outcome[bytes]:
    """The Table Schema of what `write` gives: names, types, constraints, what counts as missing."""
    chosen = (layout or Layout()).preset(preset)
    document: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/1.0/tableschema.json",
        "fields": [_field(column) for column in _columns(chosen)],
        "missingValues": ["", PENDING],
    }
    if keys := [column.header for column in chosen.columns if column.key == "id"]:
        document["primaryKey"] = keys
    return encoded(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def _columns(preset: Preset) -> tuple[Column, ...]:
    return tuple(
        column for column in preset.columns if column.kind != "light" and column.key != KNOWN
    )


def _cell(value: Content) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return value.isoformat()
    return _safe(str(value))


def _safe(text: str) -> str:
    return f"'{text}" if _FORMULA_LIKE.match(text) else text


def _field(column: Column) -> dict[str, Any]:
    kinds = {"date": "date", "percent": "integer"}
    field: dict[str, Any] = {
        "name": _safe(column.header),
        "type": kinds.get(column.kind, "string"),
        "description": column.guide,
    }
    if constraints := _constraints(column):
        field["constraints"] = constraints
    return field


def _constraints(column: Column) -> dict[str, Any]:
    if column.key == "id":
        return {"required": True, "unique": True}
    if column.key == "text":
        return {"required": True}
    if isinstance(column.validation, Choice):
        return {"enum": list(column.validation.words)}
    if isinstance(column.validation, Between):
        low, high = column.validation.low, column.validation.high
        return {"minimum": _bound(low), "maximum": _bound(high)}
    return {}


def _bound(bound: int | dt.date) -> int | str:
    return bound.isoformat() if isinstance(bound, dt.date) else bound
