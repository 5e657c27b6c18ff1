"""The reader of web pages: the article with its tables; what is around it is set apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.tools import require_package
from toolkit import codec, schema
from toolkit.parse.pipeline import parse
from toolkit.readers.web import main_text, read
from toolkit.source import SourceText

ARTICLE = (
    "<h1>在全县防汛工作会议上的讲话</h1><p>同志们：</p>"
    "<p>各乡镇要在6月底前完成<b>水库</b>隐患排查。</p><p>县水利局要按月通报。</p>"
)
MENU = "<ul><li><a href=/>首页</a><li><a href=/a>政务公开</a><li><a href=/b>办事服务</a></ul>"


@pytest.fixture(params=["core", "web"])
def _extra(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the extractor of the extra `web` and without it."""
    if request.param == "core":
        monkeypatch.setattr(main_text, "find_spec", lambda _: None)
    else:
        require_package("resiliparse", install="pip install 'taizhang[web]'")


def source_of(html: str | bytes, name: str = "讲话.html") -> SourceText:
    """The text of a page that can be read."""
    data = html if isinstance(html, bytes) else html.encode()
    value = read(data, name).value
    assert isinstance(value, SourceText), read(data, name).findings
    return value


def body_of(source: SourceText) -> list[str]:
    """The lines that are not set apart."""
    apart = {each.span.start for each in source.origins if each.kind in ("header", "footer")}
    starts = {each.span.start for each in source.origins} - apart
    position, lines = 0, []
    for line in source.text.splitlines():
        if position in starts:
            lines.append(line)
        position += len(line) + 1
    return lines


@pytest.mark.usefixtures("_extra")
def test_the_article_is_text_and_its_surroundings_are_set_apart() -> None:
    """Menus, margins and footers stay in the source but are no part of the speech."""
    source = source_of(
        f"<html><head><title>防汛</title><style>p{{}}</style></head><body><nav>{MENU}</nav>"
        f"<div class='breadcrumb'>您在这里 > 讲话</div><article>{ARTICLE}</article>"
        f"{MENU}<footer><p>县委要加强领导。</p></footer><script>var a='。'</script></body></html>"
    )
    article = [
        "在全县防汛工作会议上的讲话",
        "同志们：",
        "各乡镇要在6月底前完成水库隐患排查。",
        "县水利局要按月通报。",
    ]
    assert body_of(source) == article
    assert "var a" not in source.text
    speech = parse(source)
    assert [task.text for task in speech.tasks] == article[2:]
    assert schema.validate("speech", codec.to_json(speech)) == ()


def test_a_footer_that_holds_the_article_is_none() -> None:
    """Some sites put everything into one container with an odd name."""
    assert len(body_of(source_of(f"<div id=footer>{ARTICLE}</div>"))) == 4


def test_line_ends_of_the_file_are_no_blanks_between_chinese_characters() -> None:
    """As browsers show it; between Latin words one blank stays, <br> is a line."""
    source = source_of("<p>各乡镇要\n   抓紧落实，推进 Smart\nCity 建设。<br>散会。</p>")
    assert source.text == "各乡镇要抓紧落实，推进 Smart City 建设。\n散会。\n"


def test_tables_of_data_become_rows_and_tables_of_layout_do_not() -> None:
    """A cell over two rows is said in both; a missing end tag does not matter."""
    table = (
        "<table><tr><th>序号<th>工作任务<th>责任单位<th>完成时限"
        "<tr><td>1<td>排查隐患<td rowspan=2>县水利局<td>6月底"
        "<tr><td>2<td>修订预案<td></table>"
    )
    source = source_of(f"<table><tr><td>{ARTICLE}{table}</table>")
    lines = source.text.splitlines()
    assert lines[-3:] == [
        "序号\t工作任务\t责任单位\t完成时限",
        "1\t排查隐患\t县水利局\t6月底", "2\t修订预案\t县水利局\t",
    ]  # fmt: skip
    tasks = parse(source).tasks
    assert [task.units[0].name for task in tasks[-2:]] == ["县水利局", "县水利局"]


def test_a_table_of_labels_becomes_facts_of_the_document() -> None:
    """What stands above every document of a government site is meta data."""
    labels = (
        "<table><tr><td>索 引 号：<td>000014349/2019-00001<td>主题分类：<td>应急管理"
        "<tr><td>发文机关<td>县人民政府办公室<td>成文日期：<td>2024年05月06日"
        "<tr><td>发文字号：<td>安政办发〔2024〕7号<td><td></table>"
    )
    speech = parse(source_of(f"{labels}{ARTICLE}"))
    assert speech.source.text.splitlines()[3] == "成文日期：2024年05月06日"
    assert speech.meta.document_number is not None
    assert speech.meta.document_number.value == "安政办发〔2024〕7号"
    assert speech.meta.date is not None
    assert speech.meta.date.value == "2024-05-06"


def test_numbers_of_ordered_lists_are_those_that_people_see() -> None:
    """Unless the words bring their own, or the page switches them off."""
    html = "<ol><li>排查隐患<li>修订预案</ol><ol start=3><li>按月通报<li>（四）总结</ol>"
    assert source_of(html).text.split("\n")[:-1] == [
        "1. 排查隐患", "2. 修订预案", "3. 按月通报", "（四）总结",
    ]  # fmt: skip
    assert source_of("<ol style='list-style:none'><li>排查</ol>").text == "排查\n"


def test_hidden_words_are_told_and_not_in_the_text() -> None:
    """Sites hide words in the text against copying."""
    html = (
        "<p>各乡镇<span style='font-size:0px'>乱码</span>要<i style='display:none'>暗</i>落实。</p>"
    )
    assert source_of(html).text == "各乡镇要落实。\n"
    (finding,) = read(html.encode(), "x").findings
    assert (finding.code, finding.data["text"]) == ("SRC036", "“乱码”；“暗”")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (ARTICLE.encode("utf-8-sig"), "utf-8-sig"),
        (ARTICLE.encode(), "utf-8"),
        (ARTICLE.encode("gb18030"), "gb18030"),
        (b'<meta charset="gb2312">' + ARTICLE.encode("gbk"), "gb18030"),
        (b'<meta content="text/html; charset=GBK">' + ARTICLE.encode("gbk"), "gb18030"),
        (b"<meta charset=utf-8>" + ARTICLE.encode("gb18030"), "gb18030"),
        (b"<meta charset=gb2312>" + ARTICLE.encode(), "utf-8"),
        (b"<meta charset=no-such>" + ARTICLE.encode(), "utf-8"),
        (b"<meta charset=big5>" + "<p>同志們：要落實。".encode("big5"), "big5hkscs"),
        (("\ufeff" + ARTICLE).encode("utf-16-le"), "utf-16-le"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_encoding_is_declared_or_told_from_the_content(data: bytes, encoding: str) -> None:
    """A declaration that the bytes contradict is not believed."""
    source = source_of(data)
    assert source.encoding == encoding
    assert "同志" in source.text


def test_a_web_archive_is_unwrapped() -> None:
    """The first HTML part of the mail, in the encoding its header names."""
    page = b"=CD=AC=D6=BE=C3=C7=A3=BA"
    data = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: quoted-printable"
        b"\r\n\r\n<p>" + page + b"</p>\r\n--x--\r\n"
    )
    source = source_of(data, "讲话.mht")
    assert (source.text, source.encoding, source.media_type) == (
        "同志们：\n", "gb18030", "multipart/related",
    )  # fmt: skip
    empty = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n"
    assert [each.code for each in read(empty, "x").findings] == ["SRC031"]


def test_undecodable_and_empty_pages_are_told() -> None:
    """As for plain text, nothing is replaced and nothing invented."""
    assert [each.code for each in read("<p>同志们".encode() + b"\xff\xff", "x").findings] == [
        "SRC001"
    ]
    assert [each.code for each in read(b"<p> </p>", "x").findings] == ["SRC002"]


def test_deep_and_broken_pages_are_read() -> None:
    """Neither depth nor wrong nesting matters."""
    deep = "<div>" * 30_000 + "<p>同志们：</b></td></table>" + "<table><td>" * 500 + "散会。"
    assert source_of(deep).text == "同志们：\n散会。\n"


_TAGS = st.sampled_from(
    ["<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<td rowspan=3>",
     "<ol>", "<li>", "</div>",
     "<nav>", "<a>", "</a>", "<br>", "<td colspan=2>", "<!--", "-->",
     "同志们：", "1", "<script>", "&amp"]
)  # fmt: skip


@given(parts=st.lists(_TAGS, max_size=30))
def test_any_page_gives_text_or_an_error(parts: list[str]) -> None:
    """Nothing raises, and every origin lies in the text."""
    outcome = read("".join(parts).encode(), "x")
    if isinstance(outcome.value, SourceText):
        assert all(0 <= each.span.start < each.span.end <= len(outcome.value.text)
                   for each in outcome.value.origins)  # fmt: skip
    else:
        assert any(each.severity == "error" for each in outcome.findings)
