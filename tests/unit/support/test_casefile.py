"""Cases in Markdown are found, compared, rewritten, and refused where they are malformed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import casefile, golden

FILE = """\
# 层次

## first-case 第一个

说明。

```text date=2024-06-11
一、提高认识
```

```tree
一、提高认识｜一、
```

```tasks
```

## second-case

````text
```
````

```tree
```
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with two cases."""
    file = tmp_path / "outline.md"
    file.write_text(FILE, encoding="utf-8")
    return file


def echo(case: casefile.Case) -> str:
    """A renderer that gives the input."""
    return case.text


def test_headings_with_a_slug_are_cases(path: Path) -> None:
    """Each has its place, its input with options, its expectations; other headings are chapters."""
    first, second = casefile.load(path)
    assert (first.slug, first.title, first.line) == ("first-case", "第一个", 3)
    assert first.text == "一、提高认识"
    assert first.input.options == {"date": "2024-06-11"}
    assert [(block.kind, block.content) for block in first.expectations] == [
        ("tree", "一、提高认识｜一、"),
        ("tasks", ""),
    ]
    assert second.text == "```"
    assert [param.id for param in casefile.params(path)] == [
        "outline/first-case",
        "outline/second-case",
    ]


def test_a_difference_is_shown_with_place_and_diff(path: Path) -> None:
    """The failure names file, line and heading and shows both sides."""
    (case, _) = casefile.load(path)
    with pytest.raises(pytest.fail.Exception) as failure:
        casefile.check(case, {"tree": echo, "tasks": echo}, golden.Acceptance())
    words = str(failure.value)
    assert "outline.md:3 first-case 第一个" in words
    assert "-一、提高认识｜一、" in words
    assert "+一、提高认识" in words


def test_accepting_rewrites_the_blocks_and_writes_it_down(path: Path) -> None:
    """After accepting, the file holds what came out, and nothing else has changed."""
    acceptance = golden.Acceptance(enabled=True)
    renderers: dict[str, casefile.Renderer] = {
        "tree": echo,
        "tasks": lambda case: f"{case.slug}\n2",
    }
    for case in casefile.load(path):
        casefile.check(case, renderers, acceptance)
    wanted = FILE.replace("一、提高认识｜一、", "一、提高认识")
    wanted = wanted.replace("```tasks\n", "```tasks\nfirst-case\n2\n")
    head, _, _ = wanted.rpartition("```tree\n```\n")
    assert path.read_text(encoding="utf-8") == f"{head}````tree\n```\n````\n"
    assert len(acceptance.rewritten) == 1
    for case in casefile.load(path):
        casefile.check(case, renderers, golden.Acceptance())


def test_an_unknown_kind_of_block_is_refused(path: Path) -> None:
    """A misspelt block must not pass unseen."""
    (case, _) = casefile.load(path)
    with pytest.raises(pytest.fail.Exception, match="tree"):
        casefile.check(case, {"tasks": echo}, golden.Acceptance())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("## a-case\n\n```text\nx\n", "没有结束"),
        ("## a-case\n\n```text\nx\n```\n", "至少一个预期块"),
        ("## a-case\n\n```tree\nx\n```\n", "一个 ```text 块"),
        ("```text\nx\n```\n", "不在任何案例标题之下"),
        ("## a\n\n```text\n```\n```tree\n```\n## a\n\n```text\n```\n```tree\n```\n", "编号重复"),
    ],
    ids=["open-fence", "no-expectation", "no-input", "no-heading", "same-slug"],
)
def test_malformed_files_are_refused(tmp_path: Path, text: str, reason: str) -> None:
    """The message names the file and what is wrong."""
    path = tmp_path / "bad.md"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=reason):
        casefile.load(path)
