"""`taizhang init`: a new project folder."""

from __future__ import annotations

import click

import toolkit
from toolkit.cli import frame, streams


@click.command(
    cls=frame.Command,
    help="建立督办项目：一个目录，存放讲话、单位手册和各单位的进展。",
    usage="目录",
    arguments=(("目录", "项目放在这里，没有就新建"),),
    examples=(
        ("taizhang init 督办", "建立项目"),
        ("taizhang add 讲话.txt -p 督办", "把讲话加进去"),
    ),
)
@click.argument("folder", metavar="目录", type=click.Path())
def init(*, folder: str) -> None:
    """Make the folder; an existing project stays as it is."""
    toolkit.init(folder)
    streams.show(f"项目在 {folder}\n")
