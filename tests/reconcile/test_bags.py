from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vedette.reconcile.bags import Bag, overlap_of

WEIGHTS = {"port": 0.4, "ship": 1.1, "shell": 2.3, "mayor": 3.0, "quay": 0.7}
bags = st.sets(st.sampled_from(sorted(WEIGHTS))).map(lambda ideas: Bag({i: WEIGHTS[i] for i in ideas}))


@given(bags, bags)
def test_two_bags_share_as_much_whichever_comes_first(a: Bag, b: Bag) -> None:
    assert overlap_of(a, b) == overlap_of(b, a)


@given(bags)
def test_a_bag_is_all_in_itself(a: Bag) -> None:
    contained, cosine = overlap_of(a, a)
    assert abs(contained - (1.0 if a else 0.0)) < 1e-9
    assert abs(cosine - (1.0 if a else 0.0)) < 1e-9


def test_a_part_is_contained_in_the_whole() -> None:
    contained, cosine = overlap_of(Bag({"a": 1.0}), Bag({"a": 1.0, "b": 1.0}))
    assert contained == 1.0
    assert cosine < 1.0
