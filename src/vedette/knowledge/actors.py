"""Who there is in the world: states, bodies, known actors, common nouns for actors, titles; as typed data.

The files are ``states``, ``institutions``, ``actors``, ``armed_groups``, ``nominals``, ``names``, ``metonyms``
and ``roles`` (``.toml``). A user's own file has the shape of ``actors.toml`` and comes before the shipped entries.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

from vedette.knowledge.files import load, load_file
from vedette.records.entities import EntityKind


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A state with its seats (capital first), adjectives, and what one and many of its people are called.

    ``forces`` is the name of its armed forces where it isn't "<adjective> Armed Forces".
    """

    iso: str
    name: str
    seats: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    former: bool = False
    forces: str | None = None


class Territory(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A land that is no state of its own but has an adjective and a people."""

    name: str
    country: str | None = None
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()


class States(msgspec.Struct, frozen=True):
    """The file ``states.toml``."""

    state: tuple[State, ...]
    territory: tuple[Territory, ...] = ()


class InstitutionExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence, the words in it that name the body, and the canonical name."""

    text: str
    words: str
    name: str


class Institution(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A body that every state has. ``bare``: the words alone are an entity too ("police", "officials")."""

    nouns: tuple[str, ...]
    name: str
    group: str
    sector: str
    example: InstitutionExample
    kind: EntityKind = "government_body"
    bare: bool = False
    civil_war: bool = False


class Institutions(msgspec.Struct, frozen=True):
    """The file ``institutions.toml``."""

    institution: tuple[Institution, ...]


class Actor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A known actor. ``strict``: its name is a common word too, so that only its
    aliases, or an acronym in brackets beside one, name it."""

    name: str
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    kind: EntityKind | None = None
    country: str | None = None
    sector: str | None = None
    strict: bool = False


class ActorExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence and the canonical names of the actors in it, in text order."""

    text: str
    names: tuple[str, ...]


class ActorGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Actors that share kind, sector and country unless they say otherwise."""

    kind: EntityKind
    actors: tuple[Actor, ...]
    example: ActorExample | None = None
    sector: str | None = None
    country: str | None = None


class Actors(msgspec.Struct, frozen=True):
    """The file ``actors.toml``, or a user's own."""

    group: dict[str, ActorGroup]


class NominalExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence, the words in it that are the mention, and the kind of its entity."""

    text: str
    words: str
    kind: EntityKind


class Nominal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Common nouns for one sort of actor, thing or place.

    ``needs`` says what must stand with the noun (owner, modifier), ``bare`` whether it may stand all alone, ``family``
    whether all nouns of the entry can mean the same thing on a page ("the deal", "the agreement"), ``named`` whether
    capitalised words behind the noun are the thing's own name ("the trawler Crane").
    """

    id: str
    kind: EntityKind
    plural: EntityKind
    nouns: tuple[str, ...]
    example: NominalExample
    name: str | None = None
    sector: str | None = None
    needs: str = ""
    bare: bool = True
    family: bool = False
    named: bool = False


class Nominals(msgspec.Struct, frozen=True):
    """The file ``nominals.toml``."""

    nominal: tuple[Nominal, ...]


class LastWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words at the end (or the beginning) of a name that tell its kind."""

    kind: EntityKind
    words: tuple[str, ...]


class NameWords(msgspec.Struct, frozen=True):
    """The file ``names.toml``. ``also_words`` are acronyms that are common words in a text all in capitals."""

    trims: tuple[str, ...]
    never: tuple[str, ...]
    last_word: tuple[LastWord, ...]
    first_word: tuple[LastWord, ...] = ()
    ship_prefix: tuple[LastWord, ...] = ()
    also_words: frozenset[str] = frozenset()


class SectorNouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Role nouns that tell a person's PLOVER sector."""

    code: str
    nouns: tuple[str, ...]


class Roles(msgspec.Struct, frozen=True):
    """The file ``roles.toml``."""

    courtesy: tuple[str, ...]
    masculine: tuple[str, ...]
    feminine: tuple[str, ...]
    sector: tuple[SectorNouns, ...]


class Knowledge(msgspec.Struct, frozen=True):
    """All actor knowledge together, as loaded; the language room compiles it for matching."""

    states: tuple[State, ...]
    territories: tuple[Territory, ...]
    institutions: tuple[Institution, ...]
    groups: tuple[ActorGroup, ...]
    nominals: tuple[Nominal, ...]
    names: NameWords
    roles: Roles


@cache
def shipped() -> Knowledge:
    """The actor knowledge that ships with the program."""
    states = load("states", States)
    return Knowledge(
        states.state,
        states.territory,
        load("institutions", Institutions).institution,
        tuple(g for file in ("actors", "armed_groups") for g in load(file, Actors).group.values()),
        load("nominals", Nominals).nominal,
        load("names", NameWords),
        load("roles", Roles),
    )


def with_own_actors(knowledge: Knowledge, files: Iterable[Path]) -> Knowledge:
    """The knowledge with a user's own actors before the shipped ones: theirs win where names are the same."""
    own = tuple(group for path in files for group in load_file(path, Actors).group.values())
    return msgspec.structs.replace(knowledge, groups=own + knowledge.groups) if own else knowledge


class MetonymExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence with a seat of government that is the state, or the town."""

    text: str
    words: str
    state: bool


class Metonyms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file ``metonyms.toml``."""

    place_prepositions: frozenset[str]
    place_verbs: frozenset[str]
    state_verbs: frozenset[str]
    state_nouns: frozenset[str]
    example: tuple[MetonymExample, ...]


class ReferenceExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences, words in them, and the name of the entity that the words mean."""

    text: str
    words: str
    name: str


class Reference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file ``reference.toml``."""

    sending: frozenset[str]
    group_nouns: frozenset[str]
    media_nouns: frozenset[str]
    plain_modifiers: frozenset[str]
    directions: frozenset[str]
    again: dict[str, frozenset[str]]
    caption_starts: tuple[str, ...]
    caption_credits: tuple[str, ...]
    like_roles: dict[str, frozenset[str]]
    pairs: dict[str, frozenset[str]]
    pair_words: frozenset[str]
    lands: frozenset[str]
    own_lands: frozenset[str]
    towns: frozenset[str]
    deputies: frozenset[str]
    indefinite: frozenset[str]
    determiners: frozenset[str]
    place_prepositions: frozenset[str]
    far_prepositions: frozenset[str]
    sea_words: frozenset[str]
    own_prepositions: frozenset[str]
    small_words: frozenset[str]
    high_office: frozenset[str]
    nobody: frozenset[str]
    weather: frozenset[str]
    matter_verbs: frozenset[str]
    charges: frozenset[str]
    measures: frozenset[str]
    usual_state: dict[str, str]
    alike_people: tuple[frozenset[str], ...]
    example: tuple[ReferenceExample, ...]


@cache
def reference() -> Reference:
    """Words that help to tell who is meant."""
    return load("reference", Reference)


@cache
def metonyms() -> Metonyms:
    """When a seat of government is a town, and when the state that acts."""
    return load("metonyms", Metonyms)
