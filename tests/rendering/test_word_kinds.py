"""Every kind of document on paper, with head, imprint and progress: GB/T 9704—2012, measured."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from tests.support import reported, sender
from tests.support.draft import value
from tests.support.pages import Line, Page, laid_out
from toolkit.documents.blocks import AnnexList, Document, Paragraph, Signature, run
from toolkit.documents.kinds import KINDS, compose
from toolkit.documents.matter import Matter
from toolkit.documents.onepage import KIND as ONE_PAGE
from toolkit.writers.word import render
from toolkit.zh.width import cells

NAMES = [kind.name for kind in KINDS]
CHARACTER = (16 - 0.25) / 72 * 25.4
ANNEXES = ("二〇二三年度绿化重点任务分解和责任单位完成时限对照一览表", "回执")
FRAME = Document(
    "样张",
    (
        Paragraph(run("现将有关事项通知如下。")),
        AnnexList(ANNEXES),
        Signature(run("某市人民政府督查室"), run("2023年6月10日")),
    ),
)


def matter() -> Matter:
    """The reported speech thrice as long, under a long title, so that tables run over pages."""
    speech = reported.speech()
    tasks = tuple(
        replace(task, id=f"{task.id[:2]}{number}{task.id[2:]}", text=task.text * (1 + number))
        for number in (1, 2, 3)
        for task in speech.tasks
    )
    title = value("在全市国土绿化暨古树名木保护重点工作推进会议上的讲话")
    speech = replace(speech, tasks=tasks, meta=replace(speech.meta, title=title))
    states = {
        f"{name[:2]}{number}{name[2:]}": state
        for number in (1, 2, 3)
        for name, state in reported.matter().states.items()
    }
    return Matter(speech=speech, states=states, as_of=reported.AS_OF, office=sender.WHOLE)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    """The pages of every kind, and of the frame."""
    documents = {name: render(compose(name, matter())[0].document).value for name in NAMES} | {
        "样张": render(FRAME).value
    }
    return laid_out(documents, tmp_path_factory.mktemp("papers"))


def body(page: Page) -> list[Line]:
    """The lines without the page number."""
    return [line for line in page.lines if line is not page.number]


@pytest.mark.timeout(240)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_leaves_the_type_area(papers: dict[str, list[Page]], name: str) -> None:
    """5.2.1: 37 mm above, 35 below, 28 inside, 26 outside, each within 1 mm.

    A mark that closes a line may hang over its end, as Chinese typesetting wants.
    """
    for number, page in enumerate(papers[name], 1):
        inner, outer = (28, 26) if number % 2 else (26, 28)
        for line in body(page):
            hanging = CHARACTER if line.words[-1] in "，。、；：）》”" else 0
            assert line.left > inner - 1, line.words
            assert line.right < 210 - outer + 1 + hanging, line.words
            assert line.top > 37 - 1, line.words
            assert line.bottom < 297 - 35 + 1, line.words


@pytest.mark.parametrize("name", NAMES)
def test_page_numbers_stand_outside(papers: dict[str, list[Page]], name: str) -> None:
    """7.5: — 1 — at the right on odd pages, at the left on even ones, every page numbered."""
    for number, page in enumerate(papers[name], 1):
        assert page.number.words == f"—{number}—"
        assert (210 - page.number.right if number % 2 else page.number.left) < 40


@pytest.mark.parametrize("name", [name for name in NAMES if name != ONE_PAGE])
def test_the_head_and_some_text_share_the_first_page(
    papers: dict[str, list[Page]], name: str
) -> None:
    """7.2.4: the red name 35 mm below the type area; 7.3.3: the first page shows body text."""
    first = papers[name][0]
    mark = first.line("某市人民政府督查室文件")
    assert mark.top == pytest.approx(37 + 35, abs=5)
    assert first.words[:2] == ["秘密★1年", "特急"]
    below = [line.words for line in body(first) if line.top > mark.bottom]
    assert any(words.endswith("。") or len(words) > 20 for words in below)


@pytest.mark.parametrize("name", NAMES)
def test_the_title_is_broken_by_sense(papers: dict[str, list[Page]], name: str) -> None:
    """7.3.1: at most three lines, no hourglass, no line of a single word, centred."""
    title = compose(name, matter())[0].document.title
    rest, lines = title, []
    for line in body(papers[name][0]):
        if rest and rest.startswith(line.words):
            lines.append(line)
            rest = rest[len(line.words) :]
    assert rest == ""
    sizes = [cells(line.words) for line in lines]
    assert 1 <= len(lines) <= 3
    assert len(sizes) < 3 or not sizes[1] < min(sizes[0], sizes[2])
    assert min(sizes) >= 8
    for line in lines:
        assert (line.left + line.right) / 2 == pytest.approx(28 + 78, abs=4)
    for before, after in pairwise(lines):
        assert not (before.words[-1].isdigit() and after.words[0].isdigit())
        assert after.words[0] not in "》、，的"


def test_names_of_annexes_hang_under_their_first_character(papers: dict[str, list[Page]]) -> None:
    """7.3.4: the second line of a name begins where its first began, so does the next name."""
    page = papers["样张"][0]
    first = page.line("附件：1.")
    second = page.line("2.")
    continued = next(
        line for line in page.lines if first.top < line.top < second.top and line is not first
    )
    assert first.left == pytest.approx(28 + 2 * CHARACTER, abs=1)
    assert second.left == pytest.approx(first.left + 3 * CHARACTER, abs=1)
    assert continued.left == pytest.approx(first.left + 3.75 * CHARACTER, abs=1.5)
    assert first.words[5:] + continued.words == ANNEXES[0]


def test_the_day_stands_two_characters_right_of_the_name(papers: dict[str, list[Page]]) -> None:
    """7.3.5.2: and its figures have no leading zero (7.3.5.4)."""
    page = papers["样张"][0]
    name, day = page.line("某市人民政府督查室"), page.line("2023年6月10日")
    assert day.left - name.left == pytest.approx(2 * CHARACTER, abs=0.7)
    assert name.right == pytest.approx(210 - 26 - 2 * CHARACTER, abs=1)


@pytest.mark.parametrize("name", ["任务分解通知", "督查通报", "简报"])
def test_tables_repeat_their_header_on_every_page(papers: dict[str, list[Page]], name: str) -> None:
    """And no row is torn: what a page begins with after the header is the number of a row."""
    pages = [page for page in papers[name] if "工作任务" in page.words]
    assert len(pages) >= 2
    for page in pages[1:]:
        header = page.line("工作任务")
        assert header.top < 45, "续页不以表头开始"
    numbers = [
        int(line.words)
        for page in pages
        for line in body(page)
        if re.fullmatch(r"\d{1,2}", line.words) and line.right < 28 + 14
    ]
    assert set(range(1, 28)) <= set(numbers)


@pytest.mark.parametrize("name", [name for name in NAMES if name != ONE_PAGE])
def test_the_imprint_stands_at_the_foot_of_the_last_page(
    papers: dict[str, list[Page]], name: str
) -> None:
    """7.4.1: its last rule is the lower edge of the type area; lines of 4号 stand above it."""
    last = papers[name][-1]
    copies, printed = last.line("抄送："), last.line("某市人民政府办公室")
    assert copies.bottom < printed.top + 3
    assert 297 - 35 - printed.bottom == pytest.approx(2, abs=2)
    assert printed.left == pytest.approx((26 if len(papers[name]) % 2 == 0 else 28) + 5, abs=1.2)


def test_the_page_for_the_leader_is_one(papers: dict[str, list[Page]]) -> None:
    """Even with a title of three lines and tasks of several units."""
    assert len(papers[ONE_PAGE]) == 1


@pytest.mark.parametrize("name", ["督办通知", "任务分解通知", "催办通知", "督查通报"])
def test_no_signature_stands_alone(papers: dict[str, list[Page]], name: str) -> None:
    """7.3.5.5: its page has text of the body above it."""
    for page in papers[name]:
        signed = [line for line in body(page) if line.words == "某市人民政府督查室"]
        if signed and page is not papers[name][0]:
            above = [line for line in body(page) if line.bottom < signed[-1].top]
            assert [line for line in above if not line.words.startswith("附件")]
