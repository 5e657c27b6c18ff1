"""An office's own choice of columns (自定义栏目), from a TOML file.

name = "本局台账"
[[column]]
key = "id"          # one of the columns there are, under its own header if it likes
header = "序号"
width = 8
[[column]]
header = "包片干部"  # without a key: a column of the office's own, filled in by people
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from toolkit.ledger.columns import BY_KEY, Column
from toolkit.ledger.office_file import OfficeFile
from toolkit.ledger.presets import Preset

_NAME = "自定义台账"
_SHEET = re.compile(r"[^\[\]:*?/\\'\s]{1,31}")
_TAKEN = frozenset({"打印版", "统计", "原文对照", "问题提示", "填表说明", "_taizhang"})
_WIDTH = (4, 120)
_LONGEST = 40
_OFF_PAPER = frozenset({"part", "detail", "line", "deadline_type"})


def read(text: str, name: str) -> Preset:
    """The ledger that the text of a TOML file describes; `name` is how messages call the file.

    Without a column for the task's id there is a hidden one, so that the ledger can be read back.
    Raises UsageProblem, naming the entry, for a file that cannot be used.
    """
    source = OfficeFile(name)
    document = source.document(text)
    source.known(document, {"name", "sheet", "caption", "signed", "column"}, "开头")
    columns = _columns(source, document.get("column"))
    signed = document.get("signed", False)
    if not isinstance(signed, bool):
        source.refuse("signed", "应是 true 或 false。")
    return Preset(
        name=_words(source, document, "name", _NAME),
        sheet=_sheet(source, document),
        caption=_words(source, document, "caption", "任务台账"),
        columns=columns,
        last_printed=columns[-1].key,
        printed=tuple(column.key for column in columns if column.key not in _OFF_PAPER),
        signed=signed,
    )


def _columns(source: OfficeFile, found: Any) -> tuple[Column, ...]:
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        source.refuse("column", "应逐栏写出，每栏以 [[column]] 开头。")
    columns = [_column(source, each, number) for number, each in enumerate(found, 1)]
    headers, keys = [c.header for c in columns], [c.key for c in columns]
    for names in (headers, keys):
        for each in names:
            if names.count(each) > 1:
                source.refuse("column", f"中“{each}”出现了两次，各栏应不相同。")
    if "text" not in keys:
        source.refuse("column", f'中没有任务内容一栏（key = "text"）；可用：{"、".join(BY_KEY)}。')
    if "id" not in keys:
        columns.append(replace(BY_KEY["id"], hidden_if="always"))
    return tuple(columns)


def _column(source: OfficeFile, found: dict[str, Any], number: int) -> Column:
    place = f"第 {number} 个 [[column]]"
    source.known(found, {"key", "header", "width"}, place)
    key, header = found.get("key"), found.get("header")
    if key is None and header is None:
        source.refuse(place, "既没有 key 也没有 header。")
    if key is not None and key not in BY_KEY:
        source.refuse(place, f"的 key “{key}”不存在，可用：{'、'.join(BY_KEY)}。")
    if header is not None and not (isinstance(header, str) and 0 < len(header) <= _LONGEST):
        source.refuse(place, f"的 header 应是 1 到 {_LONGEST} 个字。")
    column = BY_KEY[key] if key else own(str(header))
    width = found.get("width", column.width)
    if not isinstance(width, int | float) or not _WIDTH[0] <= width <= _WIDTH[1]:
        source.refuse(place, f"的 width 应是 {_WIDTH[0]} 到 {_WIDTH[1]} 之间的数（半角字符数）。")
    return replace(column, header=header or column.header, width=float(width))


def own(header: str) -> Column:
    """A column of the office's own, which people fill in."""
    return Column(
        key=f"own:{header}", header=header, width=12, editable=True, guide="本单位自设的栏目"
    )


def _words(source: OfficeFile, document: dict[str, Any], key: str, usual: str) -> str:
    found = document.get(key, usual)
    if not isinstance(found, str) or not 0 < len(found) <= _LONGEST:
        source.refuse(key, f"应是 1 到 {_LONGEST} 个字。")
    return found


def _sheet(source: OfficeFile, document: dict[str, Any]) -> str:
    found = document.get("sheet", "台账")
    if not isinstance(found, str) or not _SHEET.fullmatch(found) or found in _TAKEN:
        source.refuse("sheet", "应是工作表名：1 到 31 个字，不含空格和 []:*?/\\'，不与其他表重名。")
    return found
