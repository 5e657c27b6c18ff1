"""A unit book of our own making, and speeches in which its units are named in every way."""

from __future__ import annotations

from tests.support.draft import Draft
from toolkit.ledger.unitbook.book import BookUnit, UnitBook
from toolkit.model import Certainty, Unit, UnitRole

CITY = "云岭市人民政府"
COUNTY = "青禾县人民政府"


def body(
    name: str,
    *,
    shorts: str = "",
    groups: str = "",
    parent: str | None = None,
    leader: str | None = None,
    contact: str | None = None,
    phone: str | None = None,
    duties: str = "",
) -> BookUnit:
    """One body; several short names, groups and duties are parted by blanks."""
    return BookUnit(
        name=name,
        short_names=tuple(shorts.split()),
        groups=tuple(groups.split()),
        parent=parent,
        leader=leader,
        contact=contact,
        phone=phone,
        duties=tuple(duties.split()),
    )


def book(*units: BookUnit) -> UnitBook:
    """A book of these bodies."""
    return UnitBook(schema_version="1.0", units=units)


BOOK = book(
    body(CITY, shorts="市政府"),
    body(COUNTY, shorts="青禾县", groups="各县区 各县（市、区）", parent=CITY),
    body("云州区人民政府", shorts="云州区", groups="各县区 各县（市、区）", parent=CITY),
    body(
        "云岭市应急管理局",
        shorts="市应急局 应急",
        groups="各部门",
        parent=CITY,
        leader="高建国",
        contact="孔亮",
        phone="0999-8880001",
        duties="安全生产 应急演练",
    ),
    body(
        "云岭市水利局",
        shorts="水利",
        groups="各部门",
        parent=CITY,
        leader="陈立",
        contact="尤佳",
        duties="防汛 水库 防汛物资",
    ),
    body("云岭市林业局", shorts="市林业局", parent=CITY, duties="森林防火 造林"),
    body("云岭市财政局", parent=CITY, leader="李向东", duties="资金"),
    body("青禾县财政局", parent=COUNTY, duties="资金"),
    body("青禾县教育局", shorts="县教育局", parent=COUNTY),
)
"""A city with a county, whose financial offices share their short name and their duty."""


def draft(text: str) -> Draft:
    """A speech of this text, still without tasks."""
    return Draft(text)


def named(
    made: Draft,
    words: str,
    role: UnitRole = "responsible",
    certainty: Certainty = "explicit",
    rule: str = "unit.subject",
) -> Unit:
    """A unit as the text of the speech names it, at its first place there."""
    span = made.span(words)
    return Unit(text=words, name=words, role=role, certainty=certainty, span=span, rule=rule)
