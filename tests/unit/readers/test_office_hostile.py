"""Hostile office files: read for their text or refused, and nothing they ask for happens."""

from __future__ import annotations

import contextlib
import itertools
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support import tools
from tests.support.hostile import CANARY, Trap, auto_macro, cell, opendocument, spreadsheet
from toolkit.readers import office
from toolkit.readers.archive import Archive
from toolkit.readers.office import libreoffice
from toolkit.readers.office import opendocument as cleaning
from toolkit.source import SourceText

GREETING = "<text:p>同志们：</text:p>"
OLD = "<text:p>存档时的文字</text:p>"


@pytest.fixture
def trap(tmp_path: Path, socket_enabled: None) -> Iterator[Trap]:  # noqa: ARG001 - allows sockets
    """A canary, a listener and a marker that must stay untouched."""
    made = Trap.set(tmp_path)
    with made.listener:
        yield made


def macro(trap: Trap) -> bytes:
    """A macro bound to the opening of the document, with its library."""
    scripts, members = auto_macro(trap.marker)
    return opendocument(GREETING, scripts=scripts, members=members)


def linked_section(target: Callable[[Trap], str], kind: str = "text") -> Callable[[Trap], bytes]:
    """A section that says it is another document."""

    def made(trap: Trap) -> bytes:
        source = f'<text:section-source xlink:type="simple" xlink:href="{target(trap)}"/>'
        section = f'<text:section text:name="s">{source}{OLD}</text:section>'
        return opendocument(GREETING + section, kind=kind)

    return made


def linked_frames(trap: Trap) -> bytes:
    """Pictures, objects, frames and films that lie elsewhere."""
    tags = ("image", "object", "floating-frame", "plugin")
    frames = "".join(
        f'<text:p><draw:frame><draw:{tag} xlink:type="simple" xlink:href="{address}" '
        f'xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>'
        for tag, address in itertools.product(tags, (trap.address, trap.file))
    )
    return opendocument(GREETING + frames + OLD)


def template_and_background(trap: Trap) -> bytes:
    """A template and a picture behind a paragraph, which LibreOffice fetches of its own."""
    template = f'<meta:template xlink:type="simple" xlink:href="{trap.address}"/>'
    style = (
        '<style:style style:name="P1" style:family="paragraph"><style:paragraph-properties>'
        f'<style:background-image xlink:href="{trap.address}" xlink:actuate="onLoad"/>'
        "</style:paragraph-properties></style:style>"
    )
    body = f'<text:p text:style-name="P1">同志们：</text:p>{OLD}'
    return opendocument(body, styles=style, meta=template)


def formulas(trap: Trap) -> bytes:
    """Cells that would ask a server, another workbook, another program."""
    return spreadsheet(
        cell("同志们："),
        cell("存档时的文字", f'COM.MICROSOFT.WEBSERVICE("{trap.address}")'),
        cell("", f"['{trap.file}'#$Sheet1.A1]"),
        cell("", f'DDE("soffice";"{trap.canary}";"A1")'),
    )


def linked_sheet(trap: Trap) -> bytes:
    """A sheet that says it is a file of values."""
    source = (
        f'<table:table-source xlink:type="simple" xlink:href="{trap.file}" '
        'table:filter-name="Text - txt - csv (StarCalc)" table:filter-options="44,34,76"/>'
    )
    return spreadsheet(cell("同志们："), cell("存档时的文字"), sheet=source)


def fields(trap: Trap) -> bytes:
    """RTF with fields that include, link and call, and a template."""
    parts = (
        f'INCLUDETEXT "{trap.canary}"',
        f'INCLUDETEXT "{trap.address}"',
        f'INCLUDEPICTURE "{trap.address}"',
        f'LINK Word.Document "{trap.canary}" \\\\a',
        "DDEAUTO soffice x y",
    )
    told = "".join(rf"{{\field{{\*\fldinst {part}}}{{\fldrslt old}}}}\par" for part in parts)
    start = rf"{{\rtf1\ansi\uc0{{\*\template {trap.address}}} \u21516\u24535\u20204\u-230 \par "
    end = r"\u23384\u26723\u26102\u30340\u25991\u23383\par}"
    return f"{start}{told}{end}".encode()


FILES: dict[str, Callable[[Trap], bytes]] = {
    "macro": macro,
    "section-of-a-file": linked_section(lambda trap: trap.file),
    "section-of-a-page": linked_section(lambda trap: trap.address),
    "master-document": linked_section(lambda trap: trap.file, "text-master"),
    "frames": linked_frames,
    "template": template_and_background,
    "formulas": formulas,
    "sheet": linked_sheet,
    "fields": fields,
}


@pytest.mark.parametrize("kind", FILES)
def test_nothing_that_a_file_asks_for_happens(kind: str, trap: Trap) -> None:
    """No macro runs, no file is opened, nobody is called; the text that is in the file is read."""
    tools.require("soffice")
    source = office.read(FILES[kind](trap), "讲话.odt").value
    assert isinstance(source, SourceText)
    assert "同志们：" in source.text
    assert kind == "macro" or "存档时的文字" in source.text
    assert CANARY not in source.text
    assert not trap.was_called()
    assert not trap.marker.exists()


@pytest.mark.parametrize("kind", ["frames", "template"])
def test_the_profile_alone_keeps_off_the_network(
    kind: str, trap: Trap, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should a link be missed that is taken out of the file now, nobody is called all the same."""
    tools.require("soffice")
    data = FILES[kind](trap)
    assert libreoffice.convert(data, "odt", "docx", libreoffice.program("讲话.odt"))
    assert not trap.was_called()
    # The trap is a trap: with a profile as people have it, somebody calls.
    monkeypatch.setattr(libreoffice, "_SETTINGS", ())
    monkeypatch.setattr(libreoffice, "_environment", lambda _: dict(os.environ))
    monkeypatch.setattr(libreoffice, "SECONDS", 3)
    libreoffice.convert(data, "odt", "docx", libreoffice.program("讲话.odt"))
    assert trap.was_called()


def running(folder: Path) -> list[bytes]:
    """The command lines of processes that work in a folder, where the system shows them."""
    lines = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            lines.append(place.read_bytes())
    return [line for line in lines if str(folder).encode() in line]


def test_nothing_is_left_of_a_conversion_that_was_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither processes nor files nor the socket, though LibreOffice had no time to clear up."""
    tools.require("soffice", "sh", "sleep")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    started = tmp_path / "pid"
    program = tmp_path / "soffice"
    program.write_text(
        f'#!/bin/sh\nsoffice "$1" --headless --norestore &\ntouch {started}\nsleep 60\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setattr(libreoffice, "SECONDS", 3)
    monkeypatch.setattr(tempfile, "tempdir", None)
    profiles = []
    clear_up = libreoffice.remove_sockets

    def noted(profile: Path) -> None:
        assert libreoffice.sockets(profile)
        profiles.append(profile)
        clear_up(profile)

    monkeypatch.setattr(libreoffice, "remove_sockets", noted)
    assert libreoffice.convert(b"", "odt", "docx", str(program)) == "late"
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(("taizhang-", "lu"))]
    assert not libreoffice.sockets(profiles[0])
    for _ in range(50):  # an ended process is there until the system has cleared it away
        if not running(tmp_path):
            break
        time.sleep(0.1)
    assert started.exists()
    assert not running(tmp_path)


def bombs() -> dict[str, tuple[bytes, str]]:
    """Small files that ask for very much, and the code of the refusal."""
    doctype = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    cells = '<table:table-cell table:number-columns-repeated="16384"><text:p>1</text:p>'
    rows = f'<table:table-row table:number-rows-repeated="1048576">{cells}</table:table-cell>'
    table = f'<table:table table:name="表">{rows}</table:table-row></table:table>'
    return {
        "unpacked": (opendocument(" " * (65 * 2**20)), "SRC032"),
        "cells": (opendocument(table, kind="spreadsheet"), "SRC032"),
        "entities": (opendocument("", members={"styles.xml": f"{doctype}<x>&b;</x>"}), "SRC031"),
        "flat": (
            f'<?xml version="1.0"?>{doctype}<office:document office:mimetype='
            '"application/vnd.oasis.opendocument.text">&b;</office:document>'.encode(),
            "SRC031",
        ),
        "uof": (f'<?xml version="1.0"?>{doctype}<u u="schemas.uof.org">&b;</u>'.encode(), "SRC031"),
    }


@pytest.mark.parametrize("kind", bombs())
def test_bombs_never_reach_libreoffice(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sizes are counted here, since LibreOffice does not."""
    data, code = bombs()[kind]
    assert len(data) < 2**20
    monkeypatch.setattr(libreoffice, "convert", lambda *_: pytest.fail("LibreOffice was asked"))
    outcome = office.read(data, "讲话.odt")
    assert outcome.value is None
    assert [each.code for each in outcome.findings] == [code]


def test_what_is_taken_out_takes_no_words_along() -> None:
    """Words behind a link to data stay where they were."""
    before, after = "前", "后"
    data = opendocument(
        f"<text:p>{before}<office:dde-source/>{after}</text:p><text:p><office:dde-source/>{after}"
        "</text:p>"
    )
    made = cleaning.harmless(data, "讲话.odt", "application/vnd.oasis.opendocument.text")
    content = Archive(made, "讲话.odt").read("content.xml").decode()
    assert f"<text:p>{before}{after}</text:p><text:p>{after}</text:p>" in content
