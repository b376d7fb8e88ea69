"""What a count measures: verbs, nouns and adjectives to killed, injured, displaced, deployed and the rest."""

from __future__ import annotations

from functools import cache

import msgspec

from vedette.knowledge.files import load


class MeasureWords(msgspec.Struct, frozen=True):
    """The words that give a count one measure; see ``measures.toml`` for what each list holds."""

    object: list[str]
    subject: list[str]
    nouns: list[str]
    states: list[str]
    phrases: list[str]
    examples: list[str]


class Measures(msgspec.Struct, frozen=True):
    """The shape of ``measures.toml``."""

    measures: dict[str, MeasureWords]
    people: dict[str, list[str]]
    notcounts: dict[str, list[str]]


@cache
def measures() -> Measures:
    """The shipped measure words."""
    return load("measures", Measures)


@cache
def by_word(field: str) -> dict[str, str]:
    """Word (or phrase) to measure, for one of the lists; the first measure in the file that has it."""
    out: dict[str, str] = {}
    for name, words in measures().measures.items():
        for word in getattr(words, field):
            out.setdefault(word, name)
    return out


@cache
def word_set(field: str) -> frozenset[str]:
    """One of the lists of nouns that a number doesn't count, or of people."""
    known = measures()
    if field == "people":
        return frozenset(known.people["nouns"])
    return frozenset(known.people[field] if field in known.people else known.notcounts[field])
