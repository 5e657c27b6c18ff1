"""Settings of an office: what they change, and what is refused."""

from __future__ import annotations

import pytest

from toolkit.errors import UsageProblem
from toolkit.ledger import light
from toolkit.ledger.columns import Choice
from toolkit.ledger.layout import Layout
from toolkit.ledger.settings import read, standard
from toolkit.schema import labels

OWN = """
[issuer]
name = "某局"
[ledger]
warning_days = 10
[ledger.lights]
overdue = { word = "超期", color = "橙", fill = "FFAA00" }
[ledger.statuses]
done = "办结"
"""


def test_the_standard_words_are_those_of_the_schema() -> None:
    """The schema names lights and statuses; an office that changes nothing has these words."""
    usual = standard()
    assert {slug: lamp.word for slug, lamp in usual.lights.items()} == labels("Light", "ledger")
    assert dict(usual.statuses) == labels("Status", "ledger")
    assert usual.warning_days == 7


def test_an_empty_file_is_standard() -> None:
    """As is one that only speaks of other things."""
    assert read("", "office.toml") == standard()
    assert read('[issuer]\nname = "某局"', "office.toml") == standard()


def test_a_file_changes_what_it_names_and_nothing_else() -> None:
    """A word, a colour, the days; everything else stays standard."""
    found, usual = read(OWN, "office.toml"), standard()
    lamp = found.lights["overdue"]
    assert (lamp.word, lamp.color, lamp.fill, lamp.text) == ("超期", "橙", "FFAA00", "9C0006")
    assert found.lights["done"] == usual.lights["done"]
    assert found.warning_days == 10
    assert {**found.statuses, "done": "已完成"} == dict(usual.statuses)


def test_the_words_reach_formula_legend_and_list() -> None:
    """Whoever sees a status or a light sees the office's own word."""
    settings = read(OWN, "office.toml")
    formula = light.formula(settings, status="A1", due="B1", revised="C1", warning_days="D1")
    assert '"超期"' in formula
    assert '"办结"' in formula
    assert "逾期" not in formula
    assert "“办结”" in light.meanings(settings)["done"]
    status = Layout(settings=settings).preset("督办台账").columns
    rule = next(column.validation for column in status if column.key == "status")
    assert isinstance(rule, Choice)
    assert "办结" in rule.words


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("warning_days = = 3", "不是正确的 TOML"),
        ("ledger = 3", "ledger 应是一个表"),
        ("[ledger]\nwarning_days = 400", "ledger.warning_days"),
        ("[ledger]\nwarning_days = true", "ledger.warning_days"),
        ('[ledger]\ncolors = "红"', "没有“colors”这一项"),
        ("[ledger.lights]\npurple = {}", "没有“purple”这一项"),
        ('[ledger.lights]\ndone = { fill = "红" }', "ledger.lights.done.fill"),
        ('[ledger.lights]\ndone = { size = "9" }', "没有“size”这一项"),
        ('[ledger.lights]\ndone = { word = "" }', "ledger.lights.done.word"),
        ('[ledger.lights]\ndone = "蓝"', "ledger.lights.done 应是一个表"),
        ('[ledger.lights]\ndone = { word = "逾期" }', "“逾期”用了两次"),
        ('[ledger.statuses]\ndone = "好,了"', "ledger.statuses.done"),
        ('[ledger.statuses]\ndone = "终止"', "“终止”用了两次"),
        ("[ledger.statuses]\ndone = 3", "ledger.statuses.done"),
    ],
    ids=range(14),
)
def test_faults_are_named_with_their_place(text: str, place: str) -> None:
    """The message has the file, the entry, and what it should be."""
    with pytest.raises(UsageProblem, match=r"office\.toml") as refusal:
        read(text, "office.toml")
    assert place in str(refusal.value)
