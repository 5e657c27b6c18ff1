"""Find, load and apply the JSON Schemas that define everything the toolkit exchanges."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from toolkit import dialect
from toolkit.codes import finding
from toolkit.errors import UsageProblem
from toolkit.findings import Finding

_PLACES = (Path(__file__).parent / "schemas", Path(__file__).parent.parent / "schemas")
_SUFFIX = ".schema.json"


def folder() -> Path:
    """Where the schemas are: inside the installed package, or beside it in a working copy."""
    for place in _PLACES:
        if place.is_dir():
            return place
    message = "安装不完整：找不到 schemas 目录，请重新安装 taizhang。"
    raise UsageProblem(message)


def names() -> tuple[str, ...]:
    """The names of all schemas, sorted."""
    return tuple(sorted(path.name.removesuffix(_SUFFIX) for path in folder().glob(f"*{_SUFFIX}")))


def text(name: str) -> str:
    """A schema as it is stored. Raises UsageProblem if there is none of that name."""
    if name not in names():
        message = f"没有名为“{name}”的结构定义；可选：{'、'.join(names())}。"
        raise UsageProblem(message)
    return (folder() / f"{name}{_SUFFIX}").read_text(encoding="utf-8")


@cache
def load(name: str) -> dict[str, Any]:
    """A schema as JSON data. Raises UsageProblem if there is none of that name."""
    loaded: dict[str, Any] = json.loads(text(name))
    return loaded


@cache
def labels(definition: str, schema: str = "speech") -> dict[str, str]:
    """The Chinese labels of an enumeration, by slug."""
    found: dict[str, str] = load(schema)["$defs"][definition]["x-labels"]
    return found


@cache
def title(definition: str, key: str | None = None, schema: str = "speech") -> str:
    """The Chinese term of a definition or of one of its properties."""
    entry = load(schema) if definition == "Speech" else load(schema)["$defs"][definition]
    return str(entry["properties"][key]["title"] if key else entry["title"])


def validate(name: str, data: object) -> tuple[Finding, ...]:
    """One SCH001 finding for each place where the data break the schema; none when valid.

    `toolkit.dialect` gives the verdict; jsonschema, imported only then, words the failures.
    """
    if _verdict(name)(data):
        return ()
    errors = sorted(
        _validator(name).iter_errors(data), key=lambda error: list(map(str, error.path))
    )
    return tuple(
        finding(
            "SCH001",
            path="/".join(map(str, error.absolute_path)) or "（根）",
            rule=str(error.validator),
            expected=json.dumps(error.validator_value, ensure_ascii=False)[:80],
        )
        for error in errors
    )


@cache
def _verdict(name: str) -> dialect.Test:
    return dialect.compiled(load(name))


@cache
def _validator(name: str) -> Any:
    from jsonschema import Draft202012Validator, FormatChecker  # noqa: PLC0415 - 60 ms, on use

    return Draft202012Validator(load(name), format_checker=FormatChecker())
