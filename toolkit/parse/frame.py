"""The frame around the body: title, document facts, greeting, signature, annex tables, chrome."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from toolkit.model import Role
from toolkit.parse.blocks import Block, is_chrome
from toolkit.parse.lexicon import alternation, words
from toolkit.parse.numbering import marker_at
from toolkit.parse.sentences import Draft


class Verdict(NamedTuple):
    """The role of a sentence and the rule that gave it."""

    role: Role
    rule: str


_HEAD_LIMIT = 60
_YEAR = r"(?:\d{4}|[一二三四五六七八九〇○零]{4})年"
_DATE = (
    rf"{_YEAR} ?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月 ?"
    r"(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})日)?"
)
_DATE_LINE = re.compile(rf"（? ?{_DATE} ?）?$")
_NUMBER_LINE = re.compile(r"[^ ，。]{1,16}(?:（|\[)?\d{4}(?:）|\])?(?:第)? ?\d{1,5} ?号$")
_ANNEX = re.compile(r"附 ?[件表录] ?(?:[一二三四五六七八九十]{1,2}|\d{1,2})? ?(?:[：:]|$)")
_TABLE_TITLE = re.compile(r"[^。，；]{2,50}(?:表|清单|一览)(?:（[^（）]{0,20}）)?$")
_SUBTITLE = re.compile(r"[—-]{1,4}[^。]{4,60}$|（在[^（）]{4,60}）$|在[^。，]{4,50}(?:上|时)$")
_ATTENDANCE = re.compile(
    r"（?(?:出 ?席|列 ?席|请 ?假|缺 ?席|记 ?录|参 ?会|参加|主 ?持|[分抄发主] ?[送报])"
    r"(?:人员?|单位|领导)? ?："
)
_HAS_DATE = re.compile(_DATE)
_NOTE_LINE = re.compile(r"（(?:此件|联系人|联系电话|此文|本文|根据录音)[^）]*）$")
_RESPONSIBILITY = re.compile(
    r"[（【]?(?:(?:牵头|责任|配合|主办|协办|承办|落实|参加|参与|主要责任|协同配合)(?:责任)?(?:单位|部门|领导|人)|(?:完成|办理|办结)?(?:时限|时间|期限)|完成日期)[】]?："
)
ANNEX_LINE = "frame.annex"
ANNEX_TITLE = "frame.annex_title"
RESPONSIBILITY_LINE = "frame.responsibility_line"
_WITH_SUBTITLE = re.compile(r"(?:报告|讲话|致辞|发言)(?:——|--|（).{4,60}$")
_WORD = re.compile(r"\w")
_UNENDED = frozenset("。！？；，：、")


def frame_roles(shadow: str, blocks: list[Block], drafts: list[Draft]) -> list[Verdict | None]:
    """The role of each sentence that belongs to the frame; None for the body."""
    verdicts: list[Verdict | None] = [None] * len(drafts)
    for index, draft in enumerate(drafts):
        kind = blocks[draft.block].kind
        if kind == "page":
            verdicts[index] = Verdict("boilerplate", "frame.page_number")
        elif not _WORD.search(shadow, draft.start, draft.end):
            verdicts[index] = Verdict("boilerplate", "frame.no_words")
        elif kind == "chrome" or _is_glued_chrome(shadow, draft):
            verdicts[index] = Verdict("boilerplate", "frame.site_chrome")
        elif _is_greeting(shadow, draft):
            verdicts[index] = Verdict("greeting", "frame.greeting")
        elif draft.first and _ATTENDANCE.match(shadow, draft.start, draft.end):
            verdicts[index] = Verdict("meta", "frame.attendance")
        elif draft.first and _RESPONSIBILITY.match(shadow, draft.start, draft.end):
            verdicts[index] = Verdict("meta", RESPONSIBILITY_LINE)
    body = _body_start(shadow, blocks, drafts, verdicts)
    _mark_head(shadow, drafts, verdicts, body)
    _mark_signatures(shadow, drafts, verdicts, body)
    _mark_annexes(shadow, drafts, verdicts, body)
    return verdicts


def _is_glued_chrome(shadow: str, draft: Draft) -> bool:
    """A sentence of a one-line page that is chrome by its own words."""
    return not (draft.first and draft.last) and is_chrome(shadow, draft.start, draft.end)


def _is_greeting(shadow: str, draft: Draft) -> bool:
    length = draft.end - draft.start
    if length > 40 or (not draft.last and shadow[draft.end - 1] not in "！。"):
        return False
    return bool(_greeting().match(shadow, draft.start, draft.end))


def _body_start(
    shadow: str, blocks: list[Block], drafts: list[Draft], verdicts: list[Verdict | None]
) -> int:
    """Index of the first sentence of the body: greeting, numbered heading or full paragraph."""
    for index, draft in enumerate(drafts):
        verdict = verdicts[index]
        if verdict is not None:
            if verdict.role == "greeting":
                return index
            continue
        if not draft.first:
            continue
        block = blocks[draft.block]
        length = block.end - block.start
        marker = marker_at(shadow, draft.start, draft.end, line_start=True)
        if marker is not None and marker.style not in {"bullet", "letter"}:
            return index
        if length > _HEAD_LIMIT and not _is_meta_line(shadow, draft):
            return index
        ended = shadow[block.end - 1] in "。！；" or "。" in shadow[block.start : block.end]
        if length >= 25 and ended and not _is_meta_line(shadow, draft):
            return index
    return len(drafts)


def _mark_head(shadow: str, drafts: list[Draft], verdicts: list[Verdict | None], body: int) -> None:
    head = [index for index in range(body) if verdicts[index] is None]
    titles = [index for index in head if _is_title(shadow, drafts[index])]
    if not titles:
        plain = [index for index in head if not _is_meta_line(shadow, drafts[index])]
        titles = plain[:1]
    titles = _real_titles(verdicts, titles)
    parts = set(titles) | set(_title_parts(shadow, drafts, head, titles))
    for index in head:
        if verdicts[index] is not None:
            continue
        verdicts[index] = (
            Verdict("title", "frame.title")
            if index in parts
            else Verdict("meta", "frame.head_line")
        )
    for index in range(body, min(body + 3, len(drafts))):
        if verdicts[index] is None and _is_recipients(shadow, drafts[index]):
            verdicts[index] = Verdict("meta", "frame.recipients")


def _real_titles(verdicts: list[Verdict | None], titles: list[int]) -> list[int]:
    """Of several title lines with chrome between, the last is the document's own."""
    if not titles:
        return titles
    last = titles[-1]
    chrome = [
        index
        for index in range(last)
        if (verdict := verdicts[index]) is not None and verdict.role == "boilerplate"
    ]
    if not chrome:
        return titles
    for index in titles:
        if index < chrome[-1] < last:
            verdicts[index] = Verdict("boilerplate", "frame.page_title")
    return [index for index in titles if verdicts[index] is None]


def _title_parts(
    shadow: str, drafts: list[Draft], head: list[int], titles: list[int]
) -> Iterator[int]:
    """Lines beside a title line that belong to it: its first half, its subtitle."""
    for title in titles:
        before = title - 1
        if (
            before in head
            and before not in titles
            and _is_first_half(shadow, drafts, before, title)
        ):
            yield before
        after = title + 1
        if after in head and _is_subtitle(shadow, drafts[after]):
            yield after


def _is_first_half(shadow: str, drafts: list[Draft], before: int, title: int) -> bool:
    draft = drafts[before]
    if _is_meta_line(shadow, draft) or shadow[draft.end - 1] in _UNENDED:
        return False
    if _HAS_DATE.search(shadow, draft.start, draft.end):
        return False
    line = shadow[draft.start : draft.end]
    return "关于" in line or shadow.startswith(("关于", "在"), drafts[title].start)


def _is_subtitle(shadow: str, draft: Draft) -> bool:
    if _DATE_LINE.match(shadow, draft.start, draft.end):
        return False
    return bool(_SUBTITLE.match(shadow, draft.start, draft.end))


def _is_title(shadow: str, draft: Draft) -> bool:
    length = draft.end - draft.start
    if length > 80 or length < 2 or not (draft.first and draft.last):
        return False
    if _is_meta_line(shadow, draft):
        return False
    if _title_end().search(shadow, max(draft.start, draft.end - 40), draft.end):
        return True
    return bool(_WITH_SUBTITLE.search(shadow, draft.start, draft.end))


def _is_meta_line(shadow: str, draft: Draft) -> bool:
    if _label().match(shadow, draft.start, draft.end):
        return True
    if draft.end - draft.start > 200:
        return False
    return bool(
        _DATE_LINE.match(shadow, draft.start, draft.end)
        or _NUMBER_LINE.match(shadow, draft.start, draft.end)
        or _NOTE_LINE.match(shadow, draft.start, draft.end)
        or _is_recipients(shadow, draft)
    )


def _is_recipients(shadow: str, draft: Draft) -> bool:
    """各县区人民政府，市直各部门：  the line that ends with a colon and names only bodies."""
    if not (draft.first and draft.last) or shadow[draft.end - 1] != "：":
        return False
    line = shadow[draft.start : draft.end - 1]
    return len(line) <= 300 and "。" not in line and bool(_recipients().match(line))


def _mark_signatures(
    shadow: str, drafts: list[Draft], verdicts: list[Verdict | None], body: int
) -> None:
    for index in range(body + 1, len(drafts)):
        draft = drafts[index]
        if verdicts[index] is not None or not (draft.first and draft.last):
            continue
        if _NOTE_LINE.match(shadow, draft.start, draft.end):
            verdicts[index] = Verdict("meta", "frame.note")
        if not _DATE_LINE.match(shadow, draft.start, draft.end):
            continue
        verdicts[index] = Verdict("signature", "frame.signature_date")
        for before in range(index - 1, max(body, index - 4), -1):
            if verdicts[before] is not None or not _is_issuer(shadow, drafts[before]):
                break
            verdicts[before] = Verdict("signature", "frame.signature_body")


def _is_issuer(shadow: str, draft: Draft) -> bool:
    length = draft.end - draft.start
    if not (draft.first and draft.last) or length > 60:
        return False
    return bool(_issuer_end().search(shadow, max(draft.start, draft.end - 8), draft.end))


def _mark_annexes(
    shadow: str, drafts: list[Draft], verdicts: list[Verdict | None], body: int
) -> None:
    """附件 lines, titles of annexes, and the cells of annex tables."""
    table = annex = False
    after_signature = False
    for index in range(body + 1, len(drafts)):
        draft, verdict = drafts[index], verdicts[index]
        if verdict is not None:
            after_signature = verdict.role == "signature" or after_signature
            table = table and verdict.role == "boilerplate"
            continue
        if not (draft.first and draft.last):
            table = annex = False
            continue
        if _ANNEX.match(shadow, draft.start, draft.end):
            verdicts[index] = Verdict("meta", ANNEX_LINE)
            annex = True
        elif _is_annex_title(shadow, draft, annex=annex, after_signature=after_signature):
            verdicts[index] = Verdict("title", ANNEX_TITLE)
            table = bool(_TABLE_TITLE.match(shadow, draft.start, draft.end))
            after_signature = annex = False
        elif table and _is_cell(shadow, draft):
            verdicts[index] = Verdict("table", "frame.annex_cell")
        else:
            table = annex = False


def _is_annex_title(shadow: str, draft: Draft, *, annex: bool, after_signature: bool) -> bool:
    if not (annex or after_signature) or draft.end - draft.start > 60:
        return False
    if marker_at(shadow, draft.start, draft.end, line_start=True):
        return False
    return _is_title(shadow, draft) or bool(_TABLE_TITLE.match(shadow, draft.start, draft.end))


def _is_cell(shadow: str, draft: Draft) -> bool:
    if shadow[draft.end - 1] in "。！":
        return draft.end - draft.start <= 20
    return draft.end - draft.start <= 200


@cache
def _greeting() -> re.Pattern[str]:
    people = alternation(words("frame", "people"))
    return re.compile(
        rf"(?:(?:尊敬的|敬爱的)?(?:各位|全体)?(?:[^\W\d]{{0,4}}?){people}们?[、，：！。 ]*)+$"
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
