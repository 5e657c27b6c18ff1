"""The facts of a document (文件要素): title, occasion, speaker, date, issuer, recipients and so on.

Nothing is invented: what the text does not state is None. Dates and names that are masked are none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from toolkit.model import Meta, Sentence, Span, Value
from toolkit.parse.meta.finders import Hit
from toolkit.parse.meta.head import Head, read_head
from toolkit.parse.meta.lines import tidy
from toolkit.parse.meta.rules import RULES, Rule
from toolkit.parse.patterns import LazyPattern
from toolkit.source import SourceText

__all__ = ["RULES", "document_year", "find_meta"]

_LISTS = frozenset({"recipients", "attendance"})
_FIELDS = tuple(dict.fromkeys(rule.field for rule in RULES))
_WRITTEN = r"(?<![—～至到\d-])(?P<year>(?:19|20)\d\d) {0,2}年(?![—～至到-])"
_PLAN = LazyPattern(
    rf"{_WRITTEN}[^，。；]{{0,20}}?"
    r"(?:安排|任务|重点|部署|计划|要点|方案|目标|要求|取向|思路|打算|举措|预期)"
)
_REVIEW = LazyPattern(
    rf"{_WRITTEN}[^，。；]{{0,20}}?(?:回顾|总结|完成情况)", needs="回顾 总结 完成情况"
)
_YEAR = LazyPattern(_WRITTEN)
_SAID = LazyPattern(
    rf"{_WRITTEN}[^，。；]{{0,24}}?(?:工作|发展|社会)?的?"
    r"(?:总体要求|总体思路|总的要求|(?:主要)?预期目标|主要目标|主要任务|奋斗目标)(?:是|为|：)"
    rf"|(?:完成|实现){_WRITTEN.replace('<year>', '<goal>')}[^，。；]{{0,20}}?(?:目标|任务)"
    rf"|^ *{_WRITTEN.replace('<year>', '<first>')}，?是[^。]{{2,60}}(?:之年|一年)[，。]"
)
_PADDED_NAME = LazyPattern(r"(?<!\S)(\S) (\S)(?!\S)")
_YEARS_AHEAD = 1


def find_meta(
    source: SourceText, sentences: Sequence[Sentence], date: dt.date | None = None
) -> Meta:
    """The facts that the head and tail of a document state; `date` is entered and wins."""
    known = read_head(source, sentences)
    single: dict[str, Value | None] = {}
    several: dict[str, tuple[Value, ...]] = {}
    for field in _FIELDS:
        found = _found(source, known, field)
        if field in _LISTS:
            several[field] = found
        else:
            single[field] = found[0] if found else None
    if date is not None:
        single["date"] = Value(
            text=None, value=date.isoformat(), span=None, certainty="entered", rule="option.date"
        )
    return Meta(
        doc_type=single["doc_type"],
        title=single["title"],
        occasion=single["occasion"],
        speaker=single["speaker"],
        speaker_post=single["speaker_post"],
        date=single["date"],
        place=single["place"],
        issuer=single["issuer"],
        document_number=single["document_number"],
        recipients=several["recipients"],
        attendance=several["attendance"],
        security=single["security"],
        urgency=single["urgency"],
    )


def document_year(source: SourceText, sentences: Sequence[Sentence], meta: Meta) -> int | None:
    """The year the plan speaks of, by which a date without a year is resolved; None if unknown.

    In this order: a heading such as 2024年工作安排, a title such as 2024年重点工作任务, the date of
    the document, any year in the title, a sentence such as 2024年工作的总体要求是, the year after a
    heading such as 2023年工作回顾.
    """
    headings = [
        source.shadow[each.span.start : each.span.end]
        for each in sentences
        if each.role == "heading"
    ]
    title = meta.title.value if meta.title else ""
    return (
        _last(_PLAN, headings)
        or _last(_PLAN, [title])
        or (int(meta.date.value[:4]) if meta.date else None)
        or _last(_YEAR, [title])
        or _said(source, sentences)
        or _after(_last(_REVIEW, headings))
    )


def _said(source: SourceText, sentences: Sequence[Sentence]) -> int | None:
    """The year that a sentence names as the one planned for."""
    for each in sentences:
        found = _SAID.search(source.shadow, each.span.start, each.span.end)
        if found and each.role != "boilerplate":
            return int(found["year"] or found["goal"] or found["first"])
    return None


def _found(source: SourceText, known: Head, field: str) -> tuple[Value, ...]:
    for rule in RULES:
        if rule.field == field:
            values = tuple(_value(source, rule, hit) for hit in rule.find(known))
            if values:
                return values
    return ()


def _value(source: SourceText, rule: Rule, hit: Hit) -> Value:
    text = source.text[hit.start : hit.end]
    return Value(
        text=text,
        value=hit.value or _plain(text, source.shadow[hit.start : hit.end], rule.field),
        span=Span(start=hit.start, end=hit.end),
        certainty=hit.certainty,
        rule=rule.name,
    )


def _plain(text: str, shadow: str, field: str) -> str:
    """The words without padding; in a list of names the blanks between two names stay."""
    if field != "attendance":
        return tidy(text, shadow)
    label, colon, names = text.partition(text[shadow.find("：")] if "：" in shadow else "\0")
    joined = _PADDED_NAME.sub(r"\1\2", " ".join(names.split()))
    return tidy(label, shadow[: len(label)]) + colon + joined if colon else tidy(text, shadow)


def _last(pattern: LazyPattern, texts: Sequence[str]) -> int | None:
    """The last year the pattern finds in the first text that has any."""
    for text in texts:
        years = [int(found["year"]) for found in pattern.finditer(text)]
        if years:
            return years[-1]
    return None


def _after(year: int | None) -> int | None:
    return None if year is None else year + _YEARS_AHEAD
