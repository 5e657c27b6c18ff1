"""The loop (督办闭环): a project folder, what is handed out, what comes back, how it stands.

As in `toolkit.api`, problems of the content are findings, problems of the environment are raised.
Every function takes the folder of the project and raises UsageProblem where it holds none.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit import api
from toolkit.codes import finding
from toolkit.documents import standing
from toolkit.documents.matter import Matter
from toolkit.documents.tasklist import doubtful
from toolkit.findings import Finding, Outcome
from toolkit.ledger import collecting, former, record
from toolkit.ledger.difference import Change
from toolkit.ledger.progress import present
from toolkit.ledger.record import Handed, Record
from toolkit.ledger.settings import Settings, standard
from toolkit.ledger.timing import Light, days_left
from toolkit.ledger.unitbook import UnitBook, expanded
from toolkit.model import Speech, Task
from toolkit.store import Kept, Project, exchange
from toolkit.store.current import Current, current
from toolkit.zh.dates import CHINA


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """What one returned workbook gave; `records` counts what it says, known or not."""

    name: str
    unit: str | None
    date: str | None
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What a collection gave: the workbooks one by one, and how many records were new."""

    files: tuple[Returned, ...]
    new: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the tasks of a speech stand on a day.

    `overdue` and `due_soon` give the days left, negative past the date; `behind` the percentage
    points to 序时进度, negative; `silent` the units that never reported; `doubtful` counts the
    tasks that the ledger lists but nobody has judged yet (表态性要求), which count nowhere else.
    """

    name: str
    as_of: dt.date
    counts: standing.Tally
    doubtful: int
    overdue: tuple[tuple[Task, int], ...]
    due_soon: tuple[tuple[Task, int], ...]
    behind: tuple[tuple[Task, float], ...]
    silent: tuple[str, ...]


def init(folder: str | Path) -> Path:
    """The folder of a new project, made if need be; in an existing project nothing changes.

    Raises NotWritten if the system refuses.
    """
    return Project.init(Path(folder)).folder


def add(
    folder: str | Path,
    source: api.Source,
    *,
    name: str | None = None,
    units: UnitBook | None = None,
    date: dt.date | None = None,
    strictness: api.Strictness | None = None,
    reader: str | None = None,
    on: dt.date | None = None,
) -> Outcome[Speech]:
    """The speech that was added to the project, under `name` or else the name of its source.

    A speech of that name is replaced by the new version; progress follows its tasks by their
    fingerprints, and from a rewritten task to the one it has become, of which a note is kept under
    the day `on`, by default today. The findings are LDG021 for these, and LDG017 for tasks that
    were reported on and are no longer in any speech.

    A unit book given here is kept and applies to later speeches and forms too.
    Raises what `parse` raises, UnreadableSource for a speech whose parts contradict its text, and
    NotWritten.
    """
    project = Project.open(Path(folder))
    if units is None and project.units():
        units = _book(project)
    speech = api.parse(source, date=date, strictness=strictness, units=units, reader=reader)
    api.refuse_damaged(speech)
    text = api.dump(speech)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    kept = Kept(name=name or speech.source.name, sha256=sha256, json=text)
    before = current(project)
    changed = _rewritten(project, kept.name, speech)
    day = (on or dt.datetime.now(CHINA).date()).isoformat()
    notes = (Record(moment=None, note=former.note(change, day)) for change in changed)
    project.change(speeches=(kept,), units=units.units if units else (), records=tuple(notes))
    found = [
        finding(
            "LDG021",
            file=kept.name,
            task=change.after.id,
            before=change.before.text,
            after=change.after.text,
        )
        for change in changed
    ]
    found += (finding("LDG017", file=kept.name, task=task) for task in _lost(before, project))
    return Outcome(speech, tuple(found))


def export(folder: str | Path, *, progress: bool = False) -> str:
    """The whole state of the project as JSON, valid by `schemas/project.schema.json`.

    Or its `progress` alone, for documents such as 催办通知: `schemas/progress.schema.json`.
    """
    project = Project.open(Path(folder))
    return exchange.progress(project) if progress else exchange.dumps(project)


def import_(folder: str | Path, text: str, name: str = "JSON") -> int:
    """How many records were new when the state in an exported text was added to the project.

    What is there already stays; the same text twice adds nothing. Raises UnreadableSource.
    """
    return exchange.loads(text, name, Project.open(Path(folder)))


def collect(
    folder: str | Path,
    files: Mapping[str, bytes],
    *,
    date: dt.date | None = None,
    unit: str | None = None,
    settings: Settings | None = None,
) -> Outcome[Collected]:
    """What returned workbooks, by name, told that was new; what could not be used is in findings.

    The day of a report is the one filled in, else `date`, else that on which the file was saved;
    the unit is the one filled in, else the one the form was issued to, else `unit`. All is kept or
    nothing. Neither repetition nor order matters.
    """
    from toolkit.readers import returned  # noqa: PLC0415 - openpyxl on use

    project = Project.open(Path(folder))
    known = current(project)
    tasks, book = known.tasks, known.book
    found: list[Finding] = []
    told: list[record.Record] = []
    came: list[Returned] = []
    handed: list[Handed] = []
    for name in sorted(files):
        read = returned.read(files[name], name)
        found += read.findings
        if read.value is None:
            continue
        outcome = collecting.gather(
            read.value,
            tasks,
            book=book,
            settings=settings or standard(),
            date=date,
            unit=unit,
        )
        found += outcome.findings
        gathered = outcome.value
        told += gathered.records
        count = len({each.id for each in gathered.records})
        came.append(Returned(name=name, unit=gathered.unit, date=gathered.date, records=count))
        if gathered.date:
            handed.append(
                Handed(
                    sha256=read.value.sha256,
                    name=name,
                    direction="returned",
                    unit=gathered.unit,
                    date=gathered.date,
                )
            )
    new = project.change(ledgers=handed, records=told)
    now = current(project)
    names = (str(each.body["fingerprint"]) for each in told)
    touched = {now.links.get(name, name) for name in names}
    found += collecting.contradictions(now.events, touched)
    return Outcome(Collected(files=tuple(came), new=new), tuple(found))


def status(
    folder: str | Path, *, as_of: dt.date, settings: Settings | None = None
) -> tuple[Standing, ...]:
    """How the tasks of each speech stand on a day, by what was reported up to then."""
    project = Project.open(Path(folder))
    known = current(project, until=as_of)
    found = []
    for name, speech in known.speeches:
        matter = Matter(
            speech=speech,
            states=present(expanded(speech, known.book), known.events),
            as_of=as_of,
            settings=settings or standard(),
        )
        found.append(_standing(name, matter, as_of))
    return tuple(found)


def _rewritten(project: Project, name: str, speech: Speech) -> tuple[Change, ...]:
    """The tasks of the version there was, if any, that the new one says in other words."""
    for kept in project.speeches():
        if kept.name == name:
            return former.rewritten(kept.speech, speech)
    return ()


def _lost(before: Current, project: Project) -> Iterator[str]:
    """The tasks about which anything was entered, as far as nobody will see that any more."""
    now = current(project)
    lost = before.fingerprints - now.fingerprints - set(now.links)
    told = {each.fingerprint for each in before.events}
    told |= {each.fingerprint for each in before.notes if each.column != former.FORMER}
    for _, speech in before.speeches:
        yield from (task.id for task in speech.tasks if task.fingerprint in lost & told)


def _book(project: Project) -> UnitBook:
    return UnitBook(schema_version="1.0", units=project.units())


def _standing(name: str, matter: Matter, as_of: dt.date) -> Standing:
    def days(light: Light) -> tuple[tuple[Task, int], ...]:
        tasks = matter.with_light(light)
        left = [(task, days_left(task, matter.state(task), as_of) or 0) for task in tasks]
        return tuple(sorted(left, key=lambda each: (each[1], matter.number[each[0].id])))

    return Standing(
        name=name,
        as_of=as_of,
        counts=standing.tally(matter, matter.tasks),
        doubtful=len(doubtful(matter.speech)),
        overdue=days("overdue"),
        due_soon=days("due_soon"),
        behind=standing.behind(matter),
        silent=standing.silent(matter),
    )
