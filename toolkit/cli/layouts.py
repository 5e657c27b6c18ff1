"""How the ledgers of `taizhang convert` are laid out: --rows, --columns, --office, --template."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from toolkit.cli import board, inputs, options
from toolkit.errors import UsageProblem

if TYPE_CHECKING:
    from toolkit.ledger.layout import Layout
    from toolkit.ledger.unitbook import UnitBook


def layout_options() -> options.Decorator:
    """--rows and --columns, handed over as `layout` with what --office and --template say."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def run(
            *,
            rows: str,
            columns: str | None,
            office: str | None,
            template: str | None,
            expand_groups: bool,
            **others: Any,
        ) -> Any:
            if columns and others["preset"]:
                message = "--columns 已规定栏目，不能再用 --preset 选样式。请去掉其中一个。"
                raise UsageProblem(message)
            if template and "xlsx" not in others["to"]:
                message = (
                    "--template 是台账的 Excel 模板，--to 须含 xlsx；Word 模板要和 --kind 一起用。"
                )
                raise UsageProblem(message)
            layout = _layout(rows, columns, office, template)
            if expand_groups:
                layout = _expanding(layout, others["names"], others["reading"].units)
            return command(layout=_with_units(layout, others["reading"].units), **others)

        decorated: Callable[..., Any] = run
        for option in reversed(_OPTIONS):
            decorated = option(decorated)
        return decorated

    return decorate


def _layout(
    rows: str, columns: str | None, office: str | None, template: str | None
) -> Layout | None:
    """What the options and the files named in them say; None where they say nothing."""
    if rows == "task" and not (columns or office or template):
        return None
    from toolkit.ledger import own_columns, settings  # noqa: PLC0415 - help needs none of this
    from toolkit.ledger.layout import Layout  # noqa: PLC0415

    return Layout(
        rows="point" if rows == "point" else "task",
        settings=settings.read(inputs.words(office), Path(office).name)
        if office
        else settings.standard(),
        columns=own_columns.read(inputs.words(columns), Path(columns).name) if columns else None,
        template=inputs.content(template) if template else None,
    )


def _expanding(layout: Layout | None, names: tuple[str, ...], units: UnitBook | None) -> Layout:
    """The layout with groups spelled out, by the unit book given or that of the project."""
    from toolkit.ledger.layout import Layout  # noqa: PLC0415 - help needs none of this

    if units is None and not board.projects(names):
        message = "--expand-groups 要和 --units 一起用，分组的成员由单位手册列出。"
        raise UsageProblem(message)
    return replace(layout or Layout(), expand_groups=True)


def _with_units(layout: Layout | None, units: UnitBook | None) -> Layout | None:
    """The layout with the unit book, which says who is in charge and who belongs to a group."""
    if units is None:
        return layout
    from toolkit.ledger.layout import Layout  # noqa: PLC0415 - help needs none of this

    return replace(layout or Layout(), units=units)


_OPTIONS: tuple[options.Decorator, ...] = (
    click.option(
        "--rows",
        metavar="行",
        default="task",
        callback=options.one_of("task", "point"),
        help="台账一行是什么：task 一项任务（默认），point 一个要点，任务在格内逐条编号",
    ),
    click.option("--columns", metavar="文件", help="自定义台账栏目的 TOML 文件，代替 --preset"),
    click.option(
        "--expand-groups",
        is_flag=True,
        help="台账里把各县区、各部门等换成单位手册所列的单位；手册用 --units 指定，项目用自己的",
    ),
)
