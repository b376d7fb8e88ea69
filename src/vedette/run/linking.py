"""From readings to the whole case: entities resolved, then everything reconciled."""

from __future__ import annotations

from collections.abc import Iterable

from vedette.reconcile.links import reconcile
from vedette.records.case import CaseContent
from vedette.records.reading import Reading
from vedette.resolve.entities import resolve_entities


def link(readings: Iterable[Reading]) -> CaseContent:
    """The case of these readings, the same for any order of them."""
    ordered = tuple(sorted(readings, key=lambda r: r.document.id))
    return CaseContent(ordered, reconcile(ordered, resolve_entities(ordered)))
