"""`taizhang merge`: one ledger of several speeches."""

from __future__ import annotations

import click

import toolkit
from toolkit.cli import board, boundary, frame, options, sources

NAME = "合并-台账"


@click.command(
    cls=frame.Command,
    help="把几篇讲话合成一个台账：同一项任务互相注明，截止日期取较早的，不一致的列出。",
    usage="来源…",
    arguments=(("来源", options.SOURCE_HELP),),
    examples=(
        ("taizhang merge 讲话.txt 纪要.txt -o 输出", "写成 合并-台账.xlsx"),
        ("taizhang merge 讲话.json 纪要.json", "由 JSON 合并"),
    ),
)
@options.sources()
@options.folder_option()
@click.option("--preset", metavar="样式", help="台账样式，taizhang formats 列出可选的样式")
@options.reading_options()
@board.office_option()
@click.option("--force", is_flag=True, help="替换已有的文件；不写则遇到已有文件就停下")
@options.strict_option()
def merge(
    *,
    names: tuple[str, ...],
    folder: str,
    preset: str | None,
    reading: options.Reading,
    office: str | None,
    force: bool,
    strict: bool,
) -> int:
    """Write the ledger and print what does not agree."""
    read = [sources.read(name, reading.reader) for name in names]
    layout = board.layout(office)
    outcome = toolkit.merge(read, preset=preset, layout=layout, **board.given(reading))
    board.write({f"{NAME}.xlsx": outcome}, folder, force=force)
    if not outcome.findings:
        board.tell(())
    return boundary.verdict(outcome.findings, strict=strict)
