"""What other programs read from each kind of document: the words composed, all of them."""

from __future__ import annotations

import html
import re
import subprocess
import tempfile
from pathlib import Path

import pytest

from tests.support import ooxml_validator, reported, sender, tools
from toolkit.documents import blocks
from toolkit.documents.kinds import KINDS, compose
from toolkit.writers.word import render

NAMES = [kind.name for kind in KINDS]
MATTER = reported.matter(office=sender.WHOLE)
COMPOSED = {name: compose(name, MATTER)[0].document for name in NAMES}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One document of every kind."""
    folder = tmp_path_factory.mktemp("papers")
    paths = {name: folder / f"{name}.docx" for name in NAMES}
    for name, path in paths.items():
        path.write_bytes(render(COMPOSED[name]).value)
    return paths


def squeezed(text: str) -> str:
    """The words without any blank."""
    return re.sub(r"\s", "", text)


def wanted(name: str) -> list[str]:
    """The lines composed, without blanks."""
    return list(filter(None, map(squeezed, blocks.lines(COMPOSED[name]))))


@pytest.fixture(scope="module")
def seen_by_libreoffice(files: dict[str, Path]) -> dict[str, str]:
    """The text of each document in LibreOffice's own format, in one start."""
    tools.require("soffice")
    folder = next(iter(files.values())).parent
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                *("soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"),
                *("--convert-to", "fodt", "--outdir", str(folder)),
                *map(str, files.values()),
            ],
            check=True,
            capture_output=True,
            timeout=110,
        )
    return {name: _text(path.with_suffix(".fodt")) for name, path in files.items()}


def _text(path: Path) -> str:
    """The words of the body, its frames included."""
    body = re.search(r"<office:text.*</office:text>", path.read_text("utf-8"), re.DOTALL)
    assert body
    return html.unescape(re.sub(r"<[^>]+>", "", body[0]))


@pytest.mark.timeout(240)
@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_reads_the_words_in_order(
    seen_by_libreoffice: dict[str, str], name: str
) -> None:
    """Every line, one after the other."""
    text, place = squeezed(seen_by_libreoffice[name]), 0
    for line in wanted(name):
        found = text.find(line, place)
        assert found >= 0, line
        place = found + len(line)


@pytest.mark.parametrize("name", NAMES)
def test_pandoc_reads_every_word(files: dict[str, Path], name: str) -> None:
    """Headings, tables and lists; pandoc takes titles out of their order."""
    tools.require("pandoc")
    found = subprocess.run(
        ["pandoc", "-f", "docx", "-t", "html", "-s", "--wrap=none", str(files[name])],
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=110,
    ).stdout
    text = squeezed(html.unescape(re.sub(r"<[^>]+>", "", found)))
    missing = [line for line in wanted(name) if line not in text]
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_pandoc_finds_the_headings_by_level(files: dict[str, Path], name: str) -> None:
    """Real heading styles: the navigation pane of Word shows the same."""
    tools.require("pandoc")
    found = subprocess.run(
        ["pandoc", "-f", "docx", "-t", "html", "--wrap=none", str(files[name])],
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=110,
    ).stdout
    headings = [
        (int(level), squeezed(html.unescape(re.sub(r"<[^>]+>", "", words))))
        for level, words in re.findall(r"<h(\d)[^>]*>(.*?)</h\1>", found, re.DOTALL)
    ]
    composed = [
        (block.level, squeezed(block.text))
        for block in COMPOSED[name].blocks
        if isinstance(block, blocks.Heading)
    ]
    assert composed
    assert headings == composed


@pytest.mark.parametrize("name", NAMES)
def test_the_open_xml_sdk_finds_no_error(files: dict[str, Path], name: str) -> None:
    """Zero errors in every kind."""
    ooxml_validator.require_validator()
    assert ooxml_validator.errors(files[name]) == []
