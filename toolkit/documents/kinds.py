"""The kinds of documents (文种), in the order they are offered."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.documents import brief, bulletin, dispatch, division, minutes, onepage, reminder
from toolkit.documents.blocks import Title
from toolkit.documents.letter import document
from toolkit.documents.matter import Composer, Letter, Matter
from toolkit.errors import UsageProblem


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its name, what it is for, its composer.

    A `dated` kind prints a day wherever it has one; one that `reports` cannot do without.
    """

    name: str
    purpose: str
    compose: Composer
    dated: bool = False
    reports: bool = False


def _brief(matter: Matter) -> tuple[Letter, ...]:
    """The brief as it is, in the frame of the office."""
    made = brief.compose(matter.speech)
    body = (block for block in made.blocks if not isinstance(block, Title))
    remarked = document(matter, "简报", made.title, body, serial=True, remark=False)
    return (Letter(remarked),)


KINDS: tuple[Kind, ...] = (
    Kind("简报", "会议精神传达：要点、任务清单、待明确事项", _brief),
    Kind(minutes.KIND, "会议要点和议定事项", minutes.compose),
    Kind(dispatch.KIND, "每个单位一份，附回执", dispatch.compose, dated=True),
    Kind(division.KIND, "附任务分解表", division.compose, dated=True),
    Kind(reminder.KIND, "逾期和临期的任务", reminder.compose, dated=True, reports=True),
    Kind(
        bulletin.KIND,
        "完成情况统计、滞后事项、下一步要求",
        bulletin.compose,
        dated=True,
        reports=True,
    ),
    Kind(onepage.KIND, "一页说清任务、责任单位和时限", onepage.compose, dated=True),
)


def named(name: str) -> Kind:
    """The kind of that name. Raises UsageProblem, listing the names, if there is none."""
    for kind in KINDS:
        if kind.name == name:
            return kind
    message = f"没有文种“{name}”，可选：{'、'.join(kind.name for kind in KINDS)}。"
    raise UsageProblem(message)


def compose(name: str, matter: Matter) -> tuple[Letter, ...]:
    """The documents of a kind. Raises UsageProblem for an unknown kind or a day that is missing."""
    kind = named(name)
    if kind.reports and matter.as_of is None:
        message = f"{name}要说明情况截至哪一天，请用 --as-of 指定，如 --as-of 2024-03-05。"
        raise UsageProblem(message)
    return kind.compose(matter)
