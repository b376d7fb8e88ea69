"""The sources: each page with its day and where that day is from, and who copies whom."""

from __future__ import annotations

from pathlib import PurePath

from vedette.records.case import Copy
from vedette.report.brief_model import Bullets, Heading, Item, Line, Paragraph, Quote, Rows, Section, Table
from vedette.report.citations import merge
from vedette.report.copy_desk import CopyDesk
from vedette.report.wording import capital, counted, listing, shown

HEAD = ("Page", "Title", "Day", "Credits")


def sources(desk: CopyDesk) -> Section:
    """The section; every case has one."""
    docs = desk.docket.in_order(desk.docket.documents)
    most = desk.limits.pages
    rows = tuple(page_row(desk, d) for d in docs[:most])
    origins = desk.docket.origins(docs)
    count = f"{capital(counted(len(docs), 'page'))}, {counted(origins, 'independent origin')}. "
    blocks: list[Paragraph | Table | Heading | Bullets] = [
        Paragraph((count, desk.cites.pages(docs[: desk.limits.cited])))
    ]
    blocks.append(Table(HEAD, (Rows((), rows),)))
    if len(docs) > most:
        left = counted(len(docs) - most, "further page")
        blocks.append(Paragraph((f"{capital(left)} can be seen in the case itself.",), small=True))
    inferred = [line for d in docs for line in inferred_lines(desk, d)]
    if inferred:
        blocks += [Heading(("Days inferred",)), Bullets(tuple(Item(line) for line in inferred))]
    copies = sorted(desk.docket.links.copies, key=lambda c: (-len(c.passages), c.documents))
    if copies:
        shown_copies = desk.limits.copies
        blocks += [Heading(("Who copies whom",)), Bullets(tuple(copy_item(desk, c) for c in copies[:shown_copies]))]
        if len(copies) > shown_copies:
            left = counted(len(copies) - shown_copies, "further pair")
            blocks.append(Paragraph((f"{capital(left)} of pages share passages.",), small=True))
    return Section("sources", "The sources, and who copies whom", tuple(blocks))


def page_row(desk: CopyDesk, document: str) -> tuple[Line, ...]:
    """Outlet with reference, title, day with its basis, agencies and byline."""
    doc = desk.docket.documents[document]
    basis = desk.lexicon.basis[doc.published.basis] if doc.published else ""
    day = desk.docket.day(document) + (f" ({basis})" if basis else "")
    updated = f"; updated {desk.lexicon.basis[doc.updated.basis]}" if doc.updated else ""
    credits = listing([shown(a) for a in doc.agencies])
    byline = shown(doc.byline or "")
    joined = "; ".join(x for x in (credits, byline) if x)
    title = shown(doc.title or "") or (PurePath(doc.sources[0]).name if doc.sources else "")
    label = desk.docket.outlet(document)
    return (
        (f"{capital(label)} ", desk.cites.words(document)),
        (title,),
        (day + updated,),
        (joined or "none on the page",),
    )


def inferred_lines(desk: CopyDesk, document: str) -> list[Line]:
    """Why an undated page is taken to be of some day."""
    inferred = desk.docket.inferred.get(document)
    if inferred is None or desk.docket.documents[document].published:
        return []
    reasons = "; ".join(shown(r).rstrip(".") for r in inferred.reasons)
    cite = merge(desk.cites.words(e.document, e.span) for e in inferred.evidence)
    outlet = desk.docket.outlet(document)
    day = desk.docket.day(document).removeprefix("undated, ")
    return [(f"{capital(outlet)}: {day}, because {reasons or 'of these words'}. ", cite)]


def copy_item(desk: CopyDesk, copy: Copy) -> Item:
    """Two pages, what kind of copy, how much they share, why we think so, and the longest shared passage in both."""
    first, second = sorted(copy.documents, key=desk.docket.order)
    passages = [(a, b) if copy.documents[0] == first else (b, a) for a, b in copy.passages]
    kind = desk.lexicon.copies[copy.kind]
    line: Line = (
        f"{capital(desk.page(second))}, and {desk.page(first)}: {kind}, {counted(len(passages), 'shared passage')}. "
        f"{shown(copy.reason)} ".replace("..", "."),
        merge([desk.cites.words(first), desk.cites.words(second)]),
    )
    if not passages:
        return Item(line)
    a, b = max(passages, key=lambda pair: (len(pair[0].text), -pair[0].start))
    both = merge([desk.cites.words(first, a), desk.cites.words(second, b)])
    words = desk.clip(a.text)
    return Item(line, (("Longest of them: ", Quote(words), " ", both),))
