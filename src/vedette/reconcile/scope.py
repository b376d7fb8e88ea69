"""Which pages' records are compared with which: those of one neighbourhood, sooner where they are of one story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

OTHER_STORY = (
    -2.0
)  # to the logarithm of the odds: pages of two stories seldom tell one thing, if however near their words


@dataclass(frozen=True)
class Scope:
    """``near`` gives each document's neighbourhood, ``story`` its story.

    ``only`` holds the pages of which a pair must have one, where not all pairs are asked for.
    """

    near: Mapping[str, str]
    story: Mapping[str, str]
    only: frozenset[str] | None = None

    def about(self, documents: frozenset[str]) -> Scope:
        """The same scope, for pairs with one of these documents only."""
        return replace(self, only=documents)

    def allows(self, a: str, b: str) -> bool:
        return self.only is None or a in self.only or b in self.only

    def distance(self, a: str, b: str) -> float:
        """What is added to the odds for a pair of documents."""
        return 0.0 if self.story.get(a) == self.story.get(b) else OTHER_STORY
