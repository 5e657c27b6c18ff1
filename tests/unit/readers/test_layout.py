"""From glyphs on pages to lines: order, paragraphs, columns, margins. Pure geometry."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from toolkit.readers import layout
from toolkit.readers.layout import Glyph, Page, Rule
from toolkit.readers.lines import Lines
from toolkit.source import SourceText

SIZE = 10.0
FULL = 20
LEFT = 50.0


def row(text: str, line: float, left: float = LEFT, size: float = SIZE) -> list[Glyph]:
    """The glyphs of a row at the `line`th place of a page."""
    top = 60 + line * 18
    return [
        Glyph(character, left + n * size, top, left + (n + 1) * size, top + size, size)
        for n, character in enumerate(text)
        if character != "　"
    ]


def page(*rows: list[Glyph], number: int = 1) -> Page:
    """A page of 300 by 800 with these rows in chance order."""
    glyphs = [glyph for each in rows for glyph in each]
    glyphs = [*glyphs[1::2], *reversed(glyphs[::2])]
    return Page(number=number, width=300, height=800, glyphs=glyphs)


def told(*pages: Page) -> SourceText:
    """The text of the pages."""
    lines = Lines()
    layout.tell(lines, list(pages))
    value = lines.source(b"", "x", "x").value
    assert isinstance(value, SourceText)
    return value


def paragraph(text: str, line: int, *, left: float = LEFT, full: int = FULL) -> list[list[Glyph]]:
    """A paragraph moved in by two characters and broken where the line is full."""
    words = "　　" + text
    return [
        row(words[start : start + full], line + n, left)
        for n, start in enumerate(range(0, len(words), full))
    ]


FIRST = "各乡镇要在六月底前完成水库隐患排查，排查结果一处一档，上图上墙，不得走马观花。"
SECOND = "县水利局要按月通报进度，对排名末位的单位约谈主要负责人。"


def test_full_rows_are_joined_and_first_lines_begin_paragraphs() -> None:
    """Whatever the order of drawing; each row keeps its page and box."""
    source = told(page(*paragraph(FIRST, 0), *paragraph(SECOND, 3)))
    assert source.text == f"{FIRST}\n{SECOND}\n"
    assert [each.number for each in source.origins] == [1] * 5
    assert source.origins[1].path == "50,78,250,88"


def test_a_paragraph_runs_over_the_page_and_page_numbers_stand_apart() -> None:
    """The number of a page is a footer after the text, not in the middle of a sentence."""
    rows = [*paragraph(FIRST, 20), *paragraph(SECOND, 23)]
    before = page(*rows[:4], row("— 1 —", 39, 120))
    after = page(*[[g._replace(top=g.top - 400, bottom=g.bottom - 400) for g in rows[4]]],
                 row("— 2 —", 39, 120), number=2)  # fmt: skip
    source = told(before, after)
    assert source.text == f"{FIRST}\n{SECOND}\n— 1 —\n— 2 —\n"
    assert [(each.kind, each.number) for each in source.origins][-3:] == [
        ("page", 2), ("footer", 1), ("footer", 2),
    ]  # fmt: skip


def test_running_heads_are_told_once_and_apart() -> None:
    """What stands at the top of three pages is no part of the text, a title on one page is."""
    pages = [
        page(row("县政府工作报告", -2), *paragraph(FIRST, 4), number=number) for number in (1, 2, 3)
    ]
    assert told(*pages).text == f"{FIRST}\n" * 3 + "县政府工作报告\n"
    assert told(pages[0]).text == f"县政府工作报告\n{FIRST}\n"


def test_a_short_row_ends_its_paragraph_and_so_does_a_marker_after_a_full_stop() -> None:
    """A heading is short; a full row may still be the end where a new point begins."""
    full = "一、" + "抓" * 17 + "。"
    source = told(
        page(row("一、提高认识", 0), row(full, 1), row("二、抓好落实", 2), *paragraph(FIRST, 3))
    )
    assert source.text.splitlines()[:3] == ["一、提高认识", full, "二、抓好落实"]


def test_two_columns_are_read_one_after_the_other() -> None:
    """A title across both stays above them."""
    left, right = "左栏文字一行十个字啊。", "右栏文字一行十个字呢。"
    rows = [row("关于防汛工作情况的通报，各科室", 0, 60)]
    for line in range(2, 14):
        rows += [row(left[:10], line, 30), row(right[:10], line, 160)]
    lines = Lines()
    assert layout.tell(lines, [page(*rows)]) == [1]
    value = lines.source(b"", "x", "x").value
    assert isinstance(value, SourceText)
    text = "".join(value.text.split())
    assert text == "关于防汛工作情况的通报，各科室" + left[:10] * 12 + right[:10] * 12


def test_cells_side_by_side_become_a_row_between_tabs() -> None:
    """Three gaps wide enough are cells; one is a blank between two things on a line."""
    cells = [*row("1", 0, 30), *row("排查隐患", 0, 80), *row("水利局", 0, 200)]
    assert told(page(cells)).text == "1\t排查隐患\t水利局\n"
    assert told(page([*row("签发人", 0, 30), *row("李某", 0, 200)])).text == "签发人  李某\n"


XS = (30.0, 60.0, 150.0, 220.0, 290.0)


def drawn(ys: tuple[float, ...], cells: dict[tuple[int, int], str], *missing: Rule) -> Page:
    """A page with a table drawn with lines, its cells broken at four characters."""
    across = [Rule(XS[n], y, XS[n + 1], y) for y in ys for n in range(len(XS) - 1)]
    down = [Rule(x, ys[n], x, ys[n + 1]) for x in XS for n in range(len(ys) - 1)]
    glyphs = [
        glyph._replace(top=ys[line] + 4 + 12 * n, bottom=ys[line] + 14 + 12 * n)
        for (line, column), words in cells.items()
        for n, start in enumerate(range(0, len(words), 4))
        for glyph in row(words[start : start + 4], 0, XS[column] + 5)
    ]
    rules = [rule for rule in (*across, *down) if rule not in missing]
    return Page(number=1, width=300, height=800, glyphs=glyphs, rules=rules)


HEADER = {(0, 0): "序号", (0, 1): "工作任务", (0, 2): "责任单位", (0, 3): "时限"}


def test_lines_make_tables_whose_cells_may_hold_several_rows() -> None:
    """A missing line makes two cells one: its words hold for every row it covers."""
    cells = {
        **HEADER,
        (1, 0): "1", (1, 1): "修订应急预案并演练", (1, 2): "县应急局", (1, 3): "六月底",
        (2, 0): "2", (2, 1): "排查隐患", (2, 3): "年底",
    }  # fmt: skip
    table = drawn((100, 140, 180, 220), cells, Rule(150, 180, 220, 180))
    before, after = row("任务分解表", 0), row("县政府办公室印发", 12)
    table.glyphs += [*before, *after]
    assert told(table).text.splitlines() == [
        "任务分解表",
        "序号\t工作任务\t责任单位\t时限",
        "1\t修订应急预案并演练\t县应急局\t六月底",
        "2\t排查隐患\t县应急局\t年底",
        "县政府办公室印发",
    ]


def test_a_table_over_two_pages_is_one() -> None:
    """Its header is told once, and a numbered row cut by the page end is whole."""
    first = drawn((100, 140, 180), {**HEADER, (1, 0): "1", (1, 1): "修订应急"})
    second = drawn((100, 140, 180, 220), {**HEADER, (1, 1): "预案", (2, 0): "2", (2, 1): "排查"})
    second.number = 2
    assert told(first, second).text.splitlines() == [
        "序号\t工作任务\t责任单位\t时限", "1\t修订应急预案\t\t", "2\t排查\t\t",
    ]  # fmt: skip


def test_a_frame_around_the_text_is_no_table() -> None:
    """One cell encloses paragraphs, not data."""
    framed = page(*paragraph(FIRST, 0))
    framed.rules = [
        Rule(20, 20, 280, 20), Rule(20, 700, 280, 700), Rule(20, 20, 20, 700),
        Rule(280, 20, 280, 700),
    ]  # fmt: skip
    assert told(framed).text == f"{FIRST}\n"


def test_blanks_are_told_by_their_gaps_and_bold_overprints_are_one() -> None:
    """Latin words have a blank between them; the same glyph twice at one place is one."""
    words = [
        Glyph(c, left, 60, left + 5, 70, 10)
        for c, left in zip("SmartCity", (0, 5, 10, 15, 20, 30, 35, 40, 45), strict=True)
    ]
    assert told(page(words)).text == "Smart City\n"
    twice = [*row("加粗", 0), *(g._replace(left=g.left + 0.3) for g in row("加粗", 0))]
    assert told(page(twice)).text == "加粗\n"


numbers = st.floats(-1e4, 1e4)
any_glyphs = st.lists(
    st.builds(
        lambda text, left, top, size: Glyph(text, left, top, left + size, top + size, size),
        st.sampled_from("一二 、a1。"), numbers, numbers, st.floats(0.1, 100),
    ),
    max_size=40,
)  # fmt: skip


any_rules = st.lists(st.builds(Rule, numbers, numbers, numbers, numbers), max_size=12)


@given(glyphs=any_glyphs, rules=any_rules)
def test_any_glyphs_are_told_without_loss(glyphs: list[Glyph], rules: list[Rule]) -> None:
    """Every character that is no blank comes out, but for those set twice at one place."""
    lines = Lines()
    layout.tell(lines, [Page(number=1, width=300, height=800, glyphs=glyphs, rules=rules)])
    value = lines.source(b"", "x", "x").value
    text = value.text if isinstance(value, SourceText) else ""
    assert {*text} - {*" \n\t"} == {glyph.text for glyph in glyphs} - {" "}
