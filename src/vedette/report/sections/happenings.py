"""What happened, as the pages tell it: incidents in the order of their days."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from vedette.records.case import Incident
from vedette.records.entities import Party
from vedette.records.reading import Event
from vedette.report.brief_model import Bullets, Heading, Item, Line, Paragraph, Quote, Section, Strong
from vedette.report.copy_desk import CopyDesk
from vedette.report.docket import time_key
from vedette.report.wording import capital, counted, date_words, listing, shown, unique

AHEAD = frozenset({"threatened", "planned", "hypothetical"})


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
    blocks = listed(desk, past, desk.limits.incidents, "happening")
    if ahead:
        blocks += [Heading(("Threatened, announced or supposed",))] if past else []
        blocks += listed(desk, ahead, desk.limits.plans, "announcement")
    return Section("happened", "What happened, as the pages tell it", tuple(blocks))


def told_in(desk: CopyDesk, incident: Incident) -> list[Event]:
    """The tellings of an incident, pages in the order of their days."""
    events = [e for i in incident.events if (e := desk.docket.events.get(i))]
    return sorted(events, key=lambda e: (desk.docket.order(e.document), e.evidence))


def rank(desk: CopyDesk, incident: Incident) -> tuple[int, int, int]:
    """What is shown first when not everything fits: what most independent origins tell, then the graver deed."""
    events = told_in(desk, incident)
    asserted = any(e.status == "asserted" for e in events)
    dated = bool(incident.date and incident.date.is_resolved)
    weight = desk.lexicon.deeds[incident.type].weight
    return (desk.docket.origins(e.document for e in events), weight + 3 * asserted + 4 * dated, len(events))


def listed(desk: CopyDesk, incidents: list[Incident], most: int, noun: str) -> list[Bullets | Heading | Paragraph]:
    """The weightiest incidents in the order of time, parts under their whole, and a word on what is left out."""
    ranked = sorted(incidents, key=lambda i: (tuple(-x for x in rank(desk, i)), i.id))
    chosen = sorted(ranked[:most], key=lambda i: (*day_key(desk, i), i.id))
    shown_ids = {i.id for i in chosen}
    parts: dict[str, list[Incident]] = {}
    for incident in chosen:
        if incident.part_of in shown_ids and incident.part_of != incident.id:
            parts.setdefault(incident.part_of or "", []).append(incident)
    tops = [i for i in chosen if i.part_of not in shown_ids or i.part_of == i.id]
    items = tuple(
        Item(line, tuple(incident_line(desk, p) for p in parts.get(i.id, ())))
        for i in tops
        for line in [incident_line(desk, i)]
    )
    blocks: list[Bullets | Heading | Paragraph] = [Bullets(items)]
    if len(ranked) > most:
        rest = counted(len(ranked) - most, f"further {noun}")
        blocks.append(
            Paragraph((f"{capital(rest)}, told by fewer pages, can be seen in the case itself.",), small=True)
        )
    return blocks


def incident_line(desk: CopyDesk, incident: Incident) -> Line:
    """Day, deed, place, the words of the first page that asserts it, and who tells it."""
    events = told_in(desk, incident)
    first = min(events, key=lambda e: e.status != "asserted")  # min keeps the earliest among equals
    what = deed(desk, incident)
    return (
        Strong(capital(day_label(desk, incident))),
        f": {what}{where(incident, what)}{standing(desk, events)}. ",
        Quote(desk.excerpt(first)),
        f" – {desk.docket.outlet(first.document)}. {desk.spread(e.document for e in events)} ",
        desk.cites.told(events),
    )


def day_key(desk: CopyDesk, incident: Incident) -> tuple[str, bool]:
    """Sorts an incident by its day; one without by the day of the first page that tells it, after the known ones."""
    if incident.date and incident.date.is_resolved:
        return time_key(incident.date), False
    events = told_in(desk, incident)
    return time_key(desk.docket.published(events[0].document)), True


def day_label(desk: CopyDesk, incident: Incident) -> str:
    """The day of an incident; without one, when it was reported."""
    if incident.date and incident.date.is_resolved:
        return date_words(incident.date)
    reported = desk.docket.day(told_in(desk, incident)[0].document)
    return "Day not given" if reported.startswith("undated") else f"reported {reported}"


def deed(desk: CopyDesk, incident: Incident, most: int = 3) -> str:
    """The incident as a noun phrase: a brief names it and leaves it to the pages to say that it was so."""
    words = desk.lexicon.deeds[incident.type]
    events = told_in(desk, incident)
    modes = Counter(e.mode for e in events if e.mode in words.modes)
    noun, before_doers, before_receivers = words.worded(modes.most_common(1)[0][0] if modes else None)
    doers = mostly(desk, events, "actors")
    actors = desk.cast.list_names(doers, most)
    recipients = desk.cast.list_names((n for n in mostly(desk, events, "recipients") if n not in doers), most)
    if words.between and not recipients and len(actors) > 1:
        return f"{noun} between {listing(actors)}"
    by = f" {before_doers} {listing(actors)}" if actors else ""
    on = f" {before_receivers} {listing(recipients)}" if recipients else ""
    return noun + by + on


def where(incident: Incident, what: str) -> str:
    """The first place of an incident, unless the deed already names it."""
    place = shown(incident.places[0]) if incident.places else ""
    return f", {place}" if place and place.casefold() not in what.casefold() else ""


def mostly(desk: CopyDesk, events: list[Event], role: Literal["actors", "recipients"]) -> list[str]:
    """Who fills a role by most of the tellings: a name that few of them give would speak for all."""
    votes: Counter[str] = Counter()
    for event in events:
        parties: tuple[Party, ...] = getattr(event, role)
        votes.update({name for p in parties if (name := desk.cast.who(event.document, p))})
    top = max(votes.values(), default=0)
    return [name for name, count in sorted(votes.items(), key=lambda x: (-x[1], x[0])) if count * 4 > top * 3]


def standing(desk: CopyDesk, events: list[Event]) -> str:
    """How the tellings stand to the deed, where no page asserts it by itself: "claimed by the fishermen"."""
    statuses = unique(e.status for e in events)
    disputed = {"denied", "disputed"} & set(statuses)
    if "asserted" in statuses and not disputed:
        return ""
    named = desk.names(unique(desk.cast.name(e.document, p) for e in events for p in e.according_to))
    by = f" by {named}" if named else ""
    if disputed:
        return f" (disputed; told{by})" if by else " (disputed)"
    words = desk.lexicon.status
    return f" ({listing(unique(words.get(s, '') for s in statuses))}{by})" if words.get(statuses[0]) else ""
