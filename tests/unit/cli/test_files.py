"""Output files: whole or not at all, never over something else."""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.clicases import taizhang
from toolkit.cli import files, sources
from toolkit.errors import ExitCode, NotWritten, UsageProblem

TEXT = "同志们：\n一、抓好整改。由综合部在2022年7月1日前拿出方案。\n"
ALL = {"讲话-台账.xlsx", "讲话-简报.docx", "讲话.json"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one speech."""
    (tmp_path / "讲话.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def names(folder: Path) -> set[str]:
    """What is in a folder, hidden files included."""
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("source", "stem"),
    [
        ("讲话.txt", "讲话"),
        ("目录/讲话.v2.txt", "讲话.v2"),
        ("2022.4.20讲话", "2022.4.20讲话"),
        ("讲话2022.4", "讲话2022.4"),
        ("讲话.JSON", "讲话"),
        (".txt", ".txt"),
        ("-", "讲话"),
    ],
)
def test_stems_drop_a_suffix_but_no_date(source: str, stem: str) -> None:
    """Names of speeches are full of dots."""
    assert sources.stem(source) == stem


def test_names_that_differ_only_in_case_or_composition_collide() -> None:
    """Windows and macOS would write them to one file."""
    for pair in (("a/x.txt", "b/X.txt"), ("a/é.txt", "b/e\u0301.txt"), ("-", "讲话.txt")):
        with pytest.raises(UsageProblem, match="同一个文件"):
            files.plan(pair, "out", ["json"], force=True)


def test_one_source_named_twice_is_refused() -> None:
    """It is a slip of the pen, or of a pattern."""
    with pytest.raises(UsageProblem, match="同一个文件"):
        files.plan(("x.txt", "x.txt"), "out", ["json"], force=True)


def test_all_targets_are_looked_at_before_anything_is_written(folder: Path) -> None:
    """The last of six targets exists: none is written, and the message names it."""
    (folder / "别的.txt").write_text(TEXT, encoding="utf-8")
    (folder / "别的.json").touch()
    result = taizhang("convert", "讲话.txt", "别的.txt", cwd=folder)
    assert result.code == ExitCode.NOT_WRITTEN
    assert "别的.json" in result.err
    assert "--force" in result.err
    assert names(folder) == {"讲话.txt", "别的.txt", "别的.json"}


def test_force_replaces_whole_files(folder: Path) -> None:
    """Nothing of a longer old file remains."""
    (folder / "讲话.json").write_bytes(b"x" * 10**6)
    assert taizhang("convert", "讲话.txt", "--to", "json", "--force", cwd=folder).code == 0
    assert (folder / "讲话.json").read_bytes().endswith(b"}\n")
    assert names(folder) == {"讲话.txt", "讲话.json"}


@pytest.mark.parametrize("obstacle", ["讲话.json", "out"])
def test_something_else_in_the_way_is_named(folder: Path, obstacle: str) -> None:
    """A folder where a file should go, a file where the folder should be; --force or not."""
    if obstacle == "out":
        (folder / obstacle).touch()
    else:
        (folder / "out" / obstacle).mkdir(parents=True)
    result = taizhang("convert", "讲话.txt", "-o", "out", "--force", cwd=folder)
    assert result.code == ExitCode.NOT_WRITTEN
    assert obstacle in result.err


def test_missing_folders_are_made(folder: Path) -> None:
    """Several levels at once."""
    assert taizhang("convert", "讲话.txt", "-o", "输出/四月", cwd=folder).code == 0
    assert names(folder / "输出" / "四月") == ALL


def test_a_file_in_the_path_of_the_folder_is_named(folder: Path) -> None:
    """The folder cannot be made below a file."""
    result = taizhang("convert", "讲话.txt", "-o", "讲话.txt/输出", cwd=folder)
    assert result.code == ExitCode.NOT_WRITTEN
    assert "用 -o 另选目录" in result.err


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "磁盘已满"), (errno.EACCES, "没有权限"), (errno.EROFS, "磁盘只读")],
)
def test_a_refusal_of_the_file_system_is_chinese_and_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    """The third of three files cannot be renamed: the message says why, no temporary file stays."""
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.suffix == ".json":
            raise OSError(number, os.strerror(number), str(target))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    result = taizhang("convert", "讲话.txt", cwd=folder)
    assert result.code == ExitCode.NOT_WRITTEN
    assert words in result.err
    assert not re.search(r"[a-z]{4,} [a-z]{4,}", result.err)
    assert names(folder) <= {"讲话.txt", *ALL} - {"讲话.json"}


def test_a_full_disk_leaves_no_file_at_all(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Writing fails before the first rename, so not even whole files appear."""
    opened = Path.open

    def full(path: Path, mode: str = "r", **options: object) -> object:
        if mode == "xb" and path.name.endswith("-2.tmp"):
            raise OSError(errno.ENOSPC, "No space left on device")
        return opened(path, mode, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", full)
    result = taizhang("convert", "讲话.txt", cwd=folder)
    assert result.code == ExitCode.NOT_WRITTEN
    assert names(folder) == {"讲话.txt"}


def test_an_interrupt_while_writing_leaves_nothing(tmp_path: Path) -> None:
    """Ctrl-C between two files: what was written beside the targets is removed."""

    class Interrupting(dict[Path, bytes]):
        def items(self) -> object:  # type: ignore[override]
            yield tmp_path / "a", b"a"
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        files.write(Interrupting())
    assert names(tmp_path) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_being_terminated_while_writing_leaves_nothing(tmp_path: Path) -> None:
    """The request to end that a shutdown sends cleans up as well."""
    code = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from toolkit.cli import files\n"
        "class Slow(dict):\n"
        "    def items(self):\n"
        "        yield Path('a'), b'a'\n"
        "        print('written', flush=True)\n"
        "        time.sleep(60)\n"
        "files.write(Slow())\n"
    )
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert len(names(tmp_path)) == 1
        process.send_signal(signal.SIGTERM)
    assert process.returncode == 128 + signal.SIGTERM
    assert names(tmp_path) == set()


def test_targets_get_the_usual_permissions(tmp_path: Path) -> None:
    """As if written directly: colleagues can read what is on the shared drive."""
    files.write({tmp_path / "a": b"a"})
    (tmp_path / "b").write_bytes(b"b")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_the_longest_name_that_fits_can_be_written(tmp_path: Path) -> None:
    """The temporary name is no longer than that of the target."""
    name = "长" * 83 + ".json"
    files.write({tmp_path / name: b"{}"})
    assert names(tmp_path) == {name}
    with pytest.raises(NotWritten, match="文件名过长"):
        files.write({tmp_path / ("长" * 200): b"{}"})


def test_a_read_only_source_folder_does_not_matter(folder: Path, tmp_path: Path) -> None:
    """Outputs go where -o says; nothing is ever written beside the source."""
    before = (folder / "讲话.txt").stat().st_mtime_ns
    out = tmp_path / "out"
    assert taizhang("convert", folder / "讲话.txt", "-o", out, cwd=folder).code == 0
    assert names(folder) == {"讲话.txt", "out"}
    assert (folder / "讲话.txt").stat().st_mtime_ns == before
    assert time.time_ns() > before
