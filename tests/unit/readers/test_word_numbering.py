"""Automatic numbering and headings of Word documents: what people see before and as a line."""

from __future__ import annotations

import pytest

from tests.support.officefiles import docx, paragraph
from tests.support.worddocuments import lines_of, origins_of, source_of
from toolkit.parse.pipeline import parse
from toolkit.readers.word.numbering import spelled


def level(number: int, form: str, text: str, *, more: str = "") -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


OFFICIAL = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "（%4）")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def numbered(text: str, at: int, number: int = 1) -> str:
    """A paragraph of a list."""
    own = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, properties=own)


def test_automatic_numbers_are_those_that_people_see() -> None:
    """Levels count on, and begin anew below the next number above them."""
    body = (
        numbered("提高认识", 0) + numbered("看清形势", 1) + numbered("明确目标", 1)
        + numbered("抓好落实", 0) + numbered("压实责任", 1) + numbered("报送进度", 2)
        + paragraph("各单位按月报送。") + numbered("通报结果", 2)
    )  # fmt: skip
    assert lines_of(body, numbering=OFFICIAL) == [
        "一、提高认识", "（一）看清形势", "（二）明确目标", "二、抓好落实", "（一）压实责任",
        "1. 报送进度", "各单位按月报送。", "2. 通报结果",
    ]  # fmt: skip


def test_a_list_with_a_start_of_its_own_begins_anew() -> None:
    """Two lists of one kind count on together unless the second says where it starts."""
    body = numbered("甲", 0) + numbered("乙", 0) + numbered("丙", 0, number=2)
    assert lines_of(body, numbering=OFFICIAL) == ["一、甲", "二、乙", "一、丙"]


def test_empty_paragraphs_of_a_list_count_and_joined_ones_count_once() -> None:
    """Word counts them too; a paragraph whose mark was deleted is part of the next one."""
    deleted = "<w:rPr><w:del/></w:rPr>"
    own = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = (
        numbered("甲", 0) + numbered("", 0) + paragraph("丙，", properties=own + deleted)
        + numbered("丁", 0)
    )  # fmt: skip
    assert lines_of(body, numbering=OFFICIAL) == ["一、甲", "", "三、丙，丁"]


def test_a_style_can_number_its_paragraphs() -> None:
    """The level is the one tied to the style, also for a style based on it; list 0 is none."""
    numbering = (
        '<w:abstractNum w:abstractNumId="7">'
        + level(0, "chineseCounting", "第%1部分", more='<w:pStyle w:val="H1"/>')
        + level(1, "decimal", "%1.%2", more='<w:pStyle w:val="H2"/><w:isLgl/>')
        + '</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num>'
    )
    list_of = '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>{list_of}</w:style>'
        f'<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/>{list_of}</w:style>'
        '<w:style w:type="paragraph" w:styleId="X"><w:basedOn w:val="H1"/></w:style>'
    )
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = (
        paragraph("总体要求", style="H1") + paragraph("工作目标", style="H2")
        + paragraph("保障措施", style="X") + paragraph("不编号", style="H1", properties=off)
    )  # fmt: skip
    source = source_of(docx(body, numbering=numbering, styles=styles))
    lines = ["第一部分 总体要求", "1.1 工作目标", "第二部分 保障措施", "不编号"]
    assert source.text.splitlines() == lines
    assert ("工作目标", "paragraph", 2, "heading2/r1") in origins_of(source)
    assert ("1.1 ", "paragraph", 2, "heading2/numbering") in origins_of(source)


def test_headings_by_style_are_evidence_for_the_outline() -> None:
    """Without a number, a heading style or an outline level is all that tells."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
    )
    wrong = "各单位要在6月底前完成排查。逾期的通报批评。"
    body = (
        paragraph("在全县防汛工作会议上的讲话") + paragraph("同志们：")
        + paragraph("思想认识", style="H1") + paragraph("防汛工作责任重大，各级要高度重视。")
        + paragraph("工作措施", style="H1") + paragraph("隐患排查", style="H2")
        + paragraph("县水利局要逐库排查。") + paragraph("预警值守", style="H2")
        + paragraph("县气象局要及时发布预警。") + paragraph(wrong, style="H2")
        + paragraph("组织保障", properties='<w:outlineLvl w:val="0"/>') + paragraph("县委督查。")
    )  # fmt: skip
    sections = parse(source_of(docx(body, styles=styles))).sections
    assert [(each.level, each.heading) for each in sections] == [
        (1, "思想认识"), (1, "工作措施"), (2, "隐患排查"), (2, "预警值守"), (1, "组织保障"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("count", "form", "expected"),
    [
        (12, "chineseCounting", "十二"),
        (103, "chineseCountingThousand", "一百零三"),
        (20, "ideographDigital", "二〇"),
        (3, "chineseLegalSimplified", "叁"),
        (3, "decimalEnclosedCircle", "③"),
        (21, "decimalEnclosedCircle", "21"),
        (2, "decimalEnclosedParen", "⑵"),
        (4, "upperRoman", "IV"),
        (28, "lowerLetter", "bb"),
        (2, "ideographTraditional", "乙"),
        (3, "decimalZero", "03"),
        (3, "decimalFullWidth", "３"),
        (3, "none", ""),
        (0, "chineseCounting", "0"),
        (5, "unheardOf", "5"),
    ],
)
def test_numbers_are_spelled_in_the_format_of_the_list(
    count: int, form: str, expected: str
) -> None:
    """Formats of ST_NumberFormat that Chinese documents use; digits where one is unknown."""
    assert spelled(count, form) == expected
