"""Several speeches as one (合并): one text, one list of tasks, the same task linked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from toolkit.codes import finding
from toolkit.findings import Finding
from toolkit.ledger.columns import BY_KEY, Content
from toolkit.ledger.rows import Row, iterate
from toolkit.ledger.timing import planned
from toolkit.model import Meta, Source, Span, Speech, Task, Value

T = TypeVar("T")

_COMPARED = ("lead", "responsible", "support", "deadline")


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """One speech of several; the rest by the ids of its tasks, which begin with 1., 2. and so on.

    `sources` names the speech a task is from, `links` the other places of the same task, `due` the
    earliest day that any of them asks for. `conflicts` are LDG019, for what they do not agree on.
    """

    speech: Speech
    sources: Mapping[str, str]
    links: Mapping[str, tuple[str, ...]]
    due: Mapping[str, Content]
    conflicts: tuple[Finding, ...]


def merged(speeches: Sequence[Speech]) -> Merged:
    """The speeches one after the other; at least one. Tasks are the same by their fingerprint."""
    whole = _joined(speeches)
    names = [speech.source.name for speech in speeches]
    groups = _groups(whole.tasks)
    rows = {row.id: row for row in iterate(whole)}
    return Merged(
        speech=whole,
        sources={task.id: names[int(task.id.partition(".")[0]) - 1] for task in whole.tasks},
        links={
            task.id: tuple(other.id for other in group if other is not task)
            for group in groups
            for task in group
        },
        due={id_: day for group in groups for id_, day in _earliest(group)},
        conflicts=tuple(found for group in groups for found in _conflicts(group, rows)),
    )


def _groups(tasks: Sequence[Task]) -> list[list[Task]]:
    """The tasks that stand in several places."""
    found: dict[str, list[Task]] = {}
    for task in tasks:
        found.setdefault(task.fingerprint.partition("-")[0], []).append(task)
    return [group for group in found.values() if len(group) > 1]


def _earliest(group: list[Task]) -> Iterator[tuple[str, Content]]:
    """For each of them the earliest day, where there is any."""
    days = [day for task in group if (day := planned(task))]
    for task in group if days else ():
        yield task.id, min(days)


def _conflicts(group: list[Task], rows: Mapping[str, Row]) -> Iterator[Finding]:
    first, *others = (rows[task.id] for task in group)
    for other in others:
        for key in _COMPARED:
            one, two = getattr(first, key), getattr(other, key)
            if one != two:
                yield finding(
                    "LDG019",
                    task=first.id,
                    other=other.id,
                    column=BY_KEY[key].header,
                    one=one or "（空）",
                    two=two or "（空）",
                )


def _joined(speeches: Sequence[Speech]) -> Speech:
    texts = [_ended(speech.source.text) for speech in speeches]
    text = "".join(texts)
    parts, start = [], 0
    for number, (speech, piece) in enumerate(zip(speeches, texts, strict=True), 1):
        parts.append(_numbered(_shifted(speech, start), f"{number}."))
        start += len(piece)
    return replace(
        speeches[0],
        source=_source(text, speeches),
        meta=_meta(speeches),
        sections=tuple(each for part in parts for each in part.sections),
        sentences=tuple(each for part in parts for each in part.sentences),
        tasks=tuple(each for part in parts for each in part.tasks),
        terms=tuple(each for part in parts for each in part.terms),
        announcements=tuple(each for part in parts for each in part.announcements),
        findings=(),
    )


def _ended(text: str) -> str:
    return text if text.endswith("\n") else f"{text}\n"


def _source(text: str, speeches: Sequence[Speech]) -> Source:
    return Source(
        name="、".join(speech.source.name for speech in speeches),
        media_type="text/plain",
        encoding=None,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        length=len(text),
        text=text,
        origins=(),
    )


def _meta(speeches: Sequence[Speech]) -> Meta:
    """The title of the first and how many there are; a date only where all have the same."""
    title = speeches[0].meta.title
    name = " ".join((title.value if title else speeches[0].source.name).split())
    words = (name if "《" in name else f"《{name}》") + f"等{len(speeches)}篇"
    dates = {date.value if (date := speech.meta.date) else None for speech in speeches}
    day = dates.pop() if len(dates) == 1 else None
    empty = dict.fromkeys((field.name for field in fields(Meta)), None)
    several = {"recipients": (), "attendance": ()}
    facts: dict[str, Any] = {**empty, **several, "title": _entered(words)}
    return Meta(**facts | {"date": _entered(day) if day else None})


def _entered(words: str) -> Value:
    return Value(text=None, value=words, span=None, certainty="entered", rule="merge")


def _shifted(value: T, by: int) -> T:
    """The same with every span so many characters further on."""
    shifted: Any = value
    if isinstance(value, Span):
        shifted = Span(start=value.start + by, end=value.end + by)
    elif isinstance(value, tuple):
        shifted = tuple(_shifted(each, by) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: _shifted(getattr(value, f.name), by) for f in fields(value)}
        shifted = replace(value, **changed)
    return shifted  # type: ignore[no-any-return]  # of the type that came in


def _numbered(speech: Speech, mark: str) -> Speech:
    """The same with the mark before every id."""

    def marked(id_: str | None) -> str | None:
        return None if id_ is None else mark + id_

    return replace(
        speech,
        sections=tuple(
            replace(each, id=mark + each.id, parent=marked(each.parent)) for each in speech.sections
        ),
        sentences=tuple(
            replace(each, id=mark + each.id, section=marked(each.section))
            for each in speech.sentences
        ),
        tasks=tuple(
            replace(
                each,
                id=mark + each.id,
                section=marked(each.section),
                sentence=mark + each.sentence,
            )
            for each in speech.tasks
        ),
        announcements=tuple(
            replace(each, section=marked(each.section)) for each in speech.announcements
        ),
    )
