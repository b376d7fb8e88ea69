"""Figure series: counts of the same over sources and time, each series with its verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from vedette.reconcile.counts import Count, compare_counts, measures_alike
from vedette.reconcile.grouping import average_link
from vedette.reconcile.pairing import pairs_to_compare
from vedette.reconcile.scope import Scope
from vedette.reconcile.sheet import ALWAYS
from vedette.reconcile.verdicts import verdict_on
from vedette.reconcile.weights import COUNT, COUNT_START, odds
from vedette.records.case import Series
from vedette.records.ids import make_id

BAR = 0.5


def find_series(counts: Sequence[Count], scope: Scope) -> tuple[Series, ...]:
    """Series of two or more figures, sorted by measure, group and id."""
    scores = score_counts(counts, scope)
    by_id = {c.figure.id: c for c in counts}
    found = [
        make_series([by_id[i] for i in group])
        for group in average_link(sorted(by_id), scores, BAR, never=told_apart(counts, scores))
        if len(group) > 1
    ]
    return tuple(sorted(found, key=lambda s: (s.measure, s.group, s.id)))


def score_counts(counts: Sequence[Count], scope: Scope) -> dict[tuple[str, str], float]:
    """The probability that two figures count the same, for all pairs worth comparing."""
    scores = {}
    keys = [[f"{scope.near[c.document]} {k}" for k in keys_of(c)] for c in counts]
    second = [[x.key for x in (c.side, c.place) if x] + [c.incident or ""] for c in counts]
    for n, m in pairs_to_compare(keys, second):
        a, b = counts[n], counts[m]
        if measures_alike(a.figure.measure, b.figure.measure) and scope.allows(a.document, b.document):
            start = COUNT_START + 0.5 * scope.distance(a.document, b.document)
            scores[a.figure.id, b.figure.id] = odds(compare_counts(a, b), COUNT, start)
    return scores


def told_apart(counts: Sequence[Count], scores: Mapping[tuple[str, str], float]) -> frozenset[tuple[str, str]]:
    """Pairs that one page gives as two counts: exact, different, of one noun, and neither a part of the other."""
    by_id = {c.figure.id: c for c in counts}
    out = set()
    for a, b in scores:
        x, y = by_id[a], by_id[b]
        apart = x.exact and y.exact and x.says != y.says and x.head == y.head and not (x.added or y.added)
        if apart and x.figure.document == y.figure.document and b != x.figure.part_of and a != y.figure.part_of:
            out.add((a, b))
    return frozenset(out)


def keys_of(c: Count) -> list[str]:
    return [*c.group, *(f"measure {m}" for m in [c.figure.measure] if not m.startswith("other:"))]


def make_series(group: Sequence[Count]) -> Series:
    """The series of some counts, in the order of their days."""
    ordered = sorted(group, key=lambda c: ((c.as_of or ALWAYS)[1], c.figure.document, c.figure.evidence[0].start))
    verdict, reason = verdict_on(ordered)
    ids = tuple(c.figure.id for c in ordered)
    measures = Counter(c.figure.measure for c in group)
    groups = Counter(c.figure.group for c in group if c.figure.group)
    places = Counter(c.place.name for c in group if c.place)
    return Series(
        make_id("q", *sorted(ids)),
        min(measures, key=lambda m: (-measures[m], m)),
        min(groups, key=lambda g: (-groups[g], -len(g), g), default=""),
        min(places, key=lambda p: (-places[p], p), default=None),
        ids,
        verdict,
        reason,
    )
