"""`taizhang split`: a form for each unit."""

from __future__ import annotations

import click

import toolkit
from toolkit.cli import board, frame, options


@click.command(
    cls=frame.Command,
    help="按单位拆分成反馈表：每个单位一份，标明牵头、责任、配合；单位待明确的另成一份。",
    examples=(
        ("taizhang split -p 督办 -o 下发", "每个单位一份"),
        ("taizhang collect 交回/*.xlsx -p 督办", "填好交回后收取"),
    ),
)
@board.project_option()
@options.folder_option()
@board.office_option()
@click.option("--force", is_flag=True, help="替换已有的文件；不写则遇到已有文件就停下")
def split(*, project: str, folder: str, office: str | None, force: bool) -> int:
    """Write the forms of all speeches."""
    made = toolkit.split(project, settings=board.settings(office))
    return board.write({f"{name}.xlsx": made[name] for name in made}, folder, force=force)
