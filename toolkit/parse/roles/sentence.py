"""A body sentence with the tests that the rules ask of it, each worked out once."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from toolkit.parse.once import once
from toolkit.parse.roles import cues
from toolkit.parse.roles.stance import Stance, pattern
from toolkit.parse.verbs import opens_with_verb

Zone: TypeAlias = Literal[
    "opening", "review", "situation", "problem", "principle", "plan", "closing"
]


_DOER_REACH = 16
_SOME = ("有的", "有些", "个别", "一些", "部分", "少数")


class Traits(NamedTuple):
    """What the passes before know about a sentence."""

    shadow: str
    start: int
    end: int
    zone: Zone
    is_heading: bool
    is_intro: bool
    is_assigned: bool


class Sentence(Stance):
    """A body sentence with the tests the rules ask, each worked out once."""

    def __init__(self, traits: Traits) -> None:
        super().__init__(traits.shadow[traits.start : traits.end].replace("\n", ""))
        self.traits = traits

    @once
    def has_modal(self) -> bool:
        """It demands something: 要, 须, 务必, 确保, 请, 由……负责."""
        return bool(cues.DEMAND.search(self.text))

    @once
    def has_note(self) -> bool:
        """A bracketed note names who answers for it."""
        return "（" in self.text and bool(cues.NOTE.search(self.text))

    @once
    def has_body(self) -> bool:
        """A body is named as the one that must act (各县区要)."""
        return bool(cues.BODY.search(self.text))

    @once
    def has_figure(self) -> bool:
        """It names a figure with a unit of measure."""
        return bool(cues.FIGURE.search(self.text))

    @once
    def has_due(self) -> bool:
        """It names a day, a span or a rhythm: 6月底前, 三日内, 每月."""
        return bool(cues.DUE.search(self.text))

    @once
    def acts(self) -> bool:
        """A body with an action behind it, without a word of demand: 县水利局每两小时巡查一次."""
        shadow, position, end = self.traits.shadow, self.traits.start, self.traits.end
        while position < end:
            mark = cues.CLAUSE_END.search(shadow, position, end)
            stop = mark.start() if mark else end
            for found in cues.DOER_END.finditer(
                shadow, position, min(stop, position + _DOER_REACH)
            ):
                if found.end() < stop and _is_action(shadow, found.end(), stop):
                    return not shadow.startswith(_SOME, position)
            position = stop + 1
        return False

    @once
    def has_attitude(self) -> bool:
        """It holds a word of attitude: 站位, 信心, 久久为功."""
        return bool(pattern("attitude").search(self.text))

    @once
    def speaks_of_past(self) -> bool:
        """It tells of what has been: 取得, 累计, 以来."""
        return bool(cues.DONE.search(self.text) or pattern("past").search(self.text))

    @once
    def verb_clauses(self) -> int:
        """How many of the first clauses open with a verb of action."""
        traits = self.traits
        count = 0
        position = self._beginning
        for found in cues.CLAUSE.finditer(traits.shadow, traits.start, traits.end):
            if found.start() > position and opens_with_verb(traits.shadow, position, found.start()):
                count += 1
            position = found.end()
        if position < traits.end and opens_with_verb(traits.shadow, position, traits.end):
            count += 1
        return count

    @once
    def opens_with_verb(self) -> bool:
        """It opens with a verb of action."""
        return opens_with_verb(self.traits.shadow, self._beginning, self.traits.end)

    @property
    def _beginning(self) -> int:
        """Where its own words begin: 从暗访情况看 tells whence one looks, and asks for nothing."""
        traits = self.traits
        seen = cues.SEEN_FROM.match(traits.shadow, traits.start, traits.end)
        return seen.end() + 1 if seen else traits.start

    @once
    def is_concrete(self) -> bool:
        """Someone could be asked later whether it was done: a body, a note or a figure."""
        return self.has_note or self.has_body or self.has_figure or self.has_due

    @once
    def is_closing(self) -> bool:
        """Words of the end: 谢谢大家, 让我们."""
        return bool(cues.CLOSING.search(self.text)) and not self.has_note

    @once
    def is_opening(self) -> bool:
        """Words that open or lead over: 下面，我讲三点意见."""
        if len(self.text) > 160 or self.has_note:
            return False
        return bool(
            cues.OPENING.search(self.text)
            or cues.CONVENED.match(self.text)
            or cues.ENDORSED.search(self.text)
        )

    @once
    def is_trouble(self) -> bool:
        """It names a shortcoming."""
        return bool(pattern("trouble").search(self.text))

    @once
    def is_formula(self) -> bool:
        """Several set phrases of guiding thought in one self."""
        found = {hit.group() for hit in pattern("formula").finditer(self.text)}
        return bool(cues.GUIDING.search(self.text)) or len(found) >= 2

    @once
    def many_attitudes(self) -> bool:
        """It strings several words of attitude together."""
        return len({hit.group() for hit in pattern("attitude").finditer(self.text)}) >= 2

    @once
    def is_statement(self) -> bool:
        """The first clause states what something is: X是重大举措，必须抓好."""
        if cues.MEANS.search(self.text) or cues.STATED_TWICE.match(self.text):
            return True
        meeting = cues.MEETING.match(self.text)
        first = cues.CLAUSE.split(self.text[meeting.end() if meeting else 0 :], maxsplit=1)[0]
        if cues.STRESSES.search(first):
            return False
        stated = cues.COPULA.search(first) or cues.STATED.match(self.text)
        return bool(stated) and self.verb_clauses <= 1

    @once
    def is_call(self) -> bool:
        """What 我们要 opens is a call when it shows attitude, praises, or names no action."""
        first = cues.CLAUSE.split(self.text, maxsplit=1)[0]
        if self.has_attitude or cues.COPULA.search(first):
            return self.verb_clauses <= 2
        return self.verb_clauses == 0 and self.text.count("要") < 2

    @once
    def is_guidance(self) -> bool:
        """It gives a direction: 以……为导向."""
        return bool(pattern("guidance").search(self.text))

    @once
    def has_spoken_due(self) -> bool:
        """It names a time as people say it: 5月底, 三天之内, 下周."""
        return bool(cues.DUE_SPOKEN.search(self.text))

    @once
    def is_aimed(self) -> bool:
        """Its figure is one to reach: 达到, 以上, 增长."""
        return bool(cues.AIMED.search(self.text))

    @once
    def counts_results(self) -> bool:
        """It says how many things there are to be: 打造20个乡镇品牌."""
        return bool(cues.COUNTED.search(self.text))

    @once
    def is_constituted(self) -> bool:
        """It says who makes up or holds an office: 由……担任, 设在."""
        return bool(cues.CONSTITUTED.search(self.text))

    @once
    def views_trouble(self) -> bool:
        """It reports a trouble that a meeting sees: 会议指出，……问题依然存在."""
        return bool(cues.VIEWED.match(self.text)) and self.is_trouble

    @once
    def gives_view(self) -> bool:
        """It reports what a meeting thinks, not what it demands: 会议认为，……."""
        if not cues.VIEWED.match(self.text):
            return False
        return self.verb_clauses == 0 or bool(cues.VIEW_STATED.match(self.text))

    @once
    def is_done(self) -> bool:
        """Says that something has happened: 了, 已."""
        return bool(cues.DONE.search(self.text)) and not cues.AHEAD.search(self.text)


def _is_action(shadow: str, start: int, end: int) -> bool:
    """Whether a body's words go on with an action, not with a noun made of a verb (企业发展)."""
    return not cues.NOUN_LIKE.match(shadow, start, end) and opens_with_verb(shadow, start, end)
