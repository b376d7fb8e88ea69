"""What the pages leave open: days, doers and sources that nobody gives, and what rests on one origin alone."""

from __future__ import annotations

from collections.abc import Sequence

from vedette.records.case import Incident
from vedette.report.brief_model import Bullets, Cite, Item, Line, Quote, Section
from vedette.report.copy_desk import CopyDesk
from vedette.report.docket import Told
from vedette.report.sections.happenings import is_main, noun_of, told_in
from vedette.report.wording import capital, counted, listing, shown, unique

MOST_CITED = 6
MOST_UNREAD = 10
MOST_UNKNOWN = 3
HARM = frozenset({"ASSAULT", "COERCE"})
DONE = frozenset({"asserted", "claimed", "disputed"})
SHARE_WORTH_TELLING = 0.2


def gaps(desk: CopyDesk) -> Section | None:
    """The section; None where nothing is known to be missing."""
    lines = [*undated(desk), *unread(desk), *unknown_doers(desk), *unsourced(desk), *without_day(desk), *thin(desk)]
    if not lines:
        return None
    return Section("gaps", "What the pages leave open", (Bullets(tuple(Item(line) for line in lines)),))


def undated(desk: CopyDesk) -> list[Line]:
    """Pages without a day of their own, and without one that other pages let us infer."""
    docs = desk.docket.in_order(d for d in desk.docket.documents if desk.docket.published(d) is None)
    if not docs:
        return []
    names = listing(desk.docket.outlets(docs)[:4])
    tells = "gives no date" if len(docs) == 1 else "give no date"
    return [
        (
            f"{capital(counted(len(docs), 'page'))} ({names}) {tells}; none can be inferred. ",
            desk.cites.pages(docs[: desk.limits.cited]),
        )
    ]


def unread(desk: CopyDesk) -> list[Line]:
    """Pages that were kept but not read, with the reason."""
    docs = [r.document for r in desk.docket.case.readings if r.document.unread]
    return [
        (f"{capital(desk.docket.outlet(d.id))} was not read: {why_unread(d.unread or '')}. ", desk.cites.pages([d.id]))
        for d in docs[:MOST_UNREAD]
    ]  # fmt: skip


def why_unread(reason: str) -> str:
    """The reason in words.

    >>> why_unread("language: pt")
    'its language (pt) is none that is read'
    """
    kind, _, value = shown(reason).partition(": ")
    return f"its language ({value}) is none that is read" if kind == "language" and value else shown(reason)


def unknown_doers(desk: CopyDesk) -> list[Line]:
    """Attacks and the like for which no doer was read on any page, the most told first."""
    found: list[tuple[int, str, Incident]] = []
    for incident in desk.docket.links.incidents:
        done = [e for e in told_in(desk, incident) if not e.statement and e.status in DONE]
        if done and incident.type in HARM and is_main(desk, incident) and not any(e.actors for e in done):
            found.append((-len(done), incident.id, incident))
    lines: list[Line] = []
    for _, _, incident in sorted(found, key=lambda x: x[:2])[:MOST_UNKNOWN]:
        events = told_in(desk, incident)
        head = f"No doer was found in the pages for the {noun_of(desk, incident)}: "
        lines.append((head, Quote(desk.excerpt(events[0])), " ", desk.cites.told(events)))
    return lines


def unsourced(desk: CopyDesk) -> list[Line]:
    """Figures that stand on a page's own word."""
    every = list(desk.docket.figures.values())
    bare = [f for f in every if not f.according_to]
    if not bare or len(bare) < SHARE_WORTH_TELLING * len(every):
        return []
    pages = desk.docket.in_order(f.document for f in bare)
    counts = f"{len(bare)} of {len(every)} figures name no source beyond their page"
    if len(every) == 1:
        counts = "The one figure names no source beyond its page"
    return [(f"{counts}, in {listing(desk.docket.outlets(pages)[:4])}. ", cited(desk, bare))]


def without_day(desk: CopyDesk) -> list[Line]:
    """Tellings whose time words could not be tied to a day."""
    loose = [e for e in desk.docket.events.values() if e.date and not e.date.is_resolved and e.date.text]
    if not loose:
        return []
    words = listing(unique(f"“{shown(e.date.text or '')}”" for e in loose if e.date)[:3])
    return [
        (f"{capital(counted(len(loose), 'time'))} could not be tied to a day, such as {words}. ", cited(desk, loose))
    ]


def thin(desk: CopyDesk) -> list[Line]:
    """A case whose pages all go back to one origin has no second witness."""
    docs = desk.docket.in_order(desk.docket.documents)
    if len(docs) > 1 and desk.docket.origins(docs) == 1:
        return [("All pages go back to one origin: nothing here is told twice independently. ", desk.cites.pages(docs))]
    return []


def cited(desk: CopyDesk, records: Sequence[Told]) -> Cite:
    """References to the first few of many records."""
    ordered = sorted(records, key=lambda r: (desk.docket.order(r.document), r.id))
    return desk.cites.told(ordered[:MOST_CITED])
