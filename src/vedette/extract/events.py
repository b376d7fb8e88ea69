"""Events: who did what to whom, when, where, with which status and on whose word."""

from __future__ import annotations

from vedette.extract.places import PlaceMention
from vedette.extract.times import Time
from vedette.records.parsed import Parsed
from vedette.records.reading import Event, Statement

PRODUCER = "events.rules/1"


def find_events(
    parsed: Parsed, times: tuple[Time, ...], places: tuple[PlaceMention, ...], statements: tuple[Statement, ...]
) -> tuple[Event, ...]:
    """The events of a page, in text order."""
    return ()
