"""What the catalogue holds of one kind of finding."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.findings import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding; `explanation` is what `taizhang explain` prints."""

    code: str
    slug: str
    severity: Severity
    message: str
    hint: str
    explanation: str
