"""The same speech in every format gives the same outline, tasks, units and deadlines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

import toolkit
from tests.support import copies, tools
from tests.support.workbooks import ledger
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


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which LibreOffice keeps its profile from one conversion to the next."""
    return tmp_path_factory.mktemp("converted")


# As an office program saves it, and the suffix under which it comes.
SAVED = {
    "pdf": "pdf",
    "odt": "odt",
    "fodt": "xml",
    "rtf": "rtf",
    "doc": "wps",
    "uot": "uof",
}


@pytest.mark.parametrize("form", SAVED)
def test_formats_of_office_programs_give_the_same_speech(
    form: str, text: str, expected: dict[str, list[object]], folder: Path
) -> None:
    """What a word processor saves the document as; a .wps of WPS is a .doc by another name."""
    tools.require("soffice")
    if form == "pdf":
        tools.require_package("pypdfium2")
    data = copies.converted(copies.as_docx(text), "docx", form, folder)
    speech = read(data, f"讲话.{SAVED[form]}")
    assert gist(speech) == expected
    assert "SRC030" in [finding.code for finding in speech.findings]


def test_a_table_in_an_old_document_gives_the_same_tasks(folder: Path) -> None:
    """Rows between tabs keep their units and deadlines on the way through LibreOffice."""
    tools.require("soffice")
    words = (tools.ROOT / "samples" / "04-网页粘贴.txt").read_text(encoding="utf-8")
    data = copies.converted(copies.as_docx(words), "docx", "doc", folder)
    assert gist(read(data, "讲话.doc")) == gist(toolkit.parse(SourceText(words), date=DAY))


@pytest.mark.parametrize(("form", "suffix"), [("xls", "et"), ("ods", "ods"), ("fods", "xml")])
def test_ledgers_of_office_programs_give_the_same_rows(
    form: str, suffix: str, folder: Path
) -> None:
    """Merged cells, dates by their formats, line breaks and percentages; an .et is an .xls."""
    tools.require("soffice")
    data = copies.converted(ledger(), "xlsx", form, folder)
    there, here = read(data, f"台账.{suffix}"), read(ledger(), "台账.xlsx")
    assert there.source.text == here.source.text
    assert gist(there) == gist(here)
    assert len(here.tasks) == 4


def test_every_place_leads_back_into_the_file(text: str) -> None:
    """Origins lie in the text, in order, and do not overlap."""
    for form in ("docx", "html", "ofd"):
        source = read(MADE[form](text), f"讲话.{form}").source
        spans = [each.span for each in source.origins]
        assert spans
        assert all(0 <= span.start < span.end <= source.length for span in spans)
        assert all(before.end <= after.start for before, after in pairwise(spans))
