"""`taizhang convert`: sources → ledger, brief and JSON files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

import toolkit
from toolkit.cli import board, boundary, files, frame, layouts, options, papers, sources, streams

if TYPE_CHECKING:
    from toolkit.ledger.layout import Layout


@click.command(
    cls=frame.Command,
    help="把讲话稿变成任务台账（xlsx）、简报（docx）和结构化数据（json）。",
    usage="来源…",
    arguments=(("来源", options.SOURCE_HELP),),
    examples=(
        ("taizhang convert 讲话.txt --date 2022-04-20", "三个文件写到当前目录"),
        ("taizhang convert 讲话.txt 纪要.txt -o 输出", "几篇一起做"),
        ("taizhang convert 讲话.txt --to xlsx --force", "只要台账，替换旧的"),
        ("taizhang convert 讲话.json -o 输出", "由 JSON 重新生成，不需要原稿"),
        ("taizhang convert 讲话.txt --to csv,md,ics", "也可以是表格、网页文本和待办日历"),
        ("taizhang convert 讲话.txt --rows point", "台账一个要点一行，任务在格内编号"),
        ("taizhang convert 讲话.txt --kind 督办通知 --office office.toml", "每个单位一份通知"),
        ("taizhang convert 督办 -o 输出", "由项目目录生成填好进展的台账"),
        ("taizhang convert 督办 --kind 督查通报", "由项目目录生成通报，进展就在里面"),
    ),
)
@options.sources()
@options.folder_option()
@options.formats_option()
@click.option("--preset", metavar="样式", help="台账样式，taizhang formats 列出可选的样式")
@options.reading_options()
@click.option("--force", is_flag=True, help="替换已有的文件；不写则遇到已有文件就停下")
@options.strict_option()
@papers.paper_options()
@layouts.layout_options()
def convert(
    *,
    names: tuple[str, ...],
    folder: str,
    to: tuple[str, ...],
    preset: str | None,
    layout: Layout | None,
    reading: options.Reading,
    force: bool,
    strict: bool,
) -> int:
    """Write the files of every source; the worst exit code."""
    options.require_preset(to, preset)
    if board.projects(names):
        return board.ledgers(
            names, folder, reading=reading, preset=preset, layout=layout, force=force
        )
    targets = files.plan(names, folder, to, force=force)

    def one(name: str) -> int:
        source = sources.read(name, reading.reader)
        speech = toolkit.parse(
            source, date=reading.date, strictness=reading.strictness, units=reading.units
        )
        outcomes = toolkit.convert(speech, to=to, preset=preset, layout=layout)
        files.write({targets[name][each]: outcome.value for each, outcome in outcomes.items()})
        shown = toolkit.render.conversion(
            name,
            speech,
            outcomes,
            targets[name],
            reading.units_file,
            templated=layout is not None and layout.template is not None,
        )
        streams.show(shown)
        return boundary.verdict(speech.findings, strict=strict)

    return boundary.each(names, one)
