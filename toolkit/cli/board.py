"""What the commands of a project share: options, and what they print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

import toolkit
from toolkit.cli import files as cli_files
from toolkit.cli import inputs, options, streams
from toolkit.errors import UsageProblem

if TYPE_CHECKING:
    from toolkit.ledger.difference import Change, Difference
    from toolkit.ledger.layout import Layout
    from toolkit.ledger.rows import Row
    from toolkit.ledger.settings import Settings
    from toolkit.model import Task
    from toolkit.projects import Collected, Standing

_DATABASE = "taizhang.db"
_WORDS = 24
"""Characters of a task that a line shows."""


def project_option() -> options.Decorator:
    """-p, the folder of the project."""
    return click.option(
        "-p",
        "--project",
        metavar="目录",
        default=".",
        help="项目所在的目录；不写则为当前目录",
    )


def office_option() -> options.Decorator:
    """--office, for the words of statuses and lights and the warning days."""
    return click.option(
        "--office", metavar="文件", help="台账设置 office.toml：状态、亮灯、临期天数"
    )


def settings(office: str | None) -> Settings:
    """The settings in a file, or the standard ones."""
    from toolkit.ledger import settings as ledger_settings  # noqa: PLC0415 - help needs none

    if office is None:
        return ledger_settings.standard()
    return ledger_settings.read(inputs.words(office), Path(office).name)


def layout(office: str | None) -> Layout:
    """The layout of a ledger by these settings."""
    from toolkit.ledger.layout import Layout  # noqa: PLC0415 - help needs none

    return Layout(settings=settings(office))


def tell(findings: Sequence[toolkit.Finding]) -> None:
    """Print findings that have no place in a text, and how many there are."""
    streams.show("\n".join([*map(_told, findings), toolkit.render.tally(findings)]) + "\n")


def given(reading: options.Reading) -> dict[str, Any]:
    """The options of reading as arguments of `toolkit.add`."""
    return {key: each for key, each in reading._asdict().items() if key != "units_file"}


def files(names: Sequence[str]) -> dict[str, bytes]:
    """The content of files by their names without folders. Raises UsageProblem for equal names."""
    found: dict[str, bytes] = {}
    for each in dict.fromkeys(names):
        name = Path(each).name
        if name in found:
            message = f"有两个文件都叫 {name}。请改名或分两次收取。"
            raise UsageProblem(message)
        found[name] = inputs.content(each)
    return found


def projects(names: Sequence[str]) -> bool:
    """Whether a name among the sources is the folder of a project."""
    return any(map(_is_project, names))


def _is_project(name: str) -> bool:
    try:
        return Path(name, _DATABASE).is_file()
    except OSError:  # a name that the system cannot even ask for
        return False


def ledgers(
    names: Sequence[str],
    folder: str,
    *,
    reading: options.Reading,
    preset: str | None,
    layout: Layout | None,
    force: bool,
) -> int:
    """Write the up-to-date ledgers of one project; the exit code."""
    project = only(names, reading)
    made: dict[str, toolkit.Outcome[bytes]] = {}
    for each in _ledger_formats():
        ledgers = toolkit.ledgers(project, to=each, preset=preset, layout=layout)
        spec = toolkit.registry.writer(each)
        made |= {spec.file_for(name): outcome for name, outcome in ledgers.items()}
    return write(made, folder, force=force)


def _ledger_formats() -> tuple[str, ...]:
    """What --to says; without it a workbook alone, as documents have an option of their own."""
    ctx = click.get_current_context()
    asked = ctx.get_parameter_source("to") is ParameterSource.COMMANDLINE
    return tuple(ctx.params["to"]) if asked else ("xlsx",)


def only(names: Sequence[str], reading: options.Reading) -> str:
    """The one source. Raises UsageProblem for several, as a project is converted alone.

    And for options of reading, as its speeches have been read.
    """
    if len(names) > 1:
        message = "项目要单独转换，不能和别的来源一起。请只写项目所在的目录。"
        raise UsageProblem(message)
    given = dict(zip(("--date", "--strictness", "--from", "--units"), reading, strict=False))
    if wrong := [name for name, value in given.items() if value is not None]:
        message = (
            f"项目里的讲话在加入时已经读过，{'、'.join(wrong)} 不起作用。请去掉；"
            "要改的，用 taizhang add 带上这些选项重新加入讲话。"
        )
        raise UsageProblem(message)
    return names[0]


def write(made: Mapping[str, toolkit.Outcome[bytes]], folder: str, *, force: bool) -> int:
    """Write files under their names, all or none, and tell what they could not hold."""
    targets = {name: Path(folder, name) for name in made}
    cli_files.refuse_obstacles({"-": dict(targets)}, Path(folder), force=force)
    cli_files.write({targets[name]: outcome.value for name, outcome in made.items()})
    streams.show("".join(f"已生成 {target}\n" for target in targets.values()))
    if found := [each for outcome in made.values() for each in outcome.findings]:
        tell(found)
    return 0


def collected(outcome: toolkit.Outcome[Collected]) -> str:
    """What each workbook gave, the findings, and what was new."""
    lines = [
        f"{each.name}：{each.unit or '单位未写明'}，{each.date or '日期不明'}，"
        f"登记 {each.records} 条"
        for each in outcome.value.files
    ]
    lines += map(_told, outcome.findings)
    lines.append(f"新登记 {outcome.value.new} 条；{toolkit.render.tally(outcome.findings)}")
    return "\n".join(lines) + "\n"


def difference(found: Difference) -> str:
    """What came, went, moved and changed, each task with its id and words."""
    from toolkit.ledger.columns import BY_KEY  # noqa: PLC0415 - help needs none

    groups = {
        "新增": found.added,
        "删去": found.removed,
        "改动": found.changed,
        "移动": found.moved,
        "不变": found.same,
    }
    lines = ["、".join(f"{word} {len(group)}" for word, group in groups.items())]
    for word, rows in (("新增", found.added), ("删去", found.removed)):
        lines += [f"{word} {row.id} {_line(row.text)}" for row in rows]
    for change in found.changed:
        lines.append(f"改动 {_ids(change)} {_line(change.after.text)}")
        for key in change.keys:
            before, after = (getattr(row, key) for row in (change.before, change.after))
            lines.append(f"  {BY_KEY[key].header}：{_line(before)} → {_line(after)}")
    for change in found.moved:
        lines.append(f"移动 {_ids(change)} {_line(change.after.text)}")
        lines.append(f"  {_where(change.before)} → {_where(change.after)}")
    return "\n".join(lines) + "\n"


def _ids(change: Change) -> str:
    one, other = change.before.id, change.after.id
    return one if one == other else f"{one} → {other}"


def _where(row: Row) -> str:
    return (
        "／".join(_line(each) for each in (row.part, row.point, row.detail) if each) or "（无标题）"
    )


def _line(text: str) -> str:
    return " ".join(text.split()) or "（空）"


def standing(found: Sequence[Standing], as_of: dt.date, chosen: Settings) -> str:
    """How every speech stands, for the terminal."""
    if not found:
        return "项目里还没有讲话。请先运行：taizhang add 讲话.txt\n"
    return "\n".join("".join(_speech(each, as_of, chosen)) for each in found)


def _speech(found: Standing, as_of: dt.date, chosen: Settings) -> Iterator[str]:
    counts, words = found.counts, chosen.statuses
    yield f"{found.name}（截至 {as_of.isoformat()}）\n"
    yield (
        f"任务 {counts.tasks}：{words['done']} {counts.finished}（{counts.rate}）、"
        f"{words['in_progress']} {counts.going}、{words['not_started']} {counts.idle}、"
        f"其他 {counts.other}\n"
    )
    if found.doubtful:
        yield f"另有表态性要求 {found.doubtful} 项，台账里列有，不计入以上各数\n"
    lights = chosen.lights
    late = [(f"逾期 {-days} 天", task) for task, days in found.overdue]
    soon = [(f"剩 {days} 天", task) for task, days in found.due_soon]
    slow = [(f"差 {-gap:.0f} 个百分点", task) for task, gap in found.behind]
    yield from _list(lights["overdue"].word, late)
    yield from _list(lights["due_soon"].word, soon)
    yield from _list("低于序时进度", slow)
    if found.silent:
        yield f"没有反馈的单位 {len(found.silent)}：{'、'.join(found.silent)}\n"


def _list(title: str, entries: Sequence[tuple[str, Task]]) -> Iterator[str]:
    yield f"{title} {len(entries)}\n"
    rows = [(task.id, words, _units(task), _short(task.text)) for words, task in entries]
    if rows:
        yield toolkit.render.columns(rows, "  ")


def _units(task: Task) -> str:
    from toolkit.documents.matter import owners  # noqa: PLC0415 - help needs none

    return "、".join(owners(task)) or "待明确"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _WORDS else f"{words[: _WORDS - 1]}…"


def _told(finding: toolkit.Finding) -> str:
    label = toolkit.schema.labels("Severity")[finding.severity]
    return f"{label} {finding.code} {finding.message}\n  建议：{finding.hint}"
