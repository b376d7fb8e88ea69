"""Agreements: what was agreed between whom, the duties under it, accused breaches, and deadlines set."""

from __future__ import annotations

from vedette.extract.places import PlaceMention
from vedette.extract.times import Time
from vedette.records.parsed import Parsed
from vedette.records.reading import Agreement, Event, Statement

PRODUCER = "agreements.rules/1"


def find_agreements(
    parsed: Parsed,
    times: tuple[Time, ...],
    places: tuple[PlaceMention, ...],
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
) -> tuple[Agreement, ...]:
    """The agreements that a page speaks of."""
    return ()
