"""All links between the pages of a case, in the order in which they build on each other."""

from __future__ import annotations

from collections.abc import Sequence

from vedette.records.case import Links
from vedette.records.entities import CaseEntity
from vedette.records.reading import Reading


def reconcile(readings: Sequence[Reading], entities: Sequence[CaseEntity]) -> Links:
    """The links between these readings; the order in which they are given changes nothing."""
    return Links(entities=tuple(entities))
