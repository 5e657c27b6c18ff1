"""`taizhang diff`: what changed from one version of a speech to another."""

from __future__ import annotations

import click

import toolkit
from toolkit.cli import board, frame, options, sources, streams


@click.command(
    cls=frame.Command,
    help="比较讲话的两个版本：新增、删去、改动、移动的任务。",
    usage="旧稿 新稿",
    arguments=(("旧稿", options.SOURCE_HELP), ("新稿", "同上")),
    examples=(
        ("taizhang diff 送审稿.txt 定稿.txt", "逐项列出差别"),
        ("taizhang diff 送审稿.json 定稿.txt --date 2022-04-20", "没有年份的时限据此推算"),
    ),
)
@click.argument("old", metavar="旧稿", type=click.Path())
@click.argument("new", metavar="新稿", type=click.Path())
@options.reading_options()
def diff(*, old: str, new: str, reading: options.Reading) -> None:
    """Print the difference between the tasks of two sources."""
    given = board.given(reading)
    one, other = (sources.read(name, reading.reader) for name in (old, new))
    streams.show(board.difference(toolkit.diff(one, other, **given)))
