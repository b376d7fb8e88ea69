"""Linking a pile: incidents, utterances, series, dates, conflicts and agreements of pages made by hand."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from pages_by_hand import Page

from vedette.reconcile.links import reconcile
from vedette.records.case import Links
from vedette.records.reading import Reading
from vedette.resolve.entities import resolve_entities


def link(*pages: Page) -> Links:
    readings = [p.reading() for p in pages]
    return reconcile(readings, resolve_entities(readings))


def together(groups: list[tuple[str, ...]], *ids: str) -> bool:
    return any(set(ids) <= set(g) for g in groups)


def incidents(links: Links) -> list[tuple[str, ...]]:
    return [i.events for i in links.incidents]


def repeated(links: Links) -> list[tuple[str, ...]]:
    return [r.statements for r in links.repeated]


SHELLING = "the army of Aland shelled the harbour of Northport"


def pile() -> tuple[list[Page], dict[str, str]]:
    """Four pages about one war: a shelling told three times, another a month later, counts, a denial, a demand."""
    ids: dict[str, str] = {}
    a = Page(
        "a",
        f"On Friday {SHELLING}, killing 12 villagers. The general of Beland accused Aland of firing on fishing boats.",
        "1904-10-22",
    )
    ids["a"] = a.deed(SHELLING, by=["army of Aland"], to=["villagers"], at=["Northport"], when="1904-10-21")
    ids["a12"] = a.count("12 villagers", 12, "killed", "villagers", at="Northport", event=ids["a"])
    ids["charge"] = a.say("general of Beland", "firing on fishing boats", "accuse", to=["Aland"], when="1904-10-22")
    b = Page(
        "b",
        "The bombardment of the harbour at Northport by the army of Aland killed 17 villagers. "
        "Aland denied firing on any fishing boats.",
        "1904-10-24",
    )
    ids["b"] = b.deed(
        "The bombardment of the harbour at Northport",
        by=["army of Aland"],
        to=["villagers"],
        at=["Northport"],
        when="1904-10-21",
    )
    ids["b17"] = b.count("17 villagers", 17, "killed", "villagers", at="Northport", event=ids["b"])
    ids["denial"] = b.say("Aland", "firing on any fishing boats", "deny", when="1904-10-24")
    c = Page(
        "c",
        "A month ago shells fell on the harbour of Northport. "
        "On Sunday the army of Aland shelled Southport, killing 3 villagers.",
        "1904-11-21",
    )
    ids["c"] = c.deed(
        "shells fell on the harbour of Northport",
        by=["army of Aland"],
        at=["Northport"],
        when="1904-10-21",
        status="background",
    )
    ids["c2"] = c.deed(
        "the army of Aland shelled Southport",
        by=["army of Aland"],
        to=["villagers"],
        at=["Southport"],
        when="1904-11-20",
    )
    ids["c3"] = c.count("3 villagers", 3, "killed", "villagers", at="Southport", event=ids["c2"])
    d = Page("d", "Beland threatened to shell Southport.", "1904-11-22")
    ids["d"] = d.deed("shell Southport", by=["army of Beland"], at=["Southport"], status="threatened")
    return [a, b, c, d], ids


def test_tellings_of_one_deed_are_one_incident_and_background_joins_it() -> None:
    pages, ids = pile()
    links = link(*pages)
    assert together(incidents(links), ids["a"], ids["b"], ids["c"])
    assert not together(incidents(links), ids["a"], ids["c2"])


def test_a_threat_to_do_a_deed_isn_t_the_deed() -> None:
    pages, ids = pile()
    assert not together(incidents(link(*pages)), ids["c2"], ids["d"])


def test_every_deed_is_in_exactly_one_incident() -> None:
    pages, _ = pile()
    found = sorted(e for i in incidents(link(*pages)) for e in i)
    assert found == sorted(e.id for p in pages for e in p.reading().events)


def test_a_count_that_rose_is_growth_and_another_shelling_s_is_not_in_it() -> None:
    pages, ids = pile()
    series = next(s for s in link(*pages).series if ids["a12"] in s.figures)
    assert set(series.figures) == {ids["a12"], ids["b17"]}
    assert series.verdict == "grows"
    assert "12 (22 October 1904)" in series.reason


def test_a_charge_and_its_denial_are_a_conflict_of_accounts() -> None:
    pages, ids = pile()
    (found,) = [c for c in link(*pages).conflicts if c.kind == "account"]
    assert set(found.records) == {ids["charge"], ids["denial"]}
    assert "denies" in found.reason


def test_two_wednesdays_on_which_one_man_spoke_in_one_hall_stay_two() -> None:
    first = Page(
        "a", "On Wednesday the president of Aland told parliament that the fleet would not leave port.", "1904-10-20"
    )
    second = Page(
        "b", "On Wednesday the president of Aland told parliament that the harvest had been a poor one.", "1904-10-27"
    )
    third = Page("c", "The fleet will not leave port, the president of Aland said on Wednesday.", "1904-10-21")
    one = first.say("president of Aland", "the fleet would not leave port", "promise", when="1904-10-19")
    two = second.say("president of Aland", "the harvest had been a poor one", "report", when="1904-10-26")
    again = third.say("president of Aland", "The fleet will not leave port", "promise", when="1904-10-19")
    found = repeated(link(first, second, third))
    assert together(found, one, again)
    assert not together(found, one, two)


def test_the_same_words_in_another_week_are_another_utterance() -> None:
    pages = [
        Page("a", "The talks will go on until the prisoners are free, the president of Aland said.", "1904-10-20"),
        Page("b", "The president of Aland said the talks will go on until the prisoners are free.", "1904-12-20"),
    ]
    words = "talks will go on until the prisoners are free"
    ids = [p.say("president of Aland", words, "promise", when=w) for p, w in zip(pages, ("1904-10-19", "1904-12-19"))]
    assert not together(repeated(link(*pages)), *ids)


def test_an_undated_page_is_dated_by_an_utterance_that_it_shares() -> None:
    dated = Page(
        "a", "We will answer every shell with ten of our own, the president of Aland said on Wednesday.", "1904-10-20"
    )
    undated = Page("b", "The president of Aland warned on Wednesday: we will answer every shell with ten of our own.")
    dated.say(
        "president of Aland",
        "We will answer every shell with ten of our own",
        "threaten",
        kind="direct",
        when="1904-10-19",
    )
    undated.say(
        "president of Aland",
        "we will answer every shell with ten of our own",
        "threaten",
        kind="direct",
        when="Wednesday",
    )
    (found,) = link(dated, undated).inferred
    assert found.document == "d-b"
    assert found.date.earliest == "1904-10-19"
    assert "1904-10-19" <= (found.date.latest or "") <= "1904-10-25"
    assert {e.document for e in found.evidence} == {"d-a", "d-b"}
    assert found.reasons


def test_a_page_that_shares_nothing_stays_undated() -> None:
    dated = Page("a", "We will answer every shell with ten, the president of Aland said on Wednesday.", "1904-10-20")
    undated = Page("b", "The harvest of Beland was a poor one, villagers said on Wednesday.")
    dated.say("president of Aland", "We will answer every shell with ten", "threaten", when="1904-10-19")
    undated.say("villagers", "The harvest of Beland was a poor one", when="Wednesday")
    assert link(dated, undated).inferred == ()


def test_clues_that_contradict_each_other_date_nothing() -> None:
    pages = [
        Page("a", "We will answer every shell with ten of our own, the president of Aland said.", "1904-10-20"),
        Page("b", "No ship of ours shall pass the narrow strait, the general of Beland said.", "1904-12-16"),
        Page(
            "c",
            "On Wednesday: we will answer every shell with ten of our own. "
            "On Thursday: no ship of ours shall pass the narrow strait.",
        ),
    ]
    pages[0].say(
        "president of Aland",
        "We will answer every shell with ten of our own",
        "threaten",
        kind="direct",
        when="1904-10-19",
    )
    pages[1].say(
        "general of Beland", "No ship of ours shall pass the narrow strait", "promise", kind="direct", when="1904-12-15"
    )
    pages[2].say(
        "president of Aland",
        "we will answer every shell with ten of our own",
        "threaten",
        kind="direct",
        when="Wednesday",
    )
    pages[2].say(
        "general of Beland", "no ship of ours shall pass the narrow strait", "promise", kind="direct", when="Thursday"
    )
    assert link(*pages).inferred == ()


def test_a_deed_that_two_pages_date_in_two_years_is_a_conflict_of_dates() -> None:
    a = Page("a", "In 1898 the army of Aland sank the Beland steamer Hope off Northport.", "1904-10-20")
    b = Page("b", "In 1899 the army of Aland sank the Beland steamer Hope off Northport.", "1904-10-21")
    ids = [
        p.deed("the army of Aland sank the Beland steamer Hope off Northport", by=["army of Aland"],
            to=["Beland"], at=["Northport"], when=f"{y}-01-01/{y}-12-31")
        for p, y in ((a, 1898), (b, 1899))
    ]  # fmt: skip
    # The words of the date hold its year, as a reader leaves them.
    (found,) = [c for c in link(a, b).conflicts if c.kind == "date"]
    assert set(found.records) == set(ids)


def test_a_year_and_a_day_of_it_are_no_conflict() -> None:
    a = Page("a", "In 1898 the army of Aland sank the Beland steamer Hope off Northport.", "1904-10-20")
    b = Page("b", "On 4 May 1898 the army of Aland sank the Beland steamer Hope off Northport.", "1904-10-21")
    for p, when in ((a, "1898-01-01/1898-12-31"), (b, "1898-05-04")):
        p.deed(
            "the army of Aland sank the Beland steamer Hope off Northport",
            by=["army of Aland"],
            to=["Beland"],
            at=["Northport"],
            when=when,
        )
    assert [c for c in link(a, b).conflicts if c.kind == "date"] == []


def test_one_agreement_under_two_names_is_one() -> None:
    a = Page("a", "The Northport deal of 1903 was signed by Aland and Beland.", "1904-10-20")
    b = Page("b", "Under the 1903 memorandum both Aland and Beland were to leave Northport.", "1904-10-21")
    c = Page("c", "The Southport treaty of 1890 bound Aland and Beland.", "1904-10-21")
    one = a.agree("The Northport deal", ("Aland", "Beland"), "1903-01-01/1903-12-31", "Northport")
    two = b.agree("1903 memorandum", ("Aland", "Beland"), "1903-01-01/1903-12-31", "Northport")
    three = c.agree("The Southport treaty", ("Aland", "Beland"), "1890-01-01/1890-12-31", "Southport")
    groups = link(a, b, c).agreements
    assert groups == (tuple(sorted((one, two))),)
    assert three not in groups[0]


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(4)))
def test_the_order_of_pages_changes_nothing(order: list[int]) -> None:
    readings: list[Reading] = [p.reading() for p in pile()[0]]
    shuffled = [readings[n] for n in order]
    expected = reconcile(readings, resolve_entities(readings))
    assert msgspec.json.encode(reconcile(shuffled, resolve_entities(shuffled))) == msgspec.json.encode(expected)


def test_a_page_taken_out_and_added_again_gives_the_same_links() -> None:
    readings = [p.reading() for p in pile()[0]]
    without = readings[:1] + readings[2:]
    reconcile(without, resolve_entities(without))
    back = [*without, readings[1]]
    assert reconcile(back, resolve_entities(back)) == reconcile(readings, resolve_entities(readings))


def test_no_pages_have_no_links() -> None:
    assert reconcile([], []) == Links()
