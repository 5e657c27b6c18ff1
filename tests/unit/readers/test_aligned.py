"""Tables without lines: which lines are the rest of a cell, and which are rows of their own."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.readers.test_layout import row, told
from toolkit.readers.layout import Glyph, Page

SIZE = 10.0
XS = (30.0, 70.0, 170.0, 250.0)
FULL = (2, 8, 6, 8)
"""Where the columns begin, and how many characters fill them."""

HEADER = ("序号", "工作任务", "责任单位", "完成时限")
ROWS = [
    ("1", "修订防汛应急预案，组织一次演练", "县应急管理局、县水利局", "六月底前"),
    ("2", "排查隐患点", "县自然资源局", "年底前"),
    ("3", "改造老旧小区二十个以上", "县住建局", "长期坚持"),
]
JOINED = ["\t".join(cells) for cells in (HEADER, *ROWS)]


def at(text: str, left: float, top: float) -> list[Glyph]:
    """The glyphs of a line at a place."""
    return [
        glyph._replace(top=top, bottom=top + SIZE) for glyph in row(text, 0, left, SIZE)
    ]  # fmt: skip


def table(
    *rows: tuple[str, ...],
    top: float = 100,
    apart: float = 15,
    is_centred: bool = False,
    full: tuple[int, ...] = FULL,
) -> list[Glyph]:
    """The glyphs of a table whose cells are broken where they are full, 15 from line to line."""
    glyphs: list[Glyph] = []
    for cells in rows:
        broken = [
            [words[start : start + most] for start in range(0, len(words), most)]
            for words, most in zip(cells, full, strict=True)
        ]
        most = max(map(len, broken))
        for lines, left in zip(broken, XS, strict=True):
            down = (most - len(lines)) * 7.5 if is_centred else 0
            for n, words in enumerate(lines):
                glyphs += at(words, left, top + down + 15 * n)
        top += 15 * (most - 1) + apart
    return glyphs


def lines_of(*glyphs: list[Glyph]) -> list[str]:
    """The lines of the text of a page with these glyphs in chance order."""
    every = [glyph for each in glyphs for glyph in each]
    mixed = [*every[1::2], *reversed(every[::2])]
    return told(Page(number=1, width=380, height=800, glyphs=mixed)).text.splitlines()


def test_the_lines_of_a_cell_are_one_cell() -> None:
    """Numbers on the first line, all lines equally far apart: the width of the cells tells."""
    before, after = at("任务分解表", 30, 70), at("请各单位抓好落实，每月报送进展情况。", 30, 250)
    assert lines_of(before, table(HEADER, *ROWS), after) == [
        "任务分解表", *JOINED, "请各单位抓好落实，每月报送进展情况。",
    ]  # fmt: skip


def test_cells_may_be_centred_in_their_rows() -> None:
    """The number then stands beside the middle of its row, between two lines of another cell."""
    assert lines_of(table(HEADER, *ROWS, is_centred=True)) == JOINED


def test_rows_further_apart_than_lines_tell_it_too() -> None:
    """Units below each other, none of them filling its column, are one cell then."""
    listed = table(("4", "修订防汛应急预案，组织一次演练", "", "年底前"), top=237, apart=24)
    units = [*at("县水利局", 170, 237), *at("县应急局", 170, 252)]
    rows = table(HEADER, *ROWS, apart=24)
    assert max(glyph.bottom for glyph in rows) < 237 - 15
    assert lines_of(rows, listed, units) == [
        *JOINED, "4\t修订防汛应急预案，组织一次演练\t县水利局县应急局\t年底前",
    ]  # fmt: skip


def test_a_table_in_which_nothing_is_broken_is_told_as_before() -> None:
    """Its rows are lines already."""
    rows = [("1", "排查隐患", "水利局", "六月底"), ("2", "修订预案", "应急局", "年底前")]
    assert lines_of(table(*rows)) == ["\t".join(cells) for cells in rows]


SUB = [
    ("1", "修订应急预案", "县应急局", "六月底前"),
    ("", "排查隐患", "县水利局", "年底前"),
    ("2", "改造老旧小区", "县住建局", "年底前"),
    ("", "新建厂房", "县开发区", "长期坚持"),
]


def test_rows_without_a_number_are_not_joined_to_the_row_above() -> None:
    """A number may hold for several rows: their cells are not full, or full by chance only."""
    assert len(lines_of(table(*SUB))) == len(SUB)
    even = [(number, task[:4], unit, "年底前") for number, task, unit, _ in SUB]
    assert len(lines_of(table(*even))) == len(even)
    assert len(lines_of(table(*SUB, apart=20))) == len(SUB)


def test_what_follows_the_last_row_is_no_part_of_it() -> None:
    """Neither where its last cell is not full, nor where the words stand elsewhere."""
    rows = table(HEADER, *ROWS)
    below = max(glyph.bottom for glyph in rows) + 5
    assert lines_of(rows, at("特此通知。", 70, below)) == [*JOINED, "特此通知。"]
    ended = table(HEADER, *ROWS[:2], ("3", "改造老旧小区二十", "县住建局", "年底前"))
    below = max(glyph.bottom for glyph in ended) + 5
    assert lines_of(ended, at("特此通知。", 90, below))[-1] == "特此通知。"


def test_letters_set_wide_are_no_columns() -> None:
    """A cell set to the width of its column has gaps, but no other row has them there."""
    wide = [glyph for n, c in enumerate("十二月底") for glyph in at(c, 250 + 16 * n, 175)]
    rows = table(("1", "修订防汛应急预案组织演练", "县应急局", "六月底前报送总结报告"), top=100)
    rows += table(("2", "排查隐患点并整改到位", "县水利局", ""), top=175)
    assert "十二月底" in "".join("".join(lines_of(rows, wide)).split())


def test_a_numbered_list_and_text_in_columns_are_no_tables() -> None:
    """Two columns are a list, and text beside it is in two columns itself."""
    points = ["抓好防汛备汛工作，落实责", "任到岗到人。", "排查整治隐患，不留死角，", "限期整改。"]
    glyphs: list[Glyph] = []
    for n in range(4):
        glyphs += [*at(str(n + 1), 30, 100 + 30 * n), *at(points[n // 2 * 2], 50, 100 + 30 * n)]
        glyphs += at(points[n // 2 * 2 + 1], 50, 115 + 30 * n)
    assert lines_of(glyphs)[1] == points[1]
    beside = [g for n in range(8) for g in at("右栏文字一行十个字呢哦", 220, 100 + 15 * n)]
    assert [line for line in lines_of(glyphs, beside) if line.startswith(points[1])]


def test_a_table_over_two_pages_has_its_header_once() -> None:
    """As tables that are drawn with lines."""
    second = [(str(n + 4), *cells[1:]) for n, cells in enumerate(ROWS)]
    pages = [
        Page(number=n, width=380, height=800, glyphs=table(HEADER, *rows))
        for n, rows in ((1, ROWS), (2, second))
    ]
    source = told(*pages)
    assert source.text.splitlines() == [*JOINED, *("\t".join(cells) for cells in second)]
    assert [each.number for each in source.origins] == [1] * 4 + [2] * 3


def test_a_row_cut_by_the_end_of_a_page_is_whole() -> None:
    """Its cells go on below the header that is said again, and so do the numbers."""
    one = ("1", "修订防汛应急预案，组织演练", "县应急管理局、县水利局", "六月底前")
    first = table(HEADER, one, ROWS[1], top=695)
    cut = table(("3", "改造老旧小区二十个以上，惠及群众", "县住建局", "长期坚持"), top=755)
    rest = table(HEADER, ("", "三千户。", "", ""), ("4", "修订防汛应急预案。", "", "年底前"))
    pages = [
        Page(number=n, width=380, height=800, glyphs=glyphs)
        for n, glyphs in ((1, [*first, *cut]), (2, rest))
    ]
    assert told(*pages).text.splitlines() == [
        JOINED[0],
        "\t".join(one),
        JOINED[2],
        "3\t改造老旧小区二十个以上，惠及群众三千户。\t县住建局\t长期坚持",
        "4\t修订防汛应急预案。\t\t年底前",
    ]


def test_what_begins_the_next_page_is_no_rest_where_the_row_was_complete() -> None:
    """The last cell is not full, so nothing can have gone on."""
    pages = [
        Page(number=1, width=380, height=800, glyphs=table(HEADER, *ROWS, top=650)),
        Page(number=2, width=380, height=800, glyphs=at("特此通知。", 70, 100)),
    ]
    assert told(*pages).text.splitlines() == [*JOINED, "特此通知。"]


words = st.text(st.sampled_from("修订防汛预案，。2a（"), max_size=20)


@given(
    rows=st.lists(st.tuples(words, words, words), min_size=1, max_size=6),
    apart=st.sampled_from([12.0, 15.0, 18.0, 24.0]),
    is_centred=st.booleans(),
    numbered=st.booleans(),
    noise=st.lists(st.tuples(words, st.floats(0, 300), st.floats(90, 300)), max_size=3),
)
def test_no_character_of_any_table_is_lost_or_doubled(
    rows: list[tuple[str, str, str]],
    apart: float,
    noise: list[tuple[str, float, float]],
    *,
    is_centred: bool,
    numbered: bool,
) -> None:
    """Whatever is made of the lines."""
    full = [((str(n) if numbered else ""), *cells) for n, cells in enumerate(rows, 1)]
    glyphs = table(*full, apart=apart, is_centred=is_centred)
    glyphs += [glyph for text, left, top in noise for glyph in at(text, left, top)]
    places = {(g.text, round(g.left / 2.5), round(g.top / 2.5)): g for g in glyphs}
    if len(places) < len(glyphs) or not glyphs:
        return
    told_text = "".join(lines_of(list(glyphs))).replace("\t", "").replace(" ", "")
    assert Counter(told_text) == Counter(glyph.text for glyph in glyphs)
