"""Command lines as cases: what a terminal shows for each `$` line of a ```console block.

    $ taizhang check 讲话.txt < 输入.txt     runs the program, with standard input from a file
    2> …                                      a line on standard error
    => 3                                      the exit code, unless it is 0

Besides the program there are `ls`, `cp`, `mkdir` and `touch`. The ```text block of the case is the
file 讲话.txt, or what its option `file` names, in the folder the commands run in.
"""

from __future__ import annotations

import contextlib
import io
import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from tests.support.casefile import Case
from toolkit.cli import main

PROMPT = "$ "


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of the program printed and ended with."""

    code: int
    out: str
    err: str


def taizhang(
    *arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None, encoding: str = "utf-8"
) -> Run:
    """One run inside this process, with streams of the given encoding."""
    streams = [io.BytesIO(stdin), io.BytesIO(), io.BytesIO()]
    names = ("stdin", "stdout", "stderr")
    with contextlib.ExitStack() as stack:
        if cwd is not None:
            stack.enter_context(contextlib.chdir(cwd))
        for name, stream in zip(names, streams, strict=True):
            text = io.TextIOWrapper(stream, encoding=encoding, write_through=True)
            stack.callback(text.detach)
            stack.enter_context(mock.patch.object(sys, name, text))
        code = main([str(argument) for argument in arguments])
    return Run(code, streams[1].getvalue().decode(), streams[2].getvalue().decode())


def transcript(case: Case) -> str:
    """The ```console block of a case with the output that its commands give now."""
    (block,) = [each for each in case.expectations if each.kind == "console"]
    commands = [line for line in block.content.split("\n") if line.startswith(PROMPT)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        speech = folder / case.input.options.get("file", "讲话.txt")
        speech.write_text(case.text + "\n", encoding=case.input.options.get("encoding", "utf-8"))
        return "\n\n".join(_shown(command, folder) for command in commands)


def _shown(command: str, folder: Path) -> str:
    words = shlex.split(command.removeprefix(PROMPT))
    stdin = b""
    if "<" in words:
        place = words.index("<")
        stdin = (folder / words[place + 1]).read_bytes()
        words = words[:place]
    if words[0] == "taizhang":
        lines = _lines(taizhang(*words[1:], stdin=stdin, cwd=folder))
    else:
        lines = _TOOLS[words[0]](folder, words[1:])
    return "\n".join([command, *lines])


def _lines(run: Run) -> list[str]:
    lines = run.out.splitlines()
    lines += [f"2> {line}".rstrip() for line in run.err.splitlines()]
    return [*lines, f"=> {run.code}"] if run.code else lines


def _ls(folder: Path, words: Sequence[str]) -> list[str]:
    return sorted(path.name for path in (folder / (words[0] if words else ".")).iterdir())


def _cp(folder: Path, words: Sequence[str]) -> list[str]:
    shutil.copy(folder / words[0], folder / words[1])
    return []


def _mkdir(folder: Path, words: Sequence[str]) -> list[str]:
    for word in words:
        (folder / word).mkdir()
    return []


def _touch(folder: Path, words: Sequence[str]) -> list[str]:
    for word in words:
        (folder / word).touch()
    return []


_TOOLS: dict[str, Callable[[Path, Sequence[str]], list[str]]] = {
    "ls": _ls,
    "cp": _cp,
    "mkdir": _mkdir,
    "touch": _touch,
}
