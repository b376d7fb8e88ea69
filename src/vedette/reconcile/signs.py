"""Two tellings compared: what speaks for one happening, and what speaks against it. What one doesn't say is unknown."""

from __future__ import annotations

from collections.abc import Iterable

from vedette.knowledge.wording import near_types
from vedette.reconcile.bags import overlap_of
from vedette.reconcile.sheet import Actor, Days, alike, apart, ideas_of_name, width
from vedette.reconcile.tellings import Telling

LIKE_NAMED = 0.5  # "Hull trawlers" and "Hull boats"


def types_alike(a: Telling, b: Telling) -> float:
    """1 for one type, less for types that tellings confuse, 0 for others."""
    types = {(x.type, y.type) for x in a.events for y in b.events}
    if any(x == y for x, y in types):
        return 1.0
    return 0.5 if any(frozenset(pair) in near_types() for pair in types) else 0.0


def deeds_alike(a: Telling, b: Telling) -> float:
    """1 where both tell the deed by one word or word family, 0.5 where one's word for it stands in the other."""
    if a.trigger & b.trigger:
        return 1.0
    return 0.5 * bool(a.trigger & b.ideas.keys() or b.trigger & a.ideas.keys())


def parties_agree(some: Iterable[Actor], others: Iterable[Actor]) -> float | None:
    """How far two groups of parties are one; None where one is empty, or words for people that differ ("villagers")."""
    found = [x for a in some for b in others if (x := one_party(a, b)) is not None]
    return max(found, default=None)


def one_party(a: Actor, b: Actor) -> float | None:
    """How far two parties are one; None where they are only called differently."""
    if like := alike(a, b):
        return like
    states = a.state, b.state
    if all(states) and states[0] != states[1]:
        return 0.0
    if (a.organized and b.organized) or a.kind == b.kind == "person":
        return 0.0
    words = [ideas_of_name(x.name) for x in (a, b)]
    if words[0] & words[1]:
        return LIKE_NAMED
    return 0.0 if all(x.organized or x.kind == "person" for x in (a, b)) else None


def figures_agree(a: Telling, b: Telling) -> float:
    """1 where both count the same thing alike, 0.5 where nearly so, -1 where both count it otherwise, else 0."""
    verdicts = [
        1.0 if (f.low, f.high) == (g.low, g.high) else 0.5 if min(f.low, g.low) >= 0.75 * max(f.low, g.low) else -1.0
        for f in a.figures
        for g in b.figures
        if f.measure == g.measure and f.qualifier == g.qualifier == "exact" and f.low is not None and g.low is not None
    ]
    return max(verdicts, default=0.0)


def places_agree(a: Telling, b: Telling) -> float | None:
    """1 for a place in common, 0.5 for places of one country, 0 for two places; None where one telling names none."""
    if not a.places or not b.places:
        return None
    return max(one_place(p, q) for p in a.places for q in b.places)


def one_place(p: Actor, q: Actor) -> float:
    if p.key == q.key:
        return 1.0
    words = [ideas_of_name(x.name) for x in (p, q)]
    if words[0] & words[1] and (words[0] <= words[1] or words[1] <= words[0]):
        return 0.9
    if p.country and p.country == q.country:
        return 0.5 if "state" in (p.kind, q.kind) else 0.25
    return 0.0 if p.country and q.country else 0.25


def times_agree(a: Days | None, b: Days | None) -> float | None:
    """1 for days that must be close, 0.5 for intervals that overlap, below 0 for days apart; None where unknown."""
    if a is None or b is None:
        return None
    if gap := apart(a, b):
        return -0.5 if gap <= 1 else -1.0
    return 1.0 if max(width(a), width(b)) <= 7 else 0.5


def compare(a: Telling, b: Telling) -> dict[str, float]:
    """The features of a pair, each named for what it says; unknown ones are 0."""
    contained, cosine = overlap_of(a.ideas, b.ideas)
    _, context = overlap_of(a.context, b.context)
    actors = parties_agree(a.actors, b.actors)
    recipients = parties_agree(a.recipients, b.recipients)
    places = places_agree(a, b)
    times = times_agree(a.days, b.days)
    kinds = types_alike(a, b)
    one_page = a.event.document == b.event.document
    return {
        "words contained": contained,
        "words alike": cosine,
        "sentences alike": context,
        "one trigger": deeds_alike(a, b),
        "one type": kinds,
        "one doer": actors or 0.0,
        "other doer": float(actors == 0.0),
        "one receiver": recipients or 0.0,
        "other receiver": float(recipients == 0.0),
        "one place": places or 0.0,
        "other place": float(places == 0.0),
        "one time": max(times or 0.0, 0.0),
        "other time": max(-(times or 0.0), 0.0),
        "one count": max(figures_agree(a, b), 0.0),
        "other count": max(-figures_agree(a, b), 0.0),
        "one page": float(one_page),
        "one sentence": float(one_page and a.sentence == b.sentence),
        "both lead": kinds if a.lead and b.lead and not one_page else 0.0,
        "told as one": float(any(x.same_as == y.id or y.same_as == x.id for x in a.events for y in b.events)),
    }
