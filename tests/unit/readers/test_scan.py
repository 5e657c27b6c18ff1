"""Scans and photographs: recognised on this machine, with how sure the recognition is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.support import copies, tools
from tests.support.recognition import INSTALL, engine, rows
from toolkit.readers import pdf, recognition, scan
from toolkit.source import SourceText, fold

TEXT = "在全县防汛工作会议上的讲话\n同志们：\n各乡镇要在6月底前完成水库隐患排查。\n"


def png(width: int = 600, height: int = 800, *, pages: int = 1) -> bytes:
    """White pages."""
    tools.require_package("PIL", "numpy", install=INSTALL)
    from PIL import Image  # noqa: PLC0415 - extra

    buffer = io.BytesIO()
    first, *more = [Image.new("1", (width, height), 1) for _ in range(pages)]
    if more:
        first.save(buffer, "TIFF", save_all=True, append_images=more)
    else:
        first.save(buffer, "PNG")
    return buffer.getvalue()


def test_doubtful_lines_are_told_at_their_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text as a whole carries the mean, each doubtful line its own confidence."""
    found = rows(("请立即报告。", 0.99), ("县水利周牵头。", 0.61))
    monkeypatch.setattr(recognition, "start", engine(found))
    outcome = scan.read(png(), "扫描.png")
    assert isinstance(outcome.value, SourceText)
    assert outcome.value.text == "请立即报告。\n县水利周牵头。\n"
    assert [(each.code, each.data["confidence"]) for each in outcome.findings] == [
        ("SRC041", "80"), ("SRC040", "61"),
    ]  # fmt: skip
    span = outcome.findings[1].span
    assert span is not None
    assert outcome.value.quote(span) == "县水利周牵头。"


def test_of_the_same_words_the_doubtful_ones_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The place on the page says which; the first that reads the same is another line."""
    found = rows(("县水利局牵头。", 0.99), ("请立即报告。", 0.99), ("县水利局牵头。", 0.5))
    monkeypatch.setattr(recognition, "start", engine(found))
    outcome = scan.read(png(), "扫描.png")
    (doubt,) = (each for each in outcome.findings if each.code == "SRC040")
    assert isinstance(outcome.value, SourceText)
    assert doubt.span is not None
    assert doubt.span.start == outcome.value.text.rindex("县水利局牵头。")


def test_every_page_of_a_tiff_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fax machines and copiers save several pages in one file."""
    monkeypatch.setattr(recognition, "start", engine(rows(("同志们：", 0.99))))
    source = scan.read(png(pages=3), "扫描.tif").value
    assert isinstance(source, SourceText)
    assert [each.number for each in source.origins] == [1, 2, 3]


def test_what_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Damaged images, images without text, images of more pixels than any scan has."""
    monkeypatch.setattr(recognition, "start", engine())
    blank, large = png(), png(12_000, 9_000)
    for data, code in ((blank[:60], "SRC031"), (blank, "SRC045"), (large, "SRC032")):
        outcome = scan.read(data, "扫描.png")
        assert outcome.value is None
        assert [each.code for each in outcome.findings] == [code]


def test_a_scanned_document_is_recognised(tmp_path: Path) -> None:
    """Printed, photographed, put into a PDF again: the words come back."""
    tools.require("soffice")
    tools.require_package("rapidocr", "onnxruntime", "pypdfium2", install=INSTALL)
    import pypdfium2  # noqa: PLC0415 - extra

    printed = copies.converted(copies.as_docx(TEXT), "docx", "pdf", tmp_path)
    page = pypdfium2.PdfDocument(printed)[0]
    buffer = io.BytesIO()
    page.render(scale=2.5).to_pil().convert("RGB").save(buffer, "PDF")
    outcome = pdf.read(buffer.getvalue(), "扫描.pdf")
    assert isinstance(outcome.value, SourceText), outcome.findings
    # Recognition confuses full and half width marks, which the shadow evens out.
    assert "".join(outcome.value.shadow.split()) == "".join(fold(TEXT).split())
    assert "SRC041" in [each.code for each in outcome.findings]
