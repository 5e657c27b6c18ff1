"""`taizhang formats`: what can be read and written."""

from __future__ import annotations

import click

import toolkit
from toolkit.cli import frame, streams


@click.command(
    cls=frame.Command,
    help="列出可以读取和写出的格式，包括插件提供的。",
    examples=(("taizhang formats", "列成两张表"),),
)
def formats() -> None:
    """Print the tables of formats."""
    streams.show(toolkit.render.formats(toolkit.formats()))
