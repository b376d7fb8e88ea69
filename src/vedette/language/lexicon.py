"""Known words on a page: names of states and actors, and common nouns for actors, found in one pass over the tokens.

Names match by their capitals, common nouns by lower case; accents, hyphens, dots in acronyms and the sort of
apostrophe make no difference ("al-Sham", "Al Sham"; "U.N.", "UN").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from vedette.knowledge.actors import Institution, Knowledge, Nominal
from vedette.records.entities import EntityKind
from vedette.records.parsed import Token

Sense = Literal["name", "acronym", "adjective", "one", "people", "seat"]


@dataclass(frozen=True, slots=True)
class Known:
    """What a known name stands for. ``sense`` tells "Turkey" from "Turkish", "a Turk", "the Turks" and "Ankara"."""

    key: str
    name: str
    kind: EntityKind
    country: str | None
    sector: str | None
    sense: Sense
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Noun:
    """A common noun for an actor: a body that each state has, or a sort of people and things."""

    words: str
    institution: Institution | None
    nominal: Nominal | None


@dataclass(frozen=True, slots=True)
class Hit:
    """tokens[first:last] are a known name or noun."""

    first: int
    last: int
    meaning: Known | Noun


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """A word without case, accents and dots."""
    word = unicodedata.normalize("NFKD", word.replace("’", "'").replace(".", "").replace("ı", "i"))
    return "".join(c for c in word if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=50_000)
def pieces(word: str) -> tuple[str, ...]:
    """The folded words within a token, cut at hyphens, slashes and apostrophes: "Tahrir-al" is two."""
    return tuple(re.findall(r"\w+|&", fold(word)))


def pieces_of(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase."""
    return tuple(p for word in phrase.split() for p in pieces(word))


def is_capitals(word: str) -> bool:
    """Whether a word is written as an acronym: capitals (and digits, dots, hyphens), at least two."""
    letters = [c for c in word if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 2 and not any(c.islower() for c in letters)


class Lexicon:
    """The actor knowledge compiled for matching; immutable once made."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._names: dict[str, list[tuple[tuple[str, ...], Known, bool]]] = {}
        self.rivals: dict[tuple[str, ...], list[Known]] = {}
        self._nouns: dict[str, list[tuple[tuple[str, ...], Noun]]] = {}
        self.states = {s.iso: s for s in knowledge.states if s.iso}
        self.by_key: dict[str, Known] = {}
        for group in knowledge.groups:
            for actor in group.actors:
                kind, country = actor.kind or group.kind, actor.country or group.country
                sector = actor.sector or group.sector
                key = f"actor:{actor.name}"
                known = Known(key, actor.name, kind, country, sector, "name")
                self.by_key.setdefault(key, known)
                for name in actor.aliases if actor.strict else (actor.name, *actor.aliases):
                    self._name(name, known)
                for name in actor.acronyms:
                    self._name(name, Known(key, actor.name, kind, country, sector, "acronym", actor.strict), True)
        for state in knowledge.states:
            key = f"state:{state.iso or state.name}"
            country = state.iso or None
            senses: tuple[tuple[Sense, Iterable[str]], ...] = (
                ("name", (state.name, *state.aliases)), ("adjective", state.adjectives), ("people", state.peoples),
                ("one", state.people), ("seat", state.seats),
            )  # fmt: skip
            for sense, names in senses:
                for name in names:
                    known = Known(key, state.name, "state", country, "GOV", sense)
                    if sense == "name":
                        self.by_key.setdefault(key, known)
                    self._name(name, known, is_capitals(name))
        for land in knowledge.territories:
            key = f"place:{land.name}"
            for sense, names in (
                ("name", (land.name,)), ("adjective", land.adjectives), ("people", land.peoples), ("one", land.people)
            ):  # fmt: skip
                for name in names:
                    self._name(name, Known(key, land.name, "place", land.country, None, sense))
        for institution in knowledge.institutions:
            for noun in institution.nouns:
                self._noun(noun, Noun(noun, institution, None))
        for nominal in knowledge.nominals:
            for noun in nominal.nouns:
                self._noun(noun, Noun(noun, None, nominal))
        for names_of in self._names.values():
            names_of.sort(key=lambda entry: -len(entry[0]))
        for nouns_of in self._nouns.values():
            nouns_of.sort(key=lambda entry: -len(entry[0]))
        self.last_words = {w: kind.kind for kind in knowledge.names.last_word for w in kind.words}
        self.first_words = {w: kind.kind for kind in knowledge.names.first_word for w in kind.words}
        self.seats = frozenset(pieces_of(seat) for state in knowledge.states for seat in state.seats)
        self.prefixes = {w: kind.kind for kind in knowledge.names.ship_prefix for w in kind.words}
        self.also_words = knowledge.names.also_words
        self.never = frozenset(knowledge.names.never)
        self.trims = frozenset(knowledge.names.trims)
        self.courtesy = frozenset(knowledge.roles.courtesy)
        self.masculine = frozenset(knowledge.roles.masculine)
        self.feminine = frozenset(knowledge.roles.feminine)
        self.role_sectors = {n: s.code for s in reversed(knowledge.roles.sector) for n in s.nouns}
        self.role_words = frozenset(p for noun in self.role_sectors for p in pieces_of(noun)) - {"of", "state", "staff"}
        self.role_heads = frozenset(pieces_of(noun.split(" of ")[0])[-1] for noun in self.role_sectors)

    def _name(self, name: str, known: Known, capitals: bool = False) -> None:
        words = pieces_of(name)
        if words and not any(
            w == words and (k.key == known.key or c == capitals) for w, k, c in self._names.get(words[0], ())
        ):
            self._names.setdefault(words[0], []).append((words, known, capitals))
        elif words and (known.kind == "state" or known.sense == "acronym"):
            held = next((k for w, k, _ in self._names[words[0]] if w == words), known)
            if held.key != known.key and (held.kind, held.sense) in (("state", held.sense), (held.kind, known.sense)):
                rivals = self.rivals.setdefault(words, [held])
                if all(k.key != known.key for k in rivals):
                    rivals.append(known)

    def _noun(self, words: str, noun: Noun) -> None:
        folded = pieces_of(words)
        if not any(w == folded for w, _ in self._nouns.get(folded[0], ())):
            self._nouns.setdefault(folded[0], []).append((folded, noun))

    def by_words(self, name: str) -> Known | None:
        """The known actor of exactly this name."""
        words = pieces_of(name)
        for entry, known, _ in self._names.get(words[0], ()):
            if entry == words:
                return known
        return None

    def is_seat(self, name: str) -> bool:
        """Whether a town of this name is the seat of a state."""
        return pieces_of(name) in self.seats

    def adjective(self, key: str) -> str:
        """The adjective of a state by its key ("state:TR"), or its name."""
        state = self.states.get(key.removeprefix("state:"))
        return state.adjectives[0] if state and state.adjectives else key.removeprefix("state:")

    def find(self, tokens: Sequence[Token]) -> tuple[list[Hit], list[Hit]]:
        """The known names and the known nouns of a page, each longest first at its place, without overlaps."""
        loud = loud_sentences(tokens)
        flat = [(piece, t.index) for t in tokens for piece in pieces(t.text)]
        words = [piece for piece, _ in flat]
        at = [index for _, index in flat]
        names: list[Hit] = []
        nouns: list[Hit] = []
        name_end = noun_end = 0
        for i, word in enumerate(words):
            if i and at[i - 1] == at[i] and word == "s":
                continue
            if i >= name_end and word in self._names and not tokens[at[i]].text[0].islower():
                for entry, known, capitals in self._names[word]:
                    end = i + len(entry)
                    if tuple(words[i:end]) != entry or not _whole(at, i, end, tokens):
                        continue
                    if capitals and not all(not any(c.islower() for c in tokens[at[j]].text) for j in range(i, end)):
                        continue
                    if capitals and end == i + 1 and word in self.also_words and tokens[at[i]].sentence in loud:
                        continue
                    names.append(Hit(at[i], at[end - 1] + 1, known))
                    name_end = end
                    break
            if i >= noun_end:
                hit = self._noun_at(words, at, i, tokens)
                if hit is not None:
                    nouns.append(hit[0])
                    noun_end = hit[1]
        return names, nouns

    def _noun_at(self, words: list[str], at: list[int], i: int, tokens: Sequence[Token]) -> tuple[Hit, int] | None:
        for word in (words[i], pieces(tokens[at[i]].lemma)[0] if pieces(tokens[at[i]].lemma) else ""):
            for entry, noun in self._nouns.get(word, ()):
                end = i + len(entry)
                if tuple(words[i + 1 : end]) == entry[1:] or (
                    len(entry) > 1
                    and end <= len(words)
                    and tuple(words[i + 1 : end - 1]) == entry[1:-1]
                    and pieces(tokens[at[end - 1]].lemma)[-1:] == entry[-1:]
                ):
                    if not _whole(at, i, end, tokens):
                        continue
                    if tokens[at[i]].sentence != tokens[at[end - 1]].sentence:
                        continue
                    return Hit(at[i], at[end - 1] + 1, noun), end
        return None


def loud_sentences(tokens: Sequence[Token]) -> set[int]:
    """The sentences printed all in capitals, where "IS" and "WHO" are words."""
    small: set[int] = set()
    large: dict[int, int] = {}
    for token in tokens:
        if len(token.text) > 3 and token.text.isalpha():
            if token.text.isupper():
                large[token.sentence] = large.get(token.sentence, 0) + 1
            else:
                small.add(token.sentence)
    return {number for number, count in large.items() if count > 1 and number not in small}


def _whole(at: list[int], first: int, end: int, tokens: Sequence[Token]) -> bool:
    """Whether a match ends where its last token ends and stays within a sentence."""
    if end > len(at):
        return False
    if end < len(at) and at[end] == at[end - 1]:
        return False
    if first and at[first - 1] == at[first]:
        return False
    return tokens[at[first]].sentence == tokens[at[end - 1]].sentence
