"""What happened, as the pages tell it: incidents in the order of their days, each in the words of a page."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from vedette.records.case import Incident
from vedette.records.dates import DateRange
from vedette.records.reading import Event
from vedette.report.brief_model import Bullets, Cite, Heading, Item, Line, Paragraph, Quote, Section, Strong
from vedette.report.citations import merge
from vedette.report.copy_desk import CopyDesk
from vedette.report.docket import time_key
from vedette.report.roles import Named, is_proper, named
from vedette.report.wording import capital, counted, date_words, listing, shown, unique

AHEAD = frozenset({"threatened", "planned", "hypothetical"})
NARROW = 10  # days
NEWS = 15  # days after which a page no longer reports a happening, but looks back to it
FRESH = 6  # how much more news weighs than a look back
GRAVE = 6  # a kind of deed of at least this weight has its line though one page alone tells it
EARLY = 80  # characters into a sentence by which it comes to the deed
WELL_LONG = (40, 220)  # characters of a telling that reads well in a list


def happenings(desk: CopyDesk) -> Section | None:
    """The section; None for a case without incidents."""
    past: list[Incident] = []
    ahead: list[Incident] = []
    for incident in desk.docket.links.incidents:
        events = told_in(desk, incident)
        if not events or all(e.statement for e in events) or all(e.status == "negated" for e in events):
            continue  # what someone only said stands among the sayings
        (ahead if all(e.status in AHEAD for e in events) else past).append(incident)
    if not past and not ahead:
        return None
    main = [i for i in past if is_main(desk, i)]
    blocks = listed(desk, main, [i for i in past if not is_main(desk, i)], desk.limits.incidents)
    if ahead:
        telling = [i for i in ahead if is_telling(desk, i)]
        blocks += [Heading(("Threatened, announced or supposed",))] if blocks else []
        blocks += listed(desk, telling, [i for i in ahead if not is_telling(desk, i)], desk.limits.plans)
    return Section("happened", "What happened, as the pages tell it", tuple(blocks))


def told_in(desk: CopyDesk, incident: Incident) -> list[Event]:
    """The tellings of an incident, pages in the order of their days."""
    events = [e for i in incident.events if (e := desk.docket.events.get(i))]
    return sorted(events, key=lambda e: (desk.docket.order(e.document), e.evidence))


def is_telling(desk: CopyDesk, incident: Incident) -> bool:
    """Whether a line on it says something: a kind of deed that is no mere participle, with somebody in it."""
    events = told_in(desk, incident)
    if desk.lexicon.deeds[incident.type].quiet:
        return False
    return bool(is_dated(incident) or any(e.actors or e.recipients for e in events))


def is_main(desk: CopyDesk, incident: Incident) -> bool:
    """Whether it stands in a line of its own: no background of one page, no kind that is read off a participle."""
    events = told_in(desk, incident)
    one_page = len({e.document for e in events}) == 1
    if one_page and all(e.status == "background" for e in events):
        return False
    slight = one_page and desk.lexicon.deeds[incident.type].weight < GRAVE and named(desk, events).parties < 2
    return is_telling(desk, incident) and not slight


def is_dated(incident: Incident) -> bool:
    return bool(incident.date and incident.date.is_resolved)


def rank(desk: CopyDesk, incident: Incident) -> tuple[int, int, int, int]:
    """What is shown first when not everything fits.

    Independent origins first, then the graver deed, where it counts that some page asserts it, that it has its day, and
    that the tellings agree on who and where.
    """
    events = told_in(desk, incident)
    asserted = any(e.status == "asserted" for e in events)
    who = named(desk, events)
    weight = desk.lexicon.deeds[incident.type].weight
    sure = 3 * asserted + 4 * is_dated(incident) + 2 * who.parties + bool(who.place)
    pages = {e.document for e in events}
    return (desk.docket.origins(pages), weight + sure + 2 * len(pages), len(pages), len(events))


def ranked(desk: CopyDesk, incidents: list[Incident]) -> list[Incident]:
    return sorted(incidents, key=lambda i: (tuple(-x for x in rank(desk, i)), i.id))


def leading(desk: CopyDesk) -> Incident | None:
    """The incident that opens the brief: told as done, dated or placed, with somebody in it; None where none is fit."""
    fit = []
    for incident in desk.docket.links.incidents:
        events = told_in(desk, incident)
        done = any(e.status not in AHEAD and e.status != "negated" and not e.statement for e in events)
        if done and is_main(desk, incident) and any(e.status != "background" for e in events):
            who = named(desk, events)
            if (who.parties and (who.place or is_dated(incident))) or (is_proper(who.place) and is_dated(incident)):
                fit.append(incident)
    printed = [
        d.latest or d.earliest for doc in desk.docket.documents if (d := desk.docket.published(doc)) and d.is_resolved
    ]

    def order(incident: Incident) -> tuple[int, int, str]:
        origins, score, *_ = rank(desk, incident)
        return -origins, -score - FRESH * is_news(day_of(desk, incident), [p for p in printed if p]), incident.id

    return min(fit, key=order, default=None)


def is_news(day: DateRange | None, printed: list[str]) -> bool:
    """Whether a day is one that pages report, and not one that they look back to."""
    last = day and (day.latest or day.earliest)
    if not last:
        return False
    then = dt.date.fromisoformat(last)
    return any(abs((dt.date.fromisoformat(p) - then).days) <= NEWS for p in printed)


def listed(
    desk: CopyDesk, incidents: list[Incident], minor: list[Incident], most: int
) -> list[Bullets | Heading | Paragraph]:
    """The weightiest incidents in the order of time, parts under their whole, and a line on the rest."""
    order = ranked(desk, incidents)
    chosen = sorted(order[:most], key=lambda i: (*day_key(desk, i), i.id))
    shown_ids = {i.id for i in chosen}
    parts: dict[str, list[Incident]] = {}
    for incident in chosen:
        if incident.part_of in shown_ids and incident.part_of != incident.id:
            parts.setdefault(incident.part_of or "", []).append(incident)
    tops = [i for i in chosen if i.part_of not in shown_ids or i.part_of == i.id]
    items = [
        Item(incident_line(desk, same), tuple(incident_line(desk, [p]) for i in same for p in parts.get(i.id, ())))
        for same in in_same_words(desk, tops)
    ]
    blocks: list[Bullets | Heading | Paragraph] = [Bullets(tuple(items))] if items else []
    rest = [*order[most:], *minor]
    if rest:
        blocks.append(Paragraph((summed_up(desk, rest),), small=True))
    return blocks


def in_same_words(desk: CopyDesk, incidents: list[Incident]) -> list[list[Incident]]:
    """Incidents of one day that would be shown in the very same words stand in one line."""
    groups: dict[object, list[Incident]] = {}
    for incident in incidents:
        first = best_telling(desk, incident)
        key = (first.document, desk.docket.words(first), day_label(desk, incident))
        groups.setdefault(key, []).append(incident)
    return list(groups.values())


def summed_up(desk: CopyDesk, incidents: list[Incident]) -> str:
    """What gets no line: how many of which kind, and where they are."""
    kinds = Counter(noun_of(desk, i) for i in incidents)
    told = [f"{noun} ({n})" if n > 1 else noun for noun, n in sorted(kinds.items(), key=lambda x: (-x[1], x[0]))]
    most = 6
    named_kinds = listing([*told[:most], *(["others"] if len(told) > most else [])])
    how = counted(len(incidents), "further telling")
    return f"{capital(how)}, minor or in passing, can be seen in the case itself: {named_kinds}."


def best_telling(desk: CopyDesk, incident: Incident) -> Event:
    """The telling that is quoted: asserted, with somebody in it and a day, and of a length that reads well."""
    events = told_in(desk, incident)
    day = day_of(desk, incident)

    def worth(event: Event) -> tuple[int, int]:
        length = sum(len(s.text) for s in desk.docket.words(event))
        fits = WELL_LONG[0] <= length <= WELL_LONG[1]
        full = bool(event.actors) + bool(event.recipients)
        full += bool(event.date and day and event.date.overlaps(day))
        start = min(s.start for s in desk.docket.words(event))
        first_said = event.trigger is None or event.trigger.start - start <= EARLY  # what the sentence is about
        return (4 * (event.status == "asserted") + full + 2 * fits + 2 * first_said, -events.index(event))

    return max(events, key=worth)


def incident_line(desk: CopyDesk, incidents: list[Incident]) -> Line:
    """Day, deed, place, the words of the page that tells it best, and who else tells it."""
    first = best_telling(desk, incidents[0])
    events = list({e.id: e for i in incidents for e in told_in(desk, i)}.values())
    what = listing(unique(deed(desk, i) for i in incidents))
    place = where(desk, incidents[0], what)
    status = unique(standing(desk, told_in(desk, i)) for i in incidents)
    cite: Cite = merge([desk.cites.told([first]), desk.cites.told(events)])
    return (
        Strong(capital(day_label(desk, incidents[0]))),
        f": {what}{place}{''.join(status[:1])}. ",
        Quote(desk.excerpt(first)),
        f" – {desk.docket.outlet(first.document)}. {desk.spread(e.document for e in events)} ",
        Cite(cite.numbers[: desk.limits.cited]),
    )


def day_of(desk: CopyDesk, incident: Incident) -> DateRange | None:
    """The day of an incident; where that is wide or missing, the one that most of its tellings give."""
    if incident.date and is_dated(incident) and is_narrow(incident.date):
        return incident.date
    events = told_in(desk, incident)
    given = [e.date for e in events if e.date and e.date.is_resolved and is_narrow(e.date)]
    votes = Counter((d.earliest, d.latest) for d in given)
    if given and (not is_dated(incident) or votes.most_common(1)[0][1] > 1):
        best = min(votes, key=lambda k: (-votes[k], k))
        return next(d for d in given if (d.earliest, d.latest) == best)
    dated = [e.date for e in events if e.date and e.date.is_resolved]
    if incident.date and is_dated(incident):
        fits = sum(1 for d in dated if d.overlaps(incident.date))
        return incident.date if fits * 2 >= len(dated) else None  # few tellings lie in a wide stretch: no day of it
    return next(iter(dated), None)


def is_narrow(date: DateRange) -> bool:
    """Whether a date is known to within a week or so."""
    if not (date.earliest and date.latest):
        return False
    return (dt.date.fromisoformat(date.latest) - dt.date.fromisoformat(date.earliest)).days <= NARROW


def day_key(desk: CopyDesk, incident: Incident) -> tuple[str, bool]:
    """Sorts an incident by its day; one without by the day of the first page that tells it, after the known ones."""
    day = day_of(desk, incident)
    if day:
        return time_key(day), False
    events = told_in(desk, incident)
    return time_key(desk.docket.published(events[0].document)), True


def day_label(desk: CopyDesk, incident: Incident) -> str:
    """The day of an incident; without one, when it was reported."""
    day = day_of(desk, incident)
    if day:
        return date_words(day)
    first = told_in(desk, incident)[0].document
    if desk.docket.published(first) is None:
        return "Day not given"
    printed = desk.docket.day(first)
    inferred = printed.removeprefix("undated, inferred ")
    return f"reported {printed}" if inferred == printed else f"reported {inferred} (inferred)"


def noun_of(desk: CopyDesk, incident: Incident) -> str:
    return worded(desk, incident)[0]


def worded(desk: CopyDesk, incident: Incident) -> tuple[str, str, str]:
    """The noun for an incident with its prepositions: of the mode that most tellings give, in the words they use."""
    words = desk.lexicon.deeds[incident.type]
    events = told_in(desk, incident)
    modes = Counter(e.mode for e in events if e.mode)
    mode = min(modes, key=lambda m: (-modes[m], m)) if modes else None
    telling = [e for e in events if e.mode == mode] if mode else events
    found = Counter(
        words.refined(mode, (e.trigger.text if e.trigger and not mode else e.evidence[0].text).casefold())
        for e in telling
    )
    best = max(sorted((r for r in found if r), key=str), key=lambda r: found[r], default=None)
    if best and found[best] * 2 >= len(telling):
        return best
    return words.worded(mode)


def deed(desk: CopyDesk, incident: Incident, most: int = 3, who: Named | None = None, brief: bool = False) -> str:
    """The incident as a noun phrase; who did it to whom only where the tellings agree on it.

    In a headline (``brief``) nobody is introduced.
    """
    noun, before_doers, before_receivers = worded(desk, incident)
    who = who or named(desk, told_in(desk, incident))
    if brief:
        for name in who.doers + who.receivers:
            desk.cast.say_name(name)
    actors = desk.cast.list_names(who.doers, most)
    recipients = desk.cast.list_names((n for n in who.receivers if n not in who.doers), most)
    if desk.lexicon.deeds[incident.type].between and not recipients and len(actors) > 1:
        return f"{noun} between {listing(actors)}"
    by = f" {before_doers} {listing(actors)}" if actors else ""
    on = f" {before_receivers} {listing(recipients)}" if recipients else ""
    return (
        noun + by + on if before_doers != before_receivers or not (by and on) else noun + on + f" by {listing(actors)}"
    )


def where(desk: CopyDesk, incident: Incident, what: str) -> str:
    """The place of an incident after a comma, unless the deed already names it."""
    place = named(desk, told_in(desk, incident)).place
    return f", {shown(place)}" if place and place.casefold() not in what.casefold() else ""


def standing(desk: CopyDesk, events: list[Event]) -> str:
    """How the tellings stand to the deed, where no page asserts it by itself: "claimed by the fishermen"."""
    statuses = unique(e.status for e in events)
    disputed = {"denied", "disputed"} & set(statuses)
    if "asserted" in statuses and not disputed:
        return ""
    sources = unique(desk.cast.name(e.document, p) for e in events for p in e.according_to)
    speakers = desk.names(name for name in sources if desk.cast.can_speak(name))
    by = f" by {speakers}" if speakers else ""
    if disputed:
        return f" (disputed; told{by})" if by else " (disputed)"
    words = desk.lexicon.status
    return f" ({listing(unique(words.get(s, '') for s in statuses))}{by})" if words.get(statuses[0]) else ""
