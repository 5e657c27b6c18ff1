"""Calendar arithmetic: ends of periods, plan years, festivals, written dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.zh import dates


@pytest.mark.parametrize(
    ("text", "year", "day"),
    [
        ("2022年4月20日", None, date(2022, 4, 20)),
        ("二〇二二年四月二十日", None, date(2022, 4, 20)),
        ("二○二二年十二月三十一日", None, date(2022, 12, 31)),
        ("2022 年 4 月 20 日", None, date(2022, 4, 20)),
        ("2022.4.20", None, date(2022, 4, 20)),
        ("2022-04-20", None, date(2022, 4, 20)),
        ("2022/4/20", None, date(2022, 4, 20)),
        ("20220420", None, date(2022, 4, 20)),
        ("4月20日（星期五）", 2018, date(2018, 4, 20)),
        ("4月20日(周五)", 2018, date(2018, 4, 20)),
        ("4月20号", 2018, date(2018, 4, 20)),
        ("4月20日", None, None),
        ("2022年2月30日", None, None),
        ("2022年13月1日", None, None),
        ("2022.4-20", None, None),
        ("2022年4月20日上午", None, None),
        ("2022年4月", None, None),
        ("", 2022, None),
    ],
)
def test_written_dates(text: str, year: int | None, day: date | None) -> None:
    """A date is read in every form offices write it, and nothing else is."""
    assert dates.parse(text, year) == day


def test_ends_of_periods() -> None:
    """The last day of month, third of a month, quarter, half-year and year."""
    assert dates.month_end(2024, 2) == date(2024, 2, 29)
    assert dates.month_end(2023, 12) == date(2023, 12, 31)
    assert [dates.ten_days_end(2023, 2, part).day for part in "上中下"] == [10, 20, 28]
    assert [dates.quarter_end(2023, n).month for n in (1, 2, 3, 4)] == [3, 6, 9, 12]
    assert (dates.half_end(2023, 1), dates.half_end(2023, 2)) == (
        date(2023, 6, 30),
        date(2023, 12, 31),
    )
    assert dates.year_end(2025) == date(2025, 12, 31)


def test_months_later_keep_to_the_shorter_month() -> None:
    """A month after 31 January is the last day of February."""
    assert dates.later(date(2023, 1, 31), months=1) == date(2023, 2, 28)
    assert dates.later(date(2023, 12, 5), months=2) == date(2024, 2, 5)
    assert dates.later(date(2023, 12, 5), days=30) == date(2024, 1, 4)
    with pytest.raises(OverflowError):
        dates.later(date(9999, 6, 1), months=12)


def test_weekdays_count_from_monday() -> None:
    """本周 runs from Monday to Sunday."""
    wednesday = date(2022, 4, 20)
    assert dates.weekday(wednesday, 5) == date(2022, 4, 22)
    assert dates.weekday(wednesday, 7) == date(2022, 4, 24)
    assert dates.weekday(wednesday, 1, weeks=1) == date(2022, 4, 25)


@pytest.mark.parametrize(
    ("number", "years"),
    [
        (1, (1953, 1957)),
        (2, (1958, 1962)),
        (3, (1966, 1970)),
        (13, (2016, 2020)),
        (14, (2021, 2025)),
        (15, (2026, 2030)),
        (0, None),
    ],
)
def test_years_of_five_year_plans(number: int, years: tuple[int, int] | None) -> None:
    """“十四五” is 2021 to 2025."""
    assert dates.plan_years(number) == years


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("春节", 2022, date(2022, 2, 1)),
        ("春节", 2023, date(2023, 1, 22)),
        ("春节", 2026, date(2026, 2, 17)),
        ("除夕", 2025, date(2025, 1, 28)),
        ("元宵", 2024, date(2024, 2, 24)),
        ("清明", 2024, date(2024, 4, 4)),
        ("清明", 2023, date(2023, 4, 5)),
        ("端午", 2024, date(2024, 6, 10)),
        ("中秋", 2024, date(2024, 9, 17)),
        ("中秋", 2020, date(2020, 10, 1)),
        ("重阳", 2024, date(2024, 10, 11)),
        ("五一", 2022, date(2022, 5, 1)),
        ("5·1", 2022, date(2022, 5, 1)),
        ("10.1", 2022, date(2022, 10, 1)),
        ("国庆", 1949, date(1949, 10, 1)),
        ("元旦", 2100, date(2100, 1, 1)),
        ("春节", 1999, None),
        ("中秋", 2051, None),
        ("泼水节", 2022, None),
    ],
)
def test_first_day_of_a_festival(name: str, year: int, day: date | None) -> None:
    """Fixed festivals hold for any year, movable ones for the years stored."""
    assert dates.festival(name, year) == day


@given(st.integers(dates.FIRST_YEAR, dates.LAST_YEAR))
def test_movable_festivals_stand_where_the_calendar_lets_them(year: int) -> None:
    """New year lies between 21 January and 21 February; the others keep their distance to it."""
    new_year = dates.festival("春节", year)
    boat, moon = dates.festival("端午", year), dates.festival("中秋", year)
    ninth = dates.festival("重阳", year)
    assert new_year is not None
    assert boat is not None
    assert moon is not None
    assert ninth is not None
    assert date(year, 1, 21) <= new_year <= date(year, 2, 21)
    assert (boat - new_year).days in {*range(121, 125), *range(150, 154)}
    assert (moon - boat).days in {*range(97, 101), *range(126, 130)}
    assert (ninth - moon).days in {23, 24, *range(52, 55)}


@given(st.dates(date(1949, 10, 1), date(2100, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    """A day written in either of the two official forms is read back."""
    assert dates.parse(f"{day.year}年{day.month}月{day.day}日") == day
    assert dates.parse(day.isoformat()) == day


@given(st.text(max_size=12), st.integers(1, 9999))
def test_no_text_raises(text: str, year: int) -> None:
    """Whatever the text, it is a day or it is none."""
    assert dates.parse(text, year) is None or isinstance(dates.parse(text, year), date)
