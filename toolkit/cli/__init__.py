"""The command line: each command is a short module that calls the function of its name in `api`."""

from __future__ import annotations

import gc
from collections.abc import Sequence

import click

from toolkit import __version__
from toolkit.cli import boundary, frame, streams

PROGRAM = "taizhang"

COMMANDS = (
    "convert",
    "check",
    "parse",
    "template",
    "fonts",
    "units",
    "init",
    "add",
    "split",
    "collect",
    "status",
    "diff",
    "merge",
    "export",
    "import",
    "explain",
    "formats",
    "schema",
    "completion",
)


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's signature
    if value and not ctx.resilient_parsing:
        streams.show(f"{PROGRAM} {__version__}\n")
        ctx.exit()


@click.group(
    PROGRAM,
    cls=frame.Group,
    help="把领导讲话、会议纪要、工作报告分解成任务台账、简报和结构化数据。",
    modules=COMMANDS,
    examples=(
        ("taizhang convert 讲话.txt", "生成台账、简报和 JSON"),
        ("taizhang check 讲话.txt", "列出要核对的地方"),
        ("taizhang convert -h", "某个命令的用法"),
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
)
@click.option(
    "-V", "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version,
    help="显示版本",
)  # fmt: skip
@click.pass_context
def program(ctx: click.Context) -> None:
    """Without a command, print the help page."""
    if ctx.invoked_subcommand is None:
        streams.show(ctx.get_help())


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code of one run; `argv` is without the program's name, by default the process's."""
    streams.prepare()
    args = None if argv is None else list(argv)
    if args is None:
        gc.disable()  # a tenth of a short run; `boundary.each` collects between sources
    try:
        return boundary.run(
            lambda: program.main(args=args, prog_name=PROGRAM, standalone_mode=False)
        )
    finally:
        if args is None:
            gc.freeze()  # nor is anything gained by a last search when the process ends
