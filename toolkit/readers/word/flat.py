"""Word documents in one XML file (另存为“Word XML 文档”) as the package that a docx is."""

from __future__ import annotations

import base64
import binascii
import io
import zipfile

from toolkit.codes import finding
from toolkit.readers.archive import TOTAL_LIMIT, Unusable, parse_xml

NAMESPACE = b"schemas.microsoft.com/office/2006/xmlPackage"
_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


def package(data: bytes, name: str) -> bytes:
    """The members of the file as a package. Raises Unusable where it is damaged."""
    from lxml import etree  # noqa: PLC0415 - floor 5, on use

    buffer = io.BytesIO()
    left = TOTAL_LIMIT
    with zipfile.ZipFile(buffer, "w") as made:
        for part in parse_xml(data, name, name).iterchildren(f"{_PKG}part"):
            path = part.get(f"{_PKG}name", "").lstrip("/")
            content = b""
            for child in part:
                if child.tag == f"{_PKG}xmlData" and len(child):
                    content = etree.tostring(child[0])
                elif child.tag == f"{_PKG}binaryData":
                    content = _decoded(child.text or "", name)
            left -= len(content)
            if not path or left < 0:
                raise Unusable(finding("SRC031", name=name, reason="内部文件没有名称或过大"))
            made.writestr(zipfile.ZipInfo(path), content)
    return buffer.getvalue()


def _decoded(words: str, name: str) -> bytes:
    try:
        return base64.b64decode(words)
    except (binascii.Error, ValueError) as error:
        raise Unusable(finding("SRC031", name=name, reason="内嵌的二进制内容不完整")) from error
