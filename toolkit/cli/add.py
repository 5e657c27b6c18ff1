"""`taizhang add`: a speech for the project."""

from __future__ import annotations

import click

import toolkit
from toolkit.cli import board, boundary, frame, inputs, options, sources, streams


@click.command(
    cls=frame.Command,
    help="把讲话加入项目；同名的换成新版本，进展跟着任务走。",
    usage="来源…",
    arguments=(("来源", options.SOURCE_HELP),),
    examples=(
        ("taizhang add 讲话.txt -p 督办 --date 2022-04-20", "加入一篇讲话"),
        ("taizhang add 讲话.txt -p 督办 --units units.xlsx", "连同单位手册"),
    ),
)
@options.sources()
@board.project_option()
@options.reading_options()
def add(*, names: tuple[str, ...], project: str, reading: options.Reading) -> int:
    """Add every source; the worst exit code."""

    def one(name: str) -> int:
        source = sources.read(name, reading.reader)
        outcome = toolkit.add(project, source, on=inputs.today(), **board.given(reading))
        streams.show(f"已加入 {name}\n{toolkit.render.counts(outcome.value)}\n")
        if outcome.findings:
            board.tell(outcome.findings)
        return 0

    return boundary.each(names, one)
