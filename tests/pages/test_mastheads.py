"""Mastheads, menus in one line, agencies by their letters, several articles: each told by shape, and its traps."""

from __future__ import annotations

import pytest

from vedette.pages.documents import make_document, make_page
from vedette.pages.furniture_phrases import is_button
from vedette.pages.lines import lines_of
from vedette.pages.mastheads import is_paper_name
from vedette.pages.menus import cells_of, is_menu
from vedette.pages.unknown_agencies import agency_of_letters
from vedette.records.documents import Document

STORY = [
    "HULL – The fleet left the harbour on Tuesday and was seen off the cape at noon, the keeper of the light said.",
    "The owners of the boats asked for the names of those who had given the order, according to their lawyer.",
]


def read(*lines: str) -> Document:
    return make_document(make_page("a.txt", "\n\n".join(lines).encode()))


@pytest.mark.parametrize(
    "line",
    [
        "Home | Port | Shipping | Letters",
        "News  City  Parliament",
        "Front · Ports · Courts · Letters · Tides",
        "MarketsGovernment SolutionsLegalPorts AgencyTax & Accounting",
        "Ports Latest World South Seas Top Stories Politics",
    ],
)
def test_a_row_of_short_names_is_a_menu(line: str) -> None:
    assert is_menu(line, is_button)


@pytest.mark.parametrize(
    "line",
    [
        "Some Name | Some Paper | 24 October 1904",
        "By Some Name | Port Desk | Hull",
        "The fleet left.  The boats stayed.  No one spoke.",
        "Killed  Wounded  Missing",
        "Envoys of Thirteen Powers Agree on Police of Open Ports",
    ],
)
def test_a_row_that_tells_of_the_page_or_the_story_is_none(line: str) -> None:
    assert not is_menu(line, is_button)


def test_a_very_long_line_is_one_cell() -> None:
    assert len(cells_of("a | " * 1000)) == 1


def test_a_name_on_top_needs_a_sign_that_it_is_the_outlets() -> None:
    title = "Fleet leaves the harbour at night"
    assert read("The Port Gazette", title, *STORY).outlet == "The Port Gazette"
    assert read("Western Lookout", title, *STORY).outlet is None
    assert read("Western Lookout", title, *STORY, "Follow Western Lookout on Telegram").outlet == "Western Lookout"
    assert read("Western Lookout", "Home | World | Seas", title, *STORY).outlet == "Western Lookout"
    assert not is_paper_name("Port and Politics")


def test_letters_in_a_dateline_are_an_agency_only_where_the_page_has_its_name() -> None:
    lines = lines_of("The Strait Press Agency keeps an office there.\nThe Sea Party Army (SPA) left.")
    assert agency_of_letters("SPA", lines) == "Strait Press Agency"
    assert agency_of_letters("SPA", lines[1:]) is None
    assert agency_of_letters("XYZ", lines) is None
    assert agency_of_letters("Northern News Agency", ()) == "Northern News Agency"


def test_a_date_after_the_update_is_todays_and_no_publication() -> None:
    page = read("Saturday, 30 Nov, 1974", "Fleet leaves the harbour at night", "Update: 1904-10-28 04:53", *STORY)
    assert page.published is None
    assert page.updated is not None
    assert page.updated.date.earliest == "1904-10-28"


def test_further_headlines_over_datelines_are_noted() -> None:
    first = ["Fleet leaves the harbour at night", *STORY]
    second = ["Envoys meet in the old town hall", "PARIS – " + STORY[1]]
    assert [s.text for s in read(*first, *second).facts["articles"]] == [first[0], second[0]]
    assert "articles" not in read(*first).facts


def test_a_stated_month_is_a_range_and_a_full_day_goes_before_it() -> None:
    month = read("date 1904-02", "Fleet leaves the harbour at night", *STORY).published
    assert month is not None
    assert (month.date.earliest, month.date.latest) == ("1904-02-01", "1904-02-29")
    assert (month.basis, month.date.precision) == ("page", 4)
    day = read("date 1904-02", "Fleet leaves the harbour at night", "Published 3 February 1904", *STORY).published
    assert day is not None
    assert day.date.earliest == "1904-02-03"
