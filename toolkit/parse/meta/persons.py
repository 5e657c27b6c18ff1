"""Persons and their posts, as head lines, captions and titles name them.

Names may be masked (XXX, 张某某), padded to the width of three characters (李 明) or Mongolian and
Uyghur names with a point (买买提·艾力).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from toolkit.parse.lexicon import alternation, words
from toolkit.parse.patterns import LazyPattern

_DOUBLE = frozenset(
    ("欧阳", "司马", "上官", "诸葛", "东方", "司徒", "夏侯", "尉迟", "皇甫", "端木", "令狐")
)
_WORDS = frozenset(
    ("关于", "安全", "方案", "任务", "单位", "项目", "文件", "成员", "管理", "金融", "高校", "经验")
)
_PLACES = frozenset("省市县区州旗盟镇乡村局部厅委办院")
_MASK = LazyPattern(r".?[Xx×*某]{1,3}$")
_REPORTS = LazyPattern(r"(?:代表[^，。]{2,20})?作(?:政府)?工作报告", needs="工作报告")
_SENTENCE = LazyPattern(r"[。；！？]")
_LONGEST_POST, _LONGEST_NAME = 60, 24


class Person(NamedTuple):
    """Where a line names a person and the post, as offsets in it; empty ranges where absent."""

    name: tuple[int, int]
    post: tuple[int, int]


NOBODY = (0, 0)


def alone(line: str) -> Person | None:
    """The person a folded line consists of: 县委书记 张三, 市长李四, （XX县县长 XXX）."""
    start, end = _stripped(line, 0, len(line), "（） ")
    if line[start:end].endswith("同志"):
        start, end = _stripped(line, start, end - 2, " ")
    post = _last_post(line, start, end)
    if post is None:
        bare = _is_name(line[start:end], known=True) and line[end - 1] not in _PLACES
        return Person((start, end), NOBODY) if bare else None
    first, last = _stripped(line, post, end, " ：")
    if not _is_name(line[first:last], known=first == post):
        return None
    return Person((first, last), (start, post))


def leading(clause: str) -> Person | None:
    """The person a folded clause begins with: 张三同志在, 市委书记李四在, 王五县长在, 市长在."""
    place = clause.find("在", 1)
    if place < 0:
        return None
    start, end = _stripped(clause, 0, place, " ")
    if clause[start:end].endswith("同志"):
        start, end = _stripped(clause, start, end - 2, " ")
    post = _last_post(clause, start, end)
    if post == end:
        return _before_post(clause, start, end)
    return alone(clause[:end])


def reporting(sentence: str) -> Person | None:
    """The person of a caption: 自治区主席张三作政府工作报告."""
    found = _REPORTS.search(sentence)
    return alone(sentence[: found.start()]) if found else None


def _before_post(clause: str, start: int, end: int) -> Person:
    """王五县长 as name and post; 市委书记 as a post alone."""
    for length in (3, 2):
        name_end = start + length
        if name_end < end and _is_name(clause[start:name_end], known=True):
            rest = clause[name_end:end].strip()
            if _posts().fullmatch(rest.removeprefix("副")):
                return Person((start, name_end), (end - len(rest), end))
    return Person(NOBODY, (start, end))


def _last_post(line: str, start: int, end: int) -> int | None:
    """Where the last post named in a stretch ends, None if it names none."""
    if end - start > _LONGEST_POST + _LONGEST_NAME or _SENTENCE.search(line, start, end):
        return None
    ends = [found.end() for found in _posts().finditer(line, start, end)]
    return ends[-1] if ends else None


def _is_name(text: str, *, known: bool) -> bool:
    """Whether a stretch is a name; `known` demands a known family name."""
    if not 0 < len(text) <= _LONGEST_NAME:
        return False
    if _MASK.match(text) and (text[0] in "Xx×*某" or text[0] in _families()):
        return True
    parts = text.split()
    if len(parts) > 1 and any(len(part) > 1 for part in parts):
        return False
    name = "".join(parts)
    if name in _WORDS or not all("一" <= each <= "鿿" for each in name.replace("·", "")):
        return False
    if "·" in name:
        return name[0] != "·" != name[-1]
    if not known:
        return 2 <= len(name) <= 4
    double = name[:2] in _DOUBLE
    return len(name) in ((3, 4) if double else (2, 3)) and (double or name[0] in _families())


def _stripped(line: str, start: int, end: int, blanks: str) -> tuple[int, int]:
    while start < end and line[start] in blanks:
        start += 1
    while end > start and line[end - 1] in blanks:
        end -= 1
    return start, end


@cache
def _families() -> frozenset[str]:
    return frozenset("".join(words("meta", "surname")))


@cache
def _posts() -> re.Pattern[str]:
    return re.compile(alternation(words("meta", "post")))
