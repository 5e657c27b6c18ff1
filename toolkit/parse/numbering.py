"""Markers (序数) at the start of a clause: 一、 （一） 1. ① 第一， 首先， 一是 二要 ——.

A marker is only a candidate here; whether it opens a section is decided in `outline`.
Order and shapes by GB/T 9704—2012 clause 7.3.3 and GB/T 15834—2011 annex B.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeAlias

from toolkit.model import Style
from toolkit.parse.patterns import LazyPattern
from toolkit.zh import numerals


class Marker(NamedTuple):
    """A marker in the text: [start, end) holds it as written, its mark included."""

    start: int
    end: int
    style: Style
    number: int | None
    glued: bool = False


Place: TypeAlias = Literal["line", "clause"]
"""Where a marker may stand: only at the start of a line, or of any clause."""


class MarkerRule(NamedTuple):
    """One numbering system: what its marker looks like and where it may stand."""

    style: Style
    label: str
    pattern: str
    place: Place
    example: str
    near_miss: str


_N = "[一二三四五六七八九十]"
_HAN = f"{_N}{{1,3}}"

_COURTESY = (
    "[，、：]?(?:我(?:谨|先|还)?(?:代表|向|宣布)|请|让我们|[预敬]?祝|衷心|感谢|再次感谢|向[^，。]{2,40}表示"
    "|对[^，。]{2,40}表示)"
)
"""What makes 首先 and 最后 words of courtesy or of the agenda, not of a list."""
RULES: tuple[MarkerRule, ...] = (
    MarkerRule(
        "document",
        "篇次",
        rf"(?:【?篇(?P<document>{_HAN}|\d{{1,2}})】?(?=[：:、 \n】]|$)[：、]? ?)",
        "line",
        "篇一：在动员会上的讲话",
        "篇幅有限",
    ),
    MarkerRule(
        "chapter",
        "章次",
        rf"(?:第 ?(?P<chapter>{_HAN}|\d{{1,2}}) ?(?:章|部分|编)(?![的内中之里])[ ：、，]*)",
        "line",
        "第一章 总则",
        "第一部分的内容",
    ),
    MarkerRule(
        "ordinal",
        "第一，",
        rf"(?:第 ?(?P<ordinal>{_HAN})[个件点条项句桩]?(?:问题|话|事情?|方面|建议|要求|任务|意见)?"
        rf"(?:[，、：.]|(?= )) ?|头(?P<ordinal3>一)[个件点条项桩](?:事情?)?(?:[，、：]|(?= )) ?"
        rf"|其(?P<ordinal2>{_N})(?:[，、：]|(?=是)))",
        "clause",
        "第一，要压实责任",
        "第一书记要到岗",
    ),
    MarkerRule(
        "han",
        "一、",
        rf"(?:(?P<han>{_HAN}) ?(?:、|\.(?!\d)|．)(?!{_N}{{1,2}}[、，]) ?)",
        "line",
        "一、提高认识",
        "二、三产业加快发展",
    ),
    MarkerRule(
        "han_paren",
        "（一）",
        rf"(?:（ ?(?P<han_paren>{_HAN}) ?）[、.]? ?|(?P<han_paren2>[㈠-㈩])[、.]? ?)",
        "clause",
        "（一）强化监管",
        "（一审）判决",
    ),
    MarkerRule(
        "arabic_paren",
        "（1）",
        r"(?:（ ?(?P<arabic_paren>\d{1,2}) ?）[、.]? ?|(?P<arabic_paren2>\d{1,2})）[、.]? ?"
        r"|(?P<arabic_paren3>[⑴-⒇]) ?)",
        "clause",
        "（1）开展排查",
        "（2019）年度",
    ),
    MarkerRule("circled", "①", r"(?:(?P<circled>[①-⑳])[、.]? ?)", "clause", "①建立台账", "第①栏"),
    MarkerRule(
        "arabic",
        "1.",
        r"(?:(?P<arabic>\d{1,3}) ?(?:\.(?! ?\d)|、(?!\d)) ?|(?P<arabic2>[⒈-⒛]) ?)",
        "clause",
        "1.拓展市场",
        "1.5万户",
    ),
    MarkerRule(
        "is",
        "一是",
        rf"(?:(?P<is>{_HAN}) ?是(?!否|非|以|不是)[，：、]? ?)",
        "clause",
        "一是保持势头",
        "一直是重点",
    ),
    MarkerRule(
        "must",
        "一要",
        rf"(?:(?P<must>{_HAN})要(?=[^素点件求闻么领塞职诀道旨害义])[，：]? ?)",
        "clause",
        "一要抓好检测",
        "三要素",
    ),
    MarkerRule(
        "aspect",
        "一方面",
        r"(?:(?P<aspect>一|另一)方面[，：]? ?)",
        "clause",
        "一方面，抓源头",
        "这一方面",
    ),
    MarkerRule(
        "sequence",
        "首先，",
        rf"(?:(?P<sequence>首先|其次|再次|再者|最后)(?!{_COURTESY})(?:[，：、] ?|(?=[要是])))",
        "clause",
        "首先，统一思想",
        "最后一公里",
    ),
    MarkerRule(
        "bullet",
        "——",
        r"(?:(?P<bullet>(?!—+ ?\d+ ?—)(?:——+|[—●◆■▲★※◇□○•]|[·*] )) ?)",
        "line",
        "——坚持统筹",
        "—3—",
    ),
    MarkerRule(
        "letter",
        "A.",
        r"(?:(?P<letter>[A-H])(?:[、]|\.(?![A-Za-z\d])) ?)",
        "line",
        "A.强化督导",
        "A级景区",
    ),
)

_FIRST = frozenset(
    "篇【第头其一二三四五六七八九十（㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩0123456789⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛另首再最—●◆■▲★※◇□○•·*ABCDEFGH"
)
_NEIGHBOURS = re.compile(
    "(?:一、二|二、三|三、四|四、五|五、六|六、七|七、八|八、九)"
    "(?:产业|线|级|类|期|等|个|项|条|年级|楼|方面|季度(?=末|累计|完成))"
)
_LINE = re.compile("|".join(rule.pattern for rule in RULES))
_INLINE = re.compile("|".join(rule.pattern for rule in RULES if rule.place == "clause"))
_STYLES: dict[str, Style] = {rule.style: rule.style for rule in RULES}
_SEQUENCE = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": None}
_ASPECT = {"一": 1, "另一": 2}
_GLUED = LazyPattern(
    rf"(?P<han>{_HAN})"
    r"(?=[^\W\dA-Za-z_])(?![一二三四五六七八九十是要个些方切样带批直律时旦般定体路种条年月日名位级次线])"
    r"|(?P<arabic>[1-9]\d?)(?=[^\W\dA-Za-z_])(?![年月日个名项条人户万亿元多余米公吨家所座点时])"
)


def marker_at(shadow: str, start: int, end: int, *, line_start: bool) -> Marker | None:
    """The marker that begins exactly at `start`, or None."""
    if shadow[start] not in _FIRST:
        return None
    found = (_LINE if line_start else _INLINE).match(shadow, start, end)
    if found is None or found.end() >= end:
        return None
    group = found.lastgroup or ""
    style = _STYLES[group.rstrip("23")]
    if style == "han" and _NEIGHBOURS.match(shadow, start, end):
        return None
    return Marker(found.start(), found.end(), style, _number(style, found[group]))


def glued_marker_at(shadow: str, start: int, end: int) -> Marker | None:
    """A numeral glued to a heading without its mark (一坚持…, 3加快…); only for line starts.

    The caller must know that the numeral continues a list: alone it proves nothing.
    """
    found = _GLUED.match(shadow, start, end)
    if found is None:
        return None
    style: Style = "han" if found.lastgroup == "han" else "arabic"
    return Marker(start, found.end(), style, numerals.parse(found[0]), glued=True)


def at_line_start(shadow: str, start: int, end: int) -> bool:
    """Whether a line begins with a marker."""
    return marker_at(shadow, start, end, line_start=True) is not None


def _number(style: Style, written: str) -> int | None:
    if style == "sequence":
        return _SEQUENCE[written]
    if style == "aspect":
        return _ASPECT[written]
    if style == "bullet":
        return None
    if style == "letter":
        return ord(written) - ord("A") + 1
    return numerals.parse(written)
