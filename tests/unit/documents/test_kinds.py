"""Every kind of document: defined for any speech, in plain words, with figures that agree."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from tests.support import reported, strategies, waterworks
from tests.support.composed import text
from tests.support.draft import Draft
from toolkit.documents import kinds
from toolkit.documents.blocks import Heading, Paragraph, Title, lines, plain
from toolkit.documents.kinds import KINDS, compose
from toolkit.documents.matter import Matter
from toolkit.errors import UsageProblem
from toolkit.model import Speech

NAMES = [kind.name for kind in KINDS]
MATTERS = {
    "progress": reported.matter(),
    "none": reported.matter(states={}),
    "waterworks": Matter(speech=waterworks.speech(), as_of=reported.AS_OF),
    "empty": Matter(speech=Draft("").speech(), as_of=reported.AS_OF),
}


def test_the_kinds_are_those_of_the_issue() -> None:
    """Seven kinds, each with a line on what it is for."""
    assert NAMES == [
        "简报",
        "会议纪要",
        "督办通知",
        "任务分解通知",
        "催办通知",
        "督查通报",
        "领导一页纸",
    ]
    assert all(kind.purpose for kind in KINDS)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("case", MATTERS)
def test_the_text_is_whole_sentences(name: str, case: str) -> None:
    """Paragraphs end with a mark, headings without; nothing is left of a template."""
    for letter in compose(name, MATTERS[case]):
        for block in letter.document.blocks:
            if isinstance(block, Paragraph) and name != "简报":  # it quotes headings
                assert plain(block.runs)[-1] in "。：）！？”…", plain(block.runs)
            if isinstance(block, (Heading, Title)):
                assert not block.text.endswith(("。", "，"))
        words = text(letter.document)
        assert not re.search(r"None|\{|\}|，。|。。|，，|（）|“”|：。", words)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in {"会议纪要", "简报"}])
def test_headings_are_numbered_through(name: str) -> None:
    """一、二、三、 and （一）（二）（三） without a gap; the two others quote headings."""
    for letter in compose(name, reported.matter()):
        parts: list[str] = []
        points: list[str] = []
        for block in letter.document.blocks:
            if isinstance(block, Heading) and block.level == 1:
                parts.append(block.text.split("、")[0])
                points = []
            elif isinstance(block, Heading):
                points.append(block.text[1])
                assert points == list("一二三四五六七八九")[: len(points)]
        assert parts == list("一二三四五六七八九")[: len(parts)]


@pytest.mark.parametrize("name", NAMES)
def test_one_matter_one_document(name: str) -> None:
    """Composing is pure: twice the same."""
    assert compose(name, reported.matter()) == compose(name, reported.matter())


@pytest.mark.parametrize("name", ["督办通知", "任务分解通知", "简报", "会议纪要"])
def test_every_task_of_the_list_is_there_word_for_word(name: str) -> None:
    """Handed out, none is lost; tasks for nobody are those without a unit."""
    words = "\n".join(text(letter.document) for letter in compose(name, reported.matter()))
    for task in reported.matter().tasks:
        assert (task.text in words) == (bool(task.units) or name != "督办通知"), task.id


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    """A slip of the pen is told, and what there is."""
    with pytest.raises(UsageProblem, match=r"督办.*可选：简报、会议纪要"):
        kinds.named("督办")


@pytest.mark.parametrize("name", ["催办通知", "督查通报"])
def test_what_speaks_of_a_day_needs_one(name: str) -> None:
    """Nothing is overdue without a day, and the library has no clock."""
    with pytest.raises(UsageProblem, match="--as-of"):
        compose(name, reported.matter(as_of=None))


@pytest.mark.parametrize("name", ["简报", "会议纪要", "督办通知", "任务分解通知", "领导一页纸"])
def test_what_speaks_of_the_speech_needs_no_day(name: str) -> None:
    """The place of the day stays empty."""
    for letter in compose(name, reported.matter(as_of=None)):
        assert "2023年6月10日" not in text(letter.document)


@settings(max_examples=20)
@given(strategies.speeches())
def test_every_kind_is_defined_for_any_speech(speech: Speech) -> None:
    """Whatever a loaded speech holds."""
    for name in NAMES:
        for letter in compose(name, Matter(speech=speech, as_of=reported.AS_OF)):
            assert list(lines(letter.document))
