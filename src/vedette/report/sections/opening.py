"""The opening: three to five sentences, each put together from records and standing on their words."""

from __future__ import annotations

from vedette.records.case import Series
from vedette.records.dates import DateRange
from vedette.records.reading import Figure, Statement
from vedette.report.brief_model import Line, Paragraph, Quote, Section
from vedette.report.citations import merge
from vedette.report.copy_desk import CopyDesk
from vedette.report.docket import time_key
from vedette.report.sections.agreements import grouped, title
from vedette.report.sections.figures import as_of, counted_thing, weight
from vedette.report.sections.happenings import AHEAD, deed, rank, told_in
from vedette.report.sections.partings import named
from vedette.report.sections.sayings import rank as saying_rank
from vedette.report.sections.sayings import spokesman, utterances
from vedette.report.wording import bounds_words, capital, counted, date_words, listing, shown, unique, when

ANSWERS = frozenset({"deny"})
CHARGES = frozenset({"accuse", "blame", "criticise", "threaten", "claim_responsibility", "demand"})


def opening(desk: CopyDesk) -> Section:
    """What is here, what most pages tell, how many, who says what against whom, and where the accounts part."""
    sentences = [scope(desk), *main_incident(desk), *main_count(desk), *sharpest(desk), *standing(desk)]
    joined: list[object] = []
    for sentence in sentences:
        joined += [*([" "] if joined else []), *sentence]
    return Section("opening", "In short", (Paragraph(tuple(joined)),))  # type: ignore[arg-type]


def scope(desk: CopyDesk) -> Line:
    """How many pages, of which days, going back to how many origins."""
    docs = desk.docket.in_order(desk.docket.documents)
    dates = [d for doc in docs if (d := desk.docket.published(doc)) and d.is_resolved]
    outlets = desk.docket.outlets(docs)
    of = f" from {counted(len(outlets), 'outlet')}" if len(outlets) > 1 else f" from {''.join(outlets)}"
    first = min((d.earliest or d.latest or "" for d in dates), default="")
    last = max((d.latest or d.earliest or "" for d in dates), default="")
    span = f", of {date_words(DateRange(first, last))}," if first else ""
    origins = desk.docket.origins(docs)
    verb = "tells" if len(docs) == 1 else "tell"
    tail = "" if len(docs) == origins else f"; copies aside they go back to {counted(origins, 'independent origin')}"
    return (f"{capital(counted(len(docs), 'page'))}{of}{span} {verb} this story{tail} ", desk.cites.pages(docs), ".")


def main_incident(desk: CopyDesk) -> list[Line]:
    """The incident that most independent origins tell."""
    told = [
        i
        for i in desk.docket.links.incidents
        if any(e.status not in AHEAD and not e.statement for e in told_in(desk, i))
    ]
    if not told:
        return []
    incident = min(told, key=lambda i: (tuple(-x for x in rank(desk, i)), i.id))
    events = told_in(desk, incident)
    docs = {e.document for e in events}
    pages = capital(counted(len(docs), "page")) + (" tells" if len(docs) == 1 else " tell")
    origins = desk.docket.origins(docs)
    of = f" ({counted(origins, 'independent origin')})" if len(docs) > 1 else ""
    words = deed(desk, incident)
    article = "" if words.split()[0].endswith("s") else "an " if words[0] in "aeiou" else "a "
    place = f", {shown(incident.places[0])}" if incident.places else ""
    date = f" {when(incident.date)}" if when(incident.date) else ""
    head = f"{pages}{of} of {article}{words}{date}{place} "
    others = unique(
        date_words(e.date) for e in events if e.date and incident.date and not e.date.overlaps(incident.date)
    )
    apart = f", though not all give that day ({listing(others)})" if others else ""
    return [(head, desk.cites.told(events), f"{apart}.")]


def main_count(desk: CopyDesk) -> list[Line]:
    """The gravest count, from the first page to the last."""
    series = sorted(desk.docket.links.series, key=lambda s: (-weight(desk, s.measure), -len(s.figures), s.id))
    for one in series:
        told = [f for i in one.figures if (f := desk.docket.figures.get(i)) and (f.low, f.high) != (None, None)]
        told.sort(key=lambda f: (as_of(desk, f), desk.docket.order(f.document), f.evidence))
        if told:
            return [count_sentence(desk, one, told)]
    return []


def count_sentence(desk: CopyDesk, series: Series, told: list[Figure]) -> Line:
    thing = counted_thing(desk, series.measure, series.group)
    first, last = told[0], told[-1]
    values = unique(bounds_words(f) for f in told)
    if len(values) == 1:
        return (f"For {thing} the pages give {values[0]} ", desk.cites.told(told), ".")
    ends = [(f"{bounds_words(f)} ({desk.page(f.document)}) ", desk.cites.told([f])) for f in (first, last)]
    return (
        f"For {thing} the pages give from " if series.verdict == "grows" else f"For {thing} the pages give ",
        *ends[0],
        " to " if series.verdict == "grows" else f" and {'' if len(values) == 2 else 'up to others, '}",
        *ends[-1],
        ".",
    )


def sharpest(desk: CopyDesk) -> list[Line]:
    """The weightiest charge, threat or demand, and a denial that answers it, where one speaker denies to another."""
    every = [(u, spokesman(u)) for u in utterances(desk)]
    charges = [(u, s) for u, s in every if s.act in CHARGES and s.speaker]
    if not charges:
        return []
    ranked = sorted(charges, key=lambda x: (-saying_rank(desk, x[0]), time_key(x[1].date), x[1].id))
    utterance, charge = ranked[0]
    line: Line = (*saying(desk, charge), desk.cites.told(utterance))
    accused = {desk.cast.name(charge.document, t) for t in charge.targets}
    accuser = desk.cast.name(charge.document, charge.speaker) if charge.speaker else ""
    for answer, s in every:
        if s.act in ANSWERS and s.speaker and desk.cast.name(s.document, s.speaker) != accuser:
            to = {desk.cast.name(s.document, t) for t in s.targets}
            if desk.cast.name(s.document, s.speaker) in accused or accuser in to:
                return [(*line, "; ", *saying(desk, s, start=False), desk.cites.told(answer), ".")]
    return [(*line, ".")]


def saying(desk: CopyDesk, s: Statement, start: bool = True) -> Line:
    """A speaker, the verb of the act, and the words."""
    who = desk.cast.say(s.document, s.speaker) if s.speaker else "someone not named"
    words = desk.lexicon.acts[s.act]
    targets = desk.names(unique(desk.cast.name(s.document, t) for t in s.targets))
    verb = words.to.replace("{targets}", targets) if targets else words.alone
    on = f" {when(s.date)}" if when(s.date) else ""
    return (f"{capital(who) if start else who} {verb}{on}: ", Quote(desk.excerpt(s)), " ")


def standing(desk: CopyDesk) -> list[Line]:
    """The agreement that most pages tell of, and where the accounts part."""
    lines: list[Line] = []
    best = next((same for same in grouped(desk) if any(a.obligations for a in same)), None)
    if best:
        duties = sum(len({o.span for o in a.obligations}) for a in best)
        date = next((a.date for a in best if a.date and a.date.is_resolved), None)
        breaches = [v for a in best for v in a.violations]
        cite = merge(desk.cites.words(a.document, o.span) for a in best for o in a.obligations[:2])
        of = f", {when(date)}," if date else ""
        charge = (
            f"; {counted(len(breaches), 'accused breach', 'accused breaches')} stand against them" if breaches else ""
        )
        name = desk.cast.say_name(title(desk, best[0]))
        lines.append((f"{capital(name)}{of} lays down {counted(duties, 'duty', 'duties')}{charge} ", cite, "."))
    conflicts = desk.docket.links.conflicts
    if conflicts:
        first = [named(desk, c) for c in conflicts[:2]]
        told = [r for c in conflicts[:2] for i in c.records if (r := desk.docket.told(i))]
        points = counted(len(conflicts), "point")
        lines.append(
            (f"The accounts part on {points}, first of all: {listing(first, 'and')} ", desk.cites.told(told), ".")
        )
    return lines
