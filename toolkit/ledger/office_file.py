"""TOML files of an office (settings, columns): reading them, and saying what is wrong in them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any, NoReturn

from toolkit.errors import UsageProblem
from toolkit.faults import syntax

_WORD = re.compile('[^",，"“”\\s]{1,10}')


class OfficeFile:
    """One file by its name, which stands in all messages; every fault raises UsageProblem."""

    def __init__(self, name: str) -> None:
        self.name = name

    def refuse(self, place: str, problem: str) -> NoReturn:
        """Say what is wrong with an entry."""
        message = f"{self.name} 的 {place} {problem}"
        raise UsageProblem(message)

    def document(self, text: str) -> dict[str, Any]:
        """All of the file."""
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            message = f"{self.name} 不是正确的 TOML：{syntax(error)}。请检查引号、括号和等号。"
            raise UsageProblem(message) from error

    def table(self, parent: dict[str, Any], key: str, above: str) -> dict[str, Any]:
        """A table in the table `parent`, whose name with a dot is `above`; empty if missing."""
        found = parent.get(key, {})
        if not isinstance(found, dict):
            self.refuse(f"{above}{key}", f"应是一个表，写作 [{above}{key}]。")
        return found

    def known(self, table: Mapping[str, Any], keys: set[str], place: str) -> None:
        """Refuse keys that mean nothing."""
        for key in table:
            if key not in keys:
                self.refuse(place, f"没有“{key}”这一项，可用：{'、'.join(sorted(keys))}。")

    def word(self, found: Any, place: str) -> str:
        """A short word."""
        if not isinstance(found, str) or not _WORD.fullmatch(found):
            self.refuse(place, "应是 1 到 10 个字的词，不含引号、逗号和空格。")
        return found

    def distinct(self, words: list[str], place: str) -> None:
        """Refuse a word that stands twice."""
        for word in words:
            if words.count(word) > 1:
                self.refuse(place, f"中“{word}”用了两次，各项的词应各不相同。")
