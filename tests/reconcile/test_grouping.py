"""Average-link grouping."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from vedette.reconcile.grouping import average_link

NAMES = [f"x{n}" for n in range(8)]
PAIRS = list(combinations(NAMES, 2))
SCORES = st.lists(st.floats(0, 1), min_size=len(PAIRS), max_size=len(PAIRS)).map(lambda v: dict(zip(PAIRS, v)))


def test_one_doubtful_pair_doesn_t_chain_two_groups() -> None:
    scores = {("a", "b"): 0.9, ("c", "d"): 0.9, ("b", "c"): 0.8, ("a", "c"): 0.0, ("a", "d"): 0.0, ("b", "d"): 0.0}
    assert average_link("abcd", scores, 0.5) == [("a", "b"), ("c", "d")]


def test_a_pair_that_may_never_join_stays_apart() -> None:
    scores = {("a", "b"): 0.99, ("b", "c"): 0.9, ("a", "c"): 0.9}
    groups = average_link("abc", scores, 0.5, never=frozenset({("a", "b")}))
    assert not any({"a", "b"} <= set(g) for g in groups)
    assert len(groups) == 2


@given(SCORES, st.integers())
def test_the_order_of_items_and_scores_changes_nothing(scores: dict[tuple[str, str], float], seed: int) -> None:
    items, pairs = list(NAMES), list(scores.items())
    random.Random(seed).shuffle(items)
    random.Random(seed).shuffle(pairs)
    assert average_link(items, dict(pairs), 0.5) == average_link(NAMES, scores, 0.5)


@given(SCORES)
def test_every_item_is_in_exactly_one_group(scores: dict[tuple[str, str], float]) -> None:
    assert sorted(x for g in average_link(NAMES, scores, 0.4) for x in g) == NAMES


@given(SCORES)
def test_no_two_groups_that_fit_are_left_apart(scores: dict[tuple[str, str], float]) -> None:
    groups = average_link(NAMES, scores, 0.5)
    for a, b in combinations(groups, 2):
        mean = sum(scores[min(x, y), max(x, y)] for x in a for y in b) / (len(a) * len(b))
        assert mean < 0.5 + 1e-9
