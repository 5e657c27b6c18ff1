"""填表说明: the legend, what each column holds, and how to work with the protected sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.ledger import light
from toolkit.ledger.columns import Column
from toolkit.ledger.form import OWN
from toolkit.ledger.presets import Preset
from toolkit.ledger.rows import MARKS, PENDING, Row
from toolkit.ledger.settings import Settings
from toolkit.model import Speech
from toolkit.schema import labels
from toolkit.writers.excel import styles
from toolkit.writers.excel.book import Book, on_paper
from toolkit.writers.excel.grid import Grid, height
from toolkit.writers.excel.ledger_sheet import WARNING_DAYS_NAME

NAME = "填表说明"
_WIDTHS = (16, 16, 94)
_WARNING_DAYS_ROW = 3

Line = tuple[str, str | int, str]
Block = tuple[str, tuple[str, str, str], Sequence[Line]]


def add(
    book: Book, speech: Speech, preset: Preset, rows: Sequence[Row], settings: Settings
) -> Worksheet:
    """The sheet; its cell of warning days is open and the lights follow it."""
    blocks = _blocks(preset, rows, settings)
    length = _WARNING_DAYS_ROW + sum(3 + len(block[2]) for block in blocks)
    looks = (styles.TITLE, styles.NOTE, styles.SUBHEAD, styles.HEAD, styles.TEXT, styles.CENTERED)
    title, note, subhead, head, words, centered = map(book.style, looks)
    typed = replace(styles.CENTERED, locked=False, fill=styles.OPEN_FILL, number_format="0")
    days = book.style(typed)
    lamps = _lamps(book, settings)

    def lines(grid: Grid) -> Iterator[str]:
        yield grid.line([(NAME, title)], 40)
        yield grid.line([(_origin(speech), note)], 20)
        yield grid.line(
            [
                (WARNING_DAYS_NAME, head),
                (settings.warning_days, days),
                (_days_line(settings), words),
            ],
            24,
        )
        for name, headers, block in blocks:
            yield grid.line([])
            yield grid.line([(name, subhead)], 24)
            yield grid.line([(header, head) for header in headers], 24)
            for first, second, third in block:
                size = height([(third, _WIDTHS[2], styles.BODY)], 20)
                cells = [(first, lamps.get(first, centered)), (second, centered), (third, words)]
                yield grid.line(cells, size)

    sheet = book.add(NAME, _WIDTHS, length, lines)
    sheet.merged_cells.add("A1:C1")
    on_paper(sheet, last_column="C", last_row=length, header_row=1)
    _open_warning_days(book, sheet)
    return sheet


def _open_warning_days(book: Book, sheet: Worksheet) -> None:
    cell = f"$B${_WARNING_DAYS_ROW}"
    name = DefinedName(WARNING_DAYS_NAME, attr_text=f"'{NAME}'!{cell}")
    book.workbook.defined_names[WARNING_DAYS_NAME] = name
    rule = DataValidation(
        type="whole",
        operator="between",
        formula1="0",
        formula2="365",
        showErrorMessage=True,
        errorTitle=WARNING_DAYS_NAME,
        error="请填写 0 到 365 的整数。",
    )
    rule.add(cell.replace("$", ""))
    sheet.add_data_validation(rule)


def _days_line(settings: Settings) -> str:
    soon = settings.lights["due_soon"].word
    return f"可以修改；距截止日期不超过这个天数亮“{soon}”，各行亮灯随之变化。"


def _lamps(book: Book, settings: Settings) -> dict[str, int]:
    return {
        lamp.word: book.style(replace(styles.CENTERED, fill=lamp.fill, color=lamp.text))
        for lamp in settings.lights.values()
    }


def _blocks(preset: Preset, rows: Sequence[Row], settings: Settings) -> tuple[Block, ...]:
    columns = preset.columns
    blocks: list[Block] = [
        ("标记", ("标记", "示例", "含义"), _mark_lines()),
        ("栏目", ("栏目", "谁来填", "内容"), [_column_line(c, rows) for c in columns]),
        ("使用", ("事项", "在哪里", "办法"), _USE),
    ]
    if "light" in preset.keys:
        blocks.insert(0, ("亮灯", ("亮灯", "颜色", "什么时候亮"), _light_lines(settings)))
    return tuple(
        (f"{'一二三四'[number]}、{name}", headers, lines)
        for number, (name, headers, lines) in enumerate(blocks)
    )


def _light_lines(settings: Settings) -> list[Line]:
    meanings = light.meanings(settings)
    return [(lamp.word, lamp.color, meanings[slug]) for slug, lamp in settings.lights.items()]


def _mark_lines() -> list[Line]:
    words = labels("Certainty")
    marked: list[Line] = [
        (mark, f"市应急局{mark}", f"{words[certainty]}，不是原文在此处写明的，请核对")
        for certainty, mark in MARKS.items()
        if mark
    ]
    return [
        ("没有标记", "市应急局", "原文写明"),
        *marked,
        ("*", "2025年6月30日*", "日期不是原文直接写明的，依据见同一行的“时限类型”"),
        (PENDING, PENDING, "原文没有写明，须由人明确；本工具不编造"),
    ]


_JUDGED = frozenset({"id", "grade", "due", "deadline_type", "line"})
"""Columns that this tool works out; the others quote."""


def _column_line(column: Column, rows: Sequence[Row]) -> Line:
    made = column.kind == "light" or column.key.startswith(OWN)
    who = "填报" if column.editable else "自动" if made or column.key in _JUDGED else "照录原文"
    if column.hidden_if == "always":
        return column.header, "自动", "隐藏，供收回时对照，请勿改动"
    hidden = "（本表各行没有差别，已隐藏，可取消隐藏）" if column.hidden(rows) else ""
    return column.header, who, column.guide + hidden


_USE: tuple[Line, ...] = (
    (
        "保护",
        "审阅",
        "各表已保护，没有密码；照录原文的各栏不能改写，误删或误贴的请立即撤销（Ctrl+Z）。",
    ),
    ("筛选", "表头箭头", "可按部分、单位、亮灯、状态等筛选，不必撤销保护。"),
    (
        "排序",
        "表头箭头",
        "可按任一栏排序，不必撤销保护；编号随行移动，不影响“打印版”、统计和回填。",
    ),
    (
        "增加任务",
        "插入行",
        "插入一行写明任务内容，任务编号留空，或写成原编号加序号（2-1-01.1）作为子任务；收回后登记。",
    ),
    ("单位", "牵头单位", f"标“{PENDING}”的，明确后直接改写；一项任务宜只有一个牵头单位。"),
    ("时限", "延期后时限", "截止日期核定或延期后，把日期填在这里，亮灯即按它计算。"),
    ("对照原文", "原文位置", "点击转到“原文对照”中的原句；点击那里的任务编号返回。"),
    ("打印", "打印版", "A4 横向，同样的各行，状态和进展随台账更新；行高不够的，双击行号之间的线。"),
)


def _origin(speech: Speech) -> str:
    tool, source = speech.tool, speech.source
    return f"由 {tool.name} {tool.version} 依据“{source.name}”生成；原文指纹 {source.sha256[:16]}。"
