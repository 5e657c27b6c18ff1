"""What a ledger is counted by (统计): its parts, units and months, in a sensible order."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from toolkit.ledger.rows import Row
from toolkit.ledger.unitbook import stated

MOST_UNITS = 40
"""Units beyond these, which have the fewest tasks, are not counted one by one."""


def parts(rows: Sequence[Row]) -> tuple[str, ...]:
    """The headings of the parts, in the order of the document."""
    return tuple(dict.fromkeys(row.part for row in rows if row.part))


def units(rows: Sequence[Row]) -> tuple[str, ...]:
    """The names of the units, those with most tasks first, equal ones in order of appearance.

    One that is merely suggested counts for nothing yet.
    """
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(dict.fromkeys((unit.name for unit in stated(row.task)), 1))
    return tuple(sorted(counts, key=lambda name: -counts[name]))


def months(rows: Sequence[Row]) -> tuple[dt.date, ...]:
    """The first days of the months in which tasks are due, in order of time."""
    due = {row.due.replace(day=1) for row in rows if isinstance(row.due, dt.date)}
    return tuple(sorted(due))
