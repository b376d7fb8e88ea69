"""Verdicts on series: agree, grow, differ in scope, contradict."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages_by_hand import Page

from vedette.reconcile.counts import Count, counts_of, head_of, heads_alike
from vedette.reconcile.sheet import Sheet
from vedette.reconcile.verdicts import compatible, verdict_on
from vedette.resolve.entities import resolve_entities


def counts(*values: tuple[str, float | None, float | None, str, str]) -> list[Count]:
    """Counts of killed villagers, one a page: (words, low, high, qualifier, day of printing)."""
    pages = []
    for n, (words, low, high, qualifier, published) in enumerate(values):
        page = Page(str(n), f"Page {n} counts {words}.", published)
        page.count(words, low, "killed", "villagers", high=high, qualifier=qualifier, at="Northport")
        pages.append(page)
    readings = [p.reading() for p in pages]
    sheet = Sheet(readings, resolve_entities(readings))
    return counts_of(sheet, {}, {r.document.id: r.document.published.date for r in readings if r.document.published})


def test_bounds_that_allow_each_other_agree() -> None:
    found = counts(
        ("270 villagers", 270, None, "more_than", "1904-10-22"), ("276 villagers", 276, 276, "exact", "1904-10-22"),
        ("200 villagers", 200, None, "more_than", "1904-10-24"),
    )  # fmt: skip
    assert verdict_on(found)[0] == "agree"


def test_a_later_higher_count_is_growth() -> None:
    found = counts(
        ("2 villagers", 2, None, "at_least", "1904-10-21"), ("6 villagers", 6, None, "at_least", "1904-10-22")
    )
    verdict, reason = verdict_on(found)
    assert verdict == "grows"
    assert "from 2" in reason
    assert "to 6" in reason


def test_a_later_lower_exact_count_contradicts() -> None:
    found = counts(("14 villagers", 14, 14, "exact", "1904-10-21"), ("12 villagers", 12, 12, "exact", "1904-10-28"))
    verdict, reason = verdict_on(found)
    assert verdict == "contradict"
    assert "14 villagers" in reason
    assert "12 villagers" in reason


def test_two_exact_counts_of_one_day_contradict() -> None:
    found = counts(("32 villagers", 32, 32, "exact", "1904-10-21"), ("30 villagers", 30, 30, "exact", "1904-10-21"))
    assert verdict_on(found)[0] == "contradict"


def test_about_is_about() -> None:
    found = counts(
        ("about 30 villagers", 30, 30, "about", "1904-10-21"), ("32 villagers", 32, 32, "exact", "1904-10-21")
    )
    assert verdict_on(found)[0] == "agree"


def test_vague_words_contradict_nothing() -> None:
    found = counts(
        ("scores of villagers", 40, 99, "vague", "1904-10-21"), ("120 villagers", 120, 120, "exact", "1904-10-21")
    )
    assert verdict_on(found)[0] != "contradict"


def test_more_of_them_come_on_top_and_contradict_nothing() -> None:
    found = counts(
        ("12 villagers", 12, 12, "exact", "1904-10-21"), ("three more villagers", 3, 3, "exact", "1904-10-21")
    )
    assert verdict_on(found)[0] == "agree"


@pytest.mark.parametrize(
    ("group", "same", "alike"),
    [
        ("Turkish soldiers", "troops at the border", 1.0), ("people", "soldiers", 0.6), ("Turks", "soldiers", 0.6),
        ("towns retaken by the army", "villagers", 0.0), ("ship-to-ship transfers by tankers", "transfers", 1.0),
    ],
)  # fmt: skip
def test_the_noun_that_a_group_is_counted_by(group: str, same: str, alike: float) -> None:
    assert heads_alike(head_of(group), head_of(same)) == alike


BOUNDS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted)


@given(BOUNDS, BOUNDS)
def test_compatible_is_symmetric_and_means_a_common_number(a: list[int], b: list[int]) -> None:
    x, y = counts(
        ("some villagers", a[0], a[1], "exact", "1904-10-21"), ("more villagers", b[0], b[1], "exact", "1904-10-21")
    )
    common = any(a[0] <= n <= a[1] and b[0] <= n <= b[1] for n in range(51))
    assert compatible(x, y) == compatible(y, x) == common
