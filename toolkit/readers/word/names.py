"""Names of WordprocessingML (ISO/IEC 29500-1) and the parts of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.readers.archive import Archive, beside

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATION = f"{{{_OFFICE}}}id"

_USUAL = "word/document.xml"
_OFF = frozenset({"0", "false", "off", "none"})


def value(element: _Element | None, name: str = "val") -> str | None:
    """The attribute w:val, or another, of an element that may be absent."""
    return None if element is None else element.get(W + name)


def number(element: _Element | None, name: str = "val") -> int | None:
    """The same as a number; None where it is none."""
    text = value(element, name)
    if text is None or not text.lstrip("-").isdecimal():
        return None
    return int(text)


def is_on(element: _Element | None) -> bool:
    """Whether a switch such as w:vanish is there and not switched off."""
    return element is not None and (value(element) or "on") not in _OFF


def main_part(archive: Archive) -> str:
    """The path of the main document, by the relations of the package."""
    if "_rels/.rels" in archive:
        for relation in archive.xml("_rels/.rels"):
            if (relation.get("Type") or "").endswith("/officeDocument"):
                return beside("x", relation.get("Target") or _USUAL)
    return _USUAL


def related(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """The kind (styles, header, …) and path of what a part points at, by relation id."""
    folder, _, file = part.rpartition("/")
    path = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
    if path not in archive:
        return {}
    found = {}
    for relation in archive.xml(path):
        if relation.get("TargetMode") != "External":
            kind = (relation.get("Type") or "").rpartition("/")[2]
            target = beside(part, relation.get("Target") or "")
            found[relation.get("Id") or ""] = (kind, target)
    return found
