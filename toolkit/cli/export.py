"""`taizhang export`: the state of a project as JSON."""

from __future__ import annotations

import click

import toolkit
from toolkit.cli import board, frame, streams


@click.command(
    cls=frame.Command,
    help="把项目的全部内容打印成 JSON：讲话、单位手册、进展，一条不少。",
    examples=(
        ("taizhang export -p 督办 > 督办.json", "备份"),
        ("taizhang import 督办.json -p 另一处", "恢复，或并入另一个项目"),
        ("taizhang export -p 督办 --progress > 进展.json", "供催办通知、督查通报用"),
        ("taizhang convert 讲话.txt --kind 催办通知 --progress 进展.json", "由它生成文书"),
    ),
)
@board.project_option()
@click.option("--progress", is_flag=True, help="只要进展记录，供 convert --kind 的 --progress 用")
def export(*, project: str, progress: bool) -> None:
    """Print the state, or the progress alone."""
    streams.show(toolkit.export(project, progress=progress))
