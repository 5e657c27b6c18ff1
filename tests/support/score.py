"""How well the parser finds what careful readers marked: precision, recall and F1 by measure.

`python -m tests.support.score` prints the table over `samples/`; with a folder of `<name>.txt` and
`<name>.gold.json` as argument, over that folder. What the measures mean:

- outline: headings by where they start; +level: and their depth; exact: and where they end
- task, boilerplate: sentences that the parser's tasks (by 30 %) or boilerplate (by 50 %) cover
- unit: bodies by their exact place; +role: and their part
- deadline: time demands that share half of their union; type, date: and are of the same type, day
- announced: announced numbers of points, with both numbers right
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeVar

from tests.support import labels
from tests.support.tools import ROOT
from toolkit.model import Span, Speech
from toolkit.parse.pipeline import parse
from toolkit.source import SourceText

SAMPLES = ROOT / "samples"
LABELLED = ROOT / "tests" / "labelled"
MEASURES = (
    "outline",
    "outline+level",
    "outline exact",
    "task",
    "boilerplate",
    "unit",
    "unit+role",
    "deadline",
    "deadline type",
    "deadline date",
    "announced",
)
_TASK_SHARE = 0.3
_BOILERPLATE_SHARE = 0.5

Range = tuple[int, int]
_Comparable = TypeVar("_Comparable", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Tally:
    """What was found and right, what was found, and what was to be found."""

    hits: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hits + other.hits, self.found + other.found, self.wanted + other.wanted)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall, 0–1; None where there is nothing to find."""
        total = self.found + self.wanted
        return 2 * self.hits / total if total else None

    def __str__(self) -> str:
        if self.f1 is None:
            return "—"
        precision = self.hits / self.found if self.found else 0.0
        recall = self.hits / self.wanted if self.wanted else 0.0
        return f"{self.f1:.3f} ({precision:.2f}/{recall:.2f})"


class Due(NamedTuple):
    """A deadline of either side, in the form they are compared in."""

    start: int
    end: int
    type: str
    iso: str | None


Scores = dict[str, Tally]


def score(gold: labels.Gold, speech: Speech) -> Scores:
    """The tallies of one speech against its labels, by measure."""
    return {
        **_outline(gold, speech),
        "task": _sentences(gold, "task", [task.span for task in speech.tasks], _TASK_SHARE),
        "boilerplate": _sentences(
            gold,
            "boilerplate",
            [each.span for each in speech.sentences if each.role == "boilerplate"],
            _BOILERPLATE_SHARE,
        ),
        **_units(gold, speech),
        **_deadlines(gold, speech),
        "announced": _announced(gold, speech),
    }


def score_file(text_path: Path, gold_path: Path) -> Scores:
    """The tallies of one text file. Raises ValueError if the labels belong to another text."""
    data = text_path.read_bytes()
    gold = labels.load(gold_path)
    if hashlib.sha256(data).hexdigest() != gold["sha256"]:
        message = f"{gold_path.name} 的标注属于 {text_path.name} 的另一个版本"
        raise ValueError(message)
    return score(gold, parse(SourceText(data.decode(), name=text_path.name)))


def score_folder(texts: Path, golds: Path) -> dict[str, Scores]:
    """The tallies of every labelled text in a folder, by name."""
    found = {}
    for gold_path in sorted(golds.glob("*.gold.json")):
        name = gold_path.name.removesuffix(".gold.json")
        if (texts / f"{name}.txt").is_file():
            found[name] = score_file(texts / f"{name}.txt", gold_path)
    return found


def total(scores: Iterable[Scores]) -> Scores:
    """The sum over several texts."""
    sums = dict.fromkeys(MEASURES, Tally())
    for each in scores:
        sums = {measure: sums[measure] + each[measure] for measure in MEASURES}
    return sums


def table(scores: dict[str, Scores]) -> str:
    """A row for each text and one for all: F1 (precision/recall)."""
    rows: list[tuple[str, tuple[str, ...]]] = [("F1 (准确率/召回率)", MEASURES)]
    for name, each in [*scores.items(), ("合计", total(scores.values()))]:
        rows.append((name, tuple(str(each[measure]) for measure in MEASURES)))
    return "".join(
        _padded(name, 24) + "".join(cell.rjust(19) for cell in cells) + "\n" for name, cells in rows
    )


def _outline(gold: labels.Gold, speech: Speech) -> Scores:
    wanted = [(each["start"], each["end"], each["level"]) for each in gold["outline"]]
    disputed = {start for start, _ in _optional(gold, "outline")} - {each[0] for each in wanted}
    found = [
        (each.heading_span.start, each.heading_span.end, each.level)
        for each in speech.sections
        if each.heading_span.start not in disputed
    ]
    return {
        "outline": _tally([each[0] for each in wanted], [each[0] for each in found]),
        "outline+level": _tally(
            [(start, level) for start, _, level in wanted],
            [(start, level) for start, _, level in found],
        ),
        "outline exact": _tally(wanted, found),
    }


def _sentences(gold: labels.Gold, role: str, spans: Sequence[Span], share: float) -> Tally:
    taken = bytearray(max([span.end for span in spans], default=0))
    for span in spans:
        taken[span.start : span.end] = b"\1" * (span.end - span.start)
    sums = Tally()
    for label in gold["roles"]:
        # Rows of an annex may or may not be taken as tasks.
        if label["role"] == "disputed" or (role, label["role"]) == ("task", "table"):
            continue
        covered = taken.count(1, label["start"], label["end"])
        is_found = covered >= share * (label["end"] - label["start"])
        is_wanted = label["role"] == role
        sums += Tally(is_found and is_wanted, is_found, is_wanted)
    return sums


def _units(gold: labels.Gold, speech: Speech) -> Scores:
    optional = _optional(gold, "units")
    wanted = [(each["start"], each["end"], each["role"]) for each in gold["units"]]
    found = _distinct(
        (unit.span.start, unit.span.end, unit.role)
        for task in speech.tasks
        for unit in task.units
        if unit.span and (unit.span.start, unit.span.end) not in optional
    )
    return {
        "unit": _tally([each[:2] for each in wanted], [each[:2] for each in found]),
        "unit+role": _tally(wanted, found),
    }


def _deadlines(gold: labels.Gold, speech: Speech) -> Scores:
    optional = _optional(gold, "deadlines")
    wanted = [
        Due(each["start"], each["end"], each["type"], each["iso"]) for each in gold["deadlines"]
    ]
    found = _distinct(
        Due(each.span.start, each.span.end, each.type, each.date)
        for task in speech.tasks
        for each in task.deadlines
        if each.span and not _touches((each.span.start, each.span.end), optional)
    )
    pairs = _matches(wanted, found)
    return {
        "deadline": Tally(len(pairs), len(found), len(wanted)),
        "deadline type": Tally(sum(a.type == b.type for a, b in pairs), len(found), len(wanted)),
        "deadline date": Tally(
            sum(a.iso == b.iso for a, b in pairs if a.iso),
            sum(each.iso is not None for each in found),
            sum(each.iso is not None for each in wanted),
        ),
    }


def _announced(gold: labels.Gold, speech: Speech) -> Tally:
    hits = sum(
        _touches((label["start"], label["end"]), [(each.span.start, each.span.end)])
        and (label["count"], label["found"]) == (each.count, each.found)
        for label in gold["announced"]
        for each in speech.announcements
    )
    return Tally(hits, len(speech.announcements), len(gold["announced"]))


def _matches(wanted: list[Due], found: list[Due]) -> list[tuple[Due, Due]]:
    pairs = []
    free = list(found)
    for label in wanted:
        for each in free:
            shared = min(label.end, each.end) - max(label.start, each.start)
            union = max(label.end, each.end) - min(label.start, each.start)
            if 2 * shared >= union:
                pairs.append((label, each))
                free.remove(each)
                break
    return pairs


def _distinct(found: Iterable[_Comparable]) -> list[_Comparable]:
    return list(dict.fromkeys(found))


def _tally(wanted: Iterable[Hashable], found: Iterable[Hashable]) -> Tally:
    asked, given = Counter(wanted), Counter(found)
    return Tally((asked & given).total(), given.total(), asked.total())


def _optional(gold: labels.Gold, key: str) -> set[Range]:
    return {(each["start"], each["end"]) for each in gold.get("optional", {}).get(key, [])}


def _touches(one: Range, others: Iterable[Range]) -> bool:
    return any(min(one[1], end) > max(one[0], start) for start, end in others)


def _padded(name: str, width: int) -> str:
    cells = sum(2 if ord(character) > 0x2E7F else 1 for character in name)
    return name + " " * max(1, width - cells)


def _main(folders: list[str]) -> None:
    texts, golds = SAMPLES, LABELLED
    if folders:
        texts, golds = Path(folders[0]), Path(folders[-1])
    sys.stdout.write(table(score_folder(texts, golds)))


if __name__ == "__main__":
    _main(sys.argv[1:])
