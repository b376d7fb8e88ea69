"""Tellings of one happening on one page: linked by ``same_as`` to its first telling; attacks to their offensive.

A later telling often leaves out what an earlier one said ("the abduction", "the attack"). Where two tellings are linked
on strong grounds, each takes over the roles, place and date that it lacks itself, with the words of the other telling
in ``spans``; where the tellings of a happening disagree, nothing is taken over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import msgspec

from vedette.records.dates import DateRange
from vedette.records.entities import Party
from vedette.records.parsed import Parsed
from vedette.records.reading import Event
from vedette.records.spans import Span

PAIRS_BACK = 60  # events looked back on: keeps a very long page linear
ENOUGH = (
    4  # grounds for one happening; 3 joined different attacks on one army, 5 lost half (annotated stories, 2026-11)
)
DONE = frozenset({"asserted", "claimed", "disputed", "denied", "background"})
DEFINITE = frozenset({"the", "this", "that", "these"})
# Kinds of deed that definite nouns may speak of again by another word ("the blast" for a suicide attack).
STRIKES = frozenset({"attack", "bomb", "suicide-attack", "shell", "bomb-from-air", "gunfire", "drone-strike"})


def names(parties: tuple[Party, ...]) -> frozenset[str]:
    """Entities, or names without one, as keys."""
    return frozenset(p.entity or p.name for p in parties)


def sites(event: Event) -> frozenset[str]:
    return frozenset(p.name for p in event.places)


def frame_of(event: Event) -> str:
    return event.producer.rpartition(" ")[2]


def is_dated(event: Event) -> bool:
    return event.date is not None and event.date.is_resolved


def may_be_same(a: Event, b: Event) -> bool:
    """Whether two events can tell one happening: type, mode, roles, place, date and status don't part them."""
    if a.type != b.type or a.statement or b.statement:
        return False
    if a.mode and b.mode and a.mode != b.mode and not {frame_of(a), frame_of(b)} <= STRIKES:
        return False
    if is_dated(a) and is_dated(b) and not a.date.overlaps(b.date):  # type: ignore[union-attr, arg-type]
        return False
    if (a.status in DONE) != (b.status in DONE):
        return False
    for x, y in ((names(a.actors), names(b.actors)), (names(a.recipients), names(b.recipients)), (sites(a), sites(b))):
        if x and y and not x & y:
            return False
    return True


def grounds(a: Event, b: Event, speaks_again: bool) -> int:
    """How much speaks for two events being one happening; ``speaks_again`` is a definite noun for the later one."""
    score = 2 * bool(names(a.recipients) & names(b.recipients)) + bool(names(a.actors) & names(b.actors))
    score += bool(sites(a) & sites(b))
    score += 2 * (is_dated(a) and a.date == b.date)
    struck = {frame_of(a), frame_of(b)} <= STRIKES
    score += (frame_of(a) == frame_of(b) or struck) + (a.mode is not None and a.mode == b.mode)
    score += (
        struck and bool({p.name for p in a.recipients} & {p.name for p in b.recipients}) and bool(sites(a) or sites(b))
    )
    if speaks_again and (frame_of(a) == frame_of(b) or {frame_of(a), frame_of(b)} <= STRIKES):
        score += 3
    return score


def link_tellings(
    parsed: Parsed, events: tuple[Event, ...], is_history: Callable[[DateRange | None], bool]
) -> tuple[Event, ...]:
    """The events with ``same_as`` and ``part_of`` set, and completed by the other tellings of their happening."""
    out: list[Event] = []
    groups: dict[str, list[int]] = defaultdict(list)
    for event in events:
        again = is_definite(parsed, event)
        best: tuple[int, Event] | None = None
        for earlier in out[-PAIRS_BACK:]:
            if may_be_same(event, earlier):
                score = grounds(event, earlier, again)
                if score >= ENOUGH and (best is None or score >= best[0]):
                    best = (score, earlier)
        if best is not None:
            event = msgspec.structs.replace(event, same_as=best[1].same_as or best[1].id)
        groups[event.same_as or event.id].append(len(out))
        out.append(event)
    for members in groups.values():
        if len(members) > 1:
            together = [out[m] for m in members]
            for m in members:
                out[m] = completed(out[m], together, is_history)
                if is_recalled(parsed, out[m]) and any(e.status == "background" for e in together):
                    out[m] = msgspec.structs.replace(out[m], status="background")
    return tuple(within_offensive(out))


def is_definite(parsed: Parsed, event: Event) -> bool:
    """Whether an event is told by a noun with "the" or "this": a happening that was spoken of before."""
    if event.trigger is None:
        return False
    tokens = parsed.tokens_in(event.trigger)
    return any(
        t.pos in ("NOUN", "PROPN") and any(c.lower in DEFINITE for c in parsed.children(t.index, "det")) for t in tokens
    )


def is_recalled(parsed: Parsed, event: Event) -> bool:
    """Whether an event is told as known, without a date of its own: by a noun or participle that only recalls it."""
    if event.trigger is None or event.status not in ("asserted", "claimed"):
        return False
    first = parsed.tokens_in(event.trigger)[0]
    return is_definite(parsed, event) or first.dep in ("acl", "relcl", "amod")


def completed(event: Event, together: list[Event], is_history: Callable[[DateRange | None], bool]) -> Event:
    """An event with the roles, place and date that it lacks and that the other tellings agree on."""
    changes: dict[str, object] = {}
    spans = dict(event.spans)
    for field in ("actors", "recipients", "places"):
        if getattr(event, field) or (field != "places" and frame_of(event) in STRIKES):
            continue  # "the explosion" leaves open on purpose who did it and whom it hit
        given = [e for e in together if getattr(e, field)]
        if not given or len({frozenset(p.entity or p.name for p in getattr(e, field)) for e in given}) > 1:
            continue
        taken = getattr(given[0], field)
        if field != "places" and names(taken) & (names(event.actors) | names(event.recipients)):
            continue
        changes[field] = taken
        spans[field] = words_behind(taken)
    if not is_dated(event):
        dates = {e.date for e in together if is_dated(e)}
        if len({(d.earliest, d.latest) for d in dates if d}) == 1:
            changes["date"] = max(dates, key=lambda d: (d is not None, d.text if d and d.text else ""))
            if event.status == "asserted" and is_history(changes["date"]):  # type: ignore[arg-type]
                changes["status"] = "background"
    return msgspec.structs.replace(event, **changes, spans=spans) if changes else event


def words_behind(parties: tuple[object, ...]) -> tuple[Span, ...]:
    return tuple(s for p in parties if (s := getattr(p, "span", None)) is not None)


def within_offensive(events: list[Event]) -> list[Event]:
    """Attacks by the same side at the same place or on the same foe are part of an offensive told on the page."""
    frames = [(e, e.same_as or e.id) for e in events if frame_of(e) == "offensive" and e.actors and e.status in DONE]
    out = []
    for event in events:
        if event.type == "ASSAULT" and frame_of(event) not in ("offensive", "war") and event.status in DONE:
            for whole, key in frames:
                against = names(whole.recipients) & names(event.recipients) or sites(whole) & sites(event)
                timely = not is_dated(event) or not is_dated(whole) or event.date.overlaps(whole.date)  # type: ignore[union-attr, arg-type]
                if names(whole.actors) & names(event.actors) and against and timely and event.same_as != key:
                    lent = {} if event.places else {"places": whole.places}  # both agree in who did it to whom
                    event = msgspec.structs.replace(event, part_of=key, **lent)
                    break
        out.append(event)
    return out
