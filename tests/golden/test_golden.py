"""The whole result of every sample as plain text, so that a change of a rule shows in the diff."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import caselines, golden, invariants, ooxml, samples
from toolkit import codec

HERE = Path(__file__).parent
STEMS = [path.stem for path in samples.sources()]

every_sample = pytest.mark.parametrize(
    "stem", [pytest.param(stem, id=f"sample-{number}") for number, stem in enumerate(STEMS, 1)]
)


@every_sample
def test_the_structure(stem: str, sample_outputs: Path, acceptance: golden.Acceptance) -> None:
    """Outline, roles, tasks, units, deadlines, targets, terms, facts and findings."""
    speech = codec.loads((sample_outputs / f"{stem}.json").read_text(encoding="utf-8"))
    invariants.hold(speech)
    golden.compare(HERE / stem / "structure.txt", caselines.everything(speech), acceptance)


@every_sample
def test_the_ledger(stem: str, sample_outputs: Path, acceptance: golden.Acceptance) -> None:
    """Every cell of every sheet, with drop-downs and conditional formats."""
    data = (sample_outputs / f"{stem}-台账.xlsx").read_bytes()
    golden.compare(HERE / stem / "ledger.txt", ooxml.workbook_lines(data), acceptance)


@every_sample
def test_the_brief(stem: str, sample_outputs: Path, acceptance: golden.Acceptance) -> None:
    """Every paragraph with its style and every table of the brief."""
    data = (sample_outputs / f"{stem}-简报.docx").read_bytes()
    golden.compare(HERE / stem / "brief.txt", ooxml.document_lines(data), acceptance)


def test_no_golden_is_left_over() -> None:
    """Each folder here belongs to a sample."""
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and path.name[0] not in "._"}
    assert folders <= set(STEMS)
