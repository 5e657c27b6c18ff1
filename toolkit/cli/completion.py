"""`taizhang completion`: the script that makes a shell complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import ShellComplete, get_completion_class

from toolkit.cli import frame, options, streams

SHELLS = ("bash", "zsh", "fish")


@click.command(
    cls=frame.Command,
    help="输出命令补全脚本。",
    usage="bash|zsh|fish",
    arguments=(("bash|zsh|fish", "所用的命令行外壳"),),
    examples=(
        ('eval "$(taizhang completion bash)"', "加到 ~/.bashrc 里"),
        ('eval "$(taizhang completion zsh)"', "加到 ~/.zshrc 里"),
        ("taizhang completion fish | source", "加到 ~/.config/fish/config.fish 里"),
    ),
)
@click.argument(
    "shell",
    metavar="bash|zsh|fish",
    callback=options.one_of(*SHELLS),
    shell_complete=lambda _ctx, _param, start: [each for each in SHELLS if each.startswith(start)],
)
@click.pass_context
def completion(ctx: click.Context, *, shell: str) -> None:
    """Print the completion script for one shell."""
    program = ctx.find_root()
    cls = get_completion_class(shell)
    if cls is not None:
        script = cls(program.command, {}, str(program.info_name), "_TAIZHANG_COMPLETE")
        # Not cls.source: bash's asks the bash on the PATH for its version, in English.
        streams.show(ShellComplete.source(script))
