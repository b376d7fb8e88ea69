"""Checking a case: every page against its id, every span against its text, every reference, the file, the audit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from vedette.pages.documents import make_page
from vedette.records.boundary import faults_of, faults_of_spans
from vedette.records.case import CaseContent, Links
from vedette.records.entities import Party
from vedette.records.reading import Agreement, Event, Figure, Reading, Statement
from vedette.records.spans import Evidence
from vedette.run.linking import link
from vedette.run.relinking import content_of, links_are_current
from vedette.store.audit import faults_of_chain
from vedette.store.digest import digest_of_content, digest_of_reading
from vedette.store.errors import told_plainly
from vedette.store.view import View

Record = Statement | Event | Figure | Agreement
REFERENCES = ("same_as", "statement", "said_in", "part_of", "event")


def check_case(view: View) -> tuple[list[str], str]:
    """What is wrong with a case, each in one line (empty when it is sound), and its digest."""
    faults = faults_of_file(view)
    content = content_of(view)
    faults += faults_of_pages(view, content)
    faults += faults_of_content(content)
    if links_are_current(view) and link(content.readings).links != content.links:
        faults.append("links: what is stored is not what the readings give")
    return faults, digest_of_content(content)


def faults_of_file(view: View) -> list[str]:
    """What SQLite and the audit's seals say of the file."""
    with told_plainly(view.path):
        found = [row[0] for row in view.connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        broken = list(view.connection.execute("PRAGMA foreign_key_check"))
        chain = faults_of_chain(view.connection)
        index = {row[0] for row in view.connection.execute("SELECT id FROM search_docsize")}
        texts = {row[0] for row in view.connection.execute("SELECT page FROM documents")}
    found += ["the search index does not cover the documents"] if index != texts else []
    return (
        [f"file: {line}" for line in found] + [f"file: a row of {row[0]} has lost its page" for row in broken] + chain
    )


def faults_of_pages(view: View, content: CaseContent) -> list[str]:
    """Pages that are not what their id says, and readings that are not what was put down."""
    faults = []
    digests, sources = view.digests(), view.sources()
    for page_id in view.page_ids():
        page = view.page(page_id)
        if page is None or make_page(page.source, page.content, page.media_type, page.hints).id != page_id:
            faults.append(f"page {page_id}: its bytes are not those it was taken in with")
        if page_id not in digests:
            faults.append(f"page {page_id}: has no reading; read it again with: vedette read --case {view.path}")
        if page_id not in sources:
            faults.append(f"page {page_id}: has no source")
    for reading in content.readings:
        if digest_of_reading(reading) != digests[reading.document.id]:
            faults.append(f"document {reading.document.id}: its reading was changed after it was put down")
    return faults


def faults_of_content(content: CaseContent) -> list[str]:
    """Spans that don't quote, references that lead nowhere, ids that stand for two records."""
    faults = [fault for reading in content.readings for fault in faults_of_reading(reading)]
    texts = {reading.document.id: reading.document.text for reading in content.readings}
    kinds = {
        record.id: kind
        for reading in content.readings
        for kind in ("statements", "events", "figures", "agreements")
        for record in getattr(reading, kind)
    }
    members = {(r.document.id, entity.id) for r in content.readings for entity in r.entities}
    faults += faults_of_links(content.links, texts, kinds, members)
    times = Counter(
        [r.id for reading in content.readings for r in records_of(reading)]
        + [x.id for name in Links.__struct_fields__ for x in getattr(content.links, name) if hasattr(x, "id")]
    )
    return faults + [f"{name}: {count} records have this id" for name, count in sorted(times.items()) if count > 1]


def records_of(reading: Reading) -> tuple[Record, ...]:
    """The statements, events, figures and agreements of a page."""
    return (*reading.statements, *reading.events, *reading.figures, *reading.agreements)


def parties_in(value: Any) -> Iterator[Party]:
    """Every party of a record."""
    if isinstance(value, Party):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from parties_in(item)
    elif hasattr(value, "__struct_fields__"):
        for name in value.__struct_fields__:
            yield from parties_in(getattr(value, name))


def faults_of_reading(reading: Reading) -> list[str]:
    """What is wrong within one page."""
    document = reading.document
    faults = [f"document {document.id}: {fault}" for fault in faults_of_spans(document, document.text)]
    entities = {entity.id for entity in reading.entities}
    ids = {record.id for record in records_of(reading)}
    for entity in reading.entities:
        faults += [f"entity {entity.id} of {document.id}: {fault}" for fault in faults_of(entity, document)]
    for record in records_of(reading):
        faults += [f"{record.id}: {fault}" for fault in faults_of(record, document)]
        faults += [
            f"{record.id}: {name} is {getattr(record, name)}, which is not on its page"
            for name in REFERENCES
            if getattr(record, name, None) is not None and getattr(record, name) not in ids
        ]
        faults += [
            f"{record.id}: {party.name!r} is entity {party.entity}, which is not on its page"
            for party in parties_in(record)
            if party.entity is not None and party.entity not in entities
        ]
    return faults


def faults_of_links(
    links: Links, texts: dict[str, str], kinds: dict[str, str], members: set[tuple[str, str]]
) -> list[str]:
    """What is wrong between pages."""
    faults: list[str] = []

    def lost(record: str, wanted: tuple[str, ...], known: Any, what: str) -> None:
        faults.extend(f"{record}: there is no {what} {name}" for name in wanted if name not in known)

    def of_kind(record: str, wanted: tuple[str, ...], kind: str) -> None:
        lost(record, wanted, {name for name in wanted if kinds.get(name) == kind}, kind.removesuffix("s"))

    def quotes(record: str, evidence: tuple[Evidence, ...]) -> None:
        faults.extend(
            f"{record}: words {e.text[:40]!r} are not at {e.start}:{e.end} of {e.document}"
            for e in evidence
            if not e.span.quotes(texts.get(e.document, ""))
        )

    for entity in links.entities:
        faults += [f"{entity.id}: there is no entity {m[1]} in {m[0]}" for m in entity.members if m not in members]
        quotes(entity.id, (*entity.mentions, *(role.evidence for role in entity.roles)))
    for copy in links.copies:
        name = f"copy {'/'.join(copy.documents)}"
        lost(name, copy.documents, texts, "document")
        for side in (0, 1):
            quotes(
                name,
                tuple(Evidence(copy.documents[side], p[side].start, p[side].end, p[side].text) for p in copy.passages),
            )
    for origin in links.origins:
        lost(origin.id, origin.documents, texts, "document")
    for story in links.stories:
        lost(story.id, story.documents, texts, "document")
    incidents = {incident.id for incident in links.incidents}
    for incident in links.incidents:
        of_kind(incident.id, incident.events, "events")
        lost(incident.id, (incident.part_of,) if incident.part_of else (), incidents, "incident")
    for repeated in links.repeated:
        of_kind(repeated.id, repeated.statements, "statements")
    for series in links.series:
        of_kind(series.id, series.figures, "figures")
    for conflict in links.conflicts:
        lost(conflict.id, conflict.records, kinds, "record")
    for inferred in links.inferred:
        lost(f"inferred date of {inferred.document}", (inferred.document,), texts, "document")
        quotes(f"inferred date of {inferred.document}", inferred.evidence)
    for same in links.agreements:
        of_kind("agreements", same, "agreements")
    return faults
