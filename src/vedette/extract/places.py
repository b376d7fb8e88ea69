"""Places: the places that a page names, with coordinates where the gazetteer is sure, and which deed happened where."""

from __future__ import annotations

from dataclasses import dataclass

from vedette.records.entities import Place
from vedette.records.parsed import Parsed


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place where the text speaks of a place: tokens[first:last], its head token, and the place."""

    first: int
    last: int
    head: int
    place: Place


def find_places(parsed: Parsed) -> tuple[PlaceMention, ...]:
    """The place mentions of a page, in text order."""
    return ()


def places_of(parsed: Parsed, places: tuple[PlaceMention, ...], index: int) -> tuple[Place, ...]:
    """Where syntax puts the deed or count headed by the token at ``index``; empty where it doesn't say."""
    return ()
