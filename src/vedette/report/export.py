"""The case as one JSON object: the contract with everything outside (docs/case-format.md)."""

from __future__ import annotations

from typing import Any

import msgspec

from vedette.extract.times.later import INFERRED
from vedette.records.case import CaseContent
from vedette.records.dates import DateRange
from vedette.records.documents import Document, Publication
from vedette.records.entities import Party, Place
from vedette.records.reading import Agreement, Event, Figure, Reading, Statement
from vedette.records.spans import Span
from vedette.report.inferred_dates import with_inferred_dates

FORMAT = "vedette-case/1"
Json = dict[str, Any]


class Names:
    """Canonical names of the whole case for the parties of a page."""

    def __init__(self, case: CaseContent) -> None:
        self.by_member = {member: e.name for e in case.links.entities for member in e.members}

    def of(self, document: str, party: Party) -> str:
        """The case's name for a party of a document; the page's own where it is no entity of the case."""
        return self.by_member.get((document, party.entity or ""), party.name)

    def each(self, document: str, parties: tuple[Party, ...]) -> list[str]:
        """The names of several parties, each once, in their order."""
        return list(dict.fromkeys(self.of(document, p) for p in parties))


def span(value: Span) -> Json:
    return {"start": value.start, "end": value.end, "text": value.text}


def span_in(document: str, value: Span) -> Json:
    return {"document": document, **span(value)}


def date(value: DateRange | None) -> Json | None:
    if value is None:
        return None
    out: Json = {"earliest": value.earliest, "latest": value.latest, "text": value.text}
    out |= {k: v for k in ("precision", "rule", "anchor") if (v := getattr(value, k)) is not None}
    if value.rule and value.rule.endswith(INFERRED):
        out["basis"] = "inferred"
    return out


def export_case(case: CaseContent) -> Json:
    """The whole case in the shape of the contract, sorted so that the same case is the same text."""
    case = with_inferred_dates(case)
    names = Names(case)
    links = case.links
    inferred = {i.document: i for i in links.inferred}
    agreements = [a for r in case.readings for a in r.agreements]
    return {
        "format": FORMAT,
        "documents": [export_document(r, inferred) for r in case.readings],
        "entities": [
            {
                "id": e.id,
                "name": e.name,
                "kind": e.kind,
                "country": e.country,
                "sector": e.sector,
                "roles": [{"role": r.role, **msgspec.to_builtins(r.evidence)} for r in e.roles],
                "mentions": [msgspec.to_builtins(m) for m in e.mentions],
            }
            for e in links.entities
        ],
        "statements": [export_statement(s, names) for r in case.readings for s in r.statements],
        "events": [export_event(e, names) for r in case.readings for e in r.events],
        "figures": [export_figure(f, names) for r in case.readings for f in r.figures],
        "agreements": export_agreements(agreements, links.agreements, names),
        "incidents": [
            {
                "id": i.id,
                "events": list(i.events),
                "type": i.type,
                "date": date(i.date),
                "places": list(i.places),
                "actors": list(i.actors),
                "recipients": list(i.recipients),
                "part_of": i.part_of,
                "origins": i.origins,
                "reasons": list(i.reasons),
            }
            for i in links.incidents
        ],
        "repeated": [msgspec.to_builtins(x) for x in links.repeated],
        "copies": [
            {
                "documents": list(c.documents),
                "kind": c.kind,
                "passages": [[span(a), span(b)] for a, b in c.passages],
                "reason": c.reason,
            }
            for c in links.copies
        ],
        "series": [msgspec.to_builtins(x) for x in links.series],
        "conflicts": [msgspec.to_builtins(x) for x in links.conflicts],
        "stories": [msgspec.to_builtins(x) for x in links.stories],
        "origins": [msgspec.to_builtins(x) for x in links.origins],
    }


def publication(value: Publication | None, document: str) -> Json | None:
    if value is None:
        return None
    return {
        **(date(value.date) or {}),
        "basis": value.basis,
        "evidence": [span_in(document, s) for s in value.evidence],
    }


def export_document(reading: Reading, inferred: dict[str, Any]) -> Json:
    doc: Document = reading.document
    published = publication(doc.published, doc.id)
    if published is None and doc.id in inferred:
        guess = inferred[doc.id]
        published = {
            **(date(guess.date) or {}),
            "basis": "inferred",
            "evidence": [msgspec.to_builtins(e) for e in guess.evidence],
            "reasons": list(guess.reasons),
        }
    return {
        "id": doc.id,
        "source": doc.sources[0] if doc.sources else None,
        "sources": list(doc.sources),
        "title": doc.title,
        "outlet": doc.outlet,
        "agencies": list(doc.agencies),
        "byline": doc.byline,
        "dateline": doc.dateline,
        "language": doc.language,
        "published": published,
        "updated": publication(doc.updated, doc.id),
        "unread": doc.unread,
        "url": doc.url,
        "text": doc.text,
        "furniture": [span(s) for s in doc.furniture],
        "spans": {k: [span_in(doc.id, s) for s in v] for k, v in sorted(doc.facts.items())},
    }


def common(record: Statement | Event | Figure) -> Json:
    return {
        "confidence": record.confidence,
        "producer": record.producer,
        "spans": {k: [span_in(record.document, s) for s in v] for k, v in sorted(record.spans.items())},
    }


def export_statement(s: Statement, names: Names) -> Json:
    doc = s.document
    return {
        "id": s.id,
        "document": doc,
        "speaker": s.speaker and {"name": names.of(doc, s.speaker), "span": s.speaker.span and span(s.speaker.span)},
        "joint": names.each(doc, s.joint),
        "cue": s.cue and span(s.cue),
        "content": [span(c) for c in s.content],
        "kind": s.kind,
        "act": s.act,
        "targets": names.each(doc, s.targets),
        "date": date(s.date),
        "channel": names.each(doc, s.channel),
        "condition": s.condition and span(s.condition),
        "deadline": date(s.deadline),
        "same_as": s.same_as,
        **common(s),
    }


def place(value: Place, names: Names, document: str) -> Json:
    return {
        "name": names.by_member.get((document, value.entity or ""), value.name),
        "latitude": value.latitude,
        "longitude": value.longitude,
        "geonameid": value.geonameid,
        "precision": value.precision,
    }


def export_event(e: Event, names: Names) -> Json:
    doc = e.document
    return {
        "id": e.id,
        "document": doc,
        "type": e.type,
        "mode": e.mode,
        "actors": names.each(doc, e.actors),
        "recipients": names.each(doc, e.recipients),
        "places": [place(p, names, doc) for p in e.places],
        "date": date(e.date),
        "date_precision": e.date and e.date.precision,
        "status": e.status,
        "according_to": names.each(doc, e.according_to),
        "evidence": [span(x) for x in e.evidence],
        "statement": e.statement,
        "said_in": e.said_in,
        "same_as": e.same_as,
        "part_of": e.part_of,
        **common(e),
    }


def export_figure(f: Figure, names: Names) -> Json:
    doc = f.document
    return {
        "id": f.id,
        "document": doc,
        "evidence": [span(x) for x in f.evidence],
        "low": f.low,
        "high": f.high,
        "qualifier": f.qualifier,
        "measure": f.measure,
        "group": f.group,
        "place": f.place and place(f.place, names, doc)["name"],
        "window": date(f.window),
        "according_to": names.each(doc, f.according_to),
        "as_of": date(f.as_of),
        "cumulative": f.cumulative,
        "part_of": f.part_of,
        "event": f.event,
        "said_in": f.said_in,
        **common(f),
    }


def export_agreements(found: list[Agreement], groups: tuple[tuple[str, ...], ...], names: Names) -> list[Json]:
    """One record for each agreement of the case: those that ``groups`` joins are told as one."""
    by_id = {a.id: a for a in found}
    alone = [(a.id,) for a in found if not any(a.id in g for g in groups)]
    return [export_agreement([by_id[i] for i in g], names) for g in (*groups, *alone)]


def export_agreement(same: list[Agreement], names: Names) -> Json:
    def name(doc: str, party: Party | None) -> str | None:
        return names.of(doc, party) if party else None

    first = same[0]
    return {
        "id": first.id,
        "name": next((n for a in same for n in [names.by_member.get((a.document, a.entity or ""))] if n), first.name),
        "date": date(next((a.date for a in sorted(same, key=lambda a: a.date.precision or 9 if a.date else 99)), None)),
        "place": next((a.place.name for a in same if a.place), None),
        "parties": sorted({names.of(a.document, p) for a in same for p in a.parties}),
        "mentions": [span_in(a.document, m) for a in same for m in a.mentions],
        "obligations": [
            {"party": name(a.document, o.party), **span_in(a.document, o.span)} for a in same for o in a.obligations
        ],
        "violations": [
            {"by": name(a.document, v.by), "said_by": name(a.document, v.said_by), **span_in(a.document, v.span)}
            for a in same
            for v in a.violations
        ],
        "deadlines": [
            {
                "set_by": name(a.document, d.set_by),
                "for": name(a.document, d.bound),
                "date": date(d.date),
                **span_in(a.document, d.span),
            }
            for a in same
            for d in a.deadlines
        ],
    }
