"""Standard input, output and error as bytes in UTF-8, whatever the console and the locale say."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from typing import BinaryIO

from toolkit.errors import NotWritten

_REASONS = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "超出磁盘配额",
    errno.EROFS: "磁盘只读",
    errno.ENAMETOOLONG: "文件名过长",
    errno.EIO: "磁盘读写错误",
}


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
        message = f"无法写到标准输出（{reason(error)}）。请检查磁盘空间后重试。"
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


def reason(error: OSError) -> str:
    """Why the system refused, in Chinese where the reason is a usual one."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))
