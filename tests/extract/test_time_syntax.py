"""Which deed a time belongs to."""

from __future__ import annotations

import datetime as dt

import pytest

from vedette.extract.times.syntax import deadline_of
from vedette.extract.times.times import find_times, time_of
from vedette.language.understand import Language
from vedette.records.dates import day
from vedette.records.documents import Document, Publication
from vedette.records.parsed import Parsed


def read(language: Language, text: str) -> Parsed:
    published = Publication(day(dt.date(2020, 2, 15)), "page")
    return language.parser.parse(Document("d-test", text, published=published))


def word(parsed: Parsed, text: str) -> int:
    return next(t.index for t in parsed.tokens if t.text == text)


@pytest.mark.parametrize(
    ("text", "head", "words"),
    [
        ("The army shelled the town on Friday.", "shelled", "Friday"),
        ("On Friday, the army shelled the town and burned the mill.", "shelled", "Friday"),
        ("On Friday, the army shelled the town and burned the mill.", "burned", "Friday"),
        ("The army began shelling the town on Friday.", "began", "Friday"),
        ("A helicopter was shot down on Friday, killing two pilots.", "killing", "Friday"),
        ("The army launched an offensive in December.", "launched", "December"),
        ("The minister said on Friday that the army had attacked in January.", "said", "Friday"),
        ("The minister said on Friday that the army had attacked in January.", "attacked", "January"),
        ("Thursday's attack killed ten people.", "attack", "Thursday"),
    ],
)
def test_a_deed_has_the_time_that_hangs_on_it(language: Language, text: str, head: str, words: str) -> None:
    parsed = read(language, text)
    time = time_of(parsed, find_times(parsed), word(parsed, head))
    assert time is not None
    assert time.span.text == words


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The minister said on Friday that the army attacked the town.", "attacked"),
        ("The minister said that the army attacked the town on Friday.", "said"),
        ("He criticised the 2018 deal.", "criticised"),
    ],
)
def test_a_deed_has_not_the_time_of_another_clause_or_of_a_name(language: Language, text: str, head: str) -> None:
    parsed = read(language, text)
    assert time_of(parsed, find_times(parsed), word(parsed, head)) is None


def test_a_since_clause_opens_the_main_verbs_time(language: Language) -> None:
    parsed = read(language, "Since the army launched its offensive in December, 9,000 people have fled to the border.")
    time = time_of(parsed, find_times(parsed), word(parsed, "fled"))
    assert time is not None
    assert (time.kind, time.date.earliest, time.date.latest) == ("since", "2019-12-01", None)


def test_a_demand_has_its_deadline(language: Language) -> None:
    parsed = read(language, "The president urged the army to withdraw by the end of February.")
    time = deadline_of(parsed, find_times(parsed), word(parsed, "withdraw"))
    assert time is not None
    assert time.date.latest == "2020-02-29"
