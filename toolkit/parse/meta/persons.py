"""Persons and their posts, as head lines, captions and titles name them.

Names may be masked (XXX, 张某某), padded to the width of three characters (李 明) or Mongolian and
Uyghur names with a point (买买提·艾力).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from toolkit.parse.lexicon import alternation, words

_HAN = "一-鿿"
_POINTED = rf"[{_HAN}]{{2,10}}·[{_HAN}]{{1,8}}"
_POST_CHARACTERS = rf"[{_HAN}Xx×*、，（） ]"


class Person(NamedTuple):
    """Where a line names a person and the post, as offsets in it; empty ranges where absent."""

    name: tuple[int, int]
    post: tuple[int, int]


def alone(line: str) -> Person | None:
    """The person a folded line consists of: 县委书记 张三, 市长李四, （XX县县长 XXX）."""
    return _first(_alone(), line)


def leading(clause: str) -> Person | None:
    """The person a folded clause begins with: 张三同志在, 市委书记李四在, 王五县长在, 市长在."""
    return _first(_leading(), clause)


def reporting(sentence: str) -> Person | None:
    """The person of a caption: 自治区主席张三作政府工作报告."""
    return _first(_reporting(), sentence)


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> Person | None:
    for pattern in patterns:
        found = pattern.match(text)
        if found:
            groups = found.re.groupindex
            name = found.span("name") if "name" in groups else (0, 0)
            post = found.span("post") if "post" in groups else (0, 0)
            return Person(name, post)
    return None


@cache
def _post(times: str = "{0,50}?") -> str:
    return rf"(?P<post>{_POST_CHARACTERS}{times}{alternation(words('meta', 'post'))})"


@cache
def _name() -> str:
    """A name that can be told without a blank before it: known family name, mask, or a point."""
    family = f"[{''.join(words('meta', 'surname'))}]"
    double = "(?:欧阳|司马|上官|诸葛|东方|司徒|夏侯|尉迟|皇甫|端木)"
    given = f"(?: {{0,3}}[{_HAN}]){{1,2}}"
    mask = f"{family}?[Xx×*某]{{1,3}}"
    return rf"(?P<name>{double}{given}|{mask}|{family}{given}|{_POINTED})"


@cache
def _alone() -> tuple[re.Pattern[str], ...]:
    any_name = rf"(?P<name>[{_HAN}](?: {{0,3}}[{_HAN}]){{1,3}}|{_POINTED})"
    post = _post("{0,50}")
    return tuple(
        re.compile(rf"（? ?{body}(?: ?同志)? ?）?$")
        for body in (f"{post} +{any_name}", f"{post} *{_name()}", _name())
    )


@cache
def _leading() -> tuple[re.Pattern[str], ...]:
    stop = "(?= ?(?:在|于|到|赴|作|做|代表))"
    posts = alternation(words("meta", "post"))
    return tuple(
        re.compile(body + stop)
        for body in (
            f"{_name()} ?同志",
            f"{_post()} *{_name()}(?: ?同志)?",
            f"{_name()} ?(?P<post>副?{posts})",
            _name(),
            _post(),
        )
    )


@cache
def _reporting() -> tuple[re.Pattern[str], ...]:
    return (re.compile(rf"{_post()} *{_name()} ?(?:代表[^，。]{{2,20}})?作(?:政府)?工作?报告"),)
