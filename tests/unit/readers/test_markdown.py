"""The reader of Markdown: words without marks, line for line."""

from __future__ import annotations

import pytest

from toolkit.parse.pipeline import parse
from toolkit.readers.markdown import read, words_of
from toolkit.source import SourceText

NOTES = """# 在全县防汛工作会议上的讲话

> 同志们：

## 一、排查隐患

各乡镇要在**6月底前**完成排查。

- [ ] 县水利局要按月通报。

***

| 序号 | 工作任务 | 责任单位 |
|-----:|:--------|----------|
| 1 | 修订预案 | 县应急局 |
| 2 | `备足`物资 | |

```
一、代码里的字照录
```
"""


def test_marks_are_gone_and_lines_stay() -> None:
    """Headings know their level, places are lines of the file, tables are rows."""
    source = read(NOTES.encode(), "讲话.md").value
    assert isinstance(source, SourceText)
    assert [line for line in source.text.splitlines() if line] == [
        "在全县防汛工作会议上的讲话",
        "同志们：",
        "一、排查隐患",
        "各乡镇要在6月底前完成排查。",
        "县水利局要按月通报。",
        "序号\t工作任务\t责任单位",
        "1\t修订预案\t县应急局",
        "2\t备足物资\t",
        "一、代码里的字照录",
    ]
    places = {source.quote(each.span): (each.number, each.path) for each in source.origins}
    assert places["一、排查隐患"] == (5, "heading2")
    assert places["县应急局"] == (13, "r2c3")
    assert source.media_type == "text/markdown"


def test_tables_give_tasks() -> None:
    """The rows are read like those of any other table."""
    source = read(NOTES.encode(), "讲话.md").value
    assert isinstance(source, SourceText)
    assert [task.text for task in parse(source).tasks] == [
        "各乡镇要在6月底前完成排查。", "县水利局要按月通报。", "修订预案", "备足物资",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ('[通知](http://x.cn/a "t")印发', "通知印发"),
        ("![图](a.png)", "图"),
        ("__加粗__和*斜体*", "加粗和斜体"),
        ("**同志到XX市视察", "**同志到XX市视察"),
        ("3 * 4 * 5", "3 * 4 * 5"),
        ("1\\. 不是列表", "1. 不是列表"),
        ("甲<br>乙", "甲乙"),
    ],
)  # fmt: skip
def test_marks_inside_lines(marked: str, words: str) -> None:
    """Masked names and products keep their stars."""
    assert words_of(marked) == words


def test_what_cannot_be_decoded_is_told_as_for_text() -> None:
    """Markdown is text."""
    assert [each.code for each in read(b"\xff\xff\xff\xff", "x.md").findings] == ["SRC001"]
