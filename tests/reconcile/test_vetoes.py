"""What keeps tellings apart that look alike: another target, another toll, pages weeks apart; and what doesn't."""

from __future__ import annotations

import pytest
from pages_by_hand import Page

from vedette.reconcile.links import reconcile
from vedette.records.case import Links
from vedette.resolve.entities import resolve_entities


def link(*pages: Page) -> Links:
    readings = [p.reading() for p in pages]
    return reconcile(readings, resolve_entities(readings))


def one_incident(links: Links, *events: str) -> bool:
    return any(set(events) <= set(i.events) for i in links.incidents)


def attack_on(key: str, ship: str, published: str | None, when: str | None = None) -> tuple[Page, str]:
    words = f"rebels fired torpedoes at the {ship} off Northport"
    page = Page(key, f"On the open sea {words}.", published)
    return page, page.deed(words, by=["rebels"], to=[ship], at=["Northport"], when=when, trigger="fired")


def strike(key: str, dead: int, published: str | None, **more: str) -> tuple[Page, str, str]:
    words = f"rebels shelled the market of Northport, killing {dead} villagers"
    page = Page(key, f"This time {words}.", published)
    deed = page.deed(words, by=["rebels"], to=["villagers"], at=["Northport"], trigger="shelled", **more)
    return page, deed, page.count(f"{dead} villagers", dead, "killed", "villagers", at="Northport", event=deed)


@pytest.mark.parametrize("published", [(None, None), ("1904-10-22", "1904-10-23"), ("1904-10-22", None)])
def test_attacks_on_two_named_ships_are_two(published: tuple[str | None, str | None]) -> None:
    a, one = attack_on("a", "Vesta", published[0])
    b, other = attack_on("b", "Juno", published[1])
    assert not one_incident(link(a, b), one, other)


def test_an_unnamed_ship_doesn_t_chain_two_named_ones() -> None:
    a, one = attack_on("a", "Vesta", "1904-10-22")
    b, other = attack_on("b", "Juno", "1904-10-22")
    c, _ = attack_on("c", "collier", "1904-10-22")
    assert not one_incident(link(a, b, c), one, other)


def test_one_ship_with_and_without_its_name_is_one_on_pages_of_one_day() -> None:
    a, named = attack_on("a", "Vesta", "1904-10-22", "1904-10-21")
    b, bare = attack_on("b", "collier", "1904-10-22", "1904-10-21")
    assert one_incident(link(a, b), named, bare)


def test_two_named_ships_hit_on_one_known_day_may_be_one_attack() -> None:
    a, one = attack_on("a", "Vesta", "1904-10-22", "1904-10-21")
    b, other = attack_on("b", "Juno", "1904-10-22", "1904-10-21")
    assert one_incident(link(a, b), one, other)


def test_news_of_pages_weeks_apart_is_of_two_happenings() -> None:
    a, one, _ = strike("a", 38, "1904-10-22")
    b, other, _ = strike("b", 40, "1904-12-02")
    assert not one_incident(link(a, b), one, other)


def test_a_look_back_that_gives_the_day_joins_over_weeks() -> None:
    a, news, _ = strike("a", 38, "1904-10-22", when="1904-10-21")
    b, back, _ = strike("b", 38, "1904-12-02", when="1904-10-21", status="background")
    assert one_incident(link(a, b), news, back)


def test_a_toll_that_grows_from_day_to_day_stays_one_happening() -> None:
    a, one, _ = strike("a", 6, "1904-10-22", when="1904-10-21")
    b, other, _ = strike("b", 14, "1904-10-23", when="1904-10-21")
    links = link(a, b)
    assert one_incident(links, one, other)
    assert [s.verdict for s in links.series] == ["grows"]


def test_clearly_different_tolls_without_a_common_day_are_of_two_happenings() -> None:
    a, one, _ = strike("a", 8, None)
    b, other, _ = strike("b", 70, "1904-12-02")
    assert not one_incident(link(a, b), one, other)


def test_tolls_of_two_strikes_on_one_town_contradict_nothing() -> None:
    pages = [strike("a", 38, "1904-10-22"), strike("b", 8, "1904-12-02"), strike("c", 70, "1905-02-26")]
    links = link(*(p for p, _, _ in pages))
    assert not [s for s in links.series if s.verdict == "contradict"]
    assert not [c for c in links.conflicts if c.kind == "figure"]
