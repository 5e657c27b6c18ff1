"""What kind of file some bytes are, told from their content, not from their name."""

from __future__ import annotations

import re

# The kinds by slug with the words users know them by. A reader declares the kinds it reads.
LABELS = {
    "text": "纯文本",
    "speech": "讲话结构 JSON",
    "docx": "Word 文档（docx）",
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
    "html": "网页（HTML）",
    "mhtml": "网页存档（MHTML）",
    "markdown": "Markdown",
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

# Members that tell the kinds of zip apart; the first local headers name them.
_MEMBERS: tuple[tuple[bytes, str], ...] = (
    (b"OFD.xml", "ofd"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ods"),
    (b"word/", "docx"),
    (b"xl/", "xlsx"),
    (b"ppt/", "pptx"),
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
_BOM = b"\xef\xbb\xbf"
_HEAD = 4096


def kind(data: bytes, name: str = "") -> str:
    """The slug in LABELS of what the bytes are; "text" where nothing says otherwise.

    A name ending in .json makes JSON that is no speech a "speech" too, so that the message about
    it speaks of the speech structure instead of reading its braces as prose. Markdown is text
    that only its name tells from others.
    """
    found = next((slug for magic, slug in _MAGIC if data.startswith(magic)), None)
    if found == "zip":
        return next((slug for member, slug in _MEMBERS if member in data), "zip")
    if found is not None:
        return found
    head = _ascii_part(data)
    if _HTML.match(head) or (_FRAGMENT.match(head) and _ENDS.search(head)):
        return "html"
    if head.lstrip().startswith(b"<?xml") and b"Word.Document" in head:
        return "wordml"
    if b"mime-version:" in head.lower() and b"multipart/related" in head.lower():
        return "mhtml"
    if _is_json(head, name):
        return "speech"
    return "markdown" if name.lower().endswith((".md", ".markdown")) else "text"


def _is_json(head: bytes, name: str) -> bool:
    start = head.lstrip()
    if not start.startswith((b"{", b"[")):
        return False
    return name.lower().endswith(".json") or (start[:1] == b"{" and b'"schema_version"' in start)


def _ascii_part(data: bytes) -> bytes:
    """The first kilobytes without byte order mark and, for UTF-16, without its NUL bytes."""
    return data[:_HEAD].removeprefix(_BOM).lstrip(b"\xff\xfe").replace(b"\0", b"")
