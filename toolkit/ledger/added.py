"""Tasks that people add to a ledger (人工增加): rows they insert, and sub-tasks such as 2-1-01.1.

An added task is no sentence of the speech and never becomes one: it lives in the notes of its own
fingerprint, one for each column that was filled in, and is put beside the tasks of the speech only
where a ledger or a document is made. So it survives whatever is done to the speech.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.ledger.digests import plain
from toolkit.ledger.record import Note
from toolkit.ledger.rows import ADDED, PENDING
from toolkit.ledger.unitbook import UnitBook
from toolkit.ledger.unitbook.names import Directory, directory
from toolkit.model import Deadline, Section, Span, Speech, Task, Unit, UnitRole

UNDER, BESIDE = "under", "beside"
"""Columns of the notes that say where an added task belongs.

The fingerprint of the task it is a part of and its number there (0123456789abcdef.1), or the
fingerprints of some tasks of the same speech.
"""

FILLED_IN = frozenset(
    {"text", "part", "point", "detail", "targets", "lead", "responsible", "support", "deadline"}
) | {"due"}
"""Columns that show the source in other rows, and in an added one what people wrote."""

Reading = Callable[[str, str], tuple[Deadline, ...]]
"""The deadlines in some words, by the day on which they were written (ISO 8601)."""

_NUMBERED = re.compile(r"(?P<parent>.+?)(?:[.．·—－-](?P<n>\d{1,3})|[（(](?P<m>\d{1,3})[)）])")
_FREE = "增-"
UNKNOWN = "新增"
"""Stands for the id of an added task until the ledger gives it one."""

_MARK = re.compile(r"（(?:均为)?(?:承上|推断|建议|填写)）$")
"""What a copied cell says about where its value came from."""
_BETWEEN = re.compile(r"[、，,；;\s]+")
_NO_TASK = re.compile(r"(?:合计|小计|总计|共计|备注|说明|注)(?:[:：].*|\d*)|[\d.%]*", re.DOTALL)
_ROLES: tuple[UnitRole, ...] = ("lead", "responsible", "support")


def fingerprint(words: str, anchor: str) -> str:
    """The fingerprint of an added task: of its words, and of the task it is a part of, if any."""
    return hashlib.sha256(f"added\n{anchor}\n{plain(words)}".encode()).hexdigest()[:16]


def numbered(id_: str) -> tuple[str, int] | None:
    """The task of which the id names a part, and the number: 2-1-01.1 gives 2-1-01 and 1."""
    found = _NUMBERED.fullmatch(id_)
    return (found["parent"], int(found["n"] or found["m"])) if found else None


def is_task(words: str) -> bool:
    """Whether words in an inserted row can be a task: a line of totals or remarks is none."""
    return _NO_TASK.fullmatch("".join(words.split())) is None


@dataclass(frozen=True, slots=True)
class _Added:
    """One added task: the last words in each column, and the day of the first."""

    fingerprint: str
    words: Mapping[str, str]
    date: str


def with_added(
    speeches: Sequence[Speech], notes: Iterable[Note], *, book: UnitBook, reading: Reading
) -> tuple[Speech, ...]:
    """The speeches with the tasks that were added to them, parts right behind their whole.

    `notes` are the earliest first. Parts are numbered as people did, or further on where two chose
    one number; others stand last as 增-01, 增-02. What a part does not say of its own, units and
    deadline, is that of its whole, marked as inherited. If the whole is gone, the part stays as a
    task of its own.
    """
    added = _added(notes)
    if not added or not speeches:
        return tuple(speeches)
    makers = [_Maker(speech, directory(book), reading) for speech in speeches]
    for each in added:
        maker = max(makers, key=lambda maker: maker.knows(each))
        maker.add(each)
    return tuple(maker.speech() for maker in makers)


def _added(notes: Iterable[Note]) -> list[_Added]:
    """Those that have words; parts of added tasks come behind these."""
    words: dict[str, dict[str, str]] = {}
    first: dict[str, str] = {}
    for note in notes:
        words.setdefault(note.fingerprint, {})[note.column] = note.text
        first.setdefault(note.fingerprint, note.date)
    found = [
        _Added(name, told, first[name])
        for name, told in words.items()
        if "text" in told and {UNDER, BESIDE} & set(told)
    ]
    wholes = {each.fingerprint: _whole(each) for each in found}
    return sorted(found, key=lambda each: _depth(each.fingerprint, wholes))


def _depth(name: str, wholes: Mapping[str, str]) -> int:
    """How many added tasks it is a part of, one in the other."""
    depth = 0
    while (name := wholes.get(name, "")) in wholes and depth <= len(wholes):
        depth += 1
    return depth


def _whole(added: _Added) -> str:
    """The fingerprint of the task it is a part of; empty if of none."""
    return added.words.get(UNDER, "").rpartition(".")[0]


class _Maker:
    """One speech that gets added tasks."""

    def __init__(self, speech: Speech, named: Directory, reading: Reading) -> None:
        self._speech = speech
        self._named = named
        self._reading = reading
        self._tasks = {task.fingerprint: task for task in speech.tasks}
        self._ids = {task.id for task in speech.tasks}
        self._parts: dict[str, list[tuple[int, Task]]] = {}
        self._free: list[Task] = []

    def knows(self, added: _Added) -> int:
        """How many of the tasks that the added one refers to are in this speech."""
        names = [_whole(added)] if UNDER in added.words else added.words[BESIDE].split()
        return sum(name in self._tasks for name in names)

    def add(self, added: _Added) -> None:
        """Make the task and keep it in its place."""
        whole = self._tasks.get(_whole(added))
        if whole is None:
            task = self._task(added, self._unused(_FREE, 1, "02d"), None)
            self._free.append(task)
        else:
            wished = int(added.words[UNDER].rpartition(".")[2])
            id_ = self._unused(f"{whole.id}.", wished, "d")
            task = self._task(added, id_, whole)
            self._parts.setdefault(whole.fingerprint, []).append((_number(id_), task))
        self._ids.add(task.id)
        self._tasks[added.fingerprint] = task

    def speech(self) -> Speech:
        """The speech with all its tasks."""
        tasks = [task for each in self._speech.tasks for task in self._family(each)]
        tasks += [task for each in self._free for task in self._family(each)]
        return replace(self._speech, tasks=tuple(tasks))

    def _family(self, task: Task) -> list[Task]:
        parts = sorted(self._parts.get(task.fingerprint, ()), key=lambda each: each[0])
        return [task, *(each for _, part in parts for each in self._family(part))]

    def _unused(self, stem: str, number: int, form: str) -> str:
        while f"{stem}{number:{form}}" in self._ids:
            number += 1
        return f"{stem}{number:{form}}"

    def _task(self, added: _Added, id_: str, whole: Task | None) -> Task:
        units = tuple(self._units(added))
        deadlines = self._deadlines(added)
        if whole:
            units = units or tuple(replace(each, certainty="inherited") for each in whole.units)
            deadlines = deadlines or tuple(
                replace(each, certainty="inherited") for each in whole.deadlines
            )
        section = whole.section if whole else _section(self._speech.sections, added.words)
        return Task(
            id=id_,
            fingerprint=added.fingerprint,
            section=section,
            sentence="",
            text=added.words["text"],
            span=whole.span if whole else Span(start=0, end=0),
            grade="required",
            units=units,
            deadlines=deadlines,
            targets=(),
            rule=ADDED,
        )

    def _units(self, added: _Added) -> Iterable[Unit]:
        for role in _ROLES:
            for words in _BETWEEN.split(added.words.get(role, "")):
                name = _MARK.sub("", words)
                if not name or name == PENDING:
                    continue
                found = self._named.find(name)
                yield Unit(
                    text=name,
                    name=found[0].name if len(found) == 1 else name,
                    role=role,
                    certainty="entered",
                    span=None,
                    rule=ADDED,
                )

    def _deadlines(self, added: _Added) -> tuple[Deadline, ...]:
        words, day = _MARK.sub("", added.words.get("deadline", "")), added.words.get("due")
        if not day and words in {"", PENDING}:
            return ()
        # People write 5月上旬 into a column that is called deadline, and mean its end.
        found = (
            ()
            if day
            else self._reading(words, added.date) or self._reading(f"{words}前", added.date)
        )
        if found:
            return tuple(
                replace(each, text=words, span=None, certainty="entered") for each in found[:1]
            )
        return (
            Deadline(
                text=words or str(day),
                type="date" if day else "vague",
                date=day,
                recurrence=None,
                anchor=None,
                span=None,
                certainty="entered",
                rule=ADDED,
            ),
        )


def _number(id_: str) -> int:
    return int(id_.rpartition(".")[2])


def _section(sections: Sequence[Section], words: Mapping[str, str]) -> str | None:
    """The innermost section of those headings that people wrote into the row."""
    for column in ("detail", "point", "part"):
        wanted = plain(words.get(column, ""))
        for section in sections:
            if wanted and plain(section.heading) == wanted:
                return section.id
    return None
