"""What single lines are by their own words: title, fact, greeting, recipients, issuer, date."""

from __future__ import annotations

import re
from functools import cache

from toolkit.parse.blocks import RESPONSIBILITY
from toolkit.parse.lexicon import alternation, words
from toolkit.parse.patterns import LazyPattern
from toolkit.parse.sentences import Draft

_YEAR = r"(?:\d{4}|[一二三四五六七八九〇○零]{4})年"
_DATE = (
    rf"{_YEAR} ?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月 ?"
    r"(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})日)?"
)
DATE_LINE = LazyPattern(rf"（? ?{_DATE} ?）?$", needs="月")
HAS_DATE = LazyPattern(_DATE, needs="月")
_NUMBER_LINE = LazyPattern(
    r"[^ ，。]{1,16}(?:（|\[)?\d{4}(?:）|\])?(?:第)? ?\d{1,5} ?号$", needs="号"
)
NOTE_LINE = LazyPattern(
    r"（(?:此件|联系人|联系电话|此文|本文|根据录音)[^）]*）$"
    r"|联 ?系 ?(?:人|电话|方式)(?:及(?:联系)?(?:电话|方式))? ?：[^。]{1,60}$",
    needs="（此 （联系 （本文 （根据 联系 联 系",
)
_ATTENDANCE = LazyPattern(
    r"（?(?:出 ?席|列 ?席|请 ?假|缺 ?席|记 ?录|参 ?会|参加|主 ?持|[分抄发主] ?[送报])"
    r"(?:人员?|单位|领导)? ?：",
    needs="：",
)
_WITH_SUBTITLE = LazyPattern(r"(?:报告|讲话|致辞|发言)(?:——|--|（).{4,60}$", needs="—— -- （")


def is_attendance(shadow: str, draft: Draft) -> bool:
    """出席：…… and its like, and 分送, 抄送 at the end."""
    return bool(_ATTENDANCE.match(shadow, draft.start, draft.end))


def is_responsibility(shadow: str, draft: Draft) -> bool:
    """责任单位：…… or 完成时限：…… on a line of its own."""
    return bool(RESPONSIBILITY.match(shadow, draft.start, draft.end))


def is_greeting(shadow: str, draft: Draft) -> bool:
    """同志们： and its like, standing alone."""
    length = draft.end - draft.start
    if length > 40 or (not draft.last and shadow[draft.end - 1] not in "！。"):
        return False
    return bool(_greeting().match(shadow, draft.start, draft.end))


def is_title(shadow: str, draft: Draft) -> bool:
    """A short line that ends with the name of a kind of document."""
    length = draft.end - draft.start
    if length > 80 or length < 2 or not (draft.first and draft.last):
        return False
    if is_meta_line(shadow, draft):
        return False
    if _title_end().search(shadow, max(draft.start, draft.end - 40), draft.end):
        return True
    return bool(_WITH_SUBTITLE.search(shadow, draft.start, draft.end))


def is_meta_line(shadow: str, draft: Draft) -> bool:
    """A line that states a fact: a label, a date, a document number, recipients."""
    if _label().match(shadow, draft.start, draft.end):
        return True
    if draft.end - draft.start > 200:
        return False
    return bool(
        DATE_LINE.match(shadow, draft.start, draft.end)
        or _NUMBER_LINE.match(shadow, draft.start, draft.end)
        or NOTE_LINE.match(shadow, draft.start, draft.end)
        or is_recipients(shadow, draft)
    )


def is_recipients(shadow: str, draft: Draft) -> bool:
    """各县区人民政府，市直各部门：  the line that ends with a colon and names only bodies."""
    if not (draft.first and draft.last) or shadow[draft.end - 1] != "：":
        return False
    line = shadow[draft.start : draft.end - 1]
    return len(line) <= 300 and "。" not in line and bool(_recipients().match(line))


def is_issuer(shadow: str, draft: Draft) -> bool:
    """A short line that ends like the name of a body."""
    length = draft.end - draft.start
    if not (draft.first and draft.last) or length > 60:
        return False
    return bool(_issuer_end().search(shadow, max(draft.start, draft.end - 8), draft.end))


@cache
def _greeting() -> re.Pattern[str]:
    people = alternation(words("frame", "people"))
    posts = alternation(words("frame", "people", "post"))
    return re.compile(
        rf"(?:(?:尊敬的|敬爱的)?(?:各位|全体)?(?:[^\W\d]{{0,4}}?){people}们?[、，：！。 ]*)+$"
        rf"|(?:尊敬的|敬爱的)?各位(?:[^\W\d]{{0,4}}?{posts}们?[、，：！。 ]*)+$"
    )


@cache
def _label() -> re.Pattern[str]:
    labels = "|".join(" *".join(map(re.escape, word)) for word in words("frame", "label"))
    return re.compile(rf"【?(?:{labels}) *[：/ 】]|（?(?:此件|本报记者|记者|通讯员)")


@cache
def _title_end() -> re.Pattern[str]:
    kinds = alternation(words("blocks", "title"))
    spaced = "|".join(" *".join(word) for word in ("工作报告", "讲话", "会议纪要", "通知"))
    return re.compile(
        rf"(?:{kinds}|{spaced})(?:全文|摘要|节选|（[^（）]{{1,20}}）|【[^】]{{1,10}}】)?[”》]?$"
    )


@cache
def _issuer_end() -> re.Pattern[str]:
    return re.compile(rf"{alternation(words('blocks', 'issuer'))}$")


@cache
def _recipients() -> re.Pattern[str]:
    kinds = alternation(
        [
            *words("blocks", "issuer"),
            "部门",
            "单位",
            "机构",
            "企业",
            "省",
            "市",
            "县",
            "区",
            "旗",
            "乡镇",
            "街道",
            "村",
            "社区",
            "科室",
            "处室",
            "各分子公司",
            "项目部",
        ]
    )
    return re.compile(rf"(?:[^，、；：。]{{0,30}}?{kinds}(?:（[^（）]{{0,30}}）)?(?:[，、；]|$))+$")
