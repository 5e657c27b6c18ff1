"""Where things stand: the part and the point of a section, the line of a span.

Made once for a speech; it forgives broken references, so that any loaded speech can be printed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from toolkit.documents.wording import shortened
from toolkit.model import Section, Span, Speech, Task
from toolkit.source import SourceText

OUTSIDE = "层次标题之外"
"""The name of what stands under no heading."""


class Places:
    """The outline of a speech as an index."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self._sections = {section.id: section for section in speech.sections}
        self._source = SourceText.of(speech.source)

    def upwards(self, section: str | None) -> tuple[Section, ...]:
        """The section and all it stands in, innermost first."""
        path: dict[str, Section] = {}
        while section in self._sections and section not in path:
            path[section] = self._sections[section]
            section = path[section].parent
        return tuple(path.values())

    def part(self, section: str | None) -> Section | None:
        """The outermost section it stands in, None outside the outline."""
        path = self.upwards(section)
        return path[-1] if path else None

    def within(self, section: str | None, level: int) -> Section | None:
        """The innermost enclosing section that is not deeper than `level`."""
        return next((each for each in self.upwards(section) if each.level <= level), None)

    def by_part(self, tasks: Iterable[Task]) -> dict[Section | None, list[Task]]:
        """The tasks of each part, parts in the order of their first task."""
        groups: dict[Section | None, list[Task]] = {}
        for task in tasks:
            groups.setdefault(self.part(task.section), []).append(task)
        return groups

    def line(self, span: Span) -> int:
        """The 1-based line of the source where the span begins."""
        return self._source.locate(span.start)[0]

    def in_boilerplate(self, span: Span) -> bool:
        """Whether the span begins in the chrome of a web page (网页残留)."""
        starts = self._boilerplate
        position = bisect_right(starts, (span.start, len(self.speech.source.text)))
        return position > 0 and span.start < starts[position - 1][1]

    @cached_property
    def _boilerplate(self) -> list[tuple[int, int]]:
        return sorted(
            (sentence.span.start, sentence.span.end)
            for sentence in self.speech.sentences
            if sentence.role == "boilerplate"
        )


def label(section: Section | None) -> str:
    """The heading of a section, shortened, for use as a name."""
    return (shortened(section.heading) or section.id) if section else OUTSIDE
