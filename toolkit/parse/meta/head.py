"""The lines outside the body that state the facts of a document: title, notes, opening, signature.

Which fact comes from which line is decided in `meta`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from toolkit.model import Role, Sentence
from toolkit.parse.meta import persons
from toolkit.parse.meta.lines import DATE, Line, subtitle, tidy
from toolkit.parse.meta.titles import Title, issuer_above, split_subtitle, title_of
from toolkit.parse.patterns import LazyPattern
from toolkit.source import SourceText

_KEPT: frozenset[Role] = frozenset({"title", "meta", "greeting", "opening", "signature", "table"})
_NUMBER = LazyPattern(
    r"[^\x00-\xff]{0,16} ?(?:（ ?(?:19|20)\d\d ?）?|(?:19|20)\d\d ?）?) ?第?\d{1,5} ?号", needs="号"
)
_LABEL_LENGTH, _RED_HEAD_LENGTH = 10, 45
_DATELINE = LazyPattern(r"(?:本报|新华社|新华网|中新社)[^，。]{0,20}(?:电|讯)$", needs="电 讯")
_ORGAN = LazyPattern(r"政府|日报|晚报|新华社|人民网|融媒体|办公|委员会|党委")
_ORGAN_LABELS = frozenset({"来源", "信息来源", "文章来源", "稿件来源", "发布机构", "发文机关"})


class Label(NamedTuple):
    """A line such as 会议时间：2024年3月5日; `body` is what follows the colon, or the next line.

    `end` is the end of the last line that carries the label's list on.
    """

    name: str
    line: Line
    body: Line
    end: int


class Head(NamedTuple):
    """The lines that state facts, told apart."""

    title: Title | None
    subtitles: tuple[Line, ...]
    red_heads: tuple[Line, ...]
    numbers: tuple[Line, ...]
    notes: tuple[Line, ...]
    greetings: tuple[Line, ...]
    openings: tuple[Line, ...]
    signatures: tuple[Line, ...]
    labels: tuple[Label, ...]
    official: bool


def read_head(source: SourceText, sentences: Iterable[Sentence]) -> Head:
    """The head and tail of a document whose sentences carry roles."""
    groups: list[list[Line]] = [[]]
    kinds: dict[str, list[Line]] = {key: [] for key in ("subtitle", "red", "number", *_KEPT)}
    closed = copied = False
    for sentence in sentences:
        if sentence.role not in _KEPT:
            closed = closed or (bool(groups[0]) and sentence.role != "boilerplate")
            copied = copied or _is_copy_site(source, sentence)
            continue
        for line in _lines(source, sentence):
            kind = _kind(line)
            if kind != "title":
                kinds[kind].append(line)
                groups.extend([[]] if groups[-1] and not closed else [])
            elif not closed:
                _add_title(line, groups[-1], kinds)
    labels = tuple(_labels([*kinds["meta"], *kinds["signature"]]))
    return Head(
        title=title_of(groups),
        subtitles=tuple(kinds["subtitle"]),
        red_heads=tuple(kinds["red"]),
        numbers=tuple(kinds["number"]),
        notes=tuple(kinds["meta"]),
        greetings=tuple(kinds["greeting"]),
        openings=tuple(kinds["opening"]),
        signatures=tuple(kinds["signature"]),
        labels=labels,
        official=not copied and any(_is_official(label) for label in labels),
    )


def _lines(source: SourceText, sentence: Sentence) -> Iterator[Line]:
    start, end = sentence.span.start, sentence.span.end
    shadow = source.shadow
    while start < end:
        stop = shadow.find("\n", start, end)
        stop = end if stop < 0 or sentence.role == "opening" else stop
        line = Line(sentence.role, start, stop, shadow[start:stop]).part(0, stop - start)
        if line.text:
            yield line
        start = stop + 1


def _kind(line: Line) -> str:
    if line.role not in {"title", "meta"}:
        return line.role
    if len(line.text) <= _RED_HEAD_LENGTH and _is_han(tidy(line.text), "文件"):
        return "red"
    if _colon(line) is None and _NUMBER.fullmatch(line.text.strip("（） ")):
        return "number"
    if subtitle(line):
        return "subtitle"
    if _DATELINE.match(line.text):
        return "meta"
    if split_subtitle(line)[1]:
        return "title"
    if line.role == "title" and _is_no_title(line.text):
        return "meta"
    return line.role


def _is_no_title(text: str) -> bool:
    """A bracketed note, a date or a caption that stands like a title."""
    return bool(text.startswith("（") or DATE.fullmatch(text) or persons.reporting(text))


def _add_title(line: Line, group: list[Line], kinds: dict[str, list[Line]]) -> None:
    """Put a title line into its group, its subtitle where subtitles are kept."""
    if not group:
        group.extend(issuer_above(line, kinds["meta"][-1] if kinds["meta"] else None))
    title, rest = split_subtitle(line)
    group.append(title)
    if rest:
        kinds["subtitle"].append(rest)


def _labels(lines: list[Line]) -> Iterator[Label]:
    colons = [_colon(line) for line in lines]
    for index, line in enumerate(lines):
        colon = colons[index]
        if colon is None:
            continue
        body, last = line.part(colon + 1, len(line.text)), index
        while last + 1 < len(lines) and colons[last + 1] is None and _carries_on(lines[last + 1]):
            last += 1
        if not body.text and last > index:
            body = lines[index + 1]
        name = tidy(line.text[:colon].removeprefix("【"))
        yield Label(name, line, body, lines[last].end)


def _colon(line: Line) -> int | None:
    """Where the colon behind a label stands: 时　间：, 【来源】; None if the line has no label."""
    start = line.text.startswith("【")
    place = line.text.find("】" if start else "：", 1, _LABEL_LENGTH + 2)
    return place if place > 0 and _is_han(tidy(line.text[start:place])) else None


def _is_han(text: str, ending: str = "") -> bool:
    return text.endswith(ending) and all("一" <= each <= "鿿" for each in text) and bool(text)


def _carries_on(line: Line) -> bool:
    """Whether a line without a label may belong to the one above: no sentence, no signature."""
    return line.role == "meta" and "。" not in line.text


def _is_official(label: Label) -> bool:
    """Whether the page says that a public body or a newspaper has published it."""
    named = label.name in _ORGAN_LABELS and _ORGAN.search(label.body.text)
    return label.name == "索引号" or bool(named)


def _is_copy_site(source: SourceText, sentence: Sentence) -> bool:
    if sentence.role != "boilerplate":
        return False
    start, end = sentence.span.start, sentence.span.end
    return any(
        source.shadow.find(word, start, end) >= 0 for word in ("范文", "文库", "小编", "文秘")
    )
