"""Incidents: tellings over pages and within a page joined into one happening each."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from vedette.reconcile.bags import Bag
from vedette.reconcile.grouping import average_link
from vedette.reconcile.origins import origins_of
from vedette.reconcile.pairing import pairs_to_compare
from vedette.reconcile.scope import Scope
from vedette.reconcile.sheet import ALWAYS, Days, width
from vedette.reconcile.signs import compare, types_alike
from vedette.reconcile.tellings import Telling
from vedette.reconcile.vetoes import barred_pairs
from vedette.reconcile.weights import INCIDENT, INCIDENT_START, odds
from vedette.records.case import Incident, Origin
from vedette.records.dates import DateRange, precision_of
from vedette.records.ids import make_id

BAR = 0.46
KEYS = 80  # ideas of a telling that others are found by


def find_incidents(
    tellings: Sequence[Telling], scope: Scope, origins: Sequence[Origin], published: Mapping[str, Days]
) -> tuple[Incident, ...]:
    """Every deed of the case in exactly one incident, sorted by time, then id."""
    scores = score_pairs(tellings, scope)
    by_id = {t.event.id: t for t in tellings}
    groups = average_link(sorted(by_id), scores, BAR, never=barred_pairs(by_id, scores, published))
    found = [make_incident([by_id[i] for i in group], scores, origins) for group in groups]
    return tuple(sorted(found, key=lambda i: ((i.date.earliest if i.date else None) or "9999", i.id)))


def score_pairs(tellings: Sequence[Telling], scope: Scope) -> dict[tuple[str, str], float]:
    """The probability that two tellings are of one happening, for all pairs worth comparing."""
    scores = {}
    for n, m in candidate_pairs(tellings, scope.near):
        a, b = tellings[n], tellings[m]
        if a.mood == b.mood and scope.allows(a.document, b.document) and worth_comparing(a, b):
            start = INCIDENT_START + scope.distance(a.document, b.document)
            scores[a.event.id, b.event.id] = odds(compare(a, b), INCIDENT, start)
    return scores


def worth_comparing(a: Telling, b: Telling) -> bool:
    """Whether two tellings can be of one deed at all: of near types, or told by one word, or told as one."""
    if types_alike(a, b) or a.trigger & b.trigger:
        return True
    return any(x.same_as == y.id or y.same_as == x.id for x in a.events for y in b.events)


def candidate_pairs(tellings: Sequence[Telling], story_of: Mapping[str, str]) -> list[tuple[int, int]]:
    """Places of tellings of one story that share an idea."""
    keys = [[f"{story_of[t.event.document]} {i}" for i in most_telling(t.ideas)] for t in tellings]
    return pairs_to_compare(keys, [list(second_keys(t)) for t in tellings])


def most_telling(ideas: Bag) -> list[str]:
    return sorted(ideas, key=lambda i: (-ideas[i], i))[:KEYS]


def second_keys(t: Telling) -> Iterator[str]:
    """What splits a crowd of tellings that share a word: who, where, and in which month."""
    for actor in (*t.actors, *t.recipients, *t.places):
        yield actor.key
    if t.days and width(t.days) <= 62:
        yield dt.date.fromordinal(t.days[0]).strftime("%Y-%m")


def make_incident(
    group: Sequence[Telling], scores: Mapping[tuple[str, str], float], origins: Sequence[Origin]
) -> Incident:
    """The incident that some tellings are of."""
    ids = tuple(sorted(e.id for t in group for e in t.events))
    first = min(group, key=lambda t: (t.event.document, t.event.evidence[0].start, t.event.id))
    types = Counter(e.type for t in group for e in t.events)
    pages = len({t.event.document for t in group})
    return Incident(
        id=make_id("i", *ids),
        events=ids,
        type=min(types, key=lambda k: (-types[k], k)),
        date=common_date([t.days for t in group if t.days]),
        places=names(p.name for t in group for p in t.places),
        actors=names(a.name for t in group for a in t.actors),
        recipients=names(a.name for t in group for a in t.recipients),
        origins=origins_of({t.event.document for t in group}, origins),
        reasons=reasons(group, first, len(ids), pages),
    )


def names(found: Iterable[str]) -> tuple[str, ...]:
    """Each name once, the most given first."""
    counts = Counter(found)
    return tuple(sorted(counts, key=lambda n: (-counts[n], n)))


def common_date(days: Sequence[Days]) -> DateRange | None:
    """The days that most tellings allow: the narrowest of the given intervals that the others overlap with."""
    if not days:
        return None
    best = max(
        sorted(set(days)),
        key=lambda d: (sum(d[0] <= o[1] and o[0] <= d[1] for o in days), -width(d), -d[0]),
    )
    first = dt.date.fromordinal(best[0]).isoformat() if best[0] > ALWAYS[0] else None
    last = dt.date.fromordinal(best[1]).isoformat() if best[1] < ALWAYS[1] else None
    return DateRange(first, last, None, precision_of(first, last), "incident")


def reasons(group: Sequence[Telling], first: Telling, tellings: int, pages: int) -> tuple[str, ...]:
    """Why the tellings are taken for one happening, in a few phrases."""
    if tellings == 1:
        return ()
    out = [f"{tellings} tellings on {pages} page{'s' if pages > 1 else ''}"]
    others = [t for t in group if t is not first]
    signs = [compare(first, t) for t in others]
    for sign, phrase in (
        ("one doer", "the same doer"),
        ("one receiver", "done to the same"),
        ("one place", "at the same place"),
        ("one time", "at the same time"),
        ("one count", "with the same count"),
    ):
        if signs and all(s[sign] > 0.6 for s in signs):
            out.append(phrase)
    return tuple(out)
