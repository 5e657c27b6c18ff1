"""Codes about the unit book: UNT."""

from __future__ import annotations

from toolkit.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        "UNT001",
        "no-unit-book",
        "error",
        "{name} 不能作为单位手册（{reason}）",
        "单位手册是 xlsx 或 csv 表格，有一行写栏目名称，至少要有“单位全称”一栏。",
        "单位手册由各单位自备，列出全称、简称、分组、上级单位、分管领导、联系人、电话和职责关键词。",
    ),
    Code(
        "UNT002",
        "duplicate-unit",
        "error",
        "{place}的“{unit}”与{other}重复，没有采用",
        "请合并成一行；几个简称、分组、关键词写在同一格里，用顿号隔开。",
        "一个单位只能有一行，否则无法知道该用哪一行的领导和电话。",
    ),
    Code(
        "UNT003",
        "unknown-parent",
        "warning",
        "{place}“{unit}”的上级单位“{parent}”不在手册中",
        "请为上级单位补上一行，或改正它的名称。",
        "上级单位要写手册里有的全称或简称。",
    ),
    Code(
        "UNT004",
        "ambiguous-short-name",
        "warning",
        "“{text}”可以指{units}",
        "请只留给其中一个单位；识别时遇到它不作替换。",
        "一个简称对应几个单位时，原文里的这个简称不知道是谁，不能替换成全称。",
    ),
    Code(
        "UNT005",
        "nameless-row",
        "warning",
        "{place}没有单位全称，没有采用",
        "请补上全称，或删去这一行。",
        "没有全称的行不知道说的是哪个单位。",
    ),
    Code(
        "UNT006",
        "unknown-column",
        "info",
        "{name} 有 {count} 栏没有用到：{columns}",
        "其中如有简称、分组、领导、联系人、电话或职责，请改用这些栏目名称。",
        "单位手册按栏目名称识别，认不出的栏目不影响使用。",
    ),
    Code(
        "UNT007",
        "circular-parent",
        "warning",
        "上级单位绕成了圈：{units}",
        "请改正其中一个单位的上级单位。",
        "一个单位不能直接或间接地是自己的上级。",
    ),
    Code(
        "UNT008",
        "short-keyword",
        "warning",
        "{place}“{unit}”的职责关键词“{word}”只有一个字，没有采用",
        "请改为两个字以上的词。",
        "一个字会出现在许多不相干的词里，据此提出的建议不可靠。",
    ),
    Code(
        "UNT009",
        "shared-keyword",
        "info",
        "职责关键词“{word}”属于{units}",
        "只凭这个词提不出建议；需要时请为其中一个单位另加更具体的词。",
        "几个单位同样合适时不提建议，以免误导。",
    ),
    Code(
        "UNT011",
        "ambiguous-unit",
        "warning",
        "“{text}”可以指{units}，没有替换成全称",
        "请在台账中写明是哪一个，或在单位手册里为它们写不同的简称。",
        "原文的简称在单位手册里对应几个单位，不作猜测。",
    ),
    Code(
        "UNT012",
        "unit-not-in-book",
        "info",
        "“{text}”不在单位手册中",
        "需要时请在手册里补上它的全称、简称或分组；现在仍按原文写。",
        "原文点名的单位在手册里既没有全称、简称，也没有同名的分组。",
    ),
    Code(
        "UNT013",
        "suggested-unit",
        "info",
        "任务 {task} 没有写明单位，按职责建议{unit}（依据：{words}）",
        "请确认后再分派；台账中标有“（建议）”。",
        "原文没有点名，任务或其标题里有单位手册中这个单位的职责关键词；几个单位同样合适时不提建议。",
    ),
)
