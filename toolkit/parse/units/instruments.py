"""Bodies after a word that hands them the work: 由A负责, 会同B制定, 配合C做好.

The list begins right after the word and ends at the first place where it is complete: before a
predicate, a mark, or, failing both, at the first name that no name goes on from.
"""

from __future__ import annotations

from typing import NamedTuple

from toolkit.parse.patterns import LazyPattern
from toolkit.parse.units.clauses import clause_start
from toolkit.parse.units.found import Found
from toolkit.parse.units.hinges import hinges
from toolkit.parse.units.lists import Piece, read
from toolkit.parse.units.names import continues_name, is_bare, is_generic, last_characters
from toolkit.parse.units.predicates import role_after

_WINDOW = 100
_TRIES = 12
_OFFICE = 8
_WORD = LazyPattern(
    r"由(?<![自理缘事经原因来]由)(?!于|此|来|衷|头|子)|会同"
    r"|配合(?:(?<=[要应须可极动切力好并以请]配合)|(?<![^\W\dA-Za-z_①-⑳]配合))(?!单位|部门|，|。)|联合"
    r"|商(?<=[部委局办厅会院]商)(?=[市县区省国])"
)
_MARK = LazyPattern(r"[，。；：！？\n）】《]|等(?=[，。；）])")


_OUGHT = LazyPattern(r"(?:还|也)?(?:要|将|应|须|可)(?:主动|积极|及时)?$", needs="要 将 应 须 可")
"""Between a body and 联合: 集团纪委将联合审计部."""


class Handed(NamedTuple):
    """The bodies after the word and where their list ends."""

    pieces: list[Piece]
    end: int


def find_instruments(shadow: str, start: int, end: int) -> list[Found]:
    """The bodies after 由, 会同, 配合 and 联合 in the stretch, in order of place."""
    found: list[Found] = []
    for word in _WORD.finditer(shadow, start, end):
        handed = _read_following(shadow, word.end(), end)
        if handed is None:
            continue
        if word.group() == "联合" and not _is_joint(shadow, start, word.start(), handed):
            continue
        if word.group() == "配合" and all(piece.kind == "area" for piece in handed.pieces):
            continue
        if word.group() == "由":
            found += _entrusted(shadow, handed, end)
        else:
            found += [Found(p.start, p.end, "support", "unit.with") for p in handed.pieces]
    return found


_PERSON_NEXT = LazyPattern(
    r"(?:等(?:\d{0,2}[个家])?(?:部门|单位)?)?(?:主要|分管[^，。；]{0,12}|有关|相关|党政|党委|行政|班子|常务)?"
    r"(?:负责同志|负责人|领导|主任|书记|秘书长|[局厅部处科县市区镇乡院校所站组会]长|同志|人员|经理|专人)(?!小组)"
    r"|等?(?:(?!负责(?!同志|人)|牵头)[^，。；]){0,90}?(?:组成|构成)(?![^，。；]{0,2}方案)"
    r"|等?(?:\d{0,2}[个家])?[^，。；]{0,5}(?:担任|兼任|任(?:总?召集人|组长|成员|主任))"
)


def _entrusted(shadow: str, handed: Handed, end: int) -> list[Found]:
    words = [shadow[piece.start : piece.end] for piece in handed.pieces]
    if len(words) == 1 and is_bare(words[0]) and "（" not in words[0]:
        return []
    if _PERSON_NEXT.match(shadow, handed.end, end):
        return []
    role = role_after(shadow, handed.end, end, words)
    return [Found(piece.start, piece.end, role, "unit.entrust") for piece in handed.pieces]


def _is_joint(shadow: str, start: int, at: int, handed: Handed) -> bool:
    """Whether 联合 means jointly: after a body, or before others' names, not in 联合督查组."""
    begin = clause_start(shadow, start, at)
    if begin < at:
        ought = _OUGHT.search(shadow, begin, at)
        return read(shadow, begin, ought.start() if ought else at) is not None
    first = handed.pieces[0]
    return len(handed.pieces) > 1 or shadow[first.start] in "市县区省镇"


def _read_following(shadow: str, begin: int, end: int) -> Handed | None:
    mark = _MARK.search(shadow, begin, min(end, begin + _WINDOW))
    stop = mark.start() if mark else min(end, begin + _WINDOW)
    while mark is not None and mark.group() == "）" and shadow.find("（", begin, stop) >= 0:
        mark = _MARK.search(shadow, mark.end(), min(end, begin + _WINDOW))
        stop = mark.start() if mark else min(end, begin + _WINDOW)
    for at in hinges(shadow, begin, min(end, stop + 8)):
        pieces = read(shadow, begin, at) if at <= stop else None
        if pieces is not None and not is_generic(shadow[begin:at]):
            return _gone_on(shadow, begin, Handed(pieces, at), stop)
    whole = read(shadow, begin, stop)
    if whole is not None:
        return Handed(whole, stop)
    return _first_name(shadow, begin, stop)


def _gone_on(shadow: str, begin: int, handed: Handed, stop: int) -> Handed:
    """The list with its last name whole: 督查 in 县政府督查室跟踪 is no predicate yet."""
    for at in hinges(shadow, handed.end + 1, min(stop, handed.end + _OFFICE)):
        if continues_name(shadow[handed.end : at]):
            pieces = read(shadow, begin, at)
            if pieces is not None:
                return Handed(pieces, at)
    return handed


_NO_OFFICE = ("高校", "学校", "大学", "中学", "小学", "医院", "企业", "银行", "幼儿园", "主体")


def _is_office(shadow: str, piece: Piece) -> bool:
    """Whether the body can be told without a predicate after it: no 高校毕业生, no 县城."""
    return piece.kind != "area" and not shadow.endswith(_NO_OFFICE, piece.start, piece.end)


def _first_name(shadow: str, begin: int, stop: int) -> Handed | None:
    """The shortest list whose last name is complete: 市政府办公室, not 市政府."""
    best: Handed | None = None
    tries = 0
    for place in range(begin + 2, stop + 1):
        if shadow[place - 1] not in last_characters():
            continue
        tries += 1
        if tries > _TRIES or (best is not None and place - best.end > 6):
            break
        if best is None:
            pieces = read(shadow, begin, place)
            if pieces is not None and all(_is_office(shadow, piece) for piece in pieces):
                best = Handed(pieces, place)
        elif shadow[best.end - 1 : place] == "部门" or continues_name(shadow[best.end : place]):
            pieces = read(shadow, begin, place)
            best = Handed(pieces, place) if pieces is not None else best
    return best
