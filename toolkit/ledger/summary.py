"""The words above a ledger: its title, and one line of where it comes from and what is open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from toolkit.ledger.presets import Preset
from toolkit.ledger.rows import PENDING, Row, calendar_day, marked
from toolkit.model import Speech


def heading(speech: Speech, preset: Preset) -> str:
    """The title: the document's own in 《》 and what the table is; 《动员会讲话》任务台账.

    Without a title in the text, the name of the file stands there without its ending.
    """
    title = speech.meta.title.value if speech.meta.title else ""
    title = " ".join(title.split()) or speech.source.name.rpartition(".")[0] or speech.source.name
    return f"{title if '《' in title else f'《{title}》'}{preset.caption}"


def overview(speech: Speech, rows: Sequence[Row], *, extract: bool = False) -> str:
    """Source, date and counts, and how many units and dates are still to be settled.

    Of an `extract` the tasks alone, as it has not the whole of the document.
    """
    levels = [section.level for section in speech.sections]
    tasks = sum(len(row.tasks) for row in rows)
    origin = [f"来源：{speech.source.name}", f"日期：{document_date(speech) or '未注明'}"]
    if extract:
        return "　｜　".join([*origin, f"任务 {tasks} 项"])
    counted = "个要点" if any(row.id != row.tasks[0].id for row in rows) else "项"
    facts = [
        *origin,
        f"部分 {levels.count(1)} 个，要点 {levels.count(2)} 个，任务 {tasks} 项",
        f"牵头单位{PENDING} {sum(row.lead == PENDING for row in rows)} {counted}",
        f"截止日期{PENDING} {sum(row.due == PENDING for row in rows)} {counted}",
        f"问题提示 {len(speech.findings)} 条",
    ]
    return "　｜　".join(facts)


def document_date(speech: Speech) -> str:
    """The date of the document as documents write it, with its mark; empty if there is none."""
    date = speech.meta.date
    if date is None:
        return ""
    day = calendar_day(date.value)
    return marked(chinese(day) if day else date.value, date.certainty)


def chinese(day: dt.date) -> str:
    """The day as official documents write it, without leading zeros: 2022年4月20日."""
    return f"{day.year}年{day.month}月{day.day}日"
