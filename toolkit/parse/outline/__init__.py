"""The outline (层次): which sentences open a section, at what level, and how far it reaches.

Level is nesting by order of first appearance in this document, never the symbol alone.
"""

from __future__ import annotations

from toolkit.parse.blocks import Block
from toolkit.parse.frame import Verdict
from toolkit.parse.outline.candidates import find_candidates
from toolkit.parse.outline.headings import agree
from toolkit.parse.outline.levels import Walk
from toolkit.parse.outline.sections import Outline, finish, set_ends
from toolkit.parse.sentences import Draft

__all__ = ["Outline", "build_outline"]


def build_outline(
    shadow: str,
    text: str,
    blocks: list[Block],
    drafts: list[Draft],
    frame: list[Verdict | None],
) -> Outline:
    """The outline of the body; the frame (title, chrome, signature …) takes no part in it."""
    candidates = list(find_candidates(shadow, blocks, drafts, frame))
    walk = Walk(shadow, blocks, drafts, frame, candidates)
    headings = walk.run()
    agree(shadow, drafts, headings)
    set_ends(drafts, frame, headings, walk.closings)
    return finish(text, drafts, frame, headings)
