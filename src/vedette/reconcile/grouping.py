"""Grouping by average link: pairs are joined from the likeliest down, as long as whole groups fit each other.

After Sokal and Michener (1958), "unweighted pair groups": a group joins a group only while the mean score over all
pairs between them stays above the bar, so one doubtful pair can't chain two happenings into one.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence


def average_link(
    items: Sequence[str],
    scores: Mapping[tuple[str, str], float],
    bar: float,
    unscored: float = 0.0,
    never: frozenset[tuple[str, str]] = frozenset(),
) -> list[tuple[str, ...]]:
    """Groups of the items, each sorted, sorted by their first.

    ``scores`` holds pairs (a, b) with a < b; a pair that isn't in it counts ``unscored``. Pairs in ``never`` are kept
    apart however well the rest fits. The order of ``items`` and of ``scores`` changes nothing.
    """
    names = sorted(items)
    number = {name: n for n, name in enumerate(names)}
    members: dict[int, list[int]] = {n: [n] for n in range(len(names))}
    sums: dict[int, dict[int, tuple[float, int]]] = {n: {} for n in members}
    for (a, b), score in scores.items():
        i, j = number[a], number[b]
        sums[i][j] = sums[j][i] = (score, 1)
    barred: dict[int, set[int]] = {n: set() for n in members}
    for a, b in never:
        if a in number and b in number:
            barred[number[a]].add(number[b])
            barred[number[b]].add(number[a])

    def mean(i: int, j: int) -> float:
        total, known = sums[i].get(j, (0.0, 0))
        pairs = len(members[i]) * len(members[j])
        return (total + unscored * (pairs - known)) / pairs

    queue = [
        (-score, min(number[a], number[b]), max(number[a], number[b]))
        for (a, b), score in scores.items()
        if score >= bar
    ]
    heapq.heapify(queue)
    fresh = len(names)
    while queue:
        negative, i, j = heapq.heappop(queue)
        if i not in members or j not in members or j in barred[i]:
            continue
        if abs(mean(i, j) + negative) > 1e-9:
            continue
        merged = sorted(members[i] + members[j])
        links: dict[int, tuple[float, int]] = {}
        for old in (i, j):
            for other, (total, known) in sums[old].items():
                if other in members and other not in (i, j):
                    before = links.get(other, (0.0, 0))
                    links[other] = (before[0] + total, before[1] + known)
        apart = (barred[i] | barred[j]) & members.keys()
        for old in (i, j):
            del members[old], sums[old], barred[old]
        members[fresh], sums[fresh], barred[fresh] = merged, links, apart
        for other, link in links.items():
            sums[other].pop(i, None)
            sums[other].pop(j, None)
            sums[other][fresh] = link
            score = mean(other, fresh)
            if score >= bar:
                heapq.heappush(queue, (-score, other, fresh))
        for other in apart:
            barred[other].add(fresh)
        fresh += 1
    return sorted(tuple(names[n] for n in group) for group in members.values())
