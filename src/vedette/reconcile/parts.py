"""Parts and wholes: an attack within an offensive is related to it, and stays a happening of its own.

An offensive holds an attack where its days hold the attack's, its places don't speak against it and a doer is common.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from vedette.reconcile.sheet import Days, width
from vedette.reconcile.signs import one_place, parties_agree
from vedette.reconcile.tellings import Telling
from vedette.records.case import Incident

VIOLENT = frozenset({"ASSAULT", "COERCE"})
LONGEST_PART = 7
ONE_PLACE = 0.9
ONE_SIDE = 0.7


def with_wholes(
    incidents: Sequence[Incident], tellings: Sequence[Telling], near: Mapping[str, str]
) -> tuple[Incident, ...]:
    """The incidents, each attack with the shortest offensive of its neighbourhood that holds it."""
    told: dict[str, list[Telling]] = {}
    incident_of = {e: i.id for i in incidents for e in i.events}
    for t in tellings:
        told.setdefault(incident_of[t.event.id], []).append(t)
    wholes: dict[str, list[tuple[Days, str]]] = {}
    for key, own in sorted(told.items()):
        if own[0].mood == "done" and (days := days_of_offensive(own)):
            wholes.setdefault(near[own[0].document], []).append((days, key))
    out = []
    for incident in incidents:
        own = told[incident.id]
        fitting = [
            (width(days), key)
            for days, key in wholes.get(near[own[0].document], ())
            if key != incident.id and holds(days, told[key], own)
        ]
        whole = min(fitting, default=(0, None))[1]
        out.append(msgspec.structs.replace(incident, part_of=whole) if whole else incident)
    return tuple(out)


def days_of_offensive(own: Sequence[Telling]) -> Days | None:
    """The days of an incident that most of its dated tellings call an offensive; None for another."""
    named = [t for t in own if t.lasts]
    if 2 * len(named) < len(own):
        return None
    return min((t.days for t in named if t.days), key=lambda d: (width(d), d), default=None)


def holds(days: Days, whole: Sequence[Telling], part: Sequence[Telling]) -> bool:
    """Whether an offensive holds a happening."""
    if part[0].mood != "done" or not all(t.event.type in VIOLENT for t in part):
        return False
    dated = [t.days for t in part if t.days]
    if not dated or not all(days[0] <= d[0] and d[1] <= days[1] and width(d) <= LONGEST_PART for d in dated):
        return False
    places = [one_place(p, q) for a in whole for b in part for p in a.places for q in b.places]
    sides = parties_agree([x for t in whole for x in t.actors], [x for t in part for x in t.actors])
    return max(places, default=0.0) >= ONE_PLACE and (sides or 0.0) >= ONE_SIDE
