"""Which lines of a page are its main text and which are navigation around it.

Own rules that need no package: margins of the page by their elements and class names, and runs of
links. Where resiliparse is installed, its main content also says where the article ends.
"""

from __future__ import annotations

import re
from importlib.util import find_spec

from toolkit.readers.web.blocks import Line

_BLANK = re.compile(r"[\s\u3000\xa0]+")
_MENU_LEAST = 3
_LINKED = 0.8
_ENTRY_LONGEST = 60
_BELIEVED = 0.6
_SENTENCE = re.compile("[。；]")


def margins(lines: list[Line], html: str | None) -> list[bool]:
    """For each line whether it is navigation.

    Margins that hold most of the text are none: some pages put everything into a "footer".
    Without `html` the extractor is not asked.
    """
    apart = [line.apart for line in lines]
    total = sum(len(line.text) for line in lines)
    outside = sum(len(line.text) for line, out in zip(lines, apart, strict=True) if out)
    if outside * 2 > total:
        apart = [False] * len(lines)
    _mark_menus(lines, apart)
    if html is not None and find_spec("resiliparse") is not None:
        _mark_around_article(lines, apart, html)
    return apart


def _mark_menus(lines: list[Line], apart: list[bool]) -> None:
    """Three short links or more in a row are a menu."""
    start = 0
    for index in range(len(lines) + 1):
        if index < len(lines) and _is_link(lines[index]):
            continue
        if index - start >= _MENU_LEAST:
            apart[start:index] = [True] * (index - start)
        start = index + 1


def _is_link(line: Line) -> bool:
    words = len(line.text.strip())
    return 0 < words <= _ENTRY_LONGEST and line.links >= words * _LINKED


def _mark_around_article(lines: list[Line], apart: list[bool], html: str) -> None:
    """Lines before and after the article as the extractor found it, where it kept most of it."""
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415 - extra, on use

    main = _BLANK.sub("", extract_plain_text(html, main_content=True))
    inside = [_BLANK.sub("", line.text) in main for line in lines]
    kept = [len(line.text) for line, out in zip(lines, apart, strict=True) if not out]
    found = [
        len(line.text)
        for line, out, within in zip(lines, apart, inside, strict=True)
        if within and not out
    ]
    if not kept or sum(found) < sum(kept) * _BELIEVED:
        return
    first, last = inside.index(True), len(inside) - 1 - inside[::-1].index(True)
    for index, line in enumerate(lines):
        if (index < first or index > last) and not _SENTENCE.search(line.text):
            apart[index] = True
