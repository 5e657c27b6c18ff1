"""What kind of file some bytes are, told from their content, not from their name."""

from __future__ import annotations

import io
import re
import zipfile

# The kinds by slug with the words users know them by. A reader declares the kinds it reads.
LABELS = {
    "text": "纯文本",
    "speech": "讲话结构 JSON",
    "docx": "Word 文档（docx）",
    "flatopc": "Word 文档（单一 XML）",
    "xlsx": "Excel 工作簿（xlsx）",
    "pptx": "演示文稿（pptx）",
    "odt": "OpenDocument 文档",
    "ods": "OpenDocument 表格",
    "ofd": "OFD 版式文件",
    "zip": "压缩包（zip）",
    "ole": "旧版 Office 或 WPS 文档（doc、xls、wps）",
    "pdf": "PDF",
    "rtf": "RTF 文档",
    "wordml": "Word XML 文档",
    "spreadsheetml": "Excel XML 表格",
    "fodt": "OpenDocument 文档（单一 XML）",
    "fods": "OpenDocument 表格（单一 XML）",
    "uof": "标文通文档（UOF）",
    "uos": "标文通表格（UOF）",
    "xml": "XML 数据",
    "html": "网页（HTML）",
    "mhtml": "网页存档（MHTML）",
    "markdown": "Markdown",
    "csv": "表格文本（csv）",
    "image": "图片",
    "archive": "压缩包",
    "media": "音频或视频",
    "program": "程序",
    "binary": "二进制数据",
}

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"\xfd7zXZ\0", "archive"),
    (b"BZh", "archive"),
    (b"ID3", "media"),
    (b"OggS", "media"),
    (b"\x7fELF", "program"),
    (b"MZ\x90\0", "program"),
)

# Members that tell the kinds of zip apart, and the media type that OpenDocument begins with.
_MEMBERS: tuple[tuple[str, str], ...] = (
    ("OFD.xml", "ofd"),
    ("word/", "docx"),
    ("xl/", "xlsx"),
    ("ppt/", "pptx"),
)
_MIMETYPES: tuple[tuple[bytes, str], ...] = (
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "ods"),
)
_SUFFIXES = ((".md", "markdown"), (".markdown", "markdown"), (".csv", "csv"), (".tsv", "csv"))
# Words at the beginning of an XML text that tell what it is of.
_XML: tuple[tuple[bytes, str], ...] = (
    (b"<html", "html"),
    (b'mimetype="application/vnd.oasis.opendocument.text', "fodt"),
    (b'mimetype="application/vnd.oasis.opendocument.spreadsheet', "fods"),
    (b"vnd.uof.spreadsheet", "uos"),
    (b"schemas.uof.org", "uof"),
    (b"schemas.microsoft.com/office/2006/xmlPackage", "flatopc"),
    (b"schemas.microsoft.com/office/word/2003/wordml", "wordml"),
    (b"urn:schemas-microsoft-com:office:spreadsheet", "spreadsheetml"),
)

_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
# A page may begin with a comment, and what was copied out of one with any element.
_FRAGMENT = re.compile(
    rb"\s*<(?:!--|(?:article|center|div|font|h[1-6]|meta|p|section|span|table|title)\b)",
    re.IGNORECASE,
)
_ENDS = re.compile(
    rb"</(?:div|h[1-6]|p|section|span|t[dr]|table|html|head|script)\s*>", re.IGNORECASE
)
_MIMETYPE = 100
_BOM = b"\xef\xbb\xbf"
_HEAD = 8192  # the namespaces of an OpenDocument in one file alone fill 3,000 bytes


def kind(data: bytes, name: str = "") -> str:
    """The slug in LABELS of what the bytes are; "text" where nothing says otherwise.

    A name ending in .json makes JSON that is no speech a "speech" too, so that the message about
    it speaks of the speech structure instead of reading its braces as prose. Markdown and CSV are
    text that only the name tells from others.
    """
    found = next((slug for magic, slug in _MAGIC if data.startswith(magic)), None)
    if found == "zip":
        return _zip(data)
    if found is not None:
        return found
    head = _ascii_part(data)
    if _HTML.match(head) or (_FRAGMENT.match(head) and _ENDS.search(head)):
        return "html"
    if head.lstrip().startswith((b"<?xml", b"<office:document", b"<uof:UOF")):
        return next((slug for words, slug in _XML if words in head), "xml")
    if b"mime-version:" in head.lower() and b"multipart/related" in head.lower():
        return "mhtml"
    if _is_json(head, name):
        return "speech"
    return next((slug for suffix, slug in _SUFFIXES if name.lower().endswith(suffix)), "text")


def _zip(data: bytes) -> str:
    """The kind of a package by its members; of one that is cut, by what is left of their names.

    The names are looked up, not searched for: a workbook may hold a Word document as it is.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            mimetype = package.open("mimetype").read(_MIMETYPE) if "mimetype" in names else b""
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError, EOFError):
        begun = data[:_HEAD]
        names = [member for member, _ in _MEMBERS if member.encode() in data]
        mimetype = begun.partition(b"mimetype")[2][:_MIMETYPE]
    for words, slug in _MIMETYPES:
        if mimetype.startswith(words):
            return slug
    found = (slug for member, slug in _MEMBERS if any(name.startswith(member) for name in names))
    return next(found, "zip")


def _is_json(head: bytes, name: str) -> bool:
    start = head.lstrip()
    if not start.startswith((b"{", b"[")):
        return False
    return name.lower().endswith(".json") or (start[:1] == b"{" and b'"schema_version"' in start)


def _ascii_part(data: bytes) -> bytes:
    """The first kilobytes without byte order mark and, for UTF-16, without its NUL bytes."""
    return data[:_HEAD].removeprefix(_BOM).lstrip(b"\xff\xfe").replace(b"\0", b"")
