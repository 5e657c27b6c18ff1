"""The Chinese frame around the commands: help pages and the wording of usage errors.

click words its frame in English and lays it out by characters; here Han characters take two cells.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from toolkit.zh.width import cells

# Whether this run shows technical details of a failure; boundary.run sets and resets it.
DEBUG: ContextVar[bool] = ContextVar("debug", default=False)

Row = tuple[str, str]

WIDTH = 80
_INDENT = 2
_GAP = 3
_COLUMN = 26
# Dashes that word processors and chat programs make of two hyphens.
_DASHES = ("—", "–", "－", "─")
# Marks that must not begin a line.
_CLOSING = "，。、；：！？）》”’…"


class _Framed(click.Command):
    """A command whose help page and usage errors are Chinese."""

    usage = "[选项]"
    arguments: tuple[Row, ...] = ()
    examples: tuple[Row, ...] = ()

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option of click itself, described in Chinese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示本页"
        return option

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help page: usage, purpose, arguments, options, examples."""
        formatter.write(f"用法：{ctx.command_path} {self.usage}\n\n{self.help}\n")
        for title, rows in self.sections(ctx):
            formatter.write(f"\n{title}：\n{table(rows)}")
        formatter.write(f"\n示例：\n{table(self.examples, WIDTH)}")

    def sections(self, ctx: click.Context) -> Iterable[tuple[str, Sequence[Row]]]:
        """The titled tables of the help page."""
        if self.arguments:
            yield "参数", self.arguments
        yield (
            "选项",
            [_row(each) for each in self.get_params(ctx) if isinstance(each, click.Option)],
        )


class Command(_Framed):
    """One command: `arguments` are rows of its help page, `examples` lines to type with remarks."""

    def __init__(
        self,
        *args: Any,
        usage: str = "",
        arguments: tuple[Row, ...] = (),
        examples: tuple[Row, ...] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.usage = f"[选项] {usage}".rstrip()
        self.arguments = arguments
        self.examples = examples
        self.params.append(debug_option())

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse what click would word in English: wrong dashes, too many arguments."""
        _refuse_dashes(ctx, args)
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if rest and not ctx.resilient_parsing:
            message = f"多余的参数：{' '.join(rest)}。"
            raise click.UsageError(message, ctx)
        return rest


class Group(_Framed, click.Group):
    """The program: its commands are modules of this package, imported when they are asked for."""

    usage = "命令 [选项] [参数]"

    def __init__(
        self, *args: Any, modules: tuple[str, ...], examples: tuple[Row, ...], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.modules = modules
        self.examples = examples
        self.params.append(debug_option())

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands in the order of a user's day."""
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name, imported now."""
        if cmd_name not in self.modules:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name  # import is a word of Python
        command: click.Command = getattr(import_module(f"toolkit.cli.{name}"), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Refuse what click would word in English: an unknown command."""
        name = args[0]
        if not ctx.resilient_parsing and not name.startswith("-") and name not in self.modules:
            _refuse_dashes(ctx, [name])
            message = f"没有命令“{name}”，可用：{'、'.join(self.modules)}。"
            raise click.UsageError(message, ctx)
        return super().resolve_command(ctx, args)

    def sections(self, ctx: click.Context) -> Iterable[tuple[str, Sequence[Row]]]:
        """The commands, then the options."""
        commands = [(name, self.get_command(ctx, name)) for name in self.modules]
        yield "命令", [(name, _first_line(each)) for name, each in commands if each is not None]
        yield from super().sections(ctx)


def debug_option() -> click.Option:
    """--debug, which every command takes: technical details of a failure."""

    def remember(_: click.Context, __: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's signature
        if value:
            DEBUG.set(True)

    return click.Option(
        ["--debug"],
        is_flag=True,
        expose_value=False,
        callback=remember,
        help="出错时显示技术细节，便于报告问题",
    )


def explain(error: click.ClickException) -> str:
    """What is wrong with a call, in Chinese."""
    if isinstance(error, click.NoSuchOption):
        guess = f"是不是 {error.possibilities[0]}？" if error.possibilities else ""
        return f"没有选项 {error.option_name}。{guess}"
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return f"缺少{_name(error.param)}。"
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"{_name(error.param)}有误：{error.message}"
    if isinstance(error, click.BadOptionUsage):
        return _option_usage(error)
    return error.format_message()


def hint(error: click.ClickException) -> str:
    """Where to read on."""
    ctx = getattr(error, "ctx", None)
    return f"用法见：{ctx.command_path if ctx else 'taizhang'} -h"


def table(rows: Sequence[Row], widest: int = _COLUMN) -> str:
    """Two columns by cells; an entry wider than `widest` stands on a line of its own."""
    left = min(max((cells(first) for first, _ in rows), default=0), widest)
    indent = _INDENT + left + _GAP
    lines = []
    for first, second in rows:
        wrapped = wrap(second, WIDTH - indent)
        head = " " * _INDENT + first
        if cells(first) > left:
            lines.append(head)
            head = ""
        lines.append(head + " " * (indent - cells(head)) + wrapped[0])
        lines += [" " * indent + line for line in wrapped[1:]]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells; words in ASCII stay whole, closing marks hang."""
    lines, line = [], ""
    for word in _words(text):
        if line and cells(line + word) > width and word not in _CLOSING:
            lines.append(line.rstrip())
            line = word.lstrip()
        else:
            line += word
    return [*lines, line]


def _words(text: str) -> list[str]:
    words: list[str] = []
    for c in text:
        if (
            words
            and c.isascii()
            and not c.isspace()
            and words[-1][-1:].isascii()
            and words[-1].strip()
        ):
            words[-1] += c
        else:
            words.append(c)
    return words


def _row(option: click.Option) -> Row:
    names = ", ".join(option.opts)
    metavar = option.metavar if option.metavar and not option.is_flag else ""
    return f"{names} {metavar}".rstrip(), option.help or ""


def _first_line(command: click.Command) -> str:
    return (command.help or "").split("\n", 1)[0].rstrip("。")


def _name(param: click.Parameter) -> str:
    if isinstance(param, click.Option):
        return f"选项 {param.opts[-1]} "
    return f"参数“{param.metavar or param.name}”"


def _option_usage(error: click.BadOptionUsage) -> str:
    params = error.ctx.command.params if error.ctx else []
    option = next((each for each in params if error.option_name in each.opts), None)
    if isinstance(option, click.Option) and option.is_flag:
        return f"选项 {error.option_name} 后面不带值。"
    wanted = f"：{error.option_name} {option.metavar}" if option and option.metavar else ""
    return f"选项 {error.option_name} 后面要写值{wanted}。"


def _refuse_dashes(ctx: click.Context, args: Sequence[str]) -> None:
    for each in args:
        if each == "--":
            return
        if each.startswith(_DASHES) and not os.path.lexists(each):
            meant = "--" + each.lstrip("".join(_DASHES) + "-")
            message = f"“{each}”开头的横线不是减号，请改为 {meant}。"
            raise click.UsageError(message, ctx)
