"""What one page tells more than once: a deed and its toll, a deed told again, a bare mention that looks back.

A page's tellings of one deed are pooled before pages are compared: what one of them lacks (a place, a day, a count)
another has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vedette.reconcile.bags import Bag, overlap_of
from vedette.reconcile.origins import Sets
from vedette.reconcile.sheet import apart, best_alike, ideas_of_name
from vedette.reconcile.signs import figures_agree
from vedette.reconcile.tellings import Telling

PARTY_SHARE = 2.4  # what an idea in a party's name counts: an idea of middling weight, a little less


def pooled(tellings: Sequence[Telling]) -> list[Telling]:
    """One telling for each deed of a page, in the order of ids, each holding all of its events."""
    pages: dict[str, list[Telling]] = {}
    for t in sorted(tellings, key=lambda t: (t.event.evidence[0].start, t.event.id)):
        pages.setdefault(t.event.document, []).append(t)
    out = []
    for page in pages.values():
        own = {t.event.id: t for t in filled_in(page)}
        deeds = [one_telling([own[i] for i in group]) for group in told_as_one(list(own.values()))]
        main = main_of(deeds)
        out += [replace(t, lead=t is main) for t in deeds]
    return sorted((replace(t, ideas=party_ideas(t)) for t in out), key=lambda t: t.event.id)


def main_of(page: Sequence[Telling]) -> Telling | None:
    """What a page is mainly about: the deed of its opening sentences that most of its other words come back to."""

    def returns(t: Telling) -> float:
        return sum(overlap_of(t.ideas, o.ideas)[1] for o in page if o is not t and o.event.type == t.event.type)

    opening = [t for t in page if t.lead and t.mood == "done" and not t.is_toll]
    return max(opening, key=lambda t: (returns(t) + len(t.others), -t.event.evidence[0].start), default=None)


def told_as_one(page: Sequence[Telling]) -> list[tuple[str, ...]]:
    """The events of a page in groups: those that it tells as one, and each toll with the deed of its sentence."""
    ids = {t.event.id: t for t in page}
    sets = Sets(ids)
    for t in page:
        if t.event.same_as in ids and ids[t.event.same_as].mood == t.mood:
            sets.join(t.event.id, t.event.same_as)
        if t.is_toll and (deed := deed_of(t, page)):
            sets.join(t.event.id, deed.event.id)
    return sets.groups()


def deed_of(toll: Telling, page: Sequence[Telling]) -> Telling | None:
    """The deed in a toll's sentence that did it: the nearest violent one that isn't a toll itself."""
    at = toll.event.evidence[0]
    near = [
        t
        for t in page
        if t.sentence == toll.sentence
        and t.event.type == toll.event.type
        and not t.is_toll
        and t.mood == toll.mood
        and not (t.days and toll.days and apart(t.days, toll.days))
    ]
    return min(near, key=lambda t: (abs(t.event.evidence[0].start - at.start), t.event.id), default=None)


def one_telling(own: Sequence[Telling]) -> Telling:
    """Several tellings of one deed as one: the deed speaks before its toll, the fuller before the barer."""
    head = min(own, key=lambda t: (t.is_toll, -len(t.ideas), t.event.id))
    rest = [t for t in own if t is not head]
    if not rest:
        return head
    dated = [t.days for t in own if t.days]
    return replace(
        head,
        ideas=Bag({i: x for t in own for i, x in t.ideas.items()}),
        context=Bag({i: x for t in own for i, x in t.context.items()}),
        trigger=frozenset(x for t in own for x in t.trigger),
        actors=tuple(dict.fromkeys(a for t in (head, *rest) for a in t.actors)),
        recipients=tuple(dict.fromkeys(a for t in (head, *rest) for a in t.recipients)),
        places=tuple(dict.fromkeys(a for t in (head, *rest) for a in t.places)),
        days=min(dated, key=lambda d: (d[1] - d[0], d), default=None),
        figures=tuple({f.id: f for t in own for f in t.figures}.values()),
        lead=any(t.lead for t in own),
        others=tuple(sorted((t.event for t in rest), key=lambda e: e.id)),
    )


def party_ideas(t: Telling) -> Bag:
    """The ideas of a telling with those in the names of its parties and places."""
    named = {i for a in (*t.actors, *t.recipients, *t.places) for i in ideas_of_name(a.name)}
    return Bag({**{i: PARTY_SHARE for i in sorted(named) if i not in t.ideas}, **t.ideas})


def filled_in(page: Sequence[Telling]) -> list[Telling]:
    """A page's tellings; a bare one ("the blast occurred") takes what it lacks from the one that it looks back at.

    It looks back at the nearest telling before it on its page, else after it, that is of one type, has an idea in
    common that names a kind of deed, and says where or to whom.
    """
    full: dict[str, Telling] = {}
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
    return [full.get(x.event.id, x) for x in page]
