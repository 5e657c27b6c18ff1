"""Word documents (docx): the text people see in reading order, and a report of what is not in it.

Body with tables and text boxes, then foot- and endnotes, then headers and footers, set apart by
their origins. Tracked changes are accepted; deleted, hidden and commented text is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.codes import finding
from toolkit.findings import Finding, Outcome
from toolkit.model import OriginKind, Speech
from toolkit.readers.archive import Archive, Unusable
from toolkit.readers.lines import Lines
from toolkit.readers.word.flat import NAMESPACE, package
from toolkit.readers.word.names import RELATION, W, main_part, related, value
from toolkit.readers.word.numbering import Numbering
from toolkit.readers.word.runs import Tally
from toolkit.readers.word.story import Context, tell
from toolkit.readers.word.styles import Styles
from toolkit.source import SourceText

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["MEDIA_TYPE", "read"]

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHOWN = 60
_BEGINNING = 8192
_OLE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_PAGE_ONLY = re.compile(r"[\s\d—\-–·第页共/]*$")
_NOTES: tuple[tuple[str, str], ...] = (("footnotes", "footnote"), ("endnotes", "endnote"))


def read(data: bytes, name: str) -> Outcome[SourceText | Speech | None]:
    """The text of a Word document; None, with an SRC error, where the file is damaged or locked."""
    if data.startswith(_OLE) and _LOCKED in data:
        return Outcome(None, (finding("SRC033", name=name),))
    try:
        packed = package(data, name) if NAMESPACE in data[:_BEGINNING] else data
        return _read(Archive(packed, name), data, name)
    except Unusable as error:
        return Outcome(None, (error.problem,))


def _read(archive: Archive, data: bytes, name: str) -> Outcome[SourceText | Speech | None]:
    part = main_part(archive)
    parts = related(archive, part)
    body = archive.xml(part).find(f"{W}body")
    if body is None:
        raise archive.damaged("没有正文")
    context = Context(
        lines=Lines(),
        styles=Styles(_optional(archive, parts, "styles")),
        numbering=Numbering(_optional(archive, parts, "numbering")),
    )
    tell(context, body, "paragraph")
    for kind, tag in _NOTES:
        _tell_notes(context, _optional(archive, parts, kind), tag)
    _tell_margins(context, archive, body, parts)
    found = [*_report(context.tally), *_comments(_optional(archive, parts, "comments"))]
    return context.lines.source(data, name, MEDIA_TYPE, found)


def _optional(archive: Archive, parts: dict[str, tuple[str, str]], wanted: str) -> _Element | None:
    for kind, path in parts.values():
        if kind == wanted and path in archive:
            return archive.xml(path)
    return None


def _tell_notes(context: Context, root: _Element | None, tag: str) -> None:
    """Append the notes in the order of the text; separators between text and notes are none."""
    if root is None:
        return
    for note in root.findall(f"{W}{tag}"):
        if value(note, "type") in (None, "normal"):
            tell(context, note, "footnote", context.next("footnote"))


def _tell_margins(
    context: Context, archive: Archive, body: _Element, parts: dict[str, tuple[str, str]]
) -> None:
    """Append headers and footers once each; those of page numbers alone say nothing."""
    told: set[str] = set()
    sides: tuple[tuple[str, OriginKind], ...] = (
        ("headerReference", "header"),
        ("footerReference", "footer"),
    )
    for tag, kind in sides:
        for reference in body.iter(f"{W}{tag}"):
            _, path = parts.get(reference.get(RELATION) or "", ("", ""))
            if path in told or path not in archive:
                continue
            told.add(path)
            root = archive.xml(path)
            words = "".join(part.text or "" for part in root.iter(f"{W}t"))
            if not _PAGE_ONLY.match(words):
                tell(context, root, kind, context.next(kind))


def _report(tally: Tally) -> Iterator[Finding]:
    if tally.changes:
        text = _shown(tally.deleted) or "无"
        yield finding("SRC034", count=tally.changes, text=text)
    if tally.hidden:
        yield finding("SRC036", count=len(tally.hidden), text=_shown(tally.hidden))
    for what, count in sorted(tally.skipped.items()):
        yield finding("SRC039", count=count, what=what)


def _comments(root: _Element | None) -> Iterator[Finding]:
    if root is None:
        return
    comments = [
        "".join(part.text or "" for part in comment.iter(f"{W}t"))
        for comment in root.findall(f"{W}comment")
    ]
    if comments:
        yield finding("SRC035", count=len(comments), text=_shown(comments))


def _shown(texts: list[str]) -> str:
    words = "；".join(f"“{text.strip()}”" for text in texts if text.strip())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
