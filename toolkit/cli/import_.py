"""`taizhang import`: the state of another project, added to this one."""

from __future__ import annotations

from pathlib import Path

import click

import toolkit
from toolkit.cli import board, frame, inputs, streams


@click.command(
    "import",
    cls=frame.Command,
    help="把 taizhang export 的结果并入项目；已有的不动，重复的不加。",
    usage="文件",
    arguments=(("文件", "taizhang export 打印的 JSON"),),
    examples=(("taizhang import 督办.json -p 督办", "恢复或合并"),),
)
@click.argument("name", metavar="文件", type=click.Path())
@board.project_option()
def import_(*, name: str, project: str) -> None:
    """Add the state in a file."""
    count = toolkit.import_(project, inputs.words(name), Path(name).name)
    streams.show(f"已并入 {name}：新登记 {count} 条\n")
