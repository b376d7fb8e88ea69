"""What keeps two tellings from being one happening, however alike their words: other days, other news, another
target, another toll. One such pair keeps whole groups apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from vedette.reconcile.sheet import Actor, Days, alike, apart, ideas_of_name, width
from vedette.reconcile.tellings import Telling

KNOWN = 31  # days: a time within a month is known well enough to tell two happenings apart
SLIP = 2  # days between two dates that one happening can be given
NEWS = 10  # days: what pages printed further apart tell as news isn't one happening
GROWTH = 2.0  # times that the toll of one deed grows within the days that it is news
DOUBTFUL = 1.4  # times that it may grow on pages of unknown days: they may be any time apart
DEAD = "killed"


def barred_pairs(
    by_id: Mapping[str, Telling], pairs: Iterable[tuple[str, str]], published: Mapping[str, Days]
) -> frozenset[tuple[str, str]]:
    """The pairs of these that can't be one happening. ``published`` gives the days of printing that pages state."""
    return frozenset((a, b) for a, b in pairs if parted(by_id[a], by_id[b], published))


def parted(a: Telling, b: Telling, published: Mapping[str, Days]) -> bool:
    """Whether something that the two say, or when they say it, makes them two happenings."""
    if days_part(a, b) or whole_and_part(a, b) or other_target(a, b):
        return True
    if a.document == b.document:
        return False
    gap = days_between(a, b, published)
    return other_news(a, b, gap) or other_toll(a, b, gap)


def days_part(a: Telling, b: Telling) -> bool:
    """Whether their days are so far apart that they are two; a day's difference may be a slip of one page."""
    return bool(a.days and b.days and max(width(a.days), width(b.days)) <= KNOWN and apart(a.days, b.days) > SLIP)


def whole_and_part(a: Telling, b: Telling) -> bool:
    """Whether one is an offensive of many days and one a deed of a known day: that can be in it, but isn't it."""
    return (a.lasts and is_of_a_day(b)) or (b.lasts and is_of_a_day(a))


def is_of_a_day(t: Telling) -> bool:
    return t.days is not None and width(t.days) <= 2


def of_one_day(a: Telling, b: Telling) -> bool:
    """Whether both give a day, and it can be the same."""
    return (
        a.days is not None
        and b.days is not None
        and max(width(a.days), width(b.days)) <= 7
        and not apart(a.days, b.days)
    )


def days_between(a: Telling, b: Telling, published: Mapping[str, Days]) -> int | None:
    """The days between the printing of two pages; None where that isn't known."""
    days = published.get(a.document), published.get(b.document)
    return apart(days[0], days[1]) if days[0] and days[1] else None


def other_news(a: Telling, b: Telling, gap: int | None) -> bool:
    """Whether pages far apart both tell news: a look back says so, gives the day, or repeats facts that are rare."""
    if gap is None or gap <= NEWS or of_one_day(a, b):
        return False
    return "background" not in (a.event.status, b.event.status) and not same_rare_facts(a, b)


def same_rare_facts(a: Telling, b: Telling) -> bool:
    """Whether both name the same target and count the same toll."""
    named = {x.key for x in a.recipients if is_named(x)} & {x.key for x in b.recipients if is_named(x)}
    return bool(named and set(tolls_of(a)) & set(tolls_of(b)))


def other_target(a: Telling, b: Telling) -> bool:
    """Whether each names its target, a person or a thing with a name of its own, and none of the names is one.

    On one and the same day one deed can meet several of them.
    """
    some, others = [[x for x in t.recipients if is_named(x)] for t in (a, b)]
    if not some or not others or of_one_day(a, b):
        return False
    return not any(alike(x, y) or ideas_of_name(x.name) & ideas_of_name(y.name) for x in some for y in others)


def is_named(x: Actor) -> bool:
    """Whether a party is one person or one thing with a name of its own, not a body or a kind of people."""
    return x.kind in ("person", "weapon", "facility") and all(w[:1].isupper() for w in x.name.split())


def other_toll(a: Telling, b: Telling, gap: int | None) -> bool:
    """Whether their tolls differ by more than one deed's grows, on pages that aren't of one or the next days."""
    some, others = tolls_of(a), tolls_of(b)
    if not some or not others or of_one_day(a, b) or (gap is not None and gap <= SLIP):
        return False
    low, high = sorted((max(some), max(others)))
    return high > (DOUBTFUL if gap is None else GROWTH) * low and not set(some) & set(others)


def tolls_of(t: Telling) -> list[float]:
    """How many dead a telling counts; vague counts tell nothing."""
    return [f.low for f in t.figures if f.measure == DEAD and f.low and f.qualifier != "vague" and f.part_of is None]
