"""Damage of the source (SRC): masked terms, placeholders, copying faults, spun phrases, chrome.

Reported with its place, never repaired; only in the document itself, not in the page around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import product

from toolkit.checks import masks, noise
from toolkit.checks.marks import Mark, Range, lists
from toolkit.checks.reading import Reading, span
from toolkit.checks.rule import Rule
from toolkit.codes import finding
from toolkit.findings import Finding

MARKS: tuple[Mark, ...] = (*masks.MARKS, *noise.MARKS)


def _marked(code: str, reading: Reading) -> Iterator[Finding]:
    """The marks of one code, those that touch as one."""
    ranges = sorted(
        place for mark in MARKS if mark.code == code for place in _places(reading, mark)
    )
    for start, end in _merged(ranges):
        text = reading.text[start:end]
        yield finding(code, span=span(start, end), text=" ".join(text.split()) or text)


def _places(reading: Reading, mark: Mark) -> Iterator[Range]:
    text = reading.text if mark.raw else reading.shadow
    if mark.triggers and not any(trigger in text for trigger in mark.triggers):
        return
    for found in re.compile(mark.pattern).finditer(text):
        place = mark.accept(reading, found)
        if place and reading.is_content(place[0]):
            yield place


def _merged(ranges: Iterable[Range]) -> Iterator[Range]:
    current: Range | None = None
    for start, end in ranges:
        if current and start <= current[1]:
            current = current[0], max(current[1], end)
            continue
        if current:
            yield current
        current = start, end
    if current:
        yield current


def _occurrences(reading: Reading, word: str) -> Iterator[Range]:
    place = reading.shadow.find(word)
    while place >= 0:
        if reading.is_content(place):
            yield place, place + len(word)
        place = reading.shadow.find(word, place + len(word))


def _placeholder(reading: Reading) -> Iterator[Finding]:
    found = [
        place for word in lists("words")["placeholder"] for place in _occurrences(reading, word)
    ]
    for start, end in _merged(sorted(found)):
        yield finding("SRC011", span=span(start, end), text=reading.text[start:end])


def _spun(reading: Reading) -> Iterator[Finding]:
    """Fixed phrases whose words were exchanged for synonyms, as rewriting sites do it."""
    present = {word for word in _substitutes() if word in reading.shadow}
    found = [
        (*place, phrase)
        for variant, (phrase, used) in _variants().items()
        if used & present
        for place in _occurrences(reading, variant)
    ]
    done = 0
    for start, end, phrase in sorted(found, key=lambda each: (each[0], -each[1])):
        if end > done:
            text = reading.text[start:end]
            yield finding("SRC018", span=span(start, end), text=text, expected=phrase)
        done = max(done, end)


@cache
def _substitutes() -> frozenset[str]:
    table = lists("spun")
    return frozenset(word for key, words in table.items() if key != "legit" for word in words)


@cache
def _variants() -> dict[str, tuple[str, frozenset[str]]]:
    """Every spun form of every fixed phrase, with the phrase and the substitutes in it."""
    table = {key: words for key, words in lists("spun").items() if key != "legit"}
    legit = lists("spun")["legit"]
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for phrase in lists("words")["phrase"]:
        inside = [word for word in table if word in phrase]
        for choice in product(*((word, *table[word]) for word in inside)):
            variant = phrase
            for word, chosen in zip(inside, choice, strict=True):
                variant = variant.replace(word, chosen)
            if variant != phrase and not any(word in variant for word in legit):
                found.setdefault(variant, (phrase, frozenset(choice) - frozenset(inside)))
    return found


def _chrome(reading: Reading) -> Iterator[Finding]:
    count = sum(1 for sentence in reading.speech.sentences if sentence.role == "boilerplate")
    if count:
        yield finding("SRC020", count=count)


def _wrapped(reading: Reading) -> Iterator[Finding]:
    """Line feeds inside sentences: lines that a page or a screen was too narrow for."""
    count = sum(
        reading.text.count("\n", sentence.span.start, sentence.span.end)
        for sentence in reading.speech.sentences
        if sentence.role not in {"boilerplate", "table"}
    )
    if count:
        yield finding("SRC021", count=count)


def _several_documents(reading: Reading) -> Iterator[Finding]:
    """篇一, 篇二: a page that collects several speeches."""
    parts = [each for each in reading.speech.sections if each.style == "document"]
    if len(parts) > 1:
        yield finding("SRC019", span=parts[0].heading_span, count=len(parts))


def _rule(code: str, label: str) -> Rule:
    """One rule for all marks of a code; its examples are those of the first of them."""
    first = next(mark for mark in MARKS if mark.code == code)
    return Rule(code, label, partial(_marked, code), first.example, first.near_miss)


RULES: tuple[Rule, ...] = (
    _rule("SRC010", "遮盖的文字"),
    Rule(
        "SRC011", "占位文字", _placeholder, "认真落实（名称替换）精神。", "认真落实（试行）办法。"
    ),
    _rule("SRC012", "发文字号缺括号"),
    _rule("SRC013", "日期粘连或残缺"),
    _rule("SRC014", "词中空格"),
    _rule("SRC015", "页码残留"),
    _rule("SRC016", "干扰字符"),
    _rule("SRC017", "标点重复"),
    Rule("SRC018", "固定提法被改写", _spun, "要害在于抓好落实。", "关键在于抓好落实。"),
    Rule("SRC019", "一页里有几篇文稿", _several_documents, "篇一：甲\n篇二：乙", "一、甲\n二、乙"),
    Rule("SRC020", "网页残留的行数", _chrome, "boilerplate 首页", "background 抓好落实。"),
    Rule(
        "SRC021", "句子中间的换行", _wrapped, "各单位要抓好\n工作落实。", "各单位要抓好工作落实。"
    ),
)
