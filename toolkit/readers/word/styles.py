"""Paragraph and character styles as far as they bear on the text: headings, numbers, hiding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from toolkit.readers.word.names import W, is_on, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING = re.compile(r"(?:heading|标题) ?([1-9])$", re.IGNORECASE)
_DEEPEST = 20


class Place(NamedTuple):
    """A list and the 0-based level in it."""

    list_id: str
    level: int | None


class Styles:
    """The styles of a document by id."""

    def __init__(self, root: _Element | None) -> None:
        every = [] if root is None else root.findall(f"{W}style")
        self._styles = {value(style, "styleId") or "": style for style in every}
        self._default = next(
            (
                value(style, "styleId")
                for style in every
                if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true")
            ),
            None,
        )

    def name(self, style: str | None) -> str:
        """The name of a style in lower case, empty where it is unknown."""
        element = self._styles.get(style or "")
        return "" if element is None else (value(element.find(f"{W}name")) or "").lower()

    def heading(self, paragraph: _Element | None, style: str | None) -> int | None:
        """The 1-based heading level of a paragraph by its own or its style's outline level."""
        own = None if paragraph is None else number(paragraph.find(f"{W}outlineLvl"))
        if own is not None:
            return own + 1 if own < 9 else None
        for each in self._chain(style):
            found = _HEADING.match(value(each.find(f"{W}name")) or "")
            if found:
                return int(found[1])
            level = number(each.find(f"{W}pPr/{W}outlineLvl"))
            if level is not None:
                return level + 1 if level < 9 else None
        return None

    def place(self, style: str | None) -> Place | None:
        """The list that a style numbers its paragraphs with."""
        level: int | None = None
        for each in self._chain(style):
            properties = each.find(f"{W}pPr/{W}numPr")
            if properties is None:
                continue
            own = number(properties.find(f"{W}ilvl"))
            level = own if level is None else level
            found = value(properties.find(f"{W}numId"))
            if found is not None:
                return Place(found, level)
        return None

    def hidden(self, style: str | None) -> bool:
        """Whether a style hides its text."""
        for each in self._chain(style, default=False):
            switch = each.find(f"{W}rPr/{W}vanish")
            if switch is not None:
                return is_on(switch)
        return False

    def _chain(self, style: str | None, *, default: bool = True) -> Iterator[_Element]:
        """A style and those it is based on; a loop in a damaged file ends by itself."""
        key = style or (self._default if default else None)
        for _ in range(_DEEPEST):
            element = self._styles.get(key or "")
            if element is None:
                return
            yield element
            key = value(element.find(f"{W}basedOn"))
