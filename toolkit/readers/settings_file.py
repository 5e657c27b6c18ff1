"""office.toml: the table [document], which says who issues documents and how.

The other tables belong to others; see `toolkit.ledger.settings` for [ledger].
"""

from __future__ import annotations

import tomllib
from typing import Any

from toolkit.codec import from_json
from toolkit.documents.kinds import KINDS
from toolkit.documents.office import NO_OFFICE, Office
from toolkit.errors import UsageProblem
from toolkit.faults import syntax
from toolkit.schema import load, validate

_TABLE = "document"


def office(text: str, name: str) -> Office:
    """The settings of an office in the text of a TOML file; what it leaves out is null or empty.

    `name` is how messages call the file. Raises UsageProblem, naming the entry and what is allowed.
    """
    try:
        found = tomllib.loads(text).get(_TABLE, {})
    except tomllib.TOMLDecodeError as error:
        message = f"{name} 不是正确的 TOML：{syntax(error)}。请检查引号、括号和等号。"
        raise UsageProblem(message) from error
    if not isinstance(found, dict):
        message = f"{name} 的 {_TABLE} 应是一个表，写作 [{_TABLE}]。"
        raise UsageProblem(message)
    root = load("office")
    data = _completed(found, root, name, _TABLE)
    faults = validate("office", data)
    if faults:
        message = f"{name} 的 {_TABLE} 里，{faults[0].message}。"
        raise UsageProblem(message)
    _known(data["heads"], [kind.name for kind in KINDS], name, f"{_TABLE}.heads")
    return from_json(Office, data)


def _completed(
    found: dict[str, Any], definition: dict[str, Any], name: str, place: str
) -> dict[str, Any]:
    """The table with null, or nothing, for all it leaves out."""
    properties = definition["properties"]
    _known(found, list(properties), name, place)
    data = {key: found.get(key, _empty(key, value)) for key, value in properties.items()}
    if isinstance(data.get("fonts"), dict):
        data["fonts"] = _completed(
            data["fonts"], load("office")["$defs"]["Fonts"], name, f"{place}.fonts"
        )
    return data


def _empty(key: str, definition: dict[str, Any]) -> Any:
    if key == "missing":
        return NO_OFFICE.missing
    return {"array": [], "object": {}, "boolean": False}.get(str(definition.get("type")))


def _known(found: dict[str, Any], keys: list[str], name: str, place: str) -> None:
    for key in found:
        if key not in keys:
            message = f"{name} 的 {place} 没有“{key}”这一项，可用：{'、'.join(keys)}。"
            raise UsageProblem(message)
