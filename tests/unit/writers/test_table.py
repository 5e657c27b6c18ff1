"""The ledger as comma-separated values, and the schema beside it."""

from __future__ import annotations

import csv
import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest

from tests.support.draft import Draft
from tests.support.waterworks import speech
from toolkit.errors import UsageProblem
from toolkit.ledger.columns import BY_KEY
from toolkit.ledger.layout import Layout
from toolkit.ledger.presets import PRESETS, named
from toolkit.model import Speech
from toolkit.writers.table import write, write_schema

every_preset = pytest.mark.parametrize("preset", [p.name for p in PRESETS], ids=["i", "w", "r"])


def lines(speech: Speech, **options: Any) -> list[dict[str, str]]:
    """The rows by header, as a program reads them."""
    text = write(speech, **options).value.decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(keepends=True)))


def with_text(text: str) -> Speech:
    """A speech of one task with these words."""
    draft = Draft(text)
    draft.task("01", text)
    return draft.speech()


@every_preset
def test_headers_are_those_of_the_ledger_without_the_light(preset: str) -> None:
    """亮灯 changes with the day and belongs to no file."""
    columns = [column.header for column in named(preset).columns if column.key != "light"]
    assert list(lines(speech(), preset=preset)[0]) == columns


def test_rows_have_the_words_of_the_ledger() -> None:
    """Dates by ISO 8601, open questions in words, columns of people empty."""
    found = lines(speech())
    assert [line["任务内容"] for line in found] == [task.text for task in speech().tasks]
    assert (found[0]["截止日期"], found[1]["截止日期"]) == ("2023-06-30", "待明确")
    assert {line["进展情况"] for line in found} == {""}


def test_spreadsheets_see_the_encoding() -> None:
    """A byte order mark in front, lines end as RFC 4180 wants."""
    data = write(speech()).value
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == len(speech().tasks) + 1


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "''-1"])
def test_no_text_becomes_a_formula(text: str) -> None:
    """An apostrophe in front, which whoever reads it back takes off; nothing is lost."""
    cell = lines(with_text(text))[0]["任务内容"]
    assert cell == f"'{text}"
    assert not cell.startswith(("=", "+", "-", "@", "\t"))


@pytest.mark.parametrize("text", ["要“=”号", "'甲", "a,b", '"引"', "甲\n乙"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    """Commas, quotes and line breaks are quoted, not changed."""
    assert lines(with_text(text))[0]["任务内容"] == text


def test_control_characters_are_left_out_and_told() -> None:
    """OUT001 counts them."""
    outcome = write(with_text("要\x07查。"))
    assert "要查。" in outcome.value.decode("utf-8-sig")
    assert [each.code for each in outcome.findings] == ["OUT001"]


def test_points_are_rows_too() -> None:
    """As in the workbook."""
    found = lines(speech(), layout=Layout(rows="point"))
    assert [line["任务编号"] for line in found] == ["2-1", "2-2", "3"]


def test_an_unknown_preset_is_refused() -> None:
    """As in the workbook."""
    with pytest.raises(UsageProblem, match="没有名为“周报”"):
        write(speech(), preset="周报")


def schema(**options: Any) -> dict[str, Any]:
    """The schema as JSON."""
    found: dict[str, Any] = json.loads(write_schema(speech(), **options).value)
    return found


@every_preset
def test_the_schema_names_the_columns_in_order(preset: str) -> None:
    """Field by field those of the table."""
    names = [field["name"] for field in schema(preset=preset)["fields"]]
    assert names == list(lines(speech(), preset=preset)[0])


def test_the_rows_obey_their_schema() -> None:
    """Types, constraints and missing values are true of what is written."""
    found = schema()
    fields = {field["name"]: field for field in found["fields"]}
    assert found["missingValues"] == ["", "待明确"]
    assert found["primaryKey"] == ["任务编号"]
    for line in lines(speech()):
        for name, value in line.items():
            if value in found["missingValues"]:
                assert not fields[name].get("constraints", {}).get("required")
            elif fields[name]["type"] == "date":
                assert dt.date.fromisoformat(value)
    ids = [line["任务编号"] for line in lines(speech())]
    assert len(set(ids)) == len(ids)


def test_what_people_fill_in_is_described() -> None:
    """Words of the status, bounds of shares and dates."""
    fields = {field["name"]: field for field in schema()["fields"]}
    assert fields["状态"]["constraints"]["enum"][0] == "未启动"
    assert fields["完成比例"] == {
        "name": "完成比例",
        "type": "integer",
        "description": BY_KEY["percent"].guide,
        "constraints": {"minimum": 0, "maximum": 100},
    }
    assert fields["延期后时限"]["constraints"]["minimum"] == "2000-01-01"


def test_the_same_speech_gives_the_same_bytes() -> None:
    """Table and schema."""
    again = replace(speech())
    assert write(speech()).value == write(again).value
    assert write_schema(speech()).value == write_schema(again).value
