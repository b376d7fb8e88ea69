"""Names that stand in for each other in copied text: a state and the seat of its government."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from vedette.knowledge.files import load
from vedette.knowledge.wording import words_in


class StateNames(msgspec.Struct, frozen=True):
    """What is read here of an entry of ``states.toml``."""

    name: str
    iso: str = ""
    seats: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


class StatesFile(msgspec.Struct, frozen=True):
    state: tuple[StateNames, ...]


@cache
def seats_as_states() -> dict[str, str]:
    """One-word seats of government to the last word of their state's name: {"moscow": "russia", ...}."""
    out: dict[str, str] = {}
    for state in load("states", StatesFile).state:
        for seat in state.seats:
            words, name = words_in(seat), words_in(state.name)
            if len(words) == 1 and name:
                out.setdefault(words[0], name[-1])
    return out


@cache
def _words_of_states() -> dict[tuple[str, ...], str]:
    out: dict[tuple[str, ...], str] = {}
    for state in load("states", StatesFile).state:
        for name in (state.name, *state.aliases, *state.adjectives, *state.people, *state.peoples):
            out.setdefault(tuple(words_in(name)), state.iso)
    return out


@cache
def _words_of_peoples() -> frozenset[tuple[str, ...]]:
    states = load("states", StatesFile).state
    return frozenset(tuple(words_in(n)) for s in states for n in (*s.people, *s.peoples))


def state_named(words: Sequence[str]) -> str | None:
    """The ISO code of the first state that some words name ("Turkish soldiers": TR); None where they name none.

    >>> state_named(["turkish", "soldiers"])
    'TR'
    """
    found = _words_of_states()
    for start in range(len(words)):
        for length in (3, 2, 1):
            if iso := found.get(tuple(words[start : start + length])):
                return iso
    return None


def is_people(word: str) -> bool:
    """Whether a word names the people of a state ("Turks")."""
    return (word,) in _words_of_peoples()
