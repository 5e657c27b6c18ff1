"""Office files that reach for what is not theirs: macros, links to files, links to the network."""

from __future__ import annotations

import html
import socket
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tests.support.officefiles import zipped

CANARY = "金丝雀在此"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = " ".join(
    (
        *(
            f'xmlns:{name}="{_ODF}:{space}:1.0"'
            for name, space in (
                ("office", "office"),
                ("text", "text"),
                ("table", "table"),
                ("draw", "drawing"),
                ("style", "style"),
                ("script", "script"),
                ("meta", "meta"),
            )
        ),
        'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"',
        'xmlns:dom="http://www.w3.org/2001/xml-events"',
        'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"',
    )
)


class Trap(NamedTuple):
    """A file nobody may read, an address nobody may call, a file nobody may write."""

    canary: Path
    listener: socket.socket
    marker: Path

    @classmethod
    def set(cls, folder: Path) -> Trap:
        """A trap in the folder; the listener takes connections without answering."""
        canary = folder / "canary.txt"
        canary.write_text(CANARY, encoding="utf-8")
        listener = socket.create_server(("127.0.0.1", 0))
        listener.settimeout(0)
        return cls(canary, listener, folder / "marker")

    @property
    def file(self) -> str:
        """The address of the canary."""
        return self.canary.as_uri()

    @property
    def address(self) -> str:
        """The address of the listener."""
        return f"http://127.0.0.1:{self.listener.getsockname()[1]}/x"

    def was_called(self) -> bool:
        """Whether anybody connected since the last call."""
        try:
            self.listener.accept()[0].close()
        except BlockingIOError:
            return False
        return True


def opendocument(
    body: str,
    *,
    kind: str = "text",
    scripts: str = "",
    styles: str = "",
    meta: str = "",
    members: Mapping[str, str] | None = None,
) -> bytes:
    """An OpenDocument package with this body."""
    root = "spreadsheet" if kind.startswith("spreadsheet") else "text"
    media_type = f"application/vnd.oasis.opendocument.{kind}"
    parts = {
        "content.xml": f"<office:document-content {_SPACES}>{scripts}<office:automatic-styles>"
        f"{styles}</office:automatic-styles><office:body><office:{root}>{body}</office:{root}>"
        "</office:body></office:document-content>",
        "meta.xml": f"<office:document-meta {_SPACES}><office:meta>{meta}</office:meta>"
        "</office:document-meta>",
        **(members or {}),
    }
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="text/xml"/>'
        for path in parts
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0"><manifest:file-entry '
        f'manifest:full-path="/" manifest:media-type="{media_type}"/>{listed}</manifest:manifest>'
    )
    return zipped({"mimetype": media_type, **parts, "META-INF/manifest.xml": manifest})


def spreadsheet(*cells: str, head: str = "", sheet: str = "") -> bytes:
    """An OpenDocument sheet of one row."""
    row = f"<table:table-row>{''.join(cells)}</table:table-row>"
    table = f'<table:table table:name="表">{sheet}{row}</table:table>'
    return opendocument(head + table, kind="spreadsheet")


def cell(words: str, formula: str = "") -> str:
    """A cell with the value that was saved, and a formula that would give another."""
    own = f' table:formula="of:={html.escape(formula)}"' if formula else ""
    return (
        f'<table:table-cell office:value-type="string" office:string-value="{words}"{own}>'
        f"<text:p>{words}</text:p></table:table-cell>"
    )


def auto_macro(marker: Path) -> tuple[str, dict[str, str]]:
    """The event listeners and the Basic library of a macro that runs on opening."""
    called = "vnd.sun.star.script:Standard.Evil.Main?language=Basic&amp;location=document"
    listeners = "".join(
        f'<script:event-listener script:language="ooo:script" script:event-name="{event}" '
        f'xlink:href="{called}" xlink:type="simple"/>'
        for event in ("dom:load", "office:load-finished", "dom:unload")
    )
    spaces = 'xmlns:library="http://openoffice.org/2000/library"'
    code = f'Sub Main\nf = FreeFile\nOpen "{marker}" For Output As #f\nClose #f\nEnd Sub'
    events = f"<office:event-listeners>{listeners}</office:event-listeners>"
    return (
        f"<office:scripts>{events}</office:scripts>",
        {
            "Basic/script-lc.xml": f'<library:libraries {spaces}><library:library library:name="'
            'Standard" library:link="false"/></library:libraries>',
            "Basic/Standard/script-lb.xml": f'<library:library {spaces} library:name="Standard">'
            '<library:element library:name="Evil"/></library:library>',
            "Basic/Standard/Evil.xml": "<script:module xmlns:script="
            '"http://openoffice.org/2000/script" script:name="Evil" script:language="StarBasic">'
            f"{html.escape(code)}</script:module>",
        },
    )
