"""Announced counts against what is listed: 十个方面 with nine, “四早” with three."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.checks.reading import Reading
from toolkit.checks.rule import Rule
from toolkit.codes import finding
from toolkit.findings import Finding


def _count_mismatch(reading: Reading) -> Iterator[Finding]:
    for each in reading.speech.announcements:
        if each.found and each.found != each.count:
            yield finding(
                "ANN001",
                span=each.span,
                subject=each.section,
                text=each.text,
                announced=each.count,
                found=each.found,
            )


def _nothing_listed(reading: Reading) -> Iterator[Finding]:
    for each in reading.speech.announcements:
        if each.count and not each.found:
            yield finding("ANN002", span=each.span, subject=each.section, text=each.text)


def _members_mismatch(reading: Reading) -> Iterator[Finding]:
    for term in reading.speech.terms:
        if term.count and term.members and len(term.members) != term.count:
            yield finding(
                "ANN003",
                span=term.span,
                text=term.text.strip('“”"‘’「」『』'),
                announced=term.count,
                found=len(term.members),
            )


RULES: tuple[Rule, ...] = (
    Rule("ANN001", "预告数目与列出数目不一致", _count_mismatch, "三点意见 3 2", "三点意见 3 3"),
    Rule("ANN002", "预告之后没有列出", _nothing_listed, "三点意见 3 0", "三点意见 3 3"),
    Rule("ANN003", "缩略语的项数不符", _members_mismatch, "“三返” 3 返工 返岗", "“三返” 3"),
)
