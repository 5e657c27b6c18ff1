"""Stored expectations are compared byte by byte, and rewritten only when asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import golden


def test_the_same_bytes_pass(tmp_path: Path) -> None:
    """Nothing happens, not even when accepting."""
    (tmp_path / "a.txt").write_text("甲\n", encoding="utf-8")
    acceptance = golden.Acceptance(enabled=True)
    golden.compare(tmp_path / "a.txt", "甲\n", acceptance)
    assert acceptance.rewritten == set()


@pytest.mark.parametrize("stored", [b"\xe7\x94\xb2\n", b"\xff\x00", None])
def test_other_bytes_fail(tmp_path: Path, stored: bytes | None) -> None:
    """A different text, a binary and a missing file each fail and say how to accept."""
    path = tmp_path / "a.txt"
    if stored is not None:
        path.write_bytes(stored)
    with pytest.raises(pytest.fail.Exception, match="--accept"):
        golden.compare(path, "乙\n", golden.Acceptance())


def test_accepting_writes_and_remembers(tmp_path: Path) -> None:
    """The file holds the new content, folders are made, its name is written down."""
    path = tmp_path / "new" / "a.txt"
    acceptance = golden.Acceptance(enabled=True)
    golden.compare(path, "乙\n", acceptance)
    assert path.read_text(encoding="utf-8") == "乙\n"
    assert acceptance.rewritten == {path.resolve().as_posix()}


def test_long_differences_are_cut() -> None:
    """A diff stays within a screenful and says how much is left out."""
    shown = golden.unified("", "\n".join(map(str, range(500))), "a.txt").split("\n")
    assert len(shown) < 100
    assert "另有" in shown[-1]
