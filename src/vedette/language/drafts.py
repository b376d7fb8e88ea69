"""Work in progress of the language room: a mention before it is known whose it is, and a cluster of mentions."""

from __future__ import annotations

from dataclasses import dataclass, field

from vedette.language.lexicon import Known, Noun
from vedette.records.entities import EntityKind, MentionForm


@dataclass(slots=True)
class Draft:
    """A mention in the making: tokens[first:last] with its head; ``core`` is the bare name without title and article."""

    first: int
    last: int
    head: int
    form: MentionForm
    kind: EntityKind
    name: str
    key: str | None = None
    known: Known | None = None
    noun: Noun | None = None
    country: str | None = None
    sector: str | None = None
    plural: bool = False
    definite: bool = False
    owner: str | None = None  # key of the cluster that a possessive or adjective points to
    role: tuple[int, int] | None = None  # tokens of the role beside a name


@dataclass(slots=True)
class Cluster:
    """One entity of the page in the making."""

    key: str
    name: str
    kind: EntityKind
    country: str | None = None
    sector: str | None = None
    known: str | None = None
    gender: str | None = None
    plural: bool = False
    drafts: list[Draft] = field(default_factory=list)
    roles: list[tuple[int, int]] = field(default_factory=list)
    groups: set[str] = field(default_factory=set)  # nouns that can call it again: "ministry", "group", "city"
    member_of: str | None = None
