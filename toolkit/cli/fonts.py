"""`taizhang fonts`: the fonts that the documents name, and which of them are missing here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import toolkit
from toolkit.cli import frame, inputs, papers, streams

if TYPE_CHECKING:
    from toolkit.writers.word.fonts import Font


@click.command(
    cls=frame.Command,
    help="列出文书用到的字体、本机缺哪些、由什么代替。\n\n文书里写的字体不会因此改变。",
    examples=(
        ("taizhang fonts", "常用字体"),
        ("taizhang fonts --office office.toml", "本单位设置的字体"),
    ),
)
@papers.office_option()
def fonts(*, office: str | None) -> None:
    """Print the table of fonts."""
    from toolkit.documents.office import NO_OFFICE  # noqa: PLC0415 - help needs none of this
    from toolkit.readers import settings_file  # noqa: PLC0415

    chosen = settings_file.office(inputs.words(office), Path(office).name) if office else NO_OFFICE
    streams.show(_table(toolkit.fonts(chosen)))


def _table(found: tuple[Font, ...]) -> str:
    rows = [(each.name, each.use, _availability(each)) for each in found]
    table = toolkit.render.columns([("字体", "用处", "本机"), *rows])
    missing = [each.name for each in found if each.present is False]
    if not missing:
        return table
    return (
        f"{table}缺 {len(missing)} 种：{'、'.join(missing)}。文书里仍写原字体名，"
        "在装有这些字体的电脑上打开即可正常显示；本机显示和打印时由代替字体顶上。\n"
    )


def _availability(font: Font) -> str:
    if font.present is None:
        return "无法查询（没有 fontconfig）"
    if font.present:
        return "有"
    return f"缺，由 {font.replacement} 代替" if font.replacement else "缺"
