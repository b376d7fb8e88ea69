"""What real pages lack doesn't part tellings of one happening; what contradicts does."""

from __future__ import annotations

from pages_by_hand import Page

from vedette.reconcile.links import reconcile
from vedette.records.case import Links
from vedette.resolve.entities import resolve_entities

SHELLED = "the army of Aland shelled the harbour of Northport"


def link(*pages: Page) -> Links:
    readings = [p.reading() for p in pages]
    return reconcile(readings, resolve_entities(readings))


def incident_of(links: Links, event: str) -> tuple[str, ...]:
    return next(i.events for i in links.incidents if event in i.events)


def test_a_toll_is_of_the_deed_in_its_sentence() -> None:
    page = Page("a", f"Two villagers were killed when {SHELLED} on Friday.", "1904-10-22")
    toll = page.deed("Two villagers were killed", to=["villagers"], trigger="killed")
    deed = page.deed(SHELLED, by=["army of Aland"], at=["Northport"], trigger="shelled")
    assert incident_of(link(page), toll) == incident_of(link(page), deed)


def test_a_telling_that_names_nobody_joins_the_one_that_does() -> None:
    a = Page("a", f"On Friday {SHELLED}.", "1904-10-22")
    full = a.deed(
        SHELLED, by=["army of Aland"], to=["villagers"], at=["Northport"], when="1904-10-21", trigger="shelled"
    )
    b = Page("b", "The harbour of Northport was shelled on Friday.", "1904-10-23")
    bare = b.deed("The harbour of Northport was shelled", when="1904-10-21", trigger="shelled")
    assert incident_of(link(a, b), full) == incident_of(link(a, b), bare)


def test_the_same_words_a_week_later_are_another_happening() -> None:
    a, b = Page("a", f"On Friday {SHELLED}.", "1904-10-22"), Page("b", f"Again {SHELLED}.", "1904-10-30")
    facts = {"by": ["army of Aland"], "at": ["Northport"], "trigger": "shelled"}
    one = a.deed(SHELLED, when="1904-10-21", **facts)
    other = b.deed(SHELLED, when="1904-10-29", **facts)
    assert incident_of(link(a, b), one) != incident_of(link(a, b), other)


def test_an_attack_in_the_days_and_place_of_an_offensive_is_a_part_of_it() -> None:
    words = "the army of Aland began an offensive at Northport"
    a = Page("a", f"In October {words}. On Friday the army of Aland bombed a mill at Northport.", "1904-10-22")
    facts = {"by": ["army of Aland"], "at": ["Northport"]}
    whole = a.deed(words, when="1904-10-01/1904-10-31", trigger="offensive", **facts)
    part = a.deed("the army of Aland bombed a mill", when="1904-10-21", trigger="bombed", **facts)
    found = {e: i for i in link(a).incidents for e in i.events}
    assert found[part].part_of == found[whole].id
    assert found[whole].part_of is None


def test_unlike_pages_in_one_folder_share_nothing() -> None:
    a = Page("a", f"On Friday {SHELLED}. The harbour burned all night and ships left the quay.", "1904-10-22")
    b = Page("b", "Bakers of Southport struck for better pay; ovens stayed cold and bread was dear.", "1904-10-22")
    one = a.deed(SHELLED, by=["army of Aland"], when="1904-10-21", trigger="shelled")
    other = b.deed("Bakers of Southport struck", "PROTEST", when="1904-10-21", trigger="struck")
    assert incident_of(link(a, b), one) != incident_of(link(a, b), other)
