"""Findings as people and programs see them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import strategies
from toolkit import render, schema
from toolkit.codec import from_json
from toolkit.codes import CATALOGUE, Code, finding
from toolkit.findings import Finding
from toolkit.model import Deadline, Section, Span, Speech, Task, Unit
from toolkit.render import WINDOW, Report, excerpt
from toolkit.source import SourceText
from toolkit.zh.width import cells

TEXT = "同志们：\n一、提高认识。\n三、抓好整改。\n"


def span_of(text: str, words: str) -> Span:
    """The place of words in a text."""
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def gap(span: Span | None) -> Finding:
    """A finding at a place."""
    return finding("NUM001", span=span, before="一、", after="三、")


def section(number: int, level: int) -> Section:
    """A section of this level."""
    example: Section = from_json(Section, schema.load("speech")["$defs"]["Section"]["examples"][0])
    return replace(example, id=str(number), level=level)


def task(name: str) -> Task:
    """A task with one unit and one deadline."""
    parts = schema.load("speech")["$defs"]
    example = from_json(Task, parts["Task"]["examples"][0])
    unit = from_json(Unit, parts["Unit"]["examples"][0])
    deadline = from_json(Deadline, parts["Deadline"]["examples"][0])
    return replace(example, id=name, units=(unit,), deadlines=(deadline,))


def test_a_finding_shows_place_line_caret_and_hint() -> None:
    """File, line and column in the form editors jump to; two carets for a Han character."""
    report = Report(
        name="讲话.txt", source=SourceText(TEXT), findings=(gap(span_of(TEXT, "三、")),)
    )
    assert render.text(report) == (
        "讲话.txt:3:1: 警告 NUM001 序数不连续：一、之后是三、\n"
        " 3 | 三、抓好整改。\n"
        "   | ^^^^\n"
        "  建议：请核对是否漏了一点，或编号有误。\n"
        "\n"
        "讲话.txt：警告 1\n"
        "来源可信程度：较高，没有发现文字损坏。\n"
    )


def test_a_finding_without_place_has_no_excerpt() -> None:
    """What concerns the whole document stands without line and caret."""
    report = Report(name="空.txt", source=None, findings=(finding("SRC002"),))
    assert render.text(report) == (
        "空.txt: 错误 SRC002 文件里没有文字\n"
        "  建议：请确认文件是否选对、是否已保存。\n"
        "\n"
        "空.txt：错误 1\n"
    )


def test_a_clean_source_says_so() -> None:
    """Silence would leave a clerk in doubt whether anything was checked."""
    report = Report(name="讲话.txt", source=SourceText(TEXT), findings=())
    assert render.text(report) == (
        "讲话.txt：没有问题提示\n来源可信程度：较高，没有发现文字损坏。\n"
    )


def test_half_width_characters_take_one_caret() -> None:
    """The underline is as wide as the words, whatever they are made of."""
    text = "今年是20D召开之年"
    assert excerpt(SourceText(text), span_of(text, "20D")) == (text, "      ^^^")


def test_tabs_and_invisible_characters_keep_the_caret_in_place() -> None:
    """What a terminal would expand or swallow is shown in one cell."""
    text = "\t二、\u200b\x07抓好"
    shown, underline = excerpt(SourceText(text), span_of(text, "抓好"))
    assert shown == " 二、␦␦抓好"
    assert underline == "       ^^^^"


def test_a_span_over_several_lines_is_underlined_to_the_end_of_the_first() -> None:
    """The place is where it begins."""
    shown, underline = excerpt(SourceText(TEXT), Span(start=5, end=15))
    assert shown == "一、提高认识。"
    assert underline == "^" * cells(shown)


def test_an_empty_span_gets_one_caret() -> None:
    """Also at the very end of the text."""
    assert excerpt(SourceText("同志们"), Span(start=3, end=3)) == ("同志们", "      ^")


def test_a_long_line_is_windowed_around_the_place() -> None:
    """A speech of one line of 14,000 characters still shows the words in question."""
    text = "前" * 7000 + "三、抓好" + "后" * 7000
    shown, underline = excerpt(SourceText(text), span_of(text, "三、"))
    assert shown.startswith("…前")
    assert shown.endswith("后…")
    assert shown[cells(underline.rstrip("^")) // 2 :].startswith("三、")
    assert underline.endswith("^^^^")
    assert not underline.endswith("^^^^^")


@given(text=st.text(max_size=300), data=st.data())
def test_any_place_in_any_text_can_be_shown(text: str, data: st.DataObject) -> None:
    """Nothing raises; the excerpt is one line of bounded width with at least one caret below."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown, underline = excerpt(SourceText(text), Span(start=start, end=end))
    assert "\n" not in shown + underline
    assert cells(shown) <= WINDOW + 6
    assert cells(underline) <= cells(shown) + 3
    assert underline.strip(" ").strip("^") == ""
    assert "^" in underline


@pytest.mark.parametrize("start", [0, 3, 8, 1000])
def test_a_place_beyond_the_text_does_not_raise(start: int) -> None:
    """A JSON edited by hand may point anywhere; it must still be possible to say so."""
    report = Report(
        name="x", source=SourceText("同志们"), findings=(gap(Span(start=start, end=start + 9)),)
    )
    assert "NUM001" in render.text(report)
    assert json.loads(render.document([report]))["sources"][0]["findings"][0]["end"]["line"] == 1


def test_json_holds_to_its_schema_and_tells_lines_and_words() -> None:
    """A program gets the span, its lines and columns, and the words themselves."""
    report = Report(
        name="讲话.txt", source=SourceText(TEXT), findings=(gap(span_of(TEXT, "三、")), gap(None))
    )
    document = json.loads(render.document([report]))
    assert schema.validate("findings", document) == ()
    first, second = document["sources"][0]["findings"]
    assert (first["slug"], first["label"]) == ("number-gap", "三、")
    assert first["start"] == {"line": 3, "column": 1}
    assert first["end"] == {"line": 3, "column": 3}
    assert (second["span"], second["start"], second["label"]) == (None, None, None)


@given(speech=strategies.speeches())
def test_the_findings_of_any_speech_can_be_rendered(speech: Speech) -> None:
    """Also of a speech whose spans make no sense."""
    known = tuple(each for each in speech.findings if each.code in {c.code for c in CATALOGUE})
    report = Report(name="x", source=SourceText.of(speech.source), findings=known)
    assert render.text(report)
    assert schema.validate("findings", json.loads(render.document([report]))) == ()


def test_counts_are_of_the_outline_tasks_units_and_deadlines() -> None:
    """部分 are level one, 要点 level two; a unit named twice counts once, a deadline each time."""
    sections = tuple(section(number, level) for number, level in enumerate((1, 2, 1)))
    empty = from_json(Speech, schema.load("speech")["examples"][0])
    speech = replace(empty, sections=sections, tasks=(task("1"), task("2")))
    assert render.counts(speech) == "部分 2、要点 1、任务 2、单位 1、时限 2、问题提示 0"


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.code)
def test_explanations_show_no_braces(entry: Code) -> None:
    """Templates are shown with an ellipsis where a value will stand."""
    shown = render.code(entry)
    assert "{" not in shown
    assert shown.count("\n") == 5


def test_columns_are_aligned_by_cells() -> None:
    """Han characters take two cells each."""
    assert render.columns([("名", "a"), ("abcd", "b"), ("三个字", "c")]) == (
        "名      a\nabcd    b\n三个字  c\n"
    )
