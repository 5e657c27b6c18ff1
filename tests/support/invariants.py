"""What holds for every speech the parser makes of any text whatever (DESIGN.md section 2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise
from typing import Any

from toolkit.model import Section, Span, Speech


def hold(speech: Speech) -> None:
    """Assert all invariants of one speech."""
    spans_lie_in_the_text(speech)
    quotations_equal_their_spans(speech)
    sentences_and_gaps_partition_the_text(speech)
    sections_nest(speech)
    tasks_stand_apart_inside_their_sentences(speech)
    references_resolve(speech)


def spans_lie_in_the_text(speech: Speech) -> None:
    """0 ≤ start ≤ end ≤ length, for every span; the length is that of the text."""
    length = len(speech.source.text)
    assert speech.source.length == length
    for path, span in _spans(speech, ""):
        assert 0 <= span.start <= span.end <= length, path


def quotations_equal_their_spans(speech: Speech) -> None:
    """`text == source.text[start:end]` wherever something has both."""
    for path, value in _values(speech, ""):
        span, text = getattr(value, "span", None), getattr(value, "text", None)
        if isinstance(span, Span) and isinstance(text, str):
            assert text == speech.source.text[span.start : span.end], path
    for section in speech.sections:
        span = section.heading_span
        words = speech.source.text[span.start : span.end]
        assert words == section.heading, section.id
        assert words.startswith(section.marker), section.id


def sentences_and_gaps_partition_the_text(speech: Speech) -> None:
    """Sentences stand in order without overlap; what lies between them is blank."""
    text, position = speech.source.text, 0
    for sentence in speech.sentences:
        assert position <= sentence.span.start, sentence.id
        assert is_blank(text[position : sentence.span.start]), f"gap before {sentence.id}"
        assert sentence.span.start < sentence.span.end, sentence.id
        position = sentence.span.end
    assert is_blank(text[position:]), "gap at the end"


def sections_nest(speech: Speech) -> None:
    """A section lies inside its parent one level up, after its elder siblings, in order of text."""
    by_id = {section.id: section for section in speech.sections}
    assert len(by_id) == len(speech.sections)
    elder: dict[str | None, Section] = {}
    for before, after in pairwise(speech.sections):
        assert before.heading_span.start <= after.heading_span.start, after.id
    for section in speech.sections:
        assert section.span.start == section.heading_span.start, section.id
        assert section.heading_span.end <= section.span.end, section.id
        if section.parent is None:
            assert section.level == 1, section.id
        else:
            parent = by_id[section.parent]
            assert section.level == parent.level + 1, section.id
            assert parent.span.start <= section.span.start, section.id
            assert section.span.end <= parent.span.end, section.id
        if section.parent in elder:
            assert elder[section.parent].span.end <= section.span.start, section.id
        elder[section.parent] = section


def tasks_stand_apart_inside_their_sentences(speech: Speech) -> None:
    """Tasks do not overlap; each lies in its sentence."""
    sentences = {sentence.id: sentence for sentence in speech.sentences}
    assert len(sentences) == len(speech.sentences)
    assert len({task.id for task in speech.tasks}) == len(speech.tasks)
    for before, after in pairwise(speech.tasks):
        assert before.span.end <= after.span.start, after.id
    for task in speech.tasks:
        span = sentences[task.sentence].span
        assert span.start <= task.span.start < task.span.end <= span.end, task.id


def references_resolve(speech: Speech) -> None:
    """Sections that sentences, tasks and announcements name exist; sentences lie in them."""
    sections = {section.id: section for section in speech.sections}
    named = [each.section for each in speech.tasks]
    named += [each.section for each in speech.announcements]
    assert {*named} - {None} <= {*sections}
    for sentence in speech.sentences:
        if sentence.section is not None:
            span = sections[sentence.section].span
            assert span.start <= sentence.span.start, sentence.id
            assert sentence.span.end <= span.end, sentence.id


def is_blank(text: str) -> bool:
    """Whether a gap may be left out of all sentences: it holds nothing one could read."""
    return not text.strip(" \t\n\r\v\f　\u200b\ufeff") or text.isspace()


def _values(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from _values(each, f"{path}/{number}")
    elif is_dataclass(value):
        yield path, value
        for field in fields(value):
            yield from _values(getattr(value, field.name), f"{path}/{field.name}")


def _spans(speech: Speech, path: str) -> Iterator[tuple[str, Span]]:
    return ((place, value) for place, value in _values(speech, path) if isinstance(value, Span))
