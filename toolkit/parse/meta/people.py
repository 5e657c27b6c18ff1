"""Who speaks, who issues, to whom, who attended: the persons and bodies of a document's head."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TypeAlias

from toolkit.parse.lexicon import words
from toolkit.parse.meta import persons
from toolkit.parse.meta.finders import Hit, is_spoken, labelled, of_title, part, whole
from toolkit.parse.meta.head import Head, Label
from toolkit.parse.meta.lines import DATE, Line, body_end, subtitle
from toolkit.parse.patterns import LazyPattern

People: TypeAlias = Callable[[Head], Iterator[tuple[Line, persons.Person]]]

_SPEAKER_LABELS = frozenset({"讲话人", "主讲人", "报告人", "发言人", "致辞人", "讲话领导"})
_CAPTION = LazyPattern(r"记者|通讯员|摄$|编辑|责编|作者|整理|校对|来源")
_TITLE_ISSUER = LazyPattern(r"(?P<issuer>.{2,40}?)(?:印发)?关于", needs="关于")
_ATTENDED = LazyPattern(
    r"(?:参加|出席)(?:今天|这次|此次|本次)?的?会议的(?:还?有|是)|(?:出席|参加)了?会议。"
)
_SPLIT_BEFORE = ("各", "其他", "有关", "中央", "省直", "市直", "县直", "区直", "州直", "驻")
_AREA = ("省", "市", "县", "区", "旗", "州", "盟", "村")


def labelled_people(known: Head) -> Iterator[tuple[Line, persons.Person]]:
    """The person behind 讲话人, 报告人 and the like."""
    for label in labelled(known, _SPEAKER_LABELS):
        found = persons.alone(label.body.text)
        yield label.body, found or persons.Person((0, len(label.body.text)), (0, 0))


def subtitle_people(known: Head) -> Iterator[tuple[Line, persons.Person]]:
    """The person at the end of a subtitle."""
    for line in known.subtitles:
        match = subtitle(line)
        if match:
            rest = line.part(*match.span("rest"))
            found = persons.alone(rest.text) if rest.text else None
            if found:
                yield rest, found


def noted_people(known: Head) -> Iterator[tuple[Line, persons.Person]]:
    """A line under the title that is nothing but a person, or a person and the date."""
    taken = {label.line.start for label in known.labels}
    lists = [(label.line.start, label.end) for label in _attendance_labels(known)]
    for line in known.notes:
        if line.start in taken or any(start <= line.start < end for start, end in lists):
            continue
        if _CAPTION.search(line.text):
            continue
        date = DATE.search(line.text)
        rest = line.part(0, date.start()) if date and date.start() else line
        rest = (
            line.part(date.end(), len(line.text)) if date and not rest.text.strip("（ ") else rest
        )
        found = persons.alone(rest.text)
        if found:
            yield rest, found


def captioned_people(known: Head) -> Iterator[tuple[Line, persons.Person]]:
    """The person a caption says has reported."""
    for line in known.notes:
        found = persons.reporting(line.text)
        if found:
            yield line, found


def title_people(known: Head) -> Iterator[tuple[Line, persons.Person]]:
    """张三同志在…上的讲话: who the title begins with; the line is the title without padding."""
    if known.title and is_spoken(known):
        found = persons.leading(known.title.text)
        if found:
            yield Line("title", 0, len(known.title.text), known.title.text), found


def name_of(people: People, known: Head) -> Iterator[Hit]:
    """The name of the person found."""
    for line, found in people(known):
        yield from _placed(known, line, found.name)


def post_of(people: People, known: Head) -> Iterator[Hit]:
    """The post of the person found."""
    for line, found in people(known):
        yield from _placed(known, line, found.post)


def _placed(known: Head, line: Line, place: tuple[int, int]) -> Iterator[Hit]:
    if line.role == "title" and known.title and line.text == known.title.text:
        return of_title(known.title, *place)
    return part(line, *place)


def issuer_of_red_head(known: Head) -> Iterator[Hit]:
    """The body of a red head (发文机关标志)."""
    for line in known.red_heads:
        yield from part(line, 0, line.text.rstrip("件 ").rfind("文"))


def issuer_of_signature(known: Head) -> Iterator[Hit]:
    """The body above the date of the signature, or before it in the same line."""
    for line in known.signatures:
        date = DATE.search(line.text)
        part = line.part(0, date.start() if date else len(line.text))
        if part.text and body_end().search(part.text):
            yield from whole(part)


def issuer_of_title(known: Head) -> Iterator[Hit]:
    """The body before 关于 in the title."""
    found = _TITLE_ISSUER.match(known.title.text) if known.title else None
    if known.title and found and body_end().search(found["issuer"]):
        start, end = found.span("issuer")
        places = known.title.places
        cuts = [n for n in range(start + 1, end) if places[n] - places[n - 1] > 1]
        names = [known.title.text[a:b] for a, b in pairwise([start, *cuts, end])]
        several = all(body_end().search(name) for name in names)
        yield Hit(*known.title.place(start, end), (" " if several else "").join(names))


def recipients(known: Head) -> Iterator[Hit]:
    """The bodies of a line that ends with a colon and names nothing else."""
    for line in known.notes:
        if not line.text.endswith("：") or "。" in line.text:
            continue
        parts = list(_split_bodies(line.text[:-1]))
        if parts and all(_is_body(line.text[start:end]) for start, end in parts):
            for start, end in parts:
                yield from part(line, start, end)
            return


def attendance(known: Head) -> Iterator[Hit]:
    """Each line 出席：…, 列席：…, 请假：… with the lines that carry it on."""
    for label in _attendance_labels(known):
        yield Hit(label.line.start, label.end)


def _attendance_labels(known: Head) -> Iterator[Label]:
    return labelled(known, frozenset(words("meta", "attend")))


def attendance_of_opening(known: Head) -> Iterator[Hit]:
    """参加今天会议的有…: the sentence of the opening that says who is there."""
    for line in known.openings:
        if _ATTENDED.search(line.text):
            yield from whole(line)


def _split_bodies(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of the bodies in a list; 各省、自治区、直辖市人民政府 stays one."""
    start = depth = 0
    for place, character in enumerate(text):
        depth += (character == "（") - (character == "）")
        if depth or character not in "，；、":
            continue
        if character == "、" and not _ends_body(text, start, place):
            continue
        yield start, place
        start = place + 1
    yield start, len(text)


def _ends_body(text: str, start: int, place: int) -> bool:
    after = text[place + 1 : place + 5].strip()
    return after.startswith(_SPLIT_BEFORE) or bool(body_end().search(text[start:place].strip()))


def _is_body(text: str) -> bool:
    name = text.strip()
    if name.startswith("各位") or "同志" in name:
        return False
    return name.startswith(("各", "有关")) or name.endswith(_AREA) or bool(body_end().search(name))
