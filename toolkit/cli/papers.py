"""The option --kind of `taizhang convert` and those that go with it: one kind of document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

import click
from click.core import ParameterSource

import toolkit
from toolkit.cli import board, boundary, files, inputs, options, sources, streams
from toolkit.errors import UsageProblem


class Paper(NamedTuple):
    """Which documents are wanted: what --kind and the options beside it say."""

    kind: str
    office: str | None
    progress: str | None
    as_of: dt.date | None
    template: str | None


def paper_options() -> options.Decorator:
    """--kind, --office, --progress, --as-of, --template; with --kind, documents are written.

    Without it, --office and --template are those of the ledger.
    """

    def decorate(command: Callable[..., int]) -> Callable[..., Any]:
        @wraps(command)
        def run(*, kind: str | None, **others: Any) -> int:
            chosen = {each: others.pop(each) for each in Paper._fields[1:]}
            if kind is None:
                _refuse_alone(chosen)
                return command(office=chosen["office"], template=chosen["template"], **others)
            _only_docx()
            options.require_preset(("docx",), others["preset"])
            return write(Paper(kind, **chosen), **others)

        decorated: Callable[..., Any] = run
        for option in reversed(_OPTIONS):
            decorated = option(decorated)
        return decorated

    return decorate


def write(
    paper: Paper,
    *,
    names: tuple[str, ...],
    folder: str,
    reading: options.Reading,
    force: bool,
    strict: bool,
    **_: Any,
) -> int:
    """Write the documents of every source, or of a project; the worst exit code."""
    if board.projects(names):
        return _of_project(paper, board.only(names, reading), folder, force=force)
    files.plan(names, folder, ("docx",), force=True)  # refuses sources whose files would collide
    given = _given(paper)

    def one(name: str) -> int:
        source = sources.read(name, reading.reader)
        speech = toolkit.parse(
            source, date=reading.date, strictness=reading.strictness, units=reading.units
        )
        outcomes = toolkit.issue(speech, paper.kind, **given)
        stem = sources.stem(name)
        targets = {each: Path(folder, f"{stem}-{each}.docx") for each in outcomes}
        files.refuse_obstacles({name: targets}, Path(folder), force=force)
        files.write({targets[each]: outcome.value for each, outcome in outcomes.items()})
        shown = toolkit.render.conversion(name, speech, outcomes, targets, reading.units_file)
        streams.show(shown)
        return boundary.verdict(speech.findings, strict=strict)

    return boundary.each(names, one)


def _of_project(paper: Paper, project: str, folder: str, *, force: bool) -> int:
    if paper.progress:
        message = "项目里有各单位的进展，不用 --progress。请去掉这个选项。"
        raise UsageProblem(message)
    given = _given(paper)
    given["as_of"] = given["as_of"] or inputs.today()
    made = toolkit.notices(project, paper.kind, **given)
    return board.write({f"{name}.docx": made[name] for name in made}, folder, force=force)


def _given(paper: Paper) -> dict[str, Any]:
    """What the files named in the options hold, as arguments of `toolkit.issue`."""
    from toolkit.documents.kinds import named  # noqa: PLC0415 - help needs none of this
    from toolkit.ledger import settings  # noqa: PLC0415
    from toolkit.readers import progress, settings_file  # noqa: PLC0415

    given: dict[str, Any] = {}
    as_of = paper.as_of or (inputs.today() if named(paper.kind).dated else None)
    given["as_of"] = as_of
    if paper.office:
        text, name = inputs.words(paper.office), Path(paper.office).name
        given["office"] = settings_file.office(text, name)
        given["settings"] = settings.read(text, name)
    if paper.progress:
        data, name = inputs.content(paper.progress), Path(paper.progress).name
        given["progress"] = progress.events(data, name)
    if paper.template:
        given["template"] = inputs.content(paper.template)
    return given


def _refuse_alone(chosen: dict[str, Any]) -> None:
    for key, name in {"progress": "--progress", "as_of": "--as-of"}.items():
        if chosen[key] is not None:
            message = f"{name} 要和 --kind 一起用，如 --kind 督办通知。"
            raise UsageProblem(message)


def _only_docx() -> None:
    ctx = click.get_current_context()
    if ctx.get_parameter_source("to") is ParameterSource.COMMANDLINE and ctx.params["to"] != (
        "docx",
    ):
        message = "--kind 只生成 Word 文件，--to 只能是 docx；其他格式请另行转换。"
        raise UsageProblem(message)


def _kind(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    from toolkit.documents.kinds import named  # noqa: PLC0415 - help needs none of this

    return None if value is None else named(value).name


def _kinds(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    from toolkit.documents.kinds import KINDS  # noqa: PLC0415 - help needs none of this

    return [kind.name for kind in KINDS if kind.name.startswith(incomplete)]


def kind_argument() -> options.Decorator:
    """The name of a kind, as `kind`."""
    return click.argument("kind", metavar="文种", callback=_kind, shell_complete=_kinds)


def office_option() -> options.Decorator:
    """--office, the settings of the office."""
    return click.option(
        "--office",
        metavar="文件",
        help="单位设置 office.toml：发文机关、文号、联系人、字体，台账的颜色、临期天数、用词",
    )


_OPTIONS: tuple[options.Decorator, ...] = (
    click.option(
        "--kind", metavar="文种", callback=_kind, shell_complete=_kinds,
        help="只生成一种文书：简报、会议纪要、督办通知（每单位一份）、任务分解通知、催办通知、"
        "督查通报、领导一页纸",
    ),
    office_option(),
    click.option("--progress", metavar="文件", help="进展记录（JSON），催办和通报据此统计"),
    click.option(
        "--as-of", metavar="日期", callback=options.day,
        help="情况截至哪一天，也是成文日期；需要日期的文种不写则为今天",
    ),
    click.option(
        "--template", metavar="文件",
        help="套用自己的模板：台账用 Excel 文件，和 --kind 一起用 Word 文件",
    ),
)  # fmt: skip
