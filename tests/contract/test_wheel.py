"""The wheel carries everything the toolkit reads at run time, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from tests.support.tools import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the working copy, without network or isolation."""
    folder = tmp_path_factory.mktemp("wheel")
    (built,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    return Path(built)


def test_the_wheel_holds_schemas_and_word_lists(wheel: Path) -> None:
    """Every schema, every word list, the typing mark and every module is inside."""
    names = {*zipfile.ZipFile(wheel).namelist()}
    wanted = {f"toolkit/schemas/{path.name}" for path in (ROOT / "schemas").glob("*.json")}
    wanted |= {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "toolkit").rglob("*")
        if path.suffix in {".py", ".toml", ".typed", ".docx", ".xlsx", ".xml", ".json"}
    }
    assert wanted - names == set()
    assert "toolkit/py.typed" in names


def test_the_wheel_holds_nothing_but_the_toolkit(wheel: Path) -> None:
    """Tests, samples and caches stay out."""
    parts = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {part for part in parts if not part.endswith(".dist-info")} == {"toolkit"}
    assert not [name for name in zipfile.ZipFile(wheel).namelist() if "__pycache__" in name]


def test_the_toolkit_works_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    """Unpacked elsewhere, the package finds the schemas it carries and not the working copy's."""
    zipfile.ZipFile(wheel).extractall(tmp_path)
    program = "from toolkit import schema; print(schema.folder()); print(*schema.names())"
    result = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
    )
    folder, names = result.stdout.splitlines()
    assert Path(folder) == tmp_path / "toolkit" / "schemas"
    assert "speech" in names.split()
