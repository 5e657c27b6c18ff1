"""`taizhang explain`: what a finding's code means."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

import toolkit
from toolkit.cli import frame, streams


def _codes(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    wanted = incomplete.upper()
    return [CompletionItem(each.code) for each in toolkit.explain() if each.code.startswith(wanted)]


@click.command(
    cls=frame.Command,
    help="说明某个问题提示的含义和处理办法。",
    usage="[代码]",
    arguments=(("代码", "问题提示的代码或短名；不写则列出全部"),),
    examples=(
        ("taizhang explain NUM001", "一个代码"),
        ("taizhang explain number-gap", "也可以写短名"),
        ("taizhang explain", "全部代码"),
    ),
)
@click.argument("code", metavar="代码", required=False, shell_complete=_codes)
def explain(*, code: str | None) -> None:
    """Print one entry of the catalogue, or all."""
    entries = toolkit.explain(code)
    streams.show(
        toolkit.render.catalogue(entries) if code is None else toolkit.render.code(entries[0])
    )
