"""The frame of an official document: red head, recipients, annexes, signature, imprint, forms.

Where the standard gives a place in millimetres or characters, the number stands here with its
clause of GB/T 9704—2012.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.documents.blocks import (
    AnnexList,
    AnnexStart,
    Block,
    Form,
    Imprint,
    Masthead,
    Recipients,
    Run,
    Signature,
    annex_lines,
    plain,
    run,
)
from toolkit.writers.word.text import Pen, element
from toolkit.writers.word.typography import CHARACTER, PITCH, TYPE_AREA, twips
from toolkit.zh.width import cells

_HEAD_DEPTH = twips(35)
"""From the top of the type area to the upper edge of the red name (7.2.4)."""

_RULE_GAP = twips(4)
"""From the document number to the red rule (7.2.7)."""

_LARGEST_HEAD, _HEAD_AREA = 124, 0.94
"""Half points of the largest red name, and how much of the type area a long one takes."""

_SMALL = 280
"""Width of a character of the imprint, 14 pt."""

_LINE = 28
"""Characters of a line."""

_OVERHANG = -3
"""Room at the right that a signature takes only where stand-in fonts have wide figures."""

_OUTER_RULE, _INNER_RULE = 8, 6
"""版记: 0.35 mm and 0.25 mm in eighths of a point (7.4.1)."""

_FORM_LABEL = twips(46)
_FORM_LINE = 560


def frame_elements(block: Block, pen: Pen) -> Iterator[Any]:
    """The paragraphs and tables of a block of the frame."""
    match block:
        case Masthead():
            yield from _masthead(block, pen)
        case Recipients(runs):
            yield pen.paragraph("Normal")
            yield pen.paragraph("Recipients", runs)
        case AnnexList(names):
            yield pen.paragraph("Normal")
            yield from _annexes(names, pen)
        case Signature():
            yield from _signature(block, pen)
        case AnnexStart(label):
            yield pen.paragraph("AnnexLabel", run(label))
            yield pen.paragraph("Normal")
        case Form():
            yield _form(block, pen)
            yield pen.paragraph("Gap")
        case Imprint():
            yield pen.paragraph("Gap")
            yield _imprint(block, pen)
            yield pen.paragraph("Gap")


def _masthead(head: Masthead, pen: Pen) -> Iterator[Any]:
    for line in head.corner:
        yield pen.paragraph("Security", line)
    name = pen.paragraph("RedHead", run(head.mark))
    before = max(_HEAD_DEPTH - PITCH * len(head.corner), 0)
    name.pPr.append(
        element(
            f'<w:spacing w:before="{before}" w:after="{2 * PITCH if not head.issue else PITCH}"'
            ' w:line="240" w:lineRule="auto"/>'
        )
    )
    _enlarge(name, head.mark)
    yield name
    if head.issue:
        yield pen.paragraph("Issue", run(head.issue))
    if head.left or head.right:
        yield _number_line(head, pen)
    rule = pen.paragraph("Rule")
    rule.pPr.append(
        element(
            f'<w:spacing w:before="{_RULE_GAP - 20}" w:after="{2 * PITCH}" w:line="20"'
            ' w:lineRule="exact"/>'
        )
    )
    yield rule


def _enlarge(paragraph: Any, name: str) -> None:
    """As large as fits on one line, 62 pt at most: 醒目、美观、庄重 is all the standard asks."""
    width = TYPE_AREA * _HEAD_AREA / 10
    size = min(_LARGEST_HEAD, int(width * 2 / max(cells(name), 1)) // 2 * 2)
    for each in paragraph.r_lst:
        properties = each.get_or_add_rPr()
        properties.append(element(f'<w:sz w:val="{size}"/>'))
        properties.append(element(f'<w:szCs w:val="{size}"/>'))


def _number_line(head: Masthead, pen: Pen) -> Any:
    """发文字号 in the middle, or at the left with 签发人 at the right, one character in (7.2.6)."""
    if not (head.left and head.right):
        line = pen.paragraph("Number", head.left or head.right)
        line.pPr.append(element('<w:jc w:val="center"/>'))
        return line
    line = pen.paragraph("Number", head.left, run("\t"), head.right)
    tab = TYPE_AREA - CHARACTER
    line.pPr.append(element(f'<w:tabs><w:tab w:val="right" w:pos="{tab}"/></w:tabs>'))
    line.pPr.append(element(_indent(left=1)))
    return line


def _annexes(names: tuple[str, ...], pen: Pen) -> Iterator[Any]:
    """Two characters in; a name that goes on hangs under its own first character (7.3.4)."""
    numbered = len(names) > 1
    for number, words in enumerate(annex_lines(names), 1):
        line = pen.paragraph("Annexes", run(words))
        label = 3 + (0.75 if numbered else 0)
        hanging = label if number == 1 else label - 3
        line.pPr.append(element(_indent(left=2 + label, hanging=hanging)))
        yield line


def _signature(signature: Signature, pen: Pen) -> Iterator[Any]:
    """Name and day at places counted from the left, which holds whatever the width of figures."""
    widths = tuple(cells(plain(runs)) / 2 for runs in (signature.issuer, signature.date))
    places = _sealed(*widths) if signature.sealed else _unsealed(*widths)
    yield pen.paragraph("Signature")
    for runs, left in zip((signature.issuer, signature.date), places, strict=True):
        if runs:
            line = pen.paragraph("Signature", runs)
            line.pPr.append(element(_indent(left=max(left, 0), right=_OVERHANG)))
            yield line


def _sealed(name: float, day: float) -> tuple[float, float]:
    """The day four characters from the right, the name centred over it (7.3.5.1)."""
    start = _LINE - 4 - day
    return min(start + (day - name) / 2, _LINE - name), start


def _unsealed(name: float, day: float) -> tuple[float, float]:
    """Two characters free at the right, the day two right of the name (7.3.5.2)."""
    start = max(_LINE - 2 - max(name, day + 2 if name else day), 0)
    return start, start + 2 if name else start


def _form(form: Form, pen: Pen) -> Any:
    room = TYPE_AREA - _FORM_LABEL
    frame = element(
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{TYPE_AREA}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{_FORM_LABEL}"/><w:gridCol w:w="{room}"/></w:tblGrid></w:tbl>'
    )
    for entry in form.entries:
        row = element(
            "<w:tr><w:trPr><w:cantSplit/>"
            f'<w:trHeight w:val="{_FORM_LINE * entry.lines}" w:hRule="atLeast"/></w:trPr>'
            f"{_cell(_FORM_LABEL)}{_cell(room)}</w:tr>"
        )
        row[-2].append(pen.paragraph("FormLabel", run(entry.label)))
        row[-1].append(pen.paragraph("FormText", entry.runs))
        frame.append(row)
    return frame


def _cell(width: int, borders: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{borders}<w:vAlign w:val="center"/>'
        "</w:tcPr></w:tc>"
    )


def _imprint(imprint: Imprint, pen: Pen) -> Any:
    """版记 as a table that floats at the foot of the type area of the last page (7.4).

    It is centred on the page, 1 mm off the type area: LibreOffice lets no table float that is as
    wide as the text, unless it is placed by the page.
    """
    frame = element(
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin"'
        ' w:horzAnchor="page" w:tblpXSpec="center" w:tblpYSpec="bottom"/>'
        f'<w:tblW w:w="{TYPE_AREA}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        f'</w:tblPr><w:tblGrid><w:gridCol w:w="{TYPE_AREA}"/></w:tblGrid></w:tbl>'
    )
    lines: list[Any] = []
    if imprint.copies_to:
        copies = pen.paragraph("Imprint", imprint.copies_to)
        copies.pPr.append(element(_indent(left=4, right=1, hanging=3, width=_SMALL)))
        lines.append(copies)
    if imprint.printer or imprint.date:
        lines.append(_printed(imprint, pen))
    for number, line in enumerate(lines, 1):
        top = _edge("top", _OUTER_RULE if number == 1 else _INNER_RULE)
        bottom = _edge("bottom", _OUTER_RULE if number == len(lines) else _INNER_RULE)
        borders = f"<w:tcBorders>{top}{bottom}</w:tcBorders>"
        row = element(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(TYPE_AREA, borders)}</w:tr>")
        row[-1].append(line)
        frame.append(row)
    return frame


def _printed(imprint: Imprint, pen: Pen) -> Any:
    line = pen.paragraph("Imprint", imprint.printer, (Run("\t"),), imprint.date)
    tab = f'<w:tab w:val="right" w:pos="{TYPE_AREA - _SMALL}"/>'
    line.pPr.append(element(f"<w:tabs>{tab}</w:tabs>"))
    line.pPr.append(element(_indent(left=1, width=_SMALL)))
    return line


def _edge(side: str, width: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{width}" w:space="0" w:color="000000"/>'


def _indent(
    *, left: float = 0, right: float = 0, hanging: float = 0, width: int = CHARACTER
) -> str:
    """Indents in characters, and in twips for other programs."""
    sides = {"left": left, "right": right, "hanging": hanging}
    given = "".join(
        f' w:{side}Chars="{round(100 * size)}" w:{side}="{round(width * size)}"'
        for side, size in sides.items()
        if size
    )
    return f"<w:ind{given}/>"
