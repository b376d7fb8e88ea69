"""Who and what: the entities that a page names, their mentions, and the party that fills a role."""

from __future__ import annotations

from typing import Literal

import msgspec

from vedette.records.spans import Evidence, Span

EntityKind = Literal[
    "person", "state", "government_body", "armed_group", "military", "organization",
    "news_agency", "place", "facility", "agreement", "weapon", "population",
]  # fmt: skip
MentionForm = Literal["name", "acronym", "nominal", "pronoun", "metonym"]


class Mention(msgspec.Struct, frozen=True):
    """One place where a page speaks of an entity. ``head`` is the index of the head token in Parsed.tokens."""

    span: Span
    entity: str
    head: int
    form: MentionForm


class Role(msgspec.Struct, frozen=True):
    """A role read on the page ("Kremlin spokesman") with its words."""

    role: str
    span: Span


class Entity(msgspec.Struct, frozen=True):
    """One entity as one page knows it. ``id`` is local to the document; ``name`` is canonical.

    ``country`` is ISO 3166 alpha-2, ``sector`` a PLOVER sector code; None where the page and the actor knowledge
    don't tell. ``known`` is the key of the entry in the actor knowledge that it was joined to, if any.
    ``member_of`` names the local id of the body that a person or body belongs to.
    """

    id: str
    name: str
    kind: EntityKind
    country: str | None = None
    sector: str | None = None
    roles: tuple[Role, ...] = ()
    mentions: tuple[Span, ...] = ()
    known: str | None = None
    member_of: str | None = None
    gender: Literal["m", "f"] | None = None


class Party(msgspec.Struct, frozen=True):
    """Who fills a role in a record: canonical name on its page, local entity id, and the words used there."""

    name: str
    entity: str | None = None
    span: Span | None = None


class Place(msgspec.Struct, frozen=True):
    """Where: a name, and coordinates only where the gazetteer is sure.

    ``precision`` is on the UCDP scale: 1 exact location, 2 near it, 3 second-order and 4 first-order division,
    5 fuzzy region, 6 country, 7 sea or air.
    """

    name: str
    latitude: float | None = None
    longitude: float | None = None
    geonameid: int | None = None
    precision: int | None = None
    country: str | None = None
    entity: str | None = None
    span: Span | None = None


class CaseRole(msgspec.Struct, frozen=True):
    """A role of an entity of the case, with the words and their document."""

    role: str
    evidence: Evidence


class CaseEntity(msgspec.Struct, frozen=True):
    """One entity of the whole case: what several pages call by several names.

    ``members`` are the (document, local entity id) pairs that it joins.
    """

    id: str
    name: str
    kind: EntityKind
    country: str | None = None
    sector: str | None = None
    roles: tuple[CaseRole, ...] = ()
    mentions: tuple[Evidence, ...] = ()
    members: tuple[tuple[str, str], ...] = ()
    reasons: tuple[str, ...] = ()
