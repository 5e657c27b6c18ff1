"""The brief as a composition: what each part says, and what must never stand in it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from tests.support import strategies, waterworks
from tests.support.composed import part, tables, task_table, text
from tests.support.draft import Draft, unit, value
from toolkit.documents import blocks
from toolkit.documents.blocks import (
    Document,
    Facts,
    GroupRow,
    Heading,
    Paragraph,
    Subtitle,
    Title,
    plain,
)
from toolkit.documents.brief import compose
from toolkit.model import Speech


@pytest.fixture
def document() -> Document:
    """The brief of the waterworks speech."""
    return compose(waterworks.speech())


def test_parts_stand_in_the_order_an_office_expects(document: Document) -> None:
    """Title, facts, summary, then the three numbered parts, and a note at the end."""
    kinds = [type(block) for block in document.blocks[:3]]
    assert kinds == [Title, Facts, Paragraph]
    headings = [b.text for b in document.blocks if isinstance(b, Heading) and b.level == 1]
    assert headings == ["一、讲话要点", "二、任务清单", "三、待明确事项"]
    last = document.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.kind == "note"


def test_the_title_names_the_speech_in_title_marks(document: Document) -> None:
    """The title of the document is that of the speech and what the paper is."""
    assert document.title == "《在全市供水保障工作推进会上的讲话》精神传达提纲"
    assert document.blocks[0] == Title(document.title)


def test_title_marks_inside_a_title_become_single() -> None:
    """GB/T 15834—2011: a title inside a title takes 〈〉."""
    draft = Draft("正文")
    draft.meta = {"title": value("关于《供水条例》的说明")}
    assert compose(draft.speech()).title == "《关于〈供水条例〉的说明》精神传达提纲"


def test_an_inferred_title_is_marked_below_the_title() -> None:
    """What the text does not say outright never stands unmarked, not even in the title."""
    draft = Draft("正文")
    draft.meta = {"title": value("供水讲话", "inferred")}
    subtitle = compose(draft.speech()).blocks[1]
    assert isinstance(subtitle, Subtitle)
    assert plain(subtitle.runs) == "（标题为推断，请核对）"


def test_without_title_and_meeting_nothing_is_made_up() -> None:
    """The title says what kind of text it is and no more."""
    draft = Draft("正文")
    draft.meta = {"doc_type": value("minutes")}
    assert compose(draft.speech()).title == "会议精神传达提纲"
    assert compose(Draft("正文").speech()).title == "文稿精神传达提纲"


def test_facts_are_those_known_with_their_marks(document: Document) -> None:
    """Unknown facts are left out; entered and inferred ones say so; dates have no leading zeros."""
    facts = next(block for block in document.blocks if isinstance(block, Facts))
    assert [f"{fact.label}：{plain(fact.runs)}" for fact in facts.entries] == [
        "会议名称：全市供水保障工作推进会（推断）",
        "文稿标题：在全市供水保障工作推进会上的讲话",
        "时间：2023年5月6日（填写）",
        "讲话人：副市长李某",
        "文种：讲话",
        "来源文件：供水讲话.txt",
    ]


def test_a_speaker_known_less_surely_than_the_post_keeps_an_own_mark() -> None:
    """Post and name are run together only where both are known the same way."""
    draft = Draft("正文")
    draft.meta = {"speaker": value("李某", "entered"), "speaker_post": value("副市长")}
    assert "讲话人：副市长李某（填写）" in text(compose(draft.speech())).split("\n")


def test_every_heading_of_two_levels_stands_once_in_order(document: Document) -> None:
    """The outline quotes the headings word for word; a part is named so that numbers cannot mix."""
    outline = part(document, "一、讲话要点")
    quoted = [line.partition("部分　")[2] or line for line in outline]
    assert [line for line in quoted if line in waterworks.HEADINGS] == list(waterworks.HEADINGS)
    assert "第三部分　第三，严格督查，压实XX责任" in outline


def test_parts_of_the_outline_are_headings_for_navigation(document: Document) -> None:
    """Level-1 headings of the speech are level-2 headings of the brief."""
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert "第一部分　一、统一思想，认清供水形势" in headings
    assert "（一）看清缺口" not in headings


def test_deeper_headings_stay_out_of_the_outline() -> None:
    """A leader gets two levels."""
    draft = Draft("一、甲乙\n（一）丙丁\n1.戊己\n")
    for name, heading in (("1", "一、甲乙"), ("1-1", "（一）丙丁"), ("1-1-1", "1.戊己")):
        draft.section(name, heading)
    assert "1.戊己" not in part(compose(draft.speech()), "一、文稿要点")


def test_an_outline_of_one_level_is_a_plain_list() -> None:
    """Without a second level there are points, not parts."""
    draft = Draft("一、甲乙\n二、丙丁\n")
    draft.section("1", "一、甲乙")
    draft.section("2", "二、丙丁")
    document = compose(draft.speech())
    assert part(document, "一、文稿要点")[1:] == ["一、甲乙", "二、丙丁"]
    assert "全文共2个要点" in text(document)


def test_announced_counts_are_compared(document: Document) -> None:
    """An announcement stands with what it announces and says whether it holds."""
    assert "（原文预告“三项任务”共3点，实列2点，请核对。）" in part(document, "一、讲话要点")


@pytest.mark.parametrize(
    ("count", "found", "verdict"),
    [(2, 2, "实列2点，数目相符"), (2, 0, "之后没有逐点列出"), (2, 3, "实列3点，请核对")],
)
def test_each_way_an_announcement_can_end(count: int, found: int, verdict: str) -> None:
    """Kept, empty, or another number."""
    draft = Draft("讲两点意见")
    draft.announcement("两点意见", count, found, None)
    assert verdict in text(compose(draft.speech()))


def test_tasks_are_grouped_by_part_and_numbered_through(document: Document) -> None:
    """Each group names its part and how many tasks follow."""
    table = task_table(document)
    groups = [plain(row.runs) for row in table.rows if isinstance(row, GroupRow)]
    assert groups == ["二、突出重点，保障夏季供水（3项）", "第三，严格督查，压实XX责任（2项）"]
    rows = tables(document)["序号|任务编号|工作任务|责任单位|完成时限"]
    assert [row[:2] for row in rows] == [
        ["1", "2-1-01"],
        ["2", "2-1-02"],
        ["3", "2-2-01"],
        ["4", "3-01"],
        ["5", "3-02"],
    ]


def test_a_task_row_says_who_and_by_when_with_marks(document: Document) -> None:
    """Lead before support; the words of the deadline, below them the day they mean."""
    rows = tables(document)["序号|任务编号|工作任务|责任单位|完成时限"]
    assert rows[0][2:] == [
        "市水务局牵头、市财政局配合，6月底前完成老旧管网改造。",
        "牵头：市水务局/配合：市财政局",
        "6月底前/（2023年6月30日，推断）",
    ]
    assert rows[1][3:] == ["市住房城乡建设局", "尽快/（待明确）"]
    assert rows[3][3:] == ["各区（承上）", "每月25日前"]
    assert rows[4][3:] == ["待明确", "待明确"]


def test_a_speech_without_outline_lists_its_tasks_without_groups() -> None:
    """No heading, no group rows, and the outline part says that there is none."""
    draft = Draft("请各单位报送材料。")
    draft.task("01", "请各单位报送材料。")
    document = compose(draft.speech())
    assert not [row for row in task_table(document).rows if isinstance(row, GroupRow)]
    assert part(document, "一、文稿要点") == ["原文没有层次标题。"]


def test_tasks_outside_the_outline_have_a_group_of_their_own() -> None:
    """Where other tasks stand under headings, these are not put under one of them."""
    draft = Draft("一、甲乙\n先报方案。\n再报总结。\n")
    draft.section("1", "一、甲乙")
    draft.task("1-01", "先报方案。")
    draft.task("01", "再报总结。")
    rows = task_table(compose(draft.speech())).rows
    groups = [plain(row.runs) for row in rows if isinstance(row, GroupRow)]
    assert groups == ["一、甲乙（1项）", "层次标题之外（1项）"]


def test_counts_reconcile(document: Document) -> None:
    """The figures of the summary, of the table and of the open points are the same figures."""
    words = text(document)
    rows = tables(document)["序号|任务编号|工作任务|责任单位|完成时限"]
    without_unit = sum(row[3] == "待明确" for row in rows)
    assert f"列出工作任务{len(rows)}项（另有1句是否列为任务待定）" in words
    assert f"有责任单位的{len(rows) - without_unit}项" in words
    assert f"没有写明责任单位的{without_unit}项" in words
    by_part = tables(document)["所在部分|任务数|未写明|清单序号"]
    assert sum(int(row[1]) for row in by_part) == len(rows)
    assert sum(int(row[2]) for row in by_part) == without_unit
    states = re.search(r"5项任务中，(时限明确.*)。", words)
    assert states
    assert sum(map(int, re.findall(r"(\d+)项", states[1]))) == len(rows)


def test_the_note_names_every_value_that_is_not_explicit(document: Document) -> None:
    """Each mark is explained, with the values that carry it."""
    notes = [
        plain(b.runs) for b in document.blocks if isinstance(b, Paragraph) and b.kind == "note"
    ]
    assert notes[1:] == [
        "（承上）承自上级标题或前文，共1处：责任单位（任务3-01）。",
        "（推断）按规则推算，原文没有写全，共2处：会议名称；完成时限（任务2-1-01）。",
        "（填写）由使用者给出，共1处：时间。",
    ]


def test_many_marked_values_are_counted_by_kind() -> None:
    """A note of a hundred task numbers helps nobody."""
    draft = Draft("".join(f"办第{n}件事。" for n in range(1, 21)))
    for n in range(1, 21):
        draft.task(f"{n:02}", f"办第{n}件事。", units=(unit("各区", certainty="inferred"),))
    assert "共20处：责任单位20处，已在表中标注。" in text(compose(draft.speech()))


def test_no_word_of_the_web_page_gets_in(document: Document) -> None:
    """Neither as text nor inside the message of a finding."""
    assert waterworks.CHROME not in text(document)


def test_line_breaks_inside_quoted_words_are_closed() -> None:
    """A text wrapped by a PDF is printed on one line."""
    draft = Draft("一、加强管\n网改造\n各区要报\r\n送材料。\n")
    draft.section("1", "一、加强管\n网改造")
    draft.task("1-01", "各区要报\r\n送材料。")
    words = text(compose(draft.speech())).split("\n")
    assert "一、加强管网改造" in words
    assert "各区要报送材料。" in words


def test_a_speech_with_nothing_in_it_still_gives_a_brief() -> None:
    """Every part says that it has nothing to say."""
    words = text(compose(Draft("").speech()))
    assert "全文没有层次标题，没有列出工作任务。" in words
    assert "原文没有可以列入清单的工作任务。" in words
    assert "没有需要明确的事项。" in words
    assert "没有推断或人工填写的内容。" in words


@given(strategies.speeches())
def test_any_speech_has_a_brief(speech: Speech) -> None:
    """Composition is total and pure, whatever the references and spans in a loaded speech say."""
    document = compose(speech)
    assert document == compose(speech)
    assert list(blocks.lines(document))
