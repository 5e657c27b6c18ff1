"""PDFs of which some pages are pictures: recognised in their places where that is installed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.support import copies, tools
from tests.support.pdffiles import pdf
from tests.support.recognition import INSTALL, Said, engine, level, none, rows
from tests.support.tools import require_package
from toolkit.findings import Outcome
from toolkit.model import Speech
from toolkit.readers import pictures, recognition
from toolkit.readers.pdf import read
from toolkit.source import SourceText, fold

LETTER = "BT /F 12 Tf 72 700 Td (Letter) Tj ET"
CLOSING = "BT /F 12 Tf 72 700 Td (Closing) Tj ET"
DRAWN = "0 0 200 200 re f"
PICTURE = "q 595 0 0 842 0 0 cm BI /W 2 /H 1 /CS /G /BPC 8 ID A~ EI Q"
SMALL = "q 100 0 0 100 0 0 cm BI /W 2 /H 1 /CS /G /BPC 8 ID A~ EI Q"


@pytest.fixture(autouse=True)
def _pypdfium2() -> None:
    require_package("pypdfium2", install="pip install 'taizhang[pdf]'")


def found(
    monkeypatch: pytest.MonkeyPatch, data: bytes, *images: list[Said]
) -> tuple[str, Outcome[SourceText | Speech | None]]:
    """The text of a PDF in whose pictures these lines are found, and the outcome."""
    require_package("PIL", "numpy", install=INSTALL)
    monkeypatch.setattr(recognition, "start", engine(*images))
    outcome = read(data, "通知.pdf")
    assert isinstance(outcome.value, SourceText)
    return outcome.value.text, outcome


def codes(outcome: Outcome[SourceText | Speech | None]) -> list[tuple[str, str | None]]:
    """The codes of the findings, with their pages."""
    return [(each.code, each.data.get("pages")) for each in outcome.findings]


def test_without_the_extra_the_pages_are_told_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The pages of text are read all the same."""
    monkeypatch.setattr(recognition, "start", none)
    outcome = read(pdf(LETTER, DRAWN, PICTURE), "通知.pdf")
    assert isinstance(outcome.value, SourceText)
    assert outcome.value.text == "Letter\n"
    assert codes(outcome) == [("SRC037", "2—3")]
    assert INSTALL in (outcome.findings[0].hint or "")


def test_recognised_pages_stand_in_their_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the pages of text, with their page and their place in points."""
    annex = rows(("附件：任务清单。", 0.9), ("县水利周牵头。", 0.61))
    text, outcome = found(monkeypatch, pdf(LETTER, DRAWN, CLOSING), annex)
    assert isinstance(outcome.value, SourceText)
    assert text == "Letter\n附件：任务清单。\n县水利周牵头。\nClosing\n"
    assert [each.number for each in outcome.value.origins] == [1, 2, 2, 3]
    left, top, _, bottom = map(int, (outcome.value.origins[1].path or "").split(","))
    scale = 842 / recognition.LONG_SIDE
    assert (left, top, bottom) == tuple(round(place * scale) for place in (10, 200, 225))


def test_confidence_is_told_as_for_whole_scans(monkeypatch: pytest.MonkeyPatch) -> None:
    """The mean of the pages, and each doubtful line at its place, not at the same words before."""
    data = pdf(LETTER, DRAWN, DRAWN)
    _, outcome = found(monkeypatch, data, rows(("Letter", 0.6)), rows(("同志们：", 1.0)))
    assert isinstance(outcome.value, SourceText)
    assert [(each.code, each.data["confidence"]) for each in outcome.findings] == [
        ("SRC046", "80"), ("SRC040", "60"),
    ]  # fmt: skip
    assert outcome.findings[0].data["pages"] == "2—3"
    span = outcome.findings[1].span
    assert span is not None
    assert span.start == len("Letter\n")


def test_pages_without_words_are_told_and_blank_ones_are_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A photograph has no words; an empty page is no picture."""
    text, outcome = found(monkeypatch, pdf(LETTER, DRAWN, ""), [])
    assert text == "Letter\n"
    assert [(each.code, each.data["what"]) for each in outcome.findings] == [
        ("SRC039", "没有认出文字的图片页（第 2 页）")
    ]


def test_a_picture_with_a_page_number_as_text_is_recognised_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The number is told once, as the text layer has it, though it was recognised wrongly."""
    scale = recognition.LONG_SIDE / 842
    number = Said("P8", level("P8", 285 * scale, 785 * scale, 20 * scale))
    numbered = f"{PICTURE} BT /F 12 Tf 290 45 Td (P2) Tj ET"
    text, outcome = found(monkeypatch, pdf(LETTER, numbered), [*rows(("附件。", 0.99)), number])
    assert text == "Letter\n附件。\nP2\n"
    assert codes(outcome) == [("SRC046", "2")]


def test_a_page_of_text_with_a_picture_is_not_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small picture beside text is not a scan, nor is one behind many words."""
    many = "BT /F 9 Tf 20 700 Td (" + "word " * 20 + ") Tj ET"
    monkeypatch.setattr(recognition, "start", none)
    outcome = read(pdf(f"{SMALL} {LETTER}", f"{PICTURE} {many}"), "通知.pdf")
    assert codes(outcome) == []


def test_what_one_file_may_have_recognised_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages beyond that are told as not read."""
    monkeypatch.setattr(pictures, "PAGE_LIMIT", 1)
    text, outcome = found(monkeypatch, pdf(LETTER, DRAWN, DRAWN), rows(("附件。", 0.99)))
    assert text == "Letter\n附件。\n"
    assert codes(outcome) == [("SRC037", "3"), ("SRC046", "2")]


def test_a_scanned_annex_behind_a_letter_is_recognised(tmp_path: Path) -> None:
    """A letter printed to PDF, and an annex that went through a scanner lying a little askew."""
    tools.require("soffice")
    require_package("rapidocr", "onnxruntime", install=INSTALL)
    import pypdfium2  # noqa: PLC0415 - extra

    letter, annex = "关于做好防汛工作的通知\n", "任务清单\n各乡镇要在6月底前完成水库隐患排查。\n"
    merged = pypdfium2.PdfDocument(
        copies.converted(copies.as_docx(letter), "docx", "pdf", tmp_path)
    )
    printed = copies.converted(copies.as_docx(annex), "docx", "pdf", tmp_path)
    image, _ = recognition.rendered(pypdfium2.PdfDocument(printed)[0])
    buffer = io.BytesIO()
    image.rotate(2, expand=True, fillcolor="white").save(buffer, "PDF", resolution=200)
    merged.import_pages(pypdfium2.PdfDocument(buffer.getvalue()))
    buffer = io.BytesIO()
    merged.save(buffer)
    outcome = read(buffer.getvalue(), "通知.pdf")
    assert isinstance(outcome.value, SourceText)
    assert "".join(outcome.value.shadow.split()) == "".join(fold(letter + annex).split())
    assert ("SRC046", "2") in codes(outcome)
    assert {each.number for each in outcome.value.origins} == {1, 2}
