"""The documents an office sends (文书), their templates and their fonts.

As in `toolkit.api`, problems of the content are findings, problems of the environment are raised.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from toolkit import api
from toolkit.codes import finding
from toolkit.documents import dispatch, kinds
from toolkit.documents.matter import Letter, Matter
from toolkit.documents.office import NO_OFFICE, Office
from toolkit.errors import MissingPackage, UsageProblem
from toolkit.findings import Finding, Outcome
from toolkit.ledger.progress import Event, present, strangers
from toolkit.ledger.settings import Settings, standard

if TYPE_CHECKING:
    from toolkit.writers.word.fonts import Font

_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST_NAME = 40

KINDS = kinds.KINDS
"""The kinds of documents, in the order they are offered."""


def issue(
    source: api.Source,
    kind: str = "简报",
    *,
    progress: Iterable[Event] = (),
    as_of: dt.date | None = None,
    office: Office = NO_OFFICE,
    settings: Settings | None = None,
    template: bytes | None = None,
    date: dt.date | None = None,
) -> dict[str, Outcome[bytes]]:
    """The documents of a kind as docx, by the end of their file names: 督办通知-市水务局.

    `as_of` is the day a document speaks of and is dated; it is needed for 催办通知 and 督查通报.
    `template` is a docx with placeholders in which the document is to be set, in place of the
    layout of GB/T 9704. The same arguments give the same bytes.

    Raises UsageProblem for an unknown kind, a missing day, or a kind that has nobody to go to;
    MissingPackage for a template without docxtpl; and whatever `parse` raises.
    """
    speech = api.parse(source, date=date)
    api.refuse_damaged(speech)
    told = tuple(progress)
    matter = Matter(
        speech=speech,
        states=present(speech, told),
        as_of=as_of,
        office=office,
        settings=settings or standard(),
    )
    return made(kind, matter, told, template)


def made(
    kind: str, matter: Matter, told: tuple[Event, ...], template: bytes | None
) -> dict[str, Outcome[bytes]]:
    """The documents of a kind about a matter on which so much was `told`; see `issue`."""
    letters = kinds.compose(kind, matter)
    if not letters:
        message = f"{matter.speech.source.name} 没有写明责任单位的任务，没有{kind}可发。"
        raise UsageProblem(message)
    found: list[Finding] = _findings(matter, kind, told)
    documents: dict[str, Outcome[bytes]] = {}
    known: set[tuple[str, str]] = set()
    for name, letter in zip(_names(kind, letters), letters, strict=True):
        outcome = _set(letter, matter, template)
        # What concerns the whole, or the template of all, is told once.
        told_here = (*found, *outcome.findings)
        fresh = [each for each in told_here if (each.code, each.message) not in known]
        known.update((each.code, each.message) for each in fresh)
        documents[name] = Outcome(outcome.value, tuple(fresh))
    return documents


def template(kind: str) -> bytes:
    """A docx to begin a template with. Raises UsageProblem for an unknown kind.

    Raises MissingPackage without docxtpl, which only filling it needs.
    """
    kinds.named(kind)
    with _docxtpl():
        from toolkit.writers import templates  # noqa: PLC0415 - docxtpl on use

        return templates.starter(kind)


def fonts(office: Office = NO_OFFICE) -> tuple[Font, ...]:
    """The fonts the documents name, which are missing here, and what would stand in for them."""
    from toolkit.writers.word.fonts import report  # noqa: PLC0415 - python-docx on use

    return report(office.fonts)


def _set(letter: Letter, matter: Matter, template: bytes | None) -> Outcome[bytes]:
    if template is None:
        from toolkit.writers.word import render  # noqa: PLC0415 - python-docx on use

        return render(letter.document, matter.office.fonts)
    with _docxtpl():
        from toolkit.writers import templates  # noqa: PLC0415 - docxtpl on use

        return templates.fill(template, letter, matter)


@contextmanager
def _docxtpl() -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] == "toolkit":
            raise  # the program itself is incomplete
        message = "使用模板需要 docxtpl，请运行：pip install 'taizhang[templates]'"
        raise MissingPackage(message) from error


def _names(kind: str, letters: tuple[Letter, ...]) -> tuple[str, ...]:
    """The ends of the file names: the kind, and the unit where there are several documents.

    What a file name cannot hold becomes a hyphen; names that would be equal get a number.
    """
    names: list[str] = []
    for letter in letters:
        unit = _UNFIT.sub("-", letter.unit)[:_LONGEST_NAME].strip(" .")
        name = wanted = f"{kind}-{unit}" if unit else kind
        number = 1
        while name.casefold() in map(str.casefold, names):
            number += 1
            name = f"{wanted}-{number}"
        names.append(name)
    return tuple(names)


def _findings(matter: Matter, kind: str, told: tuple[Event, ...]) -> list[Finding]:
    """What of the progress is about other tasks, and what no notice can be sent for."""
    found = [
        finding(
            "LDG001",
            file=event.source.file if event.source else "进展记录",
            task=event.task,
            date=event.date,
        )
        for event in strangers(matter.speech, told)
    ]
    nobody = dispatch.unassigned(matter) if kind == dispatch.KIND else ()
    if nobody:
        tasks = "、".join(task.id for task in nobody)
        found.append(finding("OUT004", count=len(nobody), tasks=tasks))
    return found
