"""The catalogue of findings: every code with its severity, wording, hint and explanation.

Codes are grouped by stage and never reused. Messages and hints are templates; `finding` fills them.
"""

from __future__ import annotations

from toolkit.codes import contract, parsing, progress, reading, units, writing
from toolkit.codes.code import Code
from toolkit.errors import UsageProblem
from toolkit.findings import Finding, Span

__all__ = ["BY_CODE", "CATALOGUE", "Code", "explain", "finding"]

CATALOGUE: tuple[Code, ...] = (
    *reading.CODES,
    *parsing.CODES,
    *contract.CODES,
    *progress.CODES,
    *writing.CODES,
    *units.CODES,
)

BY_CODE: dict[str, Code] = {entry.code: entry for entry in CATALOGUE}


def explain(code: str) -> Code:
    """The catalogue entry of a code, in any case, or of a slug. Raises UsageProblem if unknown."""
    wanted = code.strip()
    for entry in CATALOGUE:
        if wanted.upper() == entry.code or wanted.lower() == entry.slug:
            return entry
    message = f"没有代码“{code}”。代码形如 NUM001；taizhang explain 不带参数列出全部代码。"
    raise UsageProblem(message)


def finding(
    code: str, *, span: Span | None = None, subject: str | None = None, **data: object
) -> Finding:
    """A finding of the catalogue; `data` fills the message and is kept with it, as strings."""
    entry = BY_CODE[code]
    words = {key: str(value) for key, value in data.items()}
    return Finding(
        code=code,
        severity=entry.severity,
        message=entry.message.format_map(words),
        span=span,
        hint=entry.hint.format_map(words),
        subject=subject,
        data=words,
    )
