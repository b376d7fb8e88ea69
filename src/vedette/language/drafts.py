"""Work in progress of the language room: mentions before it is known whose they are, and the page's entities so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from vedette.language.lexicon import Known, Lexicon, Noun
from vedette.records.entities import EntityKind, MentionForm
from vedette.records.parsed import Parsed
from vedette.records.spans import Span


@dataclass(slots=True, eq=False)
class Draft:
    """A mention in the making: tokens[first:last] with its head, what it says itself, and later its cluster's key.

    ``owner`` is the key of the cluster that a possessive or an adjective points to, ``role`` the tokens of the title
    beside a person's name, ``marks`` the words that tell it from others of its sort ("regional", "2018").
    """

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
    owner: str | None = None
    role: tuple[int, int] | None = None
    marks: frozenset[str] = frozenset()
    sure: bool = False  # its own words tell its kind: no vote changes it


@dataclass(slots=True, eq=False)
class Cluster:
    """One entity of the page in the making. ``nouns`` are the nouns that have called it ("ministry", "group")."""

    key: str
    name: str
    kind: EntityKind
    country: str | None = None
    sector: str | None = None
    known: str | None = None
    gender: str | None = None
    plural: bool = False
    named: bool = False
    drafts: list[Draft] = field(default_factory=list)
    roles: list[tuple[int, int]] = field(default_factory=list)
    role_words: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)
    member_of: str | None = None
    credits: list[Span] = field(default_factory=list)  # words outside the story: a credit, the outlet's name


@dataclass(slots=True, eq=False)
class Page:
    """A parsed page with the clusters found so far."""

    parsed: Parsed
    lexicon: Lexicon
    clusters: dict[str, Cluster] = field(default_factory=dict)
    mention_at: dict[int, Draft] = field(default_factory=dict)  # by every token of the bare name or by a nominal's head
    quotes: list[tuple[int, int]] | None = None
    speakers: dict[tuple[int, int], Cluster | None] = field(default_factory=dict)

    def join(self, draft: Draft, key: str) -> Cluster:
        """Put a draft into the cluster of this key, made where it isn't there."""
        cluster = self.clusters.get(key)
        if cluster is None:
            known = draft.known.key if draft.known else None
            cluster = self.clusters[key] = Cluster(
                key, draft.name, draft.kind, known=known, plural=draft.plural, named=draft.form in ("name", "acronym")
            )
        draft.key = key
        cluster.drafts.append(draft)
        cluster.country = cluster.country or draft.country
        cluster.sector = cluster.sector or draft.sector
        return cluster

    def latest(self, before: int, fits: Callable[[Cluster], bool], reach: int | None = None) -> Cluster | None:
        """The fitting cluster whose last mention before a token is nearest, not more than ``reach`` sentences back."""
        best: tuple[int, Cluster] | None = None
        here = self.parsed.tokens[before].sentence
        for cluster in self.clusters.values():
            if not fits(cluster):
                continue
            at = max((d.head for d in cluster.drafts if d.head < before), default=-1)
            if at < 0 or (reach is not None and here - self.parsed.tokens[at].sentence > reach):
                continue
            if best is None or at > best[0]:
                best = (at, cluster)
        return best[1] if best else None

    def cluster_at(self, index: int) -> Cluster | None:
        """The cluster of the mention that the token is in or heads."""
        draft = self.mention_at.get(index)
        return self.clusters.get(draft.key) if draft is not None and draft.key else None

    def words(self, first: int, last: int) -> str:
        """The text of tokens[first:last] on one line."""
        tokens = self.parsed.tokens
        return " ".join(self.parsed.text[tokens[first].start : tokens[last - 1].end].split())
