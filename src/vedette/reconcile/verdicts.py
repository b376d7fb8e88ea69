"""How the values of one series stand to each other: agree, grow, differ in scope, or contradict, with the reason.

Compatible bounds agree. Where they part, a later and higher value of a count that can only rise is growth; values of
another group, window or kind of count differ in scope; only what is left contradicts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import combinations
from typing import Literal

from vedette.knowledge.wording import ideas_in, paraphrases
from vedette.reconcile.counts import Count
from vedette.reconcile.sheet import ALWAYS, Actor, apart, width

MONTH = 31  # days: counts of one month and of one thing are taken to be of one happening
NEWS = 10  # days: further apart, one place or side alone doesn't make two counts those of one happening
Verdict = Literal["agree", "grows", "differ in scope", "contradict"]


def verdict_on(counts: Sequence[Count]) -> tuple[Verdict, str]:
    """The verdict on a series, with one sentence that names what differs."""
    valued = [c for c in counts if c.says is not None and not c.added] or [c for c in counts if c.says is not None]
    if len(valued) < 2:
        return "agree", "At most one of the values is a number of its own; the others allow it."
    parting = [(a, b) for a, b in combinations(valued, 2) if not compatible(a, b)]
    scoped = [(p, why) for p in parting if (why := other_scope(*p))]
    unscoped = [p for p in parting if not other_scope(*p)]
    plain_numbers = [p for p in unscoped if "vague" not in (p[0].figure.qualifier, p[1].figure.qualifier)]
    real = [p for p in plain_numbers if bound_together(*p)]
    scoped += [
        (p, f"Nothing says that {quoted(p[0])} and {quoted(p[1])} are of one place or happening.")
        for p in plain_numbers
        if not bound_together(*p)
    ]
    outside = [c for p, _ in scoped for c in p if not any(c in q for q in unscoped)]
    in_scope = [c for c in valued if c not in outside]
    if growth := growing(in_scope, unscoped):
        return "grows", growth
    if real:
        a, b = max(real, key=lambda p: (p[0].exact + p[1].exact, p[0].figure.id, p[1].figure.id))
        return "contradict", (
            f"{quoted(a)} and {quoted(b)} can't both be right for the same {counted(a)}{at_time(a, b)}."
        )
    if scoped:
        return "differ in scope", scoped[0][1]
    low, high = min(values(valued)), max(values(valued))
    if low == high:
        return "agree", f"All give {number(low)}."
    return "agree", f"The bounds allow each other, from {number(low)} to {number(high)}."


def values(counts: Sequence[Count]) -> list[float]:
    return [c.says for c in counts if c.says is not None]


def compatible(a: Count, b: Count) -> bool:
    """Whether one number could satisfy both bounds."""
    return a.floor <= b.ceiling and b.floor <= a.ceiling


def growing(valued: Sequence[Count], parting: Sequence[tuple[Count, Count]]) -> str | None:
    """Why the series is one of growth; None when it isn't.

    The highest value of some later day is above the highest of an earlier one, none falls below what an exact
    earlier value says, and the count is of a kind that only rises.
    """
    if not all(c.figure.measure in paraphrases().measures.cumulative or c.figure.cumulative for c in valued):
        return None
    dated = sorted((c for c in valued if c.as_of and c.as_of[1] < ALWAYS[1]), key=lambda c: (c.as_of or ALWAYS)[1])
    days = sorted({(c.as_of or ALWAYS)[1] for c in dated})
    if len(days) < 2 or not dated:
        return None
    top: dict[int, Count] = {}
    for c in dated:
        day = (c.as_of or ALWAYS)[1]
        if day not in top or (c.says or 0) > (top[day].says or 0):
            top[day] = c
    first, last = top[days[0]], top[days[-1]]
    if not parting and (first.exact or last.exact):
        return None  # "at least five" and then "six" is one number told with more and with less care
    if not (last.floor > (first.says or 0) and (last.says or 0) >= max(values(dated))):
        return None
    for a, b in parting:
        earlier, later = sorted((a, b), key=lambda c: (c.as_of or ALWAYS)[1])
        if (earlier.as_of or ALWAYS)[1] < (later.as_of or ALWAYS)[1] and (later.says or 0) < (earlier.says or 0):
            return None
        if earlier.as_of == later.as_of and earlier.exact and later.exact and not rose_that_day(earlier, later, dated):
            return None
    return (
        f"It rose from {number(first.says or 0)} ({day_name(days[0])}) "
        f"to {number(last.says or 0)} ({day_name(days[-1])})."
    )


def rose_that_day(a: Count, b: Count, dated: Sequence[Count]) -> bool:
    """Whether two values of one day can both stand in a count that was still rising: an earlier day had fewer."""
    low = min(a.says or 0, b.says or 0)
    day = (a.as_of or ALWAYS)[1]
    return any((c.as_of or ALWAYS)[1] < day and (c.says or 0) <= low for c in dated)


def other_scope(a: Count, b: Count) -> str | None:
    """What two parting values count differently, in a sentence; None where they count the same."""
    if a.figure.measure != b.figure.measure:
        return f"{quoted(a)} is of those {plain(a.figure.measure)}, {quoted(b)} of those {plain(b.figure.measure)}."
    if a.figure.part_of == b.figure.id or b.figure.part_of == a.figure.id:
        part, whole = (a, b) if a.figure.part_of == b.figure.id else (b, a)
        return f"{quoted(part)} is a part of {quoted(whole)}."
    if a.figure.document == b.figure.document and a.says != b.says:
        return f"One page gives both {quoted(a)} and {quoted(b)}, so they don't count the same."
    if (a.figure.part_of is None) != (b.figure.part_of is None):
        part, whole = (a, b) if a.figure.part_of else (b, a)
        return f"{quoted(part)} is a part of a larger count on its page, {quoted(whole)} isn't."
    if a.head and b.head and a.head != b.head and "people" not in (a.head, b.head):
        return f"{quoted(a)} is of {a.figure.group}, {quoted(b)} of {b.figure.group}."
    if a.partial != b.partial:
        part, whole = (a, b) if a.partial else (b, a)
        return f"{quoted(part)} is only a part of what {quoted(whole)} counts."
    if (
        a.incident
        and b.incident
        and a.incident != b.incident
        and {x.key for x in a.sources} != {x.key for x in b.sources}
    ):
        return f"{quoted(a)} and {quoted(b)} are of different happenings, by different sources."
    if (a.window is None) != (b.window is None):
        given, bare = (a, b) if a.window else (b, a)
        open_end = given.window is not None and given.window[1] == ALWAYS[1]
        if open_end and given.incident != bare.incident:
            return f"{quoted(given)} is for a time that {quoted(bare)} doesn't state."
    if a.window and b.window and apart(a.window, b.window) > 0:
        return f"{quoted(a)} and {quoted(b)} cover different times."
    if a.place and b.place and a.incident != b.incident and places_part(a.place, b.place):
        return f"{quoted(a)} is for {a.place.name}, {quoted(b)} for {b.place.name}."
    if a.incident and b.incident and a.incident != b.incident and a.figure.document == b.figure.document:
        return f"{quoted(a)} and {quoted(b)} are of two happenings that one page tells apart."
    return None


def bound_together(a: Count, b: Count) -> bool:
    """Whether happening, time, place or side is known to be one: without that, two numbers only seem to contradict.

    Counts of two happenings need a time that both give. One place or side binds only counts that belong to no two
    happenings, on pages of the same days: a town is struck more than once.
    """
    one_time = a.window is not None and b.window is not None and not apart(a.window, b.window)
    if one_time and max(width(a.window or ALWAYS), width(b.window or ALWAYS)) <= MONTH:
        return True
    if a.incident is not None and b.incident is not None:
        return a.incident == b.incident
    one_place = a.place is not None and b.place is not None and not places_part(a.place, b.place)
    one_state = a.state is not None and a.state == b.state
    return (one_place or one_state) and told_within(a, b, NEWS)


def told_within(a: Count, b: Count, days: int) -> bool:
    """Whether two counts are known to be given within so many days of each other."""
    return a.as_of is not None and b.as_of is not None and apart(a.as_of, b.as_of) <= days


def places_part(a: Actor, b: Actor) -> bool:
    """Whether two places are surely two: neither a state, and no word of one name in the other."""
    words = [set(ideas_in(p.name)) for p in (a, b)]
    return "state" not in (a.kind, b.kind) and a.key != b.key and not words[0] & words[1]


def quoted(c: Count) -> str:
    return f"“{c.figure.evidence[0].text}”"


def counted(c: Count) -> str:
    return c.figure.group or plain(c.figure.measure)


def plain(measure: str) -> str:
    return measure.removeprefix("other:")


def at_time(a: Count, b: Count) -> str:
    if a.as_of and b.as_of and a.as_of != b.as_of:
        return f" ({day_name(a.as_of[1])} and {day_name(b.as_of[1])})"
    return ""


def day_name(ordinal: int) -> str:
    day = dt.date.fromordinal(ordinal)
    return f"{day.day} {day:%B %Y}"


def number(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,}"
