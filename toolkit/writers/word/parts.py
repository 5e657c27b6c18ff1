"""The parts of an empty official document: styles, settings, page numbers, an A4 page.

They make the template that `blocks` fill: some 3 kB in place of the 788 kB of styles that
python-docx starts from, and without theme fonts.
"""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from toolkit.documents.office import Fonts
from toolkit.writers.word import typography as look
from toolkit.writers.word.text import element
from toolkit.writers.word.typography import REPLACEMENTS, STYLES, Style

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_SIDE_OF_CELL, _FOOT_OF_CELL = 85, 30


@cache
def template(fonts: Fonts | None = None) -> bytes:
    """An empty docx in the layout of GB/T 9704—2012, ready for python-docx to open.

    Where the office names fonts of its own, they stand in place of the usual ones.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in _parts().items():
            archive.writestr(name, _XML + _with_fonts(content, fonts))
    return packed.getvalue()


def number_lists(page: Any, count: int) -> None:
    """Make `count` numbered lists known to a document made from the template, each from 1."""
    numbering = page.part.numbering_part.element
    for number in range(1, count + 1):
        numbering.append(
            element(
                f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )
        )


def used_fonts(fonts: Fonts | None = None) -> dict[str, str]:
    """What each font is for, by its name as it stands in the documents."""
    chosen = _chosen(fonts)
    return {chosen.get(name, name): use for name, use in look.USES.items()}


def _chosen(fonts: Fonts | None) -> dict[str, str]:
    """The names the office wants, by the usual ones."""
    if fonts is None:
        return {}
    wanted = {
        look.SONG_TITLE: fonts.title,
        look.FANGSONG: fonts.body,
        look.HEITI: fonts.heading,
        look.KAITI: fonts.subheading,
        look.SONG: fonts.page_number,
    }
    return {usual: name for usual, name in wanted.items() if name}


def _with_fonts(content: str, fonts: Fonts | None) -> str:
    chosen = _chosen(fonts)
    if not chosen:
        return content
    names = "|".join(map(re.escape, chosen))
    place = re.compile(rf'(w:(?:ascii|hAnsi|eastAsia|cs|name)=")({names})(?=")')
    return place.sub(lambda found: found[1] + escape(chosen[found[2]], {'"': "&quot;"}), content)


def _parts() -> dict[str, str]:
    related = {
        "styles": "styles",
        "settings": "settings",
        "fontTable": "fontTable",
        "numbering": "numbering",
        "footer1": "footer",
        "footer2": "footer",
    }
    return {
        "[Content_Types].xml": _content_types(related),
        "_rels/.rels": _relations(
            ("document", f"{_OFFICE}/officeDocument", "word/document.xml"),
            ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>zh-CN</dc:language>'
        "</cp:coreProperties>",
        "word/document.xml": f"<w:document {_W} {_R}><w:body>{_section()}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            *((name, f"{_OFFICE}/{kind}", f"{name}.xml") for name, kind in related.items())
        ),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(),
        "word/numbering.xml": _numbering(),
        "word/footer1.xml": _page_number("right"),
        "word/footer2.xml": _page_number("left"),
    }


def _content_types(related: dict[str, str]) -> str:
    kinds = {"/word/document.xml": f"{_MAIN}.document.main+xml", "/docProps/core.xml": _CORE}
    kinds |= {f"/word/{name}.xml": f"{_MAIN}.{kind}+xml" for name, kind in related.items()}
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*relations: tuple[str, str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, kind, target in relations
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _section() -> str:
    """A4 with the margins of 5.2.1; 订口 is on the inner side of a duplex sheet."""
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/>'
        '<w:footerReference w:type="even" r:id="footer2"/>'
        f'<w:pgSz w:w="{look.PAGE_WIDTH}" w:h="{look.PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{look.TOP}" w:right="{look.OUTER}" w:bottom="{look.BOTTOM}"'
        f' w:left="{look.INNER}" w:header="{look.FOOTER}" w:footer="{look.FOOTER}"'
        ' w:gutter="0"/></w:sectPr>'
    )


def _page_number(side: str) -> str:
    """— 1 — on the outer side, one character in (7.5)."""
    field = "".join(
        f"<w:r>{content}</w:r>"
        for content in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    dash = (
        '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
    )
    return (
        f'<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="Footer"/>'
        f'<w:ind w:{side}Chars="100" w:{side}="280"/><w:jc w:val="{side}"/></w:pPr>'
        f"{dash.format('— ')}{field}{dash.format(' —')}</w:p></w:ftr>"
    )


def _settings() -> str:
    return (
        f'<w:settings {_W}><w:zoom w:percent="100"/><w:mirrorMargins/>'
        '<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    )


def _numbering() -> str:
    """1. 2. 3. with the indent of the body, no tab after the number (7.3.3)."""
    return (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0">'
        '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="%1."/>'
        f'<w:lvlJc w:val="left"/><w:pPr>{look.first_line(2)}</w:pPr></w:lvl></w:abstractNum>'
        "</w:numbering>"
    )


def _font_table() -> str:
    entries = "".join(
        f'<w:font w:name="{name}">'
        + (f'<w:altName w:val="{other}"/><w:charset w:val="86"/>' if other else "")
        + "</w:font>"
        for name, other in REPLACEMENTS.items()
    )
    return f"<w:fonts {_W}>{entries}</w:fonts>"


def _styles() -> str:
    return (
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
        f"{look.fonts(look.FANGSONG)}"
        '<w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        f"{''.join(map(_style, STYLES))}{_table_styles()}</w:styles>"
    )


def _style(style: Style) -> str:
    kind = "character" if style.paragraph is None else "paragraph"
    default = ' w:default="1"' if style.id == "Normal" else ""
    custom = "" if style.name.isascii() else ' w:customStyle="1"'
    based = f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else ""
    following = f'<w:next w:val="{style.following}"/>' if style.following else ""
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    characters = f"<w:rPr>{style.characters}</w:rPr>" if style.characters else ""
    return (
        f'<w:style w:type="{kind}"{default}{custom} w:styleId="{style.id}">'
        f'<w:name w:val="{style.name}"/>{based}{following}<w:qFormat/>'
        f"{paragraph}{characters}</w:style>"
    )


def _table_styles() -> str:
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for edge in _EDGES
    )
    margins = (
        f'<w:top w:w="{_FOOT_OF_CELL}" w:type="dxa"/>'
        f'<w:left w:w="{_SIDE_OF_CELL}" w:type="dxa"/>'
        f'<w:bottom w:w="{_FOOT_OF_CELL}" w:type="dxa"/>'
        f'<w:right w:w="{_SIDE_OF_CELL}" w:type="dxa"/>'
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        "</w:style>"
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr>'
        f"<w:tblBorders>{edges}</w:tblBorders>"
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )
