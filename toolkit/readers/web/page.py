"""The HTML text of a saved page: out of its MHTML envelope and in the encoding it declares."""

from __future__ import annotations

import codecs
import email
import email.policy
import re
from email.message import EmailMessage
from typing import NamedTuple

from toolkit.readers import encodings
from toolkit.readers.encodings import Decoded, Undecodable

_META = re.compile(rb"<meta\b[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{2,20})", re.IGNORECASE)
_DECLARATION = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,20})")
_HEAD = 4096
_PARTS = 2000
# GB 2312 and GBK are parts of GB 18030, and pages that declare them use all of it.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "ascii": "utf-8"}


class Page(NamedTuple):
    """The HTML text and its media type."""

    decoded: Decoded | Undecodable | None
    media_type: str


def is_mhtml(data: bytes) -> bool:
    """Whether the bytes are a web archive: a mail with parts."""
    head = data[:_HEAD].lower()
    return b"mime-version:" in head and b"multipart/related" in head


def unwrap(data: bytes) -> Page:
    """The HTML of a page or of the first HTML part of a web archive."""
    if not is_mhtml(data):
        return Page(decode(data, None), "text/html")
    message = email.message_from_bytes(data, policy=email.policy.default)
    for count, part in enumerate(message.walk()):
        if count > _PARTS:
            break
        if isinstance(part, EmailMessage) and part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                charset = part.get_content_charset()
                return Page(decode(content, charset), "multipart/related")
    return Page(None, "multipart/related")


def decode(data: bytes, header: str | None) -> Decoded | Undecodable | None:
    """The text in the encoding of its byte order mark, header or meta, else of its content.

    A declaration that the bytes contradict is not believed; nothing is ever replaced.
    """
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return encodings.decode(data)
    for declared in (header, _declared(data)):
        name = _known(declared)
        if name is None:
            continue
        try:
            text = data.decode(name)
        except (UnicodeDecodeError, ValueError):
            continue
        if encodings.plausibility(text) >= encodings.PLAUSIBLE or name.startswith("big5"):
            return Decoded(text, name)
    return encodings.decode(data)


def _declared(data: bytes) -> str | None:
    head = data[:_HEAD]
    found = _DECLARATION.search(head) or _META.search(head)
    return found[1].decode("ascii") if found else None


def _known(name: str | None) -> str | None:
    """The Python name of a text encoding, the wider one where pages mean it; None if unknown."""
    try:
        found = codecs.lookup(name or "")
    except LookupError:
        return None
    if not getattr(found, "_is_text_encoding", True) or found.name.startswith("utf-16"):
        return None
    return _WIDER.get(found.name, found.name)
