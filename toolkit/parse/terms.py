"""Terms (术语): quoted policies and slogans, cited documents, number abbreviations.

“四方责任” is an abbreviation of four members; they may stand in front (属地、部门、单位、个人“四方
责任”), in brackets behind (“四早”（早发现、早报告……）) or after a colon or 即. An expansion is
only ever taken from the text. Unclosed quotes are no terms and spoil nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from toolkit.model import Member, Span, Term, TermKind
from toolkit.parse.lexicon import alternation, words
from toolkit.parse.members import find_members
from toolkit.source import SourceText
from toolkit.zh import numerals

_COUNT = "[两双三四五六七八九十]|[二三四五六七八九]?十[一二三四五六七八九]?"
_NUMBER = r"[^\x00-\xff]{1,16} ?（?(?:19|20)\d\d）? ?第?\d{1,5} ?号"
_INSIDE_NUMBER = frozenset("第〇零一二三四五六七八九十百千万亿0123456789")
_SPOKEN = re.compile(r"[。！？]")
_PLAIN = re.compile(r"[\d\W_]*$")
_SHORTEST, _LONGEST = 2, 40


class Rule(NamedTuple):
    """One kind of term: the pattern group it is found by, and what it must not take."""

    name: str
    label: str
    pattern: str
    find: Callable[[SourceText, re.Match[str], Span], Term | None]
    example: str
    gives: str
    near_miss: str


def find_terms(source: SourceText, spans: Sequence[Span]) -> tuple[Term, ...]:
    """The terms in the given sentences, each once, in the order of the text.

    Of several mentions the first counts, or the first that comes with members or a document number.
    """
    best: dict[tuple[TermKind, str], Term] = {}
    for term in _all_terms(source, spans):
        key = (term.kind, _key(source, term))
        known = best.get(key)
        if known is None or (len(term.members), len(term.text)) > (
            len(known.members),
            len(known.text),
        ):
            best[key] = term
    return tuple(sorted(best.values(), key=lambda term: (term.span.start, term.span.end)))


def _key(source: SourceText, term: Term) -> str:
    words_ = source.shadow[term.span.start : term.span.end]
    return words_.partition("》")[0] if term.kind == "document" else words_.strip('“”"‘’')


def _all_terms(source: SourceText, spans: Sequence[Span]) -> Iterator[Term]:
    pattern = _scanner()
    by_group = {rule.name: rule.find for rule in RULES}
    for span in spans:
        for found in pattern.finditer(source.shadow, span.start, span.end):
            term = by_group[found.lastgroup or ""](source, found, span)
            if term:
                yield term


def _document(source: SourceText, found: re.Match[str], _: Span) -> Term | None:
    return _term(source, "document", None, (), *found.span())


def _quoted(source: SourceText, found: re.Match[str], sentence: Span) -> Term | None:
    """A quoted phrase: an abbreviation, a policy if 总策略 or the like follows, or a slogan."""
    start, end = found.span()
    inner = source.shadow[start + 1 : end - 1].strip()
    if _is_plain(inner):
        return None
    count = _count_of(inner)
    if count:
        members = find_members(source, Span(start=start, end=end), sentence, count)
        return _term(source, "abbreviation", count, members, start, end)
    kind: TermKind = "policy" if _policy().match(source.shadow, end, sentence.end) else "slogan"
    return _term(source, kind, None, (), start, end)


def _bare(source: SourceText, found: re.Match[str], sentence: Span) -> Term | None:
    """三个到位, or 三到位 where its members are there, without quotes."""
    start, end = found.span()
    if source.shadow[max(0, start - 1) : start] in _INSIDE_NUMBER:
        return None
    number = re.match(_COUNT, found[0])
    count = _value(number[0]) if number else None
    if not count:
        return None
    members = find_members(source, Span(start=start, end=end), sentence, count)
    if not members and "个" not in found[0]:
        return None
    return _term(source, "abbreviation", count, members, start, end)


def _term(
    source: SourceText,
    kind: TermKind,
    count: int | None,
    members: tuple[Member, ...],
    start: int,
    end: int,
) -> Term:
    span = Span(start=start, end=end)
    return Term(text=source.quote(span), kind=kind, count=count, members=members, span=span)


def _is_plain(inner: str) -> bool:
    """Whether a quotation is a date, a single character, digits or direct speech, not a term."""
    return (
        not _SHORTEST <= len(inner) <= _LONGEST
        or bool(_PLAIN.match(inner))
        or bool(_SPOKEN.search(inner))
        or inner[0] in "，、；：）"
        or inner in _plain_words()
    )


def _count_of(inner: str) -> int | None:
    """The number a quoted abbreviation names; None for 十四五, 三年行动 and other quantities."""
    found = _counted().match(inner)
    return _value(found["count"]) if found else None


def _value(count: str) -> int | None:
    """2 and more; one of anything is no abbreviation."""
    number = 2 if count == "双" else numerals.parse(count)
    return number if number and number > 1 else None


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(words("terms", "plain"))


@cache
def _policy() -> re.Pattern[str]:
    return re.compile(f" ?(?:的|这一)?{alternation(words('terms', 'policy'))}")


@cache
def _counted() -> re.Pattern[str]:
    measure = alternation(words("terms", "measure"))
    digits = "(?:[2-9]|[1-9]\\d)(?=[个项条大类])"
    return re.compile(
        rf"(?P<count>{_COUNT}|{digits})(?![〇零一二三四五六七八九十百千万亿·+])(?!{measure})(?=.{{1,12}}$)"
    )


@cache
def _scanner() -> re.Pattern[str]:
    bare = alternation(words("terms", "bare"))
    return re.compile(
        "|".join(f"(?P<{rule.name}>{rule.pattern.replace('BARE', bare)})" for rule in RULES)
    )


RULES: tuple[Rule, ...] = (
    Rule(
        "curly", "弯引号里的提法", r"“[^“”《》\n]{1,60}”", _quoted,
        "坚持“宜居宜业”的方向。", "“宜居宜业”", "“五一”前完成。",
    ),
    Rule(
        "straight", "直引号里的提法", r'"[^"\n。！？；]{1,40}"', _quoted,
        '坚持"宜居宜业"的方向。', '"宜居宜业"', '会上说："明天开会。"',
    ),
    Rule(
        "single", "单引号里的提法", r"‘[^‘’“”\n]{1,40}’", _quoted,
        "坚持‘宜居宜业’的方向。", "‘宜居宜业’", "在‘5·1’前报送。",
    ),
    Rule(
        "document", "书名号里的文件，连同文号",
        rf"《(?:[^《》\n]|《[^《》\n]{{1,80}}》){{1,120}}》(?: ?（{_NUMBER}[^（）]{{0,30}}）)?",
        _document,
        "按照《备汛方案》（青政发〔2024〕3号）办理。", "《备汛方案》（青政发〔2024〕3号）",
        "《备汛方案没有写完",
    ),
    Rule(
        "bare", "不加引号的数字缩略语",
        rf"(?:{_COUNT})(?:个|大|项)?BARE", _bare,
        "做到三个到位。", "三个到位", "第三个到位的是水利局。",
    ),
)  # fmt: skip
"""The scanner tries them in this order at every place of a sentence."""
