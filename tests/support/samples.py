"""The speeches of samples/ and the files the command line makes of them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tests.support.tools import ROOT

FOLDER = ROOT / "samples"
OUTPUTS = FOLDER / "outputs"
MAKEFILE_PATTERNS = ("*.txt", "*.html")


@cache
def sources() -> tuple[Path, ...]:
    """The speeches, in order of their numbers; the same that `make demo` converts."""
    found = {path for pattern in MAKEFILE_PATTERNS for path in FOLDER.glob(pattern)}
    return tuple(sorted(found))


def taizhang(
    *arguments: str | Path,
    cwd: Path = ROOT,
    environment: Mapping[str, str] | None = None,
    check: bool = True,
) -> subprocess.CompletedProcess[str]:
    """What the command line prints, run as a process of its own.

    Raises AssertionError when it ends with anything but 0, unless `check` is false.
    """
    result = subprocess.run(
        [sys.executable, "-m", "toolkit", *map(str, arguments)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, **(environment or {})},
    )
    if check and result.returncode:
        message = f"taizhang 以 {result.returncode} 结束：{result.stderr}"
        raise AssertionError(message)
    return result


def convert(folder: Path, environment: Mapping[str, str] | None = None) -> dict[str, bytes]:
    """All outputs of all samples by file name, as `make demo` makes them."""
    taizhang("convert", "--force", "-o", folder, *sources(), environment=environment)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
