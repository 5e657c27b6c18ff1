"""What the office gets when it collects forms about the speech of `reported`."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.support import reported, returns
from toolkit.findings import Finding, Outcome
from toolkit.ledger import collecting
from toolkit.ledger.collecting import Gathered
from toolkit.ledger.settings import standard
from toolkit.ledger.tasks import Tasks
from toolkit.ledger.unitbook import UnitBook
from toolkit.readers import returned

DATE = dt.date(2023, 6, 1)
NO_BOOK = UnitBook(schema_version="1.0", units=())


def gather(sheet: returns.Sheet, **changes: Any) -> Outcome[Gathered]:
    """What a form gives when it is collected on the day."""
    form = returned.read(sheet.saved(), "回.xlsx").value
    assert form is not None
    options = {"book": NO_BOOK, "settings": standard(), "date": DATE, **changes}
    return collecting.gather(form, Tasks([reported.speech()]), **options)


def told(outcome: Outcome[Gathered]) -> list[dict[str, Any]]:
    """What the records say, without place and number."""
    hidden = {"source", "seq", "fingerprint", "date"}
    return [
        {key: value for key, value in record.body.items() if value is not None}
        | dict.fromkeys(hidden & set(record.body))
        for record in outcome.value.records
    ]


def said(outcome: Outcome[Gathered]) -> list[dict[str, Any]]:
    """The same with nothing that is None."""
    return [{k: v for k, v in each.items() if v is not None} for each in told(outcome)]


def codes(outcome: Outcome[Gathered]) -> list[str]:
    """The codes of the findings."""
    return [finding.code for finding in outcome.findings]


def only(outcome: Outcome[Gathered], code: str) -> Finding:
    """The one finding of a code."""
    (found,) = [finding for finding in outcome.findings if finding.code == code]
    return found
