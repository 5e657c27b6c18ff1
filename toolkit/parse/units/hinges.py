"""The hinge of a clause: the last character of a body before a word that opens a predicate.

Patterns are built from `words/unit_clauses.toml` on first use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from toolkit.parse.lexicon import alternation, first_characters
from toolkit.parse.patterns import LazyPattern
from toolkit.parse.units.names import last_characters, words

_ADVERBS = (
    r"(?:[都也还更均仍就既又同先将]|首先|同时|一定|同样|一律|原则上|每[年月周季](?:度|末)?|定期|切实|主要|普遍"
    r"|也都|更加?|今后|会后|节后|今年|年内|全部|务必)?"
)
_OUGHT = (
    r"要(?![求素件害闻塞义目道职略]|点(?!名))|应(?:当|该)?(?![急用对届收付战变允诺援试邀景聘激])|须(?!知)|必须"
    r"|务必|务求|务须|需要?(?![求量])|不得|不准|不许|严禁|不能|不要|切忌|切记"
    r"|可(?=以|按|根据|结合|因地制宜|参照|自主|自行|适当|视|采取|探索|组织|在)"
)
_DUTY = (
    r"都有责任|负有[^，。；]{0,6}责任|牵头(?!单位|部门|人|的|领导)|负责(?!人|同志|的|制(?![定订作]))|负总责|负主责|主办(?!方|单位|部门|者)|承办"
    r"|配合(?!部门|单位|度)|协助|协办(?!单位)"
    r"|(?:是|为|作为)(?:总?牵头|责任|配合|主办|协办|承办|实施)(?:单位|部门|主体)"
)
_OPENS = "[，：]?"
_NOT_AFTER_VERB = ("了", "的", "率", "力度", "情况", "过程", "机制", "体系", "能力", "水平", "制度")
_NOT_ORGANISING = (
    *("的", "了", "要", "都", "也", "部", "机构", "化", "体系", "生活", "建设", "架构", "人事"),
    *("领导", "性", "关系", "形式"),
)
_ASKING = tuple("商" + body for body in "市县区省国") + tuple(
    "报" + body for body in "市县区省州旗国教财党"
)
_DATED = LazyPattern(
    r"\d{1,4}[年月日]"
    r"|[\d一二三四五六七八九十两半]{1,3}(?:天|周|个月|个?小时|分钟|个?工作日|个星期)(?:之|以)?内"
)
_TIMED = (
    r"(?![会办局部组处站所室院])[^，。；：、的]{1,5}前"
    r"(?:把|报[送到给县市区省]|上报|提交|拿出|交[到来给])"
)
"""开春前把: a time of any wording, where what follows can only be done by somebody."""
_CALLED = LazyPattern(r"的?[老小][\u4e00-\u9fff]，你们?|的(?:同志|负责人)[^，。；]{0,8}，你们?")
"""自然资源局老马，你们…: what is said to somebody of a body is said to the body."""
_FILED = LazyPattern(r"报[^，。；]{2,14}(?:备案|审批|批准|审核|审定|同意|核准|批复)")
"""镇财政所报县财政局备案: whoever files it, not where it is filed."""
_BY_A_TIME = LazyPattern(_TIMED)
_FIRST_OF_MODAL = (
    "都也还更均仍就既又同先将首一原每定切主普今年全务要应须必需不严可牵负承是为作会节配协"
)

_PAPER_ENDS = "单表账料据"
"""Last characters of what is handed in: 各科室的值班表，今天交到…."""

modal = LazyPattern(_OPENS + _ADVERBS + f"(?:{_OUGHT}|{_DUTY})")
"""要, 都要, 必须, 负责, 牵头 and the like: what makes the body before it a subject for sure."""

NOT_A_BODY = frozenset({"所在", "所需", "所有", "所以", "所为", "处于", "处在", "在于", "部在"})
"""Pairs of characters across a hinge that belong together."""


def hinges(shadow: str, start: int, end: int) -> Iterator[int]:
    """The places in [start, end) between the last character of a possible body and a predicate."""
    for place in _possible_hinge().finditer(shadow, start, end):
        if _opens_predicate(shadow, place.end(), end):
            yield place.end()


def _opens_predicate(shadow: str, at: int, end: int) -> bool:
    if modal.match(shadow, at, end):
        return True
    if shadow.startswith("：", at, end) or (
        shadow[at - 1] in _PAPER_ENDS and shadow.startswith("，", at, end)
    ):
        at += 1
    if _weak_opens(shadow, at, end) or shadow.startswith(_ASKING, at, end):
        return True
    if shadow.startswith("组织", at, end):
        return not shadow.startswith(_NOT_ORGANISING, at + 2, end)
    return any(time.match(shadow, at, end) for time in (_DATED, _CALLED, _FILED, _BY_A_TIME))


def _weak_opens(shadow: str, at: int, end: int) -> bool:
    """Whether an adverb, a verb or a preposition of the lists stands there."""
    verbs, prepositions = words("unit_clauses", "adverb", "verb"), _prepositions()
    for length in _lengths():
        word = shadow[at : min(at + length, end)]
        if word in verbs and not shadow.startswith(_NOT_AFTER_VERB, at + length, end):
            return True
        if word in prepositions and not shadow.startswith(_not_prepositions(), at, end):
            return True
    return False


@cache
def _prepositions() -> frozenset[str]:
    return words("unit_clauses", "preposition")


@cache
def _not_prepositions() -> tuple[str, ...]:
    return tuple(sorted(words("unit_clauses", "not_preposition")))


@cache
def _lengths() -> tuple[int, ...]:
    weak = words("unit_clauses", "adverb", "verb", "preposition")
    return tuple(sorted({len(word) for word in weak}))


@cache
def _possible_hinge() -> re.Pattern[str]:
    """A quick look: the last character of a body before the first one of a predicate."""
    weak = words("unit_clauses", "adverb", "verb", "preposition")
    first = first_characters({*weak, *_FIRST_OF_MODAL, *"组请商的老小二三四五六七八九十两半"})
    return re.compile(
        rf"[{last_characters()}作况题案{_PAPER_ENDS}](?={_OPENS}(?:{first}|\d)|{_TIMED})"
    )


@cache
def lead_in() -> re.Pattern[str]:
    """Matches what may stand before the subject: a marker, a date, 同时, 请."""
    return re.compile(
        r" |（?[一二三四五六七八九十\d]{1,3}(?:）、?|[、.](?!\d)| (?=\S))|[①-⑳]"
        r"|第[一二三四五六七八九十]{1,2}[，、是要]|[一二三四五六七八九十][是要]|[—-]{1,2}"
        r"|(?:到|从|至|于)?(?:\d{4}年|[今明]年)?(?:\d{1,2}月)?(?:\d{1,2}日|[年月]?底|末|[上中下]旬)?"
        r"(?:之?前|起|以来|期间)"
        f"|{alternation(words('unit_clauses', 'lead_in'))}"
    )
