"""Findings (问题提示) and the outcome every stage returns: a value with its findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from toolkit.model import Finding, Severity, Span

__all__ = ["Finding", "Outcome", "Severity", "Span", "in_order", "worst"]

T = TypeVar("T")

_GRAVITY: dict[str, int] = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """A value and the findings made while producing it."""

    value: T
    findings: tuple[Finding, ...] = ()


def in_order(findings: tuple[Finding, ...] | list[Finding]) -> tuple[Finding, ...]:
    """The findings by place in the text (those without a place first), then by code; no repeats."""
    unique: dict[tuple[int, int, str, str], Finding] = {}
    for finding in findings:
        span = finding.span
        place = (span.start, span.end) if span else (-1, -1)
        unique.setdefault((*place, finding.code, finding.message), finding)
    return tuple(unique[key] for key in sorted(unique))


def worst(findings: tuple[Finding, ...]) -> Severity | None:
    """The gravest severity among the findings, None where there are none."""
    if not findings:
        return None
    return min((finding.severity for finding in findings), key=_GRAVITY.__getitem__)
