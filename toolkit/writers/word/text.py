"""Paragraphs and runs as WordprocessingML, without the characters that XML cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from toolkit.documents.blocks import Run, Runs, Tone

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_AMBIGUOUS = re.compile("[“”‘’—…·×°±①-⑳Ⅰ-Ⅻ]")
_PIECES = re.compile(r"[^\t\n]+|[\t\n]")
_STYLES: dict[Tone, str] = {
    "strong": "Label",
    "mark": "Mark",
    "blank": "Blank",
    "alert": "Alert",
    "warning": "Warning",
}
_TEXT, _BREAK, _TAB, _SPACE = (
    qn("w:t"),
    qn("w:br"),
    qn("w:tab"),
    "{http://www.w3.org/XML/1998/namespace}space",
)


def element(xml: str) -> Any:
    """An element from a piece of WordprocessingML that starts with `<w:`."""
    name, rest = re.split(r"(?=[\s/>])", xml, maxsplit=1)
    return parse_xml(f"{name} {nsdecls('w')}{rest}")


class Pen:
    """Writes paragraphs, and counts its numbered lists and the characters it had to leave out.

    Where the document has no place for `lists` of the word processor, numbers are words.
    """

    def __init__(self, *, lists: bool = True) -> None:
        self.removed = 0
        self.lists = 0
        self._real = lists

    def paragraph(self, style: str, *runs: Runs) -> Any:
        """A paragraph of a style (by id) with these runs."""
        paragraph = deepcopy(_paragraph(style))
        for each in runs:
            self.write(paragraph, each)
        return paragraph

    def numbered(self, style: str, entries: tuple[Runs, ...]) -> Iterator[Any]:
        """A paragraph for each entry, numbered 1. 2. 3. as a list of its own."""
        self.lists += 1
        for place, runs in enumerate(entries, 1):
            if not self._real:
                yield self.paragraph(style, (Run(f"{place}."),), runs)
                continue
            paragraph = self.paragraph(style, runs)
            paragraph.pPr.append(
                element(f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self.lists}"/></w:numPr>')
            )
            yield paragraph

    def write(self, paragraph: Any, runs: Runs) -> None:
        """Add the runs to a paragraph; a line feed in the text becomes a line break."""
        for run in runs:
            if text := self.clean(run.text):
                paragraph.append(_run(text, run.tone))

    def clean(self, text: str) -> str:
        """The text without control characters and lone surrogates."""
        cleaned, count = _UNPRINTABLE.subn("", text.replace("\r\n", "\n").replace("\r", "\n"))
        self.removed += count
        return cleaned


def _run(text: str, tone: Tone) -> Any:
    run = deepcopy(_empty_run(tone, hinted=_AMBIGUOUS.search(text) is not None))
    for piece in _PIECES.findall(text):
        if piece == "\n":
            run.append(run.makeelement(_BREAK))
        elif piece == "\t":
            run.append(run.makeelement(_TAB))
        else:
            words = run.makeelement(_TEXT, {_SPACE: "preserve"})
            words.text = piece
            run.append(words)
    return run


@cache
def _paragraph(style: str) -> Any:
    return element(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>')


@cache
def _empty_run(tone: Tone, *, hinted: bool) -> Any:
    """A run; the hint keeps “ ” — … in the Chinese font, where Word would take the Latin one."""
    style = f'<w:rStyle w:val="{_STYLES[tone]}"/>' if tone in _STYLES else ""
    hint = '<w:rFonts w:hint="eastAsia"/>' if hinted else ""
    properties = f"<w:rPr>{style}{hint}</w:rPr>" if style or hint else ""
    return element(f"<w:r>{properties}</w:r>")
