"""What may stand in the repository: names, places, sizes."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.support.golden import name_of
from tests.support.tools import ROOT

TOP_LEVEL = {
    *("LICENSE", "Makefile", "README.md", "pyproject.toml"),
    *("benchmarks", "samples", "schemas", "tests", "toolkit"),
}
FORBIDDEN_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "manager",
    "item",
    "node",
    "misc",
}
LINES_AT_MOST = 350
BINARY = {".xlsx", ".docx", ".png", ".pdf", ".ofd", ".gz", ".zip", ".doc", ".wps"}

# Each pattern is written so that it does not match itself.
FORBIDDEN_WORDS = {
    "一台机器上的路径": r"(?:^|[^.\w/])/(?:wo[r]k|ro[o]t|ho[m]e/\w+|Us[e]rs)/|[A-Z]:.{1,2}Us[e]rs",
    "软件仓库的地址": r"(?:py[p]i|npm[j]s|pythonh[o]sted)\.(?:org|com)",
    "没做完的记号": r"\b(?:TO[D]O|FIX[M]E|X{3}(?=:)|raise NotImplement[e]dError)\b",
}


@cache
def files() -> tuple[Path, ...]:
    """The files of the repository: tracked ones and new ones that are not ignored."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    if listed.returncode:
        pytest.skip("不是 git 工作副本，无从知道哪些文件属于仓库")
    names = sorted({*listed.stdout.split("\0")} - {""})
    return tuple(ROOT / name for name in names if (ROOT / name).is_file())


@cache
def texts() -> dict[Path, str]:
    """The text files of the repository and what stands in them."""
    found = {}
    for path in files():
        if path.suffix not in BINARY:
            try:
                found[path] = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
    return found


def test_the_top_level_is_fixed() -> None:
    """Nothing lies at the top but what the design lists, and dot-files."""
    top = {path.relative_to(ROOT).parts[0] for path in files()}
    assert {name for name in top if not name.startswith(".")} <= TOP_LEVEL


def test_no_file_has_a_name_that_says_nothing() -> None:
    """Modules are named after what they know, never utils, helpers, common, manager."""
    parts = {
        name_of(path)
        for path in files()
        for part in path.parts
        if Path(part).stem in FORBIDDEN_NAMES
    }
    assert parts == set()


def test_modules_stay_short() -> None:
    """Every Python file can be read in one sitting; generated ones and word tables aside."""
    long = {
        name_of(path): lines
        for path, text in texts().items()
        if path.suffix == ".py"
        and path.name != "model.py"
        and (lines := text.count("\n")) > LINES_AT_MOST
    }
    assert long == {}


@pytest.mark.parametrize("reason", FORBIDDEN_WORDS)
def test_no_words_that_do_not_belong_here(reason: str) -> None:
    """No path of one machine, no registry's address, no unfinished work."""
    pattern = re.compile(FORBIDDEN_WORDS[reason], re.MULTILINE)
    found = [
        f"{name_of(path)}:{text.count(chr(10), 0, match.start()) + 1} {match[0]}"
        for path, text in texts().items()
        for match in pattern.finditer(text)
    ]
    assert found == []


def test_text_files_are_clean() -> None:
    """UTF-8 without byte order mark, LF line ends, one final line feed; samples and cases aside."""
    places = ("toolkit", "tests", "benchmarks", "schemas", ".ci")
    wrong = [
        name_of(path)
        for path, text in texts().items()
        if path.relative_to(ROOT).parts[0] in places
        and path.suffix in {".py", ".toml", ".json", ".md", ".yaml", ""}
        and text
        and ("\r" in text or text.startswith("\ufeff") or not text.endswith("\n"))
    ]
    assert wrong == []


def test_no_sentence_of_the_development_texts_is_in_the_repository(corpus: Path) -> None:
    """Samples, cases and rules are in our own words; longer runs of the corpus occur nowhere."""
    everything = "\n".join(texts().values())
    borrowed = {
        clause
        for text in corpus.glob("*.txt")
        for clause in re.split(r"[。！？；：\n]", text.read_text(encoding="utf-8"))
        if len(clause.strip()) >= 18 and clause.strip() in everything
    }
    assert borrowed == set()
