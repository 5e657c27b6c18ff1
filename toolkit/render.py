"""Findings and overviews for people and for programs; nothing here decides anything."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit import __version__, schema
from toolkit.api import Formats
from toolkit.checks.trust import judgement
from toolkit.codec import to_json
from toolkit.codes import BY_CODE, Code
from toolkit.errors import ToolkitError
from toolkit.findings import Finding, Outcome
from toolkit.model import Span, Speech
from toolkit.source import SourceText
from toolkit.zh.width import cells

if TYPE_CHECKING:
    from toolkit.ledger.unitbook import UnitBook

# Cells of a source line that are shown at most, and how many of them stand before the place.
WINDOW = 72
_BEFORE = 24
_CUT = "…"
_INVISIBLE = "␦"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What `check` found out about one source; `source` is None where it could not be read."""

    name: str
    source: SourceText | None
    findings: tuple[Finding, ...]


def text(report: Report) -> str:
    """The findings with file:line:column, the line and a caret underline, then their counts.

    Where the source was read, the last line says how far it can be trusted.
    """
    blocks = [_block(report, finding) for finding in report.findings]
    end = f"{report.name}：{tally(report.findings)}\n"
    if report.source is not None:
        end += f"{judgement(report.findings, len(report.source.text))}\n"
    return "\n".join([*blocks, end])


def document(reports: Iterable[Report]) -> str:
    """The findings as JSON by findings.schema.json, LF line ends.

    Raises ToolkitError if the result breaks that schema, which only a program can have caused.
    """
    sources = [_checked(report) for report in reports]
    found = {
        "schema_version": "1.0",
        "tool": {"name": "taizhang", "version": __version__},
        "sources": sources,
    }
    faults = schema.validate("findings", found)
    if faults:
        message = f"问题提示的 JSON 不合法，{faults[0].message}。请报告此问题。"
        raise ToolkitError(message)
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def tally(findings: Sequence[Finding]) -> str:
    """How many findings of each severity, or that there are none."""
    if not findings:
        return "没有问题提示"
    counts = Counter(finding.severity for finding in findings)
    labels = schema.labels("Severity")
    return "、".join(f"{label} {counts[slug]}" for slug, label in labels.items() if counts[slug])  # type: ignore[index]


def counts(speech: Speech) -> str:
    """What is in a speech: 部分 (level 1), 要点 (level 2), 任务, 单位 (stated), 时限, 问题提示."""
    from toolkit.ledger.unitbook import stated  # noqa: PLC0415 - parse and check have no ledger

    levels = Counter(section.level for section in speech.sections)
    units = {unit.name for task in speech.tasks for unit in stated(task)}
    deadlines = sum(len(task.deadlines) for task in speech.tasks)
    return (
        f"部分 {levels[1]}、要点 {levels[2]}、任务 {len(speech.tasks)}、单位 {len(units)}、"
        f"时限 {deadlines}、问题提示 {len(speech.findings)}"
    )


def unit_book(book: UnitBook) -> str:
    """What is in a unit book: 单位, 简称, 分组, 职责关键词."""
    shorts = sum(len(unit.short_names) for unit in book.units)
    groups = {group for unit in book.units for group in unit.groups}
    duties = {word for unit in book.units for word in unit.duties}
    return f"单位 {len(book.units)}、简称 {shorts}、分组 {len(groups)}、职责关键词 {len(duties)}\n"


def code(entry: Code) -> str:
    """What a code means, why it matters and what to do."""
    label = schema.labels("Severity")[entry.severity]
    return (
        f"{entry.code} {entry.slug}（{label}）\n\n"
        f"  提示：{_template(entry.message)}\n"
        f"  含义：{entry.explanation}\n"
        f"  处理：{_template(entry.hint)}\n"
    )


def catalogue(entries: Sequence[Code]) -> str:
    """All codes, a line each."""
    labels = schema.labels("Severity")
    return columns(
        [(each.code, labels[each.severity], _template(each.message)) for each in entries]
    )


def formats(known: Formats) -> str:
    """What can be read and written, as two tables."""
    readers = [(each.name, each.label, " ".join(each.suffixes)) for each in known.readers]
    writers = [
        (each.name, each.label, each.file_for("文件名"), "、".join(each.presets) or "－")
        for each in known.writers
    ]
    return (
        "读取（--from）\n"
        + columns([("名称", "格式", "常用后缀"), *readers], indent="  ")
        + "\n写出（--to）\n"
        + columns([("名称", "格式", "输出文件", "样式（--preset）"), *writers], indent="  ")
    )


def conversion(
    name: str,
    speech: Speech,
    outcomes: Mapping[str, Outcome[bytes]],
    targets: Mapping[str, Path],
    units: str | None = None,
    *,
    templated: bool = False,
) -> str:
    """What `convert` made of one source: the files, the counts, where the findings are.

    `units` is the file of the unit book it was made with; an office's own workbook, `templated`,
    has no sheet of findings.
    """
    lines = [f"已生成 {targets[each]}" for each in outcomes]
    chosen = [f"{each.message}；" for each in speech.findings if each.code == "SRC030"]
    lines.append(f"{speech.source.name}：{''.join(chosen)}{counts(speech)}")
    for outcome in outcomes.values():
        lines += [f"  {each.code} {each.message}。{each.hint}" for each in outcome.findings]
    if speech.findings:
        has_sheet = "xlsx" in outcomes and not templated
        sheet = "见台账的“问题提示”表，或运行" if has_sheet else "运行"
        book = f" --units {_quoted(units)}" if units else ""
        command = f"taizhang check {_quoted(name)}{_date(speech)}{book}"
        lines.append(f"问题提示：{tally(speech.findings)}；{sheet} {command}")
    return "".join(f"{line}\n" for line in lines)


def _date(speech: Speech) -> str:
    """The option that the speech was made with, as the same findings depend on it."""
    date = speech.meta.date
    return f" --date {date.value}" if date and date.certainty == "entered" else ""


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def columns(rows: Sequence[Sequence[str]], indent: str = "") -> str:
    """A table whose columns are as wide as their widest entry, in cells."""
    widths = [max(cells(entry) for entry in column) for column in zip(*rows, strict=True)]
    return "".join(indent + _padded(row, widths).rstrip() + "\n" for row in rows)


def _padded(row: Sequence[str], widths: Sequence[int]) -> str:
    pairs = zip(row, widths, strict=True)
    return "  ".join(entry + " " * (width - cells(entry)) for entry, width in pairs)


def _template(message: str) -> str:
    return re.sub(r"\{[a-z_]+\}", "…", message)


def _block(report: Report, finding: Finding) -> str:
    label = schema.labels("Severity")[finding.severity]
    lines = [f"{label} {finding.code} {finding.message}"]
    if report.source is None or finding.span is None:
        lines[0] = f"{report.name}: {lines[0]}"
    else:
        line, column = report.source.locate(_start(report.source, finding.span))
        lines[0] = f"{report.name}:{line}:{column}: {lines[0]}"
        margin = " " * len(str(line))
        shown, underline = excerpt(report.source, finding.span)
        lines += [f" {line} | {shown}".rstrip(), f" {margin} | {underline}"]
    if finding.hint:
        lines.append(f"  建议：{finding.hint}")
    return "\n".join(lines) + "\n"


def excerpt(source: SourceText, span: Span) -> tuple[str, str]:
    """The line a span begins on, cut to WINDOW cells around it, and the carets below it.

    A Han character takes two carets. A span over several lines is underlined to the end of its
    first line; an empty one gets a single caret.
    """
    start = _start(source, span)
    number, column = source.locate(start)
    line = "".join(map(_visible, source.line(number)))
    first = column - 1
    last = max(first, min(first + span.end - start, len(line)))
    begin = _back(line, first, _BEFORE)
    if cells(line) <= WINDOW:
        begin = 0
    end = _forward(line, begin, WINDOW)
    shown = line[begin:end]
    head = _CUT if begin else ""
    tail = _CUT if end < len(line) else ""
    carets = cells(line[first : min(last, end)])
    underline = " " * cells(head + line[begin:first]) + "^" * max(1, carets)
    return f"{head}{shown}{tail}", underline


def _start(source: SourceText, span: Span) -> int:
    return min(span.start, len(source.text))


def _visible(c: str) -> str:
    """The character, or a sign of one cell for what a terminal would not show as it is."""
    if c == "\t":
        return " "
    return (
        _INVISIBLE if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} else c
    )


def _back(line: str, place: int, width: int) -> int:
    while place and width > 0:
        place -= 1
        width -= cells(line[place])
    return place


def _forward(line: str, place: int, width: int) -> int:
    while place < len(line) and width > 0:
        width -= cells(line[place])
        place += 1
    return place


def _checked(report: Report) -> dict[str, Any]:
    source = report.source
    return {
        "name": report.name,
        "sha256": source.sha256 if source else None,
        "readable": source is not None,
        "findings": [_located(source, finding) for finding in report.findings],
    }


def _located(source: SourceText | None, finding: Finding) -> dict[str, Any]:
    entry: dict[str, Any] = to_json(finding)
    place: dict[str, Any] = {"start": None, "end": None, "label": None}
    if source is not None and (span := finding.span) is not None:
        place = {
            "start": _position(source, span.start),
            "end": _position(source, span.end),
            "label": source.quote(span),
        }
    return {
        "code": finding.code,
        "slug": BY_CODE[finding.code].slug,
        "severity": finding.severity,
        "message": finding.message,
        "hint": finding.hint,
        "span": entry["span"],
        **place,
        "subject": finding.subject,
        "data": finding.data,
    }


def _position(source: SourceText, offset: int) -> dict[str, int]:
    line, column = source.locate(min(offset, len(source.text)))
    return {"line": line, "column": column}
