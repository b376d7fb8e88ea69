"""Relative times without a day to count from."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.reconcile.relative import Relative, meant_by, printed_when, relative, weekday


def days(first: str, last: str | None = None) -> tuple[int, int]:
    return dt.date.fromisoformat(first).toordinal(), dt.date.fromisoformat(last or first).toordinal()


@pytest.mark.parametrize(
    ("words", "kind", "number"),
    [
        ("on Wednesday", "weekday", 2), ("late Thursday night", "weekday", 3), ("yesterday", "day", 1),
        ("today", "day", 0),
        ("last week", "week", 1), ("this month", "month", 0), ("in late January", "month name", 1),
        ("in the past nine days", "recent", 9),
        ("in the last two weeks", "recent", 14), ("in recent days", "recent", 10),
    ],
)  # fmt: skip
def test_what_relative_words_say(words: str, kind: str, number: int) -> None:
    time = relative(words)
    assert time is not None
    assert (time.kind, time.number) == (kind, number)


@pytest.mark.parametrize("words", ["in 1904", "on October 21, 1904", "next Wednesday", "soon", "", None])
def test_full_dates_and_times_to_come_aren_t_relative(words: str | None) -> None:
    time = relative(words)
    assert time is None or time.number < 0


def test_a_weekday_is_said_for_a_week() -> None:
    assert printed_when(Relative("weekday", 4), days("1904-10-21")) == days("1904-10-21", "1904-10-27")


def test_another_weekday_isn_t_said_of_that_day_at_all() -> None:
    assert printed_when(Relative("weekday", 2), days("1904-10-21")) is None


def test_earlier_this_month_isn_t_said_of_the_day_before() -> None:
    assert printed_when(Relative("month", 0, True), days("1904-10-21")) == days("1904-10-24", "1904-10-31")


@given(st.dates(dt.date(1900, 1, 1), dt.date(2030, 12, 31)), st.integers(0, 6), st.integers(0, 6))
def test_a_weekday_comes_back_from_every_page_that_can_have_said_it(deed: dt.date, later: int, other: int) -> None:
    time = Relative("weekday", deed.weekday())
    first = deed.toordinal()
    assert printed_when(time, (first, first)) == (first, first + 6)
    assert meant_by(time, (first + later, first + later)) == (first, first)
    assert weekday(first) == deed.weekday()


@given(st.dates(dt.date(1900, 1, 1), dt.date(2030, 12, 31)), st.integers(0, 40))
def test_no_past_time_is_meant_after_the_page(day: dt.date, wide: int) -> None:
    printed = (day.toordinal(), day.toordinal() + wide)
    for words in (
        "Friday",
        "yesterday",
        "last week",
        "this week",
        "this month",
        "last month",
        "in March",
        "in recent weeks",
    ):
        time = relative(words)
        assert time is not None
        meant = meant_by(time, printed)
        assert meant is not None
        assert meant[1] <= printed[1]
