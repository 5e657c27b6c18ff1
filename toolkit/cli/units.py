"""`taizhang units check FILE`: what is doubtful in a unit book."""

from __future__ import annotations

import click

import toolkit
from toolkit.cli import boundary, frame, options, sources, streams
from toolkit.errors import ExitCode

ACTIONS = ("check",)


@click.command(
    cls=frame.Command,
    help="核对单位手册：重复的单位、找不到的上级、分不清的简称、太短的关键词。",
    usage="check 文件",
    arguments=(
        ("check", "核对一份单位手册"),
        ("文件", "xlsx 或 csv 表格，栏目有单位全称、简称、所属分组、分管领导等"),
    ),
    examples=(
        ("taizhang units check units.xlsx", "看有哪些地方要改"),
        ("taizhang convert 讲话.txt --units units.xlsx", "套用到一篇讲话"),
    ),
)
@click.argument("action", metavar="check", callback=options.one_of(*ACTIONS))
@click.argument("name", metavar="文件", type=click.Path())
@options.strict_option()
def units(*, action: str, name: str, strict: bool) -> int:  # noqa: ARG001 - there is but one action
    """Print the findings about a unit book; 1 if there are errors, 3 if it is none."""
    outcome = toolkit.units(name)
    report = toolkit.render.Report(name=sources.label(name), source=None, findings=outcome.findings)
    streams.show(toolkit.render.text(report))
    if outcome.value is None:
        return ExitCode.UNREADABLE
    streams.show(toolkit.render.unit_book(outcome.value))
    return boundary.verdict(outcome.findings, strict=strict, errors=True)
