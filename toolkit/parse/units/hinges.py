"""The hinge of a clause: the last character of a body before a word that opens a predicate.

Patterns are built from `words/unit_clauses.toml` on first use.
"""

from __future__ import annotations

import re
from functools import cache

from toolkit.parse.lexicon import alternation, first_characters
from toolkit.parse.patterns import LazyPattern
from toolkit.parse.units.names import last_characters, words

_ADVERBS = (
    r"(?:[都也还更均仍就既又同先将]|首先|同时|一定|同样|一律|原则上|每[年月周季](?:度|末)?|定期|切实|主要|普遍"
    r"|也都|更加?|今后|会后|节后|今年|年内|全部|务必)?"
)
_OUGHT = (
    r"要(?![求素点件害闻塞义目道职略])|应(?:当|该)?(?![急用对届收付战变允诺援试邀景聘激])|须(?!知)|必须"
    r"|务必|务求|务须|需要?(?![求量])|不得|不准|不许|严禁|不能|不要|切忌|切记"
    r"|可(?=以|按|根据|结合|因地制宜|参照|自主|自行|适当|视|采取|探索|组织|在)"
)
_DUTY = (
    r"牵头(?!单位|部门|人|的|领导)|负责(?!人|同志|的|制(?![定订作]))|负总责|负主责|主办(?!方|单位|部门|者)|承办"
    r"|配合(?!部门|单位|度)|协助|协办(?!单位)"
    r"|(?:是|为|作为)(?:总?牵头|责任|配合|主办|协办|承办|实施)(?:单位|部门|主体)"
)
_OPENS = "[，：]?"
_NOT_AFTER_VERB = r"(?!了|的|率|力度|情况|过程|机制|体系|能力|水平|制度)"
_ORGANISE = r"组织(?!的|了|要|都|也|部|机构|化|体系|生活|建设|架构|人事|领导|性|关系|形式)"
_FIRST_OF_MODAL = (
    "都也还更均仍就既又同先将首一原每定切主普今年全务要应须必需不严可牵负承是为作会节配协"
)

modal = LazyPattern(_OPENS + _ADVERBS + f"(?:{_OUGHT}|{_DUTY})")
"""要, 都要, 必须, 负责, 牵头 and the like: what makes the body before it a subject for sure."""

NOT_A_BODY = frozenset({"所在", "所需", "所有", "所以", "所为", "处于", "处在", "在于", "部在"})
"""Pairs of characters across a hinge that belong together."""


@cache
def hinge() -> re.Pattern[str]:
    """Matches the last character of a possible body directly before a predicate."""
    weak = words("unit_clauses", "adverb", "verb")
    prepositions = words("unit_clauses", "preposition")
    first = first_characters({*weak, *prepositions, *_FIRST_OF_MODAL, "组", "请", "商"})
    blocked = alternation(words("unit_clauses", "not_preposition"))
    return re.compile(
        rf"[{last_characters()}作况](?={_OPENS}(?:{first}|\d))"
        rf"(?={modal.pattern}|：?(?:{alternation(weak)}{_NOT_AFTER_VERB}|{_ORGANISE}"
        rf"|商(?=[市县区省国])|(?!{blocked}){alternation(prepositions)}|\d{{1,4}}(?:年|月|日)))"
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
