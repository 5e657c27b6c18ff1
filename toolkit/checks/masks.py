"""Masked terms (遮盖): XX市, **同志, 20XX年, 党的20D, ×××, and placeholders left by a rewriter.

Multiplication (5×8小时, 3*4), model numbers (XX-200), addresses of pages, numerals with 〇 and
Markdown are none.
"""

from __future__ import annotations

import re

from toolkit.checks.marks import Mark, Range, ends_with, starts_with
from toolkit.checks.reading import Reading

_NOUN_AFTER_ONE = frozenset("年月日个点名位届中次市县区省镇乡村局厅委办期号户条万亿同")
_NOUN_AFTER_TIMES = frozenset("年月日市县区省镇乡村局同届")
_HAN = r"[^\W\dA-Za-z_]"
_HAN_DIGITS = frozenset("〇零一二三四五六七八九十百千万")
_BEFORE_STAR = frozenset("的第在是～年")
_ASCII_WORD = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./@")
_YEAR_BEFORE = re.compile(r"(?:20|19|二〇|二○)\d?$")
_BOLD_BEFORE = frozenset(" \n，。：；、）（“”")
_PARTY_AFTER = ("中央", "委", "员干部", "组织", "的二十", "的十", "章程", "史学习")
_RANGE_ENDS, _STARS = frozenset("年月日%至个"), frozenset("*＊")
_OPENING, _CLOSING = frozenset("“《（"), frozenset("”》）")
_MARKDOWN_LINE = 300
_LOOK = 8


def _before(reading: Reading, place: int) -> str:
    return reading.shadow[place - 1 : place]


def _is_han(character: str) -> bool:
    return "一" <= character <= "鿿"


def _widened(reading: Reading, start: int, end: int) -> Range:
    """The mask with the noun it stands before and the digits of its year: XX市, 20XX年."""
    year = _YEAR_BEFORE.search(reading.shadow, max(0, start - _LOOK), start)
    noun = starts_with("noun").match(reading.shadow, end)
    return (year.start() if year else start), (noun.end() if noun else end)


def _run(reading: Reading, found: re.Match[str]) -> Range | None:
    """XX, xx, ××× beside Han or in quotes, not inside a word of Latin letters or a model number."""
    start, end = found.span()
    before, after = _before(reading, start), reading.shadow[end : end + 1]
    year = _YEAR_BEFORE.search(reading.shadow, max(0, start - _LOOK), start)
    if after in _ASCII_WORD or (before in _ASCII_WORD and not year):
        return None
    beside = (
        _is_han(before or " ")
        or _is_han(after or " ")
        or (before in _OPENING and after in _CLOSING)
    )
    return _widened(reading, start, end) if year or beside else None


def _one(reading: Reading, found: re.Match[str]) -> Range | None:
    """X月X日, X届, ×县; a times sign between numbers or measures is none."""
    start, end = found.span()
    before, after = _before(reading, start), reading.shadow[end : end + 1]
    nouns = _NOUN_AFTER_TIMES if found[0] == "×" else _NOUN_AFTER_ONE
    year = after == "年" and _YEAR_BEFORE.search(reading.shadow, max(0, start - _LOOK), start)
    if not year and (before in _ASCII_WORD or after not in nouns or not after):
        return None
    if found[0] == "×" and before in _HAN_DIGITS:
        return None
    return _widened(reading, start, end)


def _stars(reading: Reading, found: re.Match[str]) -> Range | None:
    """**同志, ***总书记: two or more stars beside Han that are no line and no Markdown."""
    start, end = found.span()
    before, after = _before(reading, start), reading.shadow[end : end + 1]
    if not (_is_han(before or " ") or _is_han(after or " ")):
        return None
    if before.isdigit() and after.isdigit():
        return None
    noun = starts_with("noun").match(reading.shadow, end)
    if end - start == 2 and not noun and _is_markdown(reading, start):
        return None
    return _widened(reading, start, end)


def _is_markdown(reading: Reading, place: int) -> bool:
    """Whether the stars are one of a pair around bold words in their line."""
    line = reading.source.line(reading.source.locate(place)[0])
    if len(line) > _MARKDOWN_LINE:
        return False
    parts = line.split("**")
    first = parts[0][-1:] or "\n"
    return len(parts) % 2 == 1 and (first in _BOLD_BEFORE or _is_han(first))


def _star(reading: Reading, found: re.Match[str]) -> Range | None:
    """*局长, 20*年, 党的*和十七届: one star, not a bullet, a footnote or a times sign."""
    start, end = found.span()
    before, after = _before(reading, start), reading.shadow[end : end + 1]
    if not _is_han(after or " "):
        return None
    if _YEAR_BEFORE.search(reading.shadow, max(0, start - _LOOK), start):
        return _widened(reading, start, end)
    if before in _ASCII_WORD or before in _STARS:
        return None
    named = starts_with("noun").match(reading.shadow, end)
    return _widened(reading, start, end) if named or before in _BEFORE_STAR else None


def _shapes(reading: Reading, found: re.Match[str]) -> Range | None:
    """○○县, □□同志; 二〇〇八年 is a year."""
    start, end = found.span()
    before, after = _before(reading, start), reading.shadow[end : end + 1]
    if before in _HAN_DIGITS or after in _HAN_DIGITS or before.isdigit():
        return None
    noun = starts_with("noun").match(reading.shadow, end)
    return (start, noun.end()) if noun else None


def _tilde(reading: Reading, found: re.Match[str]) -> Range | None:
    """～年度 with the year removed; 3～5年 is a range."""
    before = _before(reading, found.start())
    if before.isdigit() or before in _HAN_DIGITS or before in _RANGE_ENDS:
        return None
    return _widened(reading, found.start(), found.start() + 1)


def _congress(reading: Reading, found: re.Match[str]) -> Range | None:
    """党的20D, 迎接二十D; 3D打印 and 20D面料 are none."""
    start, end = found.span()
    shadow = reading.shadow
    if reading.shadow[start - 1 : start] in _ASCII_WORD or shadow[end : end + 1] in _ASCII_WORD:
        return None
    before = shadow[max(0, start - _LOOK) : start].endswith(ends_with("congress_before"))
    after = starts_with("congress_after").match(shadow, end)
    return (start, end) if before and after else None


def _party(reading: Reading, found: re.Match[str]) -> Range | None:
    """D中央, 共产D: the letter for 党."""
    start, end = found.span()
    named = reading.shadow.startswith(_PARTY_AFTER, end)
    if _before(reading, start) in _ASCII_WORD or not (
        named or reading.shadow.endswith("共产", 0, start)
    ):
        return None
    return start, end


def _ampersand(reading: Reading, found: re.Match[str]) -> Range | None:
    before = _before(reading, found.start())
    return None if before in _ASCII_WORD or before == " " else _widened(reading, *found.span())


MARKS: tuple[Mark, ...] = (
    Mark("letters", "SRC010", "XX、xx、×××", "Xx×", r"[Xx×]{2,}", _run,
         "XX市要抓好落实。", "采用 XX-200 型设备，每天 5×8小时值守。"),
    Mark("letter", "SRC010", "X月X日、×县", "Xx×", r"(?<![Xx×])[Xx×](?![Xx×])", _one,
         "X月X日前报送。", "场地长×宽为3×5米，拍X光片。"),
    Mark("stars", "SRC010", "**同志、***书记", "*＊", r"[*＊]{2,}", _stars,
         "**同志作了讲话。", "**第一部分**\n要抓好落实。\n****"),
    Mark("star", "SRC010", "*局长、20*年", "*＊", r"[*＊]", _star,
         "在*县召开会议。", "* 加快建设\n面积3*5米，带*的为必填。"),
    Mark("shapes", "SRC010", "○○县、□□同志", "○〇□△▲■●◯", r"[○〇□△▲■●◯]{2,}", _shapes,
         "○○县要抓好落实。", "二〇〇八年开工，二○○九年完工。"),
    Mark("tilde", "SRC010", "～年度", "～", r"～(?=年)", _tilde,
         "做好～年度工作。", "用3～5年完成。"),
    Mark("congress", "SRC010", "党的20D", "D", rf"(?:[12]\d|十{_HAN}|二十{_HAN}?)D", _congress,
         "迎接党的20D胜利召开。", "推广3D打印和20D面料。"),
    Mark("party", "SRC010", "D中央、共产D", "D", r"D", _party,
         "坚决拥护D中央决策。", "推广3D组织工程。"),
    Mark("ampersand", "SRC010", "&市", "&", r"&(?=[市县区省镇乡村局])", _ampersand,
         "&市召开会议。", "A&区块链"),
    Mark("somebody", "SRC010", "某某", "某",
         r"某某(?:[市县区省镇乡村局]|同志|单位|公司|部门|书记|主任)?", lambda _, m: m.span(),
         "某某同志作了汇报。", "某些单位、某市某县存在问题。"),
)  # fmt: skip
