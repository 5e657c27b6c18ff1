"""Bodies as subjects of clauses: 县应急局要…, 各地区各部门要…, 财政、发改等部门要….

Only at a hinge (`hinges`) are the words back to the beginning of the clause read as a list.
"""

from __future__ import annotations

from toolkit.model import UnitRole
from toolkit.parse.patterns import LazyPattern
from toolkit.parse.units.found import Found
from toolkit.parse.units.hinges import NOT_A_BODY, hinges, lead_in, modal
from toolkit.parse.units.lists import Piece, read
from toolkit.parse.units.names import cannot_begin, continues_name, is_generic
from toolkit.parse.units.predicates import role_after

_REACH = 120
_LONG = 10
_BOUNDARY = frozenset("，。；：！？\n")
_DUTIES = frozenset({"牵头", "负责", "主办", "配合", "参与", "协助"})
_ENDING_DUTY = LazyPattern(
    r"(?:按职责|分工|共同|具体)*(?:配合|协助|负责|落实|参与|参加|协办|支持|协同)(?:[，。；、]|$)"
)
_LABELS = frozenset({"牵头单位", "牵头部门", "责任单位", "责任部门", "配合单位", "主办单位"})
_OPENING, _CLOSING = frozenset("（“"), frozenset("）”")
_RELATED = ("有条件", "符合条件", "具备条件", "其他", "其它", "各")
_INSTRUMENT = LazyPattern(
    r"会同|(?<![自理缘事经原因来])由|(?:(?<![^\W\dA-Za-z_①-⑳])|[要应须可]|积极|主动|密切|全力|做好)配合(?!部门|单位)|联合(?=[市县区省镇、])"
)
_COLLECTIVE_START = LazyPattern(
    r"各(?!项|类|种|个|自|环|领|阶)|所有|全[市县区省旗盟州国党社]|有关|相关|试点"
)
_ADVERBIAL_END = LazyPattern(r".*(?:[时后前中下起内间年月日底，初末上里]|以来)$")
_LONG_ORGAN = LazyPattern(
    r"[^，。；：、的《》“”（）\n]{4,30}(?:领导小组|工作小组|工作组|委员会|指挥部|专班|联席会议)(?:办公室)?"
)
"""推进老旧小区改造提升工作领导小组办公室: an organ whose name is made of verbs."""
_EACH = (
    r"(各(?:地区|地|部门|单位|级|[旗县市区乡镇盟州省]{1,3}(?:镇|街道)?(?:（[^（）]{1,20}）)?"
    r"|村|社区|街道))"
)
_TOPIC = LazyPattern(rf"{_EACH}[^，。；]{{2,16}}(?:工作|情况)")
_REPORT = LazyPattern(rf"{_EACH}[^，。；]{{2,48}}(?:情况|问题|方案)")
_PAPERS = ("表", "名单", "清单", "台账", "材料", "数据")
_HAND_IN = LazyPattern(r"，?[^，。；]{0,14}?(?:报[送到给]|[上送]交|交[到给来]|送[到给])")
_TO_REPORT = LazyPattern(r"，?(?:要|应当?|须|请)[^，。；]{0,14}?报")
_WEAK_ENDINGS = (
    *("企业", "公司", "系统", "战线", "中心", "组织", "村", "社区", "城市", "园区", "区"),
    *("厂", "站", "市场主体", "经营主体"),
)
_NAMED_ENTERPRISE = (
    *("驻", "供水", "供电", "供热", "供气", "燃气", "公交", "电力", "水务", "自来水", "城投"),
    *("交投", "环卫", "移动", "联通", "电信"),
    "区属",
    "市属",
    "省属",
    "国有",
    "头部",
    "规上",
    "骨干",
    "试点",
    "重点",
    "龙头",
)
_TOWN = LazyPattern(r"[^\W\d各该本全我一两每某老新农城乡小大县市省管聘驻到进]{2,4}(?:镇|乡|街道)")
_LOCAL_FIRM = LazyPattern(
    r"[省市县区旗州镇乡](?![域级场政面内外直属民]|城(?![投管建发交控]))[^，]{1,12}(?:公司|中心|站)"
)
_ROLE_IN_NAME: dict[str, UnitRole] = {
    "牵头": "lead",
    "主办": "lead",
    "配合": "support",
    "协办": "support",
}
_AGENT = LazyPattern(r"(?:[^，。；：、的]{1,5}前|[一二三四]季度|[上下]半年)?把|会同|对接")
_RULE_OF_LIST = {"counted": "unit.counted", "short": "unit.elliptical"}
_TOO_WIDE = frozenset({"全国", "全社会", "各方面", "社会各界", "各界", "各方"})


def find_subjects(shadow: str, start: int, end: int) -> list[Found]:
    """The bodies that are subjects of clauses in the stretch, in order of place."""
    found: list[Found] = []
    for at in hinges(shadow, start, end):
        if shadow[at - 1 : at + 1] not in NOT_A_BODY:
            here = _at_hinge(shadow, start, at, end)
            if here:
                _merge(shadow, found, here)
    return found


def _merge(shadow: str, found: list[Found], here: list[Found]) -> None:
    """Add bodies; where they overlap earlier ones they are right only as the same name gone on.

    市政府督查室要 first gives 市政府, as 督查 may be a predicate; then the whole name.
    """
    if found and found[-1].end > here[0].start:
        if not continues_name(shadow[found[-1].end : here[-1].end]):
            return
        while found and found[-1].end > here[0].start:
            found.pop()
    found += here


def _at_hinge(shadow: str, start: int, at: int, end: int) -> list[Found]:
    opening = clause_start(shadow, start, at)
    begin = _after_lead_in(shadow, opening, at)
    strong = modal.match(shadow, at, end) is not None
    if _INSTRUMENT.search(shadow, begin, at):
        return []
    if opening > start and shadow[opening - 1] == "、" and not _ENDING_DUTY.match(shadow, at, end):
        return []
    pieces = _subject(shadow, begin, at, strong=strong)
    if pieces is None:
        return _topic(shadow, begin, at, end)
    pieces = _before_comma(shadow, begin, start) + pieces
    role = role_after(shadow, at, end, [shadow[each.start : each.end] for each in pieces])
    kinds = {piece.kind for piece in pieces}
    rule = next((rule for kind, rule in _RULE_OF_LIST.items() if kind in kinds), "unit.subject")
    return [
        Found(
            piece.start,
            piece.end,
            _ROLE_IN_NAME.get(shadow[piece.start : piece.start + 2], role),
            "unit.collective" if piece.kind == "collective" else rule,
        )
        for piece in pieces
    ]


def clause_start(shadow: str, start: int, at: int) -> int:
    """Where the clause that ends at `at` begins; marks inside brackets and quotes do not count."""
    depth = 0
    least = max(start, at - _REACH)
    for place in range(at - 1, least - 1, -1):
        mark = shadow[place]
        if mark in _CLOSING:
            depth += 1
        elif mark in _OPENING:
            if depth == 0:
                return place + 1
            depth -= 1
        elif depth == 0 and (
            mark in _BOUNDARY or (mark == "、" and shadow[place - 2 : place] in _DUTIES)
        ):
            return place + 1
    return least


def _after_lead_in(shadow: str, begin: int, at: int) -> int:
    for _ in range(4):
        match = lead_in().match(shadow, begin, at)
        if match is None or match.end() == begin:
            break
        begin = match.end()
    return begin


def _subject(shadow: str, begin: int, at: int, *, strong: bool) -> list[Piece] | None:
    pieces = read(shadow, begin, at) if _may_be_list(shadow, begin, at) else None
    if pieces is None:
        pieces = _after_adverbial(shadow, begin, at)
    if pieces is None and strong and _LONG_ORGAN.fullmatch(shadow, begin, at):
        pieces = [Piece(begin, at, "named")]
    if pieces is None or strong or _are_sure(shadow, pieces, at):
        return pieces
    known = all(piece.kind in {"named", "collective"} for piece in pieces)
    if known and _ENDING_DUTY.match(shadow, at):
        return pieces
    if _AGENT.match(shadow, at) and all(piece.kind in {"named", "counted"} for piece in pieces):
        return pieces
    return None


def _may_be_list(shadow: str, begin: int, at: int) -> bool:
    """A quick look before the words are read: no quoted title, no 的, no verb in front."""
    if at - begin > _LONG and cannot_begin(shadow[begin : begin + 8]):
        return False
    if shadow.find("《", begin, at) >= 0:
        return False
    return shadow.find("的", begin, at) < 0 or shadow.startswith(_RELATED, begin)


def _are_sure(shadow: str, pieces: list[Piece], at: int) -> bool:
    """Whether all may be subjects without 要; a sure one proves the others."""
    if len(pieces) > 1 and shadow.endswith(("部门", "单位"), pieces[0].start, at):
        pieces = [piece for piece in pieces if piece.kind != "short"]
    sure = [_is_sure(shadow, piece) for piece in pieces]
    return all(sure) or (
        any(sure)
        and all(known or _is_firm(shadow, piece) for known, piece in zip(sure, pieces, strict=True))
    )


def _is_firm(shadow: str, piece: Piece) -> bool:
    """Whether a firm may be a subject beside a sure body: 燃气公司 of 水务集团和燃气公司."""
    return piece.kind == "named" and shadow.endswith("公司", piece.start + 2, piece.end)


def _after_adverbial(shadow: str, begin: int, at: int) -> list[Piece] | None:
    """在…的同时各地区, 年内各统筹地区: the list after an adverbial without a comma."""
    match = _COLLECTIVE_START.search(shadow, begin, at)
    if match is None or match.start() == begin:
        return None
    if not _ADVERBIAL_END.match(shadow, begin, match.start()):
        return None
    return read(shadow, match.start(), at)


def _is_sure(shadow: str, piece: Piece) -> bool:
    """Whether a body may be a subject without 要 or the like."""
    word = shadow[piece.start : piece.end]
    if piece.kind == "collective":
        return word not in _TOO_WIDE
    if piece.kind == "short" or is_generic(word) or word in _LABELS:
        return False
    if piece.kind == "area":
        return (
            "试点" in word
            or "示范" in word
            or word.startswith("属地")
            or bool(_TOWN.fullmatch(word))
        )
    if _LOCAL_FIRM.fullmatch(word):
        return True
    return not word.endswith(_WEAK_ENDINGS) or word.startswith(_NAMED_ENTERPRISE)


def _topic(shadow: str, begin: int, at: int, end: int) -> list[Found]:
    """各地区秋粮收购工作要抓紧: the body before the matter it answers for or reports."""
    if shadow.endswith(_PAPERS, begin, at):
        return _papers(shadow, begin, at, end)
    if not shadow.endswith(("工作", "情况", "问题", "方案"), begin, at):
        return []
    match = _TOPIC.fullmatch(shadow, begin, at)
    if match is None and _TO_REPORT.match(shadow, at, end):
        match = _REPORT.fullmatch(shadow, begin, at)
    if match is None:
        return []
    return [Found(match.start(1), match.end(1), "responsible", "unit.topic")]


def _papers(shadow: str, begin: int, at: int, end: int) -> list[Found]:
    """各大队的值班表今天统一交到指挥中心: those whose papers are to be handed in."""
    owner = shadow.find("的", begin, at)
    if owner < 0 or not _HAND_IN.match(shadow, at, end):
        return []
    pieces = read(shadow, begin, owner) or []
    if any(piece.kind != "collective" for piece in pieces):
        return []
    return [Found(piece.start, piece.end, "responsible", "unit.topic") for piece in pieces]


def _before_comma(shadow: str, begin: int, start: int) -> list[Piece]:
    """Bodies before a comma: 市直各部门、各乡镇，经开区管委会要."""
    pieces: list[Piece] = []
    for _ in range(4):
        if begin <= start or shadow[begin - 1] != "，":
            break
        stop = begin - 1
        begin = clause_start(shadow, start, stop)
        before = read(shadow, _after_lead_in(shadow, begin, stop), stop)
        if before is None or any(piece.kind in {"area", "short"} for piece in before):
            break
        pieces = before + pieces
    return pieces
