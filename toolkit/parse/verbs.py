"""Whether a clause opens with a verb of action, as orders in Chinese official prose do."""

from __future__ import annotations

from functools import cache

from toolkit.parse.lexicon import words

_CLAUSE_REACH = 60
_AND = frozenset("和与并及")
_ATTRIBUTE = ("的", "中", "下", "上", "后", "前", "时", "，", "")


@cache
def _by_length(key: str) -> tuple[tuple[int, frozenset[str]], ...]:
    """The words of a list by length, longest first: set look-ups beat a long alternation."""
    entries = words("verbs", key)
    lengths = sorted({len(word) for word in entries}, reverse=True)
    return tuple(
        (length, frozenset(word for word in entries if len(word) == length)) for length in lengths
    )


def _word_at(shadow: str, position: int, end: int, key: str) -> int:
    """The length of the longest word of a list at a position, 0 if there is none."""
    for length, entries in _by_length(key):
        if position + length <= end and shadow[position : position + length] in entries:
            return length
    return 0


def opens_with_verb(shadow: str, start: int, end: int) -> bool:
    """Whether [start, end) opens with a verb of action, adverbs before it passed over.

    进一步健全机制 does, 疫情形势总体可控 does not. Behind 大力, 扎实 and their like any word counts
    as a verb; behind a preposition (在条件成熟的地方探索开展试点) a verb later in the clause does.
    """
    position = start
    while position < end:
        verb = _word_at(shadow, position, end, "verbs")
        if verb > 1 or (verb and not _word_at(shadow, position, end, "nouns")):
            return True
        length = _word_at(shadow, position, end, "adverbs")
        if not length and _is_pair(shadow, position, end):
            return True
        if not length:
            return bool(_word_at(shadow, position, end, "prepositions")) and _has_verb(
                shadow, position + 1, end
            )
        if length + 2 <= end - position and _word_at(shadow, position, end, "manner"):
            return True
        position += length
        if position < end and shadow[position] in "地的" and position > start:
            position += 1
    return False


def _is_pair(shadow: str, position: int, end: int) -> bool:
    """Whether two words stand side by side of which the second is one of policy: 重视和鼓励."""
    return (
        shadow[position + 2 : position + 3] in _AND
        and _word_at(shadow, position + 3, end, "policy") == 2
        and position + 5 < end
        and not _word_at(shadow, position, end, "nouns")
    )


def _has_verb(shadow: str, start: int, end: int) -> bool:
    """Whether a verb of two characters or more stands in [start, end), not as an attribute."""
    limit = min(end, start + _CLAUSE_REACH)
    for position in range(start, limit):
        length = _word_at(shadow, position, limit, "verbs")
        if length >= 2 and shadow[position + length : position + length + 1] not in _ATTRIBUTE:
            return True
    return False
