"""The look of an official document as numbers and names (GB/T 9704—2012, and practice for fonts).

The standard names classes of fonts; the fonts named here are those offices use. Lengths are twips
(1/20 pt) unless a name says mm; font sizes are half points, as in the file format.
"""

from __future__ import annotations

from dataclasses import dataclass


def twips(mm: float) -> int:
    """Millimetres in twips."""
    return round(mm * 1440 / 25.4)


PAGE_WIDTH, PAGE_HEIGHT = twips(210), twips(297)
TOP, BOTTOM, INNER, OUTER = twips(37), twips(35), twips(28), twips(26)
TYPE_AREA = PAGE_WIDTH - INNER - OUTER
"""Width of the type area (版心), 156 mm."""

FOOTER = twips(25.5)
"""Foot of the page number; its dash is then 7 mm below the type area (7.5)."""

PITCH = 579
"""Line pitch: exactly 28.95 pt gives 22 lines on a page."""

TRACKING = -5
"""Added to every character of the body: 16 pt − 0.25 pt gives 28 of them on a line of 156 mm."""

CHARACTER = 315
"""Width of a character of the body."""

TITLE_CELLS = 38
"""Half-width cells of a title line: 20 characters of 22 pt, less one for blanks beside figures."""

SONG_TITLE, FANGSONG, HEITI = "方正小标宋简体", "仿宋_GB2312", "黑体"
KAITI, SONG, LATIN = "楷体_GB2312", "宋体", "Times New Roman"

REPLACEMENTS: dict[str, str | None] = {
    SONG_TITLE: "小标宋体",
    FANGSONG: "仿宋",
    HEITI: "SimHei",
    KAITI: "楷体",
    SONG: "SimSun",
    LATIN: None,
}
"""Every font used, and the name Word may take where it is not installed."""


USES: dict[str, str] = {
    SONG_TITLE: "标题、发文机关标志",
    FANGSONG: "正文、三级和四级标题",
    HEITI: "一级标题、标签、密级",
    KAITI: "二级标题、标注、签发人",
    SONG: "页码",
    LATIN: "字母和数字",
}
"""What each font is for."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style: its id and name, the style it is based on, and its properties as WordprocessingML.

    `paragraph` and `characters` are the children of w:pPr and w:rPr in the order of the standard;
    a character style has no `paragraph`.
    """

    id: str
    name: str
    based_on: str | None = None
    paragraph: str | None = ""
    characters: str = ""
    following: str | None = None


def fonts(east_asian: str, latin: str = LATIN) -> str:
    """w:rFonts without any theme attribute."""
    return (
        f'<w:rFonts w:ascii="{latin}" w:eastAsia="{east_asian}" w:hAnsi="{latin}" w:cs="{latin}"/>'
    )


def size(half_points: int, tracking: int = 0) -> str:
    """Tracking and font size, in the order of the standard."""
    return (
        f'<w:spacing w:val="{tracking}"/>'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    )


def lines(rule: str, pitch: int, after: int = 0) -> str:
    """Line pitch; rule is exact, atLeast or auto."""
    return f'<w:spacing w:before="0" w:after="{after}" w:line="{pitch}" w:lineRule="{rule}"/>'


def first_line(characters: int, width: int = CHARACTER) -> str:
    """Indent of the first line in characters of a width."""
    return f'<w:ind w:firstLineChars="{characters * 100}" w:firstLine="{characters * width}"/>'


_KEEP_NEXT = "<w:keepNext/>"
_NO_GRID = (
    '<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
    '<w:snapToGrid w:val="0"/>'
)
_HEADING_FONTS = (HEITI, KAITI, FANGSONG, FANGSONG)
HEADING_LEVELS = len(_HEADING_FONTS)


def _heading(level: int, font: str) -> Style:
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    return Style(
        f"Heading{level}",
        f"heading {level}",
        "NormalIndent",
        _KEEP_NEXT + outline,
        fonts(font),
        "NormalIndent",
    )


def _justified(way: str) -> str:
    return f'<w:jc w:val="{way}"/>'


_COLOR = '<w:color w:val="{}"/>'
_RED = _COLOR.format("FF0000")
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="{}"/>'
_KEEP_LINES = "<w:keepLines/>"
_RED_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="0" w:color="FF0000"/></w:pBdr>'

STYLES: tuple[Style, ...] = (
    Style(
        "Normal",
        "Normal",
        None,
        _NO_GRID + lines("exact", PITCH) + _justified("both"),
        fonts(FANGSONG) + size(32, TRACKING),
    ),
    Style("NormalIndent", "Normal Indent", "Normal", first_line(2)),
    Style(
        "Title",
        "Title",
        "Normal",
        _KEEP_NEXT + lines("exact", 680) + _justified("center"),
        fonts(SONG_TITLE) + size(44),
        "NormalIndent",
    ),
    Style("Subtitle", "Subtitle", "Normal", _justified("center"), fonts(KAITI), "NormalIndent"),
    *(_heading(level, font) for level, font in enumerate(_HEADING_FONTS, 1)),
    Style("Fact", "要素", "Normal"),
    Style("Note", "说明", "Normal", first_line(2, 280), size(28)),
    Style("Gap", "间隔", "Normal", lines("exact", 280)),
    Style("TableText", "表格文字", "Normal", lines("atLeast", 320), size(21)),
    Style("TableLeft", "表格左齐", "TableText", _justified("left")),
    Style("TableCenter", "表格居中", "TableText", _justified("center")),
    Style("TableHeader", "表格表头", "TableCenter", _KEEP_NEXT, fonts(HEITI)),
    Style("TableGroup", "表格分组", "TableLeft", _KEEP_NEXT, fonts(HEITI)),
    Style(
        "Footer",
        "footer",
        "Normal",
        lines("auto", 240) + _justified("left"),
        fonts(SONG, SONG) + size(28),
    ),
    Style("Security", "密级", "Normal", "", fonts(HEITI)),
    Style(
        "RedHead",
        "发文机关标志",
        "Normal",
        lines("atLeast", 240) + _justified("center"),
        fonts(SONG_TITLE) + _RED,
        "Normal",
    ),
    Style("Issue", "期号", "Normal", lines("exact", PITCH, PITCH) + _justified("center")),
    Style("Number", "发文字号", "Normal"),
    Style("Rule", "红色分隔线", "Normal", _RED_RULE + lines("exact", 20)),
    Style("Recipients", "主送机关", "Normal", _justified("left")),
    Style("Annexes", "附件说明", "Normal", _justified("left")),
    Style("Signature", "落款", "Normal", _KEEP_LINES + _justified("left")),
    Style("AnnexLabel", "附件标识", "Normal", "<w:pageBreakBefore/>", fonts(HEITI), "Title"),
    Style("FormLabel", "表单标签", "TableCenter", "", fonts(HEITI) + size(28)),
    Style("FormText", "表单文字", "TableText", lines("atLeast", 400), size(28)),
    Style("Imprint", "版记", "Normal", lines("exact", 480), size(28)),
    Style("Label", "标签", None, None, fonts(HEITI)),
    Style("Mark", "标注", None, None, fonts(KAITI)),
    Style("Blank", "待填", None, None, fonts(KAITI) + _SHADE.format("FFF2CC")),
    Style("Alert", "红灯", None, None, fonts(HEITI) + _COLOR.format("C00000")),
    Style("Warning", "黄灯", None, None, fonts(HEITI) + _COLOR.format("9C5700")),
)
"""Every style but the two of tables. Only these are in a document, so that nothing else is offered
where somebody goes on writing."""
