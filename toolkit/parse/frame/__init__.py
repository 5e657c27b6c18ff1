"""The frame around the body: title, document facts, greeting, signature, annex tables, chrome."""

from __future__ import annotations

import re

from toolkit.parse.blocks import Block, is_chrome
from toolkit.parse.frame.head import body_start, mark_head
from toolkit.parse.frame.lines import is_attendance, is_greeting, is_responsibility
from toolkit.parse.frame.tail import mark_annexes, mark_signatures
from toolkit.parse.frame.verdict import (
    ANNEX_LINE,
    ANNEX_TITLE,
    RESPONSIBILITY_LINE,
    Verdict,
)
from toolkit.parse.sentences import Draft

__all__ = ["ANNEX_LINE", "ANNEX_TITLE", "RESPONSIBILITY_LINE", "Verdict", "frame_roles"]

_WORD = re.compile(r"\w")


def frame_roles(shadow: str, blocks: list[Block], drafts: list[Draft]) -> list[Verdict | None]:
    """The role of each sentence that belongs to the frame; None for the body."""
    verdicts: list[Verdict | None] = [None] * len(drafts)
    for index, draft in enumerate(drafts):
        kind = blocks[draft.block].kind
        if kind == "page":
            verdicts[index] = Verdict("boilerplate", "frame.page_number")
        elif not _WORD.search(shadow, draft.start, draft.end):
            verdicts[index] = Verdict("boilerplate", "frame.no_words")
        elif kind == "chrome" or _is_glued_chrome(shadow, draft):
            verdicts[index] = Verdict("boilerplate", "frame.site_chrome")
        elif is_greeting(shadow, draft):
            verdicts[index] = Verdict("greeting", "frame.greeting")
        elif draft.first and is_attendance(shadow, draft):
            verdicts[index] = Verdict("meta", "frame.attendance")
        elif draft.first and is_responsibility(shadow, draft):
            verdicts[index] = Verdict("meta", RESPONSIBILITY_LINE)
    body = body_start(shadow, blocks, drafts, verdicts)
    mark_head(shadow, drafts, verdicts, body)
    mark_signatures(shadow, drafts, verdicts, body)
    mark_annexes(shadow, drafts, verdicts, body)
    return verdicts


def _is_glued_chrome(shadow: str, draft: Draft) -> bool:
    """A sentence of a one-line page that is chrome by its own words."""
    return not (draft.first and draft.last) and is_chrome(shadow, draft.start, draft.end)
