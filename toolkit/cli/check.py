"""`taizhang check`: what in the sources a person ought to look at."""

from __future__ import annotations

import click

import toolkit
from toolkit.cli import boundary, frame, options, sources, streams
from toolkit.errors import ExitCode


@click.command(
    cls=frame.Command,
    help="列出要核对的地方：序数、数目、时限、单位、被遮盖的文字。",
    usage="来源…",
    arguments=(("来源", options.SOURCE_HELP),),
    examples=(
        ("taizhang check 讲话.txt", "看有哪些地方要核对"),
        ("taizhang check 讲话.txt --strict", "有警告也以退出码 1 结束"),
        ("taizhang check 讲话.txt --format json", "供其他程序读取"),
    ),
)
@options.sources()
@click.option(
    "--format", "form", metavar="形式", default="text", callback=options.one_of("text", "json"),
    help="text（给人看，默认）或 json（供程序读取）",
)  # fmt: skip
@options.reading_options()
@options.strict_option()
def check(
    *,
    names: tuple[str, ...],
    form: str,
    reading: options.Reading,
    strict: bool,
) -> int:
    """Print the findings about every source; the worst exit code."""
    reports: list[toolkit.render.Report] = []

    def one(name: str) -> int:
        source = sources.read(name, reading.reader)
        findings = toolkit.check(
            source, date=reading.date, strictness=reading.strictness, units=reading.units
        )
        report = sources.report(name, source, findings)
        reports.append(report)
        if form == "text":
            streams.show(toolkit.render.text(report))
        code = boundary.verdict(report.findings, strict=strict, errors=True)
        return code if report.source else ExitCode.UNREADABLE

    worst = boundary.each(names, one)
    if form == "json":
        streams.show(toolkit.render.document(reports))
    return worst
