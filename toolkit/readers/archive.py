"""Zip packages of XML (docx, xlsx, odt, ofd) opened with budgets, so that none exhausts memory.

Sizes are counted while unpacking, never believed from the directory of the archive. XML may hold
no document type declaration, hence no entities.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING

from toolkit.codes import finding
from toolkit.findings import Finding

if TYPE_CHECKING:
    from lxml.etree import _Element

PART_LIMIT = 64 * 2**20
TOTAL_LIMIT = 192 * 2**20
MEMBER_LIMIT = 20_000

_ENCRYPTED = 0x1
_HEAD = 256
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMESPACES = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


class Unusable(Exception):
    """A package that cannot be read; the finding says why."""

    def __init__(self, problem: Finding) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Archive:
    """The members of a zip package. Everything raises Unusable where the package is damaged."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._left = TOTAL_LIMIT
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise self.damaged("压缩包不完整") from error
        if len(entries) > MEMBER_LIMIT:
            count = len(entries)
            raise self.too_large("个内部文件", str(count))
        self._entries = {_normal(entry.filename): entry for entry in entries}

    def __contains__(self, path: str) -> bool:
        return _normal(path) in self._entries

    def names(self) -> tuple[str, ...]:
        """The paths of all members, in the order of the archive."""
        return tuple(self._entries)

    def read(self, path: str) -> bytes:
        """The bytes of a member."""
        entry = self._entries.get(_normal(path))
        if entry is None:
            raise self.damaged("缺失", path)
        if entry.flag_bits & _ENCRYPTED:
            raise Unusable(finding("SRC033", name=self.name))
        limit = min(PART_LIMIT, self._left)
        try:
            with self._zip.open(entry) as member:
                content = member.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise self.damaged("无法解压", path) from error
        except (NotImplementedError, RuntimeError) as error:
            raise self.damaged("用了不支持的压缩方法", path) from error
        if len(content) > limit:
            raise self.too_large("超过上限", path)
        self._left -= len(content)
        return content

    def xml(self, path: str) -> _Element:
        """The root element of an XML member."""
        return parse_xml(self.read(path), path, self.name)

    def vet(self) -> None:
        """Unpack everything once within the budgets, for libraries that then do so on their own.

        Whatever its name, a member may be taken for XML, as another member tells what it is.
        """
        for path in self._entries:
            content = self.read(path)
            if content[:_HEAD].replace(b"\0", b"").lstrip(_BEFORE_XML).startswith(b"<"):
                refuse_doctype(content, path, self.name)

    def damaged(self, reason: str, path: str = "") -> Unusable:
        """SRC031 for this package, or for a member of it."""
        reason = f"{path} {reason}".lstrip()
        return Unusable(finding("SRC031", name=self.name, reason=reason))

    def too_large(self, reason: str, what: str) -> Unusable:
        """SRC032 for this package."""
        reason = f"{what} {reason}"
        return Unusable(finding("SRC032", name=self.name, reason=reason))


def parse_xml(data: bytes, path: str, name: str) -> _Element:
    """The root of an XML text without a document type; Unusable otherwise.

    The namespaces of strict Open XML become those of transitional. Depth is limited to 256.
    """
    from lxml import etree  # noqa: PLC0415 - floor 5, on use

    refuse_doctype(data, path, name)
    if _STRICT in data:
        for strict, transitional in _NAMESPACES:
            data = data.replace(strict, transitional)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = f"{path} 不是完整的 XML"
        raise Unusable(finding("SRC031", name=name, reason=reason)) from error


def refuse_doctype(data: bytes, path: str, name: str) -> None:
    """Raise Unusable where an XML text has a document type, which alone can declare entities."""
    if b"<!DOCTYPE" in data.replace(b"\0", b""):
        raise Unusable(finding("SRC031", name=name, reason=f"{path} 含有文档类型声明"))


def beside(path: str, target: str) -> str:
    """The member that `target`, written in the member `path`, points at."""
    if target.startswith("/"):
        return _normal(target)
    return _normal(posixpath.join(posixpath.dirname(path), target))


def _normal(path: str) -> str:
    return posixpath.normpath(path.replace("\\", "/")).lstrip("/")
