"""What was reported on the tasks of a point, in the one row that stands for them (按要点汇总)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from toolkit.ledger.columns import Content
from toolkit.ledger.rows import Row
from toolkit.ledger.settings import Settings


def gathered(
    key: str, contents: Mapping[str, Content], rows: Sequence[Row], settings: Settings
) -> dict[str, Content]:
    """The contents of a column by the ids of rows, made of those by the ids of tasks.

    What all tasks of a row say is told once. Otherwise a row is 推进中, its share is the mean, its
    revised deadline the last one, and words are numbered like the measures they are about; a day
    of closing holds only when all tasks have one.
    """
    found: dict[str, Content] = {}
    for row in rows:
        values = [contents.get(task.id) for task in row.tasks]
        value = values[0] if len(set(values)) == 1 else _together(key, values, settings)
        if value is not None:
            found[row.id] = value
    return found


def _together(key: str, values: Sequence[Content], settings: Settings) -> Content:
    told = [value for value in values if value is not None]
    if key == "status":
        return settings.statuses["in_progress"]
    if key == "percent":
        shares = [float(value) for value in told if not isinstance(value, dt.date)]
        return int(sum(shares) / len(values) + 0.5)
    if key == "closed_date" and len(told) < len(values):
        return None
    if all(isinstance(value, dt.date) for value in told):
        return max(value for value in told if isinstance(value, dt.date))
    numbered = (f"{n}. {value}" for n, value in enumerate(values, 1) if value is not None)
    return "\n".join(numbered)
