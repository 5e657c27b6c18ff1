"""The reader of OFD (GB/T 33190—2016): the text layer in the order of the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import copies
from tests.support.officefiles import zipped
from toolkit.readers.ofd import read
from toolkit.source import SourceText

NAMESPACE = "http://www.ofdspec.org/2016"
OFD = (
    f'<ofd:OFD xmlns:ofd="{NAMESPACE}"><ofd:DocBody><ofd:DocRoot>/D/Document.xml</ofd:DocRoot>'
    "</ofd:DocBody></ofd:OFD>"
)
DOCUMENT = (
    f'<ofd:Document xmlns:ofd="{NAMESPACE}"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>'
    '0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:TemplatePage ID="9" BaseLoc="T.xml"/>'
    '</ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="P.xml"/></ofd:Pages></ofd:Document>'
)


def ofd(layer: str, template: str = "") -> bytes:
    """An OFD file of one page with this layer, and a template behind it."""

    def page(content: str, more: str = "") -> str:
        return (
            f'<ofd:Page xmlns:ofd="{NAMESPACE}">{more}<ofd:Content><ofd:Layer>{content}'
            "</ofd:Layer></ofd:Content></ofd:Page>"
        )

    return zipped(
        {
            "OFD.xml": OFD,
            "D/Document.xml": DOCUMENT,
            "D/P.xml": page(layer, '<ofd:Template TemplateID="9"/>'),
            "D/T.xml": page(template),
        }
    )


def words(text: str, x: float, y: float, codes: str = 'X="0" Y="4"', more: str = "") -> str:
    """A text object at a place of the page."""
    return (
        f'<ofd:TextObject Boundary="{x} {y} 100 6" Size="5" {more}>'
        f"<ofd:TextCode {codes}>{text}</ofd:TextCode></ofd:TextObject>"
    )


def text_of(data: bytes) -> str:
    """The text of a file that can be read."""
    value = read(data, "讲话.ofd").value
    assert isinstance(value, SourceText), read(data, "讲话.ofd").findings
    return value.text


def test_characters_are_put_in_order_by_their_places() -> None:
    """Distances may be given one by one or repeated; templates and blocks are read too."""
    inner = words("志们：", 25, 40, 'X="0" Y="4" DeltaX="5 5"')
    layer = (
        words("散会。", 20, 60, 'X="0" Y="4" DeltaX="g 2 5"')
        + f"<ofd:PageBlock>{inner}</ofd:PageBlock>"
        + words("同", 20, 40)
    )
    template = words("县委文件", 60, 20, 'X="0" Y="4" DeltaX="g 3 5"')
    data = ofd(layer, template)
    assert text_of(data) == "县委文件\n同志们：\n散会。\n"
    source = read(data, "x").value
    assert isinstance(source, SourceText)
    assert [(each.kind, each.number) for each in source.origins] == [("page", 1)] * 3


def test_a_matrix_moves_and_scales_its_text() -> None:
    """Distances are those before the matrix."""
    layer = words("同志", 20, 40, 'X="0" Y="2" DeltaX="5"', 'CTM="2 0 0 2 10 0"')
    source = read(ofd(layer), "x").value
    assert isinstance(source, SourceText)
    assert source.origins[0].path == "30,36,50,46"


def test_glyphs_without_characters_are_told() -> None:
    """A file of outlines has no text, a page of a few has some."""
    outlines = '<ofd:PathObject Boundary="0 0 9 9"/>' * 60
    outcome = read(ofd(outlines), "函.ofd")
    assert outcome.value is None
    assert [each.code for each in outcome.findings] == ["SRC045", "SRC038"]
    private = words("\ue001\ue002", 20, 40, 'X="0" Y="4" DeltaX="5"')
    assert "SRC038" in [each.code for each in read(ofd(outlines + private), "函.ofd").findings]


def test_invisible_text_is_not_read() -> None:
    """An object that is switched off is not seen."""
    layer = words("甲", 20, 40, more='Visible="false"') + words("乙", 30, 40)
    assert text_of(ofd(layer)) == "乙\n"


def damaged() -> dict[str, bytes]:
    """Files that cannot be read."""
    whole = copies.as_ofd("同志们：\n散会。\n")
    return {
        "cut": whole[: len(whole) // 2],
        "no-root": zipped({"OFD.xml": f'<ofd:OFD xmlns:ofd="{NAMESPACE}"/>'}),
        "no-document": zipped({"OFD.xml": OFD}),
        "no-page": zipped({"OFD.xml": OFD, "D/Document.xml": DOCUMENT}),
    }


@pytest.mark.parametrize("kind", damaged())
def test_damaged_files_are_src031(kind: str) -> None:
    """Half a document is not read as if it were whole."""
    outcome = read(damaged()[kind], "讲话.ofd")
    assert outcome.value is None
    assert [each.code for each in outcome.findings] == ["SRC031"]


@given(codes=st.text('XYDelta="g -1.5e9 NaN', max_size=30).filter(lambda s: '"' not in s))
def test_any_distances_are_read(codes: str) -> None:
    """Wrong numbers put characters at wrong places, nothing more."""
    layer = words("同志们", 20, 40, f'X="0" Y="4" DeltaX="{codes}"')
    assert sorted("".join(text_of(ofd(layer)).split())) == sorted("同志们")
