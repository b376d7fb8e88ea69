"""Stories found as pages come."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from pages_by_hand import Page

from vedette.reconcile.copies import words_of_pages
from vedette.reconcile.sheet import Days, days_of
from vedette.reconcile.stories import find_stories

FLEET = [
    "The Baltic fleet fired on Hull trawlers at the Dogger Bank and two fishermen died on the trawler Crane.",
    "Trawlers came home to Hull with shell holes; fishermen spoke of the Baltic fleet at the Dogger Bank.",
    "Admiral Rozhestvensky says his fleet saw torpedo boats among the trawlers on the Dogger Bank off Hull.",
]
QUAKE = [
    "An earthquake shook San Francisco at dawn and fires spread through the city as water mains broke.",
    "Refugees camped in Golden Gate Park while fires still burned across San Francisco after the earthquake.",
    "Soldiers dynamited houses in San Francisco to stop the fires that followed the earthquake.",
]
DATES = ["1904-10-23", "1904-10-24", "1904-10-26", "1906-04-18", "1906-04-19", "1906-04-20"]


def pages() -> list[Page]:
    return [Page(str(n), text, date) for n, (text, date) in enumerate(zip(FLEET + QUAKE, DATES))]


def stories_of(found: list[Page]) -> tuple[set[frozenset[str]], list[str]]:
    readings = [p.reading() for p in found]
    days: dict[str, Days] = {
        r.document.id: d for r in readings if r.document.published and (d := days_of(r.document.published.date))
    }
    stories, neighbourhood = find_stories(words_of_pages(readings, {}), days)
    assert set(neighbourhood) == {r.document.id for r in readings}
    return {frozenset(s.documents) for s in stories}, [s.id for s in stories]


def test_two_events_two_years_apart_are_two_stories() -> None:
    found, _ = stories_of(pages())
    assert found == {frozenset({"d-0", "d-1", "d-2"}), frozenset({"d-3", "d-4", "d-5"})}


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_pages_changes_no_story(order: list[int]) -> None:
    made = pages()
    assert stories_of([made[n] for n in order]) == stories_of(made)


def test_a_page_without_words_is_a_story_of_its_own() -> None:
    found, _ = stories_of([*pages(), Page("empty", "1904 1905", "1904-10-24")])
    assert frozenset({"d-empty"}) in found
