"""Lists of bodies: A、B和各C, 财政、发改等部门, 各地区各部门, 各省、自治区、直辖市人民政府.

All functions take the folded shadow and absolute offsets, and never look outside [start, end).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from toolkit.parse.patterns import LazyPattern
from toolkit.parse.units.names import (
    Kind,
    begins_name,
    is_clean,
    is_collective,
    is_each,
    is_firm_short,
    is_generic,
    is_person,
    is_plain_person,
    is_short,
    kind_of,
)
from toolkit.zh import numerals


class Piece(NamedTuple):
    """One entry of a list, and what kind of body it names, if any."""

    start: int
    end: int
    kind: Kind | None


_GROUPS = "部门|单位|机构|组织|地区|企业|方面|部委|队伍|力量|主体"
_TOKEN = LazyPattern(
    r"（[^（）]*）|、|，| |以及|及(?!其|时|早|格)|和|与|或|各"
    r"|等(?=$|[、，和及与）]|各|有关|相关|其他|其它|[市县区省]直|[市县区省]级|成员"
    rf"|\d{{0,2}}[个家]?(?:{_GROUPS})|[^、，]{{0,8}}(?:{_GROUPS})$)"
)
_SUMMED = LazyPattern(
    r"(?:这|等)?(?P<count>[两二三四五六七八九十]|1?\d)[个家所]?(?:直属|市直|县直)?"
    r"(?:乡镇|镇街|街镇|县区|区县|县市|市县|旗县|县市区|乡|镇|街道|县|区|市|旗|村|社区|部门|单位|局|委办局"
    r"|公司|企业|银行|医院|学校|高校|园区|开发区|科室|处室|车间|班组|分公司|子公司)\Z"
)
_CONJUNCTION = LazyPattern(r"、|以及|[和与及]")
_AFTER_ETC = LazyPattern(
    rf"(?:\d{{1,2}}[个家]?)?(?:{_GROUPS})(?:[和及、](?:部门|单位|机构|地区))?"
    rf"|(?!各|有关|相关|其他|其它|[市县区省][直级])[^、，]{{0,8}}(?:{_GROUPS})"
)
_HEADS = ("部门", "单位", "系统", "机构", "组织", "队伍")
_DIVISIONS = "省|市|县|区|旗|盟|州|乡|镇|村|自治区|自治州|直辖市"
_DIVISION = LazyPattern(
    rf"(?:{_DIVISIONS}|计划单列市|县级市|地|师|团场)(?:级|[两三四五]级|（[^（）]*）)?"
    r"(?:人民政府|政府|党委|党委政府|党工委|管委会|有关部门)?"
)
_EACH_DIVISION = LazyPattern(
    rf"(?:各|所有|全国各|有关|相关)(?:{_DIVISIONS})(?:（[^（）]*）)?|省|市|县"
)


def split(shadow: str, start: int, end: int) -> list[Piece]:
    """The entries of a list; one that is no body has kind None.

    Words that share a modifier or a head stay together: 各省、自治区、直辖市人民政府 and
    各有关部门和单位 are one entry. The 部门 of 财政、发改等部门 is left out.
    """
    pieces: list[Piece] = []
    begin, joined, after_etc = start, False, False
    for token in _TOKEN.finditer(shadow, start, end):
        mark, at = token.group(), token.start()
        if mark[0] == "（" or not _cuts(shadow, begin, at, token.end(), end, mark):
            continue
        _add(pieces, shadow, _trimmed(shadow, begin, at), joined=joined, after_etc=after_etc)
        joined, after_etc = mark != "各", mark == "等"
        begin = at if mark == "各" else token.end()
    _add(pieces, shadow, _trimmed(shadow, begin, end), joined=joined, after_etc=after_etc)
    return pieces


def _cuts(shadow: str, begin: int, at: int, after: int, end: int, mark: str) -> bool:
    if mark in {"、", "，", " ", "等"}:
        return True
    left = shadow[begin:at]
    if not left:
        return mark != "各"
    if mark == "各":
        return (
            "各" in left
            and shadow[at + 1 : at + 2] not in {"类", "项", "种"}
            and kind_of(left) is not None
        )
    kind = kind_of(left)
    if (kind and kind != "short") or is_plain_person(left):
        return True
    return (
        is_short(left)
        and shadow.endswith(("部门", "单位"), after, end)
        and is_short(shadow[after : end - 2])
    )


def _add(
    pieces: list[Piece], shadow: str, place: tuple[int, int], *, joined: bool, after_etc: bool
) -> None:
    start, end = place
    if start >= end:
        return
    word = shadow[start:end]
    if after_etc and _AFTER_ETC.fullmatch(word):
        return
    if pieces and joined and not after_etc and _joins(shadow, pieces[-1], word):
        first = pieces.pop()
        whole = first.kind or kind_of(shadow[first.start : end]) or "collective"
        pieces.append(Piece(first.start, end, whole))
        return
    kind = kind_of(word)
    if kind is None and pieces and is_each(word) and shadow[pieces[-1].start] == "各":
        kind = "named"
    pieces.append(Piece(start, end, kind))


def _joins(shadow: str, previous: Piece, word: str) -> bool:
    """Whether the words share a modifier or a head with the entry before them."""
    before = shadow[previous.start : previous.end]
    if is_generic(word):
        return previous.kind == "collective" and is_collective(before)
    if _DIVISION.fullmatch(word) is None:
        return False
    last = before.rsplit("、", 1)[-1]
    return _EACH_DIVISION.fullmatch(last) is not None or (
        last != before and _DIVISION.fullmatch(last) is not None
    )


def _trimmed(shadow: str, start: int, end: int) -> tuple[int, int]:
    while start < end and shadow[start] in " \n":
        start += 1
    while start < end and shadow[end - 1] in " \n":
        end -= 1
    place = shadow.find("及其", start, end)
    if place > start:
        rest = shadow[place + 2 : end]
        if kind_of(rest) is None and not is_generic(rest):
            end = place
    return start, end


def read(shadow: str, start: int, end: int) -> list[Piece] | None:
    """The bodies of a list in running text; None where any entry is no body.

    Kinds of persons in the list are left out. Short names count where the list ends in 部门 or
    holds another body, where all of them can only be bodies, or where a count sums them up.
    """
    summed = _SUMMED.search(shadow, start, end)
    if summed:
        counted = _counted(shadow, start, summed.start(), summed)
        if counted:
            return counted
    pieces = split(shadow, start, end)
    unknown = [piece for piece in pieces if piece.kind is None]
    if not unknown:
        return pieces or None
    names = [shadow[piece.start : piece.end] for piece in unknown]
    shorts = [name for name in names if not is_plain_person(name)]
    if shorts and not _proves_shorts(shadow, pieces, shorts, end):
        return None
    found = [
        piece._replace(kind=piece.kind or "short")
        for piece in pieces
        if piece.kind or not is_plain_person(shadow[piece.start : piece.end])
    ]
    return found or None


def _counted(shadow: str, start: int, end: int, summed: re.Match[str]) -> list[Piece] | None:
    """The names in front of 三个乡镇, as many as it says, whatever they end with."""
    count = numerals.parse(summed["count"].replace("两", "二"))
    for pieces in (split(shadow, start, end), _cut(shadow, start, end)):
        if len(pieces) != count or count < 2:
            continue
        names = (shadow[piece.start : piece.end] for piece in pieces)
        if all(
            piece.kind or _could_be_place(name) for piece, name in zip(pieces, names, strict=True)
        ):
            return [piece._replace(kind=piece.kind or "counted") for piece in pieces]
    return None


def _cut(shadow: str, start: int, end: int) -> list[Piece]:
    """The entries of a list of bare names, cut at every mark and conjunction."""
    pieces = []
    for mark in (*_CONJUNCTION.finditer(shadow, start, end), None):
        stop = mark.start() if mark else end
        pieces.append(Piece(start, stop, kind_of(shadow[start:stop])))
        start = mark.end() if mark else end
    return pieces


def _proves_shorts(shadow: str, pieces: list[Piece], shorts: list[str], end: int) -> bool:
    if shadow.endswith(_HEADS, pieces[0].start, end) and len(pieces) > 1:
        return all(is_short(name) or _could_be_short(name) for name in shorts)
    if not all(map(is_short, shorts)):
        return False
    return len(pieces) > len(shorts) or (len(pieces) > 1 and all(map(is_firm_short, shorts)))


def _could_be_place(name: str) -> bool:
    """Whether the words may be the bare name of a place or firm: 青山 of 青山、白沙两个乡镇."""
    return 2 <= len(name) <= 12 and begins_name(name) and is_clean(name) and not is_person(name)


def _could_be_short(name: str) -> bool:
    """Whether the words may be a matter that stands for its department: 气象、水文、应急部门."""
    return 2 <= len(name) <= 4 and begins_name(name) and is_clean(name)
