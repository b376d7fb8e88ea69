"""Dates, datelines, bylines, outlets and credits as the data has them, and the traps between them."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.pages.datelines import as_a_name, read_dateline
from vedette.pages.documents import make_document, make_page
from vedette.pages.heads import byline_in
from vedette.pages.languages import language_of
from vedette.pages.lines import lines_of
from vedette.pages.outlets import host_of, known, outlet_at
from vedette.pages.page_words import page_words
from vedette.pages.picture_credits import is_picture_credit, picture_credits
from vedette.pages.printed_dates import days_in, is_date_line, label_alone, stamps_in
from vedette.records.documents import Document

STORY = "The fleet left the harbour on Tuesday and was seen off the cape at noon, the keeper of the light said."


def read(*lines: str) -> Document:
    return make_document(make_page("a.txt", "\n".join(lines).encode()))


@pytest.mark.parametrize(("line", "label", "iso"), page_words().date_examples)
def test_a_labelled_date_is_read_with_its_label(line: str, label: str, iso: str) -> None:
    (stamp,) = stamps_in(line, 0, line)
    assert (stamp.label, stamp.iso) == (label, iso)
    assert is_date_line(line)


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2 November 1904", "1904-11-02"),
        ("Nov. 2, 1904", "1904-11-02"),
        ("November 2nd 1904", "1904-11-02"),
        ("2 Nov 1904 10.52 GMT", "1904-11-02"),
        ("1904-11-02T08:00:00Z", "1904-11-02"),
        ("1904/11/02", "1904-11-02"),
        ("02.11.1904", "1904-11-02"),
        ("25/11/1904", "1904-11-25"),
        ("11/25/1904", "1904-11-25"),
        ("Wed, 2 Nov 1904", "1904-11-02"),
        ("1904 Nov 2", "1904-11-02"),
        ("02-Nov-1904", "1904-11-02"),
    ],
)
def test_full_dates_are_read_in_every_usual_way(words: str, iso: str) -> None:
    assert [d.iso for d in days_in(words)] == [iso]
    assert is_date_line(words)


@pytest.mark.parametrize(
    "words",
    ["02/03/1904", "November 1904", "31 February 1904", "1904-13-02", "tel. 1904-11-0245", "2 Nov", "45/46/1904"],
)
def test_what_is_no_day_or_could_be_two_is_no_date(words: str) -> None:
    assert days_in(words) == []


@given(st.dates(dt.date(1801, 1, 1), dt.date(2199, 12, 31)))
def test_every_day_comes_back_from_the_ways_it_is_printed(day: dt.date) -> None:
    for shape in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%A, %d %b %Y"):
        assert [d.iso for d in days_in("Posted " + day.strftime(shape))] == [day.isoformat()], shape


def test_a_sentence_with_a_date_is_no_date_line() -> None:
    assert not is_date_line("The treaty of 2 November 1904 was signed in Paris.")
    assert label_alone("; Posted") == "published"
    assert label_alone("Last updated:") == "updated"
    assert label_alone("The army posted") is None


@pytest.mark.parametrize(("line", "place"), page_words().dateline_examples)
def test_a_dateline_gives_its_place_as_names_are_written(line: str, place: str) -> None:
    found = read_dateline(line)
    assert found is not None
    assert found.place == place
    assert as_a_name(line[found.start : found.place_end].split("/")[0]) == place.split(";")[0]


@pytest.mark.parametrize(("line", "place", "day"), page_words().monitored_examples)
def test_a_monitored_dateline_gives_place_and_day(line: str, place: str, day: str) -> None:
    found = read_dateline(line)
    assert found is not None
    assert found.day is not None
    assert (found.place, found.day.iso) == (place, day)


@pytest.mark.parametrize("line", page_words().dateline_not)
def test_capitals_before_a_dash_may_be_no_place(line: str) -> None:
    assert read_dateline(line) is None


def test_a_transcript_has_no_datelines() -> None:
    assert (
        read(
            "Talks in Paris: what was said by both",
            STORY,
            "QUESTION: Did the fleet leave on Tuesday?",
            "ADMIRAL: It did.",
        ).dateline
        is None
    )


@pytest.mark.parametrize(("line", "byline"), page_words().byline_examples)
def test_a_byline_names_its_authors(line: str, byline: str) -> None:
    place = byline_in(lines_of(line)[0])
    assert place is not None
    assert line[place[0] : place[1]] == byline


@pytest.mark.parametrize(
    "line",
    [
        "By the end of the week the fleet was in Vigo",
        "By Tuesday, the fleet had left",
        "By signing up you agree to our terms",
        "From the harbour came the sound of guns.",
        "Staff at the hospital counted the wounded.",
    ],
)
def test_a_line_that_only_begins_like_a_byline_is_none(line: str) -> None:
    assert byline_in(lines_of(line)[0]) is None


@pytest.mark.parametrize(("line", "words"), page_words().picture_examples)
def test_a_pictures_credit_is_the_part_of_a_line(line: str, words: str) -> None:
    (part,) = picture_credits(lines_of(line)[0], False)
    assert line[part[0] : part[1]] == words


@pytest.mark.parametrize("line", page_words().picture_not)
def test_a_sentence_that_names_an_agency_or_a_picture_is_no_credit(line: str) -> None:
    assert picture_credits(lines_of(line)[0], False) == []


def test_words_in_brackets_that_tell_something_are_no_credit() -> None:
    for words in (
        "HTS",
        "the admiral, 54, was in Vigo",
        "sic",
        "including two Reuters reporters who were there",
        "AFP said the fleet had left",
    ):
        assert not is_picture_credit(words), words


@pytest.mark.parametrize(
    ("lines", "agencies"),
    [
        (["VIGO, Spain (AP) — " + STORY], ["Associated Press"]),
        (["Vigo, Oct. 26 (Xinhua) -- " + STORY], ["Xinhua News Agency"]),
        (["(Reuters) - " + STORY], ["Reuters"]),
        (["Fleet leaves harbour", "By Some Name, Associated Press", STORY], ["Associated Press"]),
        (["Fleet leaves harbour", "Agence France-Presse", STORY], ["Agence France-Presse"]),
        ([STORY, STORY, "© AFP"], ["Agence France-Presse"]),
        ([STORY, STORY, "Reuters contributed to this report."], ["Reuters"]),
        ([STORY, STORY, "With additional reporting by Reuters and AFP"], ["Reuters", "Agence France-Presse"]),
        ([STORY, STORY + " (Xinhua)"], ["Xinhua News Agency"]),
        ([STORY, "Forty ships were counted, an AFP correspondent said."], ["Agence France-Presse"]),
        ([STORY, "“We saw forty ships,” a pilot told Reuters."], ["Reuters"]),
        ([STORY, "Forty ships were counted, state news agency SANA quoted a source as saying."], []),
        ([STORY, "The official Anadolu news agency said that forty ships were counted."], []),
        ([STORY, "The ships off the cape on Tuesday morning (AFP photo)", STORY], []),
        ([STORY, "Image copyright AFP Image caption The ships off the cape", STORY], []),
        (["VIGO, Spain (AP) — " + STORY, "A pilot told Reuters that he saw forty ships."], ["Associated Press"]),
        ([STORY, "The AP mine was closed, and the AA road was open."], []),
    ],
)
def test_agencies_are_credited_in_every_usual_way_and_pictures_credit_nobody(
    lines: list[str], agencies: list[str]
) -> None:
    assert list(read(*lines).agencies) == agencies


def test_an_update_alone_is_no_publication_date() -> None:
    document = read("Fleet leaves harbour at dawn", "Last updated: 2 November 1904", STORY)
    assert document.published is None
    assert document.updated is not None
    assert document.updated.date.earliest == "1904-11-02"


def test_an_outlet_is_named_by_its_home_or_keeps_its_domain() -> None:
    assert outlet_at("https://www.bbc.co.uk/news/1") == "BBC News"
    assert outlet_at("http://edition.cnn.com/x") == "CNN"
    assert outlet_at("https://apnews.com/1") == "Associated Press"
    assert outlet_at("https://www.example.org/x") == "example.org"
    assert host_of("no address") is None
    assert host_of("http://[bad") is None


def test_the_outlets_of_the_data_are_sound() -> None:
    names = [n for a in known().agency for n in {*a.names}]
    assert len(names) == len(set(names)), "an agency's name twice"
    for domain, name in known().outlets.items():
        assert re.fullmatch(r"[a-z0-9.-]+\.[a-z]+", domain), domain
        assert name == name.strip()


def test_the_language_of_a_short_text_is_its_collectors_word_or_none() -> None:
    assert language_of("The fleet left.") == (None, False)
    assert language_of("Die Flotte.", "de-DE") == ("de", False)
    assert language_of(STORY * 3)[0] == "en"
    assert language_of(
        "Die Flotte verließ am Dienstag den Hafen und wurde mittags vor dem Kap gesehen, sagte der Wärter. " * 3
    ) == ("de", True)


def test_english_with_many_foreign_names_is_read() -> None:
    text = (
        "Recep Tayyip Erdogan, Mevlut Cavusoglu and Hulusi Akar met Sergei Lavrov, Maria Zakharova and Dmitry Peskov "
        "in Ankara on Tuesday, officials said. Hayat Tahrir al-Sham holds Ma'arrat al-Numan."
    )
    assert read(text).unread is None
