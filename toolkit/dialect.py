"""A quick verdict on data by a schema that keeps to the closed dialect, without messages.

It agrees with jsonschema, which takes a hundred times as long to import and to say yes; what it
turns down jsonschema puts into words (see `toolkit.schema.validate`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

Schema = dict[str, Any]
Test = Callable[[Any], bool]

_ANNOTATIONS = frozenset(
    {"$schema", "$id", "$defs", "title", "description", "examples", "x-labels", "offset_unit"}
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def compiled(schema: Schema) -> Test:
    """A function that tells whether data are valid by the schema.

    Raises KeyError for a keyword outside the dialect.
    """
    definitions: dict[str, Test] = {}

    def test_of(part: Schema) -> Test:
        tests = [
            _reference(definitions, value)
            if keyword == "$ref"
            else _KEYWORDS[keyword](value, test_of, part)
            for keyword, value in part.items()
            if keyword not in _ANNOTATIONS
        ]
        return tests[0] if len(tests) == 1 else lambda data: all(test(data) for test in tests)

    for name, part in schema.get("$defs", {}).items():
        definitions[f"#/$defs/{name}"] = test_of(part)
    return test_of(schema)


Compile = Callable[[Schema], Test]


def _reference(definitions: dict[str, Test], pointer: str) -> Test:
    def valid(data: object) -> bool:
        return definitions[pointer](data)  # looked up late, as definitions refer to each other

    return valid


def _type(wanted: str | list[str], _compile: Compile, _part: Schema) -> Test:
    tests = [_TYPES[name] for name in ([wanted] if isinstance(wanted, str) else wanted)]
    return tests[0] if len(tests) == 1 else lambda data: any(test(data) for test in tests)


def _enum(values: list[str], _compile: Compile, _part: Schema) -> Test:
    known = frozenset(values)
    return lambda data: isinstance(data, str) and data in known


def _const(value: object, _compile: Compile, _part: Schema) -> Test:
    return lambda data: type(data) is type(value) and bool(data == value)


def _any_of(options: list[Schema], compile_: Compile, _part: Schema) -> Test:
    tests = [compile_(option) for option in options]
    return lambda data: any(test(data) for test in tests)


def _properties(properties: dict[str, Schema], compile_: Compile, _part: Schema) -> Test:
    tests = [(key, compile_(each)) for key, each in properties.items()]

    def valid(data: object) -> bool:
        if not isinstance(data, dict):
            return True
        return all(test(data[key]) for key, test in tests if key in data)

    return valid


def _required(keys: list[str], _compile: Compile, _part: Schema) -> Test:
    wanted = frozenset(keys)
    return lambda data: not isinstance(data, dict) or wanted <= data.keys()


def _additional(rest: Schema | bool, compile_: Compile, part: Schema) -> Test:  # noqa: FBT001 - the keyword's value
    known = frozenset(part.get("properties", ()))
    if isinstance(rest, bool):
        return lambda data: rest or not isinstance(data, dict) or data.keys() <= known
    test = compile_(rest)
    return lambda data: (
        not isinstance(data, dict) or all(test(data[key]) for key in data.keys() - known)
    )


def _items(each: Schema, compile_: Compile, _part: Schema) -> Test:
    test = compile_(each)
    return lambda data: not isinstance(data, list) or all(map(test, data))


def _format(name: str, _compile: Compile, _part: Schema) -> Test:
    return {"date": _is_date}[name]


def _is_date(data: object) -> bool:
    if not isinstance(data, str):
        return True
    try:
        return bool(_DATE.fullmatch(data) and date.fromisoformat(data))
    except ValueError:
        return False


def _pattern(pattern: str, _compile: Compile, _part: Schema) -> Test:
    search = re.compile(pattern).search
    return lambda data: not isinstance(data, str) or search(data) is not None


def _minimum(least: float, _compile: Compile, _part: Schema) -> Test:
    return lambda data: not _is_number(data) or data >= least


def _maximum(most: float, _compile: Compile, _part: Schema) -> Test:
    return lambda data: not _is_number(data) or data <= most


def _min_length(least: int, _compile: Compile, _part: Schema) -> Test:
    return lambda data: not isinstance(data, str) or len(data) >= least


def _is_number(data: object) -> bool:
    return isinstance(data, (int, float)) and not isinstance(data, bool)


def _is_integer(data: object) -> bool:
    return (isinstance(data, int) and not isinstance(data, bool)) or (
        isinstance(data, float) and data.is_integer()
    )


_TYPES: dict[str, Test] = {
    "null": lambda data: data is None,
    "boolean": lambda data: isinstance(data, bool),
    "integer": _is_integer,
    "number": _is_number,
    "string": lambda data: isinstance(data, str),
    "array": lambda data: isinstance(data, list),
    "object": lambda data: isinstance(data, dict),
}
_KEYWORDS: dict[str, Callable[[Any, Compile, Schema], Test]] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "anyOf": _any_of,
    "properties": _properties,
    "required": _required,
    "additionalProperties": _additional,
    "items": _items,
    "format": _format,
    "pattern": _pattern,
    "minimum": _minimum,
    "maximum": _maximum,
    "minLength": _min_length,
}
