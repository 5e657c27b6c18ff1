"""The last step of writing xlsx and docx: one archive for one content, and valid by the standard.

openpyxl and python-docx put the time of saving, their own names and a chance order of parts into
the archive, and openpyxl writes the children of a font in an order that ISO/IEC 29500 does not
allow. `repack` mends all of it.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

CREATOR = "taizhang"
"""What the document properties name as author."""

Filler: TypeAlias = Callable[[bytes], Iterable[bytes]]
"""Makes the final part from the part in the archive, piece by piece."""

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_MS_DOS = 0
_ARCHIVED = 0x20
_FIRST = ("[Content_Types].xml", "_rels/.rels")

_PERSONAL = re.compile(
    rb"<(?:\w+:)?(created|modified|lastPrinted|lastModifiedBy|creator)\b[^>]*?"
    rb"(?:/>|>.*?</(?:\w+:)?\1\s*>)",
    re.DOTALL,
)
_DC = "http://purl.org/dc/elements/1.1/"
_DCTERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"

_FONT = re.compile(rb"(<font>)(.*?)(</font>)", re.DOTALL)
_GUIDES = re.compile(rb"(<a:prstGeom\b[^>]*>)<avLst/>")
"""openpyxl writes the guides of a picture's outline in the namespace around it."""
_FONT_CHILD = re.compile(rb"<(\w+)[^>]*/>")
_FONT_ORDER = {
    name: rank
    for rank, name in enumerate(
        b"b i strike condense extend outline shadow u vertAlign sz color name family charset "
        b"scheme".split()
    )
}


def repack(
    data: bytes,
    *,
    date: dt.date | None = None,
    fillers: Mapping[str, Filler] | None = None,
) -> bytes:
    """The same xlsx or docx as an archive whose bytes depend on its content alone.

    [Content_Types].xml comes first, then the package relations, then all parts by name; every
    entry has the earliest zip date, no extra fields, the attributes of MS-DOS, and zlib's default
    level (the bytes are equal wherever zlib is the same). The document properties name `CREATOR`,
    and as times of creation and change midnight of `date`, or none at all.
    Font elements of xl/styles.xml are put into the order the standard wants, and the guides of
    pictures into their namespace.
    A part named in `fillers` is replaced by the pieces its filler yields, which are never held
    together in memory.
    Raises zipfile.BadZipFile if the data are no zip archive.
    """
    packed = io.BytesIO()
    fillers = fillers or {}
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(packed, "w") as target:
        names = {name for name in source.namelist() if not name.endswith("/")}
        for name in sorted(names, key=_place):
            part = _mended(name, source.read(name), date)
            if name in fillers:
                with target.open(_entry(name), "w") as stream:
                    for piece in fillers[name](part):
                        stream.write(piece)
            else:
                target.writestr(_entry(name), part)
    return packed.getvalue()


def _place(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=_EARLIEST)
    entry.create_system = _MS_DOS
    entry.external_attr = _ARCHIVED
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _mended(name: str, part: bytes, date: dt.date | None) -> bytes:
    if name == "docProps/core.xml":
        return _core(part, date)
    if name == "xl/styles.xml":
        return _FONT.sub(_ordered_font, part)
    if name.startswith("xl/drawings/"):
        return _GUIDES.sub(rb"\1<a:avLst/>", part)
    return part


def _core(part: bytes, date: dt.date | None) -> bytes:
    facts = f'<dc:creator xmlns:dc="{_DC}">{CREATOR}</dc:creator>'
    if date is not None:
        facts += "".join(
            f'<dcterms:{name} xmlns:dcterms="{_DCTERMS}" xmlns:xsi="{_XSI}" '
            f'xsi:type="dcterms:W3CDTF">{date.isoformat()}T00:00:00Z</dcterms:{name}>'
            for name in ("created", "modified")
        )
    kept = _PERSONAL.sub(b"", part)
    end = kept.rindex(b"</")
    return kept[:end] + facts.encode() + kept[end:]


def _ordered_font(match: re.Match[bytes]) -> bytes:
    children = [(_FONT_ORDER[child[1]], child[0]) for child in _FONT_CHILD.finditer(match[2])]
    return match[1] + b"".join(child for _, child in sorted(children)) + match[3]
