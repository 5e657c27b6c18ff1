"""Figures with their unit and bound: 95%以上, 1,200万元, 5%—5.5%, x.x%左右, 九成."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from toolkit.parse import lexicon
from toolkit.parse.patterns import LazyPattern
from toolkit.zh.numerals import parse

_ANY = LazyPattern(
    r"\d|[xX×*]{1,4}(?:\.[xX×*]{1,2})?(?:%|[万亿千百十]?[元个家户人])"
    r"|[一二两三四五六七八九十百](?:成|次|倍|个百分点)|翻[一二两三四五六]?番"
)
_NOT_BEFORE = LazyPattern(r"(?:[等第前这近A-Za-z./-]|〔|上述|以下|下列)$")
_NUMBER = r"(?:\d{1,3}(?:，\d{3}){1,4}(?!\d)|\d{1,12}(?:\.\d{1,6})?|[xX×*]{1,4}(?:\.[xX×*]{1,2})?)"


class Figure(NamedTuple):
    """A figure as matched; `value` is None where it is masked, `upper` the end of a range."""

    start: int
    end: int
    value: float | None
    upper: float | None
    unit: str
    bound: str
    is_time: bool


def holds_figure(shadow: str, start: int, end: int) -> bool:
    """A quick look whether the stretch can hold a target at all."""
    return _ANY.search(shadow, start, end) is not None


def figures(shadow: str, start: int, end: int) -> Iterator[Figure]:
    """The figures with a unit of measure; no ordinals, document numbers, or members after 等."""
    for match in _pattern().finditer(shadow, start, end):
        if _NOT_BEFORE.search(shadow[max(start, match.start() - 2) : match.start()]):
            continue
        low, last = match["low"], _value(match["num"] or match["han"])
        yield Figure(
            start=match.start(),
            end=match.end(),
            value=_value(low) if low else last,
            upper=last if low else None,
            unit=match["unit"],
            bound=match["bound"] or ("左右" if match["about"] else ""),
            is_time=match["time"] is not None,
        )


@cache
def word_list(key: str) -> tuple[str, ...]:
    """The words of one list of targets.toml, longest first; a string there holds several."""
    every = " ".join(lexicon.words("targets", key)).split()
    return tuple(sorted(every, key=lambda word: (-len(word), word)))


@cache
def _pattern() -> re.Pattern[str]:
    plain = lexicon.alternation(word_list("unit"))
    time = lexicon.alternation(word_list("time"))
    return re.compile(
        r"(?=[\dxX×*一二两三四五六七八九十百])(?<![\d.xX×*])"
        rf"(?:(?P<low>{_NUMBER})[%万亿]?(?:—{{1,2}}|-|～|至|到)(?=[\dxX]))?"
        rf"(?:(?P<num>{_NUMBER})|(?P<han>[一二两三四五六七八九十百]{{1,4}})(?=成|次|个百分点|倍))"
        rf"(?P<about>[多余])?(?P<unit>(?P<time>{time})(?!前|起|至|—)|[十百千万亿]{{0,2}}{plain})"
        r"(?![A-Za-z])(?P<bound>及?以上|左右|上下|以内|之内|以下)?"
    )


def _value(text: str) -> float | None:
    plain = text.replace("，", "")
    if plain[0].isdecimal():
        return float(plain)
    value = parse(text)
    return None if value is None else float(value)
