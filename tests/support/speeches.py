"""Small speeches built by hand from a compact notation, for the checks.

Lines with roles as in `annotated`; an outline as indented lines `一、甲｜正文`; tasks as lines
`抓好备汛工作。 牵头=甲局 date:6月底前=2024-06-30`, a leading ？ for a doubtful one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast, get_args

from tests.support.annotated import ROLES, document
from toolkit.model import (
    Deadline,
    DeadlineType,
    Meta,
    Role,
    Section,
    Sentence,
    Span,
    Speech,
    Style,
    Task,
    Tool,
    Unit,
    UnitRole,
    Value,
)
from toolkit.source import SourceText
from toolkit.zh import numerals

NO_META = Meta(
    doc_type=None,
    title=None,
    occasion=None,
    speaker=None,
    speaker_post=None,
    date=None,
    place=None,
    issuer=None,
    document_number=None,
    recipients=(),
    attendance=(),
    security=None,
    urgency=None,
)
_UNIT_ROLES: dict[str, UnitRole] = {"牵头": "lead", "配合": "support", "负责": "responsible"}
_SHAPES: tuple[tuple[Style, str], ...] = (
    ("document", r"篇(?P<document>[一二三四五六七八九十]+)："),
    ("ordinal", r"第(?P<ordinal>[一二三四五六七八九十]+)，"),
    ("sequence", r"(?P<sequence>首先|其次|最后)，"),
    ("is", r"(?P<is>[一二三四五六七八九十]+)是"),
    ("must", r"(?P<must>[一二三四五六七八九十]+)要"),
    ("han", r"(?P<han>[一二三四五六七八九十]+)[、 ]?"),
    ("han_paren", r"（(?P<han_paren>[一二三四五六七八九十]+)）"),
    ("arabic_paren", r"（(?P<arabic_paren>\d+)）"),
    ("arabic", r"(?P<arabic>\d+)[.、]?"),
)
_MARKER = re.compile("|".join(shape for _, shape in _SHAPES))


def speech(
    source: SourceText,
    sentences: tuple[Sentence, ...],
    sections: tuple[Section, ...] = (),
    tasks: tuple[Task, ...] = (),
    meta: Meta = NO_META,
) -> Speech:
    """A speech of these parts, without terms and announcements."""
    return Speech(
        schema_version="1.0",
        tool=Tool(name="taizhang", version="0", rules_sha256="0" * 64),
        source=source.to_model(),
        meta=meta,
        sections=sections,
        sentences=sentences,
        tasks=tasks,
        terms=(),
        announcements=(),
        findings=(),
    )


def of_roles(annotated: str) -> Speech:
    """A speech of lines with their roles; a text without roles is one sentence of background."""
    if all(line.split(" ", 1)[0] in ROLES for line in annotated.split("\n")):
        return speech(*document(annotated))
    whole = Sentence(
        id="S0001",
        section=None,
        role="background",
        span=Span(start=0, end=len(annotated)),
        rule="t",
    )
    return speech(SourceText(annotated), (whole,))


def of_outline(outline: str) -> Speech:
    """A speech with the outline given by indentation; after ｜ stands body text."""
    text = ""
    sentences: list[Sentence] = []
    sections: list[Section] = []
    stack: list[Section] = []
    for line in outline.split("\n"):
        heading, bar, body = line.strip().partition("｜")
        depth = (len(line) - len(line.lstrip())) // 2
        start, end = len(text), len(text) + len(heading)
        text += heading + body + "\n"
        if heading:
            stack = stack[:depth]
            section = _section(heading, start, len(text), stack)
            stack.append(section)
            sections.append(section)
            sentences.append(_sentence(len(sentences), "heading", start, end, section.id))
        if bar:
            inside = stack[-1].id if stack else None
            sentences.append(_sentence(len(sentences), "background", end, end + len(body), inside))
    return speech(SourceText(text), tuple(sentences), tuple(_closed(sections, len(text))))


def of_tasks(lines: str, date: str = "2024-03-05") -> Speech:
    """A speech whose every line is a task with its units and deadlines, or after ～ none."""
    text, sentences, tasks = "", [], []
    for number, line in enumerate(lines.split("\n"), 1):
        words, *notes = line.split(" ")
        start = len(text)
        text += words + "\n"
        span = Span(start=start, end=start + len(words))
        role: Role = "achievement" if words.startswith("～") else "task"
        sentence = _sentence(number - 1, role, span.start, span.end, None)
        sentences.append(sentence)
        if role == "task":
            tasks.append(_task(number, words, span, sentence.id, notes))
    entered = Value(text=None, value=date, span=None, certainty="entered", rule="option.date")
    meta = replace(NO_META, date=entered)
    return speech(SourceText(text), tuple(sentences), (), tuple(tasks), meta)


def _sentence(index: int, role: Role, start: int, end: int, section: str | None) -> Sentence:
    return Sentence(
        id=f"S{index + 1:04d}",
        section=section,
        role=role,
        span=Span(start=start, end=end),
        rule="test",
    )


def _section(heading: str, start: int, end: int, stack: list[Section]) -> Section:
    found = _MARKER.match(heading)
    marker = found[0] if found else ""
    style = cast("Style", found.lastgroup if found else "unnumbered")
    written = found[found.lastgroup or 0] if found else ""
    parent = stack[-1] if stack else None
    place = f"{start}"
    return Section(
        id=f"{parent.id}-{place}" if parent else place,
        parent=parent.id if parent else None,
        level=len(stack) + 1,
        marker=marker,
        number={"首先": 1, "其次": 2, "最后": None}.get(written, numerals.parse(written)),
        style=style,
        heading=heading,
        heading_span=Span(start=start, end=start + len(heading)),
        span=Span(start=start, end=end),
    )


def _closed(sections: list[Section], length: int) -> list[Section]:
    """The sections with their ends where the next of their level or above begins."""
    closed = []
    for index, section in enumerate(sections):
        later = (s for s in sections[index + 1 :] if s.level <= section.level)
        after = next(later, None)
        end = after.span.start if after else length
        closed.append(replace(section, span=Span(start=section.span.start, end=end)))
    return closed


def _task(number: int, words: str, span: Span, sentence: str, notes: list[str]) -> Task:
    units = [note.split("=") for note in notes if ":" not in note]
    deadlines = [note for note in notes if ":" in note]
    return Task(
        id=f"{number:02d}",
        fingerprint=f"{number:016d}",
        section=None,
        sentence=sentence,
        text=words,
        span=span,
        grade="borderline" if words.startswith("？") else "required",
        units=tuple(
            Unit(
                text=name,
                name=name,
                role=_UNIT_ROLES[role],
                certainty="inherited",
                span=None,
                rule="test",
            )
            for role, name in units
        ),
        deadlines=tuple(map(_deadline, deadlines)),
        targets=(),
        rule="test",
    )


def _deadline(note: str) -> Deadline:
    kind, _, rest = note.partition(":")
    text, _, date = rest.partition("=")
    assert kind in get_args(DeadlineType)
    return Deadline(
        text=text,
        type=cast("DeadlineType", kind),
        date=date or None,
        recurrence=None,
        anchor=None,
        span=None,
        certainty="explicit",
        rule="test",
    )
