"""Bags of weighed ideas, and how much two of them share: asked of very many pairs, so sums are kept."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Set


class Bag(Mapping[str, float]):
    """Ideas with their weights; never changed once made. ``total`` is their sum, ``norm`` their Euclidean length."""

    __slots__ = ("norm", "total", "weights")

    def __init__(self, weights: Mapping[str, float] | Iterable[tuple[str, float]] = ()) -> None:
        self.weights = dict(weights)
        self.total = math.fsum(self.weights.values())
        self.norm = math.sqrt(math.fsum(x * x for x in self.weights.values()))

    def __getitem__(self, idea: str) -> float:
        return self.weights[idea]

    def __iter__(self) -> Iterator[str]:
        return iter(self.weights)

    def __len__(self) -> int:
        return len(self.weights)

    def __contains__(self, idea: object) -> bool:
        return idea in self.weights

    def keys(self) -> Set[str]:  # type: ignore[override]
        """The ideas, as a view that sets can be cut with."""
        return self.weights.keys()


def overlap_of(a: Bag, b: Bag) -> tuple[float, float]:
    """(containment, cosine) of two bags; (0, 0) when one is empty."""
    if not a.total or not b.total:
        return 0.0, 0.0
    other = b.weights
    common = squares = 0.0
    for idea in sorted(a.weights.keys() & other.keys()):
        x = a.weights[idea]
        common += x
        squares += x * other[idea]
    return common / min(a.total, b.total), squares / (a.norm * b.norm)
