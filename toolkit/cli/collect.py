"""`taizhang collect`: what returned workbooks tell."""

from __future__ import annotations

import datetime as dt

import click

import toolkit
from toolkit.cli import board, boundary, frame, options, streams


@click.command(
    cls=frame.Command,
    help="收取各单位交回的台账或反馈表，登记新的进展；读过的不会重复登记。",
    usage="文件…",
    arguments=(("文件", "交回的 xlsx，改过名、排过序、增删过行列的都可以"),),
    examples=(
        ("taizhang collect 反馈/*.xlsx -p 督办", "收取一批"),
        ("taizhang collect 回.xlsx -p 督办 --date 2022-05-25", "表上没有填报日期时"),
    ),
)
@click.argument("names", metavar="文件", nargs=-1, required=True, type=click.Path())
@board.project_option()
@click.option(
    "--date", metavar="日期", callback=options.day,
    help="反馈日期，用于没有填写填报日期的表；不写则按文件的保存时间",
)  # fmt: skip
@click.option("--unit", metavar="单位", help="填报单位，用于没有写明单位的表")
@board.office_option()
@options.strict_option()
def collect(
    *,
    names: tuple[str, ...],
    project: str,
    date: dt.date | None,
    unit: str | None,
    office: str | None,
    strict: bool,
) -> int:
    """Collect all files at once; 1 if one of them could not be used."""
    files = board.files(names)
    outcome = toolkit.collect(project, files, date=date, unit=unit, settings=board.settings(office))
    streams.show(board.collected(outcome))
    return boundary.verdict(outcome.findings, strict=strict, errors=True)
