"""The whole state of a project as one JSON text, and back; `schemas/project.schema.json`."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from toolkit import codec
from toolkit.codec import from_json, to_json
from toolkit.errors import UnreadableSource
from toolkit.faults import syntax
from toolkit.ledger.record import Handed, Record
from toolkit.ledger.unitbook import BookUnit
from toolkit.schema import validate
from toolkit.store import Kept, Project
from toolkit.store.current import current

_VERSION = "1.0"


def dumps(project: Project) -> str:
    """The state as JSON: the same state gives the same text, whatever the order it came in."""
    ledgers = sorted(project.ledgers(), key=lambda each: (each.direction, each.name, each.sha256))
    state = {
        "schema_version": _VERSION,
        "speeches": [to_json(kept) for kept in project.speeches()],
        "units": [to_json(unit) for unit in project.units()],
        "ledgers": [to_json(each) for each in ledgers],
        "records": [to_json(each) for each in project.records()],
    }
    return json.dumps(state, ensure_ascii=False, indent=2) + "\n"


def progress(project: Project) -> str:
    """The events alone as JSON, valid by `schemas/progress.schema.json`, the earliest first.

    Those of rewritten tasks bear the fingerprints of the tasks as they are now.
    """
    events = [to_json(event) for event in current(project).events]
    data = {"schema_version": _VERSION, "events": events}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def loads(text: str, name: str, project: Project) -> int:
    """Add a state to the project; how many records were new. What is there already stays.

    Raises UnreadableSource, naming the fault, if the text is no valid state.
    """
    state = _checked(text, name)
    speeches = tuple(from_json(Kept, each) for each in state["speeches"])
    for kept in speeches:
        if hashlib.sha256(kept.json.encode()).hexdigest() != kept.sha256:
            message = f"{name} 里的讲话“{kept.name}”与它的指纹不符，文件不完整。请重新导出。"
            raise UnreadableSource(message)
        codec.loads(kept.json, kept.name)
    return project.change(
        speeches=speeches,
        units=tuple(from_json(BookUnit, each) for each in state["units"]),
        ledgers=tuple(from_json(Handed, each) for each in state["ledgers"]),
        records=tuple(from_json(Record, each) for each in state["records"]),
    )


def _checked(text: str, name: str) -> dict[str, Any]:
    try:
        state: dict[str, Any] = json.loads(text)
    except (ValueError, RecursionError) as error:
        message = f"{name} 不是有效的 JSON：{syntax(error)}。请检查文件是否完整。"
        raise UnreadableSource(message) from error
    faults = validate("project", state)
    if faults:
        message = f"{name} 不是 taizhang export 的结果：{faults[0].message}。{faults[0].hint}"
        raise UnreadableSource(message)
    if any((each["event"] is None) == (each["note"] is None) for each in state["records"]):
        message = f"{name} 里有既不是进展也不是附记的登记。请重新导出。"
        raise UnreadableSource(message)
    return state
