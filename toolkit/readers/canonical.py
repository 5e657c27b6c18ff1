"""Canonical JSON: a speech that `taizhang parse` or `convert` wrote, read back as it is."""

from __future__ import annotations

import json

from toolkit import schema
from toolkit.codec import SCHEMA_VERSION, from_json, migrate
from toolkit.codes import finding
from toolkit.errors import UnreadableSource
from toolkit.findings import Finding, Outcome
from toolkit.model import Speech
from toolkit.readers import encodings, plain

# The JSON of a speech is about ten times its text; the text has its own limit in `plain`.
LIMIT = 10 * plain.LIMIT


def read(data: bytes, name: str) -> Outcome[Speech | None]:
    """The speech in the bytes; None, with findings, where they hold none of a known version.

    Every encoding of plain text is taken, since Windows consoles redirect into UTF-16.
    """
    if len(data) > LIMIT:
        return Outcome(None, (plain.too_large(name, plain.size(len(data)), LIMIT),))
    decoded = encodings.decode(data)
    if decoded is None:
        kind = "二进制数据"
        return Outcome(None, (finding("SRC003", name=name, kind=kind),))
    if isinstance(decoded, encodings.Undecodable):
        return Outcome(None, (plain.undecodable(decoded),))
    return of_text(decoded.text, name)


def of_text(text: str, name: str) -> Outcome[Speech | None]:
    """The speech in a JSON text; findings SCH001–SCH003 say why there is none."""
    try:
        loaded = json.loads(text)
    except json.JSONDecodeError as error:
        return Outcome(None, (finding("SCH002", name=name, line=error.lineno, column=error.colno),))
    except RecursionError:
        return Outcome(None, (_no_speech(name, "嵌套过深"),))
    try:
        migrated = migrate(loaded, name)
    except UnreadableSource:
        return Outcome(None, (_no_speech(name, _version(loaded)),))
    faults = schema.validate("speech", migrated)
    return Outcome(None, faults) if faults else Outcome(from_json(Speech, migrated))


def _version(loaded: object) -> str:
    if not isinstance(loaded, dict) or "schema_version" not in loaded:
        return "没有 schema_version"
    return f"结构版本是 {str(loaded['schema_version'])[:20]}，本版本只认到 {SCHEMA_VERSION}"


def _no_speech(name: str, reason: str) -> Finding:
    return finding("SCH003", name=name, reason=reason)
