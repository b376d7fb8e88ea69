"""When a deed was: its own time, its partner clause's, the happening's; never another deed's."""

from __future__ import annotations

import datetime as dt

from vedette.extract.reader import extract
from vedette.language.understand import Language
from vedette.records.dates import day
from vedette.records.documents import Document, Publication
from vedette.records.reading import Event

NEWS = Publication(day(dt.date(2024, 5, 20)), "page")  # a Monday
SATURDAY = "2024-05-18"


def events_of(language: Language, text: str) -> list[Event]:
    return [e for e in extract(language.understand(Document("d-1", text, published=NEWS))).events if not e.statement]


def test_casualties_are_of_the_day_of_the_clause_that_they_fell_in(language: Language) -> None:
    events = events_of(language, "Three men were wounded when soldiers fired on a crowd on Saturday.")
    assert {e.date.earliest for e in events if e.date} == {SATURDAY}
    assert all(e.date for e in events)
    assert [[p.name for p in e.actors] for e in events] == [["soldiers"], ["soldiers"]]


def test_an_infinitive_shares_the_time_of_its_verb(language: Language) -> None:
    (event,) = events_of(language, "The group began in 2016 to kidnap sailors.")
    assert event.date is not None
    assert event.date.earliest == "2016-01-01"
    assert event.status == "background"


def test_the_time_of_another_deed_is_not_lent(language: Language) -> None:
    events = events_of(language, "The girls who were kidnapped by rebels in 2014 were released by the rebels.")
    release = next(e for e in events if e.type == "RETREAT")
    assert release.date is None


def test_a_later_telling_takes_the_day_of_the_happening(language: Language) -> None:
    text = "Rebels attacked a convoy near the river on Saturday.\n\nThe attack killed four drivers."
    assert {e.date.earliest for e in events_of(language, text) if e.date} == {SATURDAY}


def test_history_lends_no_day(language: Language) -> None:
    text = "Rebels attacked a convoy on 4 March 2009.\n\nGunmen attacked a convoy near the river."
    later = events_of(language, text)[-1]
    assert later.date is None
