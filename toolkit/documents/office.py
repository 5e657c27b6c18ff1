"""What an office gives for its documents (文书设置): who signs, numbers, heads, fonts.

The types are those of `schemas/office.schema.json`; a field nobody filled in is None or empty, and
nothing is put in its place but a blank where the office wants one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from toolkit.documents.blocks import Run, Runs, run

Missing: TypeAlias = Literal["omit", "blank"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fonts:
    """字体: None takes the usual font."""

    title: str | None = None
    body: str | None = None
    heading: str | None = None
    subheading: str | None = None
    page_number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """文书设置: what an office gives."""

    issuer: str | None = None
    seal: bool = False
    series: str | None = None
    number: int | None = None
    issue: int | None = None
    signer: str | None = None
    security: str | None = None
    urgency: str | None = None
    recipients: tuple[str, ...] = ()
    copies_to: tuple[str, ...] = ()
    printer: str | None = None
    contact: str | None = None
    phone: str | None = None
    feedback: str | None = None
    missing: Missing = "omit"
    heads: dict[str, str] = field(default_factory=dict)
    fonts: Fonts | None = None

    def words(self, given: str | None, label: str) -> Runs:
        """What is given, or the marked blank 【label】 where the office wants one, or nothing."""
        if given:
            return run(given)
        return (Run(f"【{label}】", "blank"),) if self.missing == "blank" else ()

    def document_number(self, as_of: dt.date | None, offset: int = 0) -> str | None:
        """发文字号 such as 云政督〔2024〕5号 (7.2.5); None where a part of it is not known."""
        if not self.series or self.number is None or as_of is None:
            return None
        return f"{self.series}〔{as_of.year}〕{self.number + offset}号"


NO_OFFICE = Office()
"""An office that has given nothing."""
