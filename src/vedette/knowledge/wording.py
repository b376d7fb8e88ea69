"""Words compared across pages: one spelling, one stem, one family for the many ways to say the same.

The stemmer only strips endings (after Lovins, "Development of a stemming algorithm", 1968: longest match, a stem of at
least three letters); two words that it confuses cost little where a whole sentence is compared.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

import msgspec

from vedette.knowledge.files import load

WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "’": "'", "ʼ": "'", "‘": "'"}
)
SHORTEST_STEM = 3


class Ending(msgspec.Struct, frozen=True, rename={"old": "from", "new": "to"}):
    old: str
    new: str


class WordList(msgspec.Struct, frozen=True):
    words: tuple[str, ...]


class SuffixList(msgspec.Struct, frozen=True):
    list: tuple[str, ...]


class SpellingExample(msgspec.Struct, frozen=True):
    words: tuple[str, str]
    same: bool


class Spellings(msgspec.Struct, frozen=True):
    """The file ``spellings.toml``."""

    ending: tuple[Ending, ...]
    keep: WordList
    words: dict[str, str]
    function: WordList
    suffixes: SuffixList
    examples: tuple[SpellingExample, ...]


class TypePairs(msgspec.Struct, frozen=True):
    near: tuple[tuple[str, str], ...]


class MeasureKin(msgspec.Struct, frozen=True):
    kin: tuple[tuple[str, str], ...]
    cumulative: tuple[str, ...]


class AnyPeople(msgspec.Struct, frozen=True):
    any: tuple[str, ...]


class Counting(msgspec.Struct, frozen=True):
    added: tuple[str, ...]
    parts: tuple[str, ...]


class Families(msgspec.Struct, frozen=True):
    families: tuple[str, ...]


class Channels(msgspec.Struct, frozen=True):
    public: tuple[str, ...]


class Opposites(msgspec.Struct, frozen=True):
    pairs: tuple[tuple[str, str], ...]


class FamilyExamples(msgspec.Struct, frozen=True):
    same: tuple[tuple[str, str], ...]
    differ: tuple[tuple[str, str], ...]


class Paraphrases(msgspec.Struct, frozen=True):
    """The file ``paraphrases.toml``."""

    families: dict[str, tuple[str, ...]]
    types: TypePairs
    measures: MeasureKin
    people: AnyPeople
    counting: Counting
    tolls: Families
    wholes: Families
    channels: Channels
    opposites: Opposites
    examples: FamilyExamples


@cache
def spellings() -> Spellings:
    return load("spellings", Spellings)


@cache
def paraphrases() -> Paraphrases:
    return load("paraphrases", Paraphrases)


@cache
def function_words() -> frozenset[str]:
    """Words without content of their own."""
    return frozenset(spellings().function.words)


def fold(text: str) -> str:
    """Lower case without diacritics, with straight apostrophes.

    >>> fold("Šešelj’s")
    "seselj's"
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold().translate(LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=200_000)
def one_spelling(word: str) -> str:
    """A word folded, without the possessive, in the American spelling where there are two.

    >>> one_spelling("Neutralise"), one_spelling("rise"), one_spelling("Turkey’s")
    ('neutralize', 'rise', 'turkey')
    """
    plain = fold(word).removesuffix("'s").removesuffix("'").removesuffix(".")
    data = spellings()
    if plain in data.words:
        return data.words[plain]
    if plain in _kept():
        return plain
    for ending in _endings():
        if plain.endswith(ending.old) and len(plain) >= len(ending.old) + 3:
            return plain.removesuffix(ending.old) + ending.new
    return plain.replace(".", "") if len(plain) <= 8 else plain


@cache
def _kept() -> frozenset[str]:
    return frozenset(spellings().keep.words)


@cache
def _endings() -> tuple[Ending, ...]:
    return tuple(sorted(spellings().ending, key=lambda e: -len(e.old)))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """What is left of a word of one spelling without its ending.

    >>> stem("negotiations") == stem("negotiating") == stem("negotiated")
    True
    """
    for suffix in spellings().suffixes.list:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST_STEM:
            word = word.removesuffix(suffix)
            break
    if len(word) > SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > SHORTEST_STEM else word


@cache
def _families() -> dict[str, str]:
    return {one_spelling(w): f"={name}" for name, words in paraphrases().families.items() for w in words}


@lru_cache(maxsize=200_000)
def idea(word: str) -> str:
    """The family of a word ("=kill"), or its stem where it has none.

    >>> idea("kidnapped") == idea("abduction")
    True
    """
    plain = one_spelling(word)
    return _families().get(plain) or stem(plain)


def words_in(text: str) -> list[str]:
    """The words of a text in order, each in one spelling.

    >>> words_in("The de-confliction deal")
    ['the', 'de', 'confliction', 'deal']
    """
    return [one_spelling(m.group()) for m in WORD.finditer(text)]


def ideas_in(text: str) -> list[str]:
    """The ideas behind the content words of a text, in order."""
    skip = function_words()
    return [idea(w) for w in words_in(text) if w not in skip]


@cache
def near_types() -> frozenset[frozenset[str]]:
    """Pairs of event types that two tellings of one deed may have."""
    return frozenset(frozenset(p) for p in paraphrases().types.near)


@cache
def kin_measures() -> frozenset[frozenset[str]]:
    """Pairs of measures that count nearly the same."""
    return frozenset(frozenset(p) for p in paraphrases().measures.kin)


@cache
def cumulative_measures() -> frozenset[str]:
    """Measures whose counts can only rise."""
    return frozenset(paraphrases().measures.cumulative)


@cache
def any_people() -> frozenset[str]:
    """Words that count people of whatever kind."""
    return frozenset(one_spelling(w) for w in paraphrases().people.any)


@cache
def opposite_ideas() -> frozenset[frozenset[str]]:
    """Pairs of families that deny each other."""
    return frozenset(frozenset(f"={w}" for w in p) for p in paraphrases().opposites.pairs)
