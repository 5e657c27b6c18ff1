"""The ordered table of roles: the first rule that holds decides what a sentence does.

The place of a sentence comes first (heading, note, zone of the document), then its own words.
"""

from __future__ import annotations

from toolkit.parse.roles.place_rules import PLACE_RULES
from toolkit.parse.roles.rule import RoleRule
from toolkit.parse.roles.sentence import Sentence, Traits
from toolkit.parse.roles.stance_rules import STANCE_RULES
from toolkit.parse.roles.word_rules import WORD_RULES

RULES: tuple[RoleRule, ...] = (*PLACE_RULES, *STANCE_RULES, *WORD_RULES)


def find_role(traits: Traits) -> tuple[RoleRule, Sentence]:
    """The first rule of the table that holds for a body sentence, and the sentence it tested."""
    sentence = Sentence(traits)
    return next(rule for rule in RULES if rule.holds(sentence)), sentence
