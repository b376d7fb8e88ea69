"""How news reports speech: cue verbs and nouns with their frames and acts, and words that tell an act (data)."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from vedette.knowledge.files import load

Sort = Literal["speech", "stance", "belief", "evidence"]


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence of ours, and the statement that must be found in it."""

    text: str
    speaker: str | None
    content: str
    act: str
    targets: tuple[str, ...] = ()


class CueGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that share frames, act and sort. A word is a lemma, with its particles after a space."""

    words: tuple[str, ...]
    frames: tuple[str, ...] = ()
    act: str = ""
    sort: Sort = "speech"
    aim: Literal["", "object", "content"] = ""
    examples: tuple[Example, ...] = ()


class Documents(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for documents; ``issued`` are those that somebody speaks through ("the statement said")."""

    words: frozenset[str]
    issued: frozenset[str] = frozenset()


class Speakers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Common nouns for people and bodies, endings of such nouns, and those that are bodies ("it said")."""

    words: frozenset[str]
    endings: tuple[str, ...]
    bodies: frozenset[str]


class Media(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for channels: outlets, platforms, occasions, and the listeners that are no addressee of substance."""

    words: frozenset[str]
    platforms: frozenset[str]
    occasions: frozenset[str]
    listeners: frozenset[str]


class Reporting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole data file."""

    verb: tuple[CueGroup, ...]
    noun: tuple[CueGroup, ...]
    documents: Documents
    phrases: Documents
    media: Media
    speakers: Speakers
    content: dict[str, tuple[str, ...]]


class Sense(msgspec.Struct, frozen=True):
    """One reading of a cue word: its particles, one frame, and what the group says of it."""

    particles: tuple[str, ...]
    frame: str
    act: str
    sort: Sort
    aim: str


@cache
def reporting() -> Reporting:
    """The shipped data, read once."""
    return load("reporting", Reporting)


@cache
def verb_senses() -> dict[str, tuple[Sense, ...]]:
    """Senses by lemma: those with particles first, then in the order of the file and of the frames."""
    return senses(reporting().verb)


@cache
def noun_senses() -> dict[str, tuple[Sense, ...]]:
    """Senses of cue nouns by lemma."""
    return senses(reporting().noun)


SORTS = ("speech", "stance", "evidence", "belief")


def senses(groups: tuple[CueGroup, ...]) -> dict[str, tuple[Sense, ...]]:
    out: dict[str, list[Sense]] = {}
    for group in groups:
        for word in group.words:
            lemma, *particles = word.split(" ")
            for frame in group.frames or ("",):
                out.setdefault(lemma, []).append(Sense(tuple(particles), frame, group.act, group.sort, group.aim))
    return {lemma: tuple(sorted(found, key=precedence)) for lemma, found in out.items()}


def precedence(sense: Sense) -> tuple[int, int, int, bool]:
    """More words first, then fuller frames, then speech, then groups that know their act."""
    frame = sense.frame.split()
    fullness = 0 if len(frame) == 2 else {"inf": 1, "clause": 1, "self": 0, "object": 3}.get(sense.frame, 2)
    return -len(sense.particles), fullness, SORTS.index(sense.sort), not sense.act
