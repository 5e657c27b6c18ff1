"""Model ↔ JSON: the canonical speech as text, and back.

`loads(dumps(speech)) == speech` for every speech.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from toolkit.errors import UnreadableSource
from toolkit.faults import syntax
from toolkit.model import Speech
from toolkit.schema import validate

SCHEMA_VERSION = "1.0"

T = TypeVar("T")
Reader = Callable[[Any], Any]

# One function for each step, from the version it reads to the next one; see `migrate`.
MIGRATIONS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {}


def to_json(value: object) -> Any:
    """A model value as plain JSON data, keys in the order of the schema."""
    if is_dataclass(value):
        kind: Any = type(value)
        return {name: to_json(getattr(value, name)) for name in _names(kind)}
    if isinstance(value, tuple):
        return [to_json(each) for each in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def from_json(cls: type[T], data: object) -> T:
    """A model value from JSON data that is valid by the schema."""
    kind: Any = cls
    value: T = _reader(kind)(data)
    return value


def dumps(speech: Speech) -> str:
    """The canonical JSON text: UTF-8 characters as they are, two blanks a level, one final LF."""
    return json.dumps(to_json(speech), ensure_ascii=False, indent=2) + "\n"


def loads(text: str, name: str = "JSON") -> Speech:
    """The speech in a canonical JSON text of this or an older schema version.

    Raises UnreadableSource, naming the first fault, if the text is no valid speech.
    """
    try:
        data = json.loads(text)
    except ValueError as error:
        message = f"{name} 不是有效的 JSON：{syntax(error)}。请检查文件是否完整。"
        raise UnreadableSource(message) from error
    except RecursionError as error:
        message = f"{name} 的 JSON 嵌套过深，不是讲话结构。"
        raise UnreadableSource(message) from error
    data = migrate(data, name)
    faults = validate("speech", data)
    if faults:
        more = f"（另有 {len(faults) - 1} 处）" if len(faults) > 1 else ""
        message = f"{name} 不符合讲话结构：{faults[0].message}{more}"
        raise UnreadableSource(message)
    return from_json(Speech, data)


def migrate(data: object, name: str = "JSON") -> dict[str, Any]:
    """The data brought up to SCHEMA_VERSION, step by step."""
    if not isinstance(data, dict) or "schema_version" not in data:
        message = f"{name} 不是讲话结构：缺少 schema_version。请用 taizhang parse 生成。"
        raise UnreadableSource(message)
    while (version := data["schema_version"]) != SCHEMA_VERSION:
        if not isinstance(version, str) or version not in MIGRATIONS:
            message = (
                f"{name} 的结构版本是 {version}，本工具只认到 {SCHEMA_VERSION}，请升级 taizhang。"
            )
            raise UnreadableSource(message)
        data = MIGRATIONS[version](data)
    return data


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))


@cache
def _reader(cls: Any) -> Reader:
    hints = get_type_hints(cls)
    readers = {name: _value_reader(hints[name]) for name in _names(cls)}

    def read(data: dict[str, Any]) -> Any:
        return cls(**{name: reader(data[name]) for name, reader in readers.items()})

    return read


def _value_reader(hint: Any) -> Reader:
    origin, args = get_origin(hint), get_args(hint)
    if is_dataclass(hint):
        kind: Any = hint
        return _reader(kind)
    if origin is tuple:
        each = _value_reader(args[0])
        return lambda data: tuple(map(each, data))
    if origin in (UnionType, Union):
        some = _value_reader(next(arg for arg in args if arg is not type(None)))
        return lambda data: None if data is None else some(data)
    return lambda data: data
