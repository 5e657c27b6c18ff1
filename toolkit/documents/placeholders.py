"""What a user's template may ask for (占位符), the same for every kind of document."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.documents.blocks import (
    Block,
    Cell,
    Document,
    Masthead,
    Recipients,
    Title,
    plain,
)
from toolkit.documents.division import owner_cell
from toolkit.documents.facts import name
from toolkit.documents.matter import Letter, Matter
from toolkit.documents.places import label
from toolkit.documents.reminder import due_words, report
from toolkit.documents.wording import (
    chinese_date,
    deadline_cell,
    joined,
    numerals,
    of_role,
    task_words,
)
from toolkit.model import Task, Value

BODY = "正文"
"""The whole text with headings and tables; written {{p 正文 }} in a paragraph of its own."""


def _of_meta(key: str) -> Callable[[Letter, Matter], str]:
    def read(_: Letter, matter: Matter) -> str:
        value: Value | None = getattr(matter.speech.meta, key)
        return joined(value.value) if value else ""

    return read


def _of_office(key: str) -> Callable[[Letter, Matter], str]:
    return lambda _, matter: getattr(matter.office, key) or ""


def _recipients(letter: Letter, _: Matter) -> str:
    return next((plain(b.runs) for b in letter.document.blocks if isinstance(b, Recipients)), "")


def _document_number(letter: Letter, matter: Matter) -> str:
    return matter.office.document_number(matter.as_of, letter.place) or ""


def _speech_day(_: Letter, matter: Matter) -> str:
    stated = matter.speech.meta.date
    return chinese_date(stated.value) if stated else ""


_VALUES: dict[str, Callable[[Letter, Matter], str]] = {
    "标题": lambda letter, _: letter.document.title,
    "主送机关": _recipients,
    "单位": lambda letter, _: letter.unit,
    "发文机关": _of_office("issuer"),
    "发文字号": _document_number,
    "期号": lambda _, matter: f"第{matter.office.issue}期" if matter.office.issue else "",
    "签发人": _of_office("signer"),
    "密级": _of_office("security"),
    "紧急程度": _of_office("urgency"),
    "成文日期": lambda _, matter: matter.day,
    "抄送机关": lambda _, matter: "，".join(matter.office.copies_to),
    "印发机关": _of_office("printer"),
    "联系人": _of_office("contact"),
    "联系电话": _of_office("phone"),
    "反馈要求": _of_office("feedback"),
    "文稿": lambda _, matter: name(matter.speech),
    "会议名称": _of_meta("occasion"),
    "会议日期": _speech_day,
    "会议地点": _of_meta("place"),
    "讲话人": _of_meta("speaker"),
    "任务数": lambda _, matter: str(len(matter.tasks)),
    "逾期数": lambda _, matter: str(len(matter.with_light("overdue"))),
    "临期数": lambda _, matter: str(len(matter.with_light("due_soon"))),
    "完成数": lambda _, matter: str(len(matter.with_light("done"))),
}

PLACEHOLDERS: tuple[str, ...] = (BODY, *_VALUES)
"""All placeholders, the one of the text first."""


def _light(task: Task, matter: Matter) -> str:
    shown = matter.light(task)
    return matter.settings.lights[shown].word if shown else ""


def _line(lines: Cell) -> str:
    return "，".join(map(plain, lines)).replace("，（", "（")


TASKS = "任务"
"""The tasks one by one: {%tr for 项 in 任务 %} {{ 项.内容 }} {%tr endfor %} in rows of a table."""

_OF_TASK: dict[str, Callable[[Task, Matter], str]] = {
    "序号": lambda task, matter: str(matter.number[task.id]),
    "编号": lambda task, _: task.id,
    "部分": lambda task, matter: label(matter.places.part(task.section)),
    "内容": lambda task, _: task_words(task),
    "责任单位": lambda task, _: _line(owner_cell(task)),
    "配合单位": lambda task, _: numerals(joined(each.name) for each in of_role(task, "support")),
    "完成时限": lambda task, _: _line(deadline_cell(task)),
    "完成日期": lambda task, matter: _line(due_words(matter, task)),
    "状态": lambda task, matter: matter.settings.statuses[matter.state(task).status],
    "亮灯": _light,
    "进展": lambda task, matter: report(matter, task),
}

TASK_FIELDS: tuple[str, ...] = tuple(_OF_TASK)
"""What each task of the list has."""


def task_values(letter: Letter, matter: Matter) -> list[dict[str, str]]:
    """The fields of every task that the document is about."""
    tasks = matter.tasks if letter.tasks is None else letter.tasks
    return [{key: read(task, matter) for key, read in _OF_TASK.items()} for task in tasks]


def values(letter: Letter, matter: Matter) -> dict[str, str]:
    """What stands in the place of each placeholder but the text; empty where nothing is known."""
    return {key: read(letter, matter) for key, read in _VALUES.items()}


def body(document: Document) -> tuple[Block, ...]:
    """The text: all but head, title and recipients, which have placeholders of their own.

    The title of an annex belongs to the text.
    """
    title = next(block for block in document.blocks if isinstance(block, Title))
    framed = (Masthead, Recipients)
    return tuple(
        block for block in document.blocks if block is not title and not isinstance(block, framed)
    )
