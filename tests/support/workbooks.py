"""Workbooks as other offices keep their ledgers."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

from openpyxl import Workbook

Row = Sequence[object]

HEADER: Row = ("序号", "工作任务\n（事项）", "牵头单位", "配合单位", "完成时限", "备注")
FIRST = "建成标准厂房12万平方米。县经开区逐月报送进度。"
ROWS: tuple[Row, ...] = (
    ("青禾县2024年重点工作任务分解表",),
    ("填报单位：县政府督查室",),
    HEADER,
    (1, FIRST, "县经开区", "县发改局", dt.date(2024, 6, 30), None),
    (2, "办结率达到98%以上", "县行政审批局", None, "2024年12月底前", "=1+1"),
    ("二、民生实事",),
    (3, "改造老旧小区21个", "县住建局", "县财政局", "三季度末", None),
)


def workbook(*sheets: tuple[str, Sequence[Row]]) -> Workbook:
    """A workbook with these sheets."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets:
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    return made


def saved(made: Workbook) -> bytes:
    """The bytes of a workbook."""
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def ledger() -> bytes:
    """A workbook with merged cells, dates by two formats, line breaks and a percentage."""
    rows = (
        *ROWS[:4],
        (2, "办结率达到98%以上", "县行政审批局", None, "2024年12月底前", 0.98),
        ROWS[5],
        (3, "改造老旧小区21个，\n完善设施", "县住建局", "县财政局\n县民政局", "三季度末", None),
        (4, "新建公园2个", None, "县城管局", dt.date(2024, 9, 1), 1.5),
    )
    made = workbook(("任务分解", rows))
    sheet = made.worksheets[0]
    for area in ("A1:F1", "A6:F6", "C7:C8"):
        sheet.merge_cells(area)
    sheet["F5"].number_format = "0%"
    sheet["E8"].number_format = 'yyyy"年"m"月"'
    return saved(made)
