"""The last step of writing csv, md and ics: characters no text file should hold, and UTF-8."""

from __future__ import annotations

import re

from toolkit.codes import finding
from toolkit.findings import Outcome

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def encoded(text: str, *, bom: bool = False) -> Outcome[bytes]:
    """The text in UTF-8, with a byte order mark if asked for, which Excel needs to see UTF-8.

    Control characters and halves of surrogates are left out, which OUT001 counts.
    """
    clean, removed = _ILLEGAL.subn("", text)
    findings = (finding("OUT001", count=removed),) if removed else ()
    return Outcome(clean.encode("utf-8-sig" if bom else "utf-8"), findings)
