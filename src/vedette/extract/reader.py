"""All extractors over one page, in the order in which they build on each other."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import Any, TypeVar

from vedette.extract.agreements.agreements import find_agreements
from vedette.extract.events.events import find_events
from vedette.extract.figures.figures import find_figures
from vedette.extract.places.places import find_places
from vedette.extract.statements.statements import find_statements
from vedette.extract.times.times import find_times
from vedette.records.boundary import admit
from vedette.records.documents import Rejection
from vedette.records.parsed import Parsed
from vedette.records.reading import Reading

Found = TypeVar("Found")


def extract(parsed: Parsed, reader: str = "") -> Reading:
    """The reading of one parsed page; what breaks the boundary of words is in its ``rejections``.

    An extractor that fails on a page loses its own records there, with a rejection that names it and the place in the
    code; what the others found is kept.
    """
    rejections: list[Rejection] = []

    def step(find: Callable[..., tuple[Found, ...]], *given: Any) -> tuple[Found, ...]:
        try:
            return find(parsed, *given)
        except Exception as error:  # any defect of one extractor: the page's other records must not pay for it
            where = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{where.name}, line {where.lineno}"
            rejections.append(Rejection(find.__name__, "extract", f"{type(error).__name__}: {error} (in {place})"))
            return ()

    times = step(find_times)
    places = step(find_places)
    statements = step(find_statements, times)
    events = step(find_events, times, places, statements)
    figures = step(find_figures, times, places, statements, events)
    agreements = step(find_agreements, times, places, statements, events)
    found = (parsed.entities, statements, events, figures, agreements)
    return admit(Reading(parsed.document, *found, tuple(rejections), reader))
