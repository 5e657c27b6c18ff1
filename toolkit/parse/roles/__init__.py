"""What each sentence does (句子性质), by an ordered table of rules and the zone it stands in."""

from toolkit.parse.roles.rule import RoleRule
from toolkit.parse.roles.rules import RULES
from toolkit.parse.roles.zones import Assigned, Strictness, body_roles

__all__ = ["RULES", "Assigned", "RoleRule", "Strictness", "body_roles"]
