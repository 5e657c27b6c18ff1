"""What a project hands out (下发): a form for each unit, ledgers and documents of what is known.

Every function takes the folder of the project and raises UsageProblem where it holds none.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from toolkit import papers, registry
from toolkit.documents.matter import Matter
from toolkit.documents.office import NO_OFFICE, Office
from toolkit.documents.tasklist import listed
from toolkit.errors import UsageProblem
from toolkit.findings import Outcome
from toolkit.ledger import handing
from toolkit.ledger.filled import filled
from toolkit.ledger.layout import Layout
from toolkit.ledger.presets import DEFAULT, Preset
from toolkit.ledger.progress import present
from toolkit.ledger.record import Handed
from toolkit.ledger.settings import Settings, standard
from toolkit.ledger.unitbook import expanded
from toolkit.model import Speech
from toolkit.outputs import WriterSpec
from toolkit.store import Project
from toolkit.store.current import Current, current

_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,7}$")
_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST_NAME = 80
_NO_BOOK = (
    "项目 {folder} 里没有单位手册，分组无法换成单位。"
    "请先用 taizhang add 讲话.txt --units units.xlsx 加入。"
)
_NO_SPEECH = "项目 {folder} 里还没有讲话。请先运行：taizhang add 讲话.txt"


def split(
    folder: str | Path, *, preset: str = "反馈表", settings: Settings | None = None
) -> dict[str, Outcome[bytes]]:
    """A form for each unit that has a task, and one for 待明确, by the ends of their file names.

    Rows keep their numbers, say what the unit's part is and show what is known; collective bodies
    are expanded by the unit book. Doubtful tasks, which somebody must judge first, are left out.
    Raises UsageProblem for an unknown preset or a project without tasks to hand out.
    """
    from toolkit.writers import excel  # noqa: PLC0415 - openpyxl on use

    project = Project.open(Path(folder))
    known = current(project)
    layout = Layout(settings=settings or standard(), units=known.book)
    made: dict[str, Outcome[bytes]] = {}
    handed: list[Handed] = []
    for title, plain in known.speeches:
        speech = expanded(plain, known.book)
        for share in handing.shares(listed(speech)):
            form = handing.form(layout.preset(preset), share)
            part = handing.extract(plain, share)
            own = _filled(part, form, known, layout, unit=share.unit)
            outcome = excel.write(part, layout=replace(layout, columns=own))
            name = _unused(f"{_stem(title)}-{preset}-{share.name}", made)
            made[name] = outcome
            sha256 = hashlib.sha256(outcome.value).hexdigest()
            handed.append(
                Handed(
                    sha256=sha256,
                    name=f"{name}.xlsx",
                    direction="issued",
                    unit=share.unit,
                    date=None,
                )
            )
    if not made:
        message = f"项目 {folder} 里没有可以分发的任务。请先运行：taizhang add 讲话.txt"
        raise UsageProblem(message)
    project.change(ledgers=handed)
    return made


def ledgers(
    folder: str | Path,
    *,
    to: str = "xlsx",
    preset: str | None = None,
    layout: Layout | None = None,
) -> dict[str, Outcome[bytes]]:
    """The up-to-date ledger of each speech in a format, by the beginnings of their file names.

    Everything typed so far is filled in, with the history of each task; what is not changed is no
    news when the ledger comes back. In an office's own workbook a column 历次反馈 gets the history.
    Groups are spelled out by the unit book of the project.
    Raises UsageProblem for an unknown preset, a format that is no ledger, a project without
    speeches, and one without the unit book that groups are to be spelled out by.
    """
    spec = _ledger_format(to)
    project = Project.open(Path(folder))
    known = current(project)
    layout = replace(layout or Layout(), units=known.book)
    if layout.expand_groups and not known.book.units:
        raise UsageProblem(_NO_BOOK.format(folder=folder))
    if not spec.presets:  # a calendar has tasks, whatever the rows of the ledger are
        layout = replace(layout, rows="task")
    made: dict[str, Outcome[bytes]] = {}
    for title, speech in known.speeches:
        chosen = layout.preset(preset or DEFAULT)
        own = _filled(speech, chosen, known, layout, history=True)
        outcome = spec.write(speech, layout=replace(layout, columns=own))
        made[_unused(_stem(title), made)] = outcome
    if not made:
        raise UsageProblem(_NO_SPEECH.format(folder=folder))
    return made


def _ledger_format(name: str) -> WriterSpec:
    spec = registry.writer(name)
    if not spec.laid_out:
        names = "、".join(each.name for each in registry.WRITERS if each.laid_out)
        message = (
            f"项目只转换成台账（{names}），不能是 {spec.name}；"
            "要文书请用 --kind，要 JSON 请用 taizhang export。"
        )
        raise UsageProblem(message)
    return spec


def notices(
    folder: str | Path,
    kind: str,
    *,
    as_of: dt.date,
    office: Office = NO_OFFICE,
    settings: Settings | None = None,
    template: bytes | None = None,
) -> dict[str, Outcome[bytes]]:
    """The documents of a kind about each speech as docx, by the beginnings of their file names.

    They say what was reported up to the day `as_of`, and hold the tasks that people added. Raises
    what `issue` raises, and UsageProblem for a project without speeches.
    """
    known = current(Project.open(Path(folder)), until=as_of)
    found: dict[str, Outcome[bytes]] = {}
    for title, speech in known.speeches:
        states = present(expanded(speech, known.book), known.events)
        matter = Matter(
            speech=speech,
            states=states,
            as_of=as_of,
            office=office,
            settings=settings or standard(),
        )
        for name, outcome in papers.made(kind, matter, (), template).items():
            found[_unused(f"{_stem(title)}-{name}", found)] = outcome
    if not found:
        raise UsageProblem(_NO_SPEECH.format(folder=folder))
    return found


def _filled(
    speech: Speech,
    preset: Preset,
    known: Current,
    layout: Layout,
    *,
    unit: str | None = None,
    history: bool = False,
) -> Preset:
    """The preset with what is known; the form of a unit shows what that unit said itself."""
    return filled(
        preset,
        speech,
        [each for each in known.events if unit is None or each.unit in {unit, None}],
        [each for each in known.notes if unit is None or each.unit in {unit, None}],
        layout.settings,
        units=known.book,
        by=layout.rows,
        history=history,
    )


def _stem(name: str) -> str:
    return _SUFFIX.sub("", name) or name


def _unused(wanted: str, taken: Mapping[str, object]) -> str:
    """A file name that is fit for every system and that no other file has."""
    plain = name = _UNFIT.sub("-", wanted)[:_LONGEST_NAME].strip(" .")
    number = 1
    while name.casefold() in map(str.casefold, taken):
        number += 1
        name = f"{plain}-{number}"
    return name
