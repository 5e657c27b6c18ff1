"""Invariants of a speech: texts stand where they say, sentences cover the text, ids exist.

They hold for every speech the parser makes; a broken one has been edited or cut off.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.checks.reading import Reading, span
from toolkit.checks.rule import Rule
from toolkit.codes import finding
from toolkit.findings import Finding
from toolkit.model import Meta, Span, Speech, Task

_META = {
    "doc_type": "文种",
    "title": "标题",
    "occasion": "会议",
    "speaker": "讲话人",
    "speaker_post": "职务",
    "date": "日期",
    "place": "地点",
    "issuer": "发文机关",
    "document_number": "发文字号",
    "security": "密级",
    "urgency": "紧急程度",
}


class Quote(NamedTuple):
    """A text and the place it claims to stand at."""

    name: str
    subject: str | None
    text: str
    span: Span


def _text_mismatch(reading: Reading) -> Iterator[Finding]:
    """Every text of the speech is the text of its span, and every span lies in the source."""
    length = len(reading.text)
    for quote in _quotes(reading.speech):
        start, end = quote.span.start, quote.span.end
        inside = 0 <= start <= end <= length
        if not inside or reading.text[start:end] != quote.text:
            yield finding("SPN001", span=quote.span, subject=quote.subject, subject_name=quote.name)


def _quotes(speech: Speech) -> Iterator[Quote]:
    yield from _meta_quotes(speech.meta)
    for section in speech.sections:
        yield Quote(f"层次 {section.id} ", section.id, section.heading, section.heading_span)
    for task in speech.tasks:
        yield from _task_quotes(task)
    for term in speech.terms:
        yield Quote(f"术语{term.text}", None, term.text, term.span)
        for member in term.members:
            yield Quote(f"术语{term.text}的成员", None, member.text, member.span)
    for announced in speech.announcements:
        yield Quote(f"预告“{announced.text}”", announced.section, announced.text, announced.span)


def _meta_quotes(meta: Meta) -> Iterator[Quote]:
    single = [(label, getattr(meta, key)) for key, label in _META.items()]
    several = [("主送机关", each) for each in meta.recipients]
    several += [("出席情况", each) for each in meta.attendance]
    for label, value in (*single, *several):
        if value and value.span and value.text is not None:
            yield Quote(label, None, value.text, value.span)


def _task_quotes(task: Task) -> Iterator[Quote]:
    yield Quote(f"任务 {task.id} ", task.id, task.text, task.span)
    for unit in task.units:
        if unit.span:
            yield Quote(f"任务 {task.id} 的单位", task.id, unit.text, unit.span)
    for deadline in task.deadlines:
        if deadline.span:
            yield Quote(f"任务 {task.id} 的时限", task.id, deadline.text, deadline.span)
    for target in task.targets:
        yield Quote(f"任务 {task.id} 的指标", task.id, target.text, target.span)


def _overlap(reading: Reading) -> Iterator[Finding]:
    """Sentences, tasks and sections stand in the order of the text; the first two never overlap."""
    speech = reading.speech
    sentences = [(f"句子 {each.id} ", each.id, each.span) for each in speech.sentences]
    tasks = [(f"任务 {each.id} ", each.id, each.span) for each in speech.tasks]
    for group in (sentences, tasks):
        end = 0
        for name, subject, place in group:
            if place.start < end:
                yield finding("SPN002", span=place, subject=subject, subject_name=name)
            end = max(end, place.end)
    start = 0
    for section in speech.sections:
        if section.span.start < start:
            name = f"层次 {section.id} "
            yield finding("SPN002", span=section.span, subject=section.id, subject_name=name)
        start = max(start, section.span.start)


def _not_covered(reading: Reading) -> Iterator[Finding]:
    """Between the sentences there are only blanks."""
    done = 0
    for sentence in reading.ordered:
        yield from _gap(reading, done, sentence.span.start)
        done = max(done, sentence.span.end)
    yield from _gap(reading, done, len(reading.text))


def _gap(reading: Reading, start: int, end: int) -> Iterator[Finding]:
    gap = reading.shadow[start:end]
    if gap and not gap.isspace():
        words = gap.strip()
        first = start + gap.index(words)
        line, _ = reading.source.locate(first)
        yield finding("SPN003", span=span(first, first + len(words)), line=line)


def _not_nested(reading: Reading) -> Iterator[Finding]:
    """A section lies in its parent, one level deeper; its heading lies in it."""
    for section in reading.speech.sections:
        heading, whole = section.heading_span, section.span
        parent = reading.sections.get(section.parent or "")
        good = whole.start <= heading.start <= heading.end <= whole.end
        if parent:
            inside = parent.span.start <= whole.start and whole.end <= parent.span.end
            good = good and inside and section.level == parent.level + 1
        if not good:
            yield finding("SPN004", span=whole, subject=section.id, section=section.id)


def _broken_reference(reading: Reading) -> Iterator[Finding]:
    """Every id that is cited exists."""
    speech = reading.speech
    sentences = {sentence.id for sentence in speech.sentences}
    for name, subject, place, target, known in (
        *((f"层次 {s.id} ", s.id, s.span, s.parent, reading.sections) for s in speech.sections),
        *((f"句子 {s.id} ", s.id, s.span, s.section, reading.sections) for s in speech.sentences),
        *((f"任务 {t.id} ", t.id, t.span, t.section, reading.sections) for t in speech.tasks),
        *((f"任务 {t.id} ", t.id, t.span, t.sentence, sentences) for t in speech.tasks),
        *(
            (f"预告“{a.text}”", a.section, a.span, a.section, reading.sections)
            for a in speech.announcements
        ),
    ):
        if target is not None and target not in known:
            yield finding("SPN005", span=place, subject=subject, subject_name=name, target=target)


RULES: tuple[Rule, ...] = (
    Rule("SPN001", "引文与原文位置不符", _text_mismatch, "任务文字被改动一字", "未改动"),
    Rule("SPN002", "句子、任务、层次重叠或次序颠倒", _overlap, "两句对调", "未改动"),
    Rule("SPN003", "原文有文字不属于任何句子", _not_covered, "删去一句", "句间只有空白"),
    Rule("SPN004", "层次超出上级", _not_nested, "下级结尾超出上级", "未改动"),
    Rule("SPN005", "引用的编号不存在", _broken_reference, "任务的层次编号被改动", "未改动"),
)
