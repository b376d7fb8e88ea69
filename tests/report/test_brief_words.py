"""Values of a brief in words: days as wide as they are known, bounds as they were given, names as people say them."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from hand_made import small_case, words

from vedette.knowledge.briefing import brief_words
from vedette.records.case import CaseContent, Links
from vedette.records.dates import DateRange
from vedette.records.documents import Document
from vedette.records.entities import CaseEntity, CaseRole
from vedette.records.reading import Act, EventType, Figure, Qualifier, Reading, Status
from vedette.records.spans import Evidence, Span
from vedette.report.brief_model import Bar
from vedette.report.cast import Cast
from vedette.report.docket import Docket
from vedette.report.quotes import bare, quoted
from vedette.report.sections.figures import bars
from vedette.report.wording import bounds_words, date_words, interval_words, shown, when

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (DateRange("2020-02-12", "2020-02-12"), "on 12 February 2020"),
        (DateRange("2020-02-03", "2020-02-12"), "from 3 to 12 February 2020"),
        (DateRange("2020-01-30", "2020-02-02"), "from 30 January to 2 February 2020"),
        (DateRange("2019-12-30", "2020-01-02"), "from 30 December 2019 to 2 January 2020"),
        (DateRange("2020-02-01", "2020-02-29"), "in February 2020"),
        (DateRange("2020-02-01", "2020-03-31"), "in February to March 2020"),
        (DateRange("2018-01-01", "2018-12-31"), "in 2018"),
        (DateRange("2019-12-01", None), "since 1 December 2019"),
        (DateRange(None, "2020-02-29"), "until 29 February 2020"),
        (DateRange(None, None, "on Tuesday"), ""),
        (None, ""),
    ],
)
def test_a_date_follows_a_verb_with_its_preposition(date: DateRange | None, expected: str) -> None:
    assert when(date) == expected


@given(DAYS, DAYS)
def test_an_interval_names_the_years_of_both_its_ends(a: dt.date, b: dt.date) -> None:
    first, last = sorted((a, b))
    said = interval_words(first.isoformat(), last.isoformat())
    assert str(last.year) in said
    assert str(first.year) in said


def test_a_day_that_could_not_be_told_shows_the_words_of_the_page() -> None:
    assert date_words(DateRange(None, None, "on\nTuesday")) == "“on Tuesday”, day not known"


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "expected"),
    [
        (6, 6, "exact", "6"),
        (65000, 65000, "exact", "65,000"),
        (5, None, "at_least", "at least 5"),
        (400, None, "more_than", "more than 400"),
        (None, 4, "up_to", "up to 4"),
        (50, 50, "about", "about 50"),
        (None, 700000, "nearly", "nearly 700,000"),
        (12, 13, "exact", "12 to 13"),
        (200, 999, "vague", "200 to 999 (“six men”)"),
        (2, None, "vague", "at least 2 (“six men”)"),
        (None, None, "vague", "no number (“six men”)"),
        (2.5, 2.5, "exact", "2.5"),
        (0, 0, "exact", "0"),
    ],
)
def test_bounds_are_said_as_they_were_given(
    low: float | None, high: float | None, qualifier: Qualifier, expected: str
) -> None:
    figure = Figure(
        id="f", document="d", evidence=(Span(0, 7, "six men"),), low=low, high=high, qualifier=qualifier,
        measure="killed", group="men",
    )  # fmt: skip
    assert bounds_words(figure) == expected


@given(st.text())
def test_words_from_outside_are_shown_on_one_line_without_control(text: str) -> None:
    said = shown(text)
    assert said == said.strip()
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066\u200b" for c in said)


@given(st.text(alphabet='ab"“” ,', max_size=20))
def test_marks_inside_a_quotation_never_close_it(text: str) -> None:
    inside = quoted(bare(text))[1:-1]
    assert "“" not in inside
    assert "”" not in inside


def test_every_deed_saying_status_and_measure_has_its_words() -> None:
    known = brief_words()
    assert set(EventType.__args__) == set(known.deeds)  # type: ignore[attr-defined]
    assert set(Act.__args__) == set(known.acts)  # type: ignore[attr-defined]
    assert set(Status.__args__) - {"asserted"} == set(known.status)  # type: ignore[attr-defined]
    measures = "killed injured displaced hosted deployed captured destroyed present neutralized population other"
    assert set(measures.split()) == set(known.measures)


def cast_of(text: str, *entities: tuple[str, str, tuple[str, ...], str | None]) -> Cast:
    document = Document("d-1", text, ("a.txt",))
    made = tuple(
        CaseEntity(
            f"n-{number}", name, kind,  # type: ignore[arg-type]
            roles=(CaseRole(role, Evidence("d-1", 0, len(role), role)),) if role else (),
            mentions=tuple(Evidence("d-1", s.start, s.end, s.text) for m in mentions for s in [words(text, m)]),
            members=(("d-1", str(number)),),
        )
        for number, (name, kind, mentions, role) in enumerate(entities)
    )  # fmt: skip
    return Cast(Docket(CaseContent((Reading(document),), Links(entities=made))))


def test_a_person_is_introduced_by_title_and_short_afterwards() -> None:
    cast = cast_of(
        "President Theodore Roosevelt spoke. Roosevelt left.",
        ("Theodore Roosevelt", "person", ("President Theodore Roosevelt", "Roosevelt left"[:9]), None),
    )
    assert cast.say_name("Theodore Roosevelt") == "President Theodore Roosevelt"
    assert cast.say_name("Theodore Roosevelt") == "Roosevelt"


def test_a_role_that_is_no_title_stands_in_brackets() -> None:
    cast = cast_of(
        "skipper of the Mino Walter Whelpton",
        ("Walter Whelpton", "person", ("Walter Whelpton",), "skipper of the Mino"),
    )
    assert cast.say_name("Walter Whelpton") == "Walter Whelpton (skipper of the Mino)"


def test_two_persons_of_one_last_name_keep_their_full_names() -> None:
    text = "George Smith and Ada Smith met. Smith left."
    cast = cast_of(
        text,
        ("George Smith", "person", ("George Smith", "Smith left"[:5]), None),
        ("Ada Smith", "person", ("Ada Smith",), None),
    )
    assert [cast.say_name("George Smith") for _ in range(2)] == ["George Smith", "George Smith"]


def test_a_king_is_not_called_by_his_number() -> None:
    cast = cast_of("Tsar Nicholas II spoke of Nicholas", ("Nicholas II", "person", ("Tsar Nicholas II", "II"), None))
    assert [cast.say_name("Nicholas II") for _ in range(2)] == ["Tsar Nicholas II", "Nicholas II"]


def test_the_article_is_as_the_pages_have_it() -> None:
    cast = cast_of(
        "Ships of the Baltic Fleet met Kelsall Brothers. The Admiralty watched.",
        ("Baltic Fleet", "military", ("Baltic Fleet",), None),
        ("Kelsall Brothers", "organization", ("Kelsall Brothers",), None),
        ("Admiralty", "government_body", ("The Admiralty",), None),
        ("Royal Navy", "military", (), None),
    )
    names = ["Baltic Fleet", "Kelsall Brothers", "Admiralty", "Royal Navy"]
    assert [cast.say_name(n) for n in names] == [
        "the Baltic Fleet",
        "Kelsall Brothers",
        "the Admiralty",
        "the Royal Navy",
    ]


def test_a_long_list_of_names_ends_in_others() -> None:
    cast = Cast(Docket(small_case()))
    assert cast.list_names(["P", "Q", "R", "S"]) == ["P", "Q", "R", "one other"]
    assert cast.list_names(["P", "Q", "R", "S"], 2) == ["P", "Q", "others"]


def figure(low: float | None, high: float | None) -> Figure:
    return Figure(
        id=f"f{low}-{high}", document="d", evidence=(Span(0, 3, "men"),), low=low, high=high, qualifier="exact",
        measure="killed", group="men",
    )  # fmt: skip


def test_bars_lie_on_one_scale_and_fade_where_a_bound_is_missing() -> None:
    assert bars([figure(5, 5), figure(10, 10)]) == (Bar(0.5, 0.5), Bar(1.0, 1.0))
    low_only, high_only, none = bars([figure(10, None), figure(None, 10), figure(None, None)])
    assert low_only is not None
    assert low_only.open == "open"
    assert 0 < low_only.start < low_only.end == 1
    assert high_only is not None
    assert high_only.open == "under"
    assert none is None


def test_one_value_needs_no_bars() -> None:
    assert bars([figure(5, 5), figure(5, 5)]) == ()
    assert bars([figure(0, 0), figure(None, None)]) == ()


def test_a_pronoun_is_nobody() -> None:
    cast = Cast(Docket(small_case()))
    assert cast.list_names(["He", "B", "they"]) == ["B"]
