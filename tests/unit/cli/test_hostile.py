"""Hostile sources: each gives a right result or a clear Chinese message, in bounded time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.clicases import Run, taizhang
from toolkit.errors import ExitCode

ONE_LINE = (
    "".join(
        f"{number}是抓好第{number}项整改，由综合部牵头，在2022年7月1日前拿出方案；"
        for number in "一二三四五六七八九"
    )
    * 48
)


def convert(data: bytes, folder: Path, name: str = "讲话.txt") -> Run:
    """What converting a file with this content prints."""
    (folder / name).write_bytes(data)
    return taizhang("convert", name, "-o", "out", cwd=folder)


def refused(run: Run, folder: Path, code: ExitCode) -> bool:
    """Whether a run ended with the code, one Chinese line, no traceback and no file."""
    return (
        run.code == code
        and run.out == ""
        and run.err.startswith("错误：")
        and run.err.count("\n") == 1
        and not (folder / "out").exists()
    )


@pytest.mark.parametrize(
    "data", [b"", b"\n\n \t\r\n", "\u3000\u200b".encode()], ids=["empty", "blank", "invisible"]
)
def test_a_file_without_words(data: bytes, tmp_path: Path) -> None:
    """There is nothing to work on."""
    run = convert(data, tmp_path)
    assert refused(run, tmp_path, ExitCode.UNREADABLE)
    assert "没有文字" in run.err


def test_a_directory_and_a_missing_file(tmp_path: Path) -> None:
    """Both are named."""
    for name, words in ((".", "是文件夹"), ("没有.txt", "找不到文件")):
        run = taizhang("convert", name, "-o", "out", cwd=tmp_path)
        assert refused(run, tmp_path, ExitCode.UNREADABLE)
        assert words in run.err


def test_binary_files(tmp_path: Path) -> None:
    """A known format is named (exit 4), other binary data are no text (exit 3)."""
    run = convert(b"\x1f\x8b\n\0\1\2", tmp_path)
    assert refused(run, tmp_path, ExitCode.UNKNOWN_FORMAT)
    assert "压缩包" in run.err
    run = convert(bytes(range(256)) * 40, tmp_path)
    assert refused(run, tmp_path, ExitCode.UNREADABLE)
    assert "不是文本文件" in run.err


def test_fifty_megabytes(tmp_path: Path) -> None:
    """Refused by size, from a file and from standard input, before anything is decoded."""
    data = "同志们：\n".encode() * (50 * 2**20 // 13)
    run = convert(data, tmp_path)
    assert refused(run, tmp_path, ExitCode.UNREADABLE)
    assert "超过 20 MB 的上限" in run.err
    piped = taizhang("convert", "-", "-o", "out", stdin=data, cwd=tmp_path)
    assert refused(piped, tmp_path, ExitCode.UNREADABLE)


def test_a_text_without_any_heading(tmp_path: Path) -> None:
    """Tasks are found all the same, and the findings say that there is no outline."""
    text = "各车间要在6月底前完成整改。综合部要在7月底前拿出方案。\n"
    assert convert(text.encode(), tmp_path).code == 0
    speech = json.loads((tmp_path / "out" / "讲话.json").read_text(encoding="utf-8"))
    assert speech["sections"] == []
    assert speech["tasks"]
    assert "NUM009" in {finding["code"] for finding in speech["findings"]}


def test_one_line_of_fourteen_thousand_characters(tmp_path: Path) -> None:
    """Everything is kept, and the excerpts of check stay as wide as a terminal."""
    assert len(ONE_LINE) > 14_000
    assert convert(ONE_LINE.encode(), tmp_path).code == 0
    speech = json.loads((tmp_path / "out" / "讲话.json").read_text(encoding="utf-8"))
    assert speech["source"]["text"] == ONE_LINE
    assert speech["tasks"]
    checked = taizhang("check", "讲话.txt", cwd=tmp_path)
    assert checked.code in {ExitCode.OK, ExitCode.FINDINGS}
    assert max(map(len, checked.out.splitlines())) < 200


@pytest.mark.parametrize(
    "text",
    [
        "一、" * 3000,
        "（" * 5000,
        "“" * 3000 + "”" * 3000,
        "一是，" * 4000,
        "2022年" * 3000,
        "由" + "综合部、" * 3000,
        "\n" * 20_000 + "同志们",
        "12" * 8000,
    ],
    ids=["markers", "brackets", "quotes", "ordinals", "years", "units", "lines", "digits"],
)
def test_texts_made_to_hurt_patterns(text: str, tmp_path: Path) -> None:
    """Repetition must not make any pattern run away; the time limit of the suite is the judge."""
    (tmp_path / "讲话.txt").write_text(text, encoding="utf-8")
    assert taizhang("parse", "讲话.txt", cwd=tmp_path).code == 0


def test_a_truncated_file_is_not_misread(tmp_path: Path) -> None:
    """A copy that broke off inside a character is reported with its byte, not read as GB18030."""
    run = convert("同志们：一、抓好整改".encode()[:-1], tmp_path)
    assert refused(run, tmp_path, ExitCode.UNREADABLE)
    assert "第 28 字节起无法解码（E6 94）" in run.err
