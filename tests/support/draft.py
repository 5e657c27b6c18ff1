"""Speeches put together by hand, for tests that need a known structure and no parser."""

from __future__ import annotations

from typing import Any

from toolkit.model import (
    Announcement,
    Certainty,
    Deadline,
    DeadlineType,
    Finding,
    Grade,
    Meta,
    Section,
    Sentence,
    Span,
    Speech,
    Task,
    Tool,
    Unit,
    UnitRole,
    Value,
)
from toolkit.source import SourceText

NO_META: dict[str, Any] = {
    key: () if key in {"recipients", "attendance"} else None for key in Meta.__slots__
}


class Draft:
    """Collects what is in a text; everything is located by its words, at their first place."""

    def __init__(self, text: str, name: str = "讲话.txt") -> None:
        self.text = text
        self.name = name
        self.meta: dict[str, Any] = {}
        self.sections: list[Section] = []
        self.sentences: list[Sentence] = []
        self.tasks: list[Task] = []
        self.announcements: list[Announcement] = []
        self.findings: list[Finding] = []

    def span(self, words: str) -> Span:
        """Where the words stand first."""
        start = self.text.index(words)
        return Span(start=start, end=start + len(words))

    def section(self, name: str, heading: str) -> None:
        """A section; 1-2 is the second point of part 1."""
        span = self.span(heading)
        self.sections.append(
            Section(
                id=name,
                parent=name.rpartition("-")[0] or None,
                level=name.count("-") + 1,
                marker=heading[:2],
                number=int(name.rpartition("-")[2]),
                style="han",
                heading=heading,
                heading_span=span,
                span=span,
            )
        )

    def sentence(self, words: str, role: Any) -> None:
        """A sentence with a role."""
        number = f"S{len(self.sentences) + 1:04}"
        self.sentences.append(
            Sentence(id=number, section=None, role=role, span=self.span(words), rule="test")
        )

    def _sentence_of(self, span: Span) -> str:
        """The sentence in which the words stand; the first one where none was made."""
        around = (s.id for s in self.sentences if s.span.start <= span.start < s.span.end)
        return next(around, "S0001")

    def task(
        self,
        name: str,
        words: str,
        *,
        units: tuple[Unit, ...] = (),
        deadlines: tuple[Deadline, ...] = (),
        grade: Grade = "required",
    ) -> None:
        """A task; its id says in which section it stands."""
        self.tasks.append(
            Task(
                id=name,
                fingerprint=f"{len(self.tasks) + 1:016x}",
                section=name.rpartition("-")[0] or None,
                sentence=self._sentence_of(self.span(words)),
                text=words,
                span=self.span(words),
                grade=grade,
                units=units,
                deadlines=deadlines,
                targets=(),
                rule="test",
            )
        )

    def announcement(self, words: str, count: int, found: int, section: str | None) -> None:
        """An announced count."""
        self.announcements.append(
            Announcement(
                text=words, count=count, found=found, section=section, span=self.span(words)
            )
        )

    def speech(self) -> Speech:
        """The speech as collected so far."""
        return Speech(
            schema_version="1.0",
            tool=Tool(name="taizhang", version="0", rules_sha256="0" * 64),
            source=SourceText(self.text, name=self.name).to_model(),
            meta=Meta(**(NO_META | self.meta)),
            sections=tuple(self.sections),
            sentences=tuple(self.sentences),
            tasks=tuple(self.tasks),
            terms=(),
            announcements=tuple(self.announcements),
            findings=tuple(self.findings),
        )


def value(text: str, certainty: Certainty = "explicit") -> Value:
    """A fact whose value is its words."""
    return Value(text=text, value=text, span=None, certainty=certainty, rule="test")


def unit(name: str, role: UnitRole = "responsible", certainty: Certainty = "explicit") -> Unit:
    """A unit."""
    return Unit(text=name, name=name, role=role, certainty=certainty, span=None, rule="test")


def deadline(
    words: str,
    kind: DeadlineType = "date",
    *,
    date: str | None = None,
    anchor: str | None = None,
    certainty: Certainty = "explicit",
) -> Deadline:
    """A deadline."""
    return Deadline(
        text=words,
        type=kind,
        date=date,
        recurrence=None,
        anchor=anchor,
        span=None,
        certainty=certainty,
        rule="test",
    )
