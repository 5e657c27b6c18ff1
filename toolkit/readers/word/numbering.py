"""Automatic numbering: the marker that Word shows before a paragraph (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.readers.word.names import W, is_on, number, value
from toolkit.zh.numerals import to_han

if TYPE_CHECKING:
    from lxml.etree import _Element

_PART = re.compile(r"%([1-9])")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_BULLET = "●"
_CLOSED = frozenset("、）)．，：。】》")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_DIGITS = "〇一二三四五六七八九"
_LEGAL = str.maketrans("一二三四五六七八九十百千〇零", "壹贰叁肆伍陆柒捌玖拾佰仟零零")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_HAN = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "koreanCounting",
    }
)
_LEGAL_FORMATS = frozenset({"chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"})
_DIGITAL = frozenset({"ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"})
# First character and length of the runs of Unicode that hold 1, 2, 3, … in one character.
_RUNS = {
    "decimalEnclosedCircle": ("①", 20),
    "decimalEnclosedCircleChinese": ("①", 20),
    "decimalEnclosedParen": ("⑴", 20),
    "decimalEnclosedFullstop": ("⒈", 20),
    "ideographEnclosedCircle": ("㊀", 10),
}


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    suffix: str
    legal: bool
    restarts: bool
    style: str | None


class Numbering:
    """The lists of a document with the numbers reached so far; paragraphs must come in order."""

    def __init__(self, root: _Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._own: dict[str, dict[int, _Level]] = {}
        self._reached: dict[str, dict[int, int]] = {}
        self._seen: set[str] = set()
        if root is not None:
            self._load(root)

    def level_of_style(self, list_id: str, style: str | None) -> int:
        """The level of a list that is tied to a paragraph style; 0 where none is."""
        levels = self._levels(list_id)
        return next((n for n, each in levels.items() if style and each.style == style), 0)

    def marker(self, list_id: str, level: int) -> str:
        """The next marker of a list at a 0-based level, with the blank that people see after it."""
        levels = self._levels(list_id)
        if level not in levels:
            return ""
        reached = self._reached.setdefault(self._lists[list_id], {})
        if list_id not in self._seen:
            self._seen.add(list_id)
            for changed, start in self._starts.get(list_id, {}).items():
                reached[changed] = start - 1
        reached[level] = reached.get(level, levels[level].start - 1) + 1
        for deeper in [n for n in reached if n > level]:
            if deeper not in levels or levels[deeper].restarts:
                del reached[deeper]
        return _shown(levels, reached, level)

    def _levels(self, list_id: str) -> dict[int, _Level]:
        known = self._abstract.get(self._lists.get(list_id, ""), {})
        return {**known, **self._own.get(list_id, {})}

    def _load(self, root: _Element) -> None:
        by_style: dict[str, str] = {}
        links: dict[str, str] = {}
        for abstract in root.findall(f"{W}abstractNum"):
            key = value(abstract, "abstractNumId") or ""
            self._abstract[key] = _levels_of(abstract)
            if name := value(abstract.find(f"{W}styleLink")):
                by_style[name] = key
            if name := value(abstract.find(f"{W}numStyleLink")):
                links[key] = name
        for entry in root.findall(f"{W}num"):
            list_id = value(entry, "numId") or ""
            key = value(entry.find(f"{W}abstractNumId")) or ""
            self._lists[list_id] = by_style.get(links.get(key, ""), key)
            for change in entry.findall(f"{W}lvlOverride"):
                level = number(change, "ilvl") or 0
                start = number(change.find(f"{W}startOverride"))
                if start is not None:
                    self._starts.setdefault(list_id, {})[level] = start
                self._own.setdefault(list_id, {}).update(_levels_of(change))


def _levels_of(parent: _Element) -> dict[int, _Level]:
    found = {}
    for level in parent.findall(f"{W}lvl"):
        restart = number(level.find(f"{W}lvlRestart"))
        start = number(level.find(f"{W}start"))
        found[number(level, "ilvl") or 0] = _Level(
            start=1 if start is None else start,
            format=value(level.find(f"{W}numFmt")) or "decimal",
            text=value(level.find(f"{W}lvlText")) or "",
            suffix=value(level.find(f"{W}suff")) or "tab",
            legal=is_on(level.find(f"{W}isLgl")),
            restarts=restart != 0,
            style=value(level.find(f"{W}pStyle")),
        )
    return found


def _shown(levels: dict[int, _Level], reached: dict[int, int], level: int) -> str:
    own = levels[level]
    if own.format == "bullet":
        text = _BULLET if _PRIVATE.search(own.text) else own.text
    else:

        def part(found: re.Match[str]) -> str:
            wanted = int(found[1]) - 1
            if wanted not in levels:
                return ""
            count = reached.get(wanted, levels[wanted].start)
            return spelled(count, "decimal" if own.legal else levels[wanted].format)

        text = _PART.sub(part, own.text)
    if not text or own.suffix == "nothing" or text[-1] in _CLOSED:
        return text
    return f"{text} "


def spelled(count: int, style: str) -> str:
    """A number in one of the numbering formats of Word; digits where the format is unknown."""
    if style == "none":
        return ""
    if count < 1 or count > 9999:
        return str(count)
    if style in _RUNS and count <= _RUNS[style][1]:
        return chr(ord(_RUNS[style][0]) + count - 1)
    if style in _HAN:
        return to_han(count)
    if style in _DIGITAL:
        return "".join(_DIGITS[int(digit)] for digit in str(count))
    if style in _LEGAL_FORMATS:
        return to_han(count).translate(_LEGAL)
    return _latin(count, style)


def _latin(count: int, style: str) -> str:
    if style in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if style == "upperLetter" else letter
    if style in ("upperRoman", "lowerRoman"):
        return _roman(count).upper() if style == "upperRoman" else _roman(count)
    if style == "ideographTraditional":
        return _STEMS[(count - 1) % 10]
    if style == "ideographZodiac":
        return _BRANCHES[(count - 1) % 12]
    if style == "decimalZero":
        return f"{count:02d}"
    if style in ("decimalFullWidth", "decimalFullWidth2"):
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(count))
    return str(count)


def _roman(count: int) -> str:
    words = ""
    for size, letters in _ROMAN:
        times, count = divmod(count, size)
        words += letters * times
    return words
