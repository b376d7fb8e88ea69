"""Times become days: which Wednesday, how far back, open ends, and what stays unresolved without an anchor."""

from __future__ import annotations

import datetime as dt
import time as clock
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.extract.times.times import Time, find_times
from vedette.knowledge.times import TimeExample, time_words
from vedette.language.understand import Language
from vedette.records.dates import day
from vedette.records.documents import Document, Publication
from vedette.records.parsed import Parsed

Parse = Callable[[str, str | None], Parsed]


@pytest.fixture(scope="session")
def parse(language: Language) -> Parse:
    """Parsed text of a page published on a day, or without a date."""

    def parsed(text: str, published: str | None) -> Parsed:
        date = Publication(day(dt.date.fromisoformat(published)), "page") if published else None
        return language.parser.parse(Document("d-test", text, published=date))

    return parsed


def named(parsed: Parsed, words: str) -> Time:
    """The time with these words."""
    found = {t.span.text: t for t in find_times(parsed)}
    assert words in found, sorted(found)
    return found[words]


@pytest.mark.parametrize("example", time_words().examples, ids=lambda e: e.text)
def test_every_example_of_the_time_words_means_the_days_it_says(parse: Parse, example: TimeExample) -> None:
    time = named(parse(example.text, example.published), example.found)
    assert (time.date.earliest, time.date.latest) == (example.earliest, example.latest)


SATURDAY = "2020-02-15"


@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        ("The mission will leave on Saturday.", "Saturday", SATURDAY, SATURDAY),
        ("They met last Monday.", "last Monday", "2020-02-10", "2020-02-10"),
        ("They are due to meet next Friday.", "next Friday", "2020-02-21", "2020-02-21"),
        ("It was shelled yesterday.", "yesterday", "2020-02-14", "2020-02-14"),
        ("The town fell last week.", "last week", "2020-02-03", "2020-02-09"),
        ("The town fell earlier this week.", "earlier this week", "2020-02-10", SATURDAY),
        ("The town fell last month.", "last month", "2020-01-01", "2020-01-31"),
        ("The town fell two years ago.", "two years ago", "2018-01-01", "2018-12-31"),
        ("The town fell three days ago.", "three days ago", "2020-02-12", "2020-02-12"),
        ("Shelling grew over the last two weeks.", "the last two weeks", "2020-02-01", SATURDAY),
        ("The army advanced in mid-January.", "mid-January", "2020-01-11", "2020-01-20"),
        ("The army advanced in late 2019.", "late 2019", "2019-09-01", "2019-12-31"),
        ("The war began in December.", "December", "2019-12-01", "2019-12-31"),
        ("The war began on 5 March.", "5 March", "2019-03-05", "2019-03-05"),
        ("The talks will open on March 5.", "March 5", "2020-03-05", "2020-03-05"),
        ("The law takes effect March 1.", "March 1", "2020-03-01", "2020-03-01"),
        ("The war began on March 5, 2011.", "March 5, 2011", "2011-03-05", "2011-03-05"),
        ("Battles raged between 3 and 5 March 2016.", "3 and 5 March 2016", "2016-03-03", "2016-03-05"),
        ("Ships docked between August and December.", "August and December", "2019-08-01", "2019-12-31"),
        ("The siege lasted from 2011 to 2015.", "2011 to 2015", "2011-01-01", "2015-12-31"),
        ("In the 1990s the two signed a treaty.", "the 1990s", "1990-01-01", "1999-12-31"),
        ("The pact of 2020-02-03 holds.", "2020-02-03", "2020-02-03", "2020-02-03"),
        ("Forces met in September last year.", "September last year", "2019-09-01", "2019-09-30"),
    ],
)
def test_a_time_means_these_days_on_a_page_of_a_saturday(
    parse: Parse, text: str, words: str, earliest: str, latest: str
) -> None:
    time = named(parse(text, SATURDAY), words)
    assert (time.date.earliest, time.date.latest) == (earliest, latest)


def test_since_has_an_open_end_and_keeps_its_preposition_in_the_text(parse: Parse) -> None:
    time = named(parse("The army has attacked since December.", SATURDAY), "December")
    assert (time.kind, time.date.earliest, time.date.latest) == ("since", "2019-12-01", None)
    assert time.date.text == "since December"


def test_until_is_a_deadline_on_its_last_day(parse: Parse) -> None:
    time = named(parse("They have until the end of the month to withdraw.", SATURDAY), "the end of the month")
    assert (time.kind, time.date.earliest, time.date.latest) == ("until", "2020-02-29", "2020-02-29")


def test_days_earlier_count_from_the_time_told_before(parse: Parse) -> None:
    text = "A helicopter was shot down on Friday. Three days earlier, another was downed."
    time = named(parse(text, SATURDAY), "Three days earlier")
    assert (time.date.earliest, time.date.anchor) == ("2020-02-11", "2020-02-14")


def test_days_earlier_without_a_time_before_stay_unresolved(parse: Parse) -> None:
    time = named(parse("Three days earlier, a helicopter was downed.", SATURDAY), "Three days earlier")
    assert not time.date.is_resolved
    assert time.date.text == "Three days earlier"


@pytest.mark.parametrize("words", ["Ramadan", "fiscal 2019", "recent days", "last summer", "03/02/2020"])
def test_what_needs_another_calendar_or_has_no_length_keeps_its_words_only(parse: Parse, words: str) -> None:
    time = named(parse(f"The truce was broken again in {words}.", SATURDAY), words)
    assert not time.date.is_resolved
    assert time.date.rule


@pytest.mark.parametrize(
    "text",
    [
        "The general may speak.",
        "A 29-year-old man spoke.",
        "The army lost 2,015 people.",
        "It paid $2015 for it.",
        "They have to march on the town.",
        "He met them three times a day.",
    ],
)
def test_words_that_only_look_like_a_time_are_left_alone(parse: Parse, text: str) -> None:
    assert find_times(parse(text, SATURDAY)) == ()


def test_without_a_publication_date_relative_times_stay_open_and_absolute_ones_resolve(parse: Parse) -> None:
    text = "On Wednesday they met. In December they fought. On 3 May 2019 they signed the 2018 deal."
    days = {t.span.text: t.date for t in find_times(parse(text, None))}
    assert not days["Wednesday"].is_resolved
    assert days["Wednesday"].text == "Wednesday"
    assert not days["December"].is_resolved
    assert days["3 May 2019"].earliest == "2019-05-03"
    assert days["2018"].latest == "2018-12-31"


MANY = (
    "On Wednesday they met. Yesterday they fought. In late January they fled. It fell last week. This month it rained. "
    "In the past nine days it snowed. Since the start of December it thawed. They signed on 3 May 2019. It ended in "
    "2015. Two months ago it began. They will go on Monday."
)
ABSOLUTE = {"3 May 2019", "2015"}


@settings(max_examples=40, deadline=None)
@given(st.dates(dt.date(1950, 1, 1), dt.date(2080, 12, 31)), st.integers(-4000, 4000))
def test_shifting_publication_shifts_relative_times_and_nothing_else(parse: Parse, anchor: dt.date, days: int) -> None:
    base = parse(MANY, None)
    weeks = dt.timedelta(days=days)

    def at(date: dt.date) -> list[Time]:
        document = Document("d-test", MANY, published=Publication(day(date), "page"))
        return list(find_times(Parsed(document, base.tokens, base.sentences)))

    one, other = at(anchor), at(anchor + weeks)
    assert [t.span for t in one] == [t.span for t in other]
    for a, b in zip(one, other, strict=True):
        if a.span.text in ABSOLUTE:
            assert a.date == b.date
        if a.span.text in ("Yesterday", "the past nine days"):
            assert a.date.earliest
            assert b.date.earliest
            moved = dt.date.fromisoformat(b.date.earliest) - dt.date.fromisoformat(a.date.earliest)
            assert moved == weeks
        if a.date.earliest and a.date.latest:
            assert a.date.earliest <= a.date.latest


@settings(max_examples=30, deadline=None)
@given(st.dates(dt.date(1950, 1, 1), dt.date(2080, 12, 31)))
def test_a_printed_day_reads_back_to_the_same_day(parse: Parse, date: dt.date) -> None:
    for words in (date.isoformat(), f"{date.day} {date:%B} {date.year}", f"{date:%B} {date.day}, {date.year}"):
        time = named(parse(f"It was signed on {words} there.", None), words)
        assert (time.date.earliest, time.date.latest) == (date.isoformat(), date.isoformat())


@pytest.mark.parametrize(
    "piece", ["1 ", "May ", "the end of the ", "last ", "from 2011 to ", "one hundred and ", "20 "]
)
def test_hostile_repetition_costs_linear_time(piece: str) -> None:
    from vedette.extract.times.expressions import expressions

    def cost(times: int) -> float:
        text = piece * times
        began = clock.perf_counter()
        for _ in expressions(text, 0, len(text)):
            pass
        return clock.perf_counter() - began

    cost(50)
    assert cost(4000) < 0.1 + 40 * max(cost(400), 0.002)
