"""The role of a subject, from the predicate that follows it."""

from __future__ import annotations

from toolkit.model import UnitRole
from toolkit.parse.patterns import LazyPattern

_OUGHT = "(?:要|应当?|须|必须|务必)"
_LEAD = LazyPattern(
    rf"(?:[^，。；]{{0,6}}?{_OUGHT})?[^，。；]{{0,6}}?"
    r"(?:牵头(?!单位|部门|人)|总负责|负总责|负主责|主办(?!方|单位|部门|者)|[是为]总?牵头)"
    r"|对[^。；，]{0,40}?负总责",
    needs="牵头 负责 总责 主责 主办",
)
_HELPS = LazyPattern(
    r"(?:协同(?!发力|推进|作战|联动|治理|创新|攻坚)|支持(?!和|与|引导|鼓励))[^，。；、]{2}",
    needs="协同 支持",
)
"""Helping words that make a helper only of a body beside one that leads or answers."""
_LED = LazyPattern(r"(?:负责|牵头|主办)(?!人|同志|的)[^。；\n]*$", needs="负责 牵头 主办")
_REACH = 80
_SUPPORT = LazyPattern(
    rf"{_OUGHT}?(?:共同|密切|积极|主动|全力|切实|认真|支持)*(?:做好)?(?:配合|协助|协办|[是为](?:配合|协办))"
    r"|(?:共同|密切|积极|主动|全力)*参[与加]"
    rf"|{_OUGHT}?(?:积极|大力|全力|密切)?(?:协同|支持)(?=[，。；、]|配合|做好)"
    rf"|{_OUGHT}?(?:在[^，。；]{{1,12}}上)?(?:给|予)[予以][^，。；]{{0,8}}支持",
    needs="配合 协助 协办 参 协同 支持",
)
_LATER = LazyPattern(
    rf"{_OUGHT}[^。；]{{0,30}}?(?:积极|密切|主动|全力|大力|做好)(?:支持)?配合", needs="配合"
)
_MUTUAL = LazyPattern(
    r"相互|各司其职|各负其责|通力|协作配合|分工(?:负责|协作|合作)", needs="相互 各 通力 协作 分工"
)
_CLAUSES = LazyPattern(r"[^。；！？\n]*")


def role_after(shadow: str, at: int, end: int, names: list[str]) -> UnitRole:
    """The role of the subjects `names` that end at `at`.

    要牵头 and 负总责 lead; 配合, 协助 and 要…积极配合 support, the latter only for bodies set apart
    from the doers (有关部门), not for all of them (各部门要密切配合).
    """
    if _LEAD.match(shadow, at, end):
        return "lead"
    if _SUPPORT.match(shadow, at, end) or (
        _HELPS.match(shadow, at, end) and _LED.search(shadow, max(0, at - _REACH), at)
    ):
        return "responsible" if _among_all(shadow, at, end, names) else "support"
    if _LATER.match(shadow, at, end) and not _among_all(shadow, at, end, names):
        return "support"
    return "responsible"


def _among_all(shadow: str, at: int, end: int, names: list[str]) -> bool:
    """Whether everybody is told to work together, so that nobody is the helper of another."""
    if any(name.startswith("各") and "相关" not in name for name in names):
        return shadow.startswith(("要", "应", "须", "必", "务"), at)
    clauses = _CLAUSES.match(shadow, at, end)
    return clauses is not None and _MUTUAL.search(shadow, at, clauses.end()) is not None
