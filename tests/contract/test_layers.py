"""Imports point downwards only, and heavy libraries are loaded on use."""

from __future__ import annotations

import subprocess
import sys

import pytest
from importlinter.cli import lint_imports

from tests.support.tools import ROOT

HEAVY = ("openpyxl", "docx", "lxml", "jsonschema", "jsonschema_rs", "jieba", "numpy", "pandas")


def test_imports_point_downwards_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """import-linter finds the floors of the house kept."""
    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None)
    assert status == 0, capsys.readouterr().out


@pytest.mark.parametrize("module", ["toolkit", "toolkit.cli", "toolkit.parse.pipeline"])
def test_nothing_heavy_is_imported_before_it_is_used(module: str) -> None:
    """The library, the command line and the parser start without the libraries of floor 5."""
    program = f"import sys, {module}; print(*sorted(set(sys.modules) & set({HEAVY!r})))"
    result = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, encoding="utf-8", cwd=ROOT
    )
    assert result.stdout.split() == []
