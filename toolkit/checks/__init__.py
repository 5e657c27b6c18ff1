"""Checks: a speech → its findings, sorted by place.

Every check is a pure function of the speech, so it works on one that was just parsed, loaded from
JSON or edited by hand. A speech that breaks the invariants never makes a check raise.
"""

from __future__ import annotations

from toolkit.checks import announcements, damage, numbering, spans, tasks
from toolkit.checks.reading import Reading
from toolkit.checks.rule import Rule
from toolkit.findings import Finding, in_order
from toolkit.model import Speech

RULES: tuple[Rule, ...] = (
    *spans.RULES,
    *numbering.RULES,
    *announcements.RULES,
    *damage.RULES,
    *tasks.RULES,
)


def check(speech: Speech) -> tuple[Finding, ...]:
    """The findings about a speech: damage, numbering, announced counts, tasks, invariants.

    Of one kind at most `reading.MOST` are listed; one more then says how many there are besides.
    A finding whose place lies outside the text has no place.
    """
    reading = Reading(speech)
    found = [finding for rule in RULES for finding in reading.limited(rule.find(reading))]
    return in_order([reading.placed(finding) for finding in found])
