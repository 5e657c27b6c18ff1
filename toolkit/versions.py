"""Several speeches (几篇讲话): what changed between two versions, one ledger of them all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from toolkit import api
from toolkit.errors import UsageProblem
from toolkit.findings import Outcome
from toolkit.ledger.difference import Difference, compare
from toolkit.ledger.filled import column_of, contents_of
from toolkit.ledger.layout import Layout
from toolkit.ledger.merging import Merged, merged
from toolkit.ledger.presets import DEFAULT, Preset
from toolkit.ledger.unitbook import UnitBook
from toolkit.model import Speech


def diff(
    old: api.Source,
    new: api.Source,
    *,
    date: dt.date | None = None,
    strictness: api.Strictness | None = None,
    units: UnitBook | None = None,
    reader: str | None = None,
) -> Difference:
    """What tasks came, went, moved or changed from one version of a speech to another.

    The options are those of `parse`, for both. Raises what `parse` raises, and UnreadableSource for
    a speech whose parts contradict its text.
    """
    speeches = [
        api.parse(each, date=date, strictness=strictness, units=units, reader=reader)
        for each in (old, new)
    ]
    return compare(*map(_sound, speeches))


def merge(
    sources: Iterable[api.Source],
    *,
    preset: str | None = None,
    layout: Layout | None = None,
    date: dt.date | None = None,
    strictness: api.Strictness | None = None,
    units: UnitBook | None = None,
    reader: str | None = None,
) -> Outcome[bytes]:
    """One ledger of several speeches as xlsx, with what they do not agree on (LDG019) as findings.

    Ids begin with the number of the speech. A task that stands in several speeches, word for word,
    names its other places and shows the earliest due date of them all. The options are those of
    `convert`, for all sources. Raises UsageProblem for fewer than two sources, a layout of points
    or with a template, and whatever `parse` raises.
    """
    speeches = [
        _sound(api.parse(each, date=date, strictness=strictness, units=units, reader=reader))
        for each in sources
    ]
    layout = layout or Layout()
    if len(speeches) < 2:
        message = "合并至少要两篇讲话；一篇请用 taizhang convert。"
        raise UsageProblem(message)
    if layout.rows != "task" or layout.template is not None:
        message = "合并的台账一行是一项任务，不能用 --rows point 或 Excel 模板。请去掉这个选项。"
        raise UsageProblem(message)
    from toolkit.writers import excel  # noqa: PLC0415 - openpyxl on use

    found = merged(speeches)
    speech = replace(found.speech, findings=found.conflicts)
    own = _linked(layout.preset(preset or DEFAULT), found)
    outcome = excel.write(speech, layout=replace(layout, columns=own))
    return Outcome(outcome.value, (*found.conflicts, *outcome.findings))


def _sound(speech: Speech) -> Speech:
    api.refuse_damaged(speech)
    return speech


def _linked(preset: Preset, found: Merged) -> Preset:
    """The preset with the source of each task, its other places, and the stricter due date."""
    links = {
        id_: "；".join(f"{other}（{found.sources[other]}）" for other in others)
        for id_, others in found.links.items()
    }
    columns = [
        contents_of(column, found.due) if column.key == "due" else column
        for column in preset.columns
    ]
    columns.append(column_of("来源讲话", found.sources, width=16))
    columns.append(column_of("相同任务", links, width=16))
    return replace(preset, columns=tuple(columns))
