"""Codes about writing: OUT, what a file cannot hold."""

from __future__ import annotations

from toolkit.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "OUT001",
        "characters-removed",
        "warning",
        "写入时去掉了 {count} 个控制字符",
        "原文和 JSON 中仍保留。",
        "Excel 和 Word 不接受控制字符。",
    ),
    Code(
        "OUT002",
        "text-cut",
        "warning",
        "{place}的文字超过 {limit} 字，单元格放不下，已截断",
        "完整文字见 JSON 和原文。",
        "Excel 单元格最多 32,767 字。",
    ),
    Code(
        "OUT003",
        "unknown-placeholder",
        "warning",
        "模板里的占位符“{name}”没有内容，原样保留；可用：{known}",
        "请改用可用的占位符，或从模板里删去。",
        "用户模板里的占位符要用约定的名称，写错的不会被悄悄当作空白。",
    ),
    Code(
        "OUT004",
        "tasks-for-nobody",
        "warning",
        "{count} 项任务没有责任单位，没有列入任何督办通知：{tasks}",
        "请先明确责任单位，或用任务分解通知统一下达。",
        "督办通知按单位分发，没有写明单位的任务无处可发。",
    ),
    Code(
        "OUT005",
        "unknown-headers",
        "info",
        "模板中有 {count} 栏没有对应的内容，已留空：{names}",
        "需要填入的，请把栏目名称改成常用的叫法，如任务内容、牵头单位、完成时限。",
        "台账模板按栏目名称对号入座，认不出的栏目留给人填写。",
    ),
    Code(
        "OUT006",
        "columns-off-paper",
        "info",
        "工作表“{sheet}”在 A4 横向一页内只印到“{last}”一栏，以下各栏不印：{names}",
        "请减少栏目或在 --columns 里调窄；各栏在屏幕上都可以看到和填写。",
        "栏目太多时，再缩小就看不清了；印不下的栏目要说明，不能悄悄少印。",
    ),
    Code(
        "OUT007",
        "too-long-to-return",
        "warning",
        "台账有 {count} 行，超过 {limit} 行的工作簿填好后收不回来",
        "请把来源分成几篇分别转换，或只用于查阅和打印。",
        "收回的工作簿要整个读进内存，太大的为免耗尽内存不读。",
    ),
    Code(
        "OUT008",
        "sheet-chosen",
        "info",
        "模板里有几张表都像台账，填在“{sheet}”，没有填{others}",
        "要填别的表，请在 Excel 里打开那张表再保存模板。",
        "几张工作表的表头一样时，填打开文件时显示的那一张，隐藏的表不填。",
    ),
    Code(
        "OUT009",
        "template-parts-lost",
        "warning",
        "模板里的{what}没有保留",
        "请填好后在 Excel 里补上，或从模板里去掉这些内容。",
        "openpyxl 读写时不保留这些内容，丢了什么要说明。",
    ),
)
