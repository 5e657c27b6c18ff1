"""Numbering (层次序数): gaps, repeats, order, level jumps, mixed styles, lost first points.

Order of the written styles by GB/T 9704—2012 clause 7.3.3: 一、 （一） 1. （1）; a document with
two levels may go from 一、 to 1. A list is a run of numbered sections under one parent; it ends
where another begins with one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from toolkit.checks.reading import Reading, is_body, span
from toolkit.checks.rule import Rule
from toolkit.codes import finding
from toolkit.findings import Finding
from toolkit.model import Section, Span, Style

_RANKS: dict[Style, int] = {"han": 1, "han_paren": 2, "arabic": 3, "arabic_paren": 4}
_SPOKEN: frozenset[Style] = frozenset({"is", "must", "sequence", "ordinal"})
_KIN: tuple[frozenset[Style], ...] = (frozenset({"sequence", "ordinal"}),)
_UNNUMBERED: frozenset[Style] = frozenset({"bullet", "unnumbered", "document", "aspect"})
_MARKS = frozenset("、.．,，：:）)] \u3000\t")
_NEEDS_MARK: frozenset[Style] = frozenset({"han", "arabic"})
_BREAKS = frozenset({"title", "table", "signature", "boilerplate", "greeting"})
_HEADING = 30


class _Lists:
    """The numbered lists among the sections of one parent, put together in one pass."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.done: list[list[Section]] = []
        self.open: dict[Style, list[Section]] = {}
        self.current: list[Section] = []
        self.separated = False

    def add(self, section: Section) -> None:
        """Put a section into the list it carries on, or open one."""
        if section.number is None or section.style in _UNNUMBERED or not section.marker:
            self.separated = True
            return
        found = self._carried_on(section, section.number)
        if found is None:
            found = []
            self.done.append(found)
        found.append(section)
        self.open[section.style] = self.current = found
        self.separated = False

    def _carried_on(self, section: Section, number: int) -> list[Section] | None:
        """The list of the section's own style, else the present one if the number fits."""
        own = self.open.get(section.style)
        if own is self.current and own:
            return None if self._starts_anew(own[-1], section) else own
        if own and own[-1].number == number - 1:
            return own
        if self.current and self.current[-1].number == number - 1:
            return self.current
        return own if own and number > 1 else None

    def _starts_anew(self, last: Section, section: Section) -> bool:
        """一是 once more, or 一、 after an annex title or an unnumbered heading."""
        if section.number != 1 or last.number == 1:
            return False
        if section.style in _SPOKEN or self.separated:
            return True
        between = self.reading.sentences_in(last.heading_span.end, section.heading_span.start)
        return any(sentence.role in _BREAKS for sentence in between)


def _lists(reading: Reading) -> Iterator[list[Section]]:
    """The numbered lists of the document, each as its sections in order."""
    for siblings in reading.children.values():
        lists = _Lists(reading)
        for section in siblings:
            lists.add(section)
        yield from lists.done


def _steps(reading: Reading) -> Iterator[tuple[Section, Section, int, int]]:
    """Each two neighbours in a list with their numbers."""
    for sections in _lists(reading):
        for before, after in pairwise(sections):
            if before.number is not None and after.number is not None:
                yield before, after, before.number, after.number


def _marker_span(section: Section) -> Span:
    start = section.heading_span.start
    return span(start, start + len(section.marker.rstrip()))


def _mark(section: Section) -> str:
    return section.marker.strip().rstrip("、.．,，：:")


def _at(code: str, section: Section, **data: object) -> Finding:
    return finding(code, span=_marker_span(section), subject=section.id, **data)


def _gap(reading: Reading) -> Iterator[Finding]:
    for before, after, last, number in _steps(reading):
        if number > last + 1:
            yield _at("NUM001", after, before=_mark(before), after=_mark(after))


def _repeat(reading: Reading) -> Iterator[Finding]:
    for before, after, last, number in _steps(reading):
        if number == last and (before.style == after.style or number > 1):
            yield _at("NUM002", after, marker=_mark(after))


def _order(reading: Reading) -> Iterator[Finding]:
    for before, after, last, number in _steps(reading):
        if number < last:
            yield _at("NUM003", after, before=_mark(before), after=_mark(after))


def _level_jump(reading: Reading) -> Iterator[Finding]:
    """（1） under 一、, 1. under 一、 where the document has （一）, 一、 under 1.: once a kind."""
    used = {section.style for section in reading.speech.sections}
    seen: set[tuple[Style, Style]] = set()
    for section in reading.speech.sections:
        parent = reading.sections.get(section.parent or "")
        if parent is None or not (parent.marker and section.marker):
            continue
        if (parent.style, section.style) in seen:
            continue
        if _jumps(parent.style, section.style, used):
            seen.add((parent.style, section.style))
            yield _at("NUM004", section, before=_mark(parent), after=_mark(section))


def _jumps(upper: Style, lower: Style, used: set[Style]) -> bool:
    above, below = _RANKS.get(upper), _RANKS.get(lower)
    if above is None or below is None or below == above + 1:
        return False
    skipped = {style for style, rank in _RANKS.items() if above < rank < below}
    return below <= above or len(skipped) > 1 or bool(skipped & used)


def _mixed_style(reading: Reading) -> Iterator[Finding]:
    """第三 after 一、 二、: each style that is not the one its list began with, once a list."""
    for sections in _lists(reading):
        seen = {sections[0].style}
        for before, after in pairwise(sections):
            if after.style in seen or _is_kin(sections[0].style, after.style):
                continue
            seen.add(after.style)
            yield _at("NUM005", after, before=_mark(before), after=_mark(after))


def _is_kin(first: Style, second: Style) -> bool:
    """首先, 第二 is common in speech."""
    return any({first, second} <= kin for kin in _KIN)


def _first_missing(reading: Reading) -> Iterator[Finding]:
    """五要 first; but （四） under 二、 may carry on （一） to （三） under 一、."""
    before = _predecessors(reading)
    for sections in _lists(reading):
        first = sections[0]
        if first.number is not None and first.number > 1:
            last = before.get(first.id)
            if last is None or last.number != first.number - 1:
                yield _at("NUM006", first, marker=_mark(first))


def _predecessors(reading: Reading) -> dict[str, Section]:
    """For each section the one before it in the document with the same style and level."""
    latest: dict[tuple[Style, int], Section] = {}
    found: dict[str, Section] = {}
    for section in reading.speech.sections:
        key = (section.style, section.level)
        if key in latest:
            found[section.id] = latest[key]
        latest[key] = section
    return found


def _empty_heading(reading: Reading) -> Iterator[Finding]:
    """A heading without text or sub-heading, unless its whole list is one of headings."""
    for siblings in reading.children.values():
        empty = [section for section in siblings if _is_empty(reading, section)]
        if len(empty) < len(siblings) or len(siblings) == 1:
            for section in empty:
                yield finding(
                    "NUM007",
                    span=section.heading_span,
                    subject=section.id,
                    heading=_shortened(section.heading),
                )


def _is_empty(reading: Reading, section: Section) -> bool:
    if section.id in reading.children:
        return False
    sentences = list(reading.sentences_in(section.span.start, section.span.end))
    return bool(sentences) and not any(
        sentence.role not in {"heading", "boilerplate"} for sentence in sentences
    )


def _glued_marker(reading: Reading) -> Iterator[Finding]:
    for section in reading.speech.sections:
        marker = section.marker
        if section.style in _NEEDS_MARK and marker and marker[-1] not in _MARKS:
            yield _at("NUM008", section, marker=marker)


def _no_outline(reading: Reading) -> Iterator[Finding]:
    if not reading.speech.sections and any(map(is_body, reading.speech.sentences)):
        yield finding("NUM009")


def _shortened(heading: str) -> str:
    return heading if len(heading) <= _HEADING else heading[:_HEADING] + "…"


RULES: tuple[Rule, ...] = (
    Rule("NUM001", "序数缺号", _gap, "一、甲\n二、乙\n四、丁", "一、甲\n二、乙\n三、丙"),
    Rule(
        "NUM002",
        "序数重复",
        _repeat,
        "一、甲\n二、乙\n二、丙",
        "一、甲\n  一是乙\n二、丙\n  一是丁",
    ),
    Rule("NUM003", "序数倒退", _order, "一、甲\n二、乙\n三、丙\n二、丁", "一是甲\n二是乙\n一是丙"),
    Rule("NUM004", "层次跳级", _level_jump, "一、甲\n  （1）乙", "一、甲\n  1.乙\n    （1）丙"),
    Rule("NUM005", "序数样式混用", _mixed_style, "一、甲\n二、乙\n第三，丙", "首先，甲\n第二，乙"),
    Rule(
        "NUM006",
        "缺第一点",
        _first_missing,
        "五要甲\n六要乙",
        "一、甲\n  （一）乙\n二、丙\n  （二）丁",
    ),
    Rule("NUM007", "标题下没有内容", _empty_heading, "一、甲\n二、乙｜正文", "一、甲\n二、乙"),
    Rule("NUM008", "序数后缺标点", _glued_marker, "一、甲\n二 乙\n三丙", "一要甲\n二要乙"),
    Rule("NUM009", "没有层次标题", _no_outline, "｜正文", "一、甲"),
)
