"""Expectations kept as plain files: compared, or rewritten with `pytest --accept`.

Every rewritten file is written down, so that a session that accepted anything ends as failed.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.support.tools import ROOT

_SHOWN = 80


@dataclass
class Acceptance:
    """Whether this session rewrites expectations, and which files it has rewritten."""

    enabled: bool = False
    rewritten: set[str] = field(default_factory=set)

    def write(self, path: Path, content: bytes) -> None:
        """Replace a file of the repository and write its name down."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.rewritten.add(name_of(path))


def compare(path: Path, actual: str | bytes, acceptance: Acceptance) -> None:
    """Fail with a unified diff if the file differs from `actual`; rewrite it when accepting."""
    wanted = actual.encode() if isinstance(actual, str) else actual
    stored = path.read_bytes() if path.is_file() else None
    if stored == wanted:
        return
    if acceptance.enabled:
        acceptance.write(path, wanted)
        return
    if stored is None:
        pytest.fail(f"没有 {name_of(path)}；确认无误后用 pytest --accept 生成", pytrace=False)
    pytest.fail(
        f"{name_of(path)} 与实际不符；确认无误后用 pytest --accept 改写\n"
        + difference(stored, wanted, name_of(path)),
        pytrace=False,
    )


def difference(stored: bytes, wanted: bytes, name: str) -> str:
    """A unified diff of two texts, or the sizes and the first differing byte of two binaries."""
    try:
        before, after = stored.decode(), wanted.decode()
    except UnicodeDecodeError:
        place = next(
            (n for n, (a, b) in enumerate(zip(stored, wanted, strict=False)) if a != b),
            min(len(stored), len(wanted)),
        )
        return f"二进制文件：{len(stored)} 字节 → {len(wanted)} 字节，第 {place} 字节起不同"
    return unified(before, after, name)


def unified(before: str, after: str, name: str) -> str:
    """A unified diff of two texts, cut after a screenful."""
    lines = list(
        difflib.unified_diff(
            before.split("\n"), after.split("\n"), f"{name}（应为）", f"{name}（实为）", lineterm=""
        )
    )
    if len(lines) > _SHOWN:
        lines = [*lines[:_SHOWN], f"……另有 {len(lines) - _SHOWN} 行"]
    return "\n".join(lines)


def name_of(path: Path) -> str:
    """The path from the repository's root, with forward slashes."""
    resolved = path.resolve()
    if resolved.is_relative_to(ROOT):
        return resolved.relative_to(ROOT).as_posix()
    return resolved.as_posix()
