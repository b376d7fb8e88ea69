"""Where tellings of deeds part: when it was, and who did it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vedette.reconcile.sheet import apart, best_alike, width
from vedette.reconcile.signs import compare, places_agree, times_agree
from vedette.reconcile.tellings import Telling
from vedette.reconcile.weights import INCIDENT, INCIDENT_START, odds
from vedette.records.case import Conflict, Incident
from vedette.records.ids import make_id

SURELY_ONE = 0.85  # tellings that would be one deed if they didn't part on the point at issue
PROBABLY_ONE = 0.5
BLAMED_FOR = frozenset({"ASSAULT", "COERCE"})  # deeds that somebody is blamed for; of others many can be the doers
PARTING = {"date": ("one time", "other time"), "doer": ("one doer", "other doer")}
KNOWN = 31  # days: a wider interval gives no day
LONGEST = 366  # days: a wider interval isn't a date to part on


def chance_without(a: Telling, b: Telling, point: str) -> float:
    """The probability that two tellings are of one deed, the point at issue left out."""
    signs = compare(a, b)
    return odds({k: v for k, v in signs.items() if k not in PARTING[point]}, INCIDENT, INCIDENT_START)


def date_conflicts(
    tellings: Sequence[Telling],
    everything: Sequence[Telling],
    pairs: Sequence[tuple[int, int]],
    incidents: Sequence[Incident],
) -> Iterator[Conflict]:
    """Tellings of surely one deed on two pages that give days apart, in full and in their own words.

    ``pairs`` are places in ``tellings``, those with a day of their own.
    The records of a conflict are all the dated tellings of the deed, on whichever day.
    """
    incident_of = {e: i.id for i in incidents for e in i.events}
    dated: dict[str, set[str]] = {}
    on_page: dict[str, list[Telling]] = {}
    for t in everything:
        on_page.setdefault(t.event.document, []).append(t)
        if t.days and width(t.days) <= KNOWN:
            dated.setdefault(incident_of[t.event.id], set()).update(e.id for e in t.events)
    for n, m in pairs:
        a, b = tellings[n], tellings[m]
        if a.event.document == b.event.document or a.mood != b.mood or not a.days or not b.days:
            continue
        if max(width(a.days), width(b.days)) > LONGEST or not apart(a.days, b.days):
            continue
        signs = compare(a, b)
        both = best_alike(a.actors, b.actors), best_alike(a.recipients, b.recipients)
        if signs["words alike"] < 0.45 or signs["other count"] or 0.0 in both or both == (None, None):
            continue
        place = places_agree(a, b)
        if (place is not None and place < 0.5 and signs["words alike"] < 0.6) or told_apart(a, b, on_page):
            continue
        if signs["one type"] == 1.0 and chance_without(a, b, "date") >= SURELY_ONE:
            when = [t.event.date.text if t.event.date and t.event.date.text else "another day" for t in (a, b)]
            records = {a.event.id, b.event.id}
            for one in (incident_of[a.event.id], incident_of[b.event.id]):
                records |= dated.get(one, set())
            yield Conflict(
                make_id("c", "date", *sorted(records)),
                "date",
                f"the day of: {a.event.evidence[0].text}",
                tuple(sorted(records)),
                f"One page says “{when[0]}”, another “{when[1]}” of what looks like one happening.",
            )


def has_day_of_its_own(t: Telling) -> bool:
    """Whether the words of the date hold its year, or a month and a day: no reckoning from another day can be wrong."""
    date = t.event.date
    if not date or not date.text or not date.earliest:
        return False
    return date.earliest[:4] in date.text or bool(re.search(r"[A-Z][a-z]+\.? \d|\d [A-Z]", date.text))


def told_apart(a: Telling, b: Telling, on_page: Mapping[str, Sequence[Telling]]) -> bool:
    """Whether one of the two pages tells both as two happenings: then they aren't one with two dates."""
    for one, other in ((a, b), (b, a)):
        for t in on_page[one.event.document]:
            if t is not one and t.days and other.days and one.days:
                parts = apart(t.days, one.days) and not apart(t.days, other.days)
                if parts and t.event.type == one.event.type and chance_without(t, other, "date") >= PROBABLY_ONE:
                    return True
    return False


def is_blamed(t: Telling) -> bool:
    """Whether a telling names a doer of a deed that somebody is blamed for."""
    return t.mood == "done" and bool(t.actors) and t.event.type in BLAMED_FOR


def attribution_conflicts(tellings: Sequence[Telling], pairs: Sequence[tuple[int, int]]) -> Iterator[Conflict]:
    """Tellings of one deed by different sources that name different doers."""
    for n, m in pairs:
        a, b = tellings[n], tellings[m]
        if best_alike(a.actors, b.actors) or best_alike(a.actors, b.recipients) == 1.0:
            continue
        sources = [{p.name for p in t.event.according_to} for t in (a, b)]
        if a.event.type != b.event.type or times_agree(a.days, b.days) != 1.0:
            continue
        if not any(sources) or sources[0] & sources[1]:
            continue
        if not ({a.event.status, b.event.status} & {"claimed", "disputed", "denied"}):
            continue
        one = chance_without(a, b, "doer")
        recipients = best_alike(a.recipients, b.recipients)
        linked = a.event.same_as == b.event.id or b.event.same_as == a.event.id
        if linked or (recipients == 1.0 and one >= PROBABLY_ONE):
            names = [" and ".join(x.name for x in t.actors) for t in (a, b)]
            says = [f"{next(iter(sorted(s)))} says" if s else "the page itself has" for s in sources]
            yield Conflict(
                make_id("c", "attribution", *sorted((a.event.id, b.event.id))),
                "attribution",
                f"who did it: {a.event.evidence[0].text}",
                tuple(sorted((a.event.id, b.event.id))),
                f"{capital(says[0])} {names[0]}, {says[1]} {names[1]}.",
            )


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
