"""The catalogue of findings: unique, well worded, explained, and used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from string import Formatter

import pytest

from tests.support.tools import ROOT
from toolkit import codes

STAGES = ("SRC", "NUM", "ANN", "TSK", "SPN", "SCH", "LDG", "OUT", "UNT")
HAN = re.compile(r"[\u4e00-\u9fff]")

RESERVED: dict[str, str] = {}
"""Codes no rule gives yet, each with the reason why it is in the catalogue all the same."""

every_code = pytest.mark.parametrize("entry", codes.CATALOGUE, ids=lambda entry: entry.code)


def calls() -> Iterator[tuple[str, ast.Call, str]]:
    """Place, call and code of every `finding("CODE", …)` in the toolkit."""
    for path in sorted((ROOT / "toolkit").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call) or not call.args:
                continue
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            first = call.args[0]
            if name == "finding" and isinstance(first, ast.Constant):
                yield f"{path.relative_to(ROOT)}:{call.lineno}", call, str(first.value)


@cache
def mentioned() -> set[str]:
    """Every code that stands as a string somewhere in the toolkit outside the catalogue."""
    return {
        value.value
        for path in (ROOT / "toolkit").rglob("*.py")
        if path.parent.name != "codes"
        for value in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(value, ast.Constant) and value.value in codes.BY_CODE
    }


def fields(template: str) -> set[str]:
    """The names a template asks for."""
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_codes_and_slugs_are_unique_and_codes_stand_in_order() -> None:
    """One entry for each code and each slug; within a stage the numbers rise."""
    all_codes = [entry.code for entry in codes.CATALOGUE]
    slugs = [entry.slug for entry in codes.CATALOGUE]
    assert len({*all_codes}) == len(all_codes)
    assert len({*slugs}) == len(slugs)
    assert all_codes == sorted(all_codes, key=lambda code: (STAGES.index(code[:3]), code))


@every_code
def test_codes_and_slugs_have_their_form(entry: codes.Code) -> None:
    """A code is its stage and three digits; a slug is lower-case ASCII words."""
    assert re.fullmatch(rf"({'|'.join(STAGES)})\d{{3}}", entry.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", entry.slug)
    assert entry.severity in {"error", "warning", "info"}


@every_code
def test_wording_is_chinese_and_ends_properly(entry: codes.Code) -> None:
    """A message is a headline without a full stop; hint and explanation are whole sentences."""
    for words in (entry.message, entry.hint, entry.explanation):
        assert HAN.search(words)
        assert words == words.strip()
        assert not re.search(r"[\u4e00-\u9fff][,;:!?]", words), "半角标点"
    assert not entry.message.endswith(("。", "！", "；", "，"))
    assert entry.hint.endswith(("。", "？"))
    assert entry.explanation.endswith("。")


@every_code
def test_hints_ask_for_nothing_the_message_does_not_know(entry: codes.Code) -> None:
    """Every place in a hint is one the message has too; explanations are plain text."""
    assert fields(entry.hint) <= fields(entry.message) | {"name"}
    assert fields(entry.explanation) == set()


@every_code
def test_every_code_is_explained_by_code_and_by_slug(entry: codes.Code) -> None:
    """`explain` finds the entry under its code in any case and under its slug."""
    assert codes.explain(entry.code.lower()) is entry
    assert codes.explain(entry.slug) is entry


@every_code
def test_every_code_is_used_or_reserved_deliberately(entry: codes.Code) -> None:
    """A code is given somewhere in the toolkit, or stands in RESERVED with its reason."""
    assert (entry.code in mentioned()) != (entry.code in RESERVED)


def test_every_finding_fills_its_message() -> None:
    """Each `finding("CODE", …)` names a code of the catalogue and gives all its message needs."""
    for place, call, code in calls():
        assert code in codes.BY_CODE, place
        entry = codes.BY_CODE[code]
        given = {keyword.arg for keyword in call.keywords}
        if None in given:  # **data: known only when it runs
            continue
        assert fields(entry.message) | fields(entry.hint) <= given, f"{place} {code}"
