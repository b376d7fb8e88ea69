"""Two tellings compared: what speaks for one happening, and what speaks against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from vedette.knowledge.wording import idea, ideas_in, near_types, one_spelling
from vedette.reconcile.origins import Sets
from vedette.reconcile.sheet import Actor, Days, Sheet, apart, best_alike, days_of, ideas_of, overlap_of, width
from vedette.records.dates import DateRange
from vedette.records.reading import Event, Figure

PARTY_SHARE = 0.8  # what an idea in a party's name counts, of an idea of middling weight
DONE = frozenset({"asserted", "claimed", "denied", "disputed", "background"})


@dataclass(frozen=True, slots=True)
class Telling:
    """One event, ready to be compared."""

    event: Event
    ideas: Mapping[str, float]
    trigger: frozenset[str]
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    places: tuple[Actor, ...]
    days: Days | None
    figures: tuple[Figure, ...]

    @property
    def mood(self) -> str:
        """A deed done, a deed to come, a deed that was not: tellings of two moods never join."""
        return "done" if self.event.status in DONE else "not" if self.event.status == "negated" else "to come"


def tellings_of(sheet: Sheet, dates: Mapping[str, DateRange]) -> list[Telling]:
    """Every deed of the case, in the order of ids; what somebody said (a demand, an accusation) is left out.

    ``dates`` gives dates of events that were resolved after reading (on pages whose own date was inferred).
    """
    by_event: dict[str, list[Figure]] = {}
    for reading in sheet.readings:
        for f in reading.figures:
            for e in reading.events:
                if f.event == e.id or any(x.covers(y) for x in e.evidence for y in f.evidence):
                    by_event.setdefault(e.id, []).append(f)
    out = []
    for e in sorted(sheet.events.values(), key=lambda e: e.id):
        if e.statement is not None:
            continue
        doc = e.document
        ideas = {i: sheet.telling(i) for i in ideas_of(e.evidence)}
        out.append(
            Telling(
                e,
                ideas,
                frozenset(idea(one_spelling(w)) for w in e.trigger.text.split()) if e.trigger else frozenset(),
                sheet.actors(doc, e.actors),
                sheet.actors(doc, e.recipients),
                tuple(sheet.place(doc, p) for p in e.places),
                days_of(dates.get(e.id, e.date)),
                tuple(by_event.get(e.id, ())),
            )
        )
    return filled_in(pooled(out))


def party_ideas(t: Telling) -> Mapping[str, float]:
    """The ideas of a telling with those in the names of its parties and places, which count half."""
    named = {i for a in (*t.actors, *t.recipients, *t.places) for i in ideas_in(a.name)}
    return {**{i: PARTY_SHARE * 3.0 for i in named if i not in t.ideas}, **t.ideas}


def pooled(tellings: list[Telling]) -> list[Telling]:
    """The same tellings; those that the page itself tells as one share what they say."""
    ids = {t.event.id: t for t in tellings}
    sets = Sets(ids)
    for t in tellings:
        if t.event.same_as in ids:
            sets.join(t.event.id, t.event.same_as)
    out = dict(ids)
    for group in sets.groups():
        if len(group) > 1:
            own = [ids[i] for i in group]
            ideas = {i: x for t in own for i, x in t.ideas.items()}
            for t in own:
                out[t.event.id] = replace(
                    t,
                    ideas=ideas,
                    trigger=frozenset(x for o in own for x in o.trigger),
                    actors=t.actors or next((o.actors for o in own if o.actors), ()),
                    recipients=t.recipients or next((o.recipients for o in own if o.recipients), ()),
                    places=t.places or next((o.places for o in own if o.places), ()),
                    days=t.days or next((o.days for o in own if o.days), None),
                    figures=t.figures or next((o.figures for o in own if o.figures), ()),
                )
    return [out[t.event.id] for t in tellings]


def filled_in(tellings: list[Telling]) -> list[Telling]:
    """The same tellings; a bare one ("the blast occurred") takes what it lacks from the one that it looks back at.

    It looks back at the nearest telling before it on its page, else after it, that is of one type, has an idea in
    common that names a kind of deed, and says where or to whom.
    """
    pages: dict[str, list[Telling]] = {}
    for t in sorted(tellings, key=lambda t: (t.event.evidence[0].start, t.event.id)):
        pages.setdefault(t.event.document, []).append(t)
    full: dict[str, Telling] = {}
    for page in pages.values():
        for at, t in enumerate(page):
            if t.places or t.recipients:
                continue
            deeds = {i for i in t.ideas if i.startswith("=")} | t.trigger
            for other in (*reversed(page[:at]), *page[at + 1 :]):
                if (
                    (other.places or other.recipients)
                    and other.mood == t.mood
                    and other.event.type == t.event.type
                    and deeds & (set(other.ideas) | other.trigger)
                    and not (t.actors and other.actors and best_alike(t.actors, other.actors) == 0)
                    and not (t.days and other.days and apart(t.days, other.days))
                    and figures_agree(t, other) >= 0
                ):
                    full[t.event.id] = replace(
                        t,
                        actors=t.actors or other.actors,
                        recipients=other.recipients,
                        places=other.places,
                        days=t.days or other.days,
                    )
                    break
    return [replace(t, ideas=party_ideas(t)) for t in (full.get(x.event.id, x) for x in tellings)]


def types_alike(a: Event, b: Event) -> float:
    """1 for one type, less for types that tellings confuse, 0 for others."""
    if a.type == b.type:
        return 1.0
    return 0.5 if frozenset((a.type, b.type)) in near_types() else 0.0


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
    keys_a, keys_b = {p.key for p in a.places}, {p.key for p in b.places}
    if keys_a & keys_b:
        return 1.0
    wide = [(p, q) for p in a.places for q in b.places if p.country and p.country == q.country]
    return 0.5 if any("state" in (p.kind, q.kind) for p, q in wide) else 0.25 if wide else 0.0


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
    actors = best_alike(a.actors, b.actors)
    recipients = best_alike(a.recipients, b.recipients)
    crossed = max(best_alike(a.actors, b.recipients) or 0.0, best_alike(a.recipients, b.actors) or 0.0)
    places = places_agree(a, b)
    times = times_agree(a.days, b.days)
    return {
        "words contained": contained,
        "words alike": cosine,
        "one trigger": float(bool(a.trigger & b.trigger)),
        "one type": types_alike(a.event, b.event),
        "one doer": actors or 0.0,
        "other doer": float(actors == 0.0),
        "one receiver": recipients or 0.0,
        "other receiver": float(recipients == 0.0),
        "roles crossed": crossed,
        "one place": places or 0.0,
        "other place": float(places == 0.0),
        "one time": max(times or 0.0, 0.0),
        "other time": max(-(times or 0.0), 0.0),
        "one count": max(figures_agree(a, b), 0.0),
        "other count": max(-figures_agree(a, b), 0.0),
        "one page": float(a.event.document == b.event.document),
        "told as one": float(a.event.same_as == b.event.id or b.event.same_as == a.event.id),
    }
