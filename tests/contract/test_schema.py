"""The schemas keep to the closed dialect, and their examples are right and complete."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from toolkit import dialect, schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"
KEYWORDS = {
    *("$schema", "$id", "$defs", "$ref", "title", "description", "examples", "x-labels"),
    *("type", "enum", "const", "anyOf", "properties", "required", "additionalProperties", "items"),
    *("format", "pattern", "minimum", "maximum", "minLength", "uniqueItems", "offset_unit"),
}
HAN = re.compile(r"[\u4e00-\u9fff]")
WRONG: tuple[Any, ...] = (-1, 1.0, 2.5, True, None, "", "甲", [], [None], {}, "2022-13-45")
SLUG = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")

Schema = dict[str, Any]
Named = tuple[str, str, Schema]


def definitions() -> list[Named]:
    """Schema name, definition name and definition, for every `$defs` entry and every root."""
    return [
        (name, definition, body)
        for name in schema.names()
        for definition, body in [("", schema.load(name)), *schema.load(name)["$defs"].items()]
    ]


def ids(every: list[Named]) -> list[str]:
    """The names of the definitions as test ids: speech, speech-Span."""
    return [f"{name}-{definition}".rstrip("-") for name, definition, _ in every]


def subschemas(body: Schema, path: str = "") -> Iterator[tuple[str, Schema]]:
    """A schema and everything nested in it, without `$defs`, each with its path."""
    yield path, body
    for key, value in body.get("properties", {}).items():
        yield from subschemas(value, f"{path}/{key}")
    for key in ("items", "additionalProperties"):
        if isinstance(body.get(key), dict):
            yield from subschemas(body[key], f"{path}/{key}")
    for number, value in enumerate(body.get("anyOf", ())):
        yield from subschemas(value, f"{path}/{number}")


def validator(name: str, body: Schema) -> Draft202012Validator:
    """A validator of one part of the named schema."""
    whole = {**body, "$defs": schema.load(name)["$defs"]}
    return Draft202012Validator(whole, format_checker=FormatChecker())


every_definition = pytest.mark.parametrize(
    ("name", "definition", "body"), definitions(), ids=ids(definitions())
)


@pytest.mark.parametrize("name", schema.names())
def test_each_schema_is_valid_and_names_its_version(name: str) -> None:
    """A schema is valid 2020-12 and its $id ends with name and version."""
    whole = schema.load(name)
    Draft202012Validator.check_schema(whole)
    assert whole["$schema"] == DIALECT
    assert re.fullmatch(rf"urn:taizhang:schema:{name}:\d+\.\d+", whole["$id"])


@every_definition
def test_only_keywords_of_the_dialect_occur(name: str, definition: str, body: Schema) -> None:
    """No keyword outside the closed dialect, so that the generator understands everything."""
    for path, each in subschemas(body):
        assert set(each) <= KEYWORDS, f"{name} {definition}{path}"


@every_definition
def test_objects_are_closed_and_complete(name: str, definition: str, body: Schema) -> None:
    """An object requires all its properties and allows no other, or it is a typed map."""
    for path, each in subschemas(body):
        if each.get("type") != "object":
            assert "properties" not in each, f"{name} {definition}{path}"
        elif "properties" in each:
            assert each["required"] == list(each["properties"]), f"{name} {definition}{path}"
            assert each["additionalProperties"] is False, f"{name} {definition}{path}"
        else:
            assert isinstance(each["additionalProperties"], dict), f"{name} {definition}{path}"


@every_definition
def test_references_are_local_and_resolve(name: str, definition: str, body: Schema) -> None:
    """`$ref` leads to an entry of the same schema's `$defs`."""
    for path, each in subschemas(body):
        if "$ref" in each:
            prefix, _, target = each["$ref"].rpartition("/")
            assert prefix == "#/$defs", f"{name} {definition}{path}"
            assert target in schema.load(name)["$defs"], f"{name} {definition}{path}"


@every_definition
def test_titles_are_chinese_and_descriptions_whole(
    name: str, definition: str, body: Schema
) -> None:
    """Every definition and property has a Chinese term and a description that is a sentence."""
    for path, each in [("", body), *_properties(body)]:
        assert HAN.search(each["title"]), f"{name} {definition}{path}"
        assert each["description"].endswith("."), f"{name} {definition}{path}"
        assert each["description"][0].isascii(), f"{name} {definition}{path}"


@every_definition
def test_enumerations_have_slugs_and_labels(name: str, definition: str, body: Schema) -> None:
    """Values of an enumeration are ASCII slugs, each with one label of its own."""
    for path, each in subschemas(body):
        if "enum" in each:
            labels = each["x-labels"]
            assert list(labels) == each["enum"], f"{name} {definition}{path}"
            assert all(SLUG.fullmatch(value) for value in each["enum"]), f"{name} {definition}"
            assert len({*labels.values()}) == len(labels), f"{name} {definition}{path}"


@every_definition
def test_each_definition_has_an_example_that_validates(
    name: str, definition: str, body: Schema
) -> None:
    """Every root and every `$defs` entry shows at least one valid example."""
    assert body["examples"], f"{name} {definition}"
    for example in body["examples"]:
        assert list(validator(name, body).iter_errors(example)) == []


@every_definition
def test_each_value_has_an_example_that_validates(name: str, definition: str, body: Schema) -> None:
    """Every property that is a plain value shows a valid example of itself."""
    for path, each in _properties(body):
        if not {"$ref", "anyOf", "items", "additionalProperties"} & set(each):
            assert each.get("examples"), f"{name} {definition}{path}"
        for example in each.get("examples", ()):
            assert validator(name, each).is_valid(example), f"{name} {definition}{path}"


@every_definition
def test_removing_a_required_field_makes_an_example_invalid(
    name: str, definition: str, body: Schema
) -> None:
    """Absent is null, never left out."""
    for field in body.get("required", ()):
        for example in body["examples"]:
            shorter = {key: value for key, value in example.items() if key != field}
            assert not validator(name, body).is_valid(shorter), f"{name} {definition} {field}"


@every_definition
def test_adding_an_unknown_field_makes_an_example_invalid(
    name: str, definition: str, body: Schema
) -> None:
    """Nothing beyond the schema passes."""
    if "properties" in body:
        for example in body["examples"]:
            longer = {**example, "unheard_of": None}
            assert not validator(name, body).is_valid(longer), f"{name} {definition}"


def test_the_quick_verdict_is_that_of_the_reference() -> None:
    """`toolkit.dialect` agrees with jsonschema on right and on broken examples."""
    for name, definition, body in definitions():
        verdict = dialect.compiled({**body, "$defs": schema.load(name)["$defs"]})
        for example in _and_damaged(body["examples"]):
            expected = validator(name, body).is_valid(example)
            assert verdict(example) == expected, f"{name} {definition} {example}"


def _properties(body: Schema) -> Iterator[tuple[str, Schema]]:
    for key, value in body.get("properties", {}).items():
        yield f"/{key}", value


def _and_damaged(examples: list[Any]) -> Iterator[Any]:
    for example in examples:
        yield example
        if isinstance(example, dict):
            yield from ({**example, key: wrong} for key in example for wrong in WRONG)
