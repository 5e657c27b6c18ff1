"""原文对照: every sentence with what it is and the task it became, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from openpyxl.worksheet.worksheet import Worksheet

from toolkit.model import Section, Sentence, Speech
from toolkit.schema import labels, title
from toolkit.source import SourceText
from toolkit.writers.excel import styles
from toolkit.writers.excel.book import Book, as_table, on_paper
from toolkit.writers.excel.grid import HIGHEST_ROW, Grid, height
from toolkit.writers.excel.ledger_sheet import Links

NAME = "原文对照"
HEADER_ROW = 3
_WIDTHS = (8, 9, 10, 20, 67, 12)
_HEADERS = (
    title("Sentence", "id"),
    title("Sentence", "span"),
    title("Sentence", "role"),
    title("Sentence", "section"),
    title("Source"),
    title("Task", "id"),
)


def cells_of_sentences(speech: Speech) -> dict[str, str]:
    """Where on this sheet each sentence stands, for links to it."""
    first = HEADER_ROW + 1
    return {s.id: f"'{NAME}'!E{row}" for row, s in enumerate(speech.sentences, first)}


def add(book: Book, speech: Speech, links: Links, *, extract: bool = False) -> Worksheet:
    """The sheet; `links` lead to the tasks in the ledger.

    In an `extract` there are only the sentences that its tasks rest on.
    """
    source = SourceText.of(speech.source)
    sections = {section.id: section for section in speech.sections}
    tasks: dict[str, list[str]] = {}
    for task in speech.tasks:
        tasks.setdefault(task.sentence, []).append(task.id)
    roles = labels("Role")
    look = _Looks(book)

    def lines(grid: Grid) -> Iterator[str]:
        yield grid.line([(NAME, look.title)], 40)
        yield grid.line([(_extract(speech) if extract else _summary(speech), look.note)], 20)
        yield grid.line([(header, look.head) for header in _HEADERS], 26)
        for sentence in speech.sentences:
            text = source.quote(sentence.span)
            place = f"第{source.locate(sentence.span.start)[0]}行"
            where = _where(sentence, sections)
            became = tasks.get(sentence.id, [])
            size = height([(text, _WIDTHS[4], styles.BODY), (where, _WIDTHS[3], styles.BODY)], 22)
            words, centered = look.of(sentence, crowded=size >= HIGHEST_ROW)
            yield grid.line(
                [
                    (sentence.id, centered),
                    (place, centered),
                    (roles[sentence.role], centered),
                    (where, words),
                    (text, words),
                    (links(became[0], "、".join(became)), look.link) if became else ("", centered),
                ],
                size,
            )

        grid.quiet(f"F{HEADER_ROW}:F{grid.row}")

    last_row = HEADER_ROW + len(speech.sentences)
    sheet = book.add(NAME, _WIDTHS, last_row, lines)
    sheet.merged_cells.add("A1:F1")
    as_table(sheet, header_row=HEADER_ROW, last_row=last_row, frozen_columns=1)
    on_paper(sheet, last_column="F", last_row=last_row, header_row=HEADER_ROW)
    return sheet


class _Looks:
    """The styles of this sheet; boilerplate is pale."""

    def __init__(self, book: Book) -> None:
        self.title = book.style(styles.TITLE)
        self.note = book.style(styles.NOTE)
        self.head = book.style(styles.HEAD)
        self.link = book.style(styles.LINK)
        tones = {"plain": None, "pale": styles.PALE}
        self._words = {
            (tone, place): book.style(replace(styles.PROSE, color=color, vertical=place))
            for tone, color in tones.items()
            for place in ("center", "top")
        }
        self._centered = {
            tone: book.style(replace(styles.CENTERED, color=color)) for tone, color in tones.items()
        }

    def of(self, sentence: Sentence, *, crowded: bool) -> tuple[int, int]:
        """The styles of its words and of its short cells."""
        tone = "pale" if sentence.role == "boilerplate" else "plain"
        return self._words[tone, "top" if crowded else "center"], self._centered[tone]


def _where(sentence: Sentence, sections: dict[str, Section]) -> str:
    section = sections.get(sentence.section or "")
    return f"{section.id}　{section.heading}" if section else ""


def _extract(speech: Speech) -> str:
    return (
        f"以下 {len(speech.sentences)} 句是本表任务的出处，照录原文；其余各句不在本表。"
        "点击任务编号转到表中的任务。"
    )


def _summary(speech: Speech) -> str:
    boilerplate = sum(sentence.role == "boilerplate" for sentence in speech.sentences)
    return (
        f"全文 {len(speech.sentences)} 句，按原文顺序逐句照录，一句不少；"
        f"灰色的 {boilerplate} 句为{labels('Role')['boilerplate']}，不进入台账。"
        "点击任务编号转到台账中的任务。"
    )
