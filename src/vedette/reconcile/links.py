"""All links between the pages of a case, in the order in which they build on each other."""

from __future__ import annotations

from collections.abc import Sequence

from vedette.knowledge.standins import seats_as_states
from vedette.reconcile.copies import find_copies
from vedette.reconcile.counts import counts_of
from vedette.reconcile.incidents import find_incidents
from vedette.reconcile.origins import find_origins
from vedette.reconcile.repeated import find_repeated
from vedette.reconcile.series import find_series
from vedette.reconcile.sheet import Sheet
from vedette.records.case import Links
from vedette.records.entities import CaseEntity
from vedette.records.reading import Reading


def reconcile(readings: Sequence[Reading], entities: Sequence[CaseEntity]) -> Links:
    """The links between these readings; the order in which they are given changes nothing."""
    ordered = sorted(readings, key=lambda r: r.document.id)
    copies = find_copies(ordered, seats_as_states())
    origins = find_origins([r.document.id for r in ordered], copies)
    sheet = Sheet(ordered, entities)
    story_of = {r.document.id: "" for r in ordered}
    repeated = find_repeated(sheet, {}, story_of)
    incidents = find_incidents(sheet, {}, story_of, origins)
    incident_of = {e: i.id for i in incidents for e in i.events}
    published = {r.document.id: r.document.published.date for r in ordered if r.document.published}
    series = find_series(counts_of(sheet, incident_of, published), story_of)
    return Links(
        entities=tuple(entities),
        copies=copies,
        origins=origins,
        incidents=incidents,
        repeated=repeated,
        series=series,
    )
