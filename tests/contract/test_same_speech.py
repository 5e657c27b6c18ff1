"""The same speech in every format gives the same outline, tasks, units and deadlines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

import toolkit
from tests.support import copies, tools
from toolkit.model import Speech
from toolkit.source import SourceText

SAMPLE = tools.ROOT / "samples" / "02-安全生产会议讲话.txt"
DAY = dt.date(2024, 5, 6)

MADE: dict[str, Callable[[str], bytes]] = {
    "txt": lambda text: text.encode(),
    "gb18030.txt": lambda text: text.encode("gb18030"),
    "utf16.txt": lambda text: f"\ufeff{text}".encode("utf-16-le"),
    "docx": copies.as_docx,
    "html": copies.as_html,
    "md": copies.as_markdown,
    "ofd": copies.as_ofd,
}


@pytest.fixture(scope="module")
def text() -> str:
    """The speech as plain text."""
    return SAMPLE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def expected(text: str) -> dict[str, list[object]]:
    """What the plain text gives."""
    return gist(toolkit.parse(SourceText(text), date=DAY))


def gist(speech: Speech) -> dict[str, list[object]]:
    """Outline, tasks, units and deadlines without their places; blanks do not count."""
    return {
        "outline": [
            (each.level, each.number, each.style, bare(each.heading)) for each in speech.sections
        ],
        "tasks": [(task.id, task.grade, bare(task.text)) for task in speech.tasks],
        "units": [
            (task.id, unit.role, unit.name, unit.certainty)
            for task in speech.tasks
            for unit in task.units
        ],
        "deadlines": [
            (task.id, bare(each.text), each.type, each.date)
            for task in speech.tasks
            for each in task.deadlines
        ],
    }


def bare(words: str) -> str:
    """The words without blanks."""
    return "".join(words.split())


def read(data: bytes, name: str) -> Speech:
    """The speech in the bytes of a file, by whatever reader its content asks for."""
    return toolkit.parse(toolkit.read(data, name=name), date=DAY)


def test_the_sample_is_worth_comparing(expected: dict[str, list[object]]) -> None:
    """It has two levels at least, and plenty of everything."""
    assert {str(section)[1] for section in expected["outline"]} >= {"1", "2"}
    assert all(len(found) >= 20 for found in expected.values())


@pytest.mark.parametrize("form", MADE)
def test_formats_made_here_give_the_same_speech(
    form: str, text: str, expected: dict[str, list[object]]
) -> None:
    """Text in three encodings, Word, a page in GBK, Markdown, OFD."""
    assert gist(read(MADE[form](text), f"讲话.{form}")) == expected


@pytest.mark.parametrize("form", sorted(MADE.keys() - {"md"}))
def test_the_suffix_does_not_matter(
    form: str, text: str, expected: dict[str, list[object]]
) -> None:
    """The reader is chosen by content, and the choice is told; only Markdown needs its name."""
    speech = read(MADE[form](text), "讲话.doc")
    assert gist(speech) == expected
    assert "SRC030" in [finding.code for finding in speech.findings]


@pytest.mark.parametrize("form", ["pdf", "odt", "rtf", "doc"])
def test_formats_of_office_programs_give_the_same_speech(
    form: str, text: str, expected: dict[str, list[object]], tmp_path: Path
) -> None:
    """What a word processor saves the document as."""
    tools.require("soffice")
    if form == "pdf":
        tools.require_package("pypdfium2")
    data = copies.converted(copies.as_docx(text), "docx", form, tmp_path)
    assert gist(read(data, f"讲话.{form}")) == expected


def test_every_place_leads_back_into_the_file(text: str) -> None:
    """Origins lie in the text, in order, and do not overlap."""
    for form in ("docx", "html", "ofd"):
        source = read(MADE[form](text), f"讲话.{form}").source
        spans = [each.span for each in source.origins]
        assert spans
        assert all(0 <= span.start < span.end <= source.length for span in spans)
        assert all(before.end <= after.start for before, after in pairwise(spans))
