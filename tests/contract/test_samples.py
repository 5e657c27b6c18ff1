"""The samples: enough of them, and their stored outputs are what the tool makes today."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import golden, ooxml, samples
from tests.support.tools import ROOT


@pytest.fixture(scope="module")
def made(sample_outputs: Path) -> dict[str, bytes]:
    """What the command line makes of all samples, by file name."""
    return {path.name: path.read_bytes() for path in sorted(sample_outputs.iterdir())}


def test_there_are_samples_and_each_gives_three_files(made: dict[str, bytes]) -> None:
    """At least four speeches, and of each a ledger, a brief and the JSON."""
    stems = [path.stem for path in samples.sources()]
    assert len(stems) >= 4
    assert set(made) == {
        name
        for stem in stems
        for name in (f"{stem}.json", f"{stem}-台账.xlsx", f"{stem}-简报.docx")
    }


def test_make_demo_converts_the_same_files() -> None:
    """The Makefile's list of samples is the one tested here."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    patterns = " ".join(f"samples/{pattern}" for pattern in samples.MAKEFILE_PATTERNS)
    assert f"$(wildcard {patterns})" in makefile
    assert not [path.name for path in samples.sources() if " " in path.name]


def test_the_stored_outputs_are_fresh(
    made: dict[str, bytes], acceptance: golden.Acceptance
) -> None:
    """samples/outputs holds exactly what is made today; zips are compared by their parts."""
    for name, data in made.items():
        stored = samples.OUTPUTS / name
        if name.endswith(".json") or not _same_parts(stored, data):
            golden.compare(stored, data, acceptance)
    strange = {path.name for path in samples.OUTPUTS.iterdir()} - {*made}
    assert strange == set()


def _same_parts(stored: Path, data: bytes) -> bool:
    return stored.is_file() and ooxml.parts(stored.read_bytes()) == ooxml.parts(data)
