"""`taizhang parse`: a source → canonical JSON on standard output."""

from __future__ import annotations

import click

import toolkit
from toolkit.cli import boundary, frame, options, sources, streams


@click.command(
    cls=frame.Command,
    help="把讲话稿变成结构化数据（JSON），只输出到标准输出。",
    usage="来源",
    arguments=(("来源", options.SOURCE_HELP),),
    examples=(
        ("taizhang parse 讲话.txt > 讲话.json", "重定向到文件"),
        (
            "taizhang parse 讲话.txt --explain 2-3-01",
            "说明一项任务的由来：哪一句、哪条规则、单位和时限出自何处",
        ),
        ("type 讲话.txt | taizhang parse -", "读标准输入（Linux、macOS 用 cat）"),
        ("taizhang convert 讲话.txt --to json", "直接写成文件，在 PowerShell 里更稳妥"),
    ),
)
@options.sources(several=False)
@options.reading_options()
@options.strict_option()
@click.option("--explain", "task", metavar="任务编号", help="不输出 JSON，只说明这项任务的由来")
def parse(
    *,
    name: str,
    reading: options.Reading,
    strict: bool,
    task: str | None,
) -> int:
    """Print the canonical JSON of one source, or why one sentence is a task; its exit code."""

    def one(name: str) -> int:
        source = sources.read(name, reading.reader)
        speech = toolkit.parse(
            source, date=reading.date, strictness=reading.strictness, units=reading.units
        )
        if task is not None:
            streams.show(toolkit.why(speech, task))
            return boundary.verdict(speech.findings, strict=strict)
        streams.show(toolkit.dump(speech))
        if speech.findings:
            streams.tell(f"{sources.label(name)}：{toolkit.render.tally(speech.findings)}")
        return boundary.verdict(speech.findings, strict=strict)

    return boundary.each([name], one)
