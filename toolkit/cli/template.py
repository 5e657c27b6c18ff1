"""`taizhang template export KIND`: a docx with placeholders to begin a template with."""

from __future__ import annotations

from pathlib import Path

import click

import toolkit
from toolkit.cli import files, frame, options, papers, streams

ACTIONS = ("export",)


@click.command(
    cls=frame.Command,
    help="导出带占位符的 Word 模板。\n\n改成本单位的版式后，用 convert --template 套用。",
    usage="export 文种",
    arguments=(("export", "导出一份起步模板"), ("文种", "简报、会议纪要、督办通知等")),
    examples=(
        ("taizhang template export 简报", "写成 简报-模板.docx"),
        ("taizhang convert 讲话.txt --kind 简报 --template 模板.docx", "套用"),
    ),
)
@click.argument("action", metavar="export", callback=options.one_of(*ACTIONS))
@papers.kind_argument()
@options.folder_option()
@click.option("--force", is_flag=True, help="替换已有的文件；不写则遇到已有文件就停下")
def template(*, action: str, kind: str, folder: str, force: bool) -> None:  # noqa: ARG001 - there is but one action
    """Write the starter and name the placeholders."""
    target = Path(folder, f"{kind}-模板.docx")
    data = toolkit.template(kind)
    files.refuse_obstacles({kind: {"docx": target}}, Path(folder), force=force)
    files.write({target: data})
    streams.show(f"已生成 {target}\n{_known()}")


def _known() -> str:
    """The placeholders that a template may hold."""
    from toolkit.documents.placeholders import (  # noqa: PLC0415 - help needs none of this
        BODY,
        PLACEHOLDERS,
        TASK_FIELDS,
        TASKS,
    )

    words = "".join(f"  {{{{ {name} }}}}\n" for name in PLACEHOLDERS if name != BODY)
    return (
        f"可用的占位符：\n  {{{{p {BODY} }}}}　独占一段，是全部正文和表格\n{words}"
        f"  {{%tr for 项 in {TASKS} %}}、{{{{ 项.内容 }}}}、{{%tr endfor %}}"
        f"　在表格里各占一行，逐项列出任务；项有：{'、'.join(TASK_FIELDS)}\n"
    )
