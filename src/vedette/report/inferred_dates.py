"""What the relative dates of an undated page mean, once other pages have told when it was printed.

Kept readings never hold them: they are worked out for whoever looks at the case, and say that they are inferred.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from vedette.extract.times.later import resolve_reading
from vedette.records.case import CaseContent


def with_inferred_dates(case: CaseContent) -> CaseContent:
    """The case with the "Wednesday" of its undated pages counted from their inferred days, where there are two ends."""
    days = {
        i.document: (dt.date.fromisoformat(i.date.earliest), dt.date.fromisoformat(i.date.latest))
        for i in case.links.inferred
        if i.date.earliest and i.date.latest
    }
    if not days:
        return case
    readings = tuple(
        resolve_reading(r, *days[r.document.id]) if r.document.id in days and r.document.published is None else r
        for r in case.readings
    )
    return msgspec.structs.replace(case, readings=readings)
