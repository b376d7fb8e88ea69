"""Dated mini-pages of our own: a day of publication, a sentence, and what its time must mean.

DEVELOPED were read while the rules were made; HELD_OUT were written beforehand and only run afterwards.
"""

from __future__ import annotations

import datetime as dt

import pytest

from vedette.extract.times.later import resolve_date
from vedette.extract.times.times import find_times
from vedette.language.understand import Language
from vedette.records.dates import day
from vedette.records.documents import Document, Publication

TUESDAY, THURSDAY = "2016-10-11", "2011-03-17"

DEVELOPED = [
    (TUESDAY, "The minister asked for a full answer by Friday.", "until", "2016-10-14", "2016-10-14"),
    (TUESDAY, "The rebels have until Friday to leave the town.", "until", "2016-10-14", "2016-10-14"),
    (TUESDAY, "The envoy said he would give an answer by Thursday.", "until", "2016-10-13", "2016-10-13"),
    (TUESDAY, "The army ordered the rebels to leave by Friday.", "until", "2016-10-14", "2016-10-14"),
    (TUESDAY, "The army ordered the rebels to leave by Tuesday.", "until", "2016-10-11", "2016-10-11"),
    (TUESDAY, "They were told to leave by noon on Friday.", "until", "2016-10-14", "2016-10-14"),
    (TUESDAY, "The council extended the truce until Friday.", "until", "2016-10-14", "2016-10-14"),
    (TUESDAY, "By Friday the army had taken the town.", "until", "2016-10-07", "2016-10-07"),
    (TUESDAY, "The truce held until Friday, when shelling resumed.", "until", "2016-10-07", "2016-10-07"),
    (TUESDAY, "The army had left by 5 October.", "until", "2016-10-05", "2016-10-05"),
    (TUESDAY, "The council asked them to leave by 5 October.", "until", "2016-10-05", "2016-10-05"),
    (TUESDAY, "The council asked them to leave by 5 March.", "until", "2017-03-05", "2017-03-05"),
    (TUESDAY, "Ten were killed by Friday's blast.", "point", "2016-10-07", "2016-10-07"),
    (TUESDAY, "The army set a Friday deadline for their surrender.", "point", "2016-10-14", "2016-10-14"),
    (TUESDAY, "The talks were held October 5–8 in the capital.", "point", "2016-10-05", "2016-10-08"),
    (TUESDAY, "The town fell on August 28.", "point", "2016-08-28", "2016-08-28"),
    (TUESDAY, "The town fell on 28 August.", "point", "2016-08-28", "2016-08-28"),
    (TUESDAY, "The town fell Oct. 11.", "point", "2016-10-11", "2016-10-11"),
    (TUESDAY, "The vote is scheduled for Jan 28.", "point", "2017-01-28", "2017-01-28"),
    (TUESDAY, "Since 11 April, twelve people have died.", "since", "2016-04-11", None),
    (TUESDAY, "The base was hit early on Saturday.", "point", "2016-10-08", "2016-10-08"),
    (TUESDAY, "The base was hit late Thursday night.", "point", "2016-10-06", "2016-10-06"),
    (TUESDAY, "The war began last year.", "point", "2015-01-01", "2015-12-31"),
    (TUESDAY, "Fighting spread in recent days.", "window", None, None),
    (TUESDAY, "The accord was signed on 2016-09-12.", "point", "2016-09-12", "2016-09-12"),
    (None, "The town fell on 28 August.", "point", None, None),
    (TUESDAY, "The army shelled the town overnight on Sunday.", "point", "2016-10-09", "2016-10-10"),
    (TUESDAY, "The army shelled the town overnight into Monday.", "point", "2016-10-09", "2016-10-10"),
    (TUESDAY, "The base was shelled overnight.", "point", "2016-10-10", "2016-10-11"),
    (TUESDAY, "The bridge was hit on the 7th.", "point", "2016-10-07", "2016-10-07"),
    (TUESDAY, "The delegation will leave on the 14th.", "point", "2016-10-14", "2016-10-14"),
    (TUESDAY, "The bridge was hit on the 28th.", "point", "2016-09-28", "2016-09-28"),
    (TUESDAY, "The bridge was hit on the 31st.", "point", "2016-08-31", "2016-08-31"),
    (None, "The bridge was hit on the 7th.", "point", None, None),
    (TUESDAY, "Troops fought in the town from 5 to 8 October.", "window", "2016-10-05", "2016-10-08"),
    (TUESDAY, "Troops fought there between 5 and 8 October.", "window", "2016-10-05", "2016-10-08"),
    (TUESDAY, "A meeting due on Friday was called off.", "point", "2016-10-14", "2016-10-14"),
    (THURSDAY, "The mission was extended until December 31.", "until", "2011-12-31", "2011-12-31"),
]

HELD_OUT = [
    (THURSDAY, "The parties promised to free all prisoners by Monday.", "until", "2011-03-21", "2011-03-21"),
    (THURSDAY, "The general gave the garrison until Saturday to surrender.", "until", "2011-03-19", "2011-03-19"),
    (THURSDAY, "The government must reply by Tuesday.", "until", "2011-03-22", "2011-03-22"),
    (THURSDAY, "Rescuers had found thirty bodies by Tuesday.", "until", "2011-03-15", "2011-03-15"),
    (THURSDAY, "The airport stayed shut until Wednesday.", "until", "2011-03-16", "2011-03-16"),
    (THURSDAY, "The council called for a withdrawal by 10 April.", "until", "2011-04-10", "2011-04-10"),
    (THURSDAY, "The armies clashed from 7 to 9 February.", "window", "2011-02-07", "2011-02-09"),
    (THURSDAY, "The army shelled the port on Feb. 26.", "point", "2011-02-26", "2011-02-26"),
    (THURSDAY, "The summit will open on 2 May.", "point", "2011-05-02", "2011-05-02"),
    (THURSDAY, "The barracks were bombed on November 30.", "point", "2010-11-30", "2010-11-30"),
    (THURSDAY, "They have been detained since March 3.", "since", "2011-03-03", None),
    (THURSDAY, "Wednesday's strike hit a bridge.", "point", "2011-03-16", "2011-03-16"),
    (THURSDAY, "A convoy was stopped on Sunday morning.", "point", "2011-03-13", "2011-03-13"),
    (THURSDAY, "A convoy was stopped last Sunday.", "point", "2011-03-13", "2011-03-13"),
    (THURSDAY, "Two barracks burned in the past two weeks.", "window", "2011-03-03", "2011-03-17"),
    (None, "The army shelled the port on Feb. 26.", "point", None, None),
    (THURSDAY, "The two sides will meet on the 2nd.", "point", "2011-04-02", "2011-04-02"),
    (THURSDAY, "Two mosques were hit overnight Tuesday.", "point", "2011-03-15", "2011-03-16"),
    (THURSDAY, "A train was derailed on the 12th, officials said.", "point", "2011-03-12", "2011-03-12"),
    (None, "Talks must resume by Friday.", "until", None, None),
]


@pytest.mark.parametrize(
    ("published", "text", "kind", "earliest", "latest"), DEVELOPED + HELD_OUT, ids=lambda v: str(v)[:40]
)
def test_a_time_on_a_dated_page_means_these_days(
    language: Language, published: str | None, text: str, kind: str, earliest: str | None, latest: str | None
) -> None:
    date = Publication(day(dt.date.fromisoformat(published)), "page") if published else None
    times = find_times(language.parser.parse(Document("d-test", text, published=date)))
    assert len(times) == 1, [t.span.text for t in times]
    assert (times[0].kind, times[0].date.earliest, times[0].date.latest) == (kind, earliest, latest)


@pytest.mark.parametrize(
    ("text", "words", "earliest"),
    [
        ("The army attacked on Friday. A base had been hit the previous day.", "the previous day", "2016-10-06"),
        ("The army attacked on Friday. A base had been hit a day earlier.", "a day earlier", "2016-10-06"),
        ("The army attacked on Friday. A base had been hit the night before.", "the night before", "2016-10-06"),
        ("The army attacked on Friday. Two days later, it withdrew.", "Two days later", "2016-10-09"),
        ("The army attacked on Friday. The next morning, it withdrew.", "The next morning", "2016-10-08"),
        ("A strike on Sept. 17 killed sixty. A convoy was hit on the 19th.", "the 19th", "2016-09-19"),
    ],
)
def test_a_time_that_leans_on_another_counts_from_the_one_told_before(
    language: Language, text: str, words: str, earliest: str
) -> None:
    date = Publication(day(dt.date.fromisoformat(TUESDAY)), "page")
    times = {t.span.text: t for t in find_times(language.parser.parse(Document("d-test", text, published=date)))}
    assert (times[words].date.earliest, times[words].date.latest) == (earliest, earliest)


@pytest.mark.parametrize("noun", ["floor", "anniversary", "parallel", "attempt"])
def test_an_ordinal_before_a_noun_is_no_day_of_the_month(language: Language, noun: str) -> None:
    date = Publication(day(dt.date.fromisoformat(TUESDAY)), "page")
    page = Document("d-test", f"The army stopped on the 11th {noun}.", published=date)
    assert find_times(language.parser.parse(page)) == ()


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("Talks will open on 28 October.", "2016-10-28"),
        ("The talks opened on 28 October.", "2015-10-28"),
        ("Talks must resume by Friday.", "2016-10-14"),
    ],
)
def test_a_time_of_an_undated_page_keeps_its_side_for_whoever_infers_the_day(
    language: Language, text: str, earliest: str
) -> None:
    (time,) = find_times(language.parser.parse(Document("d-test", text)))
    assert resolve_date(time.date, dt.date.fromisoformat(TUESDAY)).earliest == earliest
