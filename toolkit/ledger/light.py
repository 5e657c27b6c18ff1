"""The traffic light (亮灯) of a ledger row: its rule in words and as a formula.

The rule: finished tasks are 已完成 and dropped ones show no light. Otherwise the revised date, or
else the due date, decides: past it 逾期, within the warning days 临期. Anything else is 未启动 or
正常 by its status. Of several dates (阶段时限) the first counts while nothing has begun, then the
next one; see `toolkit.ledger.timing.coming`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from toolkit.ledger.settings import Settings

ABSENT = '""'
"""Address of a column that a ledger does not have."""


def meanings(settings: Settings) -> dict[str, str]:
    """When each light shows, for the legend."""
    status = settings.statuses
    soon = settings.lights["due_soon"].word
    return {
        "not_started": f"状态为空或“{status['not_started']}”，且未到{soon}",
        "on_track": f"已启动，且未到{soon}；没有截止日期的任务启动后也亮此灯",
        "due_soon": "距截止日期（有延期的按延期后时限）或下一个阶段时限不超过临期天数",
        "overdue": (
            "已过截止日期（有延期的按延期后时限）仍未完成；分阶段的，第一个阶段时限已过仍未启动也亮，"
            "启动后看下一个阶段时限，最后看截止日期"
        ),
        "done": f"状态为“{status['done']}”或“{status['closed']}”",
        "none": f"状态为“{status['cancelled']}”，不再计时",
    }


def formula(
    settings: Settings,
    *,
    status: str,
    due: str,
    revised: str,
    warning_days: str,
    stages: Sequence[dt.date] = (),
) -> str:
    """The spreadsheet formula, without its =, that gives the word of the light.

    The arguments are addresses of cells, or `ABSENT`. Dates typed as text are no dates. `stages`
    are the dates of the text in order, of which `due` shows the last.
    """
    word = {slug: f'"{lamp.word}"' for slug, lamp in settings.lights.items()}
    state = {slug: f'"{name}"' for slug, name in settings.statuses.items()}
    idle = f'OR({status}="",{status}={state["not_started"]})'
    date = f"IF(ISNUMBER({revised}),{revised},{_next(stages, due, idle)})"
    calm = f"IF({idle},{word['not_started']},{word['on_track']})"
    soon = f"IF({date}-TODAY()<={warning_days},{word['due_soon']},{calm})"
    dated = f"IF({date}<TODAY(),{word['overdue']},{soon})"
    running = f"IF(ISNUMBER({date}),{dated},{calm})"
    dropped = f"{status}={state['cancelled']}"
    ended = f"OR({status}={state['done']},{status}={state['closed']})"
    return f"IF({ended},{word['done']},IF({dropped},{word['none']},{running}))"


def _next(stages: Sequence[dt.date], due: str, idle: str) -> str:
    """The date that counts on the day the formula is computed."""
    if len(stages) < 2 or due == ABSENT:
        return due
    days = [f"DATE({day.year},{day.month},{day.day})" for day in stages[:-1]]
    later = due
    for day in reversed(days):
        later = f"IF({day}>=TODAY(),{day},{later})"
    return f"IF({idle},{days[0]},{later})"
