"""What one page says: statements, events, figures, agreements, each with its words and its producer."""

from __future__ import annotations

from typing import Literal

import msgspec

from vedette.records.dates import DateRange
from vedette.records.documents import Document, Rejection
from vedette.records.entities import Entity, Party, Place
from vedette.records.spans import Span

StatementKind = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "accuse", "blame", "deny", "threaten", "warn", "demand", "appeal", "promise", "claim_responsibility", "announce",
    "report", "assess", "confirm", "express_support", "criticise", "explain",
]  # fmt: skip
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal[
    "asserted", "claimed", "denied", "disputed", "threatened", "planned", "background", "negated", "hypothetical"
]
Qualifier = Literal["exact", "at_least", "more_than", "about", "nearly", "up_to", "vague"]


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One utterance as one page reports it (one cue), whole or in pieces (``content``, outer quotation marks left out).

    ``speaker`` is None where the page names nobody. ``same_as`` is another telling of it on this page.
    """

    id: str
    document: str
    speaker: Party | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: StatementKind
    act: Act
    joint: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    date: DateRange | None = None
    channel: tuple[Party, ...] = ()
    condition: Span | None = None
    deadline: DateRange | None = None
    same_as: str | None = None
    confidence: float | None = None
    producer: str = ""
    spans: dict[str, tuple[Span, ...]] = {}


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A deed done, or said to be done, threatened or planned: PLOVER type and mode, roles, place, time, status.

    ``statement`` is set only where the event is what someone said (an accusation, a demand); ``said_in`` points to
    the statement that carries a deed. ``same_as`` is another telling of the same happening on this page.
    """

    id: str
    document: str
    type: EventType
    evidence: tuple[Span, ...]
    status: Status
    mode: str | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    places: tuple[Place, ...] = ()
    date: DateRange | None = None
    according_to: tuple[Party, ...] = ()
    statement: str | None = None
    said_in: str | None = None
    same_as: str | None = None
    part_of: str | None = None
    trigger: Span | None = None
    confidence: float | None = None
    producer: str = ""
    spans: dict[str, tuple[Span, ...]] = {}


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A count as the page gives it, with its bounds: "more than 400" is low 400, high None, more_than.

    ``evidence`` is the number with what it counts. Both bounds None is a vague many ("numerous towns").
    """

    id: str
    document: str
    evidence: tuple[Span, ...]
    low: float | int | None
    high: float | int | None
    qualifier: Qualifier
    measure: str
    group: str
    group_party: Party | None = None
    place: Place | None = None
    window: DateRange | None = None
    according_to: tuple[Party, ...] = ()
    as_of: DateRange | None = None
    cumulative: bool | None = None
    part_of: str | None = None
    event: str | None = None
    said_in: str | None = None
    confidence: float | None = None
    producer: str = ""
    spans: dict[str, tuple[Span, ...]] = {}


class Obligation(msgspec.Struct, frozen=True):
    """A duty under an agreement: on whom, in which words."""

    party: Party | None
    span: Span


class Violation(msgspec.Struct, frozen=True):
    """An accused breach: of whom, by whose word, in which words."""

    by: Party | None
    said_by: Party | None
    span: Span


class Deadline(msgspec.Struct, frozen=True):
    """A date by which someone was told, or agreed, to act."""

    set_by: Party | None
    bound: Party | None
    date: DateRange
    span: Span


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement as one page tells it. ``mentions`` are the words that name it."""

    id: str
    document: str
    name: str
    entity: str | None = None
    mentions: tuple[Span, ...] = ()
    date: DateRange | None = None
    place: Place | None = None
    parties: tuple[Party, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    violations: tuple[Violation, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    confidence: float | None = None
    producer: str = ""


class Reading(msgspec.Struct, frozen=True):
    """All that was read on one page, knowing nothing of other pages. ``reader`` says by what, at which version."""

    document: Document
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    reader: str = ""
