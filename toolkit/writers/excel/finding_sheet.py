"""问题提示: what reading and checking found, with the words concerned."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from openpyxl.worksheet.worksheet import Worksheet

from toolkit.model import Finding, Speech
from toolkit.schema import labels, title
from toolkit.source import SourceText
from toolkit.writers.excel import styles
from toolkit.writers.excel.book import Book, as_table, on_paper
from toolkit.writers.excel.grid import Cell, Grid, Link, height

NAME = "问题提示"
HEADER_ROW = 3
_WIDTHS = (9, 8, 15, 26, 36, 32)
_HEADERS = (
    title("Finding", "code"),
    title("Finding", "severity"),
    title("Finding", "span"),
    title("Source"),
    title("Finding", "message"),
    title("Finding", "hint"),
)
_QUOTED = 80


def add(book: Book, speech: Speech, sentence_cells: dict[str, str]) -> Worksheet:
    """The sheet; `sentence_cells` says where each sentence stands, for links to the words."""
    source = SourceText.of(speech.source)
    places = _Places(speech, source, sentence_cells)
    severities = labels("Severity")
    head, words, centered, link = map(
        book.style, (styles.HEAD, styles.TEXT, styles.CENTERED, styles.LINK)
    )
    title_style, note = book.style(styles.TITLE), book.style(styles.NOTE)
    colored = {
        severity: book.style(replace(styles.CENTERED, color=color))
        for severity, color in styles.SEVERITY_COLORS.items()
    }

    def lines(grid: Grid) -> Iterator[str]:
        yield grid.line([(NAME, title_style)], 40)
        yield grid.line([(_summary(speech), note)], 20)
        yield grid.line([(header, head) for header in _HEADERS], 26)
        for finding in speech.findings:
            place = places.of(finding)
            quote = _quote(finding, source)
            cells: list[Cell] = [
                (finding.code, centered),
                (severities[finding.severity], colored[finding.severity]),
                (place, link if isinstance(place, Link) else centered),
                (quote, words),
                (finding.message, words),
                (finding.hint, words),
            ]
            texts = zip((quote, finding.message, finding.hint), _WIDTHS[3:], strict=True)
            yield grid.line(cells, height(((t, w, styles.BODY) for t, w in texts), 24))

    last_row = HEADER_ROW + len(speech.findings)
    sheet = book.add(NAME, _WIDTHS, last_row, lines)
    sheet.merged_cells.add("A1:F1")
    as_table(sheet, header_row=HEADER_ROW, last_row=last_row, frozen_columns=1)
    on_paper(sheet, last_column="F", last_row=last_row, header_row=HEADER_ROW)
    return sheet


class _Places:
    """Where findings point to, in words and as links to the sentence there."""

    def __init__(self, speech: Speech, source: SourceText, cells: dict[str, str]) -> None:
        self._source = source
        self._cells = cells
        self._sentences = speech.sentences
        self._starts = [sentence.span.start for sentence in speech.sentences]

    def of(self, finding: Finding) -> str | Link:
        """全文 for what concerns the whole, else line and character."""
        if finding.span is None:
            return "全文"
        line, column = self._source.locate(finding.span.start)
        words = f"第{line}行第{column}字"
        index = bisect_right(self._starts, finding.span.start) - 1
        cell = self._cells.get(self._sentences[index].id) if index >= 0 else None
        return Link(words, cell) if cell else words


def _quote(finding: Finding, source: SourceText) -> str:
    if finding.span is None:
        return ""
    quote = source.quote(finding.span)
    return quote if len(quote) <= _QUOTED else f"{quote[:_QUOTED]}……"


def _summary(speech: Speech) -> str:
    if not speech.findings:
        return "没有发现问题。"
    counts = (
        f"{label} {sum(finding.severity == severity for finding in speech.findings)} 条"
        for severity, label in labels("Severity").items()
    )
    return f"共 {len(speech.findings)} 条：{'，'.join(counts)}。下发前请逐条核对原稿。"
