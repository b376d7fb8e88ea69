"""Other ontologies beside ours: PLOVER by its manual's own rules, the root of CAMEO, and ACLED's types.

A record keeps the type of the deed with its status (a threatened strike is an ASSAULT, threatened). PLOVER's manual
codes the specific type instead (THREATEN); ``plover_view`` applies that.
"""

from __future__ import annotations

from functools import cache
from typing import cast

import msgspec

from vedette.knowledge.eventframes import lexicon
from vedette.knowledge.files import load
from vedette.records.reading import Event, EventType


class Crosswalk(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of ``crosswalk.toml``: keys are TYPE or TYPE/mode."""

    cameo: dict[str, str]
    acled: dict[str, tuple[str, str]]
    future: dict[str, str]
    threat: dict[str, str]
    refused: dict[str, str]


@cache
def crosswalk() -> Crosswalk:
    return load("crosswalk", Crosswalk)


def finest(table: dict[str, str], kind: str, mode: str | None) -> str | None:
    """The entry of a type with its mode, else of the type alone."""
    return table.get(f"{kind}/{mode}") or table.get(kind)


def plover_view(event: Event) -> tuple[EventType, str | None]:
    """The type and mode that PLOVER's manual gives an event: what is to come or threatened has a type of its own.

    A frame whose PLOVER type differs from ours (sanctions imposed) is found by the event's producer.
    """
    kind, mode = event.type, event.mode
    frame = lexicon().frames.get(event.producer.rpartition(" ")[2])
    if event.status in ("threatened", "planned") and (found := finest(crosswalk().threat, kind, mode)):
        target, _, manner = found.partition("/")
        return cast(EventType, target), manner or None
    if event.status == "negated" and kind in crosswalk().refused:
        return cast(EventType, crosswalk().refused[kind]), None
    if event.status == "planned" and kind in crosswalk().future:
        return cast(EventType, crosswalk().future[kind]), None
    if frame is not None and frame.plover is not None:
        return cast(EventType, frame.plover), mode if frame.plover == kind else None
    return kind, mode


def cameo_root(event: Event) -> str | None:
    """The two digits of CAMEO's root code for an event, by PLOVER's view of it."""
    return finest(crosswalk().cameo, *plover_view(event))


def acled_type(event: Event) -> tuple[str, str] | None:
    """ACLED's event type and sub-event type; None for what ACLED doesn't record, or what wasn't done."""
    if event.status not in ("asserted", "claimed", "disputed", "background"):
        return None
    table = crosswalk().acled
    return table.get(f"{event.type}/{event.mode}") or table.get(event.type)
