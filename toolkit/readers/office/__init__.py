"""Old and foreign office files (doc, wps, rtf, odt, uof, xls, et, ods) by way of LibreOffice.

What kind a file is, whether it is whole and whether it is locked is told before LibreOffice is
asked for; what LibreOffice makes of it is read like any docx or xlsx.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from toolkit.codes import finding
from toolkit.findings import Finding, Outcome
from toolkit.model import Speech
from toolkit.readers import signatures
from toolkit.readers.archive import Unusable, parse_xml
from toolkit.readers.office import libreoffice, opendocument
from toolkit.readers.office.compound import Broken, Compound, is_locked
from toolkit.source import SourceText

__all__ = ["read", "workbook"]


class _Kind(NamedTuple):
    """A kind of file: its suffix, its media type, what it is converted to, by which filter.

    Without a filter LibreOffice looks for one; what it knows no other for it takes for plain text.
    """

    suffix: str
    media_type: str
    target: str = "docx"
    filter: str = ""


_ODF = "application/vnd.oasis.opendocument"
_DOC = _Kind("doc", "application/msword")
_XLS = _Kind("xls", "application/vnd.ms-excel", "xlsx")

_PACKAGES = {
    "odt": _Kind("odt", f"{_ODF}.text", filter="writer8"),
    "ods": _Kind("ods", f"{_ODF}.spreadsheet", "xlsx", "calc8"),
}
_FLAT = {
    "fodt": _Kind("fodt", f"{_ODF}.text-flat-xml", filter="OpenDocument Text Flat XML"),
    "fods": _Kind(
        "fods", f"{_ODF}.spreadsheet-flat-xml", "xlsx", "OpenDocument Spreadsheet Flat XML"
    ),
}
_XML = {
    "wordml": _Kind("xml", "application/xml", filter="MS Word 2003 XML"),
    "spreadsheetml": _Kind("xml", "application/xml", "xlsx", "MS Excel 2003 XML"),
    "uof": _Kind("uot", "application/vnd.uof.text", filter="UOF text"),
    "uos": _Kind("uos", "application/vnd.uof.spreadsheet", "xlsx", "UOF spreadsheet"),
}
_RTF = _Kind("rtf", "application/rtf", filter="Rich Text Format")

# Streams of an OLE file by which its program is known.
_STREAMS = (("WordDocument", _DOC), ("Workbook", _XLS), ("Book", _XLS))

_FAILURES = {
    "late": f"LibreOffice 用了 {libreoffice.SECONDS} 秒仍未打开",
    "refused": "LibreOffice 无法打开",
}


def read(data: bytes, name: str) -> Outcome[SourceText | Speech | None]:
    """The text of the file; None, with an SRC error, where it is damaged, locked or none of these.

    Raises MissingPackage where LibreOffice is not installed.
    """
    try:
        kind, content = _prepared(data, name)
        converted = _converted(kind, content, name)
    except Unusable as error:
        return Outcome(None, (error.problem,))
    if kind.target == "xlsx":
        from toolkit.readers import ledger as target  # noqa: PLC0415 - only what is needed
    else:
        from toolkit.readers import word as target  # type: ignore[no-redef]  # noqa: PLC0415

    outcome: Outcome[SourceText | Speech | None] = target.read(converted, name)
    if not isinstance(outcome.value, SourceText):
        return outcome
    source = SourceText(
        outcome.value.text,
        name=name,
        media_type=kind.media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        origins=outcome.value.origins,
    )
    return Outcome(source, outcome.findings)


def workbook(data: bytes, name: str) -> bytes:
    """The spreadsheet (xls, et, ods, uos) as xlsx.

    Raises Unusable where it is damaged, locked or none, MissingPackage without LibreOffice.
    """
    kind, content = _prepared(data, name)
    if kind.target != "xlsx":
        label = signatures.LABELS[signatures.kind(data, name)]
        raise Unusable(finding("SRC003", name=name, kind=label))
    return _converted(kind, content, name)


def _converted(kind: _Kind, content: bytes, name: str) -> bytes:
    command = libreoffice.program(name)
    converted = libreoffice.convert(content, kind.suffix, kind.target, command, kind.filter)
    if isinstance(converted, str):
        raise Unusable(_damaged(name, _FAILURES[converted]))
    return converted


def _prepared(data: bytes, name: str) -> tuple[_Kind, bytes]:
    """What the file is, and what of it LibreOffice may see. Raises Unusable."""
    found = signatures.kind(data, name)
    if found == "ole":
        return _program_of(data, name), data
    if found in _PACKAGES:
        kind = _PACKAGES[found]
        return kind, opendocument.harmless(data, name, kind.media_type)
    if found in _FLAT:
        return _FLAT[found], opendocument.harmless_flat(data, name)
    if found in _XML:
        parse_xml(data, name, name)
        return _XML[found], data
    if found == "rtf":
        return _RTF, data
    raise Unusable(finding("SRC003", name=name, kind=signatures.LABELS[found]))


def _program_of(data: bytes, name: str) -> _Kind:
    """The program that wrote an OLE file. Raises Unusable where it is cut, locked or of others."""
    try:
        compound = Compound(data)
        if is_locked(compound):
            raise Unusable(finding("SRC033", name=name))
        for stream, kind in _STREAMS:
            if compound.head(stream, 1):
                return kind
    except Broken as error:
        raise Unusable(_damaged(name, "文件不完整")) from error
    raise Unusable(finding("SRC003", name=name, kind=signatures.LABELS["ole"]))


def _damaged(name: str, reason: str) -> Finding:
    return finding("SRC031", name=name, reason=reason)
