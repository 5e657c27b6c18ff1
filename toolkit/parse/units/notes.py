"""Responsibility notes: （A牵头，B、C配合；6月底前完成）, 责任单位：A、B, （A、B等有关部门负责）.

A note is read part by part. In each part the bodies before a word of duty (牵头, 负责, 配合) get
its role; a label (牵头单位：) gives its role to what follows it. Persons, deadlines and anything
else in a note are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.model import UnitRole
from toolkit.parse.patterns import LazyPattern
from toolkit.parse.units.duties import (
    BY_POSITION,
    DUTY,
    LABEL,
    LEADER_MARK,
    PASSED,
    finished,
    label_role,
    role_of,
)
from toolkit.parse.units.found import Found
from toolkit.parse.units.lists import Piece, split
from toolkit.parse.units.names import could_be_name, is_generic, is_person, is_short

_PART = LazyPattern(r"(?:[^，；。;\n（）]|（[^（）]*）)+")
_LABELLED_PART = LazyPattern(r"[。）】\n]|(?:[^，；。;\n（）】 ]|（[^（）]*）)+")
_LEADING = LazyPattern(r" *(?:并?由|请|其中|并|以及|及|和)?")
_DUTY_OR_ASIDE = LazyPattern(rf"（[^（）]*）|(?P<duty>{DUTY.pattern})")
_BRACKET = LazyPattern(r"[（）【】]")
_AROUND = " \n。；，—（）【】"


class Note(NamedTuple):
    """What a note says: its bodies, and whether it says nothing else but persons and times."""

    found: tuple[Found, ...]
    whole: bool


def find_notes(shadow: str, start: int, end: int) -> list[Note]:
    """All notes of the stretch, labelled and bracketed; a bracketed label line is one note."""
    notes = _labelled(shadow, start, end)
    labelled = [body.start for note in notes for body in note.found]
    for opening, closing in brackets(shadow, start, end):
        if any(opening < place < closing for place in labelled):
            continue
        note = read_note(shadow, opening + 1, closing) or _bare(shadow, opening, closing, end)
        if note is not None:
            notes.append(note)
    return notes


def is_note(shadow: str, start: int, end: int) -> bool:
    """Whether the stretch says who is responsible, and nothing else but persons and times."""
    bare = shadow[start:end].lstrip(" \n—")[:1] not in {"（", "【"}
    while start < end and shadow[start] in _AROUND:
        start += 1
    while start < end and shadow[end - 1] in _AROUND and not _closes_name(shadow, start, end):
        end -= 1
    first = LABEL.match(shadow, start, end)
    if first is None:
        note = read_note(shadow, start, end)
        return note is not None and note.whole and not (bare and _holds_more(shadow, start, end))
    labels = list(LABEL.finditer(shadow, start, end))
    roles = [label_role(label["name"] or label["noun"]) for label in labels]
    known = all(
        role is not None or PASSED.search(label["name"] or "")
        for label, role in zip(labels, roles, strict=True)
    )
    return known and any(note.found for note in _labelled(shadow, start, end))


def brackets(shadow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The outermost brackets （…） and 【…】 of the stretch; one that never closes ends with it."""
    if shadow.find("（", start, end) < 0 and shadow.find("【", start, end) < 0:
        return
    depth, opening = 0, start
    for mark in _BRACKET.finditer(shadow, start, end):
        if mark.group() in "（【":
            opening = mark.start() if depth == 0 else opening
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield opening, mark.start()
    if depth:
        yield opening, end


def read_note(shadow: str, start: int, end: int) -> Note | None:
    """The note in a bracket's content, or None where it does not say who does something."""
    if DUTY.search(shadow, start, end) is None:
        return None
    reader = _Reader(shadow)
    for part in _PART.finditer(shadow, start, end):
        reader.read(part.start(), part.end())
    return reader.note()


def _holds_more(shadow: str, start: int, end: int) -> bool:
    """Whether a part of a plain sentence says something else than a duty."""
    return any(
        DUTY.search(shadow, part.start(), part.end()) is None
        for part in _PART.finditer(shadow, start, end)
    )


def _closes_name(shadow: str, start: int, end: int) -> bool:
    """Whether the last bracket closes one opened after the beginning: …人民政府（街道办事处）."""
    return shadow[end - 1] == "）" and shadow.find("（", start, end) >= 0


def _labelled(shadow: str, start: int, end: int) -> list[Note]:
    if shadow.find("：", start, end) < 0 and shadow.find("单位", start, end) < 0:
        return []
    labels = list(LABEL.finditer(shadow, start, end))
    notes = []
    for number, label in enumerate(labels):
        role = label_role(label["name"] or label["noun"])
        if role is None:
            continue
        stop = labels[number + 1].start() if number + 1 < len(labels) else end
        reader = _Reader(shadow, role)
        for part in _LABELLED_PART.finditer(shadow, label.end(), stop):
            if part.group() in "。）】\n":
                break
            reader.read(part.start(), part.end())
        note = reader.note()
        if note is not None:
            notes.append(note)
    return notes


def _bare(shadow: str, opening: int, closing: int, end: int) -> Note | None:
    """……。（市发改委、市财政局）: nothing but bodies, after a finished sentence, at its end."""
    if opening == 0 or shadow[opening - 1] not in "。；！":
        return None
    if shadow[closing + 1 : end].strip(" 。"):
        return None
    pieces = [
        piece
        for piece in split(shadow, opening + 1, closing)
        if piece.kind or not PASSED.search(shadow, piece.start, piece.end)
    ]
    if not pieces or any(piece.kind in {None, "area"} for piece in pieces):
        return None
    found = (Found(each.start, each.end, "responsible", "unit.bracket_bare") for each in pieces)
    return Note(tuple(found), whole=True)


class _Reader:
    """Reads the parts of one note from left to right; `label` is the role its label gives."""

    def __init__(self, shadow: str, label: UnitRole | None = None) -> None:
        self.shadow = shadow
        self.label = label
        self.found: list[Found] = []
        self.pending: list[Piece] = []
        self.whole = True

    def read(self, start: int, end: int) -> None:
        """One part: the text between two commas or semicolons."""
        if BY_POSITION.search(self.shadow, start, end) or self.shadow[start:end] == "下同":
            return
        leading = _LEADING.match(self.shadow, start, end)
        position = leading.end() if leading else start
        words = [
            word for word in _DUTY_OR_ASIDE.finditer(self.shadow, position, end) if word["duty"]
        ]
        partners = False
        for number, word in enumerate(words):
            stop = words[number + 1].start() if number + 1 < len(words) else end
            bodies = self._bodies(position, word.start())
            told = finished(self.shadow, word.end(), stop) or self._bodies(word.end(), stop)
            spoken = bool(self.shadow[position : word.start()].strip())
            if not told or (not bodies and (spoken or not (self.pending or number))):
                self._pass_over(start, end)
                return
            if word.group().endswith("会同"):
                self.pending, partners = self.pending + bodies, True
            elif partners:
                self._settle(self.pending, role_of(word.group()))
                self._settle(bodies, "support")
                partners = False
            else:
                self._settle(self.pending + bodies, role_of(word.group()))
            position = word.end()
        self._read_rest(position, end, partners=partners)

    def _read_rest(self, position: int, end: int, *, partners: bool) -> None:
        bodies = self._bodies(position, end)
        if partners:
            self._settle(self.pending, "responsible")
            self._settle(bodies, "support")
        elif bodies:
            self.pending = self.pending + bodies
        elif not finished(self.shadow, position, end):
            self._pass_over(position, end)

    def note(self) -> Note | None:
        """What was read; None where no body got a role."""
        if self.pending and (self.label or self.found or self._marks_leader()):
            self._settle(self.pending, self.label or "responsible")
        return Note(tuple(self.found), self.whole) if self.found else None

    def _marks_leader(self) -> bool:
        return any(LEADER_MARK.search(self.shadow, each.start, each.end) for each in self.pending)

    def _settle(self, pieces: list[Piece], role: UnitRole) -> None:
        for piece in pieces:
            mark = LEADER_MARK.search(self.shadow, piece.start, piece.end)
            end = mark.start() if mark else piece.end
            given: UnitRole = "lead" if mark else role
            rule = "unit.label_line" if self.label else f"unit.bracket_{given}"
            self.found.append(Found(piece.start, end, given, rule))
        self.pending = []

    def _bodies(self, start: int, end: int) -> list[Piece]:
        """The bodies of a list; a name without a known ending counts beside known ones."""
        pieces = split(self.shadow, start, end)
        trusted = bool(self.label or self.found) or any(piece.kind for piece in pieces)
        kept = []
        for piece in pieces:
            word = self.shadow[piece.start : piece.end]
            if piece.kind is not None and not is_generic(word):
                kept.append(piece)
            elif is_short(word) or (trusted and could_be_name(word)):
                kept.append(piece._replace(kind="named"))
            elif not is_person(word):
                return []
        return kept

    def _pass_over(self, start: int, end: int) -> None:
        if not PASSED.search(self.shadow, start, end):
            self.whole = False
