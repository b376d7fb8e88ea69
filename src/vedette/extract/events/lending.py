"""Dates that tellings on one page lend each other: the undated telling of a dated happening is of the same day.

Weaker grounds than for ``same_as`` are enough, since a day is less to be wrong about than a happening: a shared party
or place, a definite noun ("the blast"), or the headline or lead of the page; but all dated deeds that the telling
agrees with must have one date, and nothing is lent to or from history and plans.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

import msgspec

from vedette.extract.events.sameness import DONE, STRIKES, frame_of, is_dated, is_definite, names, sites
from vedette.records.dates import DateRange
from vedette.records.parsed import Parsed
from vedette.records.reading import Event

OPENING = frozenset({"headline", "subhead", "standfirst"})
HARM = STRIKES | {"kill", "die", "destroy", "shoot", "suicide-attack", "clash", "fight", "gunfire", "abduct"}
FIGHTS = frozenset({"shoot", "clash", "fight", "gunfire", "abduct"})  # alike only to themselves without a shared party
APART = frozenset(
    {"separate", "another", "separately", "second", "previous", "earlier"}
)  # "in a separate attack on Friday"
DAYS = 2  # the coarsest precision that is lent: a day, or some days; a week or a month says too little


def lend_dates(
    parsed: Parsed, events: tuple[Event, ...], is_history: Callable[[DateRange | None], bool]
) -> tuple[Event, ...]:
    """The events, undated ones with the date of the happening that they tell."""
    events = lend_to_pointers(parsed, events, is_history)
    dated = [e for e in events if lends(e, is_history)]
    if not dated:
        return events
    first = next((s.paragraph for s in parsed.sentences if s.kind == "body"), None)
    starts = [s.start for s in parsed.sentences]
    out = []
    for event in events:
        if not is_dated(event) and event.date is None and event.status in DONE - {"background"} and not event.statement:
            sentence = parsed.sentences[max(0, bisect_right(starts, event.evidence[0].start) - 1)]
            leads = sentence.kind in OPENING or sentence.paragraph == first
            alike = [e for e in dated if same_day(event, e, is_definite(parsed, event), leads)]
            if alike and len({(e.date.earliest, e.date.latest) for e in alike if e.date}) == 1:
                event = msgspec.structs.replace(event, date=alike[0].date)
        out.append(event)
    return tuple(out)


def lend_to_pointers(
    parsed: Parsed, events: tuple[Event, ...], is_history: Callable[[DateRange | None], bool]
) -> tuple[Event, ...]:
    """The events, those that point back ("22 people died in that explosion") with the date of the one told before."""
    out: list[Event] = []
    for event in events:
        last = out[-1] if out else None
        points = event.trigger is not None and any(
            c.lower in ("that", "this", "those", "these")
            for t in parsed.tokens_in(event.trigger)
            for c in parsed.children(t.index, "det")
        )
        if (
            points
            and last is not None
            and event.date is None
            and is_dated(last)
            and event.type == last.type
            and {frame_of(event), frame_of(last)} <= HARM
        ):
            history = event.status == "asserted" and is_history(last.date)
            event = msgspec.structs.replace(event, date=last.date, status="background" if history else event.status)
        out.append(event)
    return tuple(out)


def lends(event: Event, is_history: Callable[[DateRange | None], bool]) -> bool:
    """Whether an event's date may be that of other tellings: a day of the news."""
    return (
        is_dated(event)
        and event.date is not None
        and (event.date.precision or 9) <= DAYS
        and event.status in DONE - {"background"}
        and not event.statement
        and not is_history(event.date)
        and not APART & set(event.evidence[0].text.lower().split())
    )


def same_day(event: Event, other: Event, definite: bool, leads: bool) -> bool:
    """Whether an undated event is likely of the day of a dated one."""
    if event.type != other.type or event.id == other.id:
        return False
    harm = {frame_of(event), frame_of(other)} <= HARM
    if frame_of(event) != frame_of(other) and not harm:
        return False
    done_to = names(event.recipients) & names(other.recipients)
    done_by = names(event.actors) & names(other.actors)
    if event.actors and other.actors and not done_by:
        return False
    if done_to or (done_by and (leads or not event.recipients or not other.recipients)):
        return True
    if frame_of(event) != frame_of(other) and {frame_of(event), frame_of(other)} & FIGHTS:
        return False
    if apart(event, other):
        return False
    return harm and (definite or leads or bool(sites(event) & sites(other)))


def apart(a: Event, b: Event) -> bool:
    """Whether two events were at different places of one size: two towns, two provinces."""
    return any(p.precision == q.precision and p.precision is not None for p in a.places for q in b.places) and not (
        sites(a) & sites(b)
    )
