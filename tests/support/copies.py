"""One speech in every format an office keeps it in, made from its plain text."""

from __future__ import annotations

import html
import subprocess
from pathlib import Path

from tests.support.officefiles import docx, paragraph, zipped

_OFD = "http://www.ofdspec.org/2016"
_LINE = 28
_ROWS = 22
_EM = 5.6
_LEFT, _TOP, _PITCH = 28.0, 37.0, 10.2
# Marks that never begin a line; the line before them grows by one.
_NEVER_FIRST = frozenset("，。、；：）》”！？")


def as_docx(text: str) -> bytes:
    """A Word document with a paragraph for each line."""
    lines = text.removesuffix("\n").split("\n")
    return docx("".join(paragraph(html.escape(line, quote=False)) for line in lines))


def as_html(text: str) -> bytes:
    """A page of a site with its menu and footer, in GBK as many still are."""
    lines = "\n".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())
    menu = "".join(f"<li><a href='/{n}'>{n}</a></li>" for n in ("首页", "政务公开", "办事服务"))
    return (
        f'<html><head><meta charset="gb2312"><title>讲话</title></head><body><ul>{menu}</ul>'
        f'<div class="content">{lines}</div><footer>版权所有</footer></body></html>'
    ).encode("gb18030")


def as_markdown(text: str) -> bytes:
    """A Markdown file with the first line as heading."""
    return f"# {text}".encode()


def as_ofd(text: str) -> bytes:
    """An OFD document in the layout of an official one: 22 rows of 28 characters, page numbers."""
    rows = [row for line in text.split("\n") if line.strip() for row in _broken(line.strip())]
    pages = [rows[start : start + _ROWS] for start in range(0, len(rows), _ROWS)]
    members = {
        "OFD.xml": f'<ofd:OFD xmlns:ofd="{_OFD}"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml'
        "</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f'<ofd:Document xmlns:ofd="{_OFD}"><ofd:CommonData><ofd:PageArea>'
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
        + "".join(
            f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages))
        )
        + "</ofd:Pages></ofd:Document>",
    }
    for number, page in enumerate(pages):
        objects = [
            _text_object(row, _LEFT + indent * _EM, _TOP + place * _PITCH)
            for place, (row, indent) in enumerate(page)
        ]
        objects.append(_text_object(f"— {number + 1} —", 150, 270))
        members[f"Doc_0/Pages/Page_{number}/Content.xml"] = (
            f'<ofd:Page xmlns:ofd="{_OFD}"><ofd:Content><ofd:Layer>{"".join(reversed(objects))}'
            "</ofd:Layer></ofd:Content></ofd:Page>"
        )
    return zipped(members)


def converted(data: bytes, suffix: str, target: str, folder: Path) -> bytes:
    """What LibreOffice makes of a file; in the same folder it starts faster the second time."""
    source = folder / f"speech.{suffix}"
    source.write_bytes(data)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            target,
            "--outdir",
            str(folder / "out"),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=110,
    )
    return (folder / "out" / f"speech.{target}").read_bytes()


def _broken(line: str) -> list[tuple[str, int]]:
    """The rows of a paragraph and how far each is moved in."""
    rows: list[tuple[str, int]] = []
    indent = 2
    while line:
        cut = _LINE - indent
        while cut < len(line) and line[cut] in _NEVER_FIRST:
            cut += 1
        rows.append((line[:cut], indent))
        line, indent = line[cut:], 0
    return rows


def _text_object(words: str, left: float, top: float) -> str:
    steps = " ".join(f"{_EM:g}" for _ in words[1:])
    return (
        f'<ofd:TextObject Boundary="{left:g} {top:g} 160 {_EM:g}" Size="{_EM:g}">'
        f'<ofd:TextCode X="0" Y="4.8" DeltaX="{steps}">{html.escape(words)}</ofd:TextCode>'
        "</ofd:TextObject>"
    )
