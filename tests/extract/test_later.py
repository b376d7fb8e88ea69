"""Relative times of an undated page, once a day of publication has been inferred."""

from __future__ import annotations

import datetime as dt

import pytest

from vedette.extract.times.later import resolve_between, resolve_date, resolve_reading
from vedette.extract.times.times import find_times
from vedette.language.understand import Language
from vedette.records.dates import DateRange
from vedette.records.documents import Document
from vedette.records.reading import Figure, Reading
from vedette.records.spans import Span

SATURDAY = dt.date(2020, 2, 15)


@pytest.mark.parametrize(
    ("sentence", "earliest", "latest"),
    [
        ("They met on Wednesday.", "2020-02-12", "2020-02-12"),
        ("They will meet on Wednesday.", "2020-02-19", "2020-02-19"),
        ("They fought in the past nine days.", "2020-02-06", "2020-02-15"),
        ("They have fought since December.", "2019-12-01", None),
        ("They fought in early February.", "2020-02-01", "2020-02-10"),
        ("They must leave by the end of the month.", "2020-02-29", "2020-02-29"),
    ],
)
def test_a_relative_time_of_an_undated_page_is_read_when_its_day_is_inferred(
    language: Language, sentence: str, earliest: str, latest: str | None
) -> None:
    (time,) = find_times(language.parser.parse(Document("d-test", sentence)))
    assert not time.date.is_resolved
    found = resolve_date(time.date, SATURDAY)
    assert (found.earliest, found.latest) == (earliest, latest)
    assert found.text == time.date.text
    assert (found.rule or "").endswith("publication inferred")


def test_what_is_resolved_or_counts_from_another_time_stays_as_it_is() -> None:
    for date in (DateRange("2019-01-01", "2019-01-01", "1 January 2019"), DateRange(None, None, "recent days")):
        assert resolve_date(date, SATURDAY) == date
    earlier = DateRange(None, None, "three days earlier", rule="units from the time told before")
    assert resolve_date(earlier, SATURDAY) == earlier


def test_a_reading_has_its_windows_resolved_and_nothing_else_changed() -> None:
    span = Span(0, 11, "14 soldiers")
    figure = Figure(
        id="f-1", document="d-1", evidence=(span,), low=14, high=14, qualifier="exact", measure="killed",
        group="soldiers", window=DateRange(None, None, "on Friday", rule="weekday up to publication"),
    )  # fmt: skip
    reading = Reading(Document("d-1", "14 soldiers fell."), figures=(figure,))
    (found,) = resolve_reading(reading, SATURDAY).figures
    assert found.window is not None
    assert (found.window.earliest, found.window.latest) == ("2020-02-14", "2020-02-14")
    assert found.evidence == figure.evidence


@pytest.mark.parametrize(
    ("first", "last", "earliest", "latest"),
    [
        (dt.date(2020, 2, 12), dt.date(2020, 2, 13), "2020-02-12", "2020-02-12"),
        (dt.date(2020, 2, 19), dt.date(2020, 2, 27), "2020-02-19", "2020-02-26"),
    ],
)
def test_a_weekday_is_as_wide_as_the_days_of_publication_allow(
    first: dt.date, last: dt.date, earliest: str, latest: str
) -> None:
    found = resolve_between(DateRange(text="Wednesday", rule="weekday"), first, last)
    assert (found.earliest, found.latest, found.text) == (earliest, latest, "Wednesday")
