"""Tellings of one happening on one page: linked by ``same_as`` to the first full one; attacks to their offensive."""

from __future__ import annotations

import msgspec

from vedette.records.entities import Party
from vedette.records.parsed import Parsed
from vedette.records.reading import Event

PAIRS_BACK = 60  # events looked back on: keeps a very long page linear


def names(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(p.entity or p.name for p in parties)


def may_be_same(a: Event, b: Event) -> bool:
    """Whether two events can tell one happening: type, mode, roles, place, date and status don't part them."""
    if a.type != b.type or a.statement or b.statement:
        return False
    if a.mode and b.mode and a.mode != b.mode:
        return False
    if a.date and b.date and a.date.is_resolved and b.date.is_resolved and not a.date.overlaps(b.date):
        return False
    done = {"asserted", "claimed", "disputed", "denied", "background"}
    if (a.status in done) != (b.status in done):
        return False
    for x, y in ((names(a.actors), names(b.actors)), (names(a.recipients), names(b.recipients))):
        if x and y and not x & y:
            return False
    sites_a, sites_b = {p.name for p in a.places}, {p.name for p in b.places}
    return not (sites_a and sites_b and not sites_a & sites_b)


def shared_ground(a: Event, b: Event) -> int:
    """How much two events say alike."""
    score = 2 * bool(names(a.recipients) & names(b.recipients)) + bool(names(a.actors) & names(b.actors))
    score += bool({p.name for p in a.places} & {p.name for p in b.places})
    score += 2 * bool(a.date and b.date and a.date.is_resolved and a.date == b.date)
    score += bool(frame_of(a) == frame_of(b))
    return score


def frame_of(event: Event) -> str:
    return event.producer.rpartition(" ")[2]


def link_tellings(parsed: Parsed, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events with ``same_as`` set, and date and background taken over by tellings that give none themselves."""
    out: list[Event] = []
    for event in events:
        best: tuple[int, Event] | None = None
        for earlier in out[-PAIRS_BACK:]:
            if may_be_same(event, earlier):
                score = shared_ground(event, earlier)
                if score >= 4 and (best is None or score > best[0]):
                    best = (score, earlier)
        if best is not None:
            root = best[1].same_as or best[1].id
            event = msgspec.structs.replace(event, same_as=root)
        out.append(event)
    return tuple(out)
