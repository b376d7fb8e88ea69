"""Which records are worth comparing: those that share a telling word, split further where too many do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

CROWD = 40  # a key that more records hold is split by their second keys
WINDOW = 12  # and where even those crowd, each record is compared with its neighbours only


def pairs_to_compare(keys: Sequence[Iterable[str]], second: Sequence[Iterable[str]]) -> list[tuple[int, int]]:
    """Pairs of places whose records share a key; near-linear in the number of records.

    ``keys[n]`` are the telling words of record n, ``second[n]`` what splits a crowd (actors, places, months). The
    records come in an order of their own (by id), never in that of the input.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for n, own in enumerate(keys):
        for key in sorted(set(own)):
            holders[key].append(n)
    pairs: set[tuple[int, int]] = set()
    for places in holders.values():
        if len(places) <= CROWD:
            add_all(places, pairs)
            continue
        split: dict[str, list[int]] = defaultdict(list)
        for n in places:
            for key in set(second[n]):
                split[key].append(n)
        for smaller in split.values():
            if len(smaller) <= CROWD:
                add_all(smaller, pairs)
            else:
                for at, n in enumerate(smaller):
                    pairs.update((n, m) for m in smaller[at + 1 : at + 1 + WINDOW])
    return sorted(pairs)


def add_all(places: Sequence[int], pairs: set[tuple[int, int]]) -> None:
    for at, n in enumerate(places):
        pairs.update((n, m) for m in places[at + 1 :])
