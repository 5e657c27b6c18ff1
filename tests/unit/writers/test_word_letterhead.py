"""The frame of a document as WordprocessingML: places in characters and millimetres."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from tests.support import reported, sender
from tests.support.wordparts import lines, part, style
from toolkit.documents import blocks
from toolkit.documents.blocks import (
    AnnexList,
    AnnexStart,
    Document,
    Entry,
    Form,
    Imprint,
    Items,
    Masthead,
    Paragraph,
    Recipients,
    Run,
    Signature,
    Table,
    Title,
    run,
)
from toolkit.documents.kinds import KINDS, compose
from toolkit.documents.office import Fonts
from toolkit.writers.word import render

FRAME = Document(
    "样张",
    (
        Masthead("某市文件", (run("特急"),), "", run("某政督〔2023〕5号"), run("签发人：林某")),
        Title("关于供水的通知"),
        Recipients(run("各区：")),
        Paragraph(run("现将有关事项通知如下。")),
        Items((run("甲"), run("乙"))),
        Items((run("丙"),)),
        AnnexList(("任务分解表", "回执")),
        Signature(run("某市人民政府督查室"), run("2023年6月10日")),
        Paragraph(run("（联系人：王某）")),
        AnnexStart("附件1"),
        Title("任务分解表"),
        Form((Entry("单位", run("市水务局")), Entry("意见", lines=3))),
        Imprint(run("抄送：市委办公室。"), run("某市办公室"), run("2023年6月10日印发")),
    ),
)


@pytest.fixture(scope="module")
def frame() -> bytes:
    """One of every block of the frame."""
    return render(FRAME).value


def paragraph(data: bytes, words: str) -> Any:
    """The first paragraph with these words."""
    body = docx.Document(io.BytesIO(data)).element.body
    return next(
        p for p in body.iter(qn("w:p")) if words in "".join(t.text for t in p.iter(qn("w:t")))
    )


def indent(data: bytes, words: str) -> dict[str, str]:
    """Its indents, without the prefix."""
    found = paragraph(data, words).pPr.find(qn("w:ind"))
    return {} if found is None else {key.rpartition("}")[2]: v for key, v in found.attrib.items()}


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_the_words_read_back_are_the_words_composed(kind: str) -> None:
    """Head to imprint, for every kind: nothing is added, dropped or put elsewhere."""
    for letter in compose(kind, reported.matter(office=sender.WHOLE)):
        composed = [line for line in blocks.lines(letter.document) if line]
        assert lines(render(letter.document).value) == composed


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_same_matter_same_bytes(kind: str) -> None:
    """For all kinds."""
    first, second = (
        [
            render(each.document).value
            for each in compose(kind, reported.matter(office=sender.WHOLE))
        ]
        for _ in range(2)
    )
    assert first == second


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_every_style_and_list_used_is_defined(kind: str) -> None:
    """An unknown id would fall back to the body without a word."""
    data = render(compose(kind, reported.matter(office=sender.WHOLE))[0].document).value
    document, styles = part(data, "word/document.xml"), part(data, "word/styles.xml")
    used = set(re.findall(r'<w:(?:p|r|tbl)Style w:val="(\w+)"', document))
    assert not [name for name in used if f'w:styleId="{name}"' not in styles]
    lists = set(re.findall(r'<w:numId w:val="(\d+)"/>', document))
    assert lists == set(re.findall(r'<w:num w:numId="(\d+)"', part(data, "word/numbering.xml")))


def test_red_is_the_head_and_its_rule_and_nothing_else(frame: bytes) -> None:
    """5.2.4: black unless stated."""
    styles = re.findall(
        r'<w:style [^>]*w:styleId="(\w+)".*?</w:style>', part(frame, "word/styles.xml")
    )
    assert [name for name in styles if "FF0000" in style(frame, name)] == ["RedHead", "Rule"]


def test_the_red_name_is_35_mm_below_the_type_area(frame: bytes) -> None:
    """7.2.4; a line in the corner above it is counted in."""
    spacing = paragraph(frame, "某市文件").pPr.find(qn("w:spacing"))
    corner = 579
    assert int(spacing.get(qn("w:before"))) + corner == pytest.approx(35 / 25.4 * 1440, abs=1)


@pytest.mark.parametrize(
    ("name", "points"), [("简报", 62), ("某某省某某市某某县人民政府办公室文件", 22)]
)
def test_the_red_name_is_as_large_as_fits(name: str, points: int) -> None:
    """Never wider than the type area."""
    data = render(Document("", (Masthead(name),))).value
    size = int(next(paragraph(data, name).iter(qn("w:sz"))).get(qn("w:val"))) / 2
    assert size == pytest.approx(points, abs=2)
    assert size * len(name) <= 156 / 25.4 * 72


def test_number_and_signer_share_a_line(frame: bytes) -> None:
    """7.2.6: one character in on either side; a number alone is centred (7.2.5)."""
    line = paragraph(frame, "某政督")
    assert indent(frame, "某政督")["leftChars"] == "100"
    assert line.pPr.find(qn("w:tabs")) is not None
    alone = render(Document("", (Masthead("某市文件", left=run("某政督〔2023〕5号")),))).value
    assert paragraph(alone, "某政督").pPr.find(qn("w:jc")).get(qn("w:val")) == "center"


def test_recipients_stand_flush_left(frame: bytes) -> None:
    """7.3.2: without the indent of the body, a blank line above."""
    assert indent(frame, "各区：") == {}
    assert "firstLine" not in style(frame, "Recipients")


def test_annex_names_hang_under_their_first_character(frame: bytes) -> None:
    """7.3.4: 附件： two characters in; 1. and 2. in one column, names too."""
    first, second = indent(frame, "附件：1.任务分解表"), indent(frame, "2.回执")
    assert first["leftChars"] == second["leftChars"] == "575"
    assert (first["hangingChars"], second["hangingChars"]) == ("375", "75")
    alone = render(Document("", (AnnexList(("任务分解表",)),))).value
    assert indent(alone, "附件：任务分解表")["leftChars"] == "500"


@pytest.mark.parametrize(
    ("issuer", "date", "places"),
    [
        ("某市人民政府督查室", "2023年6月10日", ("1700", "1900")),
        ("某市委", "2023年6月10日", ("1750", "1950")),
        ("", "2023年6月10日", (None, "1950")),
    ],
)
def test_the_day_begins_two_characters_right_of_the_name(
    issuer: str, date: str, places: tuple[str | None, str]
) -> None:
    """7.3.5.2: two characters free at the right of the one that reaches further."""
    data = render(Document("", (Signature(run(issuer), run(date)),))).value
    assert indent(data, date)["leftChars"] == places[1]
    if places[0]:
        assert indent(data, issuer)["leftChars"] == places[0]


def test_under_a_seal_the_name_is_centred_over_the_day() -> None:
    """7.3.5.1: the day four characters from the right."""
    data = render(Document("", (Signature(run("某市督查室"), run("2023年6月10日"), sealed=True),)))
    name, day = indent(data.value, "某市督查室"), indent(data.value, "2023年6月10日")
    assert day["leftChars"] == "1750"
    assert int(name["leftChars"]) + 100 * 5 / 2 == int(day["leftChars"]) + 100 * 6.5 / 2


def test_no_signature_without_text_on_its_page(frame: bytes) -> None:
    """7.3.5.5: the last paragraph, annexes, name, day and contact stay together."""
    for words in ("附件：1.", "2.回执", "某市人民政府督查室", "2023年6月10日"):
        assert paragraph(frame, words).pPr.find(qn("w:keepNext")) is not None, words
    alone = render(Document("", (Signature(run("某市"), run("2023年6月10日")),))).value
    assert paragraph(alone, "某市").pPr.find(qn("w:keepNext")) is not None
    assert paragraph(alone, "2023年").pPr.find(qn("w:keepNext")) is None


def test_an_annex_begins_on_a_new_page(frame: bytes) -> None:
    """7.3.7: 附件1 in 黑体 in the corner, its title on the third line."""
    assert "pageBreakBefore" in style(frame, "AnnexLabel")
    label = paragraph(frame, "附件1")
    assert label.getnext().getnext() is not None
    assert "任务分解表" in "".join(label.getnext().getnext().itertext())


def test_numbered_paragraphs_are_lists_of_the_word_processor(frame: bytes) -> None:
    """Each list begins at 1; the number is not typed."""
    numbers = [paragraph(frame, words).pPr.numPr.numId.val for words in "甲乙丙"]
    assert numbers == [1, 1, 2]
    numbering = part(frame, "word/numbering.xml")
    assert numbering.count("<w:startOverride") == 2
    assert 'w:lvlText w:val="%1."' in numbering


def test_the_imprint_floats_at_the_foot_of_the_page(frame: bytes) -> None:
    """7.4: outer rules 0.35 mm, inner 0.25 mm, as wide as the type area, 4号."""
    document = part(frame, "word/document.xml")
    assert 'w:vertAnchor="margin"' in document
    assert 'w:tblpYSpec="bottom"' in document
    assert re.findall(r'<w:(top|bottom) w:val="single" w:sz="(\d)"', document) == [
        *(("top", "8"), ("bottom", "6")),
        *(("top", "6"), ("bottom", "8")),
    ]
    assert indent(frame, "抄送")["hangingChars"] == "300"
    assert '<w:sz w:val="28"/>' in style(frame, "Imprint")


def test_a_form_has_room_to_write(frame: bytes) -> None:
    """At least as many lines as asked for."""
    heights = re.findall(
        r'<w:trHeight w:val="(\d+)" w:hRule="atLeast"/>', part(frame, "word/document.xml")
    )
    assert list(map(int, heights)) == [560, 3 * 560]


def test_blanks_and_lights_have_tones_of_their_own() -> None:
    """A blank is shaded, a light coloured; both are words as well."""
    runs = (Run("【文号】", "blank"), Run("逾期", "alert"), Run("临期", "warning"))
    data = render(Document("", (Paragraph(runs),))).value
    assert re.findall(r'<w:rStyle w:val="(\w+)"/>', part(data, "word/document.xml")) == [
        *("Blank", "Alert", "Warning"),
    ]


def test_fonts_of_the_office_stand_everywhere() -> None:
    """Styles and font table name the fonts the office wants, the others stay."""
    fonts = Fonts(body="仿宋", title='华文"中宋')
    data = render(Document("", (Title("样张"), Paragraph(run("正文")))), fonts).value
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        words = "".join(archive.read(name).decode() for name in archive.namelist())
    assert "仿宋_GB2312" not in words
    assert 'w:eastAsia="仿宋"' in style(data, "Normal")
    assert "华文&quot;中宋" in style(data, "Title")
    assert 'w:eastAsia="黑体"' in style(data, "Heading1")
    docx.Document(io.BytesIO(data))


def test_a_table_after_a_title_keeps_a_distance() -> None:
    """The annex's table does not touch its title."""
    columns = (blocks.Column("甲", 1),)
    data = render(Document("", (Title("附表"), Table(columns, ())))).value
    body = docx.Document(io.BytesIO(data)).element.body
    table = next(each for each in body if each.tag == qn("w:tbl"))
    assert table.getprevious().pPr.pStyle.val == "Gap"
