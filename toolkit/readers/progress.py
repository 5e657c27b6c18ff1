"""progress.json: the events that people entered, checked by `schemas/progress.schema.json`."""

from __future__ import annotations

import json

from toolkit.codec import from_json
from toolkit.errors import UnreadableSource
from toolkit.faults import syntax
from toolkit.ledger.progress import Event
from toolkit.schema import validate


def events(data: bytes, name: str) -> tuple[Event, ...]:
    """The events of a file, in its order.

    Raises UnreadableSource, naming the first fault, if it is no valid record of progress.
    """
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        message = f"{name} 不是有效的 JSON：{syntax(error)}。请检查文件是否完整。"
        raise UnreadableSource(message) from error
    faults = validate("progress", found)
    if faults:
        more = f"（另有 {len(faults) - 1} 处）" if len(faults) > 1 else ""
        message = f"{name} 不是进展记录：{faults[0].message}{more}。{faults[0].hint}"
        raise UnreadableSource(message)
    return tuple(from_json(Event, each) for each in found["events"])
