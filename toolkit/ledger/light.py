"""The traffic light (亮灯) of a ledger row: its words, its rule, and the rule as a formula.

The rule: finished tasks are 已完成 and dropped ones show no light. Otherwise the revised date, or
else the due date, decides: past it 逾期, within the warning days 临期. Anything else is 未启动 or
正常 by its status.
"""

from __future__ import annotations

from toolkit.schema import labels

WARNING_DAYS = 7
"""Days before the due date from which a task counts as due soon (临期)."""

LIGHTS = labels("Light", "ledger")
STATUSES = labels("Status", "ledger")

MEANINGS: dict[str, str] = {
    "not_started": f"状态为空或“{STATUSES['not_started']}”，且未到临期",
    "on_track": "已启动，且未到临期；没有截止日期的任务启动后也为正常",
    "due_soon": "距截止日期（有延期的按延期后时限）不超过临期天数",
    "overdue": "已过截止日期（有延期的按延期后时限）仍未完成",
    "done": f"状态为“{STATUSES['done']}”或“{STATUSES['closed']}”",
    "none": f"状态为“{STATUSES['cancelled']}”，不再计时",
}
"""When each light shows, for the legend."""


def formula(*, status: str, due: str, revised: str, warning_days: str) -> str:
    """The spreadsheet formula, without its =, that gives the word of the light.

    The arguments are addresses of cells. Dates typed as text are not counted as dates.
    """
    date = f"IF(ISNUMBER({revised}),{revised},{due})"
    idle = f'OR({status}="",{status}="{STATUSES["not_started"]}")'
    calm = f'IF({idle},"{LIGHTS["not_started"]}","{LIGHTS["on_track"]}")'
    soon = f'IF({date}-TODAY()<={warning_days},"{LIGHTS["due_soon"]}",{calm})'
    dated = f'IF({date}<TODAY(),"{LIGHTS["overdue"]}",{soon})'
    running = f"IF(ISNUMBER({date}),{dated},{calm})"
    dropped = f'{status}="{STATUSES["cancelled"]}"'
    ended = f'OR({status}="{STATUSES["done"]}",{status}="{STATUSES["closed"]}")'
    return f'IF({ended},"{LIGHTS["done"]}",IF({dropped},"{LIGHTS["none"]}",{running}))'
