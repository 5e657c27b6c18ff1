"""`taizhang status`: how the tasks of a project stand."""

from __future__ import annotations

import datetime as dt

import click

import toolkit
from toolkit.cli import board, frame, inputs, options, streams


@click.command(
    cls=frame.Command,
    help="项目现在怎样：各类项数，逾期、临期、滞后的任务，没有反馈的单位。",
    examples=(
        ("taizhang status -p 督办", "截至今天"),
        ("taizhang status -p 督办 --as-of 2022-06-30", "截至某一天"),
    ),
)
@board.project_option()
@click.option("--as-of", metavar="日期", callback=options.day, help="情况截至哪一天；不写则为今天")
@board.office_option()
def status(*, project: str, as_of: dt.date | None, office: str | None) -> None:
    """Print the standing of every speech."""
    day, settings = as_of or inputs.today(), board.settings(office)
    found = toolkit.status(project, as_of=day, settings=settings)
    streams.show(board.standing(found, day, settings))
