"""Canonical JSON: the speech as it is, validated against its schema before it leaves."""

from __future__ import annotations

import json

from toolkit import schema
from toolkit.codec import to_json
from toolkit.errors import ToolkitError
from toolkit.findings import Outcome
from toolkit.model import Speech


def write(speech: Speech) -> Outcome[bytes]:
    """The JSON text of a speech in UTF-8 with LF line ends; see `text`."""
    # A lone surrogate, which UTF-8 cannot hold, becomes \udXXX: the very escape JSON has for it.
    return Outcome(text(speech).encode("utf-8", "backslashreplace"))


def text(speech: Speech) -> str:
    """The JSON text of a speech: Chinese as it is, two blanks a level, one final LF.

    Raises ToolkitError if the speech breaks the schema, which only a program can have caused.
    """
    document = to_json(speech)
    faults = schema.validate("speech", document)
    if faults:
        message = f"没有写出：讲话结构不合法，{faults[0].message}。请报告此问题。"
        raise ToolkitError(message)
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
