"""What options name: files, by their content, and the day of today."""

from __future__ import annotations

import datetime as dt
import os
import time
from pathlib import Path

from toolkit import faults
from toolkit.errors import UnreadableSource


def content(path: str) -> bytes:
    """The bytes of a file named in an option. Raises UnreadableSource."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        message = f"无法读取 {path}（{faults.refusal(error)}）。请检查路径和文件名。"
        raise UnreadableSource(message) from error


def words(path: str) -> str:
    """The text of a file named in an option, in UTF-8. Raises UnreadableSource."""
    try:
        return content(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{path} 不是 UTF-8 文本。请用记事本另存为 UTF-8 编码。"
        raise UnreadableSource(message) from error


def today() -> dt.date:
    """The day of SOURCE_DATE_EPOCH, or else that of the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    return dt.date(*time.localtime()[:3])
