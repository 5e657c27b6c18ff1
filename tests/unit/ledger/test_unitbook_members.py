"""Groups expanded into their members, and who is in charge of a task, by the unit book."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.offices import BOOK, draft, named
from toolkit.ledger.unitbook import apply, expanded, in_charge
from toolkit.model import Task


def expansion(text: str, *units: tuple[str, Any]) -> list[tuple[str, str, str]]:
    """Name, role and certainty of the units once groups are expanded."""
    made = draft(text)
    made.task("01", text, units=tuple(named(made, words, role) for words, role in units))
    task = expanded(apply(made.speech(), BOOK).value, BOOK).tasks[0]
    return [(unit.name, unit.role, unit.certainty) for unit in task.units]


def test_a_group_is_expanded_only_when_asked() -> None:
    """In the speech it stays the group it is in the text; members are marked as inferred."""
    made = draft("各县区要落实。")
    made.task("01", made.text, units=(named(made, "各县区"),))
    assert [unit.name for unit in apply(made.speech(), BOOK).value.tasks[0].units] == ["各县区"]
    assert expansion("各县区要落实。", ("各县区", "support")) == [
        ("青禾县人民政府", "support", "inferred"),
        ("云州区人民政府", "support", "inferred"),
    ]


@pytest.mark.parametrize("words", ["各县区", "各县（市、区）", "各县（区、市）", "各县区政府"])
def test_a_group_is_known_by_any_of_its_names(words: str) -> None:
    """各县区政府 is 各县区; a name that the book does not list stays a group."""
    found = [name for name, _, _ in expansion(f"{words}要落实。", (words, "responsible"))]
    known = words != "各县（区、市）"
    assert found == (["青禾县人民政府", "云州区人民政府"] if known else [words])


def test_groups_joined_in_one_name_are_all_expanded() -> None:
    """各县区、各部门 are the members of both, in the order of the words."""
    found = expansion("各县区、各部门要落实。", ("各县区、各部门", "responsible"))
    assert [name for name, _, _ in found] == [
        *("青禾县人民政府", "云州区人民政府"),
        *("云岭市应急管理局", "云岭市水利局"),
    ]


def test_a_member_that_is_named_besides_is_not_told_again() -> None:
    """The unit that leads does not support itself."""
    text = "市应急局牵头，各部门配合。"
    assert expansion(text, ("市应急局", "lead"), ("各部门", "support")) == [
        ("云岭市应急管理局", "lead", "explicit"),
        ("云岭市水利局", "support", "inferred"),
    ]


def test_some_of_a_group_are_nobody_in_particular() -> None:
    """有关县区 cannot be expanded, the book does not know which."""
    assert [each[0] for each in expansion("有关县区要落实。", ("有关县区", "support"))] == [
        "有关县区"
    ]


def charged(*units: tuple[str, Any, str], text: str = "") -> Task:
    """A task in which these units stand, by words, role and rule, with the names of the book."""
    made = draft(text or "、".join(words for words, _, _ in units))
    placed = tuple(named(made, words, role, rule=rule) for words, role, rule in units)
    made.task("01", made.text, units=placed)
    return apply(made.speech(), BOOK).value.tasks[0]


def test_the_leading_unit_says_who_is_in_charge() -> None:
    """Leader and contact are those of the unit that leads, not of those that support it."""
    task = charged(("水利", "support", "r"), ("市应急局", "lead", "r"))
    charge = in_charge(task, BOOK)
    assert (charge.leader, charge.contact) == ("高建国", "孔亮 0999-8880001")
    assert not charge.suggested


def test_the_first_of_a_list_is_in_charge_where_the_document_says_so() -> None:
    """排在第一位的为牵头单位: its rule says so, its role is still responsible."""
    task = charged(
        ("水利", "responsible", "unit.bracket_first_leads"), ("市应急局", "responsible", "r")
    )
    assert in_charge(task, BOOK).leader == "陈立"


def test_several_responsible_units_are_all_in_charge() -> None:
    """Each leader and contact on a line of its own, the contact after its body."""
    task = charged(("水利", "responsible", "r"), ("市应急局", "responsible", "r"))
    charge = in_charge(task, BOOK)
    assert charge.leader == "陈立\n高建国"
    assert charge.contact == "水利：尤佳\n市应急局：孔亮 0999-8880001"


def test_nobody_is_in_charge_where_the_book_does_not_say() -> None:
    """An unknown body, a group, an ambiguous name: the cells stay empty."""
    for words in ("市审计局", "各县区", "财政局", "市林业局"):
        charge = in_charge(charged((words, "responsible", "r")), BOOK)
        assert (charge.leader, charge.contact, charge.suggested) == ("", "", False)


def test_who_is_in_charge_of_a_suggested_unit_is_suggested_too() -> None:
    """Its leader is no more certain than the unit itself."""
    task = charged(text="要检查水库。")
    charge = in_charge(task, BOOK)
    assert (charge.leader, charge.suggested) == ("陈立", True)
