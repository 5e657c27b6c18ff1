"""What the system and the parsers say, in Chinese: no word of theirs gets through."""

from __future__ import annotations

import errno
import json
import tomllib
from collections.abc import Callable

import pytest

from toolkit import faults


@pytest.mark.parametrize(
    ("parse", "text", "told"),
    [
        (json.loads, '{"a": 1,\n"b" 2}', "第 2 行第 5 个字处有误"),
        (json.loads, "", "第 1 行第 1 个字处有误"),
        (json.loads, "[" * 100_000, "嵌套过深"),
        (tomllib.loads, "[ledger]\nwarning_days 7", "第 2 行第 14 个字处有误"),
        (tomllib.loads, 'issuer = "某局', "结尾不完整"),
        (tomllib.loads, "seal = yes", "第 1 行第 8 个字处有误"),
        (lambda text: text.encode("gbk").decode("utf-8"), "督查室", "不是 UTF-8 编码"),
        (int, "七", "内容有误"),
    ],
)
def test_a_parser_says_where_it_stopped(
    parse: Callable[[str], object], text: str, told: str
) -> None:
    """Line and column, counted from 1."""
    with pytest.raises((ValueError, RecursionError)) as caught:
        parse(text)
    assert faults.syntax(caught.value) == told


def test_a_refusal_of_the_system_is_told_in_chinese() -> None:
    """The usual ones; others in the words of the system rather than not at all."""
    assert faults.refusal(OSError(errno.ENOSPC, "No space left on device")) == "磁盘已满"
    assert faults.refusal(OSError(errno.EACCES, "Permission denied")) == "没有权限"
    assert faults.refusal(OSError(errno.EPROTO, "Protocol error")) == "Protocol error"
