"""`taizhang schema`: the JSON Schemas as they are stored."""

from __future__ import annotations

import click

import toolkit
from toolkit.cli import frame, streams


def _names(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    return [name for name in toolkit.schema.names() if name.startswith(incomplete)]


@click.command(
    cls=frame.Command,
    help="输出结构定义（JSON Schema 2020-12）。",
    usage="[名称]",
    arguments=(("名称", "speech（讲话，默认）、findings（问题提示）等；写错时列出全部"),),
    examples=(
        ("taizhang schema", "讲话的结构"),
        ("taizhang schema findings", "check --format json 的结构"),
    ),
)
@click.argument("name", metavar="名称", default="speech", shell_complete=_names)
def schema(*, name: str) -> None:
    """Print one schema."""
    streams.show(toolkit.schema.text(name))
