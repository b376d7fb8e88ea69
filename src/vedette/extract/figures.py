"""Figures: every counted thing with its bounds, what it measures, of whom, where, in which window, on whose word."""

from __future__ import annotations

from vedette.extract.places import PlaceMention
from vedette.extract.times import Time
from vedette.records.parsed import Parsed
from vedette.records.reading import Event, Figure, Statement

PRODUCER = "figures.rules/1"


def find_figures(
    parsed: Parsed,
    times: tuple[Time, ...],
    places: tuple[PlaceMention, ...],
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
) -> tuple[Figure, ...]:
    """The figures of a page, in text order."""
    return ()
