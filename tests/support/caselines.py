"""A speech in the compact lines that cases are written in: one renderer for each kind of block.

The separator is ｜, an absent value is －. Labels are those of the schema.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

from tests.support.casefile import Case, Renderer
from toolkit import schema
from toolkit.checks import check
from toolkit.findings import in_order
from toolkit.model import Deadline, Span, Speech, Target
from toolkit.parse.pipeline import parse
from toolkit.source import SourceText

ABSENT = "－"
BAR = "｜"


def tree(speech: Speech) -> str:
    """Heading (with its marker) and style of each section, indented by its level."""
    return "\n".join(
        "  " * (section.level - 1) + _line(section.heading, _label("Style", section.style))
        for section in speech.sections
    )


def roles(speech: Speech) -> str:
    """The role and the words of each sentence."""
    return "\n".join(
        _line(_label("Role", sentence.role), _flat(_words(speech, sentence.span)))
        for sentence in speech.sentences
    )


def tasks(speech: Speech) -> str:
    """The id, grade and words of each task."""
    return "\n".join(
        _line(task.id, _label("Grade", task.grade), _flat(task.text)) for task in speech.tasks
    )


def units(speech: Speech) -> str:
    """The task, role, name and certainty of each unit."""
    return "\n".join(
        _line(task.id, _label("UnitRole", unit.role), unit.name, _certainty(unit.certainty))
        for task in speech.tasks
        for unit in task.units
    )


def deadlines(speech: Speech) -> str:
    """The task, words, type and resolution of each deadline."""
    return "\n".join(
        _line(task.id, deadline.text, _label("DeadlineType", deadline.type), _resolved(deadline))
        for task in speech.tasks
        for deadline in task.deadlines
    )


def targets(speech: Speech) -> str:
    """The task, indicator, operator and quantity of each target."""
    return "\n".join(
        _line(task.id, target.indicator, _label("Operator", target.operator), _quantity(target))
        for task in speech.tasks
        for target in task.targets
    )


def terms(speech: Speech) -> str:
    """The words, kind, count and members of each term."""
    return "\n".join(
        _line(
            term.text,
            _label("TermKind", term.kind),
            term.count,
            "、".join(member.text for member in term.members),
        )
        for term in speech.terms
    )


def announcements(speech: Speech) -> str:
    """The words, announced and found number of each announced count."""
    return "\n".join(_line(each.text, each.count, each.found) for each in speech.announcements)


def meta(speech: Speech) -> str:
    """The Chinese name, value and certainty of each fact of the document that is known."""
    lines = []
    for key in schema.load("speech")["$defs"]["Meta"]["properties"]:
        found = getattr(speech.meta, key)
        for value in found if isinstance(found, tuple) else (found,):
            if value is not None:
                title = schema.title("Meta", key)
                lines.append(_line(title, value.value, _certainty(value.certainty)))
    return "\n".join(lines)


def findings(speech: Speech) -> str:
    """The code, line and message of each finding of the parser and the checks."""
    source = SourceText.of(speech.source)
    every = in_order([*speech.findings, *check(speech)])
    return "\n".join(
        _line(
            each.code,
            f"第{source.locate(each.span.start)[0]}行" if each.span else None,
            each.message,
        )
        for each in every
    )


@cache
def speech_of(case: Case) -> Speech:
    """The parsed input of a case; its option `date` is the date given to the parser."""
    day = case.input.options.get("date")
    return parse(
        SourceText(case.text, name=f"{case.slug}.txt"),
        date=date.fromisoformat(day) if day else None,
    )


def renderers() -> dict[str, Renderer]:
    """The renderer of each kind of expectation block."""
    return {kind.__name__: _over_case(kind) for kind in KINDS}


def everything(speech: Speech) -> str:
    """All kinds of lines, each under its name."""
    return "".join(f"# {kind.__name__}\n{kind(speech)}\n\n" for kind in KINDS).rstrip("\n") + "\n"


KINDS = (meta, tree, tasks, units, deadlines, targets, terms, announcements, findings, roles)


def _over_case(kind: Callable[[Speech], str]) -> Renderer:
    return lambda case: kind(speech_of(case))


def _line(*values: object) -> str:
    return BAR.join(ABSENT if value is None or value == "" else str(value) for value in values)


def _label(definition: str, slug: str) -> str:
    return schema.labels(definition)[slug]


def _certainty(slug: str) -> str:
    return _label("Certainty", slug)


def _words(speech: Speech, span: Span) -> str:
    return speech.source.text[span.start : span.end]


def _flat(text: str) -> str:
    return text.replace("\n", "⏎")


def _resolved(deadline: Deadline) -> str | None:
    return deadline.date or deadline.recurrence or deadline.anchor


def _quantity(target: Target) -> str | None:
    if target.value is None:
        return target.unit
    upper = "" if target.upper is None else f"～{target.upper:g}"
    return f"{target.value:g}{upper}{target.unit or ''}"
