"""The docx of a document: its words, its styles, and nothing that differs between two runs."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings

from tests.support import strategies, waterworks
from tests.support.draft import Draft
from tests.support.wordparts import lines, part, style
from toolkit.documents import blocks
from toolkit.documents.blocks import (
    Column,
    Document,
    Fact,
    Facts,
    GroupRow,
    Heading,
    Paragraph,
    Row,
    Run,
    Subtitle,
    Table,
    Title,
    cell,
    run,
)
from toolkit.documents.brief import compose
from toolkit.findings import Outcome
from toolkit.model import Speech
from toolkit.writers.word import render, write

COLUMNS = (Column("序号", 1, "center"), Column("内容", 3))
EVERY_BLOCK = Document(
    "样张",
    (
        Title("关于供水的通知"),
        Subtitle(run("（2023年5月6日）")),
        Facts(
            (Fact("会议名称", run("推进会")), Fact("时间", (Run("5月"), Run("（推断）", "mark"))))
        ),
        Heading(1, "一、甲"),
        Heading(2, "（一）乙"),
        Heading(3, "1.丙"),
        Heading(4, "（1）丁"),
        Heading(5, "①戊"),
        Paragraph((Run("要点：", "strong"), Run("“四早”要求"))),
        Table(
            COLUMNS,
            (GroupRow(run("第一组")), Row((cell("1"), cell("甲", "乙"))), Row((cell("2"), ()))),
        ),
        Paragraph(run("说明"), "note"),
    ),
)


@pytest.fixture(scope="module")
def sample() -> bytes:
    """One of every block."""
    return render(EVERY_BLOCK).value


@pytest.fixture(scope="module")
def brief() -> bytes:
    """The brief of the waterworks speech."""
    return write(waterworks.speech()).value


@pytest.mark.parametrize(
    "document", [EVERY_BLOCK, compose(waterworks.speech())], ids=["all", "brief"]
)
def test_the_words_read_back_are_the_words_composed(document: Document) -> None:
    """Nothing is added, dropped or put elsewhere."""
    assert lines(render(document).value) == [line for line in blocks.lines(document) if line]


def test_same_document_same_bytes(brief: bytes) -> None:
    """No clock, no chance order: two runs give one file, and it names no time."""
    assert write(waterworks.speech()).value == brief
    assert "dcterms:" not in part(brief, "docProps/core.xml")


def test_the_properties_name_the_document(brief: bytes) -> None:
    """What a file manager shows is the title."""
    properties = docx.Document(io.BytesIO(brief)).core_properties
    assert properties.title == "《在全市供水保障工作推进会上的讲话》精神传达提纲"
    assert properties.language == "zh-CN"


def test_paper_and_margins(sample: bytes) -> None:
    """GB/T 9704—2012, 5.1 and 5.2.1: A4; 37, 35, 28, 26 mm, the wide side margin inside."""
    section = docx.Document(io.BytesIO(sample)).sections[0]
    sizes = (section.page_width, section.page_height, section.top_margin, section.bottom_margin)
    margins = (section.left_margin, section.right_margin)
    assert [round(size.mm, 1) for size in (*sizes, *margins) if size] == [210, 297, 37, 35, 28, 26]
    assert "<w:mirrorMargins/>" in part(sample, "word/settings.xml")


def test_line_and_character_pitch_of_the_body(sample: bytes) -> None:
    """5.2.3: 28.95 pt exactly and −0.25 pt make 22 lines of 28 characters; no document grid."""
    body = style(sample, "Normal")
    assert 'w:line="579" w:lineRule="exact"' in body
    assert '<w:spacing w:val="-5"/>' in body
    assert "docGrid" not in part(sample, "word/document.xml")


def test_tables_leave_the_pitch_of_the_body(sample: bytes) -> None:
    """Table text is smaller, and its lines grow with their contents."""
    text = style(sample, "TableText")
    assert 'w:lineRule="atLeast"' in text
    assert '<w:spacing w:val="0"/>' in text
    assert '<w:sz w:val="21"/>' in text


@pytest.mark.parametrize(
    ("name", "font", "size"),
    [
        ("Normal", "仿宋_GB2312", 32),
        ("Title", "方正小标宋简体", 44),
        ("Heading1", "黑体", None),
        ("Heading2", "楷体_GB2312", None),
        ("Heading3", "仿宋_GB2312", None),
        ("Heading4", "仿宋_GB2312", None),
        ("TableHeader", "黑体", None),
        ("Footer", "宋体", 28),
    ],
)
def test_fonts_by_class(sample: bytes, name: str, font: str, size: int | None) -> None:
    """7.3.1, 7.3.3, 7.5; a style without a size has that of the body."""
    found = style(sample, name)
    assert f'w:eastAsia="{font}"' in found
    assert re.findall(r'<w:sz w:val="(\d+)"/>', found) == ([str(size)] if size else [])


def test_no_font_of_a_theme(sample: bytes) -> None:
    """Theme fonts override the named ones in Word, so there are none, and no theme."""
    with zipfile.ZipFile(io.BytesIO(sample)) as archive:
        assert not [name for name in archive.namelist() if "theme" in name]
        for name in archive.namelist():
            assert b"Theme=" not in archive.read(name)


def test_missing_fonts_have_a_stand_in(sample: bytes) -> None:
    """Windows ships 仿宋 and 楷体 instead of the _GB2312 fonts; the font table says so."""
    table = part(sample, "word/fontTable.xml")
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>' in table
    assert '<w:font w:name="楷体_GB2312"><w:altName w:val="楷体"/>' in table


def test_headings_have_outline_levels(sample: bytes) -> None:
    """The navigation pane shows them; a fifth level is set like the fourth."""
    for level in range(1, 5):
        assert f'<w:outlineLvl w:val="{level - 1}"/>' in style(sample, f"Heading{level}")
    used = [p.style.style_id for p in docx.Document(io.BytesIO(sample)).paragraphs if p.style]
    headings = [name for name in used if name.startswith("Heading")]
    assert headings == ["Heading1", "Heading2", "Heading3", "Heading4", "Heading4"]


def test_every_style_used_is_defined(brief: bytes) -> None:
    """Styles are set by id; an unknown id would fall back to the body without a word."""
    styles = part(brief, "word/styles.xml")
    used = set(re.findall(r'<w:[pr]Style w:val="(\w+)"', part(brief, "word/document.xml")))
    assert used
    assert not [name for name in used if f'w:styleId="{name}"' not in styles]


def test_the_body_is_indented_by_two_characters(sample: bytes) -> None:
    """7.3.3: in characters, which follow the font, and in twips for other programs."""
    assert 'w:firstLineChars="200" w:firstLine="630"' in style(sample, "NormalIndent")


def test_quotes_and_dashes_are_hinted(sample: bytes) -> None:
    """Without the hint Word draws “ ” — … in the Latin font."""
    document = part(sample, "word/document.xml")
    run_with_quotes = re.search(r"<w:r>(?:(?!</w:r>).)*“四早”要求", document)
    assert run_with_quotes
    assert '<w:rFonts w:hint="eastAsia"/>' in run_with_quotes[0]
    plain = re.search(r"<w:r>(?:(?!</w:r>).)*推进会", document)
    assert plain
    assert "hint" not in plain[0]


def test_tables_have_a_grid_as_wide_as_the_page(sample: bytes) -> None:
    """WPS wants w:tblGrid; shares of the columns are scaled to 156 mm."""
    document = part(sample, "word/document.xml")
    widths = list(map(int, re.findall(r'<w:gridCol w:w="(\d+)"/>', document)))
    assert len(widths) == 2
    assert abs(sum(widths) * 25.4 / 1440 - 156) < 0.1
    assert abs(widths[1] - 3 * widths[0]) <= 3


def test_table_rows_repeat_the_header_and_stay_whole(sample: bytes) -> None:
    """The header is on every page, and no row is torn across two."""
    document = part(sample, "word/document.xml")
    rows = re.findall(r"<w:tr>.*?</w:tr>", document)
    assert [("<w:tblHeader/>" in row, "<w:cantSplit/>" in row) for row in rows] == [
        (True, True),
        (False, True),
        (False, True),
        (False, True),
    ]
    assert '<w:gridSpan w:val="2"/>' in rows[1]


def test_every_cell_has_a_paragraph_and_every_table_one_after_it(sample: bytes) -> None:
    """Word repairs files where either is missing."""
    body = docx.Document(io.BytesIO(sample)).element.body
    for place in body.iter(qn("w:tc")):
        assert place.findall(qn("w:p"))
    for table in body.iter(qn("w:tbl")):
        assert table.getnext().tag == qn("w:p")


def test_what_introduces_a_table_stays_with_it(brief: bytes) -> None:
    """A paragraph before a table is kept on its page, like a heading before its text."""
    body = docx.Document(io.BytesIO(brief)).element.body
    tables = [each for each in body if each.tag == qn("w:tbl")]
    assert tables
    assert all(each.getprevious().find(f".//{qn('w:keepNext')}") is not None for each in tables)


def test_page_numbers_stand_outside_on_odd_and_even_pages(sample: bytes) -> None:
    """7.5: — 1 — as a field, one character in from the outer edge."""
    assert "<w:evenAndOddHeaders/>" in part(sample, "word/settings.xml")
    section = docx.Document(io.BytesIO(sample)).sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        xml = footer.paragraphs[0]._p.xml  # noqa: SLF001 - the field is not in the public interface
        assert " PAGE " in xml
        assert f'w:{side}Chars="100"' in xml
        assert f'<w:jc w:val="{side}"/>' in xml
        assert footer.paragraphs[0].text == "— 1 —"


def test_the_language_is_chinese(sample: bytes) -> None:
    """Chinese for Chinese text; Latin text is not, or figures would be broken at a line's end."""
    assert '<w:lang w:val="en-US" w:eastAsia="zh-CN"' in part(sample, "word/styles.xml")


def test_control_characters_are_dropped_and_reported() -> None:
    """XML cannot hold them; OUT001 says how many are missing, tabs and line feeds stay."""
    words = "甲\x00乙\x0b丙\ud800丁\ufffe戊\t己\n庚\r\n辛"
    outcome = render(Document("样\x01张", (Paragraph(run(words)),)))
    assert [(each.code, each.data["count"]) for each in outcome.findings] == [("OUT001", "4")]
    document = docx.Document(io.BytesIO(outcome.value))
    assert document.paragraphs[0].text == "甲乙丙丁戊\t己\n庚\n辛"
    assert document.core_properties.title == "样张"


def test_a_clean_document_has_no_findings() -> None:
    """Nothing is reported where nothing was changed."""
    assert render(EVERY_BLOCK).findings == ()


def test_a_heading_of_three_thousand_characters() -> None:
    """An unbroken paste must not be lost: the outline has all of it, the table its beginning."""
    heading = "一、" + "长" * 3000
    draft = Draft(f"{heading}\n各区要报送材料。\n")
    draft.section("1", heading)
    draft.task("1-01", "各区要报送材料。")
    read = lines(write(draft.speech()).value)
    assert read.count(heading) == 1
    assert any(line.startswith(heading[:36] + "……") for line in read)


def test_an_empty_speech_is_a_document_too() -> None:
    """No outline, no tasks, no facts but the file name."""
    assert "没有需要明确的事项。" in lines(write(Draft("").speech()).value)


@settings(max_examples=25)
@given(strategies.speeches())
def test_any_speech_can_be_written(speech: Speech) -> None:
    """Whatever a loaded speech holds, python-docx opens the result again."""
    outcome: Outcome[bytes] = write(speech)
    assert docx.Document(io.BytesIO(outcome.value)).paragraphs
