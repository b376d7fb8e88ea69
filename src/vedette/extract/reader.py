"""All extractors over one page, in the order in which they build on each other."""

from __future__ import annotations

from vedette.extract.agreements import find_agreements
from vedette.extract.events import find_events
from vedette.extract.figures import find_figures
from vedette.extract.places import find_places
from vedette.extract.statements import find_statements
from vedette.extract.times import find_times
from vedette.records.boundary import admit
from vedette.records.parsed import Parsed
from vedette.records.reading import Reading


def extract(parsed: Parsed, reader: str = "") -> Reading:
    """The reading of one parsed page; what breaks the boundary of words is in its ``rejections``."""
    times = find_times(parsed)
    places = find_places(parsed)
    statements = find_statements(parsed, times)
    events = find_events(parsed, times, places, statements)
    figures = find_figures(parsed, times, places, statements, events)
    agreements = find_agreements(parsed, times, places, statements, events)
    return admit(Reading(parsed.document, parsed.entities, statements, events, figures, agreements, (), reader))
