"""Standard input, output and error as bytes in UTF-8, whatever the console and the locale say."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import BinaryIO

from toolkit import faults
from toolkit.errors import NotWritten


class OutputClosed(Exception):
    """Whoever was reading standard output has gone, as `head` does."""


def prepare() -> None:
    """Make standard output and error UTF-8 where they can be; nothing printed ever raises."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(OSError, ValueError):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def read_input(limit: int) -> bytes:
    """What stands on standard input, at most one byte more than `limit`."""
    stream = sys.stdin.buffer
    if stream.isatty():
        ending = "Ctrl-Z 再回车" if sys.platform == "win32" else "Ctrl-D"
        tell(f"请粘贴讲话文字，另起一行按 {ending} 结束。")
    return stream.read(limit + 1)


def show(text: str) -> None:
    """Put text on standard output as UTF-8 with LF line ends, also on Windows, at once.

    Raises OutputClosed where nobody reads any more, NotWritten where the text cannot be stored.
    """
    try:
        sys.stdout.flush()
        _write(sys.stdout.buffer, text.encode("utf-8", "backslashreplace"))
    except BrokenPipeError:
        # The interpreter flushes once more when it ends; let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputClosed from None
    except OSError as error:
        message = f"无法写到标准输出（{faults.refusal(error)}）。请检查磁盘空间后重试。"
        raise NotWritten(message) from error


def _write(stream: BinaryIO, data: bytes) -> None:
    """Write all; with PYTHONUNBUFFERED a stream takes as much as a pipe holds and says how much."""
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) :]
    stream.flush()


def tell(text: str) -> None:
    """Put a line on standard error; that nobody reads it is no error."""
    with contextlib.suppress(OSError):
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
