"""Markdown: the words without their marks, a line for a line, tables between tabs."""

from __future__ import annotations

import re
from typing import NamedTuple

from toolkit.findings import Outcome
from toolkit.model import Speech
from toolkit.readers import plain
from toolkit.readers.lines import Lines
from toolkit.readers.tables import Cell, Grid
from toolkit.source import SourceText

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_RULE = re.compile(r" {0,3}(?:[-*_][ \t]*){3,}$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")
_QUOTE = re.compile(r" {0,3}(?:> ?)+")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?")
_ROW = re.compile(r"\s*\|.*\|\s*$")
_RULER = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$")
_BAR = re.compile(r"(?<!\\)\|")
_INLINE = (
    (re.compile(r"!\[([^\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"\[([^\]]+)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"<(https?://[^>\s]+)>"), r"\1"),
    (re.compile(r"(?<!\\)(\*\*|__)(?=\S)([^*_]+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\\*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?!\*)"), r"\1"),
    (re.compile(r"(?<!\\)`([^`]+)`"), r"\1"),
    (re.compile(r"</?(?:br|b|i|u|p|div|span|center|strong|em)\b[^<>]*>", re.IGNORECASE), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])"), r"\1"),
)


class _Told(NamedTuple):
    """The words of a line and its finer place; None for a line that only marks something up."""

    text: str
    path: str | None = None


def read(data: bytes, name: str) -> Outcome[SourceText | Speech | None]:
    """The text of a Markdown file; the findings are those of plain text."""
    outcome = plain.read(data, name)
    if outcome.value is None:
        return Outcome(None, outcome.findings)
    lines, text = Lines(), outcome.value.text.split("\n")
    fenced, number = False, 0
    while number < len(text):
        line = text[number]
        if _FENCE.match(line):
            fenced = not fenced
        elif fenced:
            lines.text(line, "paragraph", number + 1)
        elif _ROW.match(line):
            number = _tell_table(lines, text, number)
            continue
        else:
            after = text[number + 1] if number + 1 < len(text) else ""
            told = _told(line, after)
            if told is not None:
                lines.text(told.text, "paragraph", number + 1, told.path)
        number += 1
    found = [each for each in outcome.findings if each.code != "SRC006"]
    return lines.source(data, name, "text/markdown", found, outcome.value.encoding)


def _told(line: str, after: str) -> _Told | None:
    heading = _HEADING.match(line)
    if heading:
        return _Told(words_of(heading[2]), f"heading{len(heading[1])}")
    if _UNDERLINE.match(line) or _RULE.match(line):
        return None
    quoted = _QUOTE.sub("", line, count=1)
    bullet = _BULLET.match(quoted)
    words = words_of(quoted[bullet.end() :] if bullet else quoted)
    underlined = line.strip() and _UNDERLINE.match(after)
    return _Told(words, "heading1" if underlined else None)


def _tell_table(lines: Lines, text: list[str], start: int) -> int:
    """Append the rows of a table as one; the number of the line after it, from 0."""
    grid, number = Grid(), start
    while number < len(text) and _ROW.match(text[number]):
        if not _RULER.match(text[number]):
            grid.row()
            cells = _BAR.split(text[number].strip().strip("|"))
            for column, cell in enumerate(cells):
                grid.cell(Cell([words_of(cell.strip())], column))
        number += 1
    grid.tell(lines, "table", start + 1)
    return number


def words_of(marked: str) -> str:
    """A line without the marks of Markdown."""
    for pattern, replacement in _INLINE:
        marked = pattern.sub(replacement, marked)
    return marked
