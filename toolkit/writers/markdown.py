"""The ledger as Markdown: a heading and a table for each part, as GitHub and most editors read it.

GitHub Flavored Markdown 0.29: tables, everything else is CommonMark.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from toolkit.findings import Outcome
from toolkit.ledger import presets
from toolkit.ledger.columns import Column, Content
from toolkit.ledger.layout import Layout
from toolkit.ledger.presets import Preset
from toolkit.ledger.rows import Row
from toolkit.ledger.summary import chinese, heading, overview
from toolkit.model import Speech
from toolkit.schema import labels
from toolkit.source import SourceText
from toolkit.writers.plaintext import encoded

_MARKUP = re.compile(r"([\\`*_\[\]<>|~&#!])")
_BREAKS = re.compile(r"\s*\n\s*")


def write(
    speech: Speech, *, preset: str = presets.DEFAULT, layout: Layout | None = None
) -> Outcome[bytes]:
    """Title, overview, the tables, and what reading and checking found; UTF-8 with LF.

    Columns that nothing is known for yet are left out, and those that tell nothing. Raises
    UsageProblem if there is no such preset.
    """
    layout = layout or Layout()
    chosen = layout.preset(preset)
    entries = tuple(layout.entries(speech))
    lines = [f"# {_words(heading(speech, chosen))}", "", _words(overview(speech, entries))]
    columns = _columns(chosen, entries)
    for part, group in groupby(entries, key=lambda row: row.part):
        if part:
            lines += ["", f"## {_words(part)}"]
        lines += ["", *_table(columns, list(group))]
    lines += _findings(speech)
    return encoded("\n".join(lines) + "\n")


def _columns(preset: Preset, entries: Sequence[Row]) -> list[Column]:
    shown = set(preset.keys) - {"part", "line", "deadline_type"}
    return [
        column
        for column in preset.columns
        if column.key in shown
        and column.kind != "light"
        and not column.hidden(entries)
        and any(column.value(row) for row in entries)
    ]


def _table(columns: Sequence[Column], entries: Sequence[Row]) -> Iterator[str]:
    yield _line(_words(column.header) for column in columns)
    yield _line("---" for _ in columns)
    for row in entries:
        yield _line(_cell(column.value(row)) for column in columns)


def _line(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(value: Content) -> str:
    if isinstance(value, dt.date):
        return chinese(value)
    return _words(str(value or ""))


def _words(text: str) -> str:
    """The text so that Markdown shows it as it is, on one line."""
    escaped = _MARKUP.sub(r"\\\1", text)
    return "<br>".join(_BREAKS.split(escaped.strip()))


def _findings(speech: Speech) -> list[str]:
    if not speech.findings:
        return []
    source, severities = SourceText.of(speech.source), labels("Severity")
    lines = ["", "## 问题提示", ""]
    for finding in speech.findings:
        place = f"第{source.locate(finding.span.start)[0]}行：" if finding.span else ""
        words = f"{place}{finding.message}。{finding.hint}"
        lines.append(f"- **{severities[finding.severity]} {finding.code}** {_words(words)}")
    return lines
