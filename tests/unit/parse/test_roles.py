"""Roles: every rule of the table with an example and a near-miss."""

from __future__ import annotations

import pytest

from toolkit.parse.roles import RULES, RoleRule
from toolkit.parse.roles.rules import find_role
from toolkit.parse.roles.sentence import Sentence, Traits, Zone
from toolkit.parse.roles.zones import zone_of
from toolkit.source import fold

_ZONES: dict[str, Zone] = {
    "role.ending": "closing",
    "role.review_problem": "review",
    "role.review": "review",
    "role.problem_zone": "problem",
    "role.principle_zone": "principle",
    "role.situation": "situation",
}
RULE_IDS = [rule.name.removeprefix("role.") for rule in RULES]


def _sentence(rule: RoleRule, text: str, *, example: bool) -> Sentence:
    words, _, below = text.partition("\n")
    shadow = fold(words)
    zone = _ZONES.get(rule.name, "plan") if example else "plan"
    return Sentence(
        Traits(
            shadow=shadow,
            start=0,
            end=len(shadow),
            zone=zone,
            is_heading=rule.name == "role.heading" and example,
            is_intro=rule.name == "role.intro",
            is_assigned=bool(below),
        )
    )


@pytest.mark.parametrize("rule", RULES, ids=RULE_IDS)
def test_a_rule_holds_for_its_example(rule: RoleRule) -> None:
    """The example in the table is what the rule is for."""
    assert rule.holds(_sentence(rule, rule.example, example=True))


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.near_miss], ids=lambda r: r.name)
def test_a_rule_lets_its_near_miss_pass(rule: RoleRule) -> None:
    """What is close to the example but different is left to another rule."""
    assert not rule.holds(_sentence(rule, rule.near_miss, example=False))


@pytest.mark.parametrize("rule", RULES, ids=RULE_IDS)
def test_the_example_of_a_rule_is_not_taken_by_an_earlier_one(rule: RoleRule) -> None:
    """In the order of the table the example reaches its own rule."""
    found, _ = find_role(_sentence(rule, rule.example, example=True).traits)
    assert found.name == rule.name


@pytest.mark.parametrize(
    ("heading", "zone"),
    [
        ("一、2023年工作回顾", "review"),
        ("（二）存在的主要问题", "problem"),
        ("二、基本原则", "principle"),
        ("三、主要目标和重点任务", "plan"),
        ("（一）设备老化、隐患增多，基础不牢", "problem"),
        ("（一）补齐短板", None),
        ("（二）全力缩小城乡差距，推动共同富裕", None),
        ("（三）隐患排查要动真碰硬", None),
        ("（四）隐患治理", None),
        ("二、聚焦突出问题，坚决打好作风建设攻坚战", None),
        ("二、正视突出问题，增强紧迫感", "problem"),
        ("一、认清形势、坚定信心，把思想统一到决策部署上来", "situation"),
        ("一、认清形势，扎实做好防汛工作", None),
        ("四、抓好秋收", None),
    ],
)
def test_a_heading_announces_the_zone_below_it(heading: str, zone: Zone | None) -> None:
    """Review, problems, guidance or plan are read from the heading."""
    marker = heading.index("、") + 1 if heading[1] == "、" else heading.index("）") + 1
    assert zone_of(heading, marker) == zone
