"""`taizhang parse`: a source → canonical JSON on standard output."""

from __future__ import annotations

import datetime as dt

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
        ("type 讲话.txt | taizhang parse -", "读标准输入（Linux、macOS 用 cat）"),
        ("taizhang convert 讲话.txt --to json", "直接写成文件，在 PowerShell 里更稳妥"),
    ),
)
@options.sources(several=False)
@options.date_option()
@options.reader_option()
@options.strict_option()
def parse(*, name: str, date: dt.date | None, reader: str | None, strict: bool) -> int:
    """Print the canonical JSON of one source; its exit code."""

    def one(name: str) -> int:
        speech = toolkit.parse(sources.read(name, reader), date=date)
        streams.show(toolkit.dump(speech))
        if speech.findings:
            streams.tell(f"{sources.label(name)}：{toolkit.render.tally(speech.findings)}")
        return boundary.verdict(speech.findings, strict=strict)

    return boundary.each([name], one)
