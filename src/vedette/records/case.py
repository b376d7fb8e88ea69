"""What stands between pages: copies, incidents, repeated statements, series, conflicts, and the case that holds all."""

from __future__ import annotations

from typing import Literal

import msgspec

from vedette.records.dates import DateRange
from vedette.records.entities import CaseEntity
from vedette.records.reading import Reading
from vedette.records.spans import Evidence, Span


class Copy(msgspec.Struct, frozen=True):
    """Two documents that share passages: from a wire, from one house, or by quoting the same words."""

    documents: tuple[str, str]
    kind: Literal["wire", "house", "quotation"]
    passages: tuple[tuple[Span, Span], ...]
    reason: str = ""


class Origin(msgspec.Struct, frozen=True):
    """Documents that count as one independent origin, after copies."""

    id: str
    documents: tuple[str, ...]
    basis: str


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """One happening in the world, told by one or more events. ``origins`` counts independent origins."""

    id: str
    events: tuple[str, ...]
    type: str
    date: DateRange | None = None
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    part_of: str | None = None
    origins: int = 1
    reasons: tuple[str, ...] = ()


class Repeated(msgspec.Struct, frozen=True):
    """One utterance, reported more than once."""

    id: str
    statements: tuple[str, ...]
    reasons: tuple[str, ...] = ()


class Series(msgspec.Struct, frozen=True):
    """The same measure of the same group over sources and time, and how the values stand to each other."""

    id: str
    measure: str
    group: str
    place: str | None
    figures: tuple[str, ...]
    verdict: Literal["agree", "grows", "differ in scope", "contradict"]
    reason: str


class Conflict(msgspec.Struct, frozen=True):
    """A point where accounts part; ``records`` are ids of events, statements or figures."""

    id: str
    kind: Literal["date", "figure", "attribution", "account", "wording"]
    what: str
    records: tuple[str, ...]
    reason: str


class Story(msgspec.Struct, frozen=True):
    """Documents that tell one story."""

    id: str
    documents: tuple[str, ...]


class InferredDate(msgspec.Struct, frozen=True):
    """The date of an undated document as other pages let us infer it, with the chain of reasons."""

    document: str
    date: DateRange
    evidence: tuple[Evidence, ...]
    reasons: tuple[str, ...]


class Links(msgspec.Struct, frozen=True):
    """All that was found between the pages of a case; made anew from readings, never from text."""

    entities: tuple[CaseEntity, ...] = ()
    copies: tuple[Copy, ...] = ()
    origins: tuple[Origin, ...] = ()
    incidents: tuple[Incident, ...] = ()
    repeated: tuple[Repeated, ...] = ()
    series: tuple[Series, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    stories: tuple[Story, ...] = ()
    inferred: tuple[InferredDate, ...] = ()
    agreements: tuple[tuple[str, ...], ...] = ()


class CaseContent(msgspec.Struct, frozen=True):
    """Everything a case holds, in memory: readings sorted by document id, and the links between them."""

    readings: tuple[Reading, ...] = ()
    links: Links = Links()
