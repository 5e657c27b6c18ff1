"""The words of duty and the labels in responsibility notes, and the roles they give."""

from __future__ import annotations

from toolkit.model import UnitRole
from toolkit.parse.patterns import LazyPattern

_HOW = (
    r"(?:按照?(?:各自)?(?:职责|职能|分工|任务|工作)(?:职责|任务|权限|范围|和)?(?:分工)?"
    r"|根据(?:各自)?职责(?:分工)?|依(?:据|照)?职[责能](?:分工)?|分别|共同|各自|具体|分工|联合|统筹"
    r"|分级|主要|统一|全面|密切|积极|予以|做好|抓好|一并|持续|总|等)"
)
_ANYWHERE = (
    r"(?:负责(?!人|同志|的|制(?![定订作]))|负总责|牵头(?!单位|部门|人|的|领导)|主办|配合|协助|协同"
    r"|协办|参与|参加|会办|会同)"
)
_AFTER = (
    r"(?:此项|该项|相关|有关|具体|组织|日常|统筹|抓好|工作|实施|落实|推进|完成|到位|等|事宜"
    r"|任务){0,4}"
)
_AT_THE_END = (
    r"(?:落实|实施|承办|承担|推进|办理|执行|督办|支持|组织|主抓|指导|监管|督促)"
    rf"(?={_AFTER}(?:[，；。;\n）】]|$))"
)
_LEADS = ("牵头", "主办", "总责", "总负责", "主抓")
_SUPPORTS = ("配合", "协助", "协同", "协办", "参与", "参加", "支持", "会办")
_IS_RESPONSIBLE = ("责任", "承办", "落实", "实施", "负责", "承担", "主责", "执行")
_LABEL_ENDS = ("单位", "部门", "机构", "科室", "处室", "股室", "主体", "方")
_SHORT_LABELS = frozenset(
    {"牵头", "责任", "配合", "主办", "协办", "负责", "承办", "参与", "主责", "协同", "参加"}
)
_REST = LazyPattern(_AFTER)

DUTY = LazyPattern(
    rf"{_HOW}{{0,4}}(?:{_ANYWHERE}|{_AT_THE_END}){{1,3}}",
    needs="负责 负总责 牵头 主办 配合 协助 协同 协办 参与 参加 会办 会同 落实 实施 承办 承担 推进"
    " 办理 执行 督办 支持 组织 主抓 指导 监管 督促",
)
"""A word of duty with its adverbs: 按职责分工负责, 牵头负责, 配合, 会同."""

LABEL = LazyPattern(
    r"(?<![^\W\dA-Za-z_①-⑳])(?P<name>[^\W\dA-Za-z_①-⑳]{2,8})(?:（[^（）]{1,8}）)?："
    r"|(?P<noun>(?:牵头|责任|配合|主办|协办|承办)(?:单位|部门))[为是]",
    needs="： 单位 部门",
)
"""A label before a list: 责任单位：, 牵头部门为."""

LEADER_MARK = LazyPattern(r"（(?:总?牵头|主办|主责|牵头单位|牵头部门|主办单位)）$", needs="（")
"""The mark of the leading body inside a list: 市教育局（牵头）."""

BY_POSITION = LazyPattern(
    r"(?:第一|首)[^，。；（）]{0,10}?(?:为|是|系|即)(?:总?牵头|主办|主要责任)(?:单位|部门|者)?",
    needs="第一 首",
)
"""The sentence by which a document lets the first body of each list lead."""

PASSED = LazyPattern(
    r"\d|[年月]底|季度|时[限间]|长期|持续|完成|[上中下]旬|期限|领导|负责人|责任人|联系人|电话|同志|牵头人"
)
"""What a note may hold beside bodies: dates, persons, telephone numbers."""


def role_of(duty: str) -> UnitRole:
    """The role a word of duty gives to the bodies before it."""
    if any(word in duty for word in _LEADS):
        return "lead"
    if any(word in duty for word in _SUPPORTS) and not duty.endswith("负责"):
        return "support"
    return "responsible"


def label_role(name: str) -> UnitRole | None:
    """The role a label gives to the list after it; None for labels of persons and times."""
    if not (name in _SHORT_LABELS or name.endswith(_LABEL_ENDS)):
        return None
    if any(word in name for word in _LEADS):
        return "lead"
    if any(word in name for word in _SUPPORTS):
        return "support"
    return "responsible" if any(word in name for word in _IS_RESPONSIBLE) else None


def finished(shadow: str, start: int, end: int) -> bool:
    """Whether nothing but fillers such as 工作, 落实 stands in the stretch."""
    return _REST.fullmatch(shadow, start, end) is not None
