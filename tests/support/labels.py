"""Hand labels (`*.labels.tsv`) of a text, compiled to places in it (`*.gold.json`).

`python -m tests.support.labels TEXT` prints the numbered sentences that labels refer to; how to
label is written in `tests/labelled/README.md`. Places are half-open ranges of Unicode code points.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, NotRequired, TypedDict, cast, get_args

from toolkit.model import DeadlineType, Role, UnitRole

# A sentence ends with its closing marks, the quotes and brackets after them and one bracketed note
# directly behind, such as （市水利局负责）, or with the line. No parser is asked, so that labels
# depend on none.
_SENTENCE_END = re.compile(r"[。！？!?]+[”’」』）)】]*(?:[（(][^（）()\n]{1,400}[）)]。?)?|\n")
_BLANKS = " \t\r\n\u3000\xa0"
_FIELDS = {"role": 3, "head": 4, "unit": 4, "due": 5, "ann": 5}


class Place(TypedDict):
    """A range of the text."""

    start: int
    end: int


class LabelledSentence(Place):
    """What a sentence does in the document."""

    role: str


class LabelledHeading(Place):
    """A heading from its marker on, and its depth in the document's own tree."""

    level: int


class LabelledUnit(Place):
    """A body and its part in the task."""

    role: str


class LabelledDeadline(Place):
    """A time demand; `iso` is the last allowed day where the words fix one."""

    type: str
    iso: str | None


class LabelledCount(Place):
    """An announced number of points, and how many the text lists."""

    count: int
    found: int


class Gold(TypedDict):
    """All labels of one text; `optional` holds disputed places that count neither way."""

    sha256: str
    sentences: int
    roles: list[LabelledSentence]
    outline: list[LabelledHeading]
    units: list[LabelledUnit]
    deadlines: list[LabelledDeadline]
    announced: list[LabelledCount]
    optional: NotRequired[dict[str, list[Place]]]


class LabelError(Exception):
    """A label that does not fit its text; the message names the line."""


class PlainSentence(NamedTuple):
    """A numbered sentence of the listing, without the blanks around it."""

    start: int
    end: int
    text: str


class _Quotes:
    """Finds quoted words in their sentence: the n-th identical quote takes the n-th place."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentences = split(text)
        self.taken: Counter[tuple[str, int, str]] = Counter()

    def sentence(self, number: str) -> PlainSentence:
        return self.sentences[self.index(number)]

    def index(self, number: str) -> int:
        index = int(number.removeprefix("S")) - 1
        if not 0 <= index < len(self.sentences):
            message = f"没有句子 {number}"
            raise LabelError(message)
        return index

    def find(self, kind: str, number: str, quote: str) -> Place:
        sentence = self.sentence(number)
        key = (kind, self.index(number), quote)
        start = self.text.find(quote, sentence.start, sentence.end)
        for _ in range(self.taken[key]):
            start = self.text.find(quote, start + 1, sentence.end) if start >= 0 else start
        if not quote or start < 0:
            message = f"{number} 里没有“{quote}”"
            raise LabelError(message)
        self.taken[key] += 1
        return Place(start=start, end=start + len(quote))


def split(text: str) -> list[PlainSentence]:
    """The non-blank sentences of a text, in the order of their numbers."""
    sentences = []
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    for start, end in zip([0, *ends], [*ends, len(text)], strict=True):
        words = text[start:end].strip(_BLANKS)
        if words:
            first = text.index(words, start)
            sentences.append(PlainSentence(first, first + len(words), words))
    return sentences


def compile_labels(text: str, lines: Iterable[str]) -> Gold:
    """The labels as places in the text. Raises LabelError naming every line that does not fit."""
    quotes = _Quotes(text)
    roles: dict[int, str] = {}
    gold = Gold(
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        sentences=len(quotes.sentences),
        roles=[],
        outline=[],
        units=[],
        deadlines=[],
        announced=[],
    )
    faults = []
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            try:
                _add(gold, roles, quotes, line.rstrip("\n").split("\t"))
            except (LabelError, ValueError) as error:
                faults.append(f"第 {number} 行：{error}")
    for index, sentence in enumerate(quotes.sentences):
        if index not in roles:
            faults.append(f"S{index + 1:03d} 没有标注句子性质：{sentence.text[:20]}")
    if faults:
        raise LabelError("\n".join(faults))
    gold["roles"] = [
        LabelledSentence(start=sentence.start, end=sentence.end, role=roles[index])
        for index, sentence in enumerate(quotes.sentences)
    ]
    for places in (gold["outline"], gold["units"], gold["deadlines"], gold["announced"]):
        cast("list[Place]", places).sort(key=lambda place: (place["start"], place["end"]))
    return gold


def _add(gold: Gold, roles: dict[int, str], quotes: _Quotes, fields: list[str]) -> None:
    kind, number = fields[0], fields[1] if len(fields) > 1 else ""
    if len(fields) != _FIELDS.get(kind):
        message = f"栏数不对（{kind} 应为 {_FIELDS.get(kind, '未知类别')}）"
        raise LabelError(message)
    if kind == "role":
        index = quotes.index(number)
        if index in roles:
            message = f"{number} 标了两种句子性质"
            raise LabelError(message)
        roles[index] = _one_of(fields[2], get_args(Role))
    elif kind == "head":
        place = quotes.find(kind, number, fields[3])
        gold["outline"].append({**place, "level": int(fields[2])})
    elif kind == "unit":
        place = quotes.find(kind, number, fields[3])
        gold["units"].append({**place, "role": _one_of(fields[2], get_args(UnitRole))})
    elif kind == "due":
        place = quotes.find(kind, number, fields[3])
        type_ = _one_of(fields[2], get_args(DeadlineType))
        iso = None if fields[4] == "-" else fields[4]
        gold["deadlines"].append({**place, "type": type_, "iso": iso})
    else:
        place = quotes.find(kind, number, fields[4])
        count, found = int(fields[2]), int(fields[3])
        gold["announced"].append({**place, "count": count, "found": found})


def _one_of(word: str, allowed: tuple[str, ...]) -> str:
    if word not in allowed:
        message = f"“{word}”不在 {'、'.join(allowed)} 之中"
        raise LabelError(message)
    return word


def dumps(gold: Gold) -> str:
    """The text of a gold file."""
    return json.dumps(gold, ensure_ascii=False, indent=1) + "\n"


def load(path: Path) -> Gold:
    """The labels in a gold file."""
    return cast("Gold", json.loads(path.read_text(encoding="utf-8")))


def listing(text: str) -> str:
    """The numbered sentences, one a line, as labels refer to them."""
    return "".join(f"S{n:03d}\t{sentence.text}\n" for n, sentence in enumerate(split(text), 1))


if __name__ == "__main__":
    sys.stdout.write(listing(Path(sys.argv[1]).read_text(encoding="utf-8")))
