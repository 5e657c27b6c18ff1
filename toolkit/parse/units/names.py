"""What counts as the name of a body: the endings and names of `words/unit*.toml`.

A string in these lists holds several words, parted by blanks.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, TypeAlias

from toolkit.parse import lexicon
from toolkit.parse.patterns import LazyPattern

Kind: TypeAlias = Literal["collective", "named", "area", "short", "counted"]

_LONGEST = 32
_ASIDE = LazyPattern(r"（[^（）]*）|“[^“”]*”")
_COMPOUND = LazyPattern(
    r"[^和与]+[和与][^和与]*(?:局|委|部|厅|署|办|处|科|室|会|中心|部门|机构|院|站|所)",
    needs="和 与",
)
_FORBIDDEN = LazyPattern(
    r"[的由把被使让给了着但是并或须我《》“”，。；：！？\n]|(?<!所)在(?![建岗职校京沪地册线编])|(?<!方)向(?![阳前荣])|(?<!机)要(?!素)"
    r"|(?<![华行作])为(?!民)"
    r"|(?<![日晚早周学党])报(?=[市县区省州旗国教财党主上])|以(?![上下内外])|(?<!认)可(?![再可])|每[年月周季天日]|抓紧|尽快|赶紧|立即|马上|未经|涉及|负责|属于|成立"
    r"|\d(?![号处团师军])"
)
_VERB_INSIDE = LazyPattern(
    r"(?:放开|制[订定]|参与|加快|加强|推[动进]|支持|鼓励|引导|促进|确保|实现|落实|提[升高]|完善|扩大|取消"
    r"|深化|强化|优化|打造|培育|建立|健全|开展|实施|抓好|做好|解决|防止|防范|坚持|突出|压实|关键看|要看"
    r"|作为|激励|帮助|提交|报请|提请|形成|聚焦|围绕|发挥|启动|减少|增加|运用|带动|通知|增设)(?!办|组|局|会|中心|专班|小组|领导|工作|处|科|委员会|单位|主体|机构)"
)
_QUALIFIED = ("其他", "其它", "有条件的", "符合条件的", "具备条件的", "相关的", "有关的")
_COLLECTIVE = LazyPattern(
    r"[^的由对向在]{0,8}各(?!项(?!目)|类|种|个|自|司|负|环|领|阶|尽|界|族|具)"
    r"|所有|全体|每个|有关|相关|其他|其它|有条件|符合条件|具备条件"
    r"|[全驻]?[市县区省旗盟州镇乡国][市县区省旗盟州镇乡国直级属]?(?:有关|相关)"
)
_WHOLE = LazyPattern(
    r"全[党军]|全社会|社会各界"
    r"|全(?:[市县区省旗盟州镇乡厅局校院司所国矿厂委]|公司|集团|系统|自治区|自治州|街道)"
    r"(?:上下|各级|各界|系统)|(?:其他|其它)?[省市县区地]（[区市县州盟旗地自治直辖、]{1,12}）(?:人民政府|政府|党委)?"
    r"|[省市县区旗盟州镇乡村]{2,5}(?:上下|三级|两级|四级|五级)|[村社区]{0,2}“?两委”?",
    needs="全 （ 社会各界 上下 三级 两级 四级 五级 两委",
)
_DEPARTMENT = frozenset("部局室组办科处厅委院站队所")
_NAME = LazyPattern(r"(?:[^\W\d_①-⑳]|·){2,14}(?:（[^（）]{1,20}）)?")
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁任沈"
    "姚卢姜崔钟谭陆范汪廖石贾韦夏付方邹熊白孟秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔汤"
)


@cache
def words(file: str, *keys: str) -> frozenset[str]:
    """The words of some lists of a file: units, unit_names, unit_openers or unit_clauses."""
    return frozenset(" ".join(lexicon.words(file, *keys)).split())


@cache
def _endings(*keys: str) -> tuple[str, ...]:
    return tuple(sorted(words("units", *keys)))


@cache
def last_characters() -> str:
    """Every character a body in a clause can end with, for the class of a pattern."""
    every = words("units", "organ", "area", "each") | words("unit_names", "collective", "firm")
    return "".join(sorted({word[-1] for word in every} | set("下级）”员")))


@lru_cache(maxsize=8192)
def kind_of(word: str) -> Kind | None:
    """What kind of body the words name on their own; None where they name none.

    国务院有关部门 and 各旗市区 are collective, 县应急局 is named, 试点城市 an area, 县公安 short.
    财政 alone is no body: see `is_short`.
    """
    if word in words("unit_names", "collective") or _WHOLE.fullmatch(word):
        return "collective"
    bare = _ASIDE.sub("", word) if "（" in word or "“" in word else word
    if not 1 < len(bare) <= _LONGEST or "（" in bare or "）" in bare:
        return None
    if not begins_name(bare) or not is_clean(bare):
        return None
    if _COLLECTIVE.match(bare):
        ends = _endings("organ", "area", "each") if "各" in bare else _endings("organ", "area")
        return "collective" if bare.endswith(ends) and not _is_blocked(bare) else None
    if bare.endswith(_endings("organ")):
        return "named" if _ends_as_organ(bare) else None
    if bare.endswith(_endings("area")):
        return None if bare.endswith(_endings("not_area")) else "area"
    return "short" if _is_ranked_short(bare) else None


def _ends_as_organ(word: str) -> bool:
    """Whether the ending is a body's: 管理科, but not 理科."""
    return not word.endswith(_endings("not_organ")) or word.endswith(_endings("yet_organ"))


def is_collective(word: str) -> bool:
    """Whether the words begin as a collective does: 各…, 有关…, 全…, 国务院各…."""
    return _COLLECTIVE.match(word) is not None


def is_short(word: str) -> bool:
    """Whether the words are a short name as in 财政、发改等部门, where the list proves it."""
    return word in words("unit_names", "short", "firm") or _is_ranked_short(word)


def is_each(word: str) -> bool:
    """Whether the words are a small body that only 各 makes one: 班组 after 各车间."""
    return word in words("units", "each")


def is_firm_short(word: str) -> bool:
    """Whether a short name can only be a body (发改), never a subject matter (教育)."""
    return word in words("unit_names", "firm")


def is_person(word: str) -> bool:
    """Whether the words end as persons or posts do: 主要负责人, 分管副县长."""
    return word.endswith(_persons())


def is_plain_person(word: str) -> bool:
    """Whether the words are nothing but a kind of person: 医师, 党员."""
    return word in words("unit_names", "person")


@cache
def _persons() -> tuple[str, ...]:
    return tuple(sorted(words("unit_names", "person")))


def is_generic(word: str) -> bool:
    """Whether the words are a bare 部门, 单位, 政府 that needs another body beside it."""
    return word in words("units", "generic")


def is_bare(word: str) -> bool:
    """Whether the words name a kind of body (医院, 企业), not one of them."""
    return word in words("units", "generic", "bare")


def could_be_name(word: str) -> bool:
    """Whether a list entry without a known ending may be a body beside known ones, not a person."""
    if not _NAME.fullmatch(word) or is_person(word) or is_generic(word):
        return False
    return is_clean(word) and word[0] != "第" and not (len(word) <= 3 and word[0] in _SURNAMES)


def begins_name(word: str) -> bool:
    """Whether no verb, preposition or pronoun stands at the beginning: 支持企业 is no body."""
    openers = words("unit_openers", "opener")
    if words("unit_openers", "barred") & {word[0], word[:2]} and word[:2] not in words(
        "unit_openers", "not_barred"
    ):
        return False
    if word[:2] not in openers and word[:3] not in openers:
        return True
    if "各" in word or len(word) < 3:
        return False
    return (len(word) <= 4 and word[-1] in _DEPARTMENT) or (
        len(word) <= 10 and word.startswith(_opening_names())
    )


@cache
def _opening_names() -> tuple[str, ...]:
    return tuple(sorted(words("unit_openers", "opener_in_name")))


def cannot_begin(word: str) -> bool:
    """Whether a long stretch surely begins with a verb; a quick check before it is read."""
    return word[:2] in words("unit_openers", "opener") and not word.startswith(_opening_names())


def continues_name(rest: str) -> bool:
    """Whether the words after a name belong to it: 督查室 after 市政府, not 督查工作."""
    return kind_of(rest) is not None and begins_name(rest)


def is_clean(word: str) -> bool:
    """Whether the words hold nothing that a name never holds: 的, a verb, a quotation, a figure."""
    rest = word
    if word.startswith(_QUALIFIED):
        rest = word[word.find("的") + 1 :] if "的" in word[:6] else word.replace("的", "")
    if ("和" in rest or "与" in rest) and not _COMPOUND.fullmatch(rest):
        return False
    return not (_FORBIDDEN.search(rest) or _VERB_INSIDE.search(rest))


def _is_blocked(word: str) -> bool:
    return word.endswith(_endings("not_organ")) or (
        word.endswith(_endings("not_area")) and not word.startswith(("各", "全"))
    )


def _is_ranked_short(word: str) -> bool:
    levels, shorts = words("unit_names", "level"), words("unit_names", "short", "firm")
    return any(word[:size] in levels and word[size:] in shorts for size in (1, 2, 3))
