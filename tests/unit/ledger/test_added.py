"""Rows that people insert into a form: tasks of their own, parts of tasks, and what is neither."""

from __future__ import annotations

import pytest

from tests.support import returns
from tests.support.collected import DATE, NO_BOOK, codes, gather, only, said
from toolkit.ledger import collecting
from toolkit.ledger.settings import standard
from toolkit.ledger.tasks import Tasks
from toolkit.readers import returned


def inserted(**words: object) -> returns.Sheet:
    """A form with a row that somebody put behind the first."""
    sheet = returns.sheet()
    sheet.sheet.insert_rows(6)
    for header, value in words.items():
        sheet.sheet.cell(6, sheet.columns[header]).value = value  # type: ignore[assignment]
    return sheet


def test_an_inserted_row_with_words_is_a_task_that_somebody_added() -> None:
    """What it says is recorded under a fingerprint of its own, and told once."""
    words = {"任务内容": "给古树挂牌。", "牵头单位": "市文旅局", "完成时限": "6月底前"}
    outcome = gather(inserted(**words, 状态="推进中"))
    assert only(outcome, "LDG020").message.endswith("给古树挂牌。")
    assert len({record.body["fingerprint"] for record in outcome.value.records}) == 1
    assert {each["column"]: each["text"] for each in said(outcome) if "column" in each} == {
        "text": "给古树挂牌。",
        "lead": "市文旅局",
        "deadline": "6月底前",
        "beside": " ".join(f"{number:016x}" for number in range(1, 9)),
    }
    assert [each["status"] for each in said(outcome) if "status" in each] == ["in_progress"]


def test_a_row_with_the_number_of_a_part_is_a_part_of_that_task() -> None:
    """However people write the number; the same words under another task are another part."""
    for id_ in ("1-01.1", "1-01．1", "1-01（1）", "1-01-1"):
        outcome = gather(inserted(任务编号=id_, 任务内容="采购银杏苗。"))
        assert codes(outcome) == ["LDG020"]
        told = {each["column"]: each["text"] for each in said(outcome)}
        assert told == {"text": "采购银杏苗。", "under": f"{1:016x}.1"}
    other = gather(inserted(任务编号="1-02.1", 任务内容="采购银杏苗。"))
    names = {
        record.body["fingerprint"] for record in (*outcome.value.records, *other.value.records)
    }
    assert len(names) == 2


@pytest.mark.parametrize(
    "words", ["合计", "备注：以上各项按月报送", "12", "市公园中心5月底前完成苗木的验收。"]
)
def test_totals_remarks_and_near_copies_are_no_new_tasks(words: str) -> None:
    """They are quoted, for somebody to judge."""
    outcome = gather(inserted(任务内容=words))
    assert outcome.value.records == ()
    assert words in only(outcome, "LDG009").message


def test_only_ledgers_of_the_project_can_hold_new_tasks() -> None:
    """In one of another project, or without the hidden sheet, such a row may be anything."""
    sheet = inserted(任务内容="给古树挂牌。")
    form = returned.read(sheet.saved(), "回.xlsx").value
    assert form is not None
    others = collecting.gather(form, Tasks([]), book=NO_BOOK, settings=standard(), date=DATE)
    assert "给古树挂牌。" in only(others, "LDG009").message
    del sheet.book["_taizhang"]
    assert "给古树挂牌。" in only(gather(sheet), "LDG009").message
