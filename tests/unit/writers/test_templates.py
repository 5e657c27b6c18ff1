"""Documents in the office's own layout."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from tests.support import ooxml_validator, reported, sender
from tests.support.wordparts import lines, part
from toolkit.documents import blocks
from toolkit.documents.blocks import Document
from toolkit.documents.kinds import KINDS, compose
from toolkit.documents.placeholders import PLACEHOLDERS, TASK_FIELDS, body, task_values, values
from toolkit.errors import UnreadableSource

templates = pytest.importorskip(
    "toolkit.writers.templates", reason="此项测试需要 pip install 'taizhang[templates]'"
)
MATTER = reported.matter(office=sender.WHOLE)


def made(*texts: str, change: Callable[[Any], None] = lambda _: None) -> bytes:
    """A docx as Word makes it, with these paragraphs."""
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    change(document)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_the_starter_gives_back_the_whole_document(kind: str) -> None:
    """Title, recipients and text as composed; only the head belongs to the template's owner."""
    letter = compose(kind, MATTER)[0]
    filled = templates.fill(templates.starter(kind), letter, MATTER)
    assert filled.findings == ()
    title, recipients = values(letter, MATTER)["标题"], values(letter, MATTER)["主送机关"]
    composed = blocks.lines(Document("", body(letter.document)))
    expected = [line for line in (title, recipients, *composed) if line]
    found = [re.sub(r"^\d\.(?=.*负责的)", "", line) for line in lines(filled.value)]
    assert found == expected


@pytest.mark.parametrize("name", [name for name in PLACEHOLDERS if name != "正文"])
def test_every_placeholder_is_replaced_by_its_value(name: str) -> None:
    """In an office's own docx, where it stands in a sentence."""
    letter = compose("督办通知", MATTER)[0]
    filled = templates.fill(made(f"甲{{{{ {name} }}}}乙"), letter, MATTER)
    assert filled.findings == ()
    assert lines(filled.value) == [f"甲{values(letter, MATTER)[name]}乙"]


def test_known_values_are_printed() -> None:
    """Figures and facts of the matter."""
    found = values(compose("督办通知", MATTER)[1], MATTER)
    assert found["单位"] == "市财政局"
    assert found["发文字号"] == "某政督〔2023〕6号"
    assert (found["任务数"], found["逾期数"], found["临期数"], found["完成数"]) == (
        "9",
        "2",
        "1",
        "2",
    )


def test_an_unknown_placeholder_is_told_and_stays() -> None:
    """OUT003 lists the known ones; nothing turns into a blank unseen."""
    letter = compose("简报", MATTER)[0]
    filled = templates.fill(made("{{ 标题 }}", "{{ 提目 }}"), letter, MATTER)
    (found,) = filled.findings
    assert (found.code, found.data["name"]) == ("OUT003", "提目")
    assert all(name in found.message for name in PLACEHOLDERS)
    assert lines(filled.value)[1] == "{{ 提目 }}"


def test_tasks_can_be_listed_one_by_one() -> None:
    """Rows of the office's own table; a notice for a unit has that unit's tasks."""

    def table(document: Any) -> None:
        rows = ("{%tr for 项 in 任务 %}", "{{ 项.编号 }}{{ 项.责任单位 }}", "{%tr endfor %}")
        added = document.add_table(len(rows), 1)
        for row, text in zip(added.rows, rows, strict=True):
            row.cells[0].text = text

    data = made(change=table)
    whole = templates.fill(data, compose("任务分解通知", MATTER)[0], MATTER)
    assert whole.findings == ()
    assert lines(whole.value)[:3] == ["1-01市林业局", "1-02市公园中心", "1-03市城管局"]
    assert len(lines(whole.value)) == len(MATTER.tasks)
    own = templates.fill(data, compose("督办通知", MATTER)[1], MATTER)
    assert lines(own.value) == ["1-01市林业局"]


def test_every_field_of_a_task_has_a_value() -> None:
    """Known ones spelled out."""
    fields = task_values(compose("督查通报", MATTER)[0], MATTER)
    assert fields[0] == {
        "序号": "1",
        "编号": "1-01",
        "部分": "一、抓紧补植",
        "内容": MATTER.tasks[0].text,
        "责任单位": "市林业局",
        "配合单位": "市财政局",
        "完成时限": "市林业局",
        "完成日期": "2023年6月5日（已延期，原为2023年5月20日）",
        "状态": "推进中",
        "亮灯": "逾期",
        "进展": "完成40%，缺苗（2023年5月25日反馈）",
    }
    assert all(tuple(each) == TASK_FIELDS for each in fields)


def test_an_unknown_field_of_a_task_is_told() -> None:
    """Not only whole placeholders can be misspelt."""
    text = "{% for 项 in 任务 %}{{ 项.内荣 }}{% endfor %}"
    filled = templates.fill(made(text), compose("督办通知", MATTER)[1], MATTER)
    assert [each.data["name"] for each in filled.findings] == ["内荣"]


@pytest.mark.parametrize(
    "text",
    [
        "{{ 标题 } }}",
        "{{ 标题",
        "{% for %}",
        "{{ 标题 | no_such }}",
        "{{ 1 / 0 }}",
        "{% for i in range(9999999) %}x{% endfor %}",
    ],
)
def test_a_broken_placeholder_is_refused(text: str) -> None:
    """With what to do about it, never a traceback."""
    letter = compose("简报", MATTER)[0]
    with pytest.raises(UnreadableSource, match="占位符有误"):
        templates.fill(made(text), letter, MATTER)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", "标题".encode()])
def test_what_is_no_docx_is_refused(data: bytes) -> None:
    """A .doc renamed to .docx, an empty file."""
    with pytest.raises(UnreadableSource, match="不是 Word 文件"):
        templates.fill(data, compose("简报", MATTER)[0], MATTER)


def test_a_template_cannot_reach_into_the_program() -> None:
    """Templates are files from elsewhere: attributes of Python are out of reach."""
    letter = compose("简报", MATTER)[0]
    with pytest.raises(UnreadableSource):
        templates.fill(made("{{ 标题.__class__.__mro__ }}"), letter, MATTER)


def test_values_are_words_not_markup() -> None:
    """A < in a name is a character."""
    office = sender.WHOLE.__class__(issuer="甲<w:p/>&乙")
    matter = reported.matter(office=office)
    filled = templates.fill(made("{{ 发文机关 }}"), compose("简报", matter)[0], matter)
    assert lines(filled.value) == ["甲<w:p/>&乙"]


def test_styles_of_the_template_are_kept_and_missing_ones_added() -> None:
    """Heading 1 is the office's; 表格文字 comes with the text, under an id that is free."""
    data = made("{{p 正文 }}")
    before = part(data, "word/styles.xml")
    after = part(
        templates.fill(data, compose("督查通报", MATTER)[0], MATTER).value, "word/styles.xml"
    )
    heading = r'<w:style [^>]*w:styleId="Heading1".*?</w:style>'
    assert re.search(heading, before, re.DOTALL)[0] == re.search(heading, after, re.DOTALL)[0]  # type: ignore[index]
    names = re.findall(r'<w:name w:val="([^"]+)"', after)
    assert "表格文字" in names
    assert len({name.casefold() for name in names}) == len(names)
    ids = re.findall(r'w:styleId="([^"]+)"', after)
    assert len(set(ids)) == len(ids)


def test_every_style_used_is_defined_in_a_template_with_other_ids() -> None:
    """Chinese Word calls heading 1 `1`; the text takes that id."""

    def rename(document: Any) -> None:
        style = document.styles["Heading 1"].element
        style.set(qn("w:styleId"), "1")

    letter = compose("督查通报", MATTER)[0]
    filled = templates.fill(made("{{p 正文 }}", change=rename), letter, MATTER).value
    document, styles = part(filled, "word/document.xml"), part(filled, "word/styles.xml")
    used = set(re.findall(r'<w:(?:p|r|tbl)Style w:val="([^"]+)"', document))
    assert "1" in used
    assert not [name for name in used if f'w:styleId="{name}"' not in styles]


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_the_open_xml_sdk_finds_no_error(kind: str, tmp_path: Path) -> None:
    """The starter is valid, and so is what becomes of it."""
    ooxml_validator.require_validator()
    starter = templates.starter(kind)
    filled = templates.fill(starter, compose(kind, MATTER)[0], MATTER).value
    for name, data in (("starter", starter), ("filled", filled)):
        path = tmp_path / f"{name}.docx"
        path.write_bytes(data)
        assert ooxml_validator.errors(path) == []


def test_same_template_same_bytes() -> None:
    """No clock, no chance order."""
    data, letter = made("{{ 标题 }}", "{{p 正文 }}"), compose("简报", MATTER)[0]
    first, second = (templates.fill(data, letter, MATTER).value for _ in range(2))
    assert first == second
    assert "dcterms:" not in part(first, "docProps/core.xml")
