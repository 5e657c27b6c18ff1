"""What people type is understood where it has one meaning, and never guessed where it has none."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.ledger import typed
from toolkit.ledger.form import Typed, Value
from toolkit.ledger.settings import standard

ABOUT = dt.date(2022, 5, 25)


def cell(value: Value, *, share: bool = False) -> Typed:
    """A cell with that value."""
    return Typed(sheet="反馈表", cell="H5", value=value, share=share)


@pytest.mark.parametrize(
    "written",
    [
        *("2022.5.1", "2022-05-01", "2022/5/1", "2022年5月1日", "二〇二二年五月一日", "20220501"),
        *("44682", 44682.0, 44682.5, dt.date(2022, 5, 1), "2022-05-01 00:00:00", "２０２２.５.１"),
        *("2022年5月1日前", " 2022年5月1日。"),
    ],
    ids=str,
)
def test_a_whole_day_is_read_in_every_way_it_is_written(written: Value) -> None:
    """Real dates, text and the number a spreadsheet keeps."""
    assert typed.day(written, ABOUT) == (dt.date(2022, 5, 1), False)


@pytest.mark.parametrize("written", ["5月1日", "5.1", "5/1", "五月一日"])
def test_a_year_is_supplied_from_the_day_of_the_report(written: str) -> None:
    """And that it was supplied is said."""
    assert typed.day(written, ABOUT) == (dt.date(2022, 5, 1), True)


def test_a_deadline_without_a_year_lies_ahead() -> None:
    """In November, 3月1日 is next March for a deadline and last March for a closing date."""
    about = dt.date(2022, 11, 20)
    assert typed.day("3月1日", about, ahead=True) == (dt.date(2023, 3, 1), True)
    assert typed.day("3月1日", dt.date(2022, 4, 20)) == (dt.date(2022, 3, 1), True)
    assert typed.day("12月28日", dt.date(2023, 1, 5)) == (dt.date(2022, 12, 28), True)


@pytest.mark.parametrize(
    "written",
    ["2022.2.30", "6月31日", "月底", "尽快", "1999-1-1", "2100-1-1", 3.0, "99999", "13.1"],
    ids=str,
)
def test_what_is_no_day_is_none(written: Value) -> None:
    """Nothing is rounded to a day that exists."""
    assert typed.day(written, ABOUT) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (cell("50"), (50, False)),
        (cell("50%"), (50, False)),
        (cell("５０％"), (50, False)),
        (cell("百分之五十"), (50, False)),
        (cell("已完成50%"), (50, False)),
        (cell(50.0), (50, False)),
        (cell(0.5, share=True), (50, False)),
        (cell(0.5), (50, True)),
        (cell(1.0), (1, False)),
        (cell(12.5), (12.5, False)),
        (cell("100"), (100, False)),
    ],
    ids=["plain", "sign", "wide", "han", "words", "number", "share", "fraction", "one", "half",
         "all"],
)  # fmt: skip
def test_a_share_is_read_in_every_way_it_is_written(
    written: Typed, meant: tuple[float, bool]
) -> None:
    """As 0 to 100; where a fraction was taken for a share, that is said."""
    assert typed.share(written) == meant


@pytest.mark.parametrize(
    "value", ["一半多", "101", 130.0, -1.0, dt.date(2022, 5, 1), "5月1日"], ids=str
)
def test_what_is_no_share_is_none(value: Value) -> None:
    """Out of bounds, words and dates."""
    assert typed.share(cell(value)) is None


@pytest.mark.parametrize(
    ("word", "slug"),
    [
        ("推进中", "in_progress"),
        ("正在办理", "in_progress"),
        ("已办结", "done"),
        ("已销号", "closed"),
        ("退办", "returned"),
        (" 已 完成 ", "done"),
        ("逾期", None),
        ("临期", None),
        ("", None),
    ],
)
def test_statuses_are_known_by_usual_words(word: str, slug: str | None) -> None:
    """办结 and 销号 stay apart; what is computed is no status."""
    assert typed.status(word, standard().statuses) == slug


def test_the_words_of_the_office_go_first() -> None:
    """An office may call things as it likes."""
    assert typed.status("完成", {**standard().statuses, "closed": "完成"}) == "closed"


@pytest.mark.parametrize(
    "words",
    [
        "按计划推进",
        "正在有序推进中。",
        "高度重视，抓紧落实",
        "稳步推进，进展顺利。",
        "按照时序进度开展工作",
    ],
)
def test_words_that_fit_any_task_are_empty(words: str) -> None:
    """No figure, no name, no act."""
    assert typed.empty_phrase(words)


@pytest.mark.parametrize(
    "words", ["已完成管网改造12公里。", "方案已印发。", "5月20日召开部署会。", "无", "已建立台账"]
)
def test_words_that_tell_something_are_not_empty(words: str) -> None:
    """A document, a meeting, a length."""
    assert not typed.empty_phrase(words)


values = st.one_of(
    st.text(max_size=20), st.floats(), st.dates(), st.text("0123456789.年月日-/%", max_size=12)
)


@given(values, st.booleans(), st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
def test_nothing_typed_ever_raises(value: Value, share: bool, about: dt.date) -> None:  # noqa: FBT001 - drawn
    """Any cell is either understood within bounds or none."""
    day = typed.day(value, about, ahead=share)
    assert day is None or 2000 <= day[0].year <= 2099
    percent = typed.share(cell(value, share=share))
    assert percent is None or 0 <= percent[0] <= 100
    words = cell(value, share=share).words
    typed.status(words, {})
    typed.empty_phrase(words)
