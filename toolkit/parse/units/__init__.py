"""The bodies that must do something, as named in a stretch of text (责任单位)."""

from __future__ import annotations

from bisect import bisect

from toolkit.model import Span, Unit
from toolkit.parse.units.convention import Convention, statement
from toolkit.parse.units.found import Found
from toolkit.parse.units.notes import find_notes, is_note
from toolkit.parse.units.rules import FINDERS, RULES, Rule
from toolkit.parse.units.softwrap import unwrapped
from toolkit.source import SourceText

__all__ = ["RULES", "Convention", "Rule", "find_convention", "find_units", "is_responsibility_note"]


def find_units(
    source: SourceText, start: int, end: int, convention: Convention | None = None
) -> tuple[Unit, ...]:
    """All bodies that must do something in [start, end), in order of place.

    The stretch is a task sentence with its bracketed note, a heading, or a responsibility line.
    No two units overlap. The role is lead for 牵头 and 主办, support for 配合 and 会同, else
    responsible; never by the place in a list, but see `Convention`.
    """
    if source.shadow.find("\n", start, end) >= 0:
        plain = unwrapped(source.shadow, start, end)
        places = [
            body._replace(start=plain.places[body.start], end=plain.places[body.end - 1] + 1)
            for body in _found(plain.text, 0, len(plain.text), convention)
        ]
        return tuple(_unit(source, body) for body in places)
    return tuple(_unit(source, body) for body in _found(source.shadow, start, end, convention))


def find_convention(source: SourceText) -> Convention | None:
    """The statement 排在第一位的部门为牵头部门 or its like; None where the document has none."""
    return statement(source.text, source.shadow)


def is_responsibility_note(source: SourceText, start: int, end: int) -> bool:
    """Whether [start, end) only says who is responsible, perhaps with persons and times.

    责任单位：县教育局；完成时限：6月底前 and （县教育局负责） are such stretches.
    """
    return is_note(source.shadow, start, end)


def _found(shadow: str, start: int, end: int, convention: Convention | None) -> list[Found]:
    layers = [
        [
            body
            for note in find_notes(shadow, start, end)
            for body in (convention.applied(note.found) if convention else note.found)
        ]
    ]
    layers += [find(shadow, start, end) for find in FINDERS]
    ranked = [(body, rank) for rank, layer in enumerate(layers) for body in layer]
    return _without_overlaps(sorted(ranked, key=lambda each: (each[1], each[0])))


def _without_overlaps(ranked: list[tuple[Found, int]]) -> list[Found]:
    """The bodies in order of place; of two that overlap, the one of the earlier layer."""
    kept: list[Found] = []
    for body, _ in ranked:
        place = bisect(kept, body)
        if place and kept[place - 1].end > body.start:
            continue
        if place < len(kept) and kept[place].start < body.end:
            continue
        kept.insert(place, body)
    return kept


def _unit(source: SourceText, body: Found) -> Unit:
    text = source.text[body.start : body.end]
    return Unit(
        text=text,
        name=text.replace("\n", ""),
        role=body.role,
        certainty="explicit",
        span=Span(start=body.start, end=body.end),
        rule=body.rule,
    )
