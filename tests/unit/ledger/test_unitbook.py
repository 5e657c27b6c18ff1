"""The unit book applied: full names where they are clear, suggestions where nobody is named."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import typegen
from tests.support.offices import BOOK, body, book, draft, named
from toolkit import schema
from toolkit.checks import check
from toolkit.codec import from_json, to_json
from toolkit.ledger.rows import rows
from toolkit.ledger.unitbook import BookUnit, UnitBook, apply, expanded, stated
from toolkit.ledger.unitbook.names import Directory, key
from toolkit.model import Speech, Unit

DIRECTORY = Directory(BOOK)


def naming(text: str, *words: str) -> Speech:
    """A speech of one task that names these units."""
    made = draft(text)
    made.task("1-01", text, units=tuple(named(made, each) for each in words))
    return made.speech()


def nameless(text: str, heading: str = "") -> Speech:
    """A speech of one task without a unit, below a heading."""
    made = draft(f"{heading}\n{text}")
    if heading:
        made.section("1", heading)
    made.task("1-01" if heading else "01", text)
    return made.speech()


def names(speech: Speech, using: UnitBook = BOOK) -> list[str]:
    """The names of the units of the first task once the book is applied."""
    return [unit.name for unit in apply(speech, using).value.tasks[0].units]


def codes(speech: Speech, using: UnitBook = BOOK) -> list[str]:
    """The codes of what the book does not settle."""
    return [each.code for each in apply(speech, using).findings]


@pytest.mark.parametrize(("cls", "name"), [(BookUnit, "BookUnit"), (UnitBook, "")])
def test_the_types_are_those_of_the_schema(cls: Any, name: str) -> None:
    """Same fields in the same order, each with the annotation the schema makes."""
    whole = schema.load("unitbook")
    properties = (whole["$defs"][name] if name else whole)["properties"]
    assert [field.name for field in fields(cls)] == list(properties)
    for field in fields(cls):
        made = typegen.python_type(properties[field.name])
        assert str(field.type).replace("'", '"') == made, field.name


def test_a_book_survives_json() -> None:
    """What is exchanged is valid by the schema and comes back equal."""
    data = to_json(BOOK)
    assert schema.validate("unitbook", data) == ()
    assert from_json(UnitBook, data) == BOOK


@pytest.mark.parametrize(
    ("words", "full"),
    [
        pytest.param("云岭市应急管理局", "云岭市应急管理局", id="full"),
        pytest.param("市应急局", "云岭市应急管理局", id="short"),
        pytest.param("市应急管理局", "云岭市应急管理局", id="without-place"),
        pytest.param("应急管理局", "云岭市应急管理局", id="without-level"),
        pytest.param("水利部门", "云岭市水利局", id="kind-of-body"),
        pytest.param("水利 局", "云岭市水利局", id="blank-inside"),
        pytest.param("云州区政府", "云州区人民政府", id="government"),
        pytest.param("市財政局", "云岭市财政局", id="traditional"),
        pytest.param("县财政局", "青禾县财政局", id="level-decides"),
    ],
)
def test_a_name_is_resolved_where_it_is_clear(words: str, full: str) -> None:
    """Full names, short names, names without their place or level, in any width."""
    assert [unit.name for unit in DIRECTORY.find(words)] == [full]


@pytest.mark.parametrize("words", ["", "财", "局", "市审计局", "有关部门", "各县区"])
def test_an_unknown_name_means_nobody(words: str) -> None:
    """Nothing is guessed from a likeness."""
    assert DIRECTORY.find(words) == ()


def test_a_full_name_goes_before_the_short_name_of_another_body() -> None:
    """A body is never hidden by a short name that is careless."""
    directory = Directory(book(body("水务集团"), body("云岭市水务公司", shorts="水务集团")))
    assert [unit.name for unit in directory.find("水务集团")] == ["水务集团"]


def test_names_are_compared_without_their_fillings() -> None:
    """和 and the long forms of 政府 and 委 make no difference."""
    assert key("市住房和城乡建设局") == key("市住房城乡建设局")
    assert key("市发展和改革委员会") == key("市发展改革委")
    assert key("青禾县人民政府") == key("青禾县政府")


def test_only_the_name_changes() -> None:
    """What the text says stays: the words, their place, the role, the certainty, the rule."""
    made = draft("由市应急局牵头抓好演练。")
    unit = named(made, "市应急局", "lead", "inherited", "unit.bracket_first_leads")
    made.task("01", "由市应急局牵头抓好演练。", units=(unit,))
    (found,) = apply(made.speech(), BOOK).value.tasks[0].units
    assert found == replace(unit, name="云岭市应急管理局")


def test_the_rest_of_the_speech_is_untouched() -> None:
    """A book says nothing about sentences, deadlines or the text."""
    speech = naming("水利、应急部门要备足物资。", "水利", "应急部门")
    applied = apply(speech, BOOK).value
    assert replace(applied, tasks=()) == replace(speech, tasks=())
    assert names(speech) == ["云岭市水利局", "云岭市应急管理局"]


def test_an_ambiguous_name_is_told_and_stays() -> None:
    """Two financial offices: who is meant is for people to say."""
    outcome = apply(naming("财政局要落实经费。", "财政局"), BOOK)
    assert [unit.name for unit in outcome.value.tasks[0].units] == ["财政局"]
    (finding,) = outcome.findings
    assert (finding.code, finding.data["units"]) == ("UNT011", "云岭市财政局、青禾县财政局")


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        pytest.param(
            "青禾县教育局、财政局要落实经费。", "青禾县教育局", "青禾县财政局", id="county"
        ),
        pytest.param("市应急局和财政局要落实经费。", "市应急局", "云岭市财政局", id="city"),
        pytest.param("县教育局办班，财政局出钱。", "县教育局", "财政局", id="not-a-list"),
    ],
)
def test_in_a_list_the_unit_before_says_whose_office_is_meant(
    text: str, first: str, expected: str
) -> None:
    """青禾县教育局、财政局: the second is of the county too; elsewhere it stays open."""
    assert names(naming(text, first, "财政局"))[1] == expected


def test_each_unknown_name_is_told_once_at_its_first_place() -> None:
    """What the office may add to its book; what names nobody in particular is passed over."""
    made = draft("市审计局要报告。市审计局要复核。有关部门要配合。各县区要落实。")
    for number, (words, unit) in enumerate(
        [
            ("市审计局要报告。", "市审计局"),
            ("市审计局要复核。", "市审计局"),
            ("有关部门要配合。", "有关部门"),
            ("各县区要落实。", "各县区"),
        ]
    ):
        made.task(f"0{number}", words, units=(named(made, unit),))
    (finding,) = apply(made.speech(), BOOK).findings
    assert (finding.code, finding.data["text"]) == ("UNT012", "市审计局")
    assert finding.span == made.span("市审计局")


def test_what_a_person_entered_is_not_changed() -> None:
    """The office knows better than its book."""
    made = draft("抓好演练。")
    entered = replace(named(made, "演练"), text="", name="应急", certainty="entered", span=None)
    made.task("01", "抓好演练。", units=(entered,))
    assert apply(made.speech(), BOOK).value.tasks[0].units == (entered,)


def test_a_nameless_task_gets_a_suggestion_by_its_duties() -> None:
    """Marked as suggested, without a place in the text, and told with its reason."""
    outcome = apply(nameless("要检查水库和防汛物资。"), BOOK)
    assert outcome.value.tasks[0].units == (
        Unit(
            text="云岭市水利局",
            name="云岭市水利局",
            role="responsible",
            certainty="suggested",
            span=None,
            rule="unitbook.duty",
        ),
    )
    (finding,) = outcome.findings
    assert (finding.code, finding.subject) == ("UNT013", "01")
    assert finding.data["words"] == "水库、防汛物资"


def test_a_task_that_names_a_unit_gets_no_suggestion() -> None:
    """Stated and suggested units are never mixed, even where the book does not know the stated."""
    assert names(naming("市审计局要检查水库。", "市审计局")) == ["市审计局"]
    assert names(naming("各县区要检查水库。", "各县区")) == ["各县区"]


@pytest.mark.parametrize(
    ("text", "heading", "expected"),
    [
        pytest.param("要检查水库。", "", ["云岭市水利局"], id="one-word"),
        pytest.param("要抓好安全生产和防汛。", "", ["云岭市应急管理局"], id="more-characters"),
        pytest.param("要安排资金。", "", [], id="two-equally-good"),
        pytest.param("要检查水库，组织造林。", "", [], id="equal-length"),
        pytest.param("要检查水库，组织造林。", "一、防汛", ["云岭市水利局"], id="heading-decides"),
        pytest.param("要备足沙袋。", "一、防汛", ["云岭市水利局"], id="heading-alone"),
        pytest.param("要检查水库。", "一、抓好森林防火", [], id="heading-contradicts"),
        pytest.param("要转变作风。", "一、改进作风", [], id="no-keyword"),
    ],
)
def test_suggestions_are_ranked_and_none_is_made_in_doubt(
    text: str, heading: str, expected: list[str]
) -> None:
    """The text before the heading, longer words before shorter, and nothing on a tie."""
    assert names(nameless(text, heading)) == expected


def test_the_order_of_the_book_does_not_decide() -> None:
    """The same suggestion from the same book in reverse."""
    reverse = book(*reversed(BOOK.units))
    for text in ("要检查水库。", "要安排资金。", "要抓好安全生产和防汛。"):
        assert names(nameless(text)) == names(nameless(text), reverse)


def test_applying_a_book_again_changes_nothing() -> None:
    """Names resolved once stay, and so do suggestions and findings."""
    for speech in (
        nameless("要检查水库。"),
        naming("财政局、市应急局要来。", "财政局", "市应急局"),
    ):
        once = apply(speech, BOOK)
        assert apply(once.value, BOOK) == once


def test_another_book_starts_from_the_words_of_the_text() -> None:
    """Suggestions and names of the first book are taken back."""
    other = book(body("临江集团", shorts="应急"))
    assert names(apply(nameless("要检查水库。"), BOOK).value, other) == []
    assert names(apply(naming("应急要来。", "应急"), BOOK).value, other) == ["临江集团"]


def test_a_suggested_unit_does_not_settle_who_is_responsible() -> None:
    """The task still counts as one without a unit, and the ledger marks the suggestion."""
    applied = apply(nameless("要检查水库。"), BOOK).value
    assert stated(applied.tasks[0]) == ()
    assert "TSK001" in [each.code for each in check(applied)]
    (row,) = rows(applied)
    assert (row.lead, row.responsible) == ("待明确", "云岭市水利局（建议）")


def test_the_ledger_says_who_is_in_charge() -> None:
    """Leader and contact from the book, marked where the unit is suggested; else empty."""
    for speech, leader, contact in (
        (naming("市应急局要演练。", "市应急局"), "高建国", "孔亮 0999-8880001"),
        (nameless("要检查水库。"), "陈立（建议）", "尤佳（建议）"),
        (naming("各县区要落实。", "各县区"), "", ""),
    ):
        (row,) = rows(apply(speech, BOOK).value, units=BOOK)
        assert (row.leader, row.contact) == (leader, contact)
        (row,) = rows(apply(speech, BOOK).value)
        assert (row.leader, row.contact) == ("", "")


def test_the_ledger_names_the_members_of_groups_when_asked() -> None:
    """Every member with the mark of what is inferred."""
    speech = naming("各县区要落实。", "各县区")
    (row,) = rows(speech, units=BOOK, expand=True)
    assert row.responsible == "青禾县人民政府、云州区人民政府（均为推断）"


def test_a_book_that_settles_everything_says_nothing() -> None:
    """No finding where all names are clear."""
    assert codes(naming("水利、市应急局要来。", "水利", "市应急局")) == []


WORDS = st.text(alphabet="市县水利局政府委员会和与部门各、财（） ", max_size=8)


@given(
    named_as=st.lists(WORDS.filter(str.strip), min_size=1, max_size=3),
    entries=st.lists(st.tuples(WORDS.filter(bool), WORDS, WORDS, WORDS), max_size=5),
)
def test_any_book_leaves_the_words_alone(
    named_as: list[str], entries: list[tuple[str, str, str, str]]
) -> None:
    """Whatever stands in a book, places and words stay, and a second time changes nothing."""
    using = book(
        *(
            body(name, shorts=short, groups=group, duties=duty)
            for name, short, group, duty in entries
        )
    )
    speech = naming("".join(named_as), *named_as)
    once = apply(speech, using)
    again = apply(once.value, using)
    assert again == once
    before, after = speech.tasks[0].units, once.value.tasks[0].units
    assert [replace(unit, name="") for unit in after] == [replace(unit, name="") for unit in before]
    assert expanded(once.value, using).tasks[0].text == speech.tasks[0].text
