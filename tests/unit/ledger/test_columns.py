"""The columns: declared once, named by the schemas, and chosen by the presets."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace

import pytest

from tests.support.waterworks import speech
from toolkit.errors import UsageProblem
from toolkit.ledger.columns import BY_KEY, COLUMNS, Between, Choice, Column
from toolkit.ledger.presets import DEFAULT, PRESETS, named
from toolkit.ledger.rows import Row, rows
from toolkit.registry import WRITERS
from toolkit.schema import labels, load, title

every_column = pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.key)


def test_keys_and_headers_are_unique() -> None:
    """A column is found by its key, and by its header when a ledger is read back."""
    assert len(BY_KEY) == len(COLUMNS)
    assert len({column.header for column in COLUMNS}) == len(COLUMNS)


@pytest.mark.parametrize(
    ("key", "definition", "field"),
    [
        ("id", "Task", "id"),
        ("text", "Task", "text"),
        ("grade", "Task", "grade"),
        ("targets", "Task", "targets"),
        ("deadline", "Task", "deadlines"),
        ("due", "Deadline", "date"),
        ("deadline_type", "Deadline", "type"),
    ],
)
def test_headers_of_speech_fields_are_their_titles(key: str, definition: str, field: str) -> None:
    """The Chinese term is stored once, in the schema of the speech."""
    assert BY_KEY[key].header == title(definition, field)


def test_headers_of_units_are_the_labels_of_their_part() -> None:
    """牵头单位, 责任单位, 配合单位 come from the enumeration."""
    for key, role in (("lead", "lead"), ("responsible", "responsible"), ("support", "support")):
        assert BY_KEY[key].header == labels("UnitRole")[role]


def test_the_ledger_schema_and_the_columns_tell_the_same() -> None:
    """Every field of a ledger entry is a column, in the title's words, and none is missing."""
    entry = load("ledger")["$defs"]["Entry"]["properties"]
    assert {key: BY_KEY[key].header for key in entry} == {
        key: each["title"] for key, each in entry.items()
    }
    assert {column.key for column in COLUMNS if column.editable} <= set(entry)


@every_column
def test_a_column_shows_a_field_of_the_row_or_is_filled_in(column: Column) -> None:
    """A locked column has its value in the row, an open one is empty in a new ledger."""
    row = rows(speech())[0]
    if column.editable or column.kind == "light":
        assert column.value(row) is None
    else:
        assert isinstance(column.value(row), str | dt.date)


@every_column
def test_a_column_is_explained(column: Column) -> None:
    """填表说明 has a line on each, and the header fits into two lines."""
    assert len(column.guide) >= 6
    assert len(column.header) * 2 <= 2 * column.width


def test_all_printable_facts_of_a_row_have_a_column() -> None:
    """Nothing that a row knows is left out of the ledger; 完成时限 has the words of all stages."""
    known = {field.name for field in fields(Row)} - {"task", "tasks", "due_marked", "stages"}
    assert known <= set(BY_KEY)


def test_statuses_are_chosen_from_the_schema() -> None:
    """The drop-down has the labels of the schema; 逾期 and 临期 are computed, never typed."""
    rule = BY_KEY["status"].validation
    assert isinstance(rule, Choice)
    assert rule.words == tuple(labels("Status", "ledger").values())
    assert not {"逾期", "临期"} & set(rule.words)


def test_shares_and_dates_have_bounds() -> None:
    """完成比例 is 0 to 100, dates are of this century."""
    share, day = BY_KEY["percent"].validation, BY_KEY["closed_date"].validation
    assert isinstance(share, Between)
    assert (share.low, share.high) == (0, 100)
    assert isinstance(day, Between)
    assert day == BY_KEY["revised_deadline"].validation


def test_a_column_is_hidden_only_where_it_tells_nothing() -> None:
    """No figures anywhere hides 量化指标, one figure shows it; equal grades hide 要求程度."""
    some = rows(speech())
    plain = [replace(row, targets="", grade="明确要求") for row in some]
    assert BY_KEY["targets"].hidden(plain)
    assert BY_KEY["grade"].hidden(plain)
    assert not BY_KEY["targets"].hidden([*plain, replace(plain[0], targets="3处")])
    assert not BY_KEY["grade"].hidden([*plain, replace(plain[0], grade="表态性要求")])
    assert not BY_KEY["lead"].hidden([replace(row, lead="") for row in plain])


@pytest.mark.parametrize("preset", PRESETS, ids=["issue", "work", "report"])
def test_a_preset_can_be_read_back(preset: object) -> None:
    """Every preset has the task's id first and its words, and prints up to one of its columns."""
    keys = named(preset.name).keys  # type: ignore[attr-defined]
    assert keys[0] == "id"
    assert "text" in keys
    assert preset.last_printed in keys  # type: ignore[attr-defined]
    assert set(preset.printed) <= set(keys)  # type: ignore[attr-defined]
    assert len(set(keys)) == len(keys)


def test_a_light_has_what_it_is_computed_from() -> None:
    """Where there is a light there are dates and a status."""
    for preset in PRESETS:
        if "light" in preset.keys:
            assert {"due", "revised_deadline", "status"} <= set(preset.keys)


def test_the_table_issued_with_a_notice_asks_for_nothing() -> None:
    """分解表 has no column to fill in."""
    assert not any(column.editable for column in named("分解表").columns)


def test_an_unknown_preset_is_refused_with_the_known_names() -> None:
    """The message says what there is."""
    with pytest.raises(UsageProblem, match="没有名为“月报”的台账样式") as refusal:
        named("月报")
    assert all(preset.name in str(refusal.value) for preset in PRESETS)


def test_the_registry_offers_the_same_presets() -> None:
    """The list that is known without loading the ledger is the ledger's, default first."""
    offered = next(spec.presets for spec in WRITERS if spec.name == "xlsx")
    assert offered[0] == DEFAULT
    assert set(offered) == {preset.name for preset in PRESETS}
