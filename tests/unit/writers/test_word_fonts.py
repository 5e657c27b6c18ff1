"""The report on fonts: what is named, what is here, what would stand in."""

from __future__ import annotations

import re

import pytest

from tests.support import reported
from tests.support.wordparts import part
from toolkit.documents.kinds import compose
from toolkit.documents.office import Fonts
from toolkit.writers.word import fonts as reporting
from toolkit.writers.word import render
from toolkit.writers.word.fonts import Font, report


@pytest.mark.parametrize("fonts", [None, Fonts(body="仿宋", title="思源宋体")])
def test_the_report_names_exactly_the_fonts_of_the_documents(fonts: Fonts | None) -> None:
    """None is forgotten, none is made up."""
    data = render(compose("督查通报", reported.matter())[0].document, fonts).value
    named = set(re.findall(r'w:(?:eastAsia|ascii)="([^"]+)"', part(data, "word/styles.xml")))
    named -= {"zh-CN", "eastAsia"}
    assert {each.name for each in report(fonts)} == named
    assert named == set(re.findall(r'<w:font w:name="([^"]+)"', part(data, "word/fontTable.xml")))


def _fontconfig(monkeypatch: pytest.MonkeyPatch, *installed: str) -> None:
    def asked(program: str, *arguments: str) -> str:
        if program == "fc-match":
            return "替身"
        return next((name for name in installed if arguments[-1] == f":family={name}"), "")

    monkeypatch.setattr(reporting, "_asked", asked)


def test_a_missing_font_is_told_with_its_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """First the near one that the font table names, or else whatever fontconfig takes."""
    _fontconfig(monkeypatch, "黑体", "仿宋")
    found = {each.name: each for each in report()}
    assert found["黑体"].present is True
    assert found["黑体"].replacement == ""
    assert (found["仿宋_GB2312"].present, found["仿宋_GB2312"].replacement) == (False, "仿宋")
    assert (found["宋体"].present, found["宋体"].replacement) == (False, "替身")


def test_without_fontconfig_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has none; then only the names are told."""
    monkeypatch.setattr(reporting, "_asked", lambda *_: None)
    assert all(each == Font(each.name, each.use, None) for each in report())


def test_nothing_is_embedded() -> None:
    """The docx holds no font file and keeps the licensed names."""
    data = render(compose("简报", reported.matter())[0].document).value
    assert "embed" not in part(data, "word/fontTable.xml")
    assert "仿宋_GB2312" in part(data, "word/styles.xml")
