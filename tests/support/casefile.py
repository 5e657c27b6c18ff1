"""Test cases in Markdown: a heading, prose, an input block and expectation blocks.

    ## third-after-two 第三接在一、二、之后

    Prose says why and cites the rule.

    ```text date=2022-04-20
    一、提高认识。……
    ```

    ```tree
    一、提高认识｜一、
    ```

The heading begins with an ASCII slug, the test id; headings without one are chapters. A fence may
be longer than three backquotes where the input holds three. Words after the block's kind are
options, `key=value`. `pytest --accept` rewrites expectation blocks in place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.golden import Acceptance, name_of, unified

if TYPE_CHECKING:
    from _pytest.mark.structures import ParameterSet

INPUT = "text"

_HEADING = re.compile(r"^#{1,6} +(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)(?:[\s：]+(?P<title>.*))?$")
_FENCE = re.compile(r"^(?P<fence>`{3,})(?P<kind>[a-z]+)(?P<options>(?: +\S+=\S+)*) *$")


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block: its kind, its options, the lines of the file it fills."""

    kind: str
    options: dict[str, str]
    content: str
    first: int
    """0-based line of the opening fence."""
    last: int
    """0-based line of the closing fence."""


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One case: an input and what must come out of it; a key of caches by identity."""

    path: Path
    line: int
    """1-based line of the heading."""
    slug: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def input(self) -> Block:
        """The ```text block; exactly one."""
        return next(block for block in self.blocks if block.kind == INPUT)

    @property
    def text(self) -> str:
        """The content of the ```text block, without a final line feed."""
        return self.input.content

    @property
    def expectations(self) -> tuple[Block, ...]:
        """The other blocks, in order."""
        return tuple(block for block in self.blocks if block.kind != INPUT)

    @property
    def place(self) -> str:
        """File, line and heading, for messages."""
        return f"{name_of(self.path)}:{self.line} {self.slug} {self.title}".rstrip()


Renderer = Callable[[Case], str]


def load(path: Path) -> tuple[Case, ...]:
    """The cases of a Markdown file, in order. Raises ValueError where the file is malformed."""
    lines = path.read_text(encoding="utf-8").split("\n")
    blocks = list(_blocks(path, lines))
    inside = {n for block in blocks for n in range(block.first, block.last + 1)}
    headings = [
        (n, found)
        for n, line in enumerate(lines)
        if n not in inside and line.startswith("#") and (found := _HEADING.match(line))
    ]
    ends = [*(n for n, _ in headings[1:]), len(lines)][: len(headings)]
    cases = tuple(
        Case(
            path=path,
            line=start + 1,
            slug=found["slug"],
            title=found["title"] or "",
            blocks=tuple(block for block in blocks if start < block.first < end),
        )
        for (start, found), end in zip(headings, ends, strict=True)
    )
    _reject_malformed(path, cases, blocks)
    return cases


def params(*paths: Path) -> list[ParameterSet]:
    """The cases of the files for `pytest.mark.parametrize`, with ids such as numbering/gap."""
    return [
        pytest.param(case, id=f"{path.stem}/{case.slug}") for path in paths for case in load(path)
    ]


def check(case: Case, renderers: Mapping[str, Renderer], acceptance: Acceptance) -> None:
    """Compare every expectation block with what its kind's renderer makes of the case.

    Fails with file, heading and a unified diff; when accepting, rewrites the block instead.
    """
    failures = []
    for number, block in enumerate(case.expectations):
        if block.kind not in renderers:
            known = "、".join(sorted(renderers))
            pytest.fail(
                f"{case.place}\n不认识的预期块 ```{block.kind}；可用：{known}", pytrace=False
            )
        actual = renderers[block.kind](case).strip("\n")
        if actual == block.content.strip("\n"):
            continue
        if acceptance.enabled:
            _rewrite(case, number, actual, acceptance)
        else:
            failures.append(unified(block.content.strip("\n"), actual, block.kind))
    if failures:
        pytest.fail("\n".join([case.place, *failures]), pytrace=False)


def _blocks(path: Path, lines: list[str]) -> Iterator[Block]:
    opening: re.Match[str] | None = None
    first = 0
    for n, line in enumerate(lines):
        if opening is None:
            opening, first = _FENCE.match(line), n
        elif line.rstrip() == opening["fence"]:
            options = dict(each.split("=", 1) for each in opening["options"].split())
            content = "\n".join(lines[first + 1 : n])
            yield Block(opening["kind"], options, content, first, n)
            opening = None
    if opening is not None:
        message = f"{name_of(path)}:{first + 1} 代码块没有结束"
        raise ValueError(message)


def _reject_malformed(path: Path, cases: tuple[Case, ...], blocks: list[Block]) -> None:
    seen: set[str] = set()
    for case in cases:
        if case.slug in seen:
            message = f"{case.place} 编号重复"
            raise ValueError(message)
        seen.add(case.slug)
        if sum(block.kind == INPUT for block in case.blocks) != 1 or not case.expectations:
            message = f"{case.place} 应有一个 ```text 块和至少一个预期块"
            raise ValueError(message)
    owned = {block.first for case in cases for block in case.blocks}
    for block in blocks:
        if block.first not in owned:
            message = f"{name_of(path)}:{block.first + 1} 代码块不在任何案例标题之下"
            raise ValueError(message)


def _rewrite(case: Case, number: int, actual: str, acceptance: Acceptance) -> None:
    lines = case.path.read_text(encoding="utf-8").split("\n")
    now = next(each for each in load(case.path) if each.slug == case.slug)
    block = now.expectations[number]
    longest = max((len(run) for run in re.findall(r"^`+", actual, re.MULTILINE)), default=0)
    fence = "`" * max(3, longest + 1)
    opening = fence + lines[block.first].lstrip("`")
    content = actual.split("\n") if actual else []
    lines[block.first : block.last + 1] = [opening, *content, fence]
    acceptance.write(case.path, "\n".join(lines).encode())
