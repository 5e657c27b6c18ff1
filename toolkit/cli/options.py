"""Arguments and options that several commands share, with their Chinese wording."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

import click
from click.shell_completion import CompletionItem

import toolkit
from toolkit.cli import streams
from toolkit.errors import UnreadableSource

SOURCE_HELP = "讲话稿：文本文件或 taizhang 生成的 JSON；- 表示标准输入"

_DATE = re.compile(r"(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?")

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def sources(*, several: bool = True) -> Decorator:
    """The sources, at least one, as `names`; or one, as `name`."""
    variable, nargs = ("names", -1) if several else ("name", 1)
    return click.argument(variable, metavar="来源", nargs=nargs, required=True, type=click.Path())


def folder_option() -> Decorator:
    """-o, the folder of the output."""
    return click.option(
        "-o",
        "--out",
        "folder",
        metavar="目录",
        default=".",
        shell_complete=_folders,
        help="写到这个目录，没有就新建；不写则写到当前目录",
    )


def formats_option() -> Decorator:
    """--to, the formats of the output."""
    return click.option(
        "--to",
        metavar="格式",
        multiple=True,
        callback=_formats,
        shell_complete=_writers,
        help="要生成的格式，用逗号分隔；不写则为 xlsx,docx,json，另有 csv、md、ics",
    )


class Reading(NamedTuple):
    """How sources are to be read: what --date, --strictness, --units and --from say."""

    date: dt.date | None
    strictness: toolkit.api.Strictness | None
    reader: str | None
    units: toolkit.UnitBook | None
    units_file: str | None


def reading_options() -> Decorator:
    """--date, --strictness, --units and --from, handed to the command as one `reading`."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def run(
            *,
            date: dt.date | None,
            strictness: toolkit.api.Strictness | None,
            reader: str | None,
            units: str | None,
            **others: Any,
        ) -> Any:
            book = unit_book(units) if units else None
            return command(reading=Reading(date, strictness, reader, book, units), **others)

        decorated: Callable[..., Any] = run
        for option in (_reader_option(), _units_option(), _strictness_option(), _date_option()):
            decorated = option(decorated)
        return decorated

    return decorate


def unit_book(path: str) -> toolkit.UnitBook:
    """The unit book in a file; what is doubtful in it is told on standard error.

    Raises UnreadableSource where the file holds none.
    """
    outcome = toolkit.units(Path(path))
    if outcome.value is None:
        raise UnreadableSource(toolkit.api.reason(outcome.findings))
    if any(each.severity != "info" for each in outcome.findings):
        counts = toolkit.render.tally(outcome.findings)
        streams.tell(f"{Path(path).name}：{counts}；运行 taizhang units check {path} 查看")
    return outcome.value


def strict_option() -> Decorator:
    """--strict, warnings count as errors."""
    return click.option("--strict", is_flag=True, help="有警告也以退出码 1 结束")


def one_of(*choices: str) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """A callback that lets only these values pass."""

    def check(_: click.Context, param: click.Parameter, value: str | None) -> str | None:
        if value is None or value in choices:
            return value
        message = f"没有“{value}”，可选：{'、'.join(choices)}。"
        raise click.BadParameter(message, param=param)

    return check


def _date_option() -> Decorator:
    return click.option(
        "--date",
        metavar="日期",
        callback=day,
        help="会议或成文日期，如 2022-04-20；没有年份的时限据此推算",
    )


def _units_option() -> Decorator:
    return click.option(
        "--units",
        metavar="文件",
        type=click.Path(),
        help="单位手册（xlsx、csv）：简称换成全称，没有点名的任务按职责建议单位",
    )


def _strictness_option() -> Decorator:
    return click.option(
        "--strictness",
        metavar="宽严",
        callback=one_of("strict", "normal", "loose"),
        help="列为任务的宽严：strict 只列明确要求，normal（默认），loose 连原则、号召也列出供取舍",
    )


def _reader_option() -> Decorator:
    return click.option(
        "--from",
        "reader",
        metavar="格式",
        callback=_reader,
        shell_complete=_readers,
        help="来源的格式，如 txt、json；不写则按内容判断",
    )


def day(_: click.Context, param: click.Parameter, value: str | None) -> dt.date | None:
    """A callback that makes a day of 2022-04-20, 2022.4.20 or 2022年4月20日."""
    if value is None:
        return None
    found = _DATE.fullmatch(value.strip())
    try:
        return dt.date(*map(int, found.groups())) if found else dt.date.fromisoformat(value)
    except ValueError:
        message = f"“{value}”不是日期，请按“年-月-日”写日历上有的一天，如 2022-04-20。"
        raise click.BadParameter(message, param=param) from None


def require_preset(formats: tuple[str, ...], preset: str | None) -> None:
    """Raise UsageProblem if none of the formats has the preset."""
    toolkit.registry.preset_for(tuple(map(toolkit.registry.writer, formats)), preset)


def _reader(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    return None if value is None else toolkit.registry.reader(value).name


def _readers(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    return [spec.name for spec in toolkit.registry.READERS if spec.name.startswith(incomplete)]


def _writers(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    return [spec.name for spec in toolkit.registry.WRITERS if spec.name.startswith(incomplete)]


def _folders(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(incomplete, type="dir")]


def _formats(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    named = [each.strip().lower() for each in re.split("[,，、]", ",".join(values))]
    wanted = tuple(filter(None, named)) or ("xlsx", "docx", "json")
    return toolkit.registry.with_companions(wanted)
