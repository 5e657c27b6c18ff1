"""Ledger rows: what each cell says, and that nothing uncertain stands without its mark."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.support.draft import Draft, deadline, unit
from tests.support.waterworks import CHROME, speech
from toolkit.ledger.rows import MARKS, PENDING, Row, calendar_day, rows
from toolkit.model import Deadline, Section, Span, Target, Unit

TEXT = "一、治理扬尘\n（一）管住工地\n1.围挡\n西侧围挡\n各区要加固围挡。\n"
TASK = "各区要加固围挡。"


def row(
    *, units: tuple[Unit, ...] = (), deadlines: tuple[Deadline, ...] = (), name: str = "1-01"
) -> Row:
    """The only row of a short text whose task has these units and deadlines."""
    draft = Draft(TEXT)
    draft.section("1", "一、治理扬尘")
    draft.section("1-1", "（一）管住工地")
    draft.section("1-1-1", "1.围挡")
    draft.section("1-1-1-1", "西侧围挡")
    draft.task(name, TASK, units=units, deadlines=deadlines)
    return rows(draft.speech())[0]


def written(words: str, **facts: object) -> Deadline:
    """A deadline whose words stand in the text."""
    return replace(deadline(words, **facts), span=Span(start=0, end=1))  # type: ignore[arg-type]


def test_each_task_is_one_row_in_order() -> None:
    """As many rows as tasks, in the same order, with their ids and exact words."""
    tasks = speech().tasks
    assert [(each.id, each.text) for each in rows(speech())] == [(t.id, t.text) for t in tasks]


def test_boilerplate_is_in_no_row() -> None:
    """Site chrome is kept in the source and never becomes a row."""
    assert all(CHROME not in each.text for each in rows(speech()))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("01", ("", "", "")),
        ("1-01", ("一、治理扬尘", "", "")),
        ("1-1-01", ("一、治理扬尘", "（一）管住工地", "")),
        ("1-1-1-01", ("一、治理扬尘", "（一）管住工地", "1.围挡")),
        ("1-1-1-1-01", ("一、治理扬尘", "（一）管住工地", "1.围挡／西侧围挡")),
    ],
)
def test_headings_fill_the_group_columns_from_outside(
    name: str, expected: tuple[str, str, str]
) -> None:
    """First and second level have columns of their own, deeper ones share the third."""
    found = row(name=name)
    assert (found.part, found.point, found.detail) == expected


def test_sections_in_a_circle_end() -> None:
    """A file edited by hand may have sections inside each other; the row is still made."""
    draft = Draft(TEXT)
    draft.section("1", "一、治理扬尘")
    draft.task("1-01", TASK)
    circle: Section = replace(draft.sections[0], parent="1")
    assert rows(replace(draft.speech(), sections=(circle,)))[0].part == "一、治理扬尘"


def test_the_place_is_the_line_of_the_source() -> None:
    """The line on which the task begins, counted from 1."""
    assert row().place == "第5行"


def test_units_stand_by_their_part() -> None:
    """Lead, responsible and supporting units are kept apart, in the order of the text."""
    found = row(units=(unit("市局"), unit("县局", "support"), unit("区局", "lead"), unit("镇政府")))
    assert (found.lead, found.responsible, found.support) == ("区局", "市局、镇政府", "县局")


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ((), (PENDING, PENDING)),
        ((unit("市局"),), ("", "市局")),
        ((unit("市局"), unit("县局")), (PENDING, "市局、县局")),
        ((unit("市局", "lead"),), ("市局", "")),
        ((unit("县局", "support"),), (PENDING, PENDING)),
    ],
)
def test_an_open_lead_is_pending(units: tuple[Unit, ...], expected: tuple[str, str]) -> None:
    """A single responsible unit leads by nature; nobody, or several without a lead, is open."""
    found = row(units=units)
    assert (found.lead, found.responsible) == expected


def test_the_first_of_a_list_leads_where_the_document_says_so() -> None:
    """排在第一位的为牵头单位: it stands as the lead and stays among those responsible."""
    first = replace(unit("市住建局"), rule="unit.bracket_first_leads")
    made = row(units=(first, unit("市财政局")))
    assert (made.lead, made.responsible) == ("市住建局", "市住建局、市财政局")


def test_only_explicit_units_stand_without_a_mark() -> None:
    """Every other way of knowing a unit is printed behind it."""
    units = tuple(unit(f"{c}局", certainty=c) for c in MARKS)
    assert row(units=units).responsible == (
        "explicit局、inherited局（承上）、inferred局（推断）、suggested局（建议）、entered局（填写）"
    )


def test_one_mark_stands_for_all_of_several_units() -> None:
    """Ten inherited units carry the mark once."""
    units = (unit("市局", certainty="inherited"), unit("县局", certainty="inherited"))
    assert row(units=units).responsible == "市局、县局（均为承上）"


def test_a_unit_named_twice_stands_once() -> None:
    """At its first place."""
    assert row(units=(unit("市局"), unit("县局"), unit("市局"))).responsible == "市局、县局"


def test_a_date_of_the_text_is_a_date() -> None:
    """The words stand as written beside a real date without a mark."""
    found = row(deadlines=(written("2025年6月30日前", date="2025-06-30"),))
    assert (found.deadline, found.due) == ("2025年6月30日前", dt.date(2025, 6, 30))
    assert (found.due_marked, found.deadline_type) == (False, "日期")


def test_an_inferred_date_is_marked_but_not_its_words() -> None:
    """The words stand in the text; the year was supplied."""
    found = row(deadlines=(written("6月底前", date="2025-06-30", certainty="inferred"),))
    assert (found.deadline, found.deadline_type) == ("6月底前", "日期（推断）")
    assert found.due_marked


def test_a_deadline_that_is_not_in_the_text_is_marked() -> None:
    """One that a person entered, or that comes from a heading, is not passed off as written."""
    entered = deadline("年底前", date="2025-12-31", certainty="entered")
    inherited = written("年底前", date="2025-12-31", certainty="inherited")
    assert row(deadlines=(entered,)).deadline == "年底前（填写）"
    assert row(deadlines=(inherited,)).deadline == "年底前（承上）"


def test_of_several_dates_the_last_is_due() -> None:
    """The task is finished with its last step; all words stay."""
    steps = (
        written("3月底前", date="2025-03-31"),
        written("9月底前", date="2025-09-30"),
        written("6月底前", date="2025-06-30"),
    )
    found = row(deadlines=steps)
    assert found.due == dt.date(2025, 9, 30)
    assert found.deadline == "3月底前；9月底前；6月底前"


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ((), PENDING),
        (("vague",), PENDING),
        (("event",), PENDING),
        (("relative",), PENDING),
        (("standing",), ""),
        (("recurring",), ""),
        (("immediate",), ""),
        (("immediate", "vague"), PENDING),
    ],
)
def test_a_missing_date_is_pending_or_not_needed(kinds: tuple[str, ...], expected: str) -> None:
    """No date is invented; what is standing, recurring or immediate needs none."""
    deadlines = tuple(deadline(kind, kind) for kind in kinds)  # type: ignore[arg-type]
    assert row(deadlines=deadlines).due == expected


def test_a_task_without_deadline_words_says_so() -> None:
    """The column of the words shows that somebody has to decide."""
    assert row().deadline == PENDING


def test_repeated_words_and_types_stand_once() -> None:
    """第一时间 twice in a sentence is one entry."""
    found = row(deadlines=(deadline("第一时间", "immediate"), deadline("第一时间", "immediate")))
    assert (found.deadline, found.deadline_type) == ("第一时间", "立即")


def test_targets_stand_in_the_words_of_the_text() -> None:
    """Figures are quoted, not rewritten."""
    draft = Draft(TEXT)
    draft.task("1-01", TASK)
    target = Target(
        text="完好率98%以上",
        indicator="完好率",
        operator="ge",
        value=98,
        upper=None,
        unit="%",
        modality=None,
        span=Span(start=0, end=7),
        rule="test",
    )
    task = replace(draft.tasks[0], targets=(target, replace(target, text="不少于3处")))
    found = rows(replace(draft.speech(), tasks=(task,)))[0]
    assert found.targets == "完好率98%以上；不少于3处"


@pytest.mark.parametrize("text", [None, "", "2025-06", "6月", "2025-02-30"])
def test_only_whole_days_are_dates(text: str | None) -> None:
    """Half a date is none."""
    assert calendar_day(text) is None
