"""The reader of Word documents: what people see, in their order, and a report of the rest."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

import toolkit
from tests.support.officefiles import docx, paragraph, table, zipped
from tests.support.olefiles import ole
from tests.support.worddocuments import findings_of, lines_of, origins_of, source_of
from toolkit.parse.pipeline import parse
from toolkit.readers.word import read
from toolkit.source import SourceText


def test_paragraphs_become_lines_with_their_runs_as_origins() -> None:
    """Every run is found again by the number of its paragraph and its own."""
    source = source_of(docx(paragraph("同志们", "：") + paragraph("") + paragraph("散会。")))
    assert source.text == "同志们：\n\n散会。\n"
    assert origins_of(source) == [
        ("同志们", "paragraph", 1, "r1"),
        ("：", "paragraph", 1, "r2"),
        ("散会。", "paragraph", 3, "r1"),
    ]


def test_tables_become_rows_that_the_parser_reads_as_tasks() -> None:
    """Cells between tabs, an empty cell kept empty, a merged cell said again in every row."""
    merged = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr>{}</w:tc>"
    body = paragraph("任务分解表") + table(
        ("序号", "工作任务", "责任单位", "完成时限"),
        (
            "1",
            "修订应急预案。按季演练。",
            merged.format(' w:val="restart"', paragraph("市应急局")),
            "6月底",
        ),
        ("2", "排查隐患", merged.format("", paragraph("")), ""),
        ("3", "备足物资", "市财政局", "年底前"),
    )
    source = source_of(docx(body))
    assert source.text.splitlines()[2:4] == [
        "1\t修订应急预案。按季演练。\t市应急局\t6月底",
        "2\t排查隐患\t市应急局\t",
    ]
    assert ("市财政局", "table", 1, "r4c3") in origins_of(source)
    speech = parse(source)
    assert [(task.text, [unit.name for unit in task.units]) for task in speech.tasks] == [
        ("修订应急预案。按季演练。", ["市应急局"]),
        ("排查隐患", ["市应急局"]),
        ("备足物资", ["市财政局"]),
    ]
    assert [[each.text for each in task.deadlines] for task in speech.tasks] == [
        ["6月底"],
        [],
        ["年底前"],
    ]


def test_a_header_of_two_rows_names_the_columns_below() -> None:
    """One heading over two columns, and the other cells merged downwards."""

    def cell(words: str, properties: str) -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words)}</w:tc>"

    start, below = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    wide = '<w:gridSpan w:val="2"/>'
    body = table(
        (
            cell("序号", start),
            cell("工作任务", start),
            cell("责任单位", wide),
            cell("县领导", start),
        ),
        (cell("", below), cell("", below), "牵头单位", "配合单位", cell("", below)),
        ("1", "排查隐患", "县水利局", "县应急局", "李某"),
    )
    (task,) = parse(source_of(docx(body))).tasks
    assert [(unit.role, unit.name) for unit in task.units] == [
        ("lead", "县水利局"), ("support", "县应急局"),
    ]  # fmt: skip


def test_a_table_that_only_holds_a_layout_gives_its_paragraphs() -> None:
    """A red head is set in a table of one row; its words are lines."""
    body = table(("县人民政府办公室文件",)) + table(("县府办发", "签发人：李某"))
    assert lines_of(body) == ["县人民政府办公室文件", "县府办发", "签发人：李某"]


def test_text_boxes_follow_their_paragraph_once() -> None:
    """A box stands in the file twice, for new and old programs; its text is read once."""
    inside = f"<w:txbxContent>{paragraph('内部资料')}</w:txbxContent>"
    box = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{inside}</wps:txbx>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    source = source_of(docx(paragraph("关于防汛的讲话", box) + paragraph("同志们：")))
    assert source.text.splitlines() == ["关于防汛的讲话", "内部资料", "同志们："]
    assert ("内部资料", "textbox", 1, "r1") in origins_of(source)


def test_tracked_changes_are_accepted_and_told() -> None:
    """Inserted and moved text is in, deleted text out; deleted paragraph marks and rows join."""
    deleted = "<w:del><w:r><w:delText>旧的</w:delText></w:r></w:del>"
    inserted = "<w:ins><w:r><w:t>新的</w:t></w:r></w:ins>"
    body = (
        paragraph("按", deleted, inserted, "办法执行。")
        + paragraph("前半句，", properties="<w:rPr><w:del/></w:rPr>")
        + paragraph("后半句。")
    )
    assert lines_of(body) == ["按新的办法执行。", "前半句，后半句。"]
    finding = findings_of(body)["SRC034"]
    assert finding.data == {"count": "2", "text": "“旧的”"}


def test_comments_and_hidden_text_are_told_and_not_in_the_text() -> None:
    """Neither is part of what was said; both could matter."""
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>底稿</w:t></w:r>"
    styled = '<w:r><w:rPr><w:rStyle w:val="V"/></w:rPr><w:t>旧稿</w:t></w:r>'
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>开会</w:t></w:r>'
    styles = (
        '<w:style w:type="character" w:styleId="V"><w:name w:val="V"/>'
        "<w:rPr><w:vanish/></w:rPr></w:style>"
    )
    body = paragraph("今天", hidden, styled, shown, "。")
    comments = f'<w:comment w:id="0">{paragraph("此处请核实")}</w:comment>'
    assert lines_of(body, comments=comments, styles=styles) == ["今天开会。"]
    findings = findings_of(body, comments=comments, styles=styles)
    assert findings["SRC036"].data == {"count": "2", "text": "“底稿”；“旧稿”"}
    assert findings["SRC035"].data == {"count": "1", "text": "“此处请核实”"}


def test_notes_headers_and_footers_come_after_the_body_with_their_kind() -> None:
    """A footer of the page number alone says nothing; header lines are no part of the speech."""
    sections = (
        '<w:sectPr><w:headerReference r:id="header"/><w:footerReference r:id="footer"/></w:sectPr>'
    )
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{paragraph("——")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("指规模以上企业。")}</w:footnote>'
    )
    data = docx(
        paragraph("各乡镇要排查隐患。") + sections,
        header=paragraph("县防汛办要管好文件"),
        footer=paragraph("— 1 —"),
        footnotes=notes,
    )
    source = source_of(data)
    assert source.text.splitlines() == [
        "各乡镇要排查隐患。", "指规模以上企业。", "县防汛办要管好文件",
    ]  # fmt: skip
    assert [each[1] for each in origins_of(source)] == ["paragraph", "footnote", "header"]
    assert [each.role for each in parse(source).sentences][-1] == "boilerplate"


def test_breaks_tabs_fields_and_symbols() -> None:
    """A line break is one, a page break none; the result of a field is text, its code is not."""
    body = paragraph(
        "甲", '<w:r><w:br/><w:t>乙</w:t><w:br w:type="page"/><w:tab/></w:r>',
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText></w:r>', "丙",
        "<w:r><w:ruby><w:rt><w:r><w:t>zhàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>站</w:t></w:r>"
        "</w:rubyBase></w:ruby></w:r><w:hyperlink><w:r><w:t>丁</w:t></w:r></w:hyperlink>",
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:char="2460"/></w:r>',
        "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>",
    )  # fmt: skip
    assert source_of(docx(body)).text == "甲\n乙\t丙站丁①x=1\n"
    assert findings_of(body)["SRC039"].data == {"count": "1", "what": "图形符号"}


def test_the_table_of_contents_is_not_read_twice() -> None:
    """Word makes it of the headings; its lines would look like them."""
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    body = paragraph("一、总体要求1", style="T") + paragraph("一、总体要求")
    assert lines_of(body, styles=styles) == ["一、总体要求"]
    assert findings_of(body, styles=styles)["SRC039"].data == {"count": "1", "what": "自动目录"}


def test_strict_open_xml_is_read_like_any_other() -> None:
    """The strict variant only has other namespaces."""
    data = docx(paragraph("同志们："))
    members = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for path in archive.namelist():
            members[path] = archive.read(path).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
    assert source_of(zipped(members)).text == "同志们：\n"


def damaged() -> dict[str, bytes]:
    """Files that are no readable Word documents, by the code that says so."""
    bomb = b"<!DOCTYPE d [<!ENTITY a 'aa'>]><d>&a;</d>"
    deep = "<w:p>" * 400 + "</w:p>" * 400
    whole = docx(paragraph("同志们："))
    return {
        "cut": whole[: len(whole) // 2],
        "no-part": zipped({"word/styles.xml": "<x/>"}),
        "no-body": zipped({"word/document.xml": "<x/>"}),
        "broken-xml": zipped({"word/document.xml": "<x"}),
        "entities": zipped({"word/document.xml": bomb}),
        "deep": docx(deep),
    }


@pytest.mark.parametrize("kind", damaged())
def test_damaged_files_are_src031(kind: str) -> None:
    """Half a document is not read as if it were whole; entities are not expanded."""
    outcome = read(damaged()[kind], "讲话.docx")
    assert outcome.value is None
    assert [finding.code for finding in outcome.findings] == ["SRC031"]


def test_a_zip_bomb_is_src032_and_a_locked_file_src033() -> None:
    """Sizes are counted while unpacking; Office wraps encrypted documents in an OLE file."""
    bomb = zipped({"word/document.xml": b" " * (65 * 2**20)})
    assert len(bomb) < 2**20
    assert [each.code for each in read(bomb, "讲话.docx").findings] == ["SRC032"]
    locked = read(ole({"EncryptedPackage": b""}), "讲话.docx")
    assert [each.code for each in locked.findings] == ["SRC033"]


def flat(*parts: str) -> bytes:
    """A document in one XML file with these parts."""
    space = 'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"'
    return f'<?xml version="1.0"?><pkg:package {space}>{"".join(parts)}</pkg:package>'.encode()


def part(path: str, content: str, tag: str = "xmlData") -> str:
    """A part of such a file."""
    return f'<pkg:part pkg:name="{path}"><pkg:{tag}>{content}</pkg:{tag}></pkg:part>'


def test_a_document_in_one_xml_file_is_read_like_a_package() -> None:
    """Word saves it as “Word XML 文档”; pictures are in it as letters and digits."""
    with zipfile.ZipFile(io.BytesIO(docx(paragraph("同志们：")))) as package:
        parts = [part(f"/{name}", package.read(name).decode()) for name in package.namelist()]
    data = flat(*parts, part("/word/media/a.png", "iVBORw0KGgo=", "binaryData"))
    outcome = toolkit.read(data, name="讲话.xml")
    assert isinstance(outcome.value, SourceText)
    assert outcome.value.text == "同志们：\n"
    assert [each.code for each in outcome.findings] == ["SRC030"]
    for broken in (data[:-30], flat(part("", "<x/>")), flat(part("/x", "x", "binaryData"))):
        assert [each.code for each in read(broken, "讲话.xml").findings] == ["SRC031"]


def test_a_document_without_words_is_src002() -> None:
    """Nothing to work on is an error of its own."""
    outcome = read(docx(paragraph("")), "讲话.docx")
    assert outcome.value is None
    assert [finding.code for finding in outcome.findings] == ["SRC002"]


@given(place=st.integers(0, 2000), byte=st.integers(0, 255))
def test_one_wrong_byte_gives_text_or_an_error(place: int, byte: int) -> None:
    """Nothing raises, whatever happens to a file on its way."""
    data = bytearray(docx(paragraph("同志们：") + table(("甲", "乙"), ("丙", "丁"))))
    data[place % len(data)] = byte
    outcome = read(bytes(data), "讲话.docx")
    errors = [each for each in outcome.findings if each.severity == "error"]
    assert (outcome.value is None) == bool(errors)
