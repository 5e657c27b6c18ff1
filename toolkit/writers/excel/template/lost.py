"""What of an office's workbook does not survive being filled in."""

from __future__ import annotations

import importlib.util
import io
import re
import zipfile

_PARTS: tuple[tuple[str, str], ...] = (
    (r"xl/cellimages\.xml", "嵌入单元格的图片"),
    (r"xl/vbaProject\.bin", "宏"),
    (r"xl/slicers/.*", "切片器"),
    (r"xl/threadedComments/.*", "批注的回复"),
    (r"xl/richData/.*", "数据类型"),
)
_WORDS: tuple[tuple[str, bytes, str], ...] = (
    (r"xl/worksheets/[^/]*\.xml", b"x14:dataValidation ", "引用其他工作表的下拉列表"),
    (r"xl/worksheets/[^/]*\.xml", b"x14:conditionalFormatting ", "新式的条件格式"),
    (r"xl/worksheets/[^/]*\.xml", b"x14:sparkline", "迷你图"),
    (r"xl/drawings/[^/]*\.xml", b"<xdr:sp ", "文本框和图形"),
    (r"xl/drawings/[^/]*\.xml", b"<xdr:sp>", "文本框和图形"),
)


def kinds(template: bytes) -> tuple[str, ...]:
    """The kinds of things in the workbook that openpyxl does not write again, in Chinese."""
    found: dict[str, None] = {}
    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        for name in archive.namelist():
            found |= {label: None for part, label in _PARTS if re.fullmatch(part, name)}
            wanted = [(word, label) for part, word, label in _WORDS if re.fullmatch(part, name)]
            content = archive.read(name) if wanted else b""
            found |= {label: None for word, label in wanted if word in content}
            if name.startswith("xl/media/") and importlib.util.find_spec("PIL") is None:
                found["图片（本机没有 Pillow）"] = None
    return tuple(found)
