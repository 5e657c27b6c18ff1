"""简报: what was said at a meeting, handed to a leader by the office (会议精神传达).

The order of its parts and nothing else; what a part says is in the module of that part.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.documents.basis import basis
from toolkit.documents.blocks import (
    Block,
    Document,
    Facts,
    Heading,
    Paragraph,
    Subtitle,
    Title,
    run,
)
from toolkit.documents.facts import facts, name, noun, uncertain_title
from toolkit.documents.outline import extent, outline
from toolkit.documents.places import Places
from toolkit.documents.questions import questions
from toolkit.documents.tasklist import doubtful, has_deadline, listed, task_list
from toolkit.ledger.unitbook import stated
from toolkit.model import Speech


def compose(speech: Speech) -> Document:
    """The brief of a speech: title, facts, outline, task table, open points, closing note.

    Pure, and defined for every speech: a part that has nothing to say says so in one line.
    """
    title = f"{name(speech)}精神传达提纲"
    return Document(title, tuple(_blocks(speech, title)))


def _blocks(speech: Speech, title: str) -> Iterator[Block]:
    places = Places(speech)
    yield Title(title)
    if remark := uncertain_title(speech):
        yield Subtitle(remark)
    yield Facts(facts(speech))
    yield Paragraph(run(lead(speech)))
    yield Heading(1, f"一、{noun(speech)}要点")
    yield from outline(speech, places)
    yield Heading(1, "二、任务清单")
    yield from task_list(speech, places)
    yield Heading(1, "三、待明确事项")
    yield from questions(speech, places)
    yield from basis(speech)


def lead(speech: Speech) -> str:
    """导语: the whole in figures; they are those of the parts that follow."""
    length = extent(speech)
    shape = f"全文共{length}" if length else "全文没有层次标题"
    tasks = listed(speech)
    if not tasks:
        return f"{shape}，没有列出工作任务。"
    open_ = len(doubtful(speech))
    aside = f"（另有{open_}句是否列为任务待定）" if open_ else ""
    named = sum(bool(stated(task)) for task in tasks)
    dated = sum(map(has_deadline, tasks))
    return (
        f"{shape}，列出工作任务{len(tasks)}项{aside}，其中有责任单位的{named}项，时限明确的{dated}项。"
        "需要进一步明确的事项列于第三部分。"
    )
