"""Phrases with a count that may announce a list: 三点意见, 六个方面的工作, 四张“名片”."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from toolkit.model import Sentence
from toolkit.parse.lexicon import alternation, words
from toolkit.zh import numerals

_COUNT = r"(?<![第\d.—～\-又])(?P<n>[二三四五六七八九两]|十[一二三四五六七八九]?|1\d|20|[2-9])"
_SUMMED = r"、[^，。；：、抓做好讲谈提从以突把实]{1,6}(?:等)?$"
"""Members in front: 规划、建设、管理三大环节 sums up and announces nothing."""


class Phrase(NamedTuple):
    """A phrase with a count: where it stands and what it counts."""

    start: int
    end: int
    announced: int
    noun: str
    listed: bool
    """Whether what it counts is a point of a text (方面, 意见, 任务), not a thing (通道, 名片)."""
    fixed: bool
    """Whether it is a set phrase (“四个一”), which announces only what it spells out itself."""
    sentence: Sentence


@cache
def _pattern() -> re.Pattern[str]:
    listed = alternation(words("announcements", "listed"))
    run = r"[^，。；：、“”（）\s\d]"
    aspects = (
        r"个?方面(?:的)?(?:重点|主要|具体|突出|中心)?"
        r"(?:工作|任务|事项|要求|内容|问题|措施|举措|意见)?"
    )
    points = (
        rf"点{run}{{0,3}}?(?:意见|要求|建议|希望|体会|看法|想法|考虑|说明|感受|认识|经验|措施|启示)(?:[和与](?:意见|要求|建议|希望|体会|看法|想法))?"
        r"|点(?=[。，：；])|[句条](?=[。：])"
    )
    things = rf"[项条件类句步个大层]{run}{{0,8}}{listed}"
    named = rf"(?:[张大个项条块篇把道种类]“{run}{{2,8}}”)"
    inside = (
        rf"(?<=“.)[大个项张条]{run}{{2,5}}(?=”)|(?<=“..)[大个项张条]{run}{{2,5}}(?=”)"
        "|(?<=“.)个一(?=”)"
    )
    return re.compile(
        rf"{_COUNT}(?:(?P<point>{aspects}|{points})|(?P<thing>{named}|{inside}|{things}))"
    )


def phrases(shadow: str, sentence: Sentence) -> list[Phrase]:
    """The phrases of a sentence that may announce a list; slogans and summings-up are left out."""
    found = []
    slogans = words("announcements", "slogans")
    for match in _pattern().finditer(shadow, sentence.span.start, sentence.span.end):
        count = numerals.parse(match["n"])
        before = shadow[max(sentence.span.start, match.start() - 2) : match.start()]
        if count is None or before.endswith(("这", "上述", "以上", "前述", "该", "那")):
            continue
        if re.search(_SUMMED, shadow[max(sentence.span.start, match.start() - 12) : match.start()]):
            continue
        fixed = match[0].startswith(slogans) or match[0].replace("“", "").startswith(slogans)
        noun = match[0][len(match["n"]) + 1 :].strip("“”")
        listed = match["point"] is not None or noun.endswith(words("announcements", "listed"))
        listed = listed and not fixed
        found.append(Phrase(match.start(), match.end(), count, noun, listed, fixed, sentence))
    return found
