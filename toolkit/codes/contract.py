"""Codes about the contract: SPN invariants of spans, SCH the schema."""

from __future__ import annotations

from toolkit.codes.code import Code

CODES: tuple[Code, ...] = (
    # --- invariants ---
    Code(
        "SPN001",
        "text-mismatch",
        "error",
        "{subject_name}的文字与原文位置不符",
        "文件可能被手工改过，请从原文重新生成。",
        "规范化结构里每处引文都必须与原文逐字相同。",
    ),
    Code(
        "SPN002",
        "overlap",
        "error",
        "{subject_name}与前一处重叠或次序颠倒",
        "文件可能被手工改过，请从原文重新生成。",
        "句子、任务按原文顺序排列，互不重叠。",
    ),
    Code(
        "SPN003",
        "not-covered",
        "error",
        "原文第 {line} 行有文字不属于任何句子",
        "请报告此问题，并附上原文。",
        "任何文字都不得丢失：句子和空白必须拼成全文。",
    ),
    Code(
        "SPN004",
        "not-nested",
        "error",
        "层次 {section} 的范围超出上级",
        "文件可能被手工改过，请从原文重新生成。",
        "下级层次必须完整落在上级之内。",
    ),
    Code(
        "SPN005",
        "broken-reference",
        "error",
        "{subject_name}引用了不存在的编号 {target}",
        "文件可能被手工改过，请从原文重新生成。",
        "任务、句子和层次之间按编号互相引用。",
    ),
    # --- schema ---
    Code(
        "SCH001",
        "schema-violation",
        "error",
        "{path} 不符合结构定义（{rule}：{expected}）",
        "请从原文重新生成，或用 taizhang schema 查看定义。",
        "数据与 JSON Schema 不一致。",
    ),
    Code(
        "SCH002",
        "broken-json",
        "error",
        "{name} 不是有效的 JSON：第 {line} 行第 {column} 列起无法读下去",
        "请检查文件是否完整，或从原文重新生成。",
        "JSON 文件缺了一部分，或被手工改坏。",
    ),
    Code(
        "SCH003",
        "no-speech",
        "error",
        "{name} 不是本版本能读的讲话结构：{reason}",
        "请用 taizhang parse 从原文生成；结构版本较新时请升级 taizhang。",
        "只有 taizhang 生成的 JSON 才能当作来源；旧版本会自动升级，新版本须升级工具。",
    ),
)
