"""Generate `toolkit/model.py` from `schemas/speech.schema.json`.

The schema is the only definition; `pytest --accept` rewrites the module.
"""

from __future__ import annotations

import json
from typing import Any

HEADER = '''"""GENERATED from schemas/speech.schema.json by tests/support/typegen.py. Do not edit.

The canonical speech as frozen dataclasses, one for each object of the schema, and one literal
type for each of its enumerations. Spans are half-open ranges of Unicode code points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from toolkit.record import Record
'''

LINE_LENGTH = 100

_SIMPLE = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "null": "None",
}


def python_type(schema: dict[str, Any]) -> str:
    """The annotation for one property of the closed dialect."""
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix("#/$defs/")
    if "anyOf" in schema:
        return " | ".join(python_type(option) for option in schema["anyOf"])
    if "const" in schema:
        return f"Literal[{_quoted(schema['const'])}]"
    kind = schema["type"]
    if isinstance(kind, list):
        return " | ".join(_SIMPLE[name] for name in kind)
    if kind == "array":
        return f"tuple[{python_type(schema['items'])}, ...]"
    if kind == "object":
        return f"dict[str, {python_type(schema['additionalProperties'])}]"
    return _SIMPLE[kind]


def generate(schema_text: str) -> str:
    """The source of `toolkit/model.py` for the given schema."""
    schema = json.loads(schema_text)
    definitions = {**schema["$defs"], "Speech": schema}
    parts = [HEADER]
    parts += [_alias(name, each) for name, each in definitions.items() if "enum" in each]
    parts.append("")
    parts += [_class(name, each) for name, each in definitions.items() if "enum" not in each]
    return "\n".join(parts)


def _alias(name: str, definition: dict[str, Any]) -> str:
    values = [_quoted(value) for value in definition["enum"]]
    one_line = f"{name}: TypeAlias = Literal[{', '.join(values)}]"
    if len(one_line) <= LINE_LENGTH:
        return one_line
    return "\n".join([f"{name}: TypeAlias = Literal[", *(f"    {value}," for value in values), "]"])


def _class(name: str, definition: dict[str, Any]) -> str:
    options = "frozen=True, slots=True, kw_only=True, eq=False, repr=False"
    lines = ["", f"@dataclass({options})", f"class {name}(Record):"]
    lines += [f'    """{definition["title"]}"""', ""]
    for key, value in definition["properties"].items():
        lines.append(f"    {key}: {python_type(value)}")
    return "\n".join([*lines, ""])


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
