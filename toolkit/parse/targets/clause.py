"""What stands before a figure in its clause: the thing measured, the word of demand."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.parse.patterns import LazyPattern
from toolkit.parse.targets.figures import word_list

BOUNDARY = frozenset("，。；：！？\n（）《》“”")
LISTING = frozenset("、和及与")

_WINDOW = 40
_PREPOSITIONS = frozenset("在对以占为")
_OPENING, _CLOSING = frozenset("（“《"), frozenset("）”》")
_PERIOD = LazyPattern(r"(?:\d{4}年度?|[全今本当]年度?|年内|各类|总|约|近|再|共)$")
_LEADING = LazyPattern(
    r" |\d{1,2}[.、]|（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十][是、]"
    r"|(?:到|至)?(?:\d{4}年|[今明本]年)?(?:\d{1,2}月|[年月季]|[一二三四]季度)?(?:\d{1,2}日|底|末|[上中下]旬)?"
    r"(?:之?前|以前|底|末)|到\d{4}年|[全今本]年度?|年内|其中|使|同时|努力|推动|促进|保持|并|全力|实现|节后"
    r"|确保|力争|争取|务必|保证|预期|计划|必须|要|也要|原则上"
)
_SUBJECT = LazyPattern(
    r".*(?:(?<![主重需必])要(?:抓紧|加快|尽快|确保|力争)?(?![求素点])|[把将]|必须|确保|力争)(?=.{2})"
)
_TRAILING = LazyPattern(
    r"(?:必须|原则上|分别|均|都|全部|力争|要|应|也|争取|务必|确保|不得|平均|年均|累计|再|还|又"
    r"|(?<=.)新增)+$"
)
_DONE = LazyPattern(r"(?<![为除])了(?!解)")
_BASE = LazyPattern(r"(?:由|从)[^，。；：]*\d[^，。；：]*$")


class Clause(NamedTuple):
    """The words from the beginning of the clause to the figure, without 全年 and the like."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where the words end."""
        return self.start + len(self.text)

    def without(self, word: str) -> Clause:
        """The clause without a word at its end."""
        return Clause(self.start, self.text.removesuffix(word))

    def indicator(self) -> tuple[int, int]:
        """Where the thing measured stands: after the subject and 确保, before 分别 or 必须."""
        subject = _SUBJECT.match(self.text)
        begin = subject.end() if subject else 0
        for _ in range(4):
            leading = _LEADING.match(self.text, begin)
            if leading is None or leading.end() == begin:
                break
            begin = leading.end()
        base = _BASE.search(self.text, begin)
        end = base.start() if base else len(self.text)
        trailing = _TRAILING.search(self.text, begin, end)
        end = trailing.start() if trailing else end
        if self.text[begin:end] in _PREPOSITIONS:
            begin = end
        return self.start + begin, self.start + max(begin, end)

    def modality(self) -> str | None:
        """The word that sets the demand: the last one outside the thing measured."""
        begin, end = self.indicator()
        around = f"{self.text[: begin - self.start]}，{self.text[end - self.start :]}"
        places = [(around.rfind(word), word) for word in word_list("modality")]
        place, word = max(places)
        return word if place >= 0 else None

    def is_past(self) -> bool:
        """Whether the clause tells what was."""
        return _DONE.search(self.text) is not None or any(
            word in self.text for word in word_list("past")
        )


def clause_before(shadow: str, floor: int, at: int) -> Clause:
    """The clause up to `at`, not before `floor`; brackets and quotes in it stay whole."""
    begin, least, depth = at, max(floor, at - _WINDOW), 0
    while begin > least:
        mark = shadow[begin - 1]
        if mark in _CLOSING:
            depth += 1
        elif mark in _OPENING and depth:
            depth -= 1
        elif mark in BOUNDARY and not depth:
            break
        begin -= 1
    while begin < at and shadow[begin] in "、和及与 ":
        begin += 1
    text = shadow[begin:at]
    if text and text[-1] in "、和及":
        return Clause(at, "")
    for _ in range(3):
        period = _PERIOD.search(text)
        text = text[: period.start()] if period else text
    return Clause(begin, text)
