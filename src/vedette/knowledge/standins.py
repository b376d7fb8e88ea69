"""Names that stand in for each other in copied text: a state and the seat of its government."""

from __future__ import annotations

from functools import cache

import msgspec

from vedette.knowledge.files import load
from vedette.knowledge.wording import words_in


class StateNames(msgspec.Struct, frozen=True):
    """What is read here of an entry of ``states.toml``."""

    name: str
    iso: str = ""
    seats: tuple[str, ...] = ()


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
