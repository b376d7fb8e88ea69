"""Ids derive from content and keep different contents apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vedette.records.ids import make_id

parts = st.lists(st.one_of(st.text(max_size=8), st.integers(), st.none()), max_size=4)


@given(parts, parts)
def test_two_records_share_an_id_only_when_their_parts_are_equal(a: list[object], b: list[object]) -> None:
    assert (make_id("s", *a) == make_id("s", *b)) == (a == b)


def test_records_of_two_kinds_never_share_an_id() -> None:
    assert make_id("s", 1) != make_id("e", 1)
