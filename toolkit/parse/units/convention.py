"""Documents that say once which body of each list leads: 排在第一位的部门为牵头部门，下同."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.model import Span
from toolkit.parse.patterns import LazyPattern
from toolkit.parse.units.found import Found

RULE = "unit.bracket_first_leads"

_STATEMENT = LazyPattern(
    r"(?:[排列位]|排名|排序|名单|各项任务|责任单位)[^，。；（）\n]{0,8}第一[^，。；（）\n]{0,10}?"
    r"[为是系即]总?(?:牵头|主办)(?:单位|部门|责任单位)?"
    r"|(?:第一个?|首位|首个)(?:责任)?(?:单位|部门)(?:均|即|统一)?[为是](?:总?牵头|主办)(?:单位|部门)?",
    needs="为牵头 是牵头 系牵头 即牵头 总牵头 为主办 是主办 系主办 即主办 总主办",
)


class Convention(NamedTuple):
    """The statement, and whether it makes the first body of a list the leading one.

    By default the first body keeps the role that the words of its own note give it
    (responsible), and only its rule name says that it leads by convention; with
    `lead_by_position` its role is lead.
    """

    span: Span
    text: str
    lead_by_position: bool = False

    def applied(self, found: tuple[Found, ...]) -> tuple[Found, ...]:
        """The bodies of one note, with the first one marked unless the note names a leader."""
        if any(body.role == "lead" for body in found) or found[0].role != "responsible":
            return found
        role = "lead" if self.lead_by_position else found[0].role
        return (found[0]._replace(role=role, rule=RULE), *found[1:])


def statement(text: str, shadow: str) -> Convention | None:
    """The first such statement of the text; None where the document has none."""
    if "第一" not in shadow and "首" not in shadow:
        return None
    match = _STATEMENT.search(shadow)
    if match is None:
        return None
    start, end = match.span()
    return Convention(span=Span(start=start, end=end), text=text[start:end])
