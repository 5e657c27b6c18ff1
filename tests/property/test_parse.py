"""What holds for any text whatever: nothing is lost, nothing is invented, nothing raises."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support import invariants
from tests.support.strategies import any_text, regular_speech, speech_like
from toolkit import codec
from toolkit.checks import check
from toolkit.model import Speech
from toolkit.parse.pipeline import parse
from toolkit.source import SourceText

ODD = (
    "",
    "\n",
    " 　\t\n\n",
    "一、",
    "（一）（二）（三）",
    "一、\n二、\n第三，\n",
    "一是二是三是四是。",
    "。。。；；；\n！？",
    "“一、",
    "（责任单位：",
    "\x00\x01\ufeff",
    "要" * 300,
    "一、" * 100,
    "１．２．３．",
    "2023年2月30日前完成。",
    "同志们：\n",
)


@given(text=st.one_of(any_text(), speech_like()))
@settings(max_examples=150)
def test_any_text_is_parsed_whole(text: str) -> None:
    """Sentences and blank gaps make up the text, quotations equal their spans, sections nest."""
    invariants.hold(parse(SourceText(text)))


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_are_parsed_whole(text: str) -> None:
    """Empty, unfinished and degenerate texts keep all invariants too."""
    speech = parse(SourceText(text), date=date(2023, 3, 8))
    invariants.hold(speech)
    check(speech)


@given(text=speech_like())
@settings(max_examples=40)
def test_parsing_twice_gives_equal_results(text: str) -> None:
    """The same text gives the same speech; nothing is remembered from the text before."""
    assert parse(SourceText(text)) == parse(SourceText(text))


@given(text=st.one_of(any_text(), speech_like()))
@settings(max_examples=60)
def test_what_is_parsed_can_be_written_read_and_checked(text: str) -> None:
    """A parsed speech is valid by the schema, survives JSON, and the checks never raise."""
    speech = parse(SourceText(text))
    assert codec.loads(codec.dumps(speech)) == speech
    for finding in check(speech):
        if finding.span is not None:
            assert 0 <= finding.span.start <= finding.span.end <= len(text)
        assert "{" not in finding.message or "{" in text


@given(text=speech_like())
@settings(max_examples=40)
def test_checks_find_no_broken_invariant_in_a_parsed_speech(text: str) -> None:
    """SPN findings are for speeches changed by hand, never for the parser's own work."""
    found = check(parse(SourceText(text)))
    assert [finding for finding in found if finding.code.startswith("SPN")] == []


@given(
    text=regular_speech(), prefix=st.sampled_from(["综合部整理。\n", "记录稿仅供内部学习。\n\n"])
)
@example(
    text="同志们：\n一、抓好仓库消防检查\n年底前全部办结。\n二、提高思想认识\n尽快拿出方案。\n",
    prefix="说明。\n",
)
@settings(max_examples=40)
def test_a_paragraph_before_the_speech_shifts_it(text: str, prefix: str) -> None:
    """A paragraph put before a speech moves sections and tasks by its length, nothing else."""
    alone, after = parse(SourceText(text)), parse(SourceText(prefix + text))
    moved = len(prefix)
    assert [(each.marker, each.heading, each.span.start + moved) for each in alone.sections] == [
        (each.marker, each.heading, each.span.start) for each in after.sections
    ]
    assert _tasks(alone, moved) == _tasks(after, 0)


def _tasks(speech: Speech, moved: int) -> list[tuple[str, str, int, int]]:
    return [
        (task.id, task.text, task.span.start + moved, task.span.end + moved)
        for task in speech.tasks
    ]
