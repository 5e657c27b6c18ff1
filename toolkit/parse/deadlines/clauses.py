"""Where the words of an event begin: from 前, 后, 日内 back to the clause, without its subject."""

from __future__ import annotations

from toolkit.parse.deadlines.rule import Place, compiled
from toolkit.parse.patterns import LazyPattern

_EDGE = r"[，。；：！？（）“”《》\n]|——"
_SUBJECT = LazyPattern(
    r"[^，]{0,18}?(?:机关|部门|机构|单位|政府|委员会|企业|公司|地区|各地"
    r"|人员|干部|办公室|[督科股处]查?室|党委|乡镇|街道|[局厅委办镇]|学校|医院|网站|专班|项目部)(?:督查室|办公室|办公厅)?"
    r"(?=[在于对要应须由经收接会作完自]|.{3})(?:都|均)?",
    needs="机关 部 机构 单位 政府 委 企业 公司 地区 各地 人员 办 室 街道 局 厅 镇 学校 医院"
    " 网站 专班",
)
_PARTICLE = (
    r"(?:并且?|且|但|而|同时|凡是?|原则上|一律|都|均|要|应当?|须|必须|需|可以?|能|将|请"
    r"|力争|确保|争取|务必|[在于对])+"
)
_AWAITED = LazyPattern(
    r"经(?![济营费验理常历贸开办由])|待(?![遇办业产人])"
    r"|自(?![治己然主身动觉信来我愿行由贸查筹驾建])",
    needs="经 待 自",
)
_JOINED = r".*并(?:[在于]|要|应当?)?(?![网购轨联列存行排])"
_REACH = 40


def left_edge(place: Place, offset: int) -> int:
    """Where the clause that an offset lies in begins; 40 characters back at most."""
    low = max(place.start, place.floor, offset - _REACH)
    edge = low
    for mark in compiled(_EDGE).finditer(place.shadow, low, offset):
        edge = mark.end()
    return edge


def event_start(place: Place, offset: int) -> int:
    """Where the words of the event that ends at an offset begin.

    Leading particles (并, 要, 在), a doer (各部门) and all up to 并 or 在 are left out.
    """
    start = left_edge(place, offset)
    start = _past(_PARTICLE, place, start, offset)
    awaited = _AWAITED.search(place.shadow, start, offset)
    if awaited:
        return awaited.start()
    subject = _SUBJECT.match(place.shadow, start, offset)
    if subject and offset - subject.end() >= 1:
        start = _past(_PARTICLE, place, subject.end(), offset)
    listed = place.shadow.rfind("、", start, offset)
    if listed >= start:  # a doer in front of which others stand: 督查室、县政府督查室核实后
        last = _SUBJECT.match(place.shadow, listed + 1, offset)
        start = last.end() if last and last.end() < offset else start
    start = _past(_JOINED, place, start, offset)
    inner = place.shadow.rfind("在", start, offset)
    if inner >= start and place.shadow[inner - 1 : inner] not in {"存", "现", "所", "正", "实"}:
        start = inner + 1
    return start


def _past(pattern: str, place: Place, start: int, end: int) -> int:
    found = compiled(pattern).match(place.shadow, start, end)
    return found.end() if found and found.end() < end else start
