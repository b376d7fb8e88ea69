"""The case laid out for comparing: who the parties are, when and where, and which ideas the words hold."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from vedette.knowledge.standins import state_named
from vedette.knowledge.wording import fold, ideas_in, words_in
from vedette.reconcile.bags import Bag
from vedette.records.dates import DateRange
from vedette.records.entities import CaseEntity, Party, Place
from vedette.records.reading import Reading
from vedette.records.spans import Span

BODIES = frozenset({"government_body", "military", "armed_group", "organization", "news_agency"})
GOVERNING = frozenset({"state", "government_body", "military"})
# Who speaks for a body without being named: "NATO spokesman", "Turkish officials".
VOICES = frozenset(
    {"official", "officials", "source", "sources", "spokesperson", "spokespersons", "leadership", "presidency"}
)
RAREST = math.log(21)
Days = tuple[int, int]  # first and last day as ordinals, both inclusive
ALWAYS: Days = (0, dt.date.max.toordinal())


@dataclass(frozen=True, slots=True)
class Actor:
    """A party as the case knows it. ``key`` is the id of its entity, or its folded name where it has none."""

    key: str
    name: str
    kind: str | None = None
    country: str | None = None
    sector: str | None = None
    speaks_for: frozenset[str] = frozenset()

    @property
    def state(self) -> str | None:
        """The state that it is of, by what is known of it or by a word of its name ("Turkish soldiers")."""
        return self.country or _state_in(self.name)

    @property
    def fields(self) -> bool:
        """Whether it is made of people who can be counted as a people's ("Turks" are Turkish soldiers)."""
        return self.kind in ("military", "armed_group", "population", "state")

    @property
    def organized(self) -> bool:
        """Whether it is a side of its own, not a word for people."""
        return self.kind in GOVERNING or self.kind == "armed_group"

    @property
    def governs(self) -> bool:
        """Whether its words and deeds are its state's: the state, a body of it, or a person in its service."""
        return self.kind in GOVERNING or (self.kind == "person" and (self.sector in ("GOV", "MIL", None)))


@lru_cache(maxsize=50_000)
def _state_in(name: str) -> str | None:
    return state_named(words_in(name))


@lru_cache(maxsize=30_000)
def ideas_of_name(name: str) -> frozenset[str]:
    """The ideas in the words of a name, or of a short text that is asked for again and again."""
    return frozenset(ideas_in(name))


def alike(a: Actor, b: Actor) -> float:
    """How far two actors are one: 1 the same, less when one acts for the other (a minister, his state), else 0."""
    if a.key == b.key:
        return 1.0
    if a.key in b.speaks_for or b.key in a.speaks_for:
        return 0.8
    if a.speaks_for & b.speaks_for and "person" not in (a.kind, b.kind):
        return 0.7
    if a.country and a.country == b.country and "population" in (a.kind, b.kind) and (a.fields or b.fields):
        return 0.5
    if a.country and a.country == b.country and a.governs and b.governs:
        if a.kind == "person" and b.kind == "person":
            return 0.0
        return 0.7
    return 0.0


def best_alike(some: Iterable[Actor], others: Iterable[Actor]) -> float | None:
    """The best likeness between two groups; None where one of them is empty."""
    some, others = tuple(some), tuple(others)
    return max(alike(a, b) for a in some for b in others) if some and others else None


class Sheet:
    """Lookups over the readings and entities of a case; nothing in it depends on the order of readings."""

    def __init__(
        self,
        readings: Sequence[Reading],
        entities: Sequence[CaseEntity],
        story_of: Mapping[str, str] | None = None,
    ) -> None:
        self.story_of = story_of or {}
        self.readings = sorted(readings, key=lambda r: r.document.id)
        self.entities = {member: e for e in entities for member in e.members}
        self.by_name: dict[str, CaseEntity] = {}
        for e in sorted(entities, key=lambda e: (-len(e.mentions), e.id)):
            self.by_name.setdefault(fold(e.name), e)
        self.by_words: dict[str, CaseEntity] = {}
        for e in self.by_name.values():
            self.by_words.setdefault(" ".join(w for w in words_in(e.name) if w != "the"), e)
        self._actors: dict[str, Actor] = {}
        self.documents = {r.document.id: r.document for r in self.readings}
        self.statements = {s.id: s for r in self.readings for s in r.statements}
        self.events = {e.id: e for r in self.readings for e in r.events}
        self.figures = {f.id: f for r in self.readings for f in r.figures}

    def actor(self, document: str, party: Party) -> Actor:
        """Who a party of a document is."""
        entity = self.entities.get((document, party.entity or "")) or self.by_name.get(fold(party.name))
        if entity is None:
            return Actor(fold(party.name), party.name)
        return self._actor_of(entity)

    def _actor_of(self, entity: CaseEntity) -> Actor:
        found = self._actors.get(entity.id)
        if found is None:
            found = Actor(
                entity.id,
                entity.name,
                entity.kind,
                entity.country,
                entity.sector,
                frozenset(self._bodies_behind(entity)),
            )
            self._actors[entity.id] = found
        return found

    def _bodies_behind(self, entity: CaseEntity) -> Iterator[str]:
        """The bodies that an entity speaks for, by its name ("NATO spokesman") and its roles ("Taliban spokesman")."""
        words = words_in(entity.name)
        if words and words[-1] in VOICES and (body := self.by_words.get(" ".join(words[:-1]))):
            yield body.id
        if entity.kind != "person":
            return
        for role in entity.roles:
            parts = words_in(role.role)
            for start in range(len(parts)):
                for end in range(start + 1, min(start + 6, len(parts)) + 1):
                    body = self.by_words.get(" ".join(parts[start:end]))
                    if body and body.id != entity.id and body.kind in BODIES:
                        yield body.id

    def actors(self, document: str, parties: Iterable[Party]) -> tuple[Actor, ...]:
        return tuple(self.actor(document, p) for p in parties)

    def place(self, document: str, place: Place) -> Actor:
        """A place as an actor: its entity, else the gazetteer's place, else its name."""
        entity = self.entities.get((document, place.entity or "")) or self.by_name.get(fold(place.name))
        if place.geonameid and not (entity and entity.kind == "state"):
            return Actor(f"g{place.geonameid}", place.name, "place", place.country)
        if entity:
            return Actor(entity.id, entity.name, entity.kind, entity.country or place.country)
        return Actor(fold(place.name), place.name, "place", place.country)

    @cached_property
    def weights(self) -> Mapping[str, Mapping[str, float]]:
        """By story: how telling each idea is there, high where few of its records hold it (inverse record frequency).

        Within a story, because a word that every page of it holds tells its happenings apart no better for being
        rare elsewhere; and so one story's links don't hang on what else lies in the folder.
        """
        held: dict[str, Counter[str]] = {}
        totals: Counter[str] = Counter()
        for r in self.readings:
            story = self.story_of.get(r.document.id, "")
            counts = held.setdefault(story, Counter())
            for spans in (*(e.evidence for e in r.events), *(s.content for s in r.statements)):
                counts.update(ideas_of(spans))
                totals[story] += 1
        return {
            story: {i: math.log(1 + max(totals[story], 20) / n) for i, n in counts.items()}
            for story, counts in held.items()
        }

    def weighed(self, document: str, ideas: Iterable[str]) -> Bag:
        """The ideas with their weights in a document's story; one that no record holds is as telling as can be."""
        weights = self.weights.get(self.story_of.get(document, ""), {})
        return Bag({i: weights.get(i, RAREST) for i in ideas})


def ideas_of(spans: Iterable[Span]) -> frozenset[str]:
    """The ideas behind the words of some spans."""
    return frozenset().union(*(ideas_of_name(s.text) for s in spans))


def days_of(date: DateRange | None) -> Days | None:
    """A resolved date as ordinals, open ends at the ends of time; None where unresolved."""
    if date is None or not date.is_resolved:
        return None
    return (
        dt.date.fromisoformat(date.earliest).toordinal() if date.earliest else ALWAYS[0],
        dt.date.fromisoformat(date.latest).toordinal() if date.latest else ALWAYS[1],
    )


def apart(a: Days, b: Days) -> int:
    """How many days lie between two intervals; 0 when they share a day."""
    return max(0, b[0] - a[1], a[0] - b[1])


def width(days: Days) -> int:
    return days[1] - days[0] + 1
