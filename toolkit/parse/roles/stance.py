"""What stance a sentence takes, told by its words alone: a promise, a method, a call, a saying."""

from __future__ import annotations

import re
from functools import cache

from toolkit.parse.lexicon import alternation, words
from toolkit.parse.once import once
from toolkit.parse.roles import cues
from toolkit.parse.verbs import opens_with_verb


class Stance:
    """The tests that need nothing but the folded words of a sentence."""

    def __init__(self, text: str) -> None:
        self.text = text

    @once
    def presents_draft(self) -> bool:
        """It presents a draft plan laid before the meeting: 编制了《规划纲要（草案）》."""
        return bool(cues.DRAFTED.search(self.text))

    @once
    def seats(self) -> bool:
        """It says where an office sits: 治理工作办公室设在县教育局."""
        return bool(cues.SEATED.match(self.text))

    @once
    def promises(self) -> bool:
        """It only promises to deal with the troubles told before: 对这些问题，认真加以解决."""
        return bool(cues.PROMISED.match(self.text))

    @once
    def gives_method(self) -> bool:
        """How to go about a field of work: 做好……工作，要坚持……."""
        return bool(cues.METHOD.match(self.text))

    @once
    def strings_slogans(self) -> bool:
        """Its verbs govern nothing but set phrases: 坚持党政同责、一岗双责、齐抓共管."""
        text, slogans = self.text, pattern("slogans")
        if len({hit.group() for hit in slogans.finditer(text)}) < 2:
            return False
        return all(
            slogans.search(clause) or not opens_with_verb(clause, 0, len(clause))
            for clause in re.split("[，；：。]", text)
        )

    @once
    def reassures(self) -> bool:
        """It says that the goals can be reached."""
        return bool(cues.REASSURED.search(self.text))

    @once
    def calls_upon(self) -> bool:
        """It calls upon people at large: 广大干部要……."""
        return bool(cues.CALLED_UPON.match(self.text))

    @once
    def tells_of_some(self) -> bool:
        """It tells of some and of others: 有的……；有的……."""
        return bool(cues.SOME_AND_SOME.search(self.text))

    @once
    def blames_some(self) -> bool:
        """It opens with some who do ill: 有的干部遇到矛盾就躲."""
        return bool(cues.SOME.match(self.text))

    @once
    def foresees(self) -> bool:
        """Its goals are those of a time to come: 预期目标是."""
        return bool(cues.FORESEEN.search(self.text))

    @once
    def contrasts(self) -> bool:
        """既要……又要…… at the start."""
        return bool(cues.CONTRAST.match(self.text))

    @once
    def quotes_saying(self) -> bool:
        """It falls back on a saying: 老话说，……."""
        return bool(cues.SAYING.match(self.text))

    @once
    def asks(self) -> bool:
        """It puts a question: ……干什么？."""
        return bool(cues.ASKS.search(self.text))

    @once
    def sets_goals(self) -> bool:
        """Words that open a list of goals with figures: 主要预期目标是."""
        return bool(cues.GOALS.search(self.text))

    @once
    def is_strong(self) -> bool:
        """An order in so many words: 必须, 确保, 不得, 要."""
        return bool(cues.ORDER.search(self.text))

    @once
    def speaks_as_we(self) -> bool:
        """我们要, 让我们, 一定要."""
        return bool(cues.WE.search(self.text))

    @once
    def turns_to_measures(self) -> bool:
        """It opens with what is to be done about a problem: 整改措施：……."""
        return bool(cues.MEASURES.match(self.text))

    @once
    def goes_by_rule(self) -> bool:
        """It opens with the rule to go by: 按照分级管理，……."""
        return bool(cues.ACCORDING.match(self.text))

    @once
    def admits(self) -> bool:
        """Turns to shortcomings: 要清醒地看到."""
        return bool(cues.ADMITS.search(self.text))

    @once
    def orders_now(self) -> bool:
        """It opens with an order: 要确保, 力争, 务必."""
        return bool(cues.ORDERS_NOW.match(self.text))

    @once
    def looks_to_year(self) -> bool:
        """It opens with the year of a goal: 到2030年，……."""
        return bool(cues.TO_YEAR.match(self.text))

    @once
    def goes_on(self) -> bool:
        """A matter is to go on: 社区门诊继续延长服务时间."""
        return bool(cues.TOPIC_GOES_ON.search(self.text))

    @once
    def deploys(self) -> bool:
        """It carries out something that has a name: 启动新区路网工程."""
        return bool(cues.DEPLOYS.search(self.text))

    @once
    def founds(self) -> bool:
        """It sets up an organ: 成立项目推进办公室."""
        return bool(cues.FOUNDS.search(self.text))

    @once
    def sets_basis(self) -> bool:
        """It only says what to hold to: 必须坚持……, 必须把……作为……."""
        return bool(cues.SETS_BASIS.match(self.text))

    @once
    def accepts_oversight(self) -> bool:
        """It puts itself under the eyes of others: 自觉接受人大监督."""
        return bool(cues.OVERSIGHT.search(self.text))

    @once
    def is_charter(self) -> bool:
        """It lays down how a body works: 委员会实行主任负责制."""
        return bool(cues.CHARTERED.match(self.text))

    @once
    def petitions(self) -> bool:
        """It tells what others have asked for: 你县请求……."""
        return bool(cues.PETITIONED.match(self.text))

    @once
    def holds_to_policy(self) -> bool:
        """Every clause holds to a policy or a principle: 坚持……方针，反对……."""
        clauses = [clause for clause in re.split("[，；。]", self.text) if clause]
        return bool(cues.POLICY.search(self.text)) and all(map(cues.HELD.match, clauses))

    @once
    def sets_guidance(self) -> bool:
        """It says in so many words what the general demand is: 总体要求是."""
        return bool(cues.GUIDING.search(self.text))

    @once
    def forecasts(self) -> bool:
        """It tells what the times will bring: 必将为发展提供新的机遇."""
        return bool(cues.FORECAST.search(self.text))

    @once
    def states(self) -> bool:
        """Says what something is."""
        return bool(cues.COPULA.search(self.text))


@cache
def pattern(key: str) -> re.Pattern[str]:
    """A pattern of one of the lists of `words/roles.toml`."""
    return re.compile(alternation(words("roles", key)))
