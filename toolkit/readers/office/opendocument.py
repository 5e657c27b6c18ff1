"""OpenDocument files made harmless before LibreOffice opens them.

Macros, settings, links to other files, live data and formulas are taken out; what remains is the
text with the values that were saved. Sizes are held to the budgets of `readers.archive`.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from toolkit.codes import finding
from toolkit.readers.archive import Archive, Unusable, beside, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

CELL_LIMIT = 1_000_000
"""Cells with words in one file; a few bytes can ask for a thousand million of them."""

_MIMETYPE = "mimetype"
_MANIFEST = "META-INF/manifest.xml"
# Everything else that a package may hold is settings, signatures, thumbnails or programs.
_KEPT = re.compile(r"(?:content|styles|meta)\.xml$|(?:Pictures|Object[^/]*|ObjectReplacements)/")
_ENTRY = re.compile(rb"<(?:\w+:)?file-entry\b[^>]*>")
_PATH = re.compile(rb'full-path="([^"]*)"')
_ENCRYPTED = re.compile(rb"<(?:\w+:)?encryption-data\b|encrypted-package")

_TAG = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}%s"
_HREF = "{http://www.w3.org/1999/xlink}href"
_TABLE = _TAG % ("table", "")
_DROPPED = frozenset(
    _TAG % (space, name)
    for space, names in {
        "office": ("scripts", "settings", "event-listeners", "dde-source"),
        "text": ("section-source", "dde-connection-decls"),
        "table": ("table-source", "cell-range-source", "dde-links", "calculation-settings"),
        "drawing": ("plugin", "applet", "floating-frame"),
        "meta": ("template", "auto-reload"),
        "presentation": ("event-listener",),
    }.items()
    for name in names
)


def harmless(data: bytes, name: str, media_type: str) -> bytes:
    """The package without what is not text. Raises Unusable where it is damaged, locked, a bomb.

    It becomes one of this media type: a template or a document put together of others is read for
    the text that is in it.
    """
    archive = Archive(data, name)
    manifest = archive.read(_MANIFEST) if _MANIFEST in archive else b""
    if _ENCRYPTED.search(manifest):
        raise Unusable(finding("SRC033", name=name))
    members = {path: archive.read(path) for path in archive.names() if _KEPT.match(path)}
    known = {*members, *(path.rpartition("/")[0] for path in members)} - {""}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr(zipfile.ZipInfo(_MIMETYPE), media_type)
        for path, content in members.items():
            if path.endswith(".xml"):
                content = _cleaned(content, path, name, known)  # noqa: PLW2901 - the same member
            made.writestr(zipfile.ZipInfo(path), content, zipfile.ZIP_DEFLATED)
        made.writestr(zipfile.ZipInfo(_MANIFEST), _manifest(manifest, media_type, known))
    return buffer.getvalue()


def harmless_flat(data: bytes, name: str) -> bytes:
    """The same for a document in one XML file (fodt, fods)."""
    return _cleaned(data, "", name, frozenset())


def _manifest(manifest: bytes, media_type: str, known: set[str]) -> bytes:
    """The list of members, of those that are still there; without it embedded objects get lost."""
    whole = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{media_type}"/>'
    entries = [whole.encode()]
    for entry in _ENTRY.findall(manifest):
        path = _PATH.search(entry)
        if path and path[1].decode("utf-8", "replace").rstrip("/") in known:
            entries.append(entry if entry.endswith(b"/>") else entry[:-1] + b"/>")
    return (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest '
        b'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
        b'manifest:version="1.2">' + b"".join(entries) + b"</manifest:manifest>"
    )


def _cleaned(content: bytes, path: str, name: str, known: frozenset[str] | set[str]) -> bytes:
    from lxml import etree  # noqa: PLC0415 - floor 5, on use

    root = parse_xml(content, path or name, name)
    _count_cells(root, name)
    for element in list(root.iter(*_DROPPED)):
        _drop(element)
    for element in root.iter(etree.Element):
        element.attrib.pop(f"{_TABLE}formula", "")
        target = element.get(_HREF)
        if target is not None and not _is_inside(target, path, known):
            del element.attrib[_HREF]
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _drop(element: _Element) -> None:
    """Take an element out; words behind it stay."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _is_inside(target: str, path: str, known: frozenset[str] | set[str]) -> bool:
    return target.startswith("#") or beside(path, target).rstrip("/") in known


def _count_cells(root: _Element, name: str) -> None:
    """Raise Unusable where cells with words are repeated beyond the limit."""
    total = 0
    for row in root.iter(f"{_TABLE}table-row"):
        filled = sum(
            _number(cell, "number-columns-repeated")
            for cell in row.iterchildren(f"{_TABLE}table-cell")
            if len(cell) or cell.get(_TAG % ("office", "value-type"))
        )
        total += filled * _number(row, "number-rows-repeated")
    if total > CELL_LIMIT:
        raise Unusable(finding("SRC032", name=name, reason=f"超过 {CELL_LIMIT:,} 个单元格"))


def _number(element: _Element, attribute: str) -> int:
    words = element.get(f"{_TABLE}{attribute}", "1")
    return max(1, int(words)) if words.isascii() and words.isdigit() and len(words) < 10 else 1
