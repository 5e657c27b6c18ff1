"""The zone each body sentence stands in, and with it its role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from toolkit.model import Grade, Role
from toolkit.parse.frame import RESPONSIBILITY_LINE, Verdict
from toolkit.parse.lexicon import alternation, words
from toolkit.parse.outline import Outline
from toolkit.parse.roles.cues import ADMITS, TURNS_TO_TALK
from toolkit.parse.roles.rule import RoleRule
from toolkit.parse.roles.rules import find_role
from toolkit.parse.roles.sentence import Sentence, Traits, Zone
from toolkit.parse.sentences import Draft
from toolkit.parse.verbs import opens_with_verb

_LEAD_IN = re.compile(r"同志们|各位代表|各位委员|各位领导|让我们|最后，")
_MENDED = re.compile(
    "(?:缩小|补齐|补强|弥补|消除|解决|破解|化解|防范|排查|整治|治理|攻克|克服|聚焦|紧盯|盯紧|针对|直面|瞄准"
    "|围绕|抓住|紧扣)[^，；。]{0,8}$"
)
_CLOSING_BLOCKS = 3
_AIMED_AT = re.compile("(?:确保|力争|争取|努力|推动|促进|务求|务必|奋力|使|推进)[^，。；]{0,24}$")
_TO_MEND = re.compile("(?:排查|整治|治理|整改|清零|化解|防治|消除)")
_DEMANDED = re.compile("要|必须|务必|须")
_DEPLOYED = re.compile(
    "[，、 ](?:坚决|全力|着力|切实|扎实|大力|深入|有力)"
    "(?:抓好|打好|打赢|推动|推进|加快|落实|强化|整改|提升|解决)"
)
_TALK_SHARE = 0.6
_OPENING_BLOCKS, _OPENING_SHARE = 3, 0.5
_INTRO_SENTENCES = 2
_GUIDANCE_SHARE, _GUIDANCE_LEAST = 0.35, 600
_DOUBTFUL = frozenset({"principle", "exhortation", "closing"})


Strictness: TypeAlias = Literal["strict", "normal", "loose"]
"""Which sentences become tasks: plain demands only, all tasks, or principles and calls as well."""


class Assigned(NamedTuple):
    """The role of a sentence, the rule behind it, and the grade where it becomes a task."""

    role: Role
    rule: str
    grade: Grade | None


def body_roles(
    shadow: str,
    drafts: list[Draft],
    frame: list[Verdict | None],
    outline: Outline,
    strictness: Strictness = "normal",
) -> list[Assigned]:
    """The role of every sentence, frame included, in order.

    Roles do not depend on `strictness`, only which sentences have a grade and so become tasks.
    """
    zones = _section_zones(shadow, outline)
    told = _told(shadow, drafts, frame, outline)
    intros = set(_intros(drafts, outline))
    closing = _closing_start(shadow, drafts, frame, outline)
    first = min(outline.headings, default=len(drafts))
    opening = _opening_end(drafts, frame, first)
    assigned: list[Assigned] = []
    for index, draft in enumerate(drafts):
        verdict = frame[index]
        if verdict is not None:
            assigned.append(Assigned(verdict.role, verdict.rule, None))
            continue
        place = outline.of_draft[index]
        zone: Zone = zones[place] if place is not None else "plan"
        if index >= closing:
            zone = "closing"
        elif place is None and index < first and draft.block < opening:
            zone = "opening"
        if index in told and zone in {"plan", "opening"}:
            zone = "situation"
        rule, sentence = find_role(
            Traits(
                shadow=shadow,
                start=outline.content.get(index, draft.start),
                end=draft.end,
                zone=zone,
                is_heading=outline.headings.get(index, False),
                is_intro=index in intros,
                is_assigned=index + 1 < len(drafts) and _is_assignment(frame[index + 1]),
            )
        )
        assigned.append(Assigned(rule.role, rule.name, _grade(rule, sentence, strictness)))
    return assigned


def _told(
    shadow: str, drafts: list[Draft], frame: list[Verdict | None], outline: Outline
) -> set[int]:
    """The sentences that tell how things stand, wherever they are.

    Those before 下面，我再强调几点 where no heading comes first, and the rest of a paragraph behind
    也要清醒看到存在的问题.
    """
    body = [index for index, verdict in enumerate(frame) if verdict is None]
    first = min(outline.headings, default=len(drafts))
    before: set[int] = set()
    for place, index in enumerate(body[: int(len(body) * _TALK_SHARE)]):
        draft = drafts[index]
        if index > first:
            break
        if TURNS_TO_TALK.search(shadow, draft.start, draft.end):
            before.update(body[:place])
            break
    behind, block = set(), -1
    for index in body:
        draft = drafts[index]
        if index in outline.headings:
            block = -1
        elif draft.block == block:
            behind.add(index)
        elif ADMITS.search(shadow, draft.start, draft.end):
            block = draft.block
    return before | behind


def _grade(rule: RoleRule, sentence: Sentence, strictness: Strictness) -> Grade | None:
    """The grade under which a sentence becomes a task; None where it becomes none."""
    if strictness == "strict":
        return rule.grade if rule.grade == "required" else None
    if strictness == "loose" and rule.role in _DOUBTFUL:
        return "borderline" if sentence.has_modal or sentence.verb_clauses else None
    return rule.grade


def _is_assignment(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.rule == RESPONSIBILITY_LINE


def _section_zones(shadow: str, outline: Outline) -> list[Zone]:
    """The zone of each section: announced by its own heading, else that of the one above.

    Guidance is brief: a section of guidance that fills a good part of the text deploys work, even
    if its heading speaks of requirements and goals.
    """
    brief = max(_GUIDANCE_LEAST, len(shadow) * _GUIDANCE_SHARE)
    zones: list[Zone] = []
    by_id: dict[str, Zone] = {}
    for section in outline.sections:
        span = section.heading_span
        heading = shadow[span.start : span.end]
        own = zone_of(heading, len(section.marker))
        if own == "principle" and section.span.end - section.span.start > brief:
            own = "plan"
        above = by_id.get(section.parent or "", "plan")
        zone = own if own is not None and above == "plan" else above
        if own == "problem" and (above != "review" or _zone_words().search(heading)):
            zone = own
        zones.append(zone)
        by_id[section.id] = zone
    return zones


def _intros(drafts: list[Draft], outline: Outline) -> Iterator[int]:
    """The first sentences between a heading and the first section below it."""
    places = {section.id: index for index, section in enumerate(outline.sections)}
    first_child: dict[int, int] = {}
    order = sorted(outline.headings)
    for index, section in zip(order, outline.sections, strict=True):
        if section.parent is not None and not drafts[index].point:
            first_child.setdefault(places[section.parent], index)
    opened = dict(zip(range(len(order)), order, strict=True))
    for index, place in enumerate(outline.of_draft):
        if place is None or index >= first_child.get(place, -1):
            continue
        if index <= opened[place] + _INTRO_SENTENCES:
            yield index


def _opening_end(drafts: list[Draft], frame: list[Verdict | None], first: int) -> int:
    """The block where the opening ends at the latest.

    That is the first heading; where it comes late, the talk has begun long before.
    """
    if first >= len(drafts):
        return 0
    blocks = list(
        dict.fromkeys(
            draft.block for draft, verdict in zip(drafts, frame, strict=True) if verdict is None
        )
    )
    before = [block for block in blocks if block < drafts[first].block]
    late = len(before) > max(_OPENING_BLOCKS, len(blocks) * _OPENING_SHARE)
    return before[1] if late else drafts[first].block + 1


def _closing_start(
    shadow: str, drafts: list[Draft], frame: list[Verdict | None], outline: Outline
) -> int:
    """Index of the first sentence of the closing: last paragraphs that 同志们 or its like opens."""
    last_heading = max(outline.headings, default=-1)
    found = len(drafts)
    seen: set[int] = set()
    for index in range(len(drafts) - 1, last_heading, -1):
        draft, verdict = drafts[index], frame[index]
        if verdict is not None:
            if verdict.role == "greeting" and found < len(drafts):
                return index
            continue
        seen.add(draft.block)
        if len(seen) > _CLOSING_BLOCKS:
            break
        if draft.first and _LEAD_IN.match(shadow, draft.start, draft.end):
            found = index
    return found


def zone_of(heading: str, start: int = 0) -> Zone | None:
    """The zone a folded heading announces: review, problem, principle or plan; None if none.

    `start` is where the words begin behind the marker.
    """
    if _words("plan").search(heading.replace("决策部署", "")):
        return "plan"
    if _words("situation").search(heading) and not _words("deploys").search(heading):
        return "situation"
    found = _zone_words().search(heading)
    if found and found.lastgroup == "review" and _AIMED_AT.search(heading, 0, found.start()):
        return None
    if found and not (
        _MENDED.search(heading, 0, found.start())
        or (found.lastgroup == "problem" and _DEPLOYED.search(heading, found.end()))
    ):
        return _ZONES[found.lastgroup or ""]
    troubled = _words("trouble").search(heading, start)
    if troubled and (
        _MENDED.search(heading, start, troubled.start()) or _TO_MEND.match(heading, troubled.end())
    ):
        return None
    if troubled and _words("in_trouble").match(heading, troubled.start()):
        return None
    if (
        troubled
        and not opens_with_verb(heading, start, len(heading))
        and not _DEMANDED.search(heading)
    ):
        return "problem"
    return None


_ZONES: dict[str, Zone] = {"review": "review", "problem": "problem", "principle": "principle"}


@cache
def _zone_words() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{key}>{alternation(words('roles', key))})" for key in _ZONES))


@cache
def _words(key: str) -> re.Pattern[str]:
    return re.compile(alternation(words("roles", key)))
