"""Intervals of days: both ends inclusive, an open end reaches on, an unresolved time overlaps nothing."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from vedette.records.dates import DateRange, day, month, precision_of, year

days = st.dates(dt.date(1800, 1, 1), dt.date(2200, 1, 1))


@given(days)
def test_a_day_lies_in_its_month_and_its_year(date: dt.date) -> None:
    assert day(date).overlaps(month(date.year, date.month))
    assert month(date.year, date.month).overlaps(year(date.year))
    assert not day(date).overlaps(year(date.year + 1))


def test_february_ends_on_the_29th_in_a_leap_year() -> None:
    assert month(1904, 2).latest == "1904-02-29"


def test_an_open_end_reaches_on() -> None:
    since = DateRange("1904-12-01", None, "since December")
    assert since.overlaps(day(dt.date(1905, 6, 1)))
    assert not since.overlaps(day(dt.date(1904, 11, 30)))


def test_an_unresolved_time_overlaps_nothing() -> None:
    unresolved = DateRange(text="Wednesday")
    assert not unresolved.is_resolved
    assert not unresolved.overlaps(DateRange("1904-01-01", None))


def test_precision_follows_the_ucdp_scale() -> None:
    ends = ["1904-10-01", "1904-10-03", "1904-10-07", "1904-10-31", "1904-12-31"]
    assert [precision_of("1904-10-01", end) for end in ends] == [1, 2, 3, 4, 5]
    assert precision_of("1904-10-01", None) is None
