"""What the system and the parsers of Python find wrong, in Chinese words for messages."""

from __future__ import annotations

import errno
import json
import re

_REFUSALS = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "超出磁盘配额",
    errno.EROFS: "磁盘只读",
    errno.ENAMETOOLONG: "文件名过长",
    errno.EIO: "磁盘读写错误",
    errno.ENOENT: "找不到文件",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "是文件夹，不是文件",
    errno.ENOTDIR: "上级不是文件夹",
    errno.EBUSY: "正被其他程序占用",
    errno.EMFILE: "打开的文件太多",
    errno.ETIMEDOUT: "网络位置没有回应",
}

_TOML_PLACE = re.compile(r"at line (\d+), column (\d+)")


def refusal(error: OSError) -> str:
    """Why the system refused; an unusual reason in its own words."""
    return _REFUSALS.get(error.errno or 0, error.strerror or str(error))


def syntax(error: Exception) -> str:
    """Where a JSON or TOML text breaks off, counted from 1; what else is wrong with it."""
    if isinstance(error, RecursionError):
        return "嵌套过深"
    if isinstance(error, UnicodeDecodeError):
        return "不是 UTF-8 编码"
    if isinstance(error, json.JSONDecodeError):
        return f"第 {error.lineno} 行第 {error.colno} 个字处有误"
    if found := _TOML_PLACE.search(str(error)):
        return f"第 {found[1]} 行第 {found[2]} 个字处有误"
    return "结尾不完整" if "at end of document" in str(error) else "内容有误"
