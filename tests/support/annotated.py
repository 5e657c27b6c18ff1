"""Short documents written down with their roles: one line each, a role and the words.

title 在全县防汛工作会议上的讲话
greeting 同志们：
"""

from __future__ import annotations

from typing import cast, get_args

from toolkit.model import Role, Sentence, Span
from toolkit.source import SourceText

ROLES = get_args(Role)


def document(annotated: str) -> tuple[SourceText, tuple[Sentence, ...]]:
    """The source text without the roles, and its sentences."""
    lines = [line.split(" ", 1) for line in annotated.split("\n") if line]
    text = "\n".join(words for _, words in lines)
    sentences, start = [], 0
    for number, (role, words) in enumerate(lines, 1):
        assert role in ROLES, role
        sentences.append(
            Sentence(
                id=f"S{number:04d}",
                section=None,
                role=cast("Role", role),
                span=Span(start=start, end=start + len(words)),
                rule="test",
            )
        )
        start += len(words) + 1
    return SourceText(text, name="样例.txt"), tuple(sentences)
